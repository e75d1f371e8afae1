"""One change set from the console."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

from motk.cli.database import database
from motk.cli.refusals import Refusal
from motk.cli.start import settings_for_command

if TYPE_CHECKING:  # `motk` starts fast: SQLAlchemy comes with the first write
    from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

    from motk.gate.gate import Writing

Answer = TypeVar("Answer")


def write(
    verb: str,
    organization: str | None,
    act: "Callable[[Writing], Awaitable[Answer]]",
    *,
    is_new: bool = False,
) -> Answer:
    """Run `act` in a change set of the house itself, in a studio given by its short name; None is the only one. One that `is_new` has none yet.

    What the gate refuses, and what PostgreSQL does, becomes a Refusal.
    """

    async def run(engine: "AsyncEngine") -> Answer:
        from uuid import uuid4

        from sqlalchemy.ext.asyncio import AsyncSession

        from motk.features.access.console import organization_of
        from motk.gate.actor import system
        from motk.gate.gate import writing

        async with AsyncSession(engine) as session:
            studio = uuid4() if is_new else await organization_of(session, organization)
        async with writing(engine, system(studio, via="cli"), verb) as w:
            return await act(w)

    return _on_the_database(run)


def read(act: "Callable[[AsyncSession], Awaitable[Answer]]") -> Answer:
    """Run `act`, which changes nothing, over all studios. What goes wrong becomes a Refusal."""

    async def run(engine: "AsyncEngine") -> Answer:
        from sqlalchemy.ext.asyncio import AsyncSession

        async with AsyncSession(engine) as session:
            return await act(session)

    return _on_the_database(run)


def _on_the_database(run: "Callable[[AsyncEngine], Awaitable[Answer]]") -> Answer:
    from motk.core.errors import Problem

    try:
        with database(settings_for_command()) as dsn:
            return asyncio.run(_connected(dsn, run))
    except Problem as problem:
        raise Refusal(problem.detail) from None


async def _connected(dsn: str, run: "Callable[[AsyncEngine], Awaitable[Answer]]") -> Answer:
    from sqlalchemy.exc import DBAPIError

    from motk.core.db import connect
    from motk.gate import problems

    engine = connect(dsn, pool_size=2, application_name="motk")
    try:
        return await run(engine)
    except DBAPIError as error:
        refused = problems.of_database(error)
        if refused is None:
            raise
        raise refused from None
    finally:
        await engine.dispose()
