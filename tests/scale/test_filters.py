"""A filter reads the tasks of a page once, however much it asks of them."""

import pytest
from tests.scale.conftest import Api, Seeded
from tests.scale.plans import connect, scans

pytestmark = pytest.mark.anyio


async def steps_of(api: Api, seeded: Seeded) -> list[str]:
    context = (await api.send("GET", f"/projects/{seeded.big.project_id}/context")).json()
    return [step["id"] for step in context["task_types"] if step["for_kind"] == "shot"]


async def test_two_hundred_conditions_are_one_statement_that_reads_each_task_once(api: Api, seeded: Seeded) -> None:
    steps = await steps_of(api, seeded)
    asked = [("retake_count", "ge", 1), ("due_date", "lt", "@today"), ("priority", "gt", 0), ("done", "is", True)]
    conditions = [
        {"field": f"task.{step}.{field}", "op": op, "value": value} for step in steps for field, op, value in asked
    ]
    body = {
        "filter": {"any": (conditions * 10)[:200]},
        "sort": [{"field": f"task.{steps[0]}.status"}, {"field": f"task.{steps[1]}.due_date", "desc": True}],
        "today": "2026-11-21",
    }
    path = f"/projects/{seeded.big.project_id}/grid/shot/matching"
    found = (await api.send("POST", path, body)).json()["ids"]
    assert 0 < len(found) <= seeded.big.shots
    statements = api.last.statements
    assert len(statements) <= 4, [statement for statement, _ in statements]
    with connect(seeded.dsn) as connection:
        read = scans(connection, *statements[-1])
    # Where the planner takes the whole table, the small production is in it too.
    assert sum(scan.rows for scan in read if scan.table == "task") <= seeded.big.tasks + seeded.small.tasks
    assert sum(scan.rows for scan in read if scan.table == "entity") <= 3 * seeded.big.shots


async def test_a_filter_on_one_step_leaves_the_other_tasks_alone(api: Api, seeded: Seeded) -> None:
    step = (await steps_of(api, seeded))[0]
    body = {"filter": {"field": f"task.{step}.done", "op": "is", "value": True}}
    await api.send("POST", f"/projects/{seeded.big.project_id}/grid/shot/matching", body)
    with connect(seeded.dsn) as connection:
        read = [scan for scan in scans(connection, *api.last.statements[-1]) if scan.table == "task"]
    assert seeded.big.shots <= sum(scan.rows for scan in read) <= seeded.big.shots + seeded.small.shots


async def test_a_file_of_many_rows_is_read_some_hundred_at_a_time(api: Api, seeded: Seeded) -> None:
    columns = [{"id": "name", "title": "Shot"}, {"id": "task.any.status", "title": "Status"}]
    body = {"format": "csv", "columns": columns}
    answer = await api.send("POST", f"/projects/{seeded.big.project_id}/grid/shot/export", body)
    assert len(answer.text.splitlines()) == seeded.big.shots + 1
    assert len(api.last.statements) <= 10 + 2 * seeded.big.shots / 200
