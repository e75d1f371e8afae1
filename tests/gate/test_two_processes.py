"""Thirty-two clients over HTTP at two processes on one database: what holds in one holds between them."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx2
import pytest
from tests.features.live.streams import serving
from tests.studio import Film, Json, Somebody

pytestmark = pytest.mark.anyio

CLIENTS = 32


@pytest.fixture
async def clients(film: Film, clone: str, tmp_path: Path) -> AsyncIterator[list[Somebody]]:
    """The admin's browsers, by turns at this process and, each with connections of its own, at another."""
    admin = film.studio.admin
    token = admin.headers["Authorization"].removeprefix("Bearer ")
    with serving(clone, tmp_path) as server:
        away = [httpx2.AsyncClient(base_url=server.url, timeout=120) for _ in range(CLIENTS // 2)]
        browsers = [http for pair in zip(away, [film.studio.http] * len(away), strict=True) for http in pair]
        yield [Somebody(http, token, UUID(admin.account_id)) for http in browsers]
        for http in away:
            await http.aclose()


async def test_thirty_two_clients_at_two_processes_lose_nothing(film: Film, clients: list[Somebody]) -> None:
    admin, task, shot = film.studio.admin, film.tasks[0], film.shots[0]

    async def all_at_once(method: str, path: str, bodies: list[Json]) -> list[Any]:
        asked = zip(clients, bodies, strict=False)
        return await asyncio.gather(*(one.send(method, path, json=body) for one, body in asked))

    shots = [{"project_id": film.project, "kind": "shot", "parent_id": film.sequence, "name": "SH0990"}] * CLIENTS
    made = await all_at_once("POST", "/entities", shots)
    assert sorted(answer.status_code for answer in made) == [201] + [409] * (CLIENTS - 1)

    statuses = list(film.statuses.values())
    notes = [
        {"task_id": task, "text": f"note {number}", "task_status_id": statuses[number % len(statuses)]}
        for number in range(CLIENTS)
    ]
    assert {answer.status_code for answer in await all_at_once("POST", "/comments", notes)} == {201}
    after = await admin.get(f"/tasks/{task}")
    steps = film.studio.sql(
        "select before ->> 'task_status_id', after ->> 'task_status_id' from change"
        " where row_id = %s and after ? 'task_status_id' and before is not null order by rev",
        task,
    )
    assert after["comment_count"] == CLIENTS
    assert after["retake_count"] == sum(to == film.statuses["Retake"] for _, to in steps)
    assert [before for before, _ in steps] == [film.statuses["Ready"], *(to for _, to in steps[:-1])]
    assert after["task_status_id"] == steps[-1][1]

    fields = [
        (await film.studio.define("shot", f"Field {letter}", "number"))["key"] for letter in "abcdefghijklmnopqrst"
    ]
    values = [{"extra": {key: place}} for place, key in enumerate(fields)]
    edits = await all_at_once("PATCH", f"/entities/{shot}", values)
    assert {answer.status_code for answer in edits} == {200}
    assert (await admin.get(f"/entities/{shot}"))["extra"] == {key: place for place, key in enumerate(fields)}
