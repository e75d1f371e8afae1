"""Who is looking at what: told to the others of a project while it lasts, and written down nowhere."""

import json
from dataclasses import asdict, dataclass
from time import monotonic
from typing import Any, Self
from uuid import UUID

from sqlalchemy import text

from motk.core.errors import TooMany
from motk.gate.actor import Actor
from motk.gate.gate import Reading

CHANNEL = "motk_presence"
TELL = "presence.tell"

# Clients repeat theirs every 20 seconds; who has been silent for so long is gone.
FORGOTTEN_S = 45.0
# More than a studio has people at work, each of them on some pages.
MOST_KEPT = 5_000

# A cursor that runs through a grid says where it is a few times a second.
_PER_SECOND = 10.0
_AT_ONCE = 30.0

_NOTIFY = text("select pg_notify(:channel, :told)")


@dataclass(frozen=True)
class Presence:
    """One client, a tab of a browser, on one page of a project; and the row and column its cursor is in."""

    organization_id: UUID
    project_id: UUID
    account_id: UUID
    client_id: UUID
    name: str
    page: str = ""
    row_id: UUID | None = None
    column: str | None = None
    editing: bool = False
    gone: bool = False

    @property
    def key(self) -> tuple[UUID, UUID, UUID]:
        """Nobody speaks for the client of somebody else."""
        return self.project_id, self.account_id, self.client_id

    def is_told_to(self, actor: Actor, project_id: UUID | None) -> bool:
        """Presence is for the crew: neither clients nor vendors see who works when, nor are they seen."""
        if actor.organization_id != self.organization_id or project_id not in {None, self.project_id}:
            return False
        return actor.level_in(self.project_id) is not None and actor.may(TELL, self.project_id)

    def wire(self) -> dict[str, object]:
        told = asdict(self)
        del told["organization_id"]
        return told

    def spelled(self) -> str:
        return json.dumps(asdict(self), default=str, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def parse(cls, spelled: str) -> Self | None:
        """What `spelled` wrote; None for what another version of MOTK did."""
        try:
            told = json.loads(spelled)
            ids: Any = {
                name: UUID(told.pop(name)) for name in ("organization_id", "project_id", "account_id", "client_id")
            }
            row_id = told.pop("row_id")
            return cls(**ids, row_id=UUID(row_id) if row_id else None, **told)
        except (ValueError, TypeError, KeyError, AttributeError):
            return None


async def tell(r: Reading, presence: Presence) -> None:
    """Tell every process that has followers, this one among them, as soon as the transaction commits."""
    await r.session.execute(_NOTIFY, {"channel": CHANNEL, "told": presence.spelled()})


class Present:
    """Who is there, as far as this process has heard: what a follower who comes later is told first."""

    def __init__(self) -> None:
        self._heard: dict[tuple[UUID, UUID, UUID], tuple[float, Presence]] = {}

    def hear(self, presence: Presence) -> None:
        # Taken out and put in again: the dictionary then stands in the order of hearing.
        self._heard.pop(presence.key, None)
        if not presence.gone:
            self._heard[presence.key] = (monotonic(), presence)
        self._forget()

    def all(self) -> list[Presence]:
        self._forget()
        return [presence for _, presence in self._heard.values()]

    def _forget(self) -> None:
        while self._heard:
            oldest, (heard_at, _) = next(iter(self._heard.items()))
            if len(self._heard) <= MOST_KEPT and heard_at > monotonic() - FORGOTTEN_S:
                return
            del self._heard[oldest]


class Pace:
    """How fast one account may tell where it is: ten times a second in the long run, from each process."""

    def __init__(self) -> None:
        self._left: dict[UUID, tuple[float, float]] = {}

    def hold(self, account_id: UUID) -> None:
        """Raises TooMany."""
        now = monotonic()
        left, at = self._left.pop(account_id, (_AT_ONCE, now))
        left = min(_AT_ONCE, left + (now - at) * _PER_SECOND)
        self._left[account_id] = (max(left - 1, 0.0), now)
        self._forget(now)
        if left < 1:
            raise TooMany("Tell where you are a few times a second at most.", retry_after_s=1)

    def _forget(self, now: float) -> None:
        """Those who have rested long enough to be new, from the one who has rested longest."""
        while self._left:
            oldest, (_, at) = next(iter(self._left.items()))
            if now - at < _AT_ONCE / _PER_SECOND:
                return
            del self._left[oldest]
