"""Bring a database up to date: migrations, functions, triggers, partitions; several processes may try at once."""

from importlib.resources import files
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, text

from motk.core import log
from motk.core.db import driver_url
from motk.migrations.fit import refuse_unfit
from motk.model import Base
from motk.model.base import Tracked

# Any number that only we use: `motk up` on four machines migrates once.
_LOCK = 7_262_023


def tracked_tables() -> list[str]:
    """Names of the tables in the log, those referred to first."""
    logged = {str(mapper.local_table) for mapper in Base.registry.mappers if issubclass(mapper.class_, Tracked)}
    return [table.name for table in Base.metadata.sorted_tables if table.name in logged]


def configuration(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    return config


def upgrade(dsn: str) -> None:
    """Migrate to the newest version. Raises WrongSetting for a database that is not fit for us, and what PostgreSQL says when
    a migration cannot run; the database is then as it was.
    """
    refuse_unfit(dsn)
    engine = create_engine(driver_url(dsn), connect_args={"options": "-c search_path=public -c timezone=UTC"})
    with engine.begin() as connection:
        connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        connection.execute(
            text(
                "select set_config('motk.shell', 'on', true), set_config('motk.verb', 'migration.run', true),"
                " set_config('motk.via', 'migration', true)"
            )
        )
        command.upgrade(configuration(connection), "head")
        log.install(connection, tracked_tables(), *_rules())
    engine.dispose()


def newest() -> str:
    """The migration that a database of this version has."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    head = ScriptDirectory.from_config(config).get_current_head()
    assert head is not None  # noqa: S101 - there are migrations
    return head


def is_current(connection: Connection) -> bool:
    """Whether functions, triggers and rules are those of this version."""
    return log.is_installed(connection, tracked_tables(), *_rules())


def _rules() -> list[str]:
    return [(files("motk.model") / name).read_text() for name in ("rules.sql", "search.sql")]
