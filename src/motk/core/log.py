"""Putting the log on the tables. The log itself is SQL: log.sql and log_revert.sql."""

import hashlib
from importlib.resources import files

from sqlalchemy import Connection, text


def install(connection: Connection, tracked: list[str], *rules: str) -> bool:
    """Define the functions and put the triggers on the `tracked` tables, unless exactly this was done before. True if it did.

    `rules` are more SQL sources to run; like the log's own, running them again changes nothing.
    """
    sources = _sources(*rules)
    wanted, installed = _signatures(connection, tracked, sources)
    if installed != wanted:
        for source in sources:
            connection.exec_driver_sql(source.replace("%", "%%"))
        for table in tracked:
            connection.execute(text("select motk.track(cast(:table as regclass))"), {"table": table})
        connection.exec_driver_sql(f"comment on schema motk is '{wanted}'")
    connection.execute(text("select motk.ensure_partitions()"))
    return installed != wanted


def is_installed(connection: Connection, tracked: list[str], *rules: str) -> bool:
    """Whether the functions and triggers are those of this version, for the columns that the tables have now."""
    wanted, installed = _signatures(connection, tracked, _sources(*rules))
    return installed == wanted


def _sources(*rules: str) -> list[str]:
    return [(files("motk.core") / name).read_text() for name in ("log.sql", "log_revert.sql")] + list(rules)


def _signatures(connection: Connection, tracked: list[str], sources: list[str]) -> tuple[str, str | None]:
    """What should stand on the schema, and what does."""
    columns = connection.execute(
        text(
            "select string_agg(format('%s.%s %s %s', relname, attname, atttypid, attgenerated), ';' order by relname, attnum)"
            " from pg_attribute join pg_class on pg_class.oid = attrelid"
            " where relname = any(:tracked) and relnamespace = 'public'::regnamespace and attnum > 0 and not attisdropped"
        ),
        {"tracked": tracked},
    ).scalar_one()
    wanted = hashlib.sha256("\0".join([*sources, *sorted(tracked), columns]).encode()).hexdigest()
    installed = connection.execute(text("select obj_description('motk'::regnamespace, 'pg_namespace')")).scalar()
    return wanted, installed
