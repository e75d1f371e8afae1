"""Milestones, phases, baselines, and what waits for what."""

import asyncio
from uuid import uuid4

import pytest
from tests.studio import Film, Json, Studio

pytestmark = pytest.mark.anyio


async def test_a_baseline_keeps_the_dates_of_the_day_it_was_taken(studio: Studio, film: Film) -> None:
    dated = {"start_date": "2026-12-01", "due_date": "2026-12-04"}
    await studio.admin.patch(f"/tasks/{film.tasks[0]}", dated)
    taken = await studio.manager.post("/baselines", {"project_id": film.project, "name": "As sold"})
    assert taken["dates"] == {film.tasks[0]: ["2026-12-01", "2026-12-04"]}
    await studio.admin.patch(f"/tasks/{film.tasks[0]}", {"due_date": "2026-12-24"})
    kept = await studio.artist.get(f"/baselines/{taken['id']}")
    assert kept["dates"] == taken["dates"]
    for role in ("client", "vendor"):
        await studio.people[role].refused(403, "GET", f"/baselines/{taken['id']}")


async def test_a_baseline_tells_what_moved_since_and_by_how_much(studio: Studio, film: Film) -> None:
    """Six tasks are planned; one comes later, one earlier, one begins otherwise, one stays, one goes, one loses its dates, one is new."""
    rows = [
        {"project_id": film.project, "kind": "shot", "parent_id": film.sequence, "name": f"SH10{n}"} for n in range(4)
    ]
    shots = [row["id"] for row in (await studio.admin.post("/entities/bulk", {"rows": rows}))["rows"]]
    made = [{"project_id": film.project, "entity_id": shot, "task_type_id": film.animation} for shot in shots]
    more = [row["id"] for row in (await studio.admin.post("/tasks/bulk", {"rows": made}))["rows"]]
    later, earlier, otherwise = film.tasks
    stays, gone, undated, new = more

    async def plan(*tasks: str, **dates: str | None) -> None:
        await studio.admin.patch("/tasks/bulk", {"rows": [{"id": task, **dates} for task in tasks]})

    await plan(later, otherwise, stays, gone, undated, start_date="2026-12-01", due_date="2026-12-04")
    await plan(earlier, start_date="2026-12-10")
    taken = (await studio.manager.post("/baselines", {"project_id": film.project, "name": "As sold"}))["id"]

    async def compared(**more: int) -> Json:
        found: Json = await studio.artist.get(f"/baselines/{taken}/compare", **more)
        return found

    same = await compared()
    none = {"later": 0, "earlier": 0, "otherwise": 0, "unchanged": 6, "gone": 0, "new": 0}
    assert (same["name"], same["counts"], same["rows"]) == ("As sold", none, [])

    await plan(later, due_date="2026-12-24")
    await plan(earlier, start_date="2026-12-07", due_date="2026-12-09")
    await plan(otherwise, start_date="2026-12-02")
    await plan(undated, start_date=None, due_date=None)
    await plan(new, due_date="2026-12-30")
    await studio.admin.post("/tasks/archive", {"ids": [gone]})
    now = await compared()
    assert now["counts"] == {"later": 1, "earlier": 1, "otherwise": 1, "unchanged": 1, "gone": 2, "new": 1}
    assert [(row["task_id"], row["days"]) for row in now["rows"]] == [(later, 20), (earlier, -3), (otherwise, 0)]
    (first, *_) = now["rows"]
    assert (first["entity"]["parent_name"], first["entity"]["name"], first["task_type"]["name"]) == (
        "SQ010",
        "SH0010",
        "Animation",
    )
    dates = {name: first[name] for name in ("start_then", "due_then", "start_now", "due_now")}
    assert dates == {
        "start_then": "2026-12-01",
        "due_then": "2026-12-04",
        "start_now": "2026-12-01",
        "due_now": "2026-12-24",
    }
    few = await compared(limit=1)
    assert ([row["task_id"] for row in few["rows"]], few["counts"]) == ([later], now["counts"])
    await studio.admin.post("/entities/archive", {"ids": shots})
    await studio.admin.post("/entities/purge", {"ids": shots})
    assert (await compared())["counts"] == {**now["counts"], "unchanged": 0, "gone": 3, "new": 0}
    for role in ("client", "vendor"):
        await studio.people[role].refused(403, "GET", f"/baselines/{taken}/compare")


async def test_a_phase_ends_after_it_begins_and_a_milestone_is_told_by_its_name(studio: Studio, film: Film) -> None:
    phase = {"project_id": film.project, "task_type_id": film.animation, "starts_on": "2026-12-04"}
    errors = await studio.manager.invalid("POST", "/schedule-items", {**phase, "ends_on": "2026-12-01"})
    assert errors == {"ends_on": "The last day is before the first day."}
    point = {"project_id": film.project, "name": "Layout lock", "on_date": "2026-12-04"}
    made = await studio.manager.post("/milestones", point)
    feed = await studio.admin.get(f"{film.path}/feed")
    assert feed["rows"][0]["sentence"] == "Kenji Tanaka created the milestone Layout lock"
    assert (await studio.vendor.get(f"/milestones/{made['id']}"))["on_date"] == "2026-12-04"
    await studio.client.refused(403, "GET", f"/milestones/{made['id']}")


