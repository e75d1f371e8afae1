import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.studio import Film, Json, Somebody, Studio

pytestmark = pytest.mark.anyio

# Yesterday, wherever the test runs and whatever the studio's time zone.
YESTERDAY = (datetime.now(UTC) - timedelta(days=1)).date()
DAY = YESTERDAY.isoformat()


async def log(who: Somebody, task: str, minutes: int, day: str = DAY, **more: object) -> list[Json]:
    row = {"task_id": task, "on_date": day, "minutes": minutes, **more}
    rows: list[Json] = (await who.put("/time-entries", {"rows": [row]}))["rows"]
    return rows


async def spent(film: Film, number: int = 0) -> int:
    task: Json = await film.studio.admin.get(f"/tasks/{film.tasks[number]}")
    return int(task["spent_minutes"])


async def test_time_said_twice_counts_once_and_zero_takes_it_away(studio: Studio, film: Film) -> None:
    (made,) = await log(studio.artist, film.tasks[0], 90, note="Blocking")
    assert (made["account_id"], made["minutes"], made["note"]) == (studio.artist.account_id, 90, "Blocking")
    (again,) = await log(studio.artist, film.tasks[0], 120)
    assert (again["id"], again["minutes"], again["note"]) == (made["id"], 120, "Blocking")
    assert await spent(film) == 120
    assert await log(studio.artist, film.tasks[0], 0) == []
    assert await spent(film) == 0


async def test_twenty_people_logging_at_once_lose_no_minute(studio: Studio, film: Film) -> None:
    crew = [studio.hire("manager") for _ in range(20)]
    slots = [{"project_id": film.project, "role": "Animator", "account_id": one.account_id} for one in crew]
    await studio.admin.post("/members/bulk", {"rows": slots})
    await asyncio.gather(
        *(log(one, film.tasks[number % 2], 10 + number) for number, one in enumerate(crew)),
        *(log(one, film.tasks[2], 5) for one in crew),
    )
    assert [await spent(film, number) for number in range(3)] == [
        sum(10 + number for number in range(0, 20, 2)),
        sum(10 + number for number in range(1, 20, 2)),
        100,
    ]


async def test_the_sum_is_in_the_diary_and_an_undo_takes_both_back(studio: Studio, film: Film) -> None:
    row = {"task_id": film.tasks[0], "on_date": DAY, "minutes": 60}
    answer = await studio.artist.send("PUT", "/time-entries", json={"rows": [row]})
    change_set = answer.headers["X-Change-Set"]
    told = await studio.admin.get(f"/tasks/{film.tasks[0]}/history")
    assert told["rows"][0]["sentence"] == "Noor Haddad logged time on SQ010 SH0010 Animation"
    assert told["rows"][0]["after"] == {"spent_minutes": 60}
    undone = await studio.artist.post(f"/change-sets/{change_set}/revert", {})
    assert undone["conflicts"] == []
    assert await spent(film) == 0
    assert (await studio.artist.get("/time-entries"))["rows"] == []


@pytest.mark.parametrize(
    ("day", "minutes", "field", "why"),
    [
        ((date.today() + timedelta(days=3)).isoformat(), 60, "rows.0.on_date", "has not come yet"),  # noqa: DTZ011
        ("0199-11-20", 60, "rows.0.on_date", "long past"),
        (DAY, 1441, "rows.0.minutes", "1440"),
        (DAY, -1, "rows.0.minutes", "0"),
        ("yesterday", 60, "rows.0.on_date", "date"),
    ],
)
async def test_what_cannot_be_time_is_refused_by_name(
    studio: Studio, film: Film, day: str, minutes: int, field: str, why: str
) -> None:
    row = {"task_id": film.tasks[0], "on_date": day, "minutes": minutes}
    errors = await studio.artist.invalid("PUT", "/time-entries", {"rows": [row]})
    assert why in errors[field]


async def test_no_day_has_more_than_24_hours_however_many_log_at_once(studio: Studio, film: Film) -> None:
    answers = await asyncio.gather(
        *(
            studio.artist.send(
                "PUT", "/time-entries", json={"rows": [{"task_id": task, "on_date": DAY, "minutes": 800}]}
            )
            for task in film.tasks
        )
    )
    assert sorted(answer.status_code for answer in answers) == [200, 422, 422]
    refused = next(answer for answer in answers if answer.status_code == 422)
    assert "Noor Haddad would have 26 h 40 min" in refused.json()["detail"]


async def test_a_type_without_time_takes_none(studio: Studio, film: Film) -> None:
    await studio.admin.patch(f"/task-types/{film.animation}", {"allow_timelog": False})
    row = {"task_id": film.tasks[0], "on_date": DAY, "minutes": 60}
    errors = await studio.artist.invalid("PUT", "/time-entries", {"rows": [row]})
    assert errors == {"rows.0.task_id": "No time is logged on Animation."}


