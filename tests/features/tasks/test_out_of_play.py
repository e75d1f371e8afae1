"""Work on what is archived, and in projects that are closed: nobody waits for it, is told of it, or is offered it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine
from tests.studio import Film, Json, Studio

from motk.core.jobs import JobContext
from motk.core.settings import Settings
from motk.features.notifications import jobs

pytestmark = pytest.mark.anyio

DAY = (datetime.now(UTC) - timedelta(days=1)).date().isoformat()


async def offered(studio: Studio) -> dict[str, bool]:
    """The tasks of the artist's timesheet, and on which time may be logged."""
    week: Json = await studio.artist.get("/timesheet", day=DAY)
    return {task["id"]: task["may_log"] for task in week["tasks"]}


async def test_what_is_archived_holds_nobody_up_and_counts_nowhere(studio: Studio, film: Film) -> None:
    gone, worked_on, stays = film.tasks
    for task in film.tasks:
        await studio.admin.patch(f"/tasks/{task}", {"estimate_minutes": 60})
    await film.assign("artist", 0, 1, 2)
    await studio.admin.post("/task-dependencies", {"task_id": stays, "needs_id": gone})
    await studio.artist.put("/time-entries", {"rows": [{"task_id": worked_on, "on_date": DAY, "minutes": 30}]})
    await studio.admin.post("/entities/archive", {"ids": film.shots[:2]})

    assert (await studio.artist.get(f"{film.path}/blocked"))["tasks"] == []
    around = await studio.artist.get(f"/tasks/{stays}/dependencies")
    assert (around["blocked"], [one["is_met"] for one in around["needs"]]) == (False, [True])
    assert await offered(studio) == {worked_on: False, stays: True}
    for by in ("task", "task_type", "person"):
        rows = (await studio.supervisor.get(f"{film.path}/time", by=by))["rows"]
        assert [(row["estimate_minutes"], row["spent_minutes"], row["tasks"]) for row in rows] == [(60, 0, 1)]

    await studio.admin.post("/entities/restore", {"ids": film.shots[:2]})
    await film.assign("open", 0, 1, 2)
    await studio.admin.post("/entities/archive", {"ids": film.shots[:2]})
    (slot,) = (await studio.manager.get(f"{film.path}/overview"))["open_slots"]["rows"]
    assert slot["tasks"] == 1
    moved = {"from_member_id": film.members["open"], "to_member_id": film.members["artist"], "which": "all"}
    assert await studio.manager.post("/members/transfer", moved) == {"count": 1}


async def test_nobody_is_told_of_what_is_archived_or_closed(studio: Studio, film: Film, engine: AsyncEngine) -> None:
    await film.assign("artist", 0)
    (hour,) = studio.sql("select extract(hour from now() at time zone 'UTC')::int")[0]
    behind = hour - 6 if hour <= 18 else hour - 30
    zone = f"Etc/GMT{behind:+d}" if behind else "UTC"
    studio.sql("update organization set settings = settings || jsonb_build_object('timezone', %s::text)", zone)
    studio.sql("update task set due_date = (now() at time zone %s)::date", zone)

    async def told() -> int:
        await jobs.tell_due.run(JobContext(engine, Settings(), job_id=1, attempt=1))
        return len((await studio.artist.get("/notifications", reason="due"))["rows"])

    await studio.admin.patch(film.path, {"status": "closed"})
    assert await offered(studio) == {}
    assert await told() == 0
    await studio.admin.patch(film.path, {"status": "open"})
    assert list(await offered(studio)) == [film.tasks[0]]
    await studio.admin.post("/entities/archive", {"ids": [film.shots[0]]})
    assert await told() == 0
    await studio.admin.post("/entities/restore", {"ids": [film.shots[0]]})
    assert await told() == 1


async def test_somebody_with_two_slots_on_a_task_does_it_once(studio: Studio, film: Film) -> None:
    slot = {"project_id": film.project, "role": "Layout", "account_id": studio.artist.account_id}
    second = (await studio.admin.post("/members", slot))["id"]
    await studio.admin.patch(f"/tasks/{film.tasks[0]}", {"estimate_minutes": 60})
    both = [film.members["artist"], second]
    await studio.admin.put("/tasks/assignees", {"task_ids": film.tasks[:1], "member_ids": both})
    (row,) = (await studio.supervisor.get(f"{film.path}/time", by="person"))["rows"]
    assert (row["name"], row["estimate_minutes"], row["tasks"]) == ("Noor Haddad", 60, 1)
