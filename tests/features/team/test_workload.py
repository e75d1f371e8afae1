"""The workload in numbers that were worked out by hand."""

from typing import Any

import pytest
from tests.studio import Film, Json, Studio

pytestmark = pytest.mark.anyio

MONDAY = "2026-11-16"


async def slot(film: Film, **fields: Any) -> str:
    made: Json = await film.studio.manager.post("/members", {"project_id": film.project, **fields})
    member: str = made["id"]
    return member


async def plan(film: Film, task: int, slots: list[str], **fields: Any) -> None:
    admin = film.studio.admin
    await admin.patch(f"/tasks/{film.tasks[task]}", fields)
    await admin.put("/tasks/assignees", {"task_ids": [film.tasks[task]], "member_ids": slots})


async def load(film: Film, member: str, weeks: int = 3, by: str = "manager") -> Json:
    asked = await film.studio.people[by].get(f"{film.path}/workload", **{"from": "2026-11-18", "weeks": weeks})
    assert asked["weeks"][0] == MONDAY
    found: Json = next(row for row in asked["slots"] if row["member_id"] == member)
    return found


async def test_an_estimate_is_spread_over_the_working_days_between_its_dates(studio: Studio, film: Film) -> None:
    animator = await slot(film, role="Animator")
    # Thursday to Wednesday: 5 working days, of which 2 in the first week.
    await plan(film, 0, [animator], start_date="2026-11-19", due_date="2026-11-25", estimate_minutes=1000)
    # One date: all on that day.
    await plan(film, 1, [animator], due_date="2026-12-01", estimate_minutes=240)
    # No date at all.
    await plan(film, 2, [animator], estimate_minutes=90)
    found = await load(film, animator)
    assert found["planned_minutes"] == [400, 600, 240]
    assert found["unscheduled_minutes"] == 90
    assert (found["tasks_open"], found["tasks_done"]) == (3, 0)
    await film.move(0, "Approved")
    found = await load(film, animator)
    assert found["planned_minutes"] == [0, 0, 240]
    assert (found["tasks_open"], found["tasks_done"]) == (2, 1)


async def test_those_who_share_a_task_share_its_estimate_and_a_weekend_counts_when_nothing_else_is_there(
    studio: Studio, film: Film
) -> None:
    one, other = await slot(film, role="Animator"), await slot(film, role="Animator")
    # Saturday and Sunday only.
    await plan(film, 0, [one, other], start_date="2026-11-21", due_date="2026-11-22", estimate_minutes=600)
    assert (await load(film, one))["planned_minutes"] == [300, 0, 0]
    assert (await load(film, other))["planned_minutes"] == [300, 0, 0]


async def test_a_slot_can_do_its_share_of_the_weeks_it_is_there_without_the_days_off(
    studio: Studio, film: Film
) -> None:
    await studio.admin.patch("/organization", {"settings": {"hours_per_day": 7, "week": [1, 2, 3, 4]}})
    # Half of the time, from the first Wednesday to the third Monday: 2, 4 and 1 days of 7 hours.
    member = await slot(
        film,
        role="Animator",
        account_id=studio.artist.account_id,
        starts_on="2026-11-18",
        ends_on="2026-11-30",
        allocation=0.5,
    )
    assert (await load(film, member))["capacity_minutes"] == [420, 840, 210]
    # A Tuesday morning and afternoon, said twice over, and a Friday that nobody works.
    off = "insert into day_off (organization_id, account_id, starts_on, ends_on, half_day) values (%s, %s, %s, %s, %s)"
    for first, last, half in (
        ("2026-11-24", "2026-11-24", "morning"),
        ("2026-11-24", "2026-11-24", "afternoon"),
        ("2026-11-24", "2026-11-24", ""),
        ("2026-11-27", "2026-11-27", ""),
        ("2026-11-16", "2026-11-18", "morning"),
    ):
        studio.sql(off, studio.organization, studio.artist.account_id, first, last, half)
    # Wednesday morning of the first week (the days before are none of the slot's), and Tuesday of the second.
    assert (await load(film, member))["capacity_minutes"] == [315, 630, 210]


async def test_staffing_tells_how_many_are_needed_and_how_many_are_there(studio: Studio, film: Film) -> None:
    department = (await studio.admin.post("/departments", {"name": "Animation"}))["id"]
    shared = {"role": "Animator", "department_id": department}
    await slot(film, **shared, account_id=studio.artist.account_id)
    await slot(film, **shared, allocation=0.5)
    await slot(film, **shared, starts_on="2026-11-25", ends_on="2026-11-25")
    gone = await slot(film, **shared)
    await studio.manager.post("/members/archive", {"ids": [gone]})
    asked = await studio.manager.get(f"{film.path}/workload", **{"from": MONDAY, "weeks": 2})
    found = [row for row in asked["staffing"] if row["role"] == "Animator"]
    assert found == [{"role": "Animator", "department_id": department, "needed": [1.5, 1.7], "filled": [1, 1]}]


async def test_a_slot_is_filled_as_long_as_whoever_holds_it_comes_in(studio: Studio, film: Film) -> None:
    await slot(film, role="Animator", account_id=studio.artist.account_id)

    async def filled() -> list[float]:
        asked = await studio.manager.get(f"{film.path}/workload", **{"from": MONDAY, "weeks": 3})
        found: list[float] = next(row["filled"] for row in asked["staffing"] if row["role"] == "Animator")
        return found

    artist = f"/accounts/{studio.artist.account_id}"
    # The Tuesday of the second week.
    await studio.admin.patch(artist, {"expires_on": "2026-11-24"})
    assert await filled() == [1, 0.4, 0]
    await studio.admin.patch(artist, {"expires_on": None})
    assert await filled() == [1, 1, 1]
    await studio.admin.patch(artist, {"active": False})
    assert await filled() == [0, 0, 0]


async def test_a_year_and_a_week_is_the_most_that_is_asked_at_once(studio: Studio, film: Film) -> None:
    assert len((await studio.artist.get(f"{film.path}/workload", weeks=53))["weeks"]) == 53
    assert "weeks" in await studio.artist.invalid("GET", f"{film.path}/workload", params={"weeks": 54})
    await studio.client.refused(403, "GET", f"{film.path}/workload")


async def test_a_slot_costs_its_share_of_its_working_days_and_managers_alone_are_told(
    studio: Studio, film: Film
) -> None:
    # Thursday to the second Friday: 7 working days, of which half are worked.
    told = {"starts_on": "2026-11-19", "ends_on": "2026-11-27", "allocation": 0.5}
    priced = await slot(film, role="Lead Animator", day_rate=400, **told)
    rateless = await slot(film, role="Animator", **told)
    endless = await slot(film, role="Rigger", day_rate=400, starts_on="2026-11-19")
    assert (await load(film, priced))["cost"] == 1400
    assert [(await load(film, one))["cost"] for one in (rateless, endless)] == [None, None]
    assert (await load(film, priced, by="supervisor"))["cost"] is None
