"""The queue, with real commits and a real worker loop."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from pydantic import SecretStr, ValidationError
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession
from tests.core import queue_jobs
from tests.core.queue_jobs import TRACE

from motk.core import job_queue
from motk.core.errors import Conflict, NotFound
from motk.core.job_runner import queue_app
from motk.core.jobs import declared, job
from motk.core.settings import Settings
from motk.gate import upkeep

pytestmark = pytest.mark.anyio

STUDIO, LEILA = uuid4(), uuid4()
NIGHTLY = (upkeep.make_partitions, upkeep.sweep, upkeep.forget)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTK_HOME", str(tmp_path))


@pytest.fixture
async def queue(engine: AsyncEngine) -> AsyncEngine:
    async with engine.begin() as connection:
        await connection.execute(text(TRACE))
    return engine


async def work_off(engine: AsyncEngine, times: int = 1, *, periodic: bool = False) -> None:
    """Run what is in the queue, then what that left behind, and so on."""
    jobs = {name: job for name, job in declared.items() if periodic or not job.every}
    dsn = engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    app = queue_app(dsn, jobs, engine, Settings(database_url=SecretStr(dsn)))
    async with app.open_async():
        for _ in range(times):
            await app.run_worker_async(wait=False, listen_notify=False, concurrency=4, install_signal_handlers=False)


async def said(engine: AsyncEngine) -> Sequence[str]:
    async with engine.connect() as connection:
        return (await connection.execute(text("select said from job_trace order by id"))).scalars().all()


async def begin(session: AsyncSession | AsyncConnection) -> UUID:
    asked = text("select motk.begin('media.upload', :account, :studio, 'api')")
    return UUID(str(await session.scalar(asked, {"account": LEILA, "studio": STUDIO})))


async def test_a_job_deferred_in_a_transaction_that_rolls_back_never_runs(queue: AsyncEngine) -> None:
    async with AsyncSession(queue) as session:
        await queue_jobs.note.defer(session, word="undone")
        await session.rollback()
        await queue_jobs.note.defer(session, word="meant")
        await session.commit()
    await work_off(queue)
    assert await said(queue) == ["meant"]


async def test_a_job_waits_for_the_commit(queue: AsyncEngine) -> None:
    async with AsyncSession(queue) as session:
        await queue_jobs.note.defer(session, word="later")
        await work_off(queue)
        assert await said(queue) == []
        await session.commit()
    await work_off(queue)
    assert await said(queue) == ["later"]


async def test_a_job_gets_its_arguments_in_their_types_and_knows_who_asked(queue: AsyncEngine) -> None:
    async with queue.begin() as connection:
        change_set = await begin(connection)
        job_id = await queue_jobs.typed.defer(connection, shot_id=uuid4(), frames=[1, 2])
        progress = await job_queue.progress(connection, job_id)
    assert (progress.organization_id, progress.account_id, progress.caused_by) == (STUDIO, LEILA, change_set)
    await work_off(queue)
    assert await said(queue) == [f"UUID 3 none by {LEILA}"]


async def test_arguments_that_do_not_fit_are_refused_when_the_job_is_deferred(queue: AsyncEngine) -> None:
    async with queue.begin() as connection:
        with pytest.raises(ValidationError, match="shot_id"):
            await queue_jobs.typed.defer(connection, shot_id="SH010", frames=[])  # type: ignore[arg-type]
        with pytest.raises(ValidationError, match="colour"):
            await queue_jobs.typed.defer(connection, shot_id=uuid4(), frames=[], colour="red")  # type: ignore[call-arg]


async def test_many_jobs_are_deferred_by_one_statement_in_their_order(queue: AsyncEngine) -> None:
    words = [f"shot {number}" for number in range(500)]
    async with queue.begin() as connection:
        before = await connection.scalar(text("select count(*) from procrastinate_jobs"))
        ids = await queue_jobs.note.defer_many(connection, [{"word": word} for word in words])
        stored = await connection.execute(text("select id, args->>'word' from procrastinate_jobs order by id"))
        assert [tuple(row) for row in stored] == list(zip(ids, words, strict=True))
    assert before == 0


async def test_a_failing_job_is_tried_again_and_then_listed_as_dead_with_its_reason(queue: AsyncEngine) -> None:
    async with queue.begin() as connection:
        await begin(connection)
        job_id = await queue_jobs.fail.defer(connection)
    await work_off(queue, times=5)
    assert await said(queue) == ["try 1", "try 2", "try 3"]
    async with queue.begin() as connection:
        (dead,) = await job_queue.dead(connection, organization_id=STUDIO)
        assert (dead.job_id, dead.name, dead.state, dead.attempts) == (job_id, "test.fail", "dead", 3)
        assert dead.error == "RuntimeError: the disk is full"
        assert await job_queue.dead(connection, organization_id=uuid4()) == []
        assert (await job_queue.counts(connection))["dead"] == 1


async def test_a_dead_job_that_is_tried_again_has_all_its_tries(queue: AsyncEngine) -> None:
    async with queue.begin() as connection:
        job_id = await queue_jobs.fail.defer(connection)
    await work_off(queue, times=3)
    async with queue.begin() as connection:
        await job_queue.retry(connection, job_id)
        with pytest.raises(Conflict, match="waiting"):
            await job_queue.retry(connection, job_id)
    await work_off(queue, times=5)
    assert await said(queue) == ["try 1", "try 2", "try 3"] * 2


async def test_a_hopeless_job_is_not_tried_again(queue: AsyncEngine) -> None:
    async with queue.begin() as connection:
        await queue_jobs.give_up.defer(connection)
    await work_off(queue, times=3)
    assert await said(queue) == ["once"]
    async with queue.begin() as connection:
        assert [dead.error for dead in await job_queue.dead(connection)] == ["GiveUp: no such address"]


async def test_the_wait_between_tries_doubles_up_to_an_hour() -> None:
    @job("test.slow", tries=20, wait_s=5)
    async def slow(context: object) -> None:
        """Only declared."""

    assert [slow.retry_wait_s(failures) for failures in (1, 2, 3, 19, 20)] == [5, 10, 20, 3600, None]


async def test_jobs_of_one_lock_run_one_after_the_other_in_their_order(queue: AsyncEngine) -> None:
    async with queue.begin() as connection:
        await queue_jobs.turn.defer_many(connection, [{"sequence": "SQ010", "number": number} for number in range(4)])
    await asyncio.gather(work_off(queue, times=8), work_off(queue, times=8))
    assert await said(queue) == [f"{edge} {number}" for number in range(4) for edge in ("begin", "end")]


async def test_a_waiting_job_that_is_cancelled_never_runs(queue: AsyncEngine) -> None:
    async with queue.begin() as connection:
        job_id = await queue_jobs.note.defer(connection, word="never")
        await job_queue.cancel(connection, job_id)
    await work_off(queue)
    assert await said(queue) == []
    async with queue.begin() as connection:
        assert (await job_queue.progress(connection, job_id)).state == "cancelled"
        with pytest.raises(Conflict, match="cancelled already"):
            await job_queue.cancel(connection, job_id)
        with pytest.raises(NotFound):
            await job_queue.cancel(connection, job_id + 1)


async def test_a_job_that_holds_a_secret_forgets_its_arguments_once_it_is_done(queue: AsyncEngine) -> None:
    async with queue.begin() as connection:
        job_id = await queue_jobs.note.defer(connection, word="the link of a password reset")
    await work_off(queue)
    async with queue.begin() as connection:
        assert (await job_queue.progress(connection, job_id)).state == "succeeded"
        assert await connection.scalar(text("select args::text from procrastinate_jobs")) == "{}"


async def test_a_nightly_job_missed_while_the_machine_was_off_runs_once_at_the_next_start(queue: AsyncEngine) -> None:
    for _ in range(2):
        await work_off(queue, times=3, periodic=True)
    async with queue.connect() as connection:
        nightly = (
            "select task_name, status::text from procrastinate_jobs where task_name like 'upkeep.%' order by task_name"
        )
        assert [tuple(row) for row in await connection.execute(text(nightly))] == [
            (job.name, "succeeded") for job in sorted(NIGHTLY, key=lambda job: job.name)
        ]
