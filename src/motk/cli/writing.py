"""One change set from the console."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

from motk.cli.database import database
from motk.cli.refusals import Refusal
from motk.cli.start import settings_for_command

if TYPE_CHECKING:  # `motk` starts fast: SQLAlchemy comes with the first write
    from motk.gate.gate import Writing

Answer = TypeVar("Answer")


def write(verb: str, organization: str | None, act: "Callable[[Writing], Awaitable[Answer]]") -> Answer:
    """Run `act` in a change set of the house itself, in a studio given by its short name; None is the only one.

    What the gate refuses, and what PostgreSQL does, becomes a Refusal.
    """
    from motk.core.errors import Problem

    try:
        with database(settings_for_command()) as dsn:
            return asyncio.run(_write(dsn, verb, organization, act))
    except Problem as problem:
        raise Refusal(problem.detail) from None


async def _write(
    dsn: str, verb: str, organization: str | None, act: "Callable[[Writing], Awaitable[Answer]]"
) -> Answer:
    from sqlalchemy.exc import DBAPIError
    from sqlalchemy.ext.asyncio import AsyncSession

    from motk.core.db import connect
    from motk.features.access.console import organization_of
    from motk.gate import problems
    from motk.gate.actor import system
    from motk.gate.gate import writing

    engine = connect(dsn, pool_size=2, application_name="motk")
    try:
        async with AsyncSession(engine) as session:
            studio = await organization_of(session, organization)
        async with writing(engine, system(studio, via="cli"), verb) as w:
            return await act(w)
    except DBAPIError as error:
        refused = problems.of_database(error)
        if refused is None:
            raise
        raise refused from None
    finally:
        await engine.dispose()