async def wait_for(studio: Studio, task: str, *needed: str, by: str = "supervisor") -> list[str]:
    rows = [{"task_id": task, "needs_id": needs} for needs in needed]
    made = await studio.people[by].post("/task-dependencies/bulk", {"rows": rows})
    return [row["id"] for row in made["rows"]]


async def test_a_task_is_blocked_until_what_it_waits_for_is_done(studio: Studio, film: Film) -> None:
    first, second, third = film.tasks
    await wait_for(studio, second, first)
    await wait_for(studio, third, second)
    waiting = await studio.artist.get(f"/tasks/{second}/dependencies")
    assert waiting["blocked"]
    assert [(one["needs_label"], one["is_met"]) for one in waiting["needs"]] == [("SQ010 SH0010 Animation", False)]
    assert [one["task_label"] for one in waiting["needed_by"]] == ["SQ010 SH0030 Animation"]
    await film.move(0, "Approved")
    assert not (await studio.artist.get(f"/tasks/{second}/dependencies"))["blocked"]
    await film.move(0, "Retake")
    assert (await studio.artist.get(f"/tasks/{second}/dependencies"))["blocked"], "not done any more"
    listed = await studio.artist.get(f"{film.path}/dependencies", limit=1)
    rest = await studio.artist.get(f"{film.path}/dependencies", limit=1, after=listed["next"])
    assert {row["task_id"] for row in [*listed["rows"], *rest["rows"]]} == {second, third}
    assert rest["next"] is None


async def test_who_sees_a_part_of_the_work_learns_nothing_of_the_rest(studio: Studio, film: Film) -> None:
    first, second, third = film.tasks
    await wait_for(studio, second, first, third)
    await film.assign("vendor", 0, 1)
    seen = await studio.vendor.get(f"/tasks/{second}/dependencies")
    assert [one["needs_id"] for one in seen["needs"]] == [first]
    assert [row["needs_id"] for row in (await studio.vendor.get("/task-dependencies"))["rows"]] == [first]
    await studio.client.refused(403, "GET", f"/tasks/{second}/dependencies")


async def test_nothing_waits_for_itself_however_long_the_way(studio: Studio, film: Film) -> None:
    first, second, third = film.tasks
    await wait_for(studio, second, first)
    await wait_for(studio, third, second)
    errors = await studio.manager.invalid("POST", "/task-dependencies", {"task_id": first, "needs_id": third})
    assert "would wait for itself" in errors["needs_id"]
    both = [{"task_id": first, "needs_id": first}]
    errors = await studio.manager.invalid("POST", "/task-dependencies/bulk", {"rows": both})
    assert errors == {"needs_id": "A task cannot wait for itself."}
    twice = {"task_id": second, "needs_id": first}
    said = await studio.manager.refused(409, "POST", "/task-dependencies", twice)
    assert said["detail"] == "This task waits for that one already."
    await studio.manager.refused(404, "POST", "/task-dependencies", {"task_id": first, "needs_id": str(uuid4())})


async def test_two_who_close_a_circle_from_both_ends_at_once_do_not_both_succeed(studio: Studio, film: Film) -> None:
    first, second, _ = film.tasks
    bodies = [{"task_id": first, "needs_id": second}, {"task_id": second, "needs_id": first}]
    answers = await asyncio.gather(
        *(studio.manager.send("POST", "/task-dependencies", json=body) for body in bodies * 4)
    )
    assert sorted({answer.status_code for answer in answers}) == [201, 409, 422]
    assert len((await studio.admin.get("/task-dependencies"))["rows"]) == 1


async def test_how_a_task_waits_for_another_can_be_changed(studio: Studio, film: Film) -> None:
    """One that waits for a start is free as soon as the other has begun, and says how many working days lie between."""
    first, second, _ = film.tasks
    (made,) = await wait_for(studio, second, first)
    await film.move(0, "In progress")
    assert (await studio.artist.get(f"/tasks/{second}/dependencies"))["blocked"]
    terms = {"kind": "start_to_start", "lag_days": -2, "rev": 1}
    await studio.supervisor.patch(f"/task-dependencies/{made}", terms)
    waiting = await studio.artist.get(f"/tasks/{second}/dependencies")
    assert [(one["kind"], one["lag_days"], one["is_met"]) for one in waiting["needs"]] == [("start_to_start", -2, True)]
    assert not waiting["blocked"]
    bad = {"kind": "whenever", "lag_days": 1001, "rev": 2}
    errors = await studio.supervisor.invalid("PATCH", f"/task-dependencies/{made}", bad)
    assert set(errors) == {"kind", "lag_days"}
    await studio.artist.refused(403, "PATCH", f"/task-dependencies/{made}", {"lag_days": 1, "rev": 2})


