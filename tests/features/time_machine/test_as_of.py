"""The time machine: a grid as it was equals the grid as it was seen then."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.studio import Film, Json, Studio

pytestmark = pytest.mark.anyio


async def seen(film: Film, kind: str) -> Json:
    grid: Json = await film.studio.admin.get(f"{film.path}/grid/{kind}")
    return {name: grid[name] for name in ("rows", "parents", "row_fields", "task_fields")}


async def as_of(film: Film, kind: str, at: str, by: str = "admin") -> Json:
    grid: Json = await film.studio.people[by].get(f"{film.path}/grid/{kind}/as-of", at=at)
    return {name: grid[name] for name in ("rows", "parents", "row_fields", "task_fields")}


def moment(studio: Studio) -> str:
    """The database's clock, between two change sets."""
    at: datetime = studio.sql("select clock_timestamp()")[0][0]
    return at.isoformat()


async def test_the_past_has_a_beginning(film: Film) -> None:
    long_ago = await as_of(film, "shot", (datetime.now(UTC) - timedelta(days=1)).isoformat())
    assert (long_ago["rows"], long_ago["parents"]) == ([], [])


async def test_what_was_deleted_for_ever_stands_where_it_stood(film: Film) -> None:
    studio = film.studio
    before = moment(studio)
    then = await seen(film, "shot")
    await studio.admin.post("/entities/archive", {"ids": film.shots[:2]})
    await studio.admin.post("/entities/purge", {"ids": film.shots[:2]})
    assert len((await seen(film, "shot"))["rows"]) == 1
    assert await as_of(film, "shot", before) == then


async def test_the_past_is_the_crews_and_has_happened(film: Film) -> None:
    studio = film.studio
    path = f"{film.path}/grid/shot/as-of"
    for role in ("client", "vendor"):
        await studio.people[role].refused(403, "GET", path, params={"at": moment(studio)})
    soon = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    said = await studio.admin.invalid("GET", path, params={"at": soon})
    assert said == {"at": "This is still to come. Choose a moment that has passed."}


async def test_rows_come_back_with_their_tasks_and_who_does_them(film: Film) -> None:
    studio, admin = film.studio, film.studio.admin
    await film.assign("artist", 0, 1)
    await film.move(0, "In progress")
    then, at = await seen(film, "shot"), moment(studio)
    await film.move(0, "Retake")
    await film.assign("supervisor", 0)
    await film.assign("vendor", 2)
    await admin.patch(f"/entities/{film.shots[0]}", {"name": "SH999", "description": "Cut"})
    await admin.post("/entities/archive", {"ids": [film.shots[1]]})
    await admin.post("/entities/purge", {"ids": [film.shots[1]]})
    body = {"at": at, "ids": film.shots}
    back = await admin.send("POST", f"{film.path}/bring-back", json=body)
    assert back.json() == {"entities": 2, "tasks": 2, "assignments": 4}
    now = await seen(film, "shot")
    assert without_revs(now) == without_revs(then)
    change_set = back.headers["X-Change-Set"]
    assert (await admin.post(f"/change-sets/{change_set}/revert", {}))["conflicts"] == []
    assert [row[4] for row in (await seen(film, "shot"))["rows"]] == ["SH0030", "SH999"]


async def test_notes_written_since_stay(film: Film) -> None:
    at = moment(film.studio)
    await film.studio.admin.post(
        "/comments", {"task_id": film.tasks[0], "text": "Slower.", "task_status_id": film.statuses["Retake"]}
    )
    await film.studio.admin.post(f"{film.path}/bring-back", {"at": at, "ids": [film.shots[0]]})
    task = await film.studio.admin.get(f"/tasks/{film.tasks[0]}")
    assert (task["task_status_id"], task["comment_count"]) == (film.statuses["Ready"], 1)


async def test_a_name_that_was_taken_meanwhile_brings_nothing_back(film: Film) -> None:
    at = moment(film.studio)
    admin = film.studio.admin
    await admin.patch(f"/entities/{film.shots[0]}", {"name": "SH999"})
    old = {"project_id": film.project, "kind": "shot", "parent_id": film.sequence, "name": "SH0010"}
    await admin.post("/entities", old)
    problem = await admin.refused(409, "POST", f"{film.path}/bring-back", {"at": at, "ids": film.shots})
    assert problem["detail"] == "There is already one of this name here. Choose another name."
    await film.studio.artist.refused(403, "POST", f"{film.path}/bring-back", {"at": at, "ids": film.shots})


async def test_a_shot_comes_back_with_what_it_stands_under_or_not_at_all(film: Film) -> None:
    at = moment(film.studio)
    admin = film.studio.admin
    await admin.post("/entities/archive", {"ids": [film.sequence]})
    await admin.post("/entities/purge", {"ids": film.shots[:1]})
    for shot in film.shots[:2]:
        problem = await admin.refused(409, "POST", f"{film.path}/bring-back", {"at": at, "ids": [shot]})
        assert problem["detail"].endswith("belongs to the sequence SQ010, which is archived. Restore that one first.")
    back = await admin.post(f"{film.path}/bring-back", {"at": at, "ids": [film.sequence, *film.shots]})
    assert back["entities"] == 4
    assert len((await seen(film, "shot"))["rows"]) == 3


def without_revs(grid: Json) -> Json:
    """What a person sees; a row that came back has a rev of its own."""
    rows = [[*row[:1], *row[2:-1], [[*task[:1], *task[2:]] for task in row[-1]]] for row in grid["rows"]]
    return {"rows": rows, "parents": grid["parents"]}
