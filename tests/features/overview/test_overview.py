"""A project's overview in numbers that were worked out by hand."""

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from tests.features.views.productions import TODAY as PRODUCED
from tests.features.views.productions import produce
from tests.studio import Film, Json, Studio, shoot

from motk.features.overview import read

pytestmark = pytest.mark.anyio

# A Wednesday.
TODAY = "2026-11-18"


async def standing(film: Film, by: str = "manager", **asked: Any) -> Json:
    found: Json = await film.studio.people[by].get(f"{film.path}/overview", today=TODAY, **asked)
    return found


def part_of(found: Json, kind: str) -> Json:
    part: Json = next(part for part in found["parts"] if part["kind"] == kind)
    return part


async def test_cells_count_tasks_by_sequence_type_and_status(studio: Studio, film: Film) -> None:
    lone = await studio.admin.post("/entities", {"project_id": film.project, "kind": "shot", "name": "SH900"})
    await studio.admin.post("/tasks/for-entities", {"project_id": film.project, "task_type_id": film.animation})
    await studio.admin.post("/tasks/for-entities", {"project_id": film.project, "task_type_id": film.modeling})
    for status in ("Retake", "In progress", "Retake", "Approved"):
        await film.move(0, status)
    await film.move(1, "To review")
    found = await standing(film)
    ready, review, approved = (film.statuses[name] for name in ("Ready", "To review", "Approved"))
    of_sequence, of_none = part_of(found, "shot")["lines"]
    assert (of_sequence["id"], of_sequence["name"], of_sequence["above"]) == (film.sequence, "SQ010", None)
    assert of_sequence["cells"] == [
        {
            "task_type_id": film.animation,
            "total": 3,
            "done": 1,
            "retakes": 2,
            "statuses": {approved: 1, review: 1, ready: 1},
        }
    ]
    assert (of_none["id"], of_none["cells"][0]["total"], lone["name"]) == (None, 1, "SH900")
    (characters,) = part_of(found, "asset")["lines"]
    assert (characters["id"], characters["name"]) == (film.character, "Character")
    assert characters["cells"] == [
        {"task_type_id": film.modeling, "total": 1, "done": 0, "retakes": 0, "statuses": {ready: 1}}
    ]
    assert [kind["name"] for kind in found["task_types"]] == ["Animation", "Modeling"]
    assert [status["name"] for status in found["statuses"]] == ["Ready", "To review", "Approved"]


async def test_the_sums_count_the_headings_that_are_left_out_too(
    studio: Studio, film: Film, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read, "MOST_LINES", 1)
    await studio.admin.post("/entities", {"project_id": film.project, "kind": "shot", "name": "SH900"})
    await studio.admin.post("/tasks/for-entities", {"project_id": film.project, "task_type_id": film.animation})
    await film.move(0, "Approved")
    shots = part_of(await standing(film), "shot")
    assert ([line["name"] for line in shots["lines"]], shots["left_out"]) == (["SQ010"], 1)
    (animation,) = shots["sums"]
    assert (animation["task_type_id"], animation["total"], animation["done"]) == (film.animation, 4, 1)
    assert animation["statuses"] == {film.statuses["Approved"]: 1, film.statuses["Ready"]: 3}


async def test_a_milestone_tells_how_many_tasks_of_its_step_are_open_by_then(studio: Studio, film: Film) -> None:
    milestone = {"project_id": film.project, "name": "Animation locked", "on_date": "2026-11-27"}
    await studio.admin.post("/milestones", {**milestone, "task_type_id": film.animation})
    await studio.admin.post("/milestones", {**milestone, "name": "Models", "task_type_id": film.modeling})
    for task, day in zip(film.tasks, ("2026-11-20", "2026-11-27", "2026-11-28"), strict=True):
        await studio.admin.patch(f"/tasks/{task}", {"due_date": day})
    await film.move(0, "Approved")
    told = (await standing(film))["milestones"]
    assert [(one["name"], one["open_tasks"]) for one in told] == [("Animation locked", 1), ("Models", 0)]


async def test_what_is_late_undated_or_nobodys_is_counted_and_the_most_late_told_first(studio: Studio) -> None:
    film = await shoot(studio, shots=6)
    for task, day in enumerate(["2026-11-17", "2026-11-10", "2026-11-18", "2026-10-01", None, None]):
        await studio.admin.patch(f"/tasks/{film.tasks[task]}", {"due_date": day})
    await film.move(3, "Approved")
    await film.assign("artist", 0, 1)
    found = await standing(film)
    assert found["totals"] == {
        "total": 6,
        "done": 1,
        "in_review": 0,
        "retakes": 0,
        "late": 2,
        "no_date": 2,
        "no_one": 3,
    }
    assert [(late["entity_name"], late["parent_name"], late["days_late"]) for late in found["late"]] == [
        ("SH0020", "SQ010", 8),
        ("SH0010", "SQ010", 1),
    ]


async def test_weeks_add_up_what_there_was_what_was_done_and_what_is_due(studio: Studio) -> None:
    film = await shoot(studio, shots=5)
    # Begun in the first week but for the last, a week later; done in the second and in the third.
    for task, (begun, done, due) in enumerate(
        [
            ("2026-11-02", "2026-11-09", "2026-11-08"),
            ("2026-11-03", "2026-11-18", "2026-11-15"),
            ("2026-11-04", None, "2026-11-15"),
            ("2026-11-08", None, "2026-11-24"),
            ("2026-11-09", None, None),
        ]
    ):
        status = film.statuses["Approved" if done else "Ready"]
        studio.sql(
            "update task set real_start_date = %s, done_at = %s, due_date = %s, task_status_id = %s where id = %s",
            *(at(begun), at(done) if done else None, due, status, film.tasks[task]),
        )
    assert (await standing(film))["weeks"] == [
        {"monday": "2026-11-02", "total": 4, "done": 0, "planned": 1},
        {"monday": "2026-11-09", "total": 5, "done": 1, "planned": 3},
        {"monday": "2026-11-16", "total": 5, "done": 2, "planned": 3},
        {"monday": "2026-11-23", "total": 5, "done": None, "planned": 4},
    ]


