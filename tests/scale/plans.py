"""What PostgreSQL does for a statement, told plainly enough to assert on."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import Connection


@dataclass(frozen=True)
class Scan:
    """One table read: how, by which index, and how many rows were looked at, those thrown away included."""

    table: str
    how: str
    index: str | None
    rows: int


def scans(connection: Connection, statement: str, parameters: Any) -> list[Scan]:
    """Run a statement and list its scans; partitions of the log go by the name of `change`, those where nothing was looked at left out."""
    explained = "explain (analyze, timing off, format json) " + statement
    row = connection.execute(explained, parameters).fetchone()  # type: ignore[call-overload]
    connection.rollback()
    plan = row[0] if isinstance(row[0], list) else json.loads(row[0])
    return [scan for scan in _scans(plan[0]["Plan"]) if scan.rows]


def _scans(node: dict[str, Any]) -> Iterator[Scan]:
    if "Relation Name" in node:
        table: str = node["Relation Name"]
        looked_at = node["Actual Rows"] + node.get("Rows Removed by Filter", 0)
        yield Scan(
            "change" if table.startswith("change_2") or table == "change_default" else table,
            node["Node Type"],
            node.get("Index Name"),
            round(looked_at * node["Actual Loops"]),
        )
    for inner in node.get("Plans", ()):
        yield from _scans(inner)


def connect(dsn: str) -> Connection:
    return psycopg.connect(dsn, options="-c search_path=public -c jit=off")
