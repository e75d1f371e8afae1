"""Thirty-two people at one task: nothing is lost, nothing is told twice."""

import asyncio

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine
from tests.studio import Film, Studio

from motk.core.settings import Settings
from motk.reactions.running import catch_up, found

pytestmark = pytest.mark.anyio

NOTIFY = next(reaction for reaction in found() if reaction.name == "notify")
WAY = ("In progress", "To review", "Retake", "Approved")


async def test_thirty_two_at_one_task_lose_nothing(studio: Studio, film: Film) -> None:
    """Half of them set statuses, half write notes with one. Each transition stands in the log once, and leads on from the one before."""
    lighting = (await studio.admin.post("/task-types", {"name": "Lighting", "for_kind": "shot"}))["id"]
    await studio.admin.put(f"{film.path}/workflow", {"task_types": [{"id": film.animation}, {"id": lighting}]})
    await studio.admin.post("/tasks/for-entities", {"project_id": film.project, "task_type_id": lighting})
    # Two tasks of one shot that set each other off from opposite ends: the shape that deadlocks when locks are taken as they come.
    for when, status, then, follows in (
        (film.animation, "Approved", lighting, "In progress"),
        (lighting, "Approved", film.animation, "In progress"),
    ):
        body = {
            "when_task_type_id": when,
            "when_status_id": film.statuses[status],
            "then_task_type_id": then,
            "then_status_id": film.statuses[follows],
        }
        await studio.admin.post("/status-automations", body)
    of_shot = await studio.admin.get("/tasks", filter=f"entity_id:eq:{film.shots[0]}")
    other = next(row["id"] for row in of_shot["rows"] if row["task_type_id"] == lighting)

    await film.assign("artist", 0)
    engine: AsyncEngine = studio.app.state.engine
    await catch_up(engine, Settings(), NOTIFY)

    async def one(number: int) -> int:
        task = other if number % 8 == 7 else film.tasks[0]
        status = film.statuses[WAY[number % len(WAY)]]
        if number % 2:
            answer = await studio.admin.send(
                "PUT", "/tasks/status", json={"task_ids": [task], "task_status_id": status}
            )
        else:
            note = {"task_id": task, "text": f"note {number}", "task_status_id": status}
            answer = await studio.admin.send("POST", "/comments", json=note)
        return answer.status_code

    answers = await asyncio.gather(*(one(number) for number in range(32)))
    assert set(answers) <= {200, 201}
    task = await studio.admin.get(f"/tasks/{film.tasks[0]}")
    steps = studio.sql(
        "select rev, before ->> 'task_status_id', after ->> 'task_status_id' from change"
        " where row_id = %s and after ? 'task_status_id' and before is not null order by rev",
        film.tasks[0],
    )
    assert [before for _, before, _ in steps] == [film.statuses["Ready"], *(after for _, _, after in steps[:-1])]
    assert steps[-1][2] == task["task_status_id"]
    assert task["retake_count"] == sum(after == film.statuses["Retake"] for _, _, after in steps)
    assert (task["done_at"] is not None) == (task["task_status_id"] == film.statuses["Approved"])
    notes = (await studio.admin.get(f"/tasks/{film.tasks[0]}/thread", limit=50))["rows"][::-1]
    assert len({note["text"] for note in notes}) == len(notes) == task["comment_count"] == 16
    # The notes stand in the order in which they moved the task.
    moved_by = studio.sql(
        "select note.row_id::text from change as step join change as note"
        " on note.change_set_id = step.change_set_id and note.entity = 'comment' and note.before is null"
        " where step.row_id = %s and step.after ? 'task_status_id' and step.before is not null order by step.rev",
        film.tasks[0],
    )
    in_log = [row_id for (row_id,) in moved_by]
    assert [note["id"] for note in notes if note["id"] in in_log] == in_log
    # And whoever does the work is told once of each of the steps.
    await catch_up(engine, Settings(), NOTIFY)
    told = studio.sql(
        "select change_set_id, count(*) from notification where account_id = %s and task_id = %s"
        " and change_set_id in (select change_set_id from change where row_id = %s and after ? 'task_status_id') group by 1",
        studio.artist.account_id,
        film.tasks[0],
        film.tasks[0],
    )
    assert [count for _, count in told] == [1] * len(steps)


async def test_tasks_for_what_a_filter_shows(studio: Studio, film: Film) -> None:
    layout = (await studio.admin.post("/task-types", {"name": "Layout", "for_kind": "shot"}))["id"]
    await studio.admin.put(f"{film.path}/workflow", {"task_types": [{"id": film.animation}, {"id": layout}]})
    shown = {"field": "name", "op": "contains", "value": "SH002"}
    body = {"project_id": film.project, "task_type_id": layout, "filter": shown}
    assert await studio.admin.post("/tasks/for-entities", body) == {"created": 1}
    errors = await studio.admin.invalid(
        "POST", "/tasks/for-entities", {**body, "filter": {"field": "nome", "op": "is"}}
    )
    assert "filter.value" in errors
    await studio.admin.post("/task-types/archive", {"ids": [layout]})
    errors = await studio.admin.invalid("POST", "/tasks/for-entities", body)
    assert errors == {"task_type_id": "Layout is archived. Restore it in the studio's settings first."}


async def test_who_sends_work_straight_to_review_has_begun_it(studio: Studio, film: Film) -> None:
    assert (await film.move(0, "To review"))["real_start_date"] is not None
    assert (await film.move(1, "Retake"))["real_start_date"] is None, "a note to do it again is no work yet"
