"""One's own work, as the person finds it in the morning."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.studio import Film, Json, Studio, shoot

from motk.core import clock

pytestmark = pytest.mark.anyio

SECTIONS = ("late", "today", "this_week", "later", "no_date", "in_review", "done")
# A Wednesday: the week ends on Sunday, the 22nd.
WEDNESDAY = datetime(2026, 11, 18, 11, tzinfo=UTC)


async def work(film: Film, by: str = "artist", **asked: Any) -> Json:
    with clock.frozen(WEDNESDAY):
        found: Json = await film.studio.people[by].get("/my-work", **asked)
    return found


def placed(found: Json) -> list[tuple[str, str]]:
    return [(row["section"], row["entity"]["name"]) for row in found["rows"]]


async def due(film: Film, task: int, day: str | None, **fields: Any) -> None:
    await film.studio.admin.patch(f"/tasks/{film.tasks[task]}", {"due_date": day, **fields})


async def test_tasks_stand_by_urgency_and_what_is_shown_or_done_stands_apart(studio: Studio) -> None:
    film = await shoot(studio, shots=8)
    await film.assign("artist", *range(7))
    for task, day in enumerate(
        ["2026-11-30", None, "2026-11-22", "2026-11-17", "2026-11-18", "2026-11-10", "2026-11-16"]
    ):
        await due(film, task, day)
    await film.move(5, "To review")
    await film.move(6, "Approved")
    found = await work(film)
    assert placed(found) == [
        ("late", "SH0040"),
        ("today", "SH0050"),
        ("this_week", "SH0030"),
        ("later", "SH0010"),
        ("no_date", "SH0020"),
        ("in_review", "SH0060"),
        ("done", "SH0070"),
    ]
    assert found["counts"] == dict.fromkeys(SECTIONS, 1)
    assert [(row["can_start"], row["can_submit"]) for row in found["rows"]] == [(True, True)] * 5 + [(False, False)] * 2
    assert found["next"] is None


async def test_of_two_late_tasks_the_earlier_comes_first_and_pages_join_without_a_gap(
    studio: Studio, film: Film
) -> None:
    await film.assign("artist", 0, 1, 2)
    await due(film, 0, "2026-11-16")
    await due(film, 1, "2026-11-16", priority=2)
    await due(film, 2, "2026-11-12")
    whole = await work(film)
    assert [row["entity"]["name"] for row in whole["rows"]] == ["SH0030", "SH0020", "SH0010"]
    read: list[Json] = []
    after: Json = {}
    while True:
        page = await work(film, limit=1, **after)
        read += page["rows"]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert read == whole["rows"]
    assert await studio.artist.invalid("GET", "/my-work?after=tomorrow") == {
        "after": "Use the `next` of the page before."
    }


async def test_start_and_submit_are_the_first_statuses_of_the_projects_own_that_one_may_set(
    studio: Studio, film: Film
) -> None:
    await film.assign("artist", 0)
    await film.assign("client", 1)
    (project,) = (await work(film))["projects"]
    assert (project["start"]["name"], project["submit"]["name"]) == ("In progress", "To review")
    await studio.admin.patch(f"/task-statuses/{film.statuses['To review']}", {"is_artist_allowed": False, "rev": 1})
    (project,) = (await work(film))["projects"]
    assert (project["start"]["name"], project["submit"]) == ("In progress", None)
    # A client may approve or send back, and starts nothing.
    (project,) = (await work(film, by="client"))["projects"]
    assert (project["start"], project["submit"]) == (None, None)


async def test_a_task_tells_what_was_worked_today_its_retakes_and_the_notes_not_read(
    studio: Studio, film: Film
) -> None:
    await film.assign("artist", 0)
    await film.move(0, "Retake")
    (row,) = (await work(film))["rows"]
    assert (row["retake_count"], row["status"]["name"], row["entity"]["parent_name"]) == (1, "Retake", "SQ010")
    with clock.frozen(WEDNESDAY):
        for day, minutes in (("2026-11-17", 300), ("2026-11-18", 90)):
            logged = {"task_id": film.tasks[0], "on_date": day, "minutes": minutes}
            await studio.artist.put("/time-entries", {"rows": [logged]})
    noted = await studio.supervisor.post("/comments", {"task_id": film.tasks[0], "text": "The ear pops."})
    hidden = await studio.supervisor.post("/comments", {"task_id": film.tasks[0], "text": "Never mind."})
    await studio.supervisor.post("/comments/archive", {"ids": [hidden["id"]]})
    told = (
        "insert into notification (organization_id, account_id, project_id, task_id, comment_id, change_set_id, reason, read_at)"
        " select organization_id, %s, project_id, task_id, id, gen_random_uuid(), 'commented', %s from comment where id = %s returning 1"
    )
    studio.sql(told, studio.artist.account_id, None, noted["id"])
    studio.sql(told, studio.artist.account_id, datetime.now(UTC), noted["id"])
    studio.sql(told, studio.supervisor.account_id, None, noted["id"])
    (row,) = (await work(film))["rows"]
    assert (row["today_minutes"], row["spent_minutes"], row["unread"], row["comment_count"]) == (90, 390, 1, 1)


async def test_only_live_work_of_open_projects_given_to_ones_own_slots_is_there(studio: Studio, film: Film) -> None:
    other = await shoot_again(film, "Burrow")
    await film.assign("artist", 0, 1)
    await film.assign("supervisor", 2)
    assert [row["entity"]["name"] for row in (await work(film))["rows"]] == ["SH0010", "SH0020", "Hole"]
    await studio.admin.post("/entities/archive", {"ids": [film.shots[1]]})
    await studio.admin.patch(f"/projects/{other}", {"status": "closed", "rev": 1})
    found = await work(film)
    assert [row["entity"]["name"] for row in found["rows"]] == ["SH0010"]
    assert [project["name"] for project in found["projects"]] == ["Meadow"]


async def shoot_again(film: Film, name: str) -> str:
    """Another production, with one shot of the artist's."""
    admin = film.studio.admin
    project: str = (await admin.post("/projects", {"name": name}))["id"]
    shot = await admin.post("/entities", {"project_id": project, "kind": "shot", "name": "Hole"})
    slot = {"project_id": project, "role": "Artist", "account_id": film.studio.artist.account_id}
    member = (await admin.post("/members", slot))["id"]
    task = {"project_id": project, "entity_id": shot["id"], "task_type_id": film.animation}
    made = await admin.post("/tasks", task)
    await admin.put("/tasks/assignees", {"task_ids": [made["id"]], "member_ids": [member]})
    return project


async def test_the_number_of_statements_does_not_grow_with_the_work(studio: Studio) -> None:
    film = await shoot(studio, shots=12)
    await film.assign("artist", 0)
    await work(film)
    async with studio.statements() as few:
        await work(film)
    await film.assign("artist", *range(12))
    async with studio.statements() as many:
        assert len((await work(film))["rows"]) == 12
    assert len(many) == len(few)


async def test_what_was_done_is_looked_back_on_for_two_weeks(studio: Studio, film: Film) -> None:
    await film.assign("artist", 0, 1)
    for task, days in ((0, 13), (1, 15)):
        await film.move(task, "Approved")
        studio.sql("update task set done_at = %s where id = %s", WEDNESDAY - timedelta(days=days), film.tasks[task])
    assert placed(await work(film)) == [("done", "SH0010")]