def at(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=UTC)


async def test_work_brought_from_elsewhere_was_there_when_it_was_begun(studio: Studio) -> None:
    film = await shoot(studio, shots=1)
    studio.sql(
        "update task set real_start_date = %s, done_at = %s, task_status_id = %s",
        *(at("2026-11-03"), at("2026-11-10"), film.statuses["Approved"]),
    )
    weeks = (await standing(film))["weeks"]
    assert [(week["monday"], week["total"], week["done"]) for week in weeks] == [
        ("2026-11-02", 1, 0),
        ("2026-11-09", 1, 1),
        ("2026-11-16", 1, 1),
    ]


async def test_every_number_of_a_week_is_that_of_the_list_it_leads_to(studio: Studio) -> None:
    """A production with a past, in a studio where the day is another than in Greenwich."""
    project = f"/projects/{(await produce(studio, Random(11))).project}"  # noqa: S311 - the same rows at every run
    weeks = (await studio.artist.get(f"{project}/overview", today=str(PRODUCED)))["weeks"]
    assert len(weeks) > 12

    async def counted(tree: Json) -> int:
        body = {"filter": tree, "today": str(PRODUCED)}
        return len((await studio.artist.post(f"{project}/grid/task/matching", body))["ids"])

    for week in weeks:
        sunday = str(date.fromisoformat(week["monday"]) + timedelta(days=6))
        by = {name: {"field": name, "op": "le", "value": sunday} for name in ("added_on", "started_on", "done_on")}
        assert week["total"] == await counted({"any": list(by.values())}), week
        assert week["done"] in {await counted(by["done_on"]), None}, week
        assert week["planned"] == await counted({"field": "due_date", "op": "le", "value": sunday}), week
    assert weeks[0]["total"] < weeks[3]["total"] < weeks[5]["total"]
    assert 0 < weeks[3]["done"] < weeks[5]["done"]


async def test_a_date_far_away_does_not_make_a_thousand_weeks(studio: Studio) -> None:
    film = await shoot(studio, shots=2)
    studio.sql("update task set due_date = '2199-01-01', real_start_date = '1995-01-01'")
    weeks = (await standing(film))["weeks"]
    assert len(weeks) == 156 + 1 + 104
    assert (weeks[0]["total"], weeks[-1]["planned"]) == (2, 0)


async def test_milestones_to_come_and_open_slots_with_their_tasks_are_told(studio: Studio, film: Film) -> None:
    for name, day in (("Delivery", "2026-12-20"), ("Layout locked", "2026-11-18"), ("Kick-off", "2026-11-01")):
        await studio.admin.post("/milestones", {"project_id": film.project, "name": name, "on_date": day})
    await film.assign("open", 0, 1)
    await film.move(1, "Approved")
    found = await standing(film)
    assert [(one["name"], one["days_left"]) for one in found["milestones"]] == [("Layout locked", 0), ("Delivery", 32)]
    assert found["open_slots"]["count"] == 1
    (slot,) = found["open_slots"]["rows"]
    assert (slot["role"], slot["tasks"]) == ("Lead Lighter", 1)


async def test_a_vendor_counts_their_own_tasks_only_and_neither_they_nor_a_client_learn_of_the_team(
    studio: Studio, film: Film
) -> None:
    await film.assign("vendor", 0)
    studio.sql("update task set real_start_date = '2026-11-02'")
    await studio.admin.post("/milestones", {"project_id": film.project, "name": "Delivery", "on_date": "2026-12-20"})
    await studio.admin.patch(f"/tasks/{film.tasks[1]}", {"due_date": "2026-11-01"})
    theirs = await standing(film, by="vendor")
    assert (theirs["totals"]["total"], theirs["totals"]["late"], theirs["late"]) == (1, 0, [])
    assert part_of(theirs, "shot")["lines"][0]["cells"][0]["total"] == 1
    assert theirs["weeks"][-1]["total"] == 1
    clients = await standing(film, by="client")
    assert clients["totals"]["total"] == 3
    assert clients["milestones"] is None
    for seen in (theirs, clients):
        assert (seen["open_slots"], seen["totals"]["no_one"]) == (None, None)


async def test_a_project_without_tasks_is_told_in_zeros(studio: Studio) -> None:
    project = (await studio.admin.post("/projects", {"name": "Blank"}))["id"]
    found = await studio.admin.get(f"/projects/{project}/overview", today=TODAY)
    assert (found["parts"], found["weeks"], found["late"], found["totals"]["total"]) == ([], [], [], 0)


async def test_an_overview_that_stands_is_not_told_twice(studio: Studio, film: Film) -> None:
    path = f"{film.path}/overview?today={TODAY}"
    first = await studio.manager.send("GET", path)
    tag = first.headers["ETag"]
    assert (await studio.manager.send("GET", path, headers={"If-None-Match": tag})).status_code == 304
    await film.move(0, "Approved")
    again = await studio.manager.send("GET", path, headers={"If-None-Match": tag})
    assert (again.status_code, again.json()["totals"]["done"]) == (200, 1)
    assert "ETag" not in (await studio.manager.send("GET", f"{film.path}/overview")).headers
