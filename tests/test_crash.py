"""The API is killed amid a thousand edits: what it acknowledged is there, and nothing is there by half."""

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx2
import psycopg
import pytest
from tests.features.live.streams import Server, serving
from tests.studio import Film, Somebody, opened, shoot

pytestmark = pytest.mark.anyio

EDITS = 1_000
CLIENTS = 40
KILLED_AFTER = 400


async def edited(server: Server, somebody: Somebody, film: Film) -> list[int]:
    """A thousand one-field edits by forty clients; the server is killed amid them. Returns the edits it acknowledged."""
    acknowledged: list[int] = []
    numbers = iter(range(EDITS))

    async def client(http: httpx2.AsyncClient) -> None:
        for number in numbers:
            shot = film.shots[number % len(film.shots)]
            try:
                answer = await http.patch(f"/entities/{shot}", json={"code": f"edit {number}"})
            except httpx2.TransportError:
                return  # killed: nobody will ever say whether this one was saved
            assert answer.status_code == 200, answer.text
            acknowledged.append(number)
            if len(acknowledged) == KILLED_AFTER:
                server.process.kill()

    async with httpx2.AsyncClient(base_url=server.url, headers=somebody.headers, timeout=60) as http:
        await asyncio.gather(*(client(http) for _ in range(CLIENTS)))
    return acknowledged


@pytest.fixture
async def seeded(clone: str) -> AsyncIterator[Film]:
    async with opened(clone) as studio:
        yield await shoot(studio, shots=8)


async def test_every_acknowledged_edit_survives_a_kill_and_none_is_there_by_half(
    seeded: Film, clone: str, tmp_path: Path
) -> None:
    with serving(clone, tmp_path) as server:
        acknowledged = await edited(server, seeded.studio.admin, seeded)
        assert server.process.wait() != 0
    assert KILLED_AFTER <= len(acknowledged) < EDITS, "it was killed in the middle"

    with psycopg.connect(clone) as database:
        await settled(database)
        log = database.execute(
            "select cs.id, c.row_id, c.rev, c.after ->> 'code' from change_set cs"
            " left join change c on c.change_set_id = cs.id where cs.verb = 'entity.edit'"
        ).fetchall()
        rows = {row[0]: row[1:] for row in database.execute("select id, rev, code from entity where kind = 'shot'")}
        orphans = database.execute(
            "select count(*) from change where change_set_id not in (select id from change_set)"
        ).fetchone()

    assert all(row_id is not None for _, row_id, _, _ in log), "a change set without its change"
    assert orphans == (0,), "a change without its change set"
    assert len({change_set for change_set, _, _, _ in log}) == len(log), "one edit, one change"
    saved = {int(re.sub(r"\D", "", code)) for _, _, _, code in log}
    assert set(acknowledged) <= saved
    for row_id, (rev, code) in rows.items():
        told = sorted((change_rev, after) for _, of_row, change_rev, after in log if of_row == row_id)
        assert [change_rev for change_rev, _ in told] == list(range(2, rev + 1)), "every rev of the row is told once"
        assert told[-1] == (rev, code), "the row holds what the log says last"


async def settled(database: psycopg.Connection) -> None:
    """Until PostgreSQL has noticed that the killed server's connections are gone, and undone what they had begun."""
    others = (
        "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
        " and state <> 'idle' and backend_type = 'client backend'"
    )
    database.autocommit = True
    while database.execute(others).fetchone() != (0,):
        await asyncio.to_thread(database.execute, "select pg_sleep(0.02)")
