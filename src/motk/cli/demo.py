"""`motk demo`: a studio to look around in."""

from typing import Annotated

import typer

from motk.cli.database import database
from motk.cli.start import settings_for_command
from motk.core.settings import Settings


def demo(
    scale: Annotated[
        int | None,
        typer.Option(min=1, help="Generate a big production instead: 1 is 5,000 shots and 44,000 tasks, 2 twice that."),
    ] = None,
) -> None:
    """Load the demo studio: two productions made from real material, with a team, tasks and notes."""
    from motk.migrations.run import upgrade

    settings = settings_for_command()
    with database(settings) as dsn:
        upgrade(dsn)
        load(settings, dsn, scale)


def load(settings: Settings, dsn: str, scale: int | None = None) -> None:
    """Load the demo into a migrated database; writes how to sign in to HOME/demo-sign-in.txt."""
    from motk.demo.load import load as load_demo

    load_demo(settings, dsn, scale=scale)


def load_once(settings: Settings, dsn: str) -> None:
    """Load the demo into a database without a studio; a studio, its own or the demo's, is left alone."""
    import psycopg

    with psycopg.connect(dsn) as connection:
        has_studio = connection.execute("select exists(select from organization)").fetchone()
    if has_studio == (False,):
        load(settings, dsn)
