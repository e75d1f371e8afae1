"""One reader of the log per process, for all who follow it there."""

import asyncio
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from types import FrameType
from typing import Any
from uuid import UUID

import psycopg
import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from motk.core.cursor import Cursor, changes_after, horizon
from motk.core.errors import TooMany
from motk.core.metrics import live_followers
from motk.features.live.batch import batches, queries
from motk.features.live.inbox import TOLD, addressee
from motk.features.live.presence import CHANNEL, Pace, Presence, Present
from motk.features.live.subscriber import Subscriber
from motk.gate.doorbell import doorbell

log = structlog.get_logger("motk.live")

PAGE = 200
# Of one account at one server process: more than anybody's tabs and scripts need.
MOST_STREAMS = 200
# Without a bell we look now and then all the same; sooner, and then ever later, when something is committed but held back by an older
# transaction, whose end rings no bell if it wrote nothing.
_IDLE_S = 5.0
_HELD_BACK_S = 0.02
_HELD_BACK_MOST_S = 1.0
_LOST_S = 1.0


class Follower:
    """Reads the log on by cursor, whichever process wrote it, and gives each batch to the subscribers of its organization.

    Presences go the same way, but from the bell's own connection: they are in no log.
    """

    def __init__(self, engine: AsyncEngine, cursor: Cursor) -> None:
        self._engine = engine.execution_options(isolation_level="AUTOCOMMIT")
        self._subscribers: set[Subscriber] = set()
        self._patience_s = _HELD_BACK_S
        self.cursor = cursor
        self.present = Present()
        self.pace = Pace()

    def hold_room(self, account_id: UUID | None) -> None:
        """Refuse one more stream to an account that has plenty. Raises TooMany."""
        if sum(one.account_id == account_id for one in self._subscribers) >= MOST_STREAMS:
            raise TooMany(f"You follow {MOST_STREAMS} streams already. End some of them first.", retry_after_s=60)

    def subscribe(self, organization_id: UUID, account_id: UUID | None = None) -> Subscriber:
        """Everything after `cursor`, as it stands at this moment, will come."""
        subscriber = Subscriber(organization_id, account_id)
        self._subscribers.add(subscriber)
        live_followers.inc()
        return subscriber

    def unsubscribe(self, subscriber: Subscriber) -> None:
        if subscriber in self._subscribers:
            self._subscribers.remove(subscriber)
            live_followers.dec()

    def close(self) -> None:
        """End every stream, so that a server that waits for its connections can stop."""
        for subscriber in self._subscribers:
            subscriber.close()

    async def run(self) -> None:
        """Follow for ever. A lost connection is made anew, and the reading goes on where it stopped."""
        while True:
            try:
                async with doorbell(self._engine, {CHANNEL: self._hear, TOLD: self._hear_told}) as wait:
                    while True:
                        await wait(await self._read_on())
            except (psycopg.Error, SQLAlchemyError, OSError) as error:
                log.warning("lost the database, looking again soon", reason=type(error).__name__)
                await asyncio.sleep(_LOST_S)

    def _hear(self, told: str) -> None:
        presence = Presence.parse(told)
        if presence is None:
            return
        self.present.hear(presence)
        for subscriber in self._subscribers:
            if subscriber.organization_id == presence.organization_id:
                subscriber.put_presence(presence)

    def _hear_told(self, told: str) -> None:
        account_id = addressee(told)
        for subscriber in self._subscribers:
            if account_id is not None and subscriber.account_id == account_id:
                subscriber.put_mail()

    async def _read_on(self) -> float:
        """Give out all that is settled. Returns after how many seconds to look again if no bell rings."""
        while await self._read_page():
            self._patience_s = _HELD_BACK_S
        if not await self._is_held_back():
            self._patience_s = _HELD_BACK_S
            return _IDLE_S
        self._patience_s = min(self._patience_s * 2, _HELD_BACK_MOST_S)
        return self._patience_s

    async def _read_page(self) -> bool:
        async with self._engine.connect() as connection:
            if not self._subscribers:
                self.cursor = max(self.cursor, await horizon(connection))
                return False
            page = await changes_after(connection, self.cursor, PAGE)
            found = await batches(connection, page)
        # No await from here on: who subscribes finds the cursor and the batches given out in step.
        for batch in found:
            for subscriber in self._subscribers:
                if subscriber.organization_id == batch.organization_id:
                    subscriber.put(batch)
        if page:
            self.cursor = page[-1].cursor
        return bool(page)

    async def _is_held_back(self) -> bool:
        if not self._subscribers:
            return False
        async with self._engine.connect() as connection:
            place = self.cursor
            return bool(await queries.is_held_back.value(connection, epoch=place.epoch, tx=str(place.tx), id=place.id))


@asynccontextmanager
async def following(engine: AsyncEngine) -> AsyncIterator[Follower]:
    """The process's follower, from start to stop of the application."""
    async with engine.connect() as connection:
        follower = Follower(engine, await horizon(connection))
    running = asyncio.create_task(follower.run(), name="live")
    try:
        with _closed_by_signals(follower):
            yield follower
    finally:
        follower.close()
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running


@contextmanager
def _closed_by_signals(follower: Follower) -> Iterator[None]:
    """Ends the streams at a SIGTERM or SIGINT, before the server's own handler goes on.

    The server waits for its open connections before it tells the application to stop, and a stream never ends by itself.
    """
    loop = asyncio.get_running_loop()
    before: dict[int, Any] = {}

    def heard(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(follower.close)
        if callable(before[number]):
            before[number](number, frame)
        elif before[number] == signal.SIG_DFL:
            signal.signal(number, signal.SIG_DFL)
            signal.raise_signal(number)

    with suppress(ValueError):  # not the main thread: whoever runs us there stops us in another way
        for number in (signal.SIGTERM, signal.SIGINT):
            before[number] = signal.signal(number, heard)
    try:
        yield
    finally:
        for handled, handler in before.items():
            if signal.getsignal(handled) is heard:
                signal.signal(handled, handler)
