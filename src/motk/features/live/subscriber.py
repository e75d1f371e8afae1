"""A follower's queue: bounded, because somebody may stop reading and never say so."""

import asyncio
from collections import deque
from dataclasses import dataclass, field
from uuid import UUID

from motk.features.live.batch import Batch

MOST_BATCHES = 256
MOST_CHANGES = 2_000


@dataclass(eq=False)
class Subscriber:
    """Batches of one organization on their way to one stream.

    When more wait than the bounds allow, all are dropped and `has_lost` is set: the stream then tells its client to read anew.
    """

    organization_id: UUID
    has_lost: bool = False
    closed: asyncio.Event = field(default_factory=asyncio.Event)
    waiting: deque[Batch] = field(default_factory=deque)
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

    def close(self) -> None:
        """The server is going down: nothing more will come."""
        self.waiting.clear()
        self.closed.set()
        self._rung.set()

    async def next(self, timeout_s: float) -> Batch | None:
        """The next batch; None when none came in time, or none will come any more: see `has_lost` and `closed`."""
        if not self.waiting and not self.has_lost and not self.closed.is_set():
            self._rung.clear()
            try:
                await asyncio.wait_for(self._rung.wait(), timeout_s)
            except TimeoutError:
                return None
        if not self.waiting:
            return None
        batch = self.waiting.popleft()
        self._changes -= len(batch.changes)
        return batch
