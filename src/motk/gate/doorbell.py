"""Hearing that something was committed, in whichever process it happened."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import psycopg
from sqlalchemy.ext.asyncio import AsyncEngine

Wait = Callable[[float], Awaitable[None]]


@asynccontextmanager
async def doorbell(engine: AsyncEngine) -> AsyncIterator[Wait]:
    """A connection of its own that listens. Await the value with seconds: it returns when the bell rang, or when they have passed.

    The bell says nothing but "look". Raises psycopg.Error when the connection is lost: what rang meanwhile was not heard, so look.
    """
    address = engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    connection = await psycopg.AsyncConnection.connect(
        address, autocommit=True, application_name="motk live", connect_timeout=10
    )
    async with connection:
        await connection.execute("listen motk_change")

        async def wait(timeout_s: float) -> None:
            async for _ in connection.notifies(timeout=timeout_s, stop_after=1):
                pass

        yield wait
