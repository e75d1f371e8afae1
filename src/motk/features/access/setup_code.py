"""The code that lets the first person in from another machine: whoever reads the server's state folder may found its studio."""

import hmac
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from motk.core.errors import Forbidden
from motk.core.secret_key import read_or_create
from motk.core.settings import Settings

_FORWARDED = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip")


def setup_code(settings: Settings) -> str:
    """The code, made on first use and kept in HOME/setup-code (mode 0600) until the studio is there."""
    return read_or_create(_file(settings), length_bytes=9)


def forget_setup_code(settings: Settings) -> None:
    with suppress(FileNotFoundError):
        _file(settings).unlink()


def hold_setup_code(settings: Settings, given: str | None) -> None:
    """Raises Forbidden unless `given` is the code."""
    if not hmac.compare_digest((given or "").strip().encode(), setup_code(settings).encode()):
        raise Forbidden(
            "Type the set-up code: it stands where MOTK was started, and in the file setup-code of its state folder.",
            field="code",
        )


def comes_from_this_machine(settings: Settings, peer: str | None, host: str, headers: set[str]) -> bool:
    """Whether the request was typed on the server itself: no proxy has touched it and no foreign name led here.

    A page of another site can point its own name at 127.0.0.1, and a proxy on this machine connects from 127.0.0.1 as well:
    hence the look at the Host header, at the public address and at the forwarding headers.
    """
    return (
        _is_loopback(peer)
        and headers.isdisjoint(_FORWARDED)
        and _is_loopback(urlsplit(f"//{host}").hostname)
        and _is_loopback(urlsplit(settings.public_url).hostname)
    )


def _is_loopback(name: str | None) -> bool:
    if name == "localhost":
        return True
    try:
        return ip_address(name or "").is_loopback
    except ValueError:
        return False


def _file(settings: Settings) -> Path:
    return settings.home / "setup-code"
