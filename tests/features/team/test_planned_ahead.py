"""A production that is planned before anybody is hired."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.studio import Film, Studio, shoot

pytestmark = pytest.mark.anyio

SLOTS, EACH = 12, 25
NAMES = "Ines Juna Kofi Lars Mina Nils Otto Pia Quim Rosa Saga Timo".split()


async def planned(studio: Studio) -> tuple[Film, list[str], dict[str, list[str]]]:
    """A film of 300 tasks with dates, 25 of them on each of 12 open slots."""
    film = await shoot(studio, shots=SLOTS * EACH, name="Long Meadow")
    rows = [{"project_id": film.project, "role": f"Animator {n + 1}"} for n in range(SLOTS)]
    slots = [row["id"] for row in (await studio.manager.post("/members/bulk", {"rows": rows}))["rows"]]
    tasks = {slot: film.tasks[n * EACH : (n + 1) * EACH] for n, slot in enumerate(slots)}
    for slot in slots:
        await studio.manager.put("/tasks/assignees", {"task_ids": tasks[slot], "member_ids": [slot]})
    first = date(2026, 11, 23)
    dates = [
        {
            "id": task,
            "start_date": str(first + timedelta(days=n % EACH)),
            "due_date": str(first + timedelta(days=n % EACH + 2)),
            "estimate_minutes": 480,
        }
        for n, task in enumerate(film.tasks)
    ]
    await studio.manager.patch("/tasks/bulk", {"rows": dates})
    return film, slots, tasks


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

    # Whoever does the task may move it: by the slot it is theirs.
    moved: dict[str, Any] = {"task_ids": tasks[slots[0]], "task_status_id": film.statuses["In progress"]}
    await people[0].put("/tasks/status", moved)
    await people[1].refused(403, "PUT", "/tasks/status", moved)

    feed = (await studio.admin.get(f"{film.path}/feed", limit=50))["rows"]
    fills = [line["sentence"] for line in feed if line["verb"] == "member.fill"]
    assert fills[::-1] == [f"Kenji Tanaka filled Animator {n + 1} with {name} Holm" for n, name in enumerate(NAMES)]

    credited = await studio.manager.get(f"{film.path}/credits")
    lines = [line for section in credited["sections"] for line in section["lines"]]
    animators = {line["name"]: line for line in lines if line["role"].startswith("Animator")}
    assert set(animators) == {f"{name} Holm" for name in NAMES}
    assert {line["tasks"] for line in animators.values()} == {EACH}

    report = await studio.manager.post(f"/change-sets/{change_sets[3]}/revert", {})
    assert (report["reverted"], report["conflict_count"]) == (1, 0)
    slot = await studio.manager.get(f"/members/{slots[3]}")
    assert (slot["account_id"], slot["role"]) == (None, "Animator 4")
    assert (await studio.manager.get(f"/tasks/{tasks[slots[3]][0]}"))["member_ids"] == [slots[3]]
    await people[3].refused(404, "POST", f"{film.path}/grid/task/matching", mine)
    assert len((await people[4].post(f"{film.path}/grid/task/matching", mine))["ids"]) == EACH
