"""The time machine: a grid as of any change set is what the log, replayed from the beginning, comes to."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

import pytest
from tests.features.projects.test_delta import KINDS, edit
from tests.features.time_machine.replay import Replay, log_of, replayed
from tests.features.time_machine.test_as_of import as_of, seen
from tests.studio import Film, Json, Studio, shoot

pytestmark = pytest.mark.anyio

CHANGES, MANY, LOOKS = 2_000, 60, 20
PAGES = ("shot", "sequence", "asset")


@dataclass
class Meadow:
    """A film with many more shots in two sequences, a task on each."""

    film: Film
    sequences: list[str]
    shots: list[str]
    tasks: list[str]


async def shoot_many(film: Film) -> Meadow:
    admin, of_project = film.studio.admin, {"project_id": film.project}
    other = await admin.post("/entities", {**of_project, "kind": "sequence", "name": "SQ020"})
    sequences = [film.sequence, str(other["id"])]
    rows = [{**of_project, "kind": "shot", "name": f"MANY{n}", "parent_id": sequences[n % 2]} for n in range(MANY)]
    shots = [row["id"] for row in (await admin.post("/entities/bulk", {"rows": rows}))["rows"]]
    made = [{**of_project, "entity_id": shot, "task_type_id": film.animation} for shot in shots]
    tasks = [row["id"] for row in (await admin.post("/tasks/bulk", {"rows": made}))["rows"]]
    return Meadow(film, sequences, shots, tasks)


async def change_many(meadow: Meadow, random: Random) -> str | None:
    """One gesture over many rows. Its change set, when it changed something."""
    film, number = meadow.film, random.randrange(900)
    some, held = [random.sample(ids, random.randrange(MANY // 2, MANY)) for ids in (meadow.shots, meadow.tasks)]
    days = {"start_date": f"2026-12-{number % 9 + 1:02}", "due_date": f"2026-12-{number % 9 + 11}"}
    hands = random.sample(list(film.members.values()), random.randrange(3))
    status = random.choice(list(film.statuses.values()))
    values: dict[str, Callable[[], Any]] = {
        "description": lambda: f"as of {number}",
        "tags": lambda: [f"tag {number}"],
        "cut_order": lambda: random.choice([None, random.randrange(900)]),
        "parent_id": lambda: random.choice(meadow.sequences),
    }
    field, value = random.choice(list(values.items()))
    method, path, body = random.choice(
        [
            *[("PATCH", "/entities/bulk", {"rows": [{"id": one, field: value()} for one in some]})] * 3,
            ("PATCH", "/tasks/bulk", {"rows": [{"id": one, **days} for one in held]}),
            ("PUT", "/tasks/status", {"task_ids": held, "task_status_id": status}),
            ("PUT", "/tasks/assignees", {"task_ids": held, "member_ids": hands}),
            ("POST", "/entities/archive", {"ids": random.choice([some, meadow.sequences[1:]])}),
            ("POST", "/entities/restore", {"ids": [*meadow.sequences, *meadow.shots]}),
            ("POST", "/tasks/archive", {"ids": held}),
            ("POST", "/tasks/restore", {"ids": meadow.tasks}),
        ]
    )
    answer = await film.studio.admin.send(method, path, json=body)
    return answer.headers.get("X-Change-Set")


async def live(meadow: Meadow, random: Random) -> dict[str, dict[str, Json]]:
    """Changes of every kind until there are enough. What was seen after some of the change sets."""
    film, change_sets, recorded = meadow.film, list[str](), dict[str, dict[str, Json]]()
    while film.studio.sql("select count(*) from change")[0][0] < CHANGES:
        for _ in range(2):
            await edit(film, random.choice(KINDS), random.randrange(6))
        changed = await change_many(meadow, random)
        if change_sets and random.random() < 0.2:
            await film.studio.admin.post(f"/change-sets/{random.choice(change_sets)}/revert", {})
        elif changed:
            change_sets.append(changed)
            if random.random() < 0.1:
                recorded[changed] = {kind: await seen(film, kind) for kind in PAGES}
    return recorded


@pytest.mark.parametrize("seed", [2611, 7, 20_261_121])
async def test_a_grid_as_of_any_change_set_is_the_log_replayed(studio: Studio, seed: int) -> None:
    film, random = await shoot(studio), Random(seed)  # noqa: S311
    await studio.define("shot", "N", "number")
    recorded = await live(await shoot_many(film), random)
    made = sorted({line.change_set for line in log_of(film)})
    looks = {*random.sample(made, LOOKS), *recorded}
    page = await seen(film, "shot")

    def shows(replay: Replay) -> dict[str, Json]:
        return {kind: replay.grid(kind, page["row_fields"], page["task_fields"]) for kind in PAGES}

    past = replayed(film, looks, shows)
    assert past.keys() == looks
    assert len({str(pages) for _, pages in past.values()}) > LOOKS // 2
    for change_set, (at, pages) in past.items():
        for kind, grid in pages.items():
            then = await as_of(film, kind, at)
            assert {name: then[name] for name in grid} == grid, (change_set, kind)
            if change_set in recorded:
                assert then == recorded[change_set][kind], (change_set, kind)
