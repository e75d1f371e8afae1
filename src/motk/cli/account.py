"""`motk account` and `motk token`: people and bots, from the server's console."""

import secrets
import sys
from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer

from motk.cli.refusals import Refusal
from motk.cli.writing import write

app = typer.Typer(help="Make accounts and set passwords.", no_args_is_help=True)
tokens = typer.Typer(help="Make API tokens.", no_args_is_help=True)

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
    from pydantic import ValidationError

    from motk.features.access.console import create_account as create
    from motk.features.people.schemas import AccountNew
    from motk.gate.gate import Writing

    try:
        given = AccountNew.model_validate(
            {
                "account_name": account_name,
                "display_name": display_name or account_name,
                "account_type": account_type,
                **({"email": email} if email else {}),
            }
        )
    except ValidationError as error:
        wrong = error.errors(include_url=False)[0]
        raise Refusal(f"{wrong['loc'][0]}: {wrong['msg']}.") from None
    password = None if account_type == "bot" else _new_password()

    async def act(w: Writing) -> None:
        await create(w, given.model_dump(mode="json", exclude_unset=True), password)

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

    password = _new_password()

    async def act(w: Writing) -> None:
        await reset(w, account_name, password)

    write("account.reset", organization, act)
    sys.stdout.write(f"{account_name} can sign in with the password {password}\n")


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


def _new_password() -> str:
    """Four groups of four: 79 bits, and still typed in one go."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
