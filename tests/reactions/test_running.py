import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine
from tests import factory
from tests.reactions.listening import HEARD, LISTENING

from motk.core.cursor import lags
from motk.core.settings import Settings
from motk.gate.gate import Writing
from motk.reactions import running
from motk.reactions.happened import Happened, Wants
from motk.reactions.running import Reaction, catch_up, keep_reacting

pytestmark = pytest.mark.anyio

SETTINGS = Settings()


class Set:
    """A film whose shots are named one change set at a time, and what the reaction heard of it."""

    def __init__(self, connection: psycopg.Connection) -> None:
        self.connection = connection
        connection.execute(HEARD)
        connection.commit()
        self.film = factory.film(connection)

    def shoot(self, *names: str, verb: str = "entity.create", **named: object) -> UUID:
        with factory.writing(self.connection, verb, self.film.organization, **named) as change_set:
            for name in names:
                factory.insert(self.connection, "entity", **self.film.of_project, kind="shot", name=name)
        return change_set

    def heard(self) -> list[str]:
        self.connection.commit()
        return [row[0] for row in self.connection.execute("select said from heard order by id").fetchall()]

    def retry_now(self) -> None:
        self.connection.execute("update cursor set next_at = null")
        self.connection.commit()


@pytest.fixture
def film_set(cloned: psycopg.Connection) -> Set:
    return Set(cloned)


@contextmanager
def listener(dsn: str, hang_at: str = "") -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.reactions.listening", dsn],
        stderr=subprocess.PIPE,
        env={"MOTK_LOG_FORMAT": "json", "HANG_AT": hang_at},
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


async def test_a_reaction_begins_with_what_comes_after_its_first_start(film_set: Set, engine: AsyncEngine) -> None:
    film_set.shoot("SH010")
    await catch_up(engine, SETTINGS, LISTENING)
    film_set.shoot("SH020")
    film_set.shoot("SH030", "SH040")
    await catch_up(engine, SETTINGS, LISTENING)
    assert film_set.heard() == ["SH020", "SH030, SH040"]


async def test_only_wanted_verbs_and_tables_are_heard_of(film_set: Set, engine: AsyncEngine) -> None:
    await catch_up(engine, SETTINGS, LISTENING)
    film_set.shoot("SH020", verb="import.run")
    with factory.writing(film_set.connection, "entity.edit", film_set.film.organization):
        film_set.connection.execute("update project set name = 'Entities'")
    film_set.shoot("SH030")
    await catch_up(engine, SETTINGS, LISTENING)
    assert film_set.heard() == ["SH030"]


async def test_killed_half_way_it_goes_on_with_nothing_lost_and_nothing_twice(
    film_set: Set, clone: str, engine: AsyncEngine
) -> None:
    await catch_up(engine, SETTINGS, LISTENING)
    wanted = [f"SH{n:03}" for n in range(20)]
    for name in wanted:
        film_set.shoot(name)
    with listener(clone, hang_at="SH007") as first:
        assert first.stderr is not None
        assert any(b"half way" in line for line in first.stderr)
    assert film_set.heard() == wanted[:7]
    with listener(clone):
        await _until(film_set, wanted)
        film_set.shoot("SH999")
        await _until(film_set, [*wanted, "SH999"])


async def test_of_two_workers_one_reads_and_the_bell_wakes_it(film_set: Set, engine: AsyncEngine) -> None:
    await catch_up(engine, SETTINGS, LISTENING)
    workers = [asyncio.create_task(keep_reacting(engine, SETTINGS, [LISTENING])) for _ in range(2)]
    wanted = [f"SH{n:03}" for n in range(30)]
    for name in wanted:
        film_set.shoot(name)
        await asyncio.sleep(0)
    await _until(film_set, wanted)
    for worker in workers:
        worker.cancel()
    await asyncio.gather(*workers, return_exceptions=True)


