"""The copy of a grid that a client keeps: old grid + what changed = new grid, whatever happened between."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.studio import Film, Json, Studio, opened, shoot

pytestmark = pytest.mark.anyio


def by_id(grid: Json) -> dict[str, Json]:
    """A grid's rows by name of field, tasks by id within."""
    rows = {}
    for cells in grid["rows"]:
        row = dict(zip(grid["row_fields"], cells, strict=True))
        row["tasks"] = {task[0]: dict(zip(grid["task_fields"], task, strict=True)) for task in row["tasks"]}
        rows[row["id"]] = row
    return rows


def applied(kept: dict[str, Json], delta: Json) -> dict[str, Json]:
    """What a client holds after a delta."""
    left = {} if delta["full"] else {row_id: row for row_id, row in kept.items() if row_id not in delta["gone"]}
    return {**left, **by_id(delta)}


KINDS = (
    "rename describe retime move assign unassign estimate comment archive_shot restore_shots archive_task restore_tasks"
    " new_shot purge_shot new_asset rename_sequence other_film"
).split()
EDITS = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 5)), min_size=1, max_size=6)


async def edit(film: Film, kind: str, number: int) -> None:
    """One edit as somebody would make it. What cannot be done now is left undone, as in life."""
    admin, shot, task = film.studio.admin, film.shots[number % 3], film.tasks[number % 3]
    text = f"{kind} {number}"
    project = {"project_id": film.project}
    statuses = list(film.statuses.values())
    calls: dict[str, tuple[str, str, Json]] = {
        "rename": ("PATCH", f"/entities/{shot}", {"name": f"SH{number}"}),
        "describe": ("PATCH", f"/entities/{shot}", {"description": text, "tags": [text], "extra": {"n": number}}),
        "retime": ("PATCH", f"/entities/{shot}", {"frame_in": 1001, "frame_out": 1001 + number}),
        "move": ("PUT", "/tasks/status", {"task_ids": [task], "task_status_id": statuses[number % 5]}),
        "assign": ("PUT", "/tasks/assignees", {"task_ids": [task], "member_ids": [film.members["artist"]]}),
        "unassign": ("PUT", "/tasks/assignees", {"task_ids": film.tasks, "member_ids": []}),
        "estimate": ("PATCH", f"/tasks/{task}", {"estimate_minutes": number, "due_date": f"2026-12-{number + 1:02}"}),
        "comment": ("POST", "/comments", {"task_id": task, "text": text}),
        "archive_shot": ("POST", "/entities/archive", {"ids": [shot]}),
        "restore_shots": ("POST", "/entities/restore", {"ids": film.shots}),
        "archive_task": ("POST", "/tasks/archive", {"ids": [task]}),
        "restore_tasks": ("POST", "/tasks/restore", {"ids": film.tasks}),
        "new_shot": (
            "POST",
            "/entities",
            {**project, "kind": "shot", "parent_id": film.sequence, "name": f"NEW{number}"},
        ),
        "purge_shot": ("POST", "/entities/purge", {"ids": [shot]}),
        "new_asset": ("POST", "/entities", {**project, "kind": "asset", "name": f"Tree {number}"}),
        "rename_sequence": ("PATCH", f"/entities/{film.sequence}", {"name": f"SQ{number}"}),
        "other_film": ("POST", "/projects", {"name": text}),
    }
    method, path, body = calls[kind]
    await admin.send(method, path, json=body)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
async def test_the_old_grid_and_the_delta_are_the_new_grid(server: Any, edits: list[tuple[str, int]]) -> None:
    name = server.clone()
    async with opened(server.dsn(name)) as studio:
        film = await shoot(studio)
        await studio.define("shot", "N", "number")
        before = await film.grid()
        for kind, number in edits:
            await edit(film, kind, number)
        delta, fresh = await film.grid(since=before["cursor"]), await film.grid()
        assert applied(by_id(before), delta) == by_id(fresh)
        assert delta["parents"] == fresh["parents"]
        assert [row[0] for row in delta["rows"]] == [row[0] for row in fresh["rows"] if row in delta["rows"]]
    server.drop(name)


async def test_only_the_rows_that_changed_come_again(studio: Studio, film: Film) -> None:
    before = await film.grid()
    await film.move(1, "In progress")
    delta = await film.grid(since=before["cursor"])
    assert not delta["full"]
    assert list(by_id(delta)) == [film.shots[1]]
    assert delta["gone"] == []


async def test_a_sequence_is_told_with_the_episode_that_it_stands_in(studio: Studio, film: Film) -> None:
    episode = await studio.admin.post("/entities", {"project_id": film.project, "kind": "episode", "name": "EP01"})
    await studio.admin.send("PATCH", f"/entities/{film.sequence}", json={"parent_id": episode["id"]})
    grid = await film.grid()
    (sequence,) = [dict(zip(grid["parent_fields"], cells, strict=True)) for cells in grid["parents"]]
    assert sequence["above"] == "EP01"
    casting = await studio.artist.get(f"{film.path}/casting")
    assert [parent["above"] for parent in casting["parents"]] == ["EP01"]


async def test_what_went_is_named(studio: Studio, film: Film) -> None:
    before = await film.grid()
    await studio.admin.post("/entities/archive", {"ids": film.shots[:2]})
    await studio.admin.post("/entities/purge", {"ids": film.shots[:1]})
    delta = await film.grid(since=before["cursor"])
    assert set(delta["gone"]) == set(film.shots[:2])
    assert delta["rows"] == []


async def test_nothing_new_is_nothing_to_send(studio: Studio, film: Film) -> None:
    before = await film.grid()
    await studio.admin.post("/departments", {"name": "Layout"})
    delta = await film.grid(since=before["cursor"])
    assert (delta["full"], delta["rows"], delta["gone"]) == (False, [], [])


@pytest.mark.parametrize("role", ["vendor", "client"])
async def test_a_narrowed_role_gets_the_whole_of_what_it_sees(studio: Studio, film: Film, role: str) -> None:
    await film.assign("vendor", 0, 1)
    before = await film.grid(by=role)
    await film.assign("artist", 0)
    delta = await film.grid(by=role, since=before["cursor"])
    assert delta["full"]
    assert applied(by_id(before), delta) == by_id(await film.grid(by=role))


@pytest.mark.parametrize(
    "since", ["", "x", "1.2", "1.2.3.4", "-1.2.3", "99999999999.1.1", "1.99999999999999999999999.1"]
)
async def test_a_cursor_that_is_none_is_refused(studio: Studio, film: Film, since: str) -> None:
    if since:
        assert "since" in await studio.admin.invalid("GET", f"{film.path}/grid/shot", params={"since": since})


async def test_a_cursor_of_another_time_gets_the_whole_grid(studio: Studio, film: Film) -> None:
    now = (await film.grid())["cursor"]
    epoch, tx, _ = now.split(".")
    for since in (f"{int(epoch) + 1}.{tx}.0", f"{epoch}.{int(tx) + 1000}.0"):
        assert (await film.grid(since=since))["full"]
    with_all = await film.grid(since="0.3.0")
    assert by_id(with_all) == by_id(await film.grid())
