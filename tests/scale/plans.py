"""What PostgreSQL does for a statement, told plainly enough to assert on."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import Connection, sql


@dataclass(frozen=True)
class Scan:
    """One table read: how, by which index, and how many rows were looked at, those thrown away included."""

    table: str
    how: str
    index: str | None
    rows: int


def scans(connection: Connection, statement: str, parameters: Any) -> list[Scan]:
    """Run a statement and list its scans; partitions of the log go by the name of `change`, those where nothing was looked at left out."""
    return _explained(connection, sql.SQL(statement), parameters)


def kept_scans(connection: Connection, statement: str, parameters: Mapping[str, Any]) -> list[Scan]:
    """The same for the general plan, made without a look at the values."""
    names = list(dict.fromkeys(re.findall(r"%\((\w+)\)s", statement)))
    numbered = re.sub(r"%\((\w+)\)s(::\w+)?", lambda match: f"${names.index(match[1]) + 1}", statement)
    connection.execute("set plan_cache_mode = force_generic_plan")
    connection.execute(sql.SQL("prepare kept as " + numbered))
    values = sql.SQL(", ").join(sql.Literal(parameters[name]) for name in names)
    return _explained(connection, sql.SQL("execute kept({})").format(values), None)


def _explained(connection: Connection, statement: sql.Composable, parameters: Any) -> list[Scan]:
    explained = sql.SQL("explain (analyze, timing off, format json) ") + statement
    row = connection.execute(explained, parameters).fetchone()
    connection.rollback()
    assert row is not None
    return [scan for scan in _scans(row[0][0]["Plan"]) if scan.rows]


def _scans(node: dict[str, Any]) -> Iterator[Scan]:
    if "Relation Name" in node:
        table: str = node["Relation Name"]
        looked_at = node["Actual Rows"] + node.get("Rows Removed by Filter", 0)
        yield Scan(
            "change" if table.startswith("change_2") or table == "change_default" else table,
            node["Node Type"],
            node.get("Index Name") or ", ".join(_bitmaps(node)) or None,
            round(looked_at * node["Actual Loops"]),
        )
    for inner in node.get("Plans", ()):
        yield from _scans(inner)


def _bitmaps(node: dict[str, Any]) -> Iterator[str]:
    """The indexes that a bitmap of rows was made of."""
    for inner in node.get("Plans", ()):
        yield from [inner["Index Name"]] if inner["Node Type"] == "Bitmap Index Scan" else _bitmaps(inner)


def connect(dsn: str) -> Connection:
    return psycopg.connect(dsn, options="-c search_path=public -c jit=off")
