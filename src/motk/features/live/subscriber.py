"""A follower's queue: bounded, because somebody may stop reading and never say so."""

import asyncio
from collections import deque
from collections.abc import Hashable
from dataclasses import dataclass, field
from uuid import UUID

from motk.features.live.batch import Batch
from motk.features.live.presence import Presence

MOST_BATCHES = 256
MOST_CHANGES = 2_000
MOST_PRESENCES = 500


@dataclass(eq=False)
class Subscriber:
    """Batches of one organization on their way to one stream.

    When more wait than the bounds allow, all are dropped and `has_lost` is set: the stream then tells its client to read anew.
    """

    organization_id: UUID
    account_id: UUID | None = None
    has_lost: bool = False
    has_mail: bool = False
    closed: asyncio.Event = field(default_factory=asyncio.Event)
    waiting: deque[Batch] = field(default_factory=deque)
    presences: dict[Hashable, Presence] = field(default_factory=dict)
    _changes: int = 0
    _rung: asyncio.Event = field(default_factory=asyncio.Event)

    def put(self, batch: Batch) -> None:
        if self.has_lost or self.closed.is_set():
            return
        self.waiting.append(batch)
        self._changes += len(batch.changes)
        if len(self.waiting) > MOST_BATCHES or self._changes > MOST_CHANGES:
            self.waiting.clear()
            self.has_lost = True
        self._rung.set()

    def put_presence(self, presence: Presence) -> None:
        """Where somebody is replaces where they were. Beyond the bound the longest unsaid are dropped: each is said again soon."""
        if self.has_lost or self.closed.is_set():
            return
        self.presences.pop(presence.key, None)
        self.presences[presence.key] = presence
        if len(self.presences) > MOST_PRESENCES:
            del self.presences[next(iter(self.presences))]
        self._rung.set()

    def put_mail(self) -> None:
        """Something new stands in the inbox of who follows here."""
        self.has_mail = True
        self._rung.set()

    def take_mail(self) -> bool:
        """Whether something has come there since the last time."""
        taken, self.has_mail = self.has_mail, False
        return taken

    def take_presences(self) -> list[Presence]:
        """Those that have come since the last time."""
        taken = list(self.presences.values())
        self.presences.clear()
        return taken

    def close(self) -> None:
        """The server is going down: nothing more will come."""
        self.waiting.clear()
        self.closed.set()
        self._rung.set()

    async def next(self, timeout_s: float) -> Batch | None:
        """The next batch; None when none came in time, when presences came first, or when none will come any more: see `has_lost` and `closed`."""
        is_idle = not self.waiting and not self.presences and not self.has_mail
        if is_idle and not self.has_lost and not self.closed.is_set():
            self._rung.clear()
            try:
                async with asyncio.timeout(timeout_s):
                    await self._rung.wait()
            except TimeoutError:
                return None
        if not self.waiting:
            return None
        batch = self.waiting.popleft()
        self._changes -= len(batch.changes)
        return batch
