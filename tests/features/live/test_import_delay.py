"""What a long import does to the stream of everybody else. The figures are printed; only the order is held."""

import asyncio
import json
from statistics import median
from time import perf_counter

import psycopg
import pytest
from tests.factory import begin
from tests.features.live.test_stream import following
from tests.studio import Film

pytestmark = pytest.mark.anyio

SHOTS = 20_000


def import_shots(film: Film, started: asyncio.Event, loop: asyncio.AbstractEventLoop) -> float:
    """One transaction, as an import writes; how long it took, in seconds."""
    began = perf_counter()
    with psycopg.connect(film.studio.dsn) as connection:
        begin(connection, "entity.create_many", film.studio.organization, via="import")
        for part in range(4):
            connection.execute(
                "insert into entity (organization_id, project_id, kind, parent_id, name)"
                " select %s, %s, 'shot', %s, 'I' || n from generate_series(%s::int, %s) n",
                (film.studio.organization, film.project, film.sequence, part * SHOTS // 4, (part + 1) * SHOTS // 4 - 1),
            )
            loop.call_soon_threadsafe(started.set)
    return perf_counter() - began


async def test_moves_during_an_import_are_heard_after_it_in_their_order(film: Film) -> None:
    statuses = [film.statuses[name] for name in ("Retake", "In progress", "To review", "Approved", "Ready")]
    committed: list[float] = []
    heard: list[float] = []
    async with following(film.studio, film.studio.admin) as (_, events):
        started = asyncio.Event()
        importing = asyncio.create_task(asyncio.to_thread(import_shots, film, started, asyncio.get_running_loop()))

        async def listen() -> list[str]:
            found = []
            async for event in events:
                told = json.loads(event.partition(b"data: ")[2])
                if told["change_set"]["verb"] == "task.set_status":
                    heard.append(perf_counter())
                    found.append(told["changes"][0]["after"]["task_status_id"])
                    if len(found) == len(statuses):
                        return found
            raise AssertionError("the stream has ended")

        listening = asyncio.create_task(listen())
        await started.wait()
        for status in statuses:
            await film.studio.admin.put("/tasks/status", {"task_ids": film.tasks[:1], "task_status_id": status})
            committed.append(perf_counter())
        took = await importing
        assert await asyncio.wait_for(listening, 60) == statuses
    delays = [round((ear - mouth) * 1000) for ear, mouth in zip(heard, committed, strict=True)]
    figures = f"median {median(delays)} ms, most {max(delays)} ms"
    print(f"\nstream delay while {SHOTS} shots were imported in {took:.1f} s: {figures}")  # noqa: T201
