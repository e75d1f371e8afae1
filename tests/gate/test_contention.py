"""Many at the same rows: a deadlock is run again, a lock that is held too long is a reason to try later."""

import asyncio

import psycopg
import pytest
from tests.factory import writing
from tests.studio import Film, Studio, opened, shoot

from motk.core import db

pytestmark = pytest.mark.anyio


async def test_two_opposing_bulk_edits_both_succeed(studio: Studio, film: Film) -> None:
    async def describe(shots: list[str], text: str) -> None:
        for round_ in range(5):
            rows = [{"id": shot, "description": f"{text} {round_}"} for shot in shots]
            await studio.admin.patch("/entities/bulk", {"rows": rows})

    await asyncio.gather(describe(film.shots, "down"), describe(film.shots[::-1], "up"))
    said = {row["description"] for row in (await studio.admin.get("/entities", filter="kind:eq:shot"))["rows"]}
    assert said in ({"down 4"}, {"up 4"})


async def test_a_deadlock_is_run_again_and_nobody_notices(studio: Studio, film: Film) -> None:
    """Another program takes the rows the other way round; PostgreSQL lets the API's transaction go, which starts again."""
    first, second = sorted(film.shots)[:2]
    describe = "update entity set code = %s where id = %s"
    with psycopg.connect(studio.dsn) as program, writing(program, "test.write", studio.organization):
        program.execute("set local deadlock_timeout = '1min'")
        program.execute(describe, ("theirs", second))
        rows = [{"id": shot, "description": "Dawn."} for shot in (first, second)]
        edit = asyncio.create_task(studio.admin.patch("/entities/bulk", {"rows": rows}))
        await until_waiting(studio)
        await asyncio.to_thread(program.execute, describe, ("theirs", first))
    await edit
    edited = await studio.admin.get(f"/entities/{first}")
    assert (edited["code"], edited["description"]) == ("theirs", "Dawn.")
    assert len(studio.sql("select from change_set where verb = 'entity.edit_many'")) == 1


async def until_waiting(studio: Studio) -> None:
    """Until somebody waits for a lock in the studio's database."""
    waiting = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
    with psycopg.connect(studio.dsn, autocommit=True) as connection:
        while not connection.execute(waiting).fetchall():
            await asyncio.to_thread(connection.execute, "select pg_sleep(0.01)")


async def test_a_row_held_too_long_is_answered_with_try_again(clone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(db.SERVER_SETTINGS, "lock_timeout", "100ms")
    async with opened(clone) as studio:
        film = await shoot(studio)
        with psycopg.connect(studio.dsn) as other, writing(other, "test.write", studio.organization):
            other.execute("update entity set code = 'held' where id = %s", (film.shots[0],))
            answer = await studio.admin.send("PATCH", f"/entities/{film.shots[0]}", json={"description": "Dawn."})
            assert answer.status_code == 503
            assert answer.headers["Retry-After"] == "1"
            assert (await studio.admin.get(f"/entities/{film.shots[0]}"))["description"] == "", "reading goes on"
        await studio.admin.patch(f"/entities/{film.shots[0]}", {"description": "Dawn."})


async def test_a_status_may_move_while_others_comment(studio: Studio, film: Film) -> None:
    """Thirty people at one task at once: every comment is counted, every one of them stands."""
    body = {"task_id": film.tasks[0], "text": "Looks right."}
    moves = [film.move(0, name) for name in ("In progress", "To review", "Approved")]
    await asyncio.gather(*(studio.artist.post("/comments", body) for _ in range(30)), *moves)
    assert (await studio.admin.get(f"/tasks/{film.tasks[0]}"))["comment_count"] == 30
