"""Running the declared jobs with procrastinate: retries, hand-back on shutdown, periodic jobs, our own log lines."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any

import structlog
from procrastinate import App, PsycopgConnector, RetryDecision
from procrastinate.exceptions import JobAborted
from procrastinate.job_context import AbortReason
from procrastinate.job_context import JobContext as QueueContext
from procrastinate.jobs import Job as QueuedJob
from procrastinate.retry import BaseRetryStrategy
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from motk.core.clock import now
from motk.core.jobs import GiveUp, Job, JobContext, queries
from motk.core.settings import Settings

log = structlog.get_logger("motk.jobs")

# A machine that is off at night still tidies up: a periodic job missed by less than this runs when a worker starts.
_CATCH_UP_S = 26 * 3600


class HandedBack(Exception):
    """The worker is stopping: another one runs the job again, and this run does not count as a try."""


class _Backoff(BaseRetryStrategy):
    def __init__(self, job: Job[Any]) -> None:
        self.job = job

    def get_retry_decision(self, *, exception: BaseException, job: QueuedJob) -> RetryDecision | None:
        if isinstance(exception, HandedBack):
            return RetryDecision(retry_at=now())
        if isinstance(exception, GiveUp | JobAborted):
            return None
        wait_s = self.job.retry_wait_s(job.attempts + 1)
        return None if wait_s is None else RetryDecision(retry_at=now() + timedelta(seconds=wait_s))


def queue_app(dsn: str, jobs: Mapping[str, Job[Any]], engine: AsyncEngine, settings: Settings) -> App:
    """The procrastinate application that knows `jobs`. Not open yet: `async with app.open_async()`."""
    named = {"application_name": "motk queue", "options": "-c timezone=UTC -c search_path=public"}
    connector = PsycopgConnector(conninfo=dsn, min_size=1, max_size=4, kwargs=named)
    app = App(connector=connector, periodic_defaults={"max_delay": _CATCH_UP_S})
    for each in jobs.values():
        task = app.task(
            name=each.name,
            queue=each.queue,
            priority=each.priority,
            pass_context=True,
            retry=_Backoff(each),
            lock=each.name if each.every else None,
            queueing_lock=each.name if each.every else None,
        )(_runner(each, engine, settings))
        if each.every:
            app.periodic(cron=each.every)(task)
    return app


def _runner(job: Job[Any], engine: AsyncEngine, settings: Settings) -> Callable[..., Awaitable[None]]:
    async def run(queued: QueueContext, **stored: Any) -> None:
        job_id = queued.job.id
        assert job_id is not None  # noqa: S101 - a job out of the queue has one
        if job.every:
            stored.pop("timestamp", None)
        with structlog.contextvars.bound_contextvars(job=job.name, job_id=job_id, attempt=queued.job.attempts + 1):
            started = time.monotonic()
            try:
                context = await _context(engine, settings, job_id, queued.job.attempts + 1)
                await job.run(context, **job.parsed(stored))
                if job.forgets:
                    await _ask(engine, "forget_arguments", job_id=job_id)
            except asyncio.CancelledError:
                await asyncio.shield(_interrupted(engine, queued, job_id))
            except Exception as error:
                await _failed(engine, job, job_id, queued.job.attempts + 1, error)
                raise
            log.info("job done", duration_ms=round((time.monotonic() - started) * 1000))

    return run


async def _context(engine: AsyncEngine, settings: Settings, job_id: int, attempt: int) -> JobContext:
    async with engine.connect() as connection:
        asked = await queries.asked_by.rows(connection, job_id=job_id)
    return JobContext(engine, settings, job_id, attempt, **(asked[0] if asked else {}))


async def _interrupted(engine: AsyncEngine, queued: QueueContext, job_id: int) -> None:
    """Always raises: what the interruption means."""
    if queued.abort_reason() is AbortReason.SHUTDOWN:
        await _ask(engine, "give_back_try", job_id=job_id)
        log.info("job handed back")
        raise HandedBack
    log.info("job cancelled")
    raise JobAborted


async def _failed(engine: AsyncEngine, job: Job[Any], job_id: int, attempt: int, error: Exception) -> None:
    wait_s = None if isinstance(error, GiveUp) else job.retry_wait_s(attempt)
    if wait_s is None:
        log.error("job dead", exc_info=error)
    else:
        log.warning("job failed", wait_s=wait_s, exc_info=error)
    await _ask(engine, "failed", job_id=job_id, error=reason(error))


async def _ask(engine: AsyncEngine, query: str, **parameters: Any) -> None:
    async with engine.begin() as connection:
        await getattr(queries, query).rows(connection, **parameters)


def reason(error: Exception) -> str:
    """A failure in one line, for the list of dead jobs. Never a statement's parameters: they may hold a secret."""
    said = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    return f"{type(said).__name__}: {said}"[:2000]
