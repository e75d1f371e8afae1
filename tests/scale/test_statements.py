"""How many statements a request takes: as many for a thousand as for one."""

from typing import Any

import psycopg
import pytest
from tests.scale.conftest import ORGANIZATION, Api, Seeded

pytestmark = pytest.mark.anyio


def ids(seeded: Seeded, query: str, *values: object) -> list[Any]:
    with psycopg.connect(seeded.dsn) as connection:
        return [row[0] for row in connection.execute(query, values).fetchall()]


def statuses(seeded: Seeded) -> list[Any]:
    query = "select task_status_id from project_task_status where project_id = %s order by position"
    return ids(seeded, query, seeded.big.project_id)


def untouched_tasks(seeded: Seeded, project: object, number: int, status: object) -> list[Any]:
    query = "select id from task where project_id = %s and task_status_id <> %s order by id limit %s"
    return ids(seeded, query, project, status, number)


async def test_the_rows_of_a_grid_are_one_statement_however_many_they_are(api: Api, seeded: Seeded) -> None:
    counts = set()
    for made, shots in ((seeded.big, 1_000), (seeded.small, 10)):
        grid = (await api.send("GET", f"/projects/{made.project_id}/grid/shot")).json()
        assert len(grid["rows"]) == shots
        assert all(len(row[-1]) == 8 for row in grid["rows"])
        assert sum("entity as row" in statement for statement, _ in api.last.statements) == 1
        counts.add(len(api.last.statements))
    assert counts == {7}


async def test_a_grid_that_has_not_changed_is_not_read(api: Api, seeded: Seeded) -> None:
    path = f"/projects/{seeded.big.project_id}/grid/shot"
    api.http.headers["If-None-Match"] = (await api.send("GET", path)).headers["ETag"]
    assert (await api.send("GET", path)).status_code == 304
    assert not any("entity as row" in statement for statement, _ in api.last.statements)
    assert len(api.last.statements) == 3


async def test_a_comment_with_a_status_takes_twelve_statements_at_most_whatever_the_team(
    api: Api, seeded: Seeded
) -> None:
    counts = []
    status = statuses(seeded)[2]
    for made in (seeded.big, seeded.small):
        task = untouched_tasks(seeded, made.project_id, 1, status)[0]
        await api.send("POST", "/comments", {"task_id": task, "text": "Ready for a look.", "task_status_id": status})
        counts.append(api.last.count)
    assert seeded.big.people > 3 * seeded.small.people
    assert counts[0] == counts[1] <= 12


async def test_a_hundred_comments_take_as_many_statements_as_two(api: Api, seeded: Seeded) -> None:
    counts = []
    status = statuses(seeded)[3]
    for number in (2, 100):
        tasks = untouched_tasks(seeded, seeded.big.project_id, number, status)
        notes = [{"task_id": task, "text": "Softer.", "task_status_id": status} for task in tasks]
        answer = await api.send("POST", "/comments/bulk", {"rows": notes})
        counts.append(api.last.count)
        written = "select entity from change where change_set_id = %s"
        assert ids(seeded, written, answer.headers["X-Change-Set"]).count("comment") == number
    assert counts[0] == counts[1]


async def test_tasks_for_a_thousand_shots_are_one_change_set_of_few_statements(api: Api, seeded: Seeded) -> None:
    counts = []
    for made, shots in ((seeded.big, 1_000), (seeded.small, 10)):
        name = f"Roto for {made.name}"
        type_id = (await api.send("POST", "/task-types", {"name": name, "for_kind": "shot"})).json()["id"]
        with psycopg.connect(seeded.dsn) as connection:
            connection.execute("select motk.begin('project.set_workflow', null, %s, 'cli')", (ORGANIZATION,))
            connection.execute(
                "insert into project_task_type (organization_id, project_id, task_type_id) values (%s, %s, %s)",
                (ORGANIZATION, made.project_id, type_id),
            )
        body = {"project_id": made.project_id, "task_type_id": type_id}
        answer = await api.send("POST", "/tasks/for-entities", body)
        assert answer.json() == {"created": shots}
        counts.append(api.last.count)
        logged = "select count(*) from change where change_set_id = %s"
        assert ids(seeded, logged, answer.headers["X-Change-Set"]) == [shots]
    assert counts[0] == counts[1] <= 12


async def test_assigning_and_editing_in_bulk_take_as_many_statements_as_one_by_one(api: Api, seeded: Seeded) -> None:
    members = ids(seeded, "select id from member where project_id = %s order by id limit 2", seeded.big.project_id)
    shots = ids(
        seeded, "select id from entity where project_id = %s and kind = 'shot' limit 500", seeded.big.project_id
    )
    tasks = ids(seeded, "select id from task where project_id = %s order by id desc limit 500", seeded.big.project_id)
    counts = []
    for number in (2, 500):
        await api.send("PUT", "/tasks/assignees", {"task_ids": tasks[-number:], "member_ids": members})
        assigned = api.last.count
        rows = [{"id": shot, "description": f"Wide, {number}."} for shot in shots[:number]]
        await api.send("PATCH", "/entities/bulk", {"rows": rows})
        counts.append((assigned, api.last.count))
    assert counts[0] == counts[1]
