"""Work for later, kept in PostgreSQL: declare a job here, defer it in the transaction that needs it.

    @job("media.transcode", lock="media:{media_id}")
    async def transcode(context: JobContext, media_id: UUID) -> None: …

    await transcode.defer(w.session, media_id=media.id)

A job deferred in a transaction runs if and only if that transaction is committed, and then at least once: a worker may
die between doing the work and saying so, so a job must bear being run again.
"""

import inspect
import json
import string
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Concatenate, Generic, ParamSpec, get_type_hints
from uuid import UUID

from pydantic import BaseModel, ConfigDict, create_model
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession

from motk.core.settings import Settings
from motk.core.sql import load

P = ParamSpec("P")

queries = load("motk.core", "jobs.sql")

# A reader looks at progress a few times a second at most; a job may tell of every row.
_TELL_EVERY_S = 0.25


class GiveUp(Exception):
    """Raised by a job when trying again cannot help: it goes to the dead jobs at once."""


@dataclass(frozen=True)
class JobContext:
    """What a running job is given. `caused_by` is the change set that deferred it, None for a periodic job."""

    engine: AsyncEngine
    settings: Settings
    job_id: int
    attempt: int
    organization_id: UUID | None = None
    account_id: UUID | None = None
    caused_by: UUID | None = None
    _told: list[float] = field(default_factory=list, repr=False, compare=False)

    async def tell(self, done: int, total: int | None = None, message: str = "") -> None:
        """Say how far the job is. Call it at every step: what follows too soon is left out, the end never."""
        now = time.monotonic()
        if self._told and now - self._told[-1] < _TELL_EVERY_S and done != total:
            return
        self._told[:] = [now]
        async with self.engine.begin() as connection:
            await queries.tell.rows(connection, job_id=self.job_id, done=done, total=total, message=message[:500])


@dataclass(frozen=True)
class Job(Generic[P]):
    """A declared job. `tries` counts all runs; before run n+1 it waits `wait_s` doubled n-1 times, at most an hour.

    `lock` is a pattern over the arguments: jobs of equal lock run one at a time, in the order they were deferred.
    `every` is a cron line in UTC. `forgets` empties the stored arguments once the job succeeded: they hold a secret.
    """

    name: str
    run: Callable[Concatenate[JobContext, P], Awaitable[None]]
    arguments: type[BaseModel]
    tries: int
    wait_s: int
    lock: str | None
    queue: str
    priority: int
    every: str | None
    forgets: bool

    async def defer(self, on: AsyncSession | AsyncConnection, *_: P.args, **arguments: P.kwargs) -> int:
        """Enqueue in the open transaction of `on`; answers the job's id. Raises ValidationError when one misfits."""
        return (await self.defer_many(on, [arguments]))[0]

    async def defer_many(
        self, on: AsyncSession | AsyncConnection, several: Iterable[Mapping[str, Any]], *, at: datetime | None = None
    ) -> list[int]:
        """Enqueue one job per set of arguments, not before `at`, with one statement. The ids come in the same order."""
        rows = [self._row(arguments, at) for arguments in several]
        if not rows:
            return []
        ids: list[int] = await queries.defer.value(on, jobs=json.dumps(rows))
        return ids

    def parsed(self, stored: Mapping[str, Any]) -> dict[str, Any]:
        """The arguments as the function declares them, from the JSON of the queue."""
        checked = self.arguments.model_validate(stored)
        return {name: getattr(checked, name) for name in type(checked).model_fields}

    def retry_wait_s(self, failures: int) -> int | None:
        """Seconds to wait after this many failed runs; None when it was the last."""
        return None if failures >= self.tries else int(min(self.wait_s * 2 ** (failures - 1), 3600))

    def _row(self, arguments: Mapping[str, Any], at: datetime | None) -> dict[str, Any]:
        stored = self.arguments.model_validate(dict(arguments)).model_dump(mode="json")
        return {
            "queue": self.queue,
            "name": self.name,
            "priority": self.priority,
            "lock": self.lock.format_map(stored) if self.lock else None,
            "arguments": stored,
            "at": at.isoformat() if at else None,
        }


# Filled by importing the modules that declare jobs; the worker imports them all (motk.worker).
declared: dict[str, Job[Any]] = {}


def job(
    name: str,
    *,
    tries: int = 5,
    wait_s: int = 5,
    lock: str | None = None,
    queue: str = "default",
    priority: int = 0,
    every: str | None = None,
    forgets: bool = False,
) -> Callable[[Callable[Concatenate[JobContext, P], Awaitable[None]]], Job[P]]:
    """Declare a coroutine function as a job; see `Job`. Waiting jobs know it by its name: renaming strands them."""

    def declare(run: Callable[Concatenate[JobContext, P], Awaitable[None]]) -> Job[P]:
        if name in declared:
            raise ValueError(f"Two jobs are named {name}.")
        arguments = _arguments(name, run)
        unknown = {part for _, part, _, _ in string.Formatter().parse(lock or "") if part} - set(arguments.model_fields)
        if unknown:
            raise ValueError(
                f"The lock of {name} names {', '.join(sorted(unknown))}, which is not one of its arguments."
            )
        declared[name] = made = Job(name, run, arguments, tries, wait_s, lock, queue, priority, every, forgets)
        return made

    return declare


def _arguments(name: str, run: Callable[..., Awaitable[None]]) -> type[BaseModel]:
    """The function's parameters after the context, as a model that checks them and writes them as JSON."""
    kinds = get_type_hints(run)
    parameters = list(inspect.signature(run).parameters.values())[1:]
    fields: dict[str, Any] = {
        each.name: (kinds[each.name], ... if each.default is each.empty else each.default) for each in parameters
    }
    return create_model(name, __config__=ConfigDict(extra="forbid", arbitrary_types_allowed=False), **fields)
