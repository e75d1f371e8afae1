"""Looking at the queue: how far a job is, what died, another try, a cancellation."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from motk.core.errors import Conflict, NotFound
from motk.core.jobs import queries

State = Literal["waiting", "running", "succeeded", "dead", "cancelled"]

_STATES: dict[str, State] = {
    "todo": "waiting",
    "doing": "running",
    "succeeded": "succeeded",
    "failed": "dead",
    "cancelled": "cancelled",
    "aborted": "cancelled",
    "aborting": "cancelled",
}


@dataclass(frozen=True)
class JobProgress:
    """One job as a person may see it. `total` is None while unknown; `error` is why the last run failed, if one did."""

    job_id: int
    name: str
    state: State
    attempts: int
    organization_id: UUID | None
    account_id: UUID | None
    caused_by: UUID | None
    done: int
    total: int | None
    message: str
    error: str | None
    is_cancelling: bool
    updated_at: datetime | None

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "JobProgress":
        return cls(**{**row, "state": _STATES[row["state"]]})


async def progress(on: AsyncSession | AsyncConnection, job_id: int) -> JobProgress:
    """How far a job is. The caller compares `organization_id` with the actor's.

    Raises NotFound, also when the job ended so long ago that it is forgotten (motk.gate.upkeep).
    """
    found = await queries.progress.rows(on, job_id=job_id)
    if not found:
        raise NotFound("job", job_id)
    return JobProgress.of(found[0])


async def dead(
    on: AsyncSession | AsyncConnection, *, organization_id: UUID | None = None, most: int = 100
) -> list[JobProgress]:
    """Jobs that used up their tries, the newest first; of one studio, or of all when None."""
    rows = await queries.dead.rows(on, organization_id=organization_id, most=min(most, 1000))
    return [JobProgress.of(row) for row in rows]


async def retry(on: AsyncSession | AsyncConnection, job_id: int) -> None:
    """Queue a dead job again, with all its tries. Raises NotFound, Conflict when it is not dead."""
    if not await queries.retry.value(on, job_id=job_id):
        job = await progress(on, job_id)
        raise Conflict(f"This job is {job.state}; only a dead one can be tried again.", job_id=job_id, state=job.state)


async def cancel(on: AsyncSession | AsyncConnection, job_id: int) -> None:
    """A waiting job never runs, a running one is interrupted at its next await.

    Raises NotFound, Conflict when it is over already.
    """
    if await queries.cancel.value(on, job_id=job_id) is None:
        job = await progress(on, job_id)
        raise Conflict(f"This job is {job.state} already.", job_id=job_id, state=job.state)


async def counts(on: AsyncSession | AsyncConnection) -> dict[State, int]:
    """How many jobs wait, run and are dead."""
    return {_STATES[row["state"]]: row["jobs"] for row in await queries.counts.rows(on)}
