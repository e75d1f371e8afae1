"""Jobs whose worker was killed go back into the queue."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine

from motk.core.jobs import Job, queries

log = structlog.get_logger("motk.jobs")


async def rescue(engine: AsyncEngine, jobs: Mapping[str, Job[Any]], *, silent_s: float) -> int:
    """Queue again what was running on workers silent for longer than this; answers how many.

    It counts as a try, so a job that keeps killing its worker ends among the dead.
    """
    tries = json.dumps({job.name: job.tries for job in jobs.values()})
    async with engine.begin() as connection:
        saved = await queries.rescue.rows(connection, silent_s=silent_s, tries=tries)
    for job in saved:
        log.warning("job rescued", job=job["name"], job_id=job["id"], state=job["state"])
    return len(saved)


async def keep_rescuing(engine: AsyncEngine, jobs: Mapping[str, Job[Any]], *, silent_s: float, every_s: float) -> None:
    """Never ends. A failure is logged and tried again: an unreachable database stops the worker elsewhere."""
    while True:
        try:
            await rescue(engine, jobs, silent_s=silent_s)
        except Exception:
            log.exception("rescue failed")
        await asyncio.sleep(every_s)