async def test_waiting_is_told_of_the_task_and_undone_like_anything(studio: Studio, film: Film) -> None:
    (made,) = await wait_for(studio, film.tasks[1], film.tasks[0])
    feed = await studio.admin.get(f"{film.path}/feed")
    assert feed["rows"][0]["sentence"] == "Leila Osei made SQ010 SH0020 Animation wait for other work"
    gone = await studio.supervisor.send("POST", "/task-dependencies/purge", json={"ids": [made]})
    await studio.supervisor.post(f"/change-sets/{gone.headers['X-Change-Set']}/revert", {})
    assert (await studio.admin.get(f"/tasks/{film.tasks[1]}/dependencies"))["blocked"]


async def test_dates_count_back_from_a_milestone_in_working_days(studio: Studio, film: Film) -> None:
    monday = {"project_id": film.project, "name": "Delivery", "on_date": "2026-12-07"}
    delivery = (await studio.manager.post("/milestones", monday))["id"]
    body = {
        "project_id": film.project,
        "task_type_ids": [film.animation],
        "under": [film.sequence],
        "milestone_id": delivery,
        "days_before": 2,
        "workdays": 5,
    }
    assert await studio.supervisor.put("/tasks/deadlines", body) == {"count": 3}
    rows = (await studio.admin.get("/tasks"))["rows"]
    assert {(row["start_date"], row["due_date"]) for row in rows} == {("2026-11-27", "2026-12-03")}
    one_day = {"project_id": film.project, "task_ids": film.tasks[:1], "due_date": "2026-12-24"}
    await studio.supervisor.put("/tasks/deadlines", one_day)
    assert (await studio.admin.get(f"/tasks/{film.tasks[0]}"))["due_date"] == "2026-12-24"
    early = {**one_day, "due_date": "2026-11-02"}
    errors = await studio.supervisor.invalid("PUT", "/tasks/deadlines", early)
    assert errors == {"due_date": "The due date is before the start date."}


async def test_a_deadline_says_which_tasks_and_which_day(studio: Studio, film: Film) -> None:
    of_film = {"project_id": film.project}
    assert "task_type_ids" in await studio.manager.invalid(
        "PUT", "/tasks/deadlines", {**of_film, "due_date": "2026-12-01"}
    )
    chosen = {**of_film, "task_ids": film.tasks}
    assert "due_date" in await studio.manager.invalid("PUT", "/tasks/deadlines", chosen)
    nowhere = {**chosen, "milestone_id": str(uuid4())}
    assert "milestone_id" in await studio.manager.invalid("PUT", "/tasks/deadlines", nowhere)
    await studio.artist.refused(403, "PUT", "/tasks/deadlines", {**chosen, "due_date": "2026-12-01"})


async def test_days_stay_where_one_can_count_back_from_them(studio: Studio, film: Film) -> None:
    chosen = {"project_id": film.project, "task_ids": film.tasks, "workdays": 2}
    for day in ("0001-01-01", "9999-12-31"):
        assert "due_date" in await studio.manager.invalid("PUT", "/tasks/deadlines", {**chosen, "due_date": day})
        point = {"project_id": film.project, "name": "Delivery", "on_date": day}
        assert "on_date" in await studio.manager.invalid("POST", "/milestones", point)
        assert "start_date" in await studio.manager.invalid("POST", "/projects", {"name": "Far", "start_date": day})
    # Taken once.
    of_film = (studio.organization, film.project)
    ((old,),) = studio.sql(
        "insert into milestone (organization_id, project_id, name, on_date) values (%s, %s, 'Old', '0001-01-03') returning id",
        *of_film,
    )
    body = {**chosen, "milestone_id": str(old)}
    assert "workdays" in await studio.manager.invalid("PUT", "/tasks/deadlines", {**body, "workdays": 10})
    assert "days_before" in await studio.manager.invalid("PUT", "/tasks/deadlines", {**body, "days_before": 10})


async def test_a_grid_is_told_at_once_which_tasks_wait_and_for_what(studio: Studio, film: Film) -> None:
    first, second, third = film.tasks
    await wait_for(studio, second, first)
    await wait_for(studio, third, first)

    async def waiting(by: str = "artist") -> dict[str, list[str]]:
        told = await studio.people[by].get(f"{film.path}/blocked")
        return {task: [told["needed"][place][1] for place in places] for task, places in told["tasks"]}

    assert await waiting() == {second: ["SQ010 SH0010 Animation"], third: ["SQ010 SH0010 Animation"]}
    assert await waiting("vendor") == {}, "who sees a part of the work learns nothing of the rest"
    await film.move(0, "Approved")
    assert await waiting() == {}
