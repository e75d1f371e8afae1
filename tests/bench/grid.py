"""The grid read: a whole request against the same SQL in a bare loop, a re-open with nothing new, and with 100 changes."""

import json
from collections.abc import Iterator
from time import perf_counter
from uuid import UUID

from psycopg import Connection
from sqlalchemy import create_engine
from tests.bench.stage import Client, Stage
from tests.bench.table import Line, compare, fact, megabytes, milliseconds

from motk.core.cursor import queries as log_queries
from motk.features.projects.grid import queries

_DIALECT = create_engine("postgresql+psycopg://").dialect
ALL = {"only_entities": None, "only_tasks": None, "own_fields": None, "with_crew": True, "zone": "Europe/Paris"}
GRID = str(queries.grid.shaped(ALL).compile(dialect=_DIALECT))
SETTLED = str(log_queries.settled.statement.compile(dialect=_DIALECT))


def run(stage: Stage, sizes: list[int], pairs: int) -> Iterator[Line]:
    for shots in sizes:
        stage.production(shots)
    stage.settle()
    with stage.api() as api, api.client() as client, stage.connect() as connection:
        for shots in sizes:
            made = stage.production(shots)
            yield from _one_size(client, connection, made.project_id, f"{shots:,} shots x 8", pairs, shots == 5_000)
        yield from _reopened(stage, client, connection, sizes[len(sizes) // 2], pairs)


def _one_size(
    client: Client, connection: Connection, project: UUID, size: str, pairs: int, is_target: bool
) -> Iterator[Line]:
    path = f"/projects/{project}/grid/shot"

    def bare() -> None:
        connection.execute(GRID, {"project_id": project, "kind": "shot", **ALL}).fetchone()

    # The driver makes a plan of its own for the first executions and a general one, which both sides then use.
    for _ in range(8):
        bare()
        client.request("GET", path)
    plain = len(client.request("GET", path)[1])
    packed = len(client.request("GET", path, headers={"Accept-Encoding": "zstd"})[1])
    yield compare(
        f"grid of {size}, {megabytes(plain)}",
        bare,
        lambda: client.request("GET", path),
        pairs=pairs,
        at_most=1.3 if is_target else None,
    )
    yield compare(
        f"grid of {size}, zstd {megabytes(packed)}",
        bare,
        lambda: client.request("GET", path, headers={"Accept-Encoding": "zstd"}),
        pairs=pairs,
    )


def _reopened(stage: Stage, client: Client, connection: Connection, shots: int, pairs: int) -> Iterator[Line]:
    project = stage.production(shots).project_id
    path = f"/projects/{project}/grid/shot"
    _, body, headers = client.request("GET", path)
    unchanged = {"If-None-Match": headers["etag"]}

    def bare() -> None:
        connection.execute(SETTLED, {"organization": stage.organization, "project": project}).fetchone()
        connection.rollback()

    def reopen() -> None:
        status, content, _ = client.request("GET", path, headers=unchanged)
        assert (status, content) == (304, b"")

    yield compare(f"re-open of {shots:,} shots, nothing new (304), against its look-up", bare, reopen, pairs=pairs * 5)
    yield from _with_100_changes(client, project, json.loads(body), len(body), pairs)


def _with_100_changes(
    client: Client, project: UUID, page: dict[str, list[list[object]]], full_bytes: int, pairs: int
) -> Iterator[Line]:
    shots = [row[0] for row in page["rows"]][:100]
    changed = [{"id": shot, "description": "Closer on the hands."} for shot in shots]
    client.request("PATCH", "/entities/bulk", {"rows": changed})
    path = f"/projects/{project}/grid/shot?since={page['cursor']}"
    body = client.request("GET", path)[1]
    delta = json.loads(body)
    took = []
    for _ in range(pairs * 3):
        started = perf_counter()
        client.request("GET", path)
        took.append(perf_counter() - started)
    only = not delta["full"] and {row[0] for row in delta["rows"]} == set(shots)
    yield fact(
        f"re-open after 100 changes: {len(delta['rows'])} rows, {megabytes(len(body))} of {megabytes(full_bytes)}",
        milliseconds(took),
        target="those rows only",
        met=only,
    )
