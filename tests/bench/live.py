"""The live stream: 100 followers of one project, how many changes reach them all in a second, and how late."""

import asyncio
import json
import threading
from collections import defaultdict
from collections.abc import Iterator
from itertools import cycle
from statistics import median, quantiles
from time import perf_counter
from uuid import UUID

from tests.bench.stage import TOKEN, Api, Stage
from tests.bench.table import Line, fact

FOLLOWERS, EDITS, WRITERS = 100, 400, 4


def run(stage: Stage, shots: int, _pairs: int) -> Iterator[Line]:
    made = stage.production(shots)
    with stage.connect() as connection:
        rows = connection.execute(
            "select id from entity where project_id = %s and kind = 'shot' limit %s", (made.project_id, EDITS)
        ).fetchall()
    with stage.api() as api:
        yield from asyncio.run(_follow_and_write(api, made.project_id, [row[0] for row in rows]))


async def _follow_and_write(api: Api, project: UUID, shots: list[UUID]) -> list[Line]:
    received: dict[str, list[float]] = defaultdict(list)
    ready = asyncio.Semaphore(0)
    followers = [asyncio.create_task(_follow(api.port, project, received, ready)) for _ in range(FOLLOWERS)]
    for _ in followers:
        await ready.acquire()
    quiet = await _write(api, shots[:50], writers=1)
    await _all_received(received, quiet)
    delays = [max(received[change_set]) - sent for change_set, sent in quiet.items()]
    started = perf_counter()
    busy = await _write(api, cycle_to(shots, EDITS), writers=WRITERS)
    written = perf_counter() - started
    await _all_received(received, busy)
    arrived = max(max(received[change_set]) for change_set in busy) - started
    for follower in followers:
        follower.cancel()
    await asyncio.gather(*followers, return_exceptions=True)
    late = quantiles(delays, n=20)[-1]
    return [
        fact(
            f"one edit seen by all of {FOLLOWERS} followers, since it was sent",
            f"{median(delays) * 1000:.0f} ms (95 %: {late * 1000:.0f} ms)",
        ),
        fact(
            f"{len(busy)} edits by {WRITERS} writers to {FOLLOWERS} followers",
            f"{len(busy) / arrived:.0f} changes/s, {FOLLOWERS * len(busy) / arrived:,.0f} events/s;"
            f" the last {max(arrived - written, 0) * 1000:.0f} ms after its answer",
        ),
    ]


def cycle_to(shots: list[UUID], number: int) -> list[UUID]:
    again = cycle(shots)
    return [next(again) for _ in range(number)]


async def _write(api: Api, shots: list[UUID], *, writers: int) -> dict[str, float]:
    """Edit each shot once from other threads; when each change set was sent."""
    sent: dict[str, float] = {}
    left = iter(shots)
    lock = threading.Lock()

    def work() -> None:
        with api.client() as client:
            while True:
                with lock:
                    shot = next(left, None)
                    number = len(sent)
                if shot is None:
                    return
                at = perf_counter()
                _, _, headers = client.request("PATCH", f"/entities/{shot}", {"description": f"Take {number}, {at}"})
                sent[headers["x-change-set"]] = at

    await asyncio.gather(*(asyncio.to_thread(work) for _ in range(writers)))
    return sent


async def _follow(port: int, project: UUID, received: dict[str, list[float]], ready: asyncio.Semaphore) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2**22)
    writer.write(
        f"GET /api/v1/live?project_id={project} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {TOKEN}\r\n\r\n".encode()
    )
    try:
        while line := await reader.readline():
            if line.startswith(b"event: hello"):
                ready.release()
            elif line.startswith(b"data: ") and b'"change_set"' in line:
                received[json.loads(line[6:])["change_set"]["id"]].append(perf_counter())
    finally:
        writer.close()


async def _all_received(received: dict[str, list[float]], sent: dict[str, float]) -> None:
    async with asyncio.timeout(60):
        while any(len(received[change_set]) < FOLLOWERS for change_set in sent):  # noqa: ASYNC110 - 100 followers, one look
            await asyncio.sleep(0.02)
