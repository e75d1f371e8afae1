"""The days a task was added, started and done: one and the same through every door, and those of where the studio is."""

import csv
import io
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.studio import Film, Json, Studio

pytestmark = pytest.mark.anyio

# Twelve or thirteen hours ahead of Greenwich.
ZONE = "Pacific/Auckland"
DAYS = {"added_on": "created_at", "started_on": "real_start_date", "done_on": "done_at"}


async def days_in(film: Film, path: str = "/grid/shot", by: str = "admin", **asked: Any) -> dict[str, Json]:
    """By task."""
    page = await film.studio.people[by].get(f"{film.path}{path}", **asked)
    tasks = [dict(zip(page["task_fields"], task, strict=True)) for row in page["rows"] for task in row[-1]]
    return {task["id"]: {name: task[name] for name in DAYS} for task in tasks}


async def begin(film: Film, number: int, begun: str, done: str | None) -> None:
    film.studio.sql(
        "update task set task_status_id = %s, real_start_date = %s, done_at = %s where id = %s",
        *(film.statuses["Approved" if done else "In progress"], begun, done, film.tasks[number]),
    )


async def found(film: Film, field: str, op: str, *value: Any, page: str = "task", by: str = "admin") -> list[str]:
    tree = {"field": field, "op": op, **({"value": value[0]} if value else {})}
    body = {"filter": tree, "today": "2026-11-21", "sort": [{"field": field}]}
    answer = await film.studio.people[by].post(f"{film.path}/grid/{page}/matching", body)
    return list(answer["ids"])


async def test_a_moment_late_in_the_evening_is_another_day_where_the_studio_is(studio: Studio, film: Film) -> None:
    await begin(film, 0, "2026-11-02T09:00Z", "2026-11-08T10:59Z")
    await begin(film, 1, "2026-11-02T21:00Z", "2026-11-08T11:01Z")
    assert [(day["started_on"], day["done_on"]) for day in (await days_in(film)).values()] == [
        ("2026-11-02", "2026-11-08"),
        ("2026-11-02", "2026-11-08"),
        (None, None),
    ]
    await studio.admin.patch("/organization", {"settings": {"timezone": ZONE}})
    assert (await studio.admin.get(f"{film.path}/grid/shot"))["zone"] == ZONE
    assert [(day["started_on"], day["done_on"]) for day in (await days_in(film)).values()] == [
        ("2026-11-02", "2026-11-08"),
        ("2026-11-03", "2026-11-09"),
        (None, None),
    ]
    assert await found(film, "done_on", "le", "2026-11-08") == film.tasks[:1]
    assert await found(film, "done_on", "is", "@last_week") == film.tasks[1:2]
    assert await found(film, "started_on", "between", ["2026-11-03", "2026-11-03"]) == film.tasks[1:2]
    assert await found(film, f"task.{film.animation}.done_on", "gt", "2026-11-08", page="shot") == film.shots[1:2]
    assert await found(film, "task.any.started_on", "empty", page="shot") == film.shots[2:]
    columns = [{"id": name, "title": name} for name in ("entity", "started_on", "done_on")]
    body = {"format": "csv", "columns": columns, "filter": {"field": "done", "op": "is", "value": True}}
    file = await studio.admin.send("POST", f"{film.path}/grid/task/export", json=body)
    assert list(csv.reader(io.StringIO(file.text)))[1:] == [
        ["SH0010", "2026-11-02", "2026-11-08"],
        ["SH0020", "2026-11-03", "2026-11-09"],
    ]


async def test_what_counts_as_done_without_a_moment_was_done_when_it_was_added(studio: Studio, film: Film) -> None:
    """What was brought from elsewhere so, and what has a status that counts as done since today; what counts no longer was never done."""
    await begin(film, 1, "2026-11-02T09:00Z", "2026-11-08T10:00Z")
    statuses = (await studio.admin.get("/task-statuses"))["rows"]
    for name, is_done in (("Ready", True), ("Approved", False)):
        rev = next(status["rev"] for status in statuses if status["name"] == name)
        await studio.admin.patch(f"/task-statuses/{film.statuses[name]}", {"is_done": is_done, "rev": rev})
    (added,) = {day["added_on"] for day in (await days_in(film)).values()}
    assert await found(film, "done_on", "is", added) == [film.tasks[0], film.tasks[2]]
    assert await found(film, "done_on", "not_empty") == [film.tasks[0], film.tasks[2]]
    body = {"format": "csv", "columns": [{"id": f"task.{film.animation}.done_on", "title": "Done"}]}
    file = await studio.admin.send("POST", f"{film.path}/grid/shot/export", json=body)
    assert list(csv.reader(io.StringIO(file.text)))[1:] == [[added], [""], [added]]


@pytest.mark.parametrize("role", ["client", "vendor", "artist"])
async def test_whoever_sees_a_task_sees_its_days_through_every_door(studio: Studio, film: Film, role: str) -> None:
    await studio.admin.patch("/organization", {"settings": {"timezone": ZONE}})
    await begin(film, 0, "2026-11-02T09:00Z", "2026-11-08T12:00Z")
    await film.assign("vendor", 0)
    somebody = studio.people[role]
    told = await somebody.get(f"/tasks/{film.tasks[0]}")

    def day(moment: str) -> str:
        return str(datetime.fromisoformat(moment).astimezone(ZoneInfo(ZONE)).date())

    page = await days_in(film, by=role)
    assert page[film.tasks[0]] == {name: day(told[moment]) for name, moment in DAYS.items()}
    assert set(page) == ({film.tasks[0]} if role == "vendor" else set(film.tasks))
    assert await found(film, "done_on", "is", "2026-11-09", by=role) == film.tasks[:1]
    assert set(await found(film, "added_on", "not_empty", by=role)) == set(page)


async def test_the_past_tells_the_days_of_then(studio: Studio, film: Film) -> None:
    await studio.admin.patch("/organization", {"settings": {"timezone": ZONE}})
    await begin(film, 0, "2026-11-02T21:00Z", "2026-11-08T12:00Z")
    then = await days_in(film)
    at = studio.sql("select clock_timestamp()")[0][0].isoformat()
    await film.move(0, "Retake")
    await studio.admin.post("/tasks/archive", {"ids": film.tasks[1:2]})
    assert (await days_in(film))[film.tasks[0]]["done_on"] is None
    assert await days_in(film, "/grid/shot/as-of", at=at) == then
    assert then[film.tasks[0]]["done_on"] == "2026-11-09"
