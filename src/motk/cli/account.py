"""`motk account` and `motk token`: people and bots, from the server's console."""

import secrets
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from motk.cli.refusals import Refusal
from motk.cli.writing import write

if TYPE_CHECKING:
    from pydantic import ValidationError

app = typer.Typer(help="Accounts: make them, list them, set passwords, close them.", no_args_is_help=True)
tokens = typer.Typer(help="API tokens: make, list and revoke them.", no_args_is_help=True)

Organization = Annotated[str | None, typer.Option(help="The studio's short name; needed when there are several.")]

# No letter that is read as another.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


@app.command("create")
def create_account(
    account_name: Annotated[str, typer.Argument(help="What the person types to sign in.")],
    display_name: Annotated[str, typer.Option("--name", help="The person's name, as others read it.")] = "",
    account_type: Annotated[
        str, typer.Option("--type", help="admin, manager, supervisor, artist, client, vendor or bot.")
    ] = "artist",
    email: Annotated[str | None, typer.Option(help="Where mails go.")] = None,
    organization: Organization = None,
) -> None:
    """Make an account. Its password is made too, and shown this once; a bot has none and takes tokens."""
    from motk.features.access.console import create_account as create
    from motk.gate.gate import Writing

    given = account_fields(account_name, display_name, account_type, email)
    password = None if account_type == "bot" else new_password()

    async def act(w: Writing) -> None:
        await create(w, given, password)

    write("account.create", organization, act)
    sys.stdout.write(
        f"{account_name} can sign in with the password {password}\n" if password else f"{account_name} is made.\n"
    )


@app.command("reset-password")
def reset_password(
    account_name: Annotated[str, typer.Argument(help="The account's name.")], organization: Organization = None
) -> None:
    """Set a new password, shown this once, and end all of the account's sessions."""
    from motk.features.access.console import reset_password as reset
    from motk.gate.gate import Writing

    password = new_password()

    async def act(w: Writing) -> None:
        await reset(w, account_name, password)

    write("account.reset", organization, act)
    sys.stdout.write(f"{account_name} can sign in with the password {password}\n")


@app.command("list")
def list_accounts(organization: Organization = None) -> None:
    """List the studio's accounts: name, type, whether it may come in, address, the person's name."""
    from motk.features.access import console
    from motk.gate.gate import Writing

    async def act(w: Writing) -> list[list[str]]:
        return [
            [
                account.account_name,
                account.account_type,
                "archived" if account.archived_at else "active" if account.active else "inactive",
                account.email or "-",
                account.display_name,
            ]
            for account in await console.list_accounts(w)
        ]

    print_table(write("account.list", organization, act))


@app.command("deactivate")
def deactivate(
    account_name: Annotated[str, typer.Argument(help="The account's name.")], organization: Organization = None
) -> None:
    """Let nobody in by this account any more: its sessions and tokens end at once, and stay ended. What it did stays."""
    from motk.features.access import console
    from motk.gate.gate import Writing

    async def act(w: Writing) -> None:
        await console.deactivate(w, account_name)

    write("account.edit", organization, act)
    sys.stdout.write(f"{account_name} can no longer come in.\n")


@tokens.command("list")
def list_tokens(
    account_name: Annotated[str, typer.Argument(help="Whose tokens.")], organization: Organization = None
) -> None:
    """List an account's tokens: id, name, how it begins, when it was last used, when it ends, what it may do."""
    from motk.features.access import console
    from motk.gate.gate import Writing

    async def act(w: Writing) -> list[list[str]]:
        return [
            [
                str(token.id),
                token.name,
                f"{token.hint}…",
                f"{token.last_used_at:%Y-%m-%d}" if token.last_used_at else "unused",
                f"{token.expires_at:%Y-%m-%d}" if token.expires_at else "no end",
                " ".join(token.scopes),
            ]
            for token in await console.list_tokens(w, account_name)
        ]

    print_table(write("token.list_for", organization, act))


@tokens.command("revoke")
def revoke_token(
    account_name: Annotated[str, typer.Argument(help="Whose token.")],
    token: Annotated[str, typer.Argument(help="Its id or its name, or the token itself.")],
    organization: Organization = None,
) -> None:
    """Revoke a token: it opens nothing from now on."""
    from motk.features.access import console
    from motk.gate.gate import Writing

    async def act(w: Writing) -> str:
        return (await console.revoke_token(w, account_name, token)).name

    name = write("token.revoke_for", organization, act)
    sys.stdout.write(f"The token {name} of {account_name} is revoked.\n")


@tokens.command("create")
def create_token(
    account_name: Annotated[str, typer.Argument(help="Whose token; best a bot's.")],
    scope: Annotated[list[str], typer.Option(help="A verb such as task.list, or all of a noun: task.*. Repeatable.")],
    name: Annotated[str, typer.Option(help="What the token is for.")] = "console",
    days: Annotated[
        int | None, typer.Option(min=1, max=3650, help="After how many days it ends; without, never.")
    ] = None,
    organization: Organization = None,
) -> None:
    """Make an API token. It is printed this once, alone on its line, for a script to take."""
    from motk.features.access.console import create_token as create
    from motk.gate.gate import Writing

    expires_at = datetime.now(UTC) + timedelta(days=days) if days else None

    async def act(w: Writing) -> str:
        return (await create(w, account_name, name, scope, expires_at)).token

    sys.stdout.write(f"{write('token.create', organization, act)}\n")


def account_fields(account_name: str, display_name: str, account_type: str, email: str | None) -> dict[str, Any]:
    """What the console says of a new account. Raises Refusal."""
    from pydantic import ValidationError

    from motk.features.people.schemas import AccountNew

    given = {
        "account_name": account_name,
        "display_name": display_name or account_name,
        "account_type": account_type,
        **({"email": email} if email else {}),
    }
    try:
        return AccountNew.model_validate(given).model_dump(mode="json", exclude_unset=True)
    except ValidationError as error:
        raise misfit(error) from None


def misfit(error: "ValidationError") -> Refusal:
    """The first thing that is wrong with what was typed."""
    wrong = error.errors(include_url=False)[0]
    return Refusal(f"{wrong['loc'][0]}: {wrong['msg']}.")


def print_table(rows: list[list[str]]) -> None:
    """In columns, the last one as long as it is; nothing for nothing, so that scripts may count lines."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        line = "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True))
        sys.stdout.write(f"{line.rstrip()}\n")


def new_password() -> str:
    """Four groups of four: 79 bits, and still typed in one go."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