async def test_what_fails_again_and_again_is_put_aside_and_the_others_go_on(
    film_set: Set, engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "TRIES", 3)
    await catch_up(engine, SETTINGS, LISTENING)
    film_set.shoot("SH010")
    poison = film_set.shoot("poison")
    film_set.shoot("SH020")
    for _ in range(2):
        await catch_up(engine, SETTINGS, LISTENING)
        assert film_set.heard() == ["SH010"], "the failed try wrote nothing, those behind it wait"
        async with engine.connect() as connection:
            (lag,) = await lags(connection)
        assert lag["lag_s"] > 0
        film_set.retry_now()
    await catch_up(engine, SETTINGS, LISTENING)
    assert film_set.heard() == ["SH010", "SH020"]
    async with engine.connect() as connection:
        ((change_set, error),) = (await connection.execute(text("select change_set_id, error from put_aside"))).all()
        (lag,) = await lags(connection)
    assert (change_set, error) == (poison, "ValueError: this one cannot be swallowed")
    assert (lag["lag_s"], lag["put_aside"]) == (0, 1)


async def test_what_nobody_foresaw_ends_no_reaction(
    film_set: Set, engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "_STUMBLED_S", 0.05)
    await catch_up(engine, SETTINGS, LISTENING)
    like, stumbles = running.like, iter(range(3))

    def stumbling(pattern: str) -> str:
        if next(stumbles, None) is not None:
            raise RuntimeError("nobody foresaw this")
        return like(pattern)

    monkeypatch.setattr(running, "like", stumbling)
    worker = asyncio.create_task(keep_reacting(engine, SETTINGS, [LISTENING]))
    film_set.shoot("SH010")
    await _until(film_set, ["SH010"])
    worker.cancel()
    await asyncio.gather(worker, return_exceptions=True)


async def test_a_large_change_set_comes_in_parts(
    film_set: Set, engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "PART", 2)
    await catch_up(engine, SETTINGS, LISTENING)
    film_set.shoot("SH010", "SH020", "SH030", "SH040", "SH050")
    await catch_up(engine, SETTINGS, LISTENING)
    assert film_set.heard() == ["part 0: 2", "part 1: 2", "part 2: 1"]


async def test_a_reaction_does_not_answer_itself_not_even_through_another(film_set: Set, engine: AsyncEngine) -> None:
    async def next_shot(w: Writing, happened: Happened) -> None:
        await w.session.execute(
            text("insert into entity (organization_id, project_id, kind, name) values (:o, :p, 'shot', :name)"),
            {
                "o": happened.organization_id,
                "p": happened.changes[0].project_id,
                "name": f"{happened.changes[0].after['name']}{w.verb[0]}",  # type: ignore[index]
            },
        )

    everything = Wants(tables={"entity"})
    both = [
        Reaction("one", "automate.one", everything, next_shot),
        Reaction("two", "beside.two", everything, next_shot),
    ]
    again = replace(both[0], name="again", verb="chained.again", wants=replace(everything, again=2))
    for reaction in (*both, again):
        await catch_up(engine, SETTINGS, reaction)
    started = film_set.shoot("X")
    for _ in range(4):
        for reaction in both:
            await catch_up(engine, SETTINGS, reaction)
    made = film_set.connection.execute("select name from entity where name like 'X%' order by name").fetchall()
    assert [name for (name,) in made] == ["X", "Xa", "Xab", "Xb", "Xba"]
    ((cause, via),) = film_set.connection.execute(
        "select caused_by, via from change_set join change on change_set_id = change_set.id where after ->> 'name' = 'Xa'"
    ).fetchall()
    assert (cause, via) == (started, "reaction")


async def _until(film_set: Set, wanted: list[str]) -> None:
    """Poll until exactly this was heard; half a minute at most."""
    for _ in range(600):
        if len(film_set.heard()) >= len(wanted):
            break
        await asyncio.sleep(0.05)
    assert film_set.heard() == wanted
