"""`motk migrate`."""

from motk.cli.database import database
from motk.cli.start import settings_for_command


def migrate() -> None:
    """Bring the database up to date. Safe to repeat, and to run on several machines at once."""
    from motk.migrations.run import upgrade

    with database(settings_for_command()) as dsn:
        upgrade(dsn)
