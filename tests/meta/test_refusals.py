"""Every row condition refuses somebody who tried, in its own words. All other refusals: test_refusals_said.py."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest
from tests.studio import Film, Json, Studio

from motk.gate.gate import Closed
from motk.gate.scope import CONDITIONS

pytestmark = pytest.mark.anyio

Provoke = Callable[[Film], Awaitable[Json]]


async def _departments(film: Film) -> None:
    """Animation belongs to one department, the supervisor to another."""
    admin = film.studio.admin
    animators, lighters = [await admin.post("/departments", {"name": name}) for name in ("Animation", "Light")]
    await admin.patch(f"/task-types/{film.animation}", {"department_id": animators["id"]})
    await admin.patch(f"/accounts/{film.studio.supervisor.account_id}", {"department_ids": [lighters["id"]]})


async def _own_task(film: Film) -> Json:
    body = {"task_ids": [film.tasks[0]], "task_status_id": film.statuses["In progress"]}
    return await film.studio.artist.refused(403, "PUT", "/tasks/status", body)


async def _own_department(film: Film) -> Json:
    await _departments(film)
    body = {"task_ids": [film.tasks[0]], "member_ids": [film.members["artist"]]}
    return await film.studio.supervisor.refused(403, "PUT", "/tasks/assignees", body)


async def _note(film: Film) -> str:
    note = await film.studio.manager.post("/comments", {"task_id": film.tasks[0], "text": "Slower."})
    return str(note["id"])


async def _own_comment(film: Film) -> Json:
    return await film.studio.artist.refused(403, "PATCH", f"/comments/{await _note(film)}", {"text": "Faster."})


async def _answered_comment(film: Film) -> Json:
    made = {"task_id": film.tasks[0], "text": "Two things.", "checklist": [{"text": "Ears", "done": False}]}
    note = await film.studio.manager.post("/comments", made)
    return await film.studio.artist.refused(
        403, "PUT", f"/comments/{note['id']}/checklist", {"item": 0, "text": "Ears", "done": True}
    )


async def _comment_in_department(film: Film) -> Json:
    await _departments(film)
    return await film.studio.supervisor.refused(403, "PUT", f"/comments/{await _note(film)}/pin", {"pinned": True})


async def _dependency_in_department(film: Film) -> Json:
    waits = await film.studio.admin.post("/task-dependencies", {"task_id": film.tasks[0], "needs_id": film.tasks[1]})
    await _departments(film)
    return await film.studio.supervisor.refused(403, "POST", "/task-dependencies/purge", {"ids": [waits["id"]]})


async def _kept_view(film: Film) -> Json:
    made = {"project_id": film.project, "page": "shot", "name": "Late", "share": "project"}
    view = await film.studio.manager.post("/views", made)
    return await film.studio.artist.refused(403, "PATCH", f"/views/{view['id']}", {"name": "Mine"})


async def _own_change_set(film: Film) -> Json:
    moved = await film.studio.admin.send("PATCH", f"/tasks/{film.tasks[0]}", json={"description": "The chase"})
    change_set = moved.headers["X-Change-Set"]
    return await film.studio.artist.refused(403, "POST", f"/change-sets/{change_set}/revert", {})


async def _closed(film: Film) -> Json:
    await film.studio.manager.patch(film.path, {"status": "closed"})
    return await film.studio.artist.refused(409, "POST", "/comments", {"task_id": film.tasks[0], "text": "One more."})


SAID: dict[str, tuple[str, Provoke]] = {
    "own_task": (CONDITIONS["own_task"].refuses, _own_task),
    "own_department": (CONDITIONS["own_department"].refuses, _own_department),
    "own_comment": (CONDITIONS["own_comment"].refuses, _own_comment),
    "answered_comment": (CONDITIONS["answered_comment"].refuses, _answered_comment),
    "comment_in_department": (CONDITIONS["comment_in_department"].refuses, _comment_in_department),
    "dependency_in_department": (CONDITIONS["dependency_in_department"].refuses, _dependency_in_department),
    "kept_view": (CONDITIONS["kept_view"].refuses, _kept_view),
    "own_change_set": (CONDITIONS["own_change_set"].refuses, _own_change_set),
    "closed": (Closed.says, _closed),
}


@pytest.mark.parametrize("name", SAID)
async def test_who_tries_is_refused_in_these_words(film: Film, name: str) -> None:
    sentence, provoke = SAID[name]
    assert (await provoke(film))["detail"] == sentence


def test_every_row_condition_is_tried() -> None:
    assert SAID.keys() - {"closed"} == CONDITIONS.keys()


async def test_a_slot_opens_its_production_from_its_first_day_to_its_last(studio: Studio, film: Film) -> None:
    today = datetime.now(UTC).date()
    slot = f"/members/{film.members['artist']}"

    async def sees(starts_on: int | None, ends_on: int | None) -> bool:
        days = [None if days is None else str(today + timedelta(days=days)) for days in (starts_on, ends_on)]
        await studio.admin.patch(slot, {"starts_on": days[0], "ends_on": days[1]})
        return (await studio.artist.send("GET", film.path)).status_code == 200

    assert await sees(-9, 9)
    assert not await sees(-9, -2)
    assert not await sees(2, 9)
    assert await sees(None, None)


async def test_a_closed_production_is_read_by_all_and_changed_by_its_managers(studio: Studio, film: Film) -> None:
    await film.assign("artist", 0)
    await studio.manager.patch(film.path, {"status": "closed"})
    move = {"task_ids": [film.tasks[0]], "task_status_id": film.statuses["In progress"]}
    for role in ("supervisor", "artist"):
        person = studio.people[role]
        assert (await film.grid(by=role))["rows"]
        assert (await person.refused(409, "PUT", "/tasks/status", move))["type"].endswith("/closed")
        said = await studio.admin.get(
            "/explain", verb="task.set_status", row_id=film.tasks[0], account_id=person.account_id
        )
        assert (said["allowed"], said["rule"], said["sentence"]) == (False, "closed", Closed.says)
        handed_out = (await person.get("/me/verbs"))["projects"][film.project]
        assert "task.list" in handed_out
        assert "task.set_status" not in handed_out
    await studio.artist.post("/views", {"project_id": film.project, "page": "shot", "name": "Mine"})
    await studio.manager.put("/tasks/status", move)
