"""Rows of the demo into the database, by COPY."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any
from uuid import UUID

from psycopg import Connection, sql
from psycopg.types.json import Jsonb
from sqlalchemy.dialects.postgresql import JSONB

from motk.demo.rows import Row
from motk.model import Base


def copy_tables(
    connection: Connection, tables: Iterable[tuple[str, Sequence[Row]]], instead: Mapping[UUID, UUID] | None = None
) -> None:
    """Copy the rows into the open change set, what is referred to first.

    `instead` maps ids to rows that are there already: those are not copied, and what refers to them refers to the
    others. Comments keep their own dates and names.
    """
    instead = instead or {}
    for table, listed in tables:
        _keep_marks(connection, on=table == "comment")
        copy_rows(connection, table, [row for row in listed if row.id not in instead], instead)
    _keep_marks(connection, on=False)


def copy_rows(connection: Connection, table: str, listed: Sequence[Row], instead: Mapping[UUID, UUID]) -> None:
    if not listed:
        return
    names = [field.name for field in fields(listed[0])]
    columns = Base.metadata.tables[table].c
    is_json = [isinstance(columns[name].type, JSONB) for name in names]

    def written(value: Any, as_json: bool) -> Any:
        if as_json:
            return Jsonb(value)
        return instead.get(value, value) if isinstance(value, UUID) else value

    statement = sql.SQL("copy {} ({}) from stdin").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, names))
    )
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in listed:
            copy.write_row([written(getattr(row, name), as_json) for name, as_json in zip(names, is_json, strict=True)])


def _keep_marks(connection: Connection, *, on: bool) -> None:
    connection.execute("select set_config('motk.keep_marks', %s, true)", ("on" if on else "",))
