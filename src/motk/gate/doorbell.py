"""Hearing that something was committed, in whichever process it happened, and what the processes tell each other in passing."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from time import monotonic

import psycopg
from psycopg import sql
from sqlalchemy.ext.asyncio import AsyncEngine

Wait = Callable[[float], Awaitable[None]]
Hear = Callable[[str], None]

_BELL = "motk_change"


@asynccontextmanager
async def doorbell(engine: AsyncEngine, hears: Mapping[str, Hear]) -> AsyncIterator[Wait]:
    """A connection of its own that listens. Await the value with seconds: it returns when the bell rang, or when they have passed.

    The bell says nothing but "look". What is said on the channels of `hears` goes to them while somebody waits. Raises psycopg.Error when
    the connection is lost: what rang meanwhile was not heard, so look.
    """
    address = engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    connection = await psycopg.AsyncConnection.connect(
        address, autocommit=True, application_name="motk live", connect_timeout=10
    )
    async with connection:
        for channel in (_BELL, *hears):
            await connection.execute(sql.SQL("listen {}").format(sql.Identifier(channel)))

        async def wait(timeout_s: float) -> None:
            until = monotonic() + timeout_s
            has_rung = False
            while not has_rung and (left := until - monotonic()) > 0:
                async for said in connection.notifies(timeout=left, stop_after=1):
                    if said.channel in hears:
                        hears[said.channel](said.payload)
                    else:
                        has_rung = True

        yield wait
