"""`motk studio`: several studios in one installation, from the server's console."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from motk.cli.account import account_fields, misfit, new_password, print_table
from motk.cli.writing import read, write

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from motk.gate.gate import Writing

app = typer.Typer(help="Studios: make another beside the first, list them.", no_args_is_help=True)


@app.command("create")
def create_studio(
    name: Annotated[str, typer.Argument(help="The studio's name.")],
    admin: Annotated[str, typer.Option(help="What its first admin types to sign in.")],
    admin_name: Annotated[str, typer.Option("--name", help="The admin's name, as others read it.")] = "",
    email: Annotated[str | None, typer.Option(help="Where the admin's mails go.")] = None,
    short_name: Annotated[
        str | None, typer.Option(help="The studio's short name, for signing in and for commands; made of its name.")
    ] = None,
) -> None:
    """Make a studio with the usual lists and its first admin, whose password is made too, and shown this once."""
    from pydantic import ValidationError

    from motk.features.access.console import found_another
    from motk.features.organization.schemas import OrganizationChanges

    try:
        chosen = OrganizationChanges.model_validate({"name": name, **({"slug": short_name} if short_name else {})})
    except ValidationError as error:
        raise misfit(error) from None
    given = account_fields(admin, admin_name, "admin", email)
    password = new_password()

    async def act(w: "Writing") -> str:
        return await found_another(w, chosen.name, short_name, given, password)

    made = write("setup.create", None, act, is_new=True)
    sys.stdout.write(f"{chosen.name} is made; its short name is {made}.\n")
    sys.stdout.write(f"{admin} can sign in there with the password {password}\n")


@app.command("list")
def list_studios() -> None:
    """List the installation's studios: short name, whether anybody may come in, name."""
    from motk.features.access.console import studios

    async def act(session: "AsyncSession") -> list[list[str]]:
        return [
            [studio.slug, "archived" if studio.archived_at else "active", studio.name]
            for studio in await studios(session)
        ]

    print_table(read(act))