async def test_others_time_is_for_managers_and_unseen_tasks_for_nobody(studio: Studio, film: Film) -> None:
    row = {"task_id": film.tasks[0], "on_date": DAY, "minutes": 60, "account_id": studio.artist.account_id}
    problem = await studio.supervisor.refused(403, "PUT", "/time-entries", {"rows": [row]})
    assert problem["detail"] == "Only your own time is yours to log; a manager may log for others."
    await studio.manager.put("/time-entries", {"rows": [row]})
    assert [one["minutes"] for one in (await studio.artist.get("/time-entries"))["rows"]] == [60]
    assert (await studio.vendor.get("/time-entries"))["rows"] == []
    del row["account_id"]
    await studio.vendor.refused(404, "PUT", "/time-entries", {"rows": [row]})
    await studio.client.refused(403, "PUT", "/time-entries", {"rows": [row]})


async def test_a_timesheet_shows_the_week_with_what_is_to_do_and_what_was_done(studio: Studio, film: Film) -> None:
    await film.assign("artist", 0)
    await log(studio.artist, film.tasks[1], 30)
    await studio.artist.post("/days-off", {"starts_on": DAY, "ends_on": DAY, "half_day": "morning"})
    week = await studio.artist.get("/timesheet", day=DAY)
    assert [task["entity_name"] for task in week["tasks"]] == ["SQ010 SH0010", "SQ010 SH0020"]
    assert [(entry["on_date"], entry["minutes"]) for entry in week["entries"]] == [(DAY, 30)]
    assert (week["day_minutes"], week["days_off"][0]["half_day"]) == (480, "morning")
    assert week["monday"] <= DAY
    seen = await studio.supervisor.get("/timesheet", account_id=studio.artist.account_id, day=DAY)
    assert seen["entries"] == week["entries"]
    problem = await studio.artist.refused(403, "GET", f"/timesheet?account_id={studio.supervisor.account_id}")
    assert problem["detail"].startswith("Only your own timesheet is yours to see")
    studio.sql("update member set ends_on = current_date - 1 where id = %s", film.members["artist"])
    week = await studio.artist.get("/timesheet", day=DAY)
    assert [task["entity_name"] for task in week["tasks"]] == ["SQ010 SH0020"], (
        "what was worked stays one's own, no more is to do"
    )


async def test_days_off_do_not_overlap_and_are_ones_own(studio: Studio, film: Film) -> None:
    taken = await studio.artist.post("/days-off", {"starts_on": "2026-12-21", "ends_on": "2026-12-31"})
    twice = {"starts_on": "2026-12-31", "ends_on": "2027-01-02"}
    await studio.artist.refused(409, "POST", "/days-off", twice)
    answers = await asyncio.gather(*(studio.supervisor.send("POST", "/days-off", json=twice) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
    await studio.supervisor.refused(403, "DELETE", f"/days-off/{taken['id']}")
    await studio.manager.patch(f"/days-off/{taken['id']}", {"ends_on": "2026-12-30"})
    backwards = await studio.artist.invalid("PATCH", f"/days-off/{taken['id']}", {"ends_on": "2026-12-01"})
    assert backwards == {"ends_on": "comes before the first day, 2026-12-21"}
    await studio.artist.send("DELETE", f"/days-off/{taken['id']}")
    assert len((await studio.artist.get("/days-off"))["rows"]) == 1


async def test_two_halves_of_a_day_are_two_entries_and_the_same_half_twice_is_none(studio: Studio, film: Film) -> None:
    day = {"starts_on": "2026-12-21", "ends_on": "2026-12-21"}
    morning = await studio.artist.post("/days-off", {**day, "half_day": "morning"})
    for half in ("morning", ""):
        await studio.artist.refused(409, "POST", "/days-off", {**day, "half_day": half})
    await studio.artist.post("/days-off", {**day, "half_day": "afternoon"})
    for half in ("afternoon", ""):
        await studio.artist.refused(409, "PATCH", f"/days-off/{morning['id']}", {"half_day": half})


async def test_worked_stands_beside_estimated(studio: Studio, film: Film) -> None:
    await studio.admin.patch(f"/tasks/{film.tasks[0]}", {"estimate_minutes": 120})
    await film.assign("artist", 0)
    await log(studio.artist, film.tasks[0], 150)
    for by, name in (("task", "SQ010 SH0010 Animation"), ("task_type", "Animation"), ("person", "Noor Haddad")):
        (row, *_) = (await studio.supervisor.get(f"{film.path}/time", by=by))["rows"]
        assert (row["name"], row["estimate_minutes"], row["spent_minutes"]) == (name, 120, 150)
    await studio.artist.refused(403, "GET", f"{film.path}/time")
    of_task = (await studio.supervisor.get(f"/tasks/{film.tasks[0]}/time"))["rows"]
    assert [(row["name"], row["spent_minutes"]) for row in of_task] == [("Noor Haddad", 150)]


async def test_five_hundred_entries_take_as_many_statements_as_one(studio: Studio, film: Film) -> None:
    async def said(count: int) -> int:
        rows = [
            {"task_id": film.tasks[0], "on_date": (YESTERDAY - timedelta(days=day)).isoformat(), "minutes": 60}
            for day in range(count)
        ]
        async with studio.statements() as sent:
            await studio.artist.put("/time-entries", {"rows": rows})
        return len(sent)

    await said(2)  # whoever comes for the first time is written down
    assert await said(1) == await said(500)
    assert await spent(film) == 500 * 60
