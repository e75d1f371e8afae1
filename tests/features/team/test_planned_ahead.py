"""A production that is planned before anybody is hired."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from tests.studio import Film, Json, Studio, shoot

pytestmark = pytest.mark.anyio

SLOTS, EACH = 12, 25
FIRST = date(2026, 11, 23)
NAMES = "Ines Juna Kofi Lars Mina Nils Otto Pia Quim Rosa Saga Timo".split()


async def planned(studio: Studio) -> tuple[Film, list[str], dict[str, list[str]]]:
    """A film of 300 tasks with dates, 25 of them on each of 12 open slots."""
    film = await shoot(studio, shots=SLOTS * EACH, name="Long Meadow")
    rows = [{"project_id": film.project, "role": f"Animator {n + 1}"} for n in range(SLOTS)]
    slots = [row["id"] for row in (await studio.manager.post("/members/bulk", {"rows": rows}))["rows"]]
    tasks = {slot: film.tasks[n * EACH : (n + 1) * EACH] for n, slot in enumerate(slots)}
    for slot in slots:
        await studio.manager.put("/tasks/assignees", {"task_ids": tasks[slot], "member_ids": [slot]})
    dates = [
        {
            "id": task,
            "start_date": str(due(n) - timedelta(days=2)),
            "due_date": str(due(n)),
            "estimate_minutes": 480,
        }
        for n, task in enumerate(film.tasks)
    ]
    await studio.manager.patch("/tasks/bulk", {"rows": dates})
    return film, slots, tasks


def due(task: int) -> date:
    """Two days after it begins: one task a day of each slot."""
    return FIRST + timedelta(days=task % EACH + 2)


def assert_has_to_do(work: Json, tasks: list[str]) -> None:
    """These tasks and no others, the most urgent first, each with its dates in the section of its day."""
    today = date.fromisoformat(work["today"])
    sunday = today + timedelta(days=6 - today.weekday())

    def section(day: date) -> str:
        return "late" if day < today else "today" if day == today else "this_week" if day <= sunday else "later"

    days = [due(n) for n in range(EACH)]
    wanted = [
        (task, str(day - timedelta(days=2)), str(day), section(day)) for task, day in zip(tasks, days, strict=True)
    ]
    assert [(row["id"], row["start_date"], row["due_date"], row["section"]) for row in work["rows"]] == wanted
    counts = Counter(section(day) for day in days)
    assert {name: count for name, count in work["counts"].items() if count} == counts


async def credited(film: Film) -> dict[str, tuple[str | None, int]]:
    """Who did how many tasks in each of the animators' slots, as the credits name them."""
    sections = (await film.studio.manager.get(f"{film.path}/credits"))["sections"]
    lines = [line for section in sections for line in section["lines"]]
    return {line["role"]: (line["name"], line["tasks"]) for line in lines if line["role"].startswith("Animator")}


async def test_twelve_people_join_and_have_their_tasks_and_one_fill_is_undone(studio: Studio) -> None:
    film, slots, tasks = await planned(studio)
    people = [studio.hire("artist", f"{name} Holm") for name in NAMES]
    mine: dict[str, Any] = {"filter": {"field": "assignee", "op": "in", "value": ["@me"]}}
    change_sets = []
    for slot, somebody in zip(slots, people, strict=True):
        body = {"slots": [{"member_id": slot, "account_id": somebody.account_id}]}
        answer = await studio.manager.send("POST", "/members/fill", json=body)
        assert answer.is_success, answer.text
        change_sets.append(answer.headers["X-Change-Set"])
    assert len(set(change_sets)) == SLOTS
    for slot, somebody in zip(slots, people, strict=True):
        found = (await somebody.post(f"{film.path}/grid/task/matching", mine))["ids"]
        assert sorted(found) == sorted(tasks[slot])
        assert_has_to_do(await somebody.get("/my-work"), tasks[slot])
    for slot, change_set in zip(slots, change_sets, strict=True):
        changed = studio.sql("select entity, row_id::text from change where change_set_id = %s", change_set)
        assert changed == [("member", slot)], "the tasks follow the slot and are not written"

    # Whoever does the task may move it: by the slot it is theirs.
    moved: dict[str, Any] = {"task_ids": tasks[slots[0]], "task_status_id": film.statuses["In progress"]}
    await people[0].put("/tasks/status", moved)
    await people[1].refused(403, "PUT", "/tasks/status", moved)

    feed = (await studio.admin.get(f"{film.path}/feed", limit=50))["rows"]
    fills = [line["sentence"] for line in feed if line["verb"] == "member.fill"]
    assert fills[::-1] == [f"Kenji Tanaka filled Animator {n + 1} with {name} Holm" for n, name in enumerate(NAMES)]

    joined = {f"Animator {n + 1}": (f"{name} Holm", EACH) for n, name in enumerate(NAMES)}
    assert await credited(film) == joined

    report = await studio.manager.post(f"/change-sets/{change_sets[3]}/revert", {})
    assert (report["reverted"], report["conflict_count"]) == (1, 0)
    slot = await studio.manager.get(f"/members/{slots[3]}")
    assert (slot["account_id"], slot["role"]) == (None, "Animator 4")
    assert (await studio.manager.get(f"/tasks/{tasks[slots[3]][0]}"))["member_ids"] == [slots[3]]
    await people[3].refused(404, "POST", f"{film.path}/grid/task/matching", mine)
    left = await people[3].get("/my-work")
    assert (left["rows"], left["projects"], set(left["counts"].values())) == ([], [], {0})
    assert await credited(film) == {**joined, "Animator 4": (None, EACH)}, "open again, and no name is left in it"
    assert_has_to_do(await people[4].get("/my-work"), tasks[slots[4]])
