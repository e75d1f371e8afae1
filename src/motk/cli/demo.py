"""`motk demo`: a studio to look around in."""

from typing import Annotated

import typer

from motk.cli.database import database
from motk.cli.refusals import Refusal
from motk.cli.start import settings_for_command
from motk.core.settings import Settings


def demo(
    scale: Annotated[
        float | None,
        typer.Option(
            min=0.01, help="Generate a big production instead: 1 is 5,000 shots and 44,000 tasks, 2 twice that."
        ),
    ] = None,
    studio: Annotated[
        str | None, typer.Option(help="The slug of the studio to load it into; not needed when there is one or none.")
    ] = None,
) -> None:
    """Load the demo: two productions made from real material, with a team, tasks and notes."""
    from motk.migrations.run import upgrade

    settings = settings_for_command()
    with database(settings) as dsn:
        upgrade(dsn)
        load(settings, dsn, scale=scale, studio=studio)


def load(settings: Settings, dsn: str, *, scale: float | None = None, studio: str | None = None) -> None:
    """Load the demo into a migrated database; writes how to sign in to HOME/demo-sign-in.txt. Raises Refusal."""
    from motk.core.errors import NotFound
    from motk.demo.load import DemoRefused
    from motk.demo.load import load as load_demo

    try:
        load_demo(settings, dsn, scale=scale, studio=studio)
    except (DemoRefused, NotFound) as refused:
        raise Refusal(str(refused)) from None


def load_once(settings: Settings, dsn: str) -> None:
    """Load the demo into a database without a studio; a studio, its own or the demo's, is left alone."""
    import psycopg

    with psycopg.connect(dsn) as connection:
        has_studio = connection.execute("select exists(select from organization)").fetchone()
    if has_studio == (False,):
        load(settings, dsn)
