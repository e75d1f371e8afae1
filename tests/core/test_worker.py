"""The worker as a process: stopped, killed, cancelled."""

import asyncio
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine
from tests.core import queue_jobs

from motk.core import job_queue
from motk.core.jobs import Job

pytestmark = pytest.mark.anyio


class Desk:
    """A database with its watcher: starts workers, and waits for what their jobs say."""

    def __init__(self, dsn: str, home: str, watcher: psycopg.Connection, closing: ExitStack) -> None:
        self.dsn = dsn
        self.home = home
        self.watcher = watcher
        self.closing = closing

    def start(self, *, silent_s: float = 30) -> subprocess.Popen[bytes]:
        worker = subprocess.Popen(
            [sys.executable, "-m", "tests.core.queue_jobs", str(silent_s)],
            stderr=subprocess.PIPE,
            env={"MOTK_LOG_FORMAT": "json", "MOTK_DATABASE_URL": self.dsn, "MOTK_HOME": self.home},
        )
        self.closing.callback(end, worker)
        return worker

    def wait_for(self, *words: str) -> None:
        """Until exactly these words were said, in this order; half a minute at most."""
        for _ in range(100):
            if self.said() == list(words):
                return
            assert list(self.watcher.notifies(timeout=30, stop_after=1)), f"waited for {words}, heard {self.said()}"

    def wait_for_line(self, worker: subprocess.Popen[bytes], *parts: bytes) -> None:
        """Until the worker's log has a line with all of these."""
        assert worker.stderr is not None
        assert any(all(part in line for part in parts) for line in worker.stderr)

    def said(self) -> list[str]:
        return [row[0] for row in self.watcher.execute("select said from job_trace order by id")]


def end(worker: subprocess.Popen[bytes]) -> None:
    if worker.poll() is None:
        worker.kill()
    _, log = worker.communicate()
    print(log.decode())  # noqa: T201 - pytest shows it when the test fails


@pytest.fixture
def desk(clone: str, tmp_path: Path) -> Iterator[Desk]:
    with ExitStack() as closing:
        watcher = closing.enter_context(psycopg.connect(clone, autocommit=True))
        watcher.execute(queue_jobs.TRACE)
        watcher.execute("listen job_trace")
        yield Desk(clone, str(tmp_path), watcher, closing)


async def deferred(engine: AsyncEngine, job: Job[[]]) -> int:
    async with engine.begin() as connection:
        return await job.defer(connection)


async def test_a_job_whose_worker_was_killed_runs_again_elsewhere(desk: Desk, engine: AsyncEngine) -> None:
    job_id = await deferred(engine, queue_jobs.hang)
    first = desk.start(silent_s=2)
    desk.wait_for("run 1")
    async with engine.connect() as connection:
        progress = await job_queue.progress(connection, job_id)
    assert (progress.state, progress.done, progress.total, progress.message) == ("running", 3, 10, "rendering")
    first.kill()
    first.wait()
    second = desk.start(silent_s=2)
    desk.wait_for("run 1", "run 2")
    second.terminate()
    assert second.wait(20) == 0
    async with engine.connect() as connection:
        assert (await job_queue.progress(connection, job_id)).state == "succeeded"


async def test_a_job_that_kills_every_worker_is_dead_in_the_end(desk: Desk, engine: AsyncEngine) -> None:
    job_id = await deferred(engine, queue_jobs.stay)
    for words in (["run 1"], ["run 1", "run 2"]):
        worker = desk.start(silent_s=2)
        desk.wait_for(*words)
        worker.kill()
        worker.wait()
    desk.wait_for_line(desk.start(silent_s=2), b"job rescued", b'"failed"')
    async with engine.connect() as connection:
        (dead,) = await job_queue.dead(connection)
    assert (dead.job_id, dead.error) == (job_id, "The worker running this job stopped without a word.")


async def test_a_worker_told_to_stop_hands_its_job_back_without_counting_the_try(
    desk: Desk, engine: AsyncEngine
) -> None:
    job_id = await deferred(engine, queue_jobs.stay)
    for runs in range(1, 4):
        worker = desk.start()
        desk.wait_for(*["run 1"] * runs)
        worker.terminate()
        assert worker.wait(20) == 0
        async with engine.connect() as connection:
            progress = await job_queue.progress(connection, job_id)
        assert (progress.state, progress.attempts, progress.error) == ("waiting", 0, None)


async def test_a_running_job_that_is_cancelled_stops(desk: Desk, engine: AsyncEngine) -> None:
    job_id = await deferred(engine, queue_jobs.stay)
    worker = desk.start()
    desk.wait_for("run 1")
    async with engine.begin() as connection:
        await job_queue.cancel(connection, job_id)
    desk.wait_for_line(worker, b"job cancelled")
    worker.terminate()
    assert worker.wait(20) == 0
    async with engine.connect() as connection:
        assert (await job_queue.progress(connection, job_id)).state == "cancelled"


async def test_after_its_connections_are_cut_the_work_goes_on(desk: Desk, engine: AsyncEngine) -> None:
    """A worker cut amid asking the queue ends, for its supervisor to start it again; cut at rest, it reconnects. No job is lost."""
    async with engine.begin() as connection:
        await queue_jobs.note.defer(connection, word="before")
    worker = desk.start(silent_s=2)
    desk.wait_for("before")
    desk.watcher.execute(
        "select pg_terminate_backend(pid) from pg_stat_activity"
        " where datname = current_database() and application_name in ('motk queue', 'motk worker')"
    )
    async with engine.begin() as connection:
        await queue_jobs.word_again.defer(connection, word="after")
    for _ in range(300):
        if desk.said() == ["before", "after"]:
            break
        if worker.poll() is not None:
            worker = desk.start(silent_s=2)
        await asyncio.sleep(0.1)
    assert desk.said() == ["before", "after"]
    worker.terminate()
    assert worker.wait(20) == 0


def test_a_worker_without_a_database_says_which_setting_is_missing() -> None:
    outcome = subprocess.run(
        [
            sys.executable,
            "-c",
            "from motk.core.settings import Settings; from motk import worker; worker.run(Settings())",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome.returncode != 0
    assert "MOTK_DATABASE_URL" in outcome.stderr


async def test_arguments_never_reach_the_log(desk: Desk, engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        await queue_jobs.note.defer(connection, word="hunter2")
    worker = desk.start()
    desk.wait_for("hunter2")
    worker.send_signal(signal.SIGINT)
    _, log = worker.communicate(timeout=20)
    assert worker.returncode == 0
    assert b"job done" in log
    assert b"hunter2" not in log
