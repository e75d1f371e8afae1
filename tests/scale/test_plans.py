"""How the hot reads find their rows: through an index, past nothing that is not theirs."""

import psycopg
import pytest
from sqlalchemy import create_engine
from tests.scale.conftest import ORGANIZATION, Api, Seeded
from tests.scale.plans import Scan, connect, kept_scans, scans

from motk.core.cursor import Cursor
from motk.features.projects.grid import queries

pytestmark = pytest.mark.anyio

BIG = {"change", "comment", "task", "task_assignee", "entity", "entity_link"}


def of_last(api: Api, seeded: Seeded, *, having: str = "select") -> list[Scan]:
    """The scans of big tables in the statements of the last request that hold a word."""
    with connect(seeded.dsn) as connection:
        return [
            scan
            for statement, parameters in api.last.statements
            if having in statement.lower()
            for scan in scans(connection, statement, parameters)
            if scan.table in BIG
        ]


def cursor_now(seeded: Seeded) -> str:
    with psycopg.connect(seeded.dsn) as connection:
        row = connection.execute(
            "select epoch, pg_snapshot_xmin(pg_current_snapshot())::text::bigint from log_epoch"
        ).fetchone()
    assert row is not None
    return str(Cursor(row[0], row[1], 0))


def edit(seeded: Seeded, shots: int) -> None:
    with psycopg.connect(seeded.dsn) as connection:
        connection.execute("select motk.begin('entity.edit', null, %s, 'cli')", (ORGANIZATION,))
        connection.execute(
            "update entity set description = description || '.' where project_id = %s and kind = 'shot' and cut_order <= %s",
            (seeded.big.project_id, shots),
        )


async def test_asking_whether_anything_changed_looks_at_two_entries_of_the_log(api: Api, seeded: Seeded) -> None:
    path = f"/projects/{seeded.big.project_id}/grid/shot"
    api.http.headers["If-None-Match"] = (await api.send("GET", path)).headers["ETag"]
    await api.send("GET", path)
    looked = of_last(api, seeded)
    assert {scan.table for scan in looked} == {"change"}
    assert all("Index" in scan.how and scan.index and "project" in scan.index for scan in looked)
    assert sum(scan.rows for scan in looked) == 2, looked


async def test_what_changed_since_is_found_without_the_past(api: Api, seeded: Seeded) -> None:
    since = cursor_now(seeded)
    edit(seeded, 20)
    grid = (await api.send("GET", f"/projects/{seeded.big.project_id}/grid/shot", since=since)).json()
    assert (grid["full"], len(grid["rows"])) == (False, 20)
    looked = [scan for scan in of_last(api, seeded, having="recent") if scan.table == "change"]
    assert sum(scan.rows for scan in looked) == 20
    assert all(scan.index and "project" in scan.index for scan in looked)


async def test_the_rows_that_changed_are_fetched_alone(api: Api, seeded: Seeded) -> None:
    since = cursor_now(seeded)
    edit(seeded, 5)
    await api.send("GET", f"/projects/{seeded.big.project_id}/grid/shot", since=since)
    looked = of_last(api, seeded, having="entity as row")
    # Eight tasks each, and the one that a neighbour of this file adds to every shot.
    assert sum(scan.rows for scan in looked if scan.table == "task") <= 2 * 5 * 9, looked
    assert sum(scan.rows for scan in looked if scan.table == "task_assignee") <= 2 * 5 * 9, looked


def test_the_plan_that_postgresql_keeps_for_a_few_rows_is_one_for_a_few(seeded: Seeded) -> None:
    """After five times it plans a statement once for all values; what was made for all rows must not be it."""
    with connect(seeded.dsn) as connection:
        found = connection.execute("select array_agg(id) from entity where kind = 'shot' and cut_order <= 5").fetchone()
        assert found is not None
        asked = {"project_id": seeded.big.project_id, "kind": "shot", "only_entities": found[0]}
        asked |= {"only_tasks": None, "own_fields": None, "with_crew": True, "zone": "Europe/Paris"}
        statement = queries.grid.shaped(asked).compile(dialect=create_engine("postgresql+psycopg://").dialect)
        looked = kept_scans(connection, str(statement), asked)
    assert sum(scan.rows for scan in looked if scan.table in {"task", "task_assignee"}) < 500, looked


async def test_the_feed_steps_over_the_rows_of_a_change_set(api: Api, seeded: Seeded) -> None:
    """The second change set below holds 36,000 rows; the page costs an entry of the index for each of its lines."""
    for path in (f"/projects/{seeded.big.project_id}/feed", f"/projects/{seeded.small.project_id}/feed", "/feed"):
        await api.send("GET", path, limit=20)
        looked = of_last(api, seeded)
        assert not [scan for scan in looked if scan.how == "Seq Scan" and scan.table == "change"], path
        assert sum(scan.rows for scan in looked if scan.table == "change") < 25_000, path


@pytest.mark.parametrize("asked", ["actor", "verb", "row", "name", "time"])
async def test_a_filtered_feed_reads_the_log_by_its_indexes(api: Api, seeded: Seeded, asked: str) -> None:
    with psycopg.connect(seeded.dsn) as connection:
        found = connection.execute(
            "select id, (select id from account limit 1) from entity where project_id = %s and cut_order = 7 and kind = 'shot'",
            (seeded.big.project_id,),
        ).fetchone()
    assert found is not None
    filters: dict[str, dict[str, object]] = {
        "actor": {"actor_id": found[1]},
        "verb": {"verb": "entity.edit"},
        "row": {"row_id": found[0]},
        "name": {"q": "SH0070"},
        "time": {"from": "2026-01-01"},
    }
    for path in (f"/projects/{seeded.big.project_id}/feed", "/feed"):
        await api.send("GET", path, **filters[asked], limit=20)
        looked = [scan for scan in of_last(api, seeded, having="scanned") if scan.table == "change"]
        assert not [scan for scan in looked if scan.how == "Seq Scan"], path
        assert sum(scan.rows for scan in looked) < 5_000, (path, looked)


@pytest.mark.parametrize(
    ("path", "params", "most"),
    [
        ("/comments", {"filter": "task_id:eq:{task}", "sort": "-id"}, 20),
        ("/tasks", {"filter": "entity_id:eq:{shot}"}, 20),
        ("/entity-links", {"filter": "entity_id:eq:{shot}"}, 20),
        ("/entities", {"filter": "parent_id:eq:{sequence}"}, 40),
        ("/entities/{shot}/history", {}, 200),
        ("/tasks", {"limit": 100}, 101 + 200),
        ("/comments", {"limit": 100, "sort": "-id"}, 101),
    ],
)
async def test_a_list_reads_little_more_than_it_shows(
    api: Api, seeded: Seeded, path: str, params: dict[str, object], most: int
) -> None:
    with psycopg.connect(seeded.dsn) as connection:
        found = connection.execute(
            "select task.id, entity.id, entity.parent_id from task join entity on entity.id = entity_id"
            " where task.project_id = %s and comment_count = 5 and kind = 'shot' limit 1",
            (seeded.big.project_id,),
        ).fetchone()
    assert found is not None
    names = dict(zip(("task", "shot", "sequence"), found, strict=True))
    filled = {key: value.format(**names) if isinstance(value, str) else value for key, value in params.items()}
    await api.send("GET", path.format(**names), **filled)
    looked = of_last(api, seeded)
    assert looked
    assert not [scan for scan in looked if scan.how == "Seq Scan"]
    assert sum(scan.rows for scan in looked) <= most, looked
