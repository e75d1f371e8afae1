"""One follower's stream: what was missed since its cursor, then every change as it comes."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from time import monotonic
from uuid import UUID

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from motk.core.cursor import Cursor, changes_after, horizon
from motk.core.errors import Problem
from motk.features.live.batch import Batch, batches, event, heartbeat
from motk.features.live.follower import Follower
from motk.features.live.sight import SightMoved, hold_missed, may_move_rights, seen
from motk.features.live.subscriber import Subscriber
from motk.gate.actor import Actor, Standing
from motk.gate.custom_sight import sight
from motk.gate.forgotten import is_forgotten
from motk.gate.gate import reading

HEARTBEAT_S = 15.0
MOST_MISSED = 2_000

# A browser that lost the stream comes back after a second.
_GREETING = b"retry: 1000\n"


@dataclass
class Stream:
    """Runs until the client goes, the session ends or the server stops. Holds no database connection while it waits."""

    follower: Follower
    subscriber: Subscriber
    engine: AsyncEngine
    standing: Standing
    project_id: UUID | None
    since: Cursor | None

    def __post_init__(self) -> None:
        self._place = self.since or self.follower.cursor
        self._asked_at = monotonic()

    async def events(self) -> AsyncGenerator[bytes]:
        """Server-sent events. `reload` is the last one: the client reads its page anew and comes back without a cursor."""
        yield _GREETING + event("hello", {"cursor": str(self._place)}, self._place)
        try:
            async for told in self._told():
                yield told
        except _Reload as reason:
            yield event("reload", {"reason": str(reason)})
        except (Problem, SQLAlchemyError):
            # The session has ended, or the database cannot be asked whether it has: coming back will tell.
            return

    async def _told(self) -> AsyncGenerator[bytes]:
        missed = await self._missed()
        try:
            await hold_missed(self.engine, self.standing.actor, missed, self.project_id)
        except SightMoved:
            raise _Reload("rights") from None
        for batch in missed:
            if told := await self._tell(batch):
                yield told
        for presence in self.follower.present.all():
            if presence.is_told_to(self.standing.actor, self.project_id):
                self.subscriber.put_presence(presence)
        while not self.subscriber.closed.is_set():
            due_s = self._asked_at + HEARTBEAT_S - monotonic()
            if due_s <= 0:
                await self._ask_again()
                yield heartbeat(self._place)
                continue
            coming = await self.subscriber.next(due_s)
            if self.subscriber.has_lost:
                raise _Reload("slow")
            for said in self._said_in_passing():
                yield said
            if coming is not None and (told := await self._tell(coming)):
                yield told

    def _said_in_passing(self) -> list[bytes]:
        told = [event("told", {})] if self.subscriber.take_mail() else []
        return told + [
            event("presence", presence.wire())
            for presence in self.subscriber.take_presences()
            if presence.is_told_to(self.standing.actor, self.project_id)
        ]

    async def _tell(self, batch: Batch) -> bytes | None:
        if may_move_rights(batch, self.standing.actor):
            await self._ask_again()
        fresh = Batch([change for change in batch.changes if change.cursor > self._place], batch.actor_name)
        if not fresh.changes:
            return None
        whole = batch if len(fresh.changes) == len(batch.changes) else fresh
        self._place = whole.cursor
        try:
            near = await seen(self.engine, self.standing.actor, whole, self.project_id)
        except SightMoved:
            raise _Reload("rights") from None
        return whole.event(near, self.standing.actor) if near else None

    async def _missed(self) -> list[Batch]:
        if self.since is None:
            return []
        async with reading(self.engine, self.standing.actor, "live.follow") as r:
            # Below the horizon lies all that a cursor of ours can have seen: beyond it, it is none of ours.
            ahead = await horizon(r.session)
            missed = await changes_after(r.session, self.since, MOST_MISSED + 1)
            if len(missed) > MOST_MISSED or (self.since.epoch, self.since.tx) > (ahead.epoch, ahead.tx):
                raise _Reload("too far behind")
            if await is_forgotten(r, self.since):
                raise _Reload("too far behind")
            return await batches(r.session, missed)

    async def _ask_again(self) -> None:
        """Whether the session still stands, and the rights are the same."""
        self._asked_at = monotonic()
        before = self.standing.actor
        now = await self.standing.again()
        if _rights(now) != _rights(before):
            raise _Reload("rights")


def _rights(actor: Actor) -> tuple[object, ...]:
    of_projects = (actor.levels, actor.shared_only, actor.closed)
    return (actor.account_id, actor.role, *of_projects, actor.department_ids, actor.scopes, sight(actor))


class _Reload(Exception):
    pass
