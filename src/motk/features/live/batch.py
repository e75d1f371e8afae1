"""Changes of one change set that travel together, and how they look on the wire."""

import json
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from motk.core import sql
from motk.core.cursor import Change, Cursor
from motk.gate.actor import Actor
from motk.gate.custom_sight import readable, sight
from motk.gate.roles import CLIENT
from motk.gate.scope import hidden_columns

queries = sql.load("motk.features.live")


@dataclass(frozen=True)
class Batch:
    """At most a page of one change set's changes, in the order of the log; a large change set is several batches.

    Shared by all who follow, and so is its text: it is written once for those who see the same.
    """

    changes: Sequence[Change]
    actor_name: str | None
    _written: dict[Hashable, bytes] = field(default_factory=dict, compare=False)

    @property
    def organization_id(self) -> UUID:
        return self.changes[0].organization_id

    @property
    def cursor(self) -> Cursor:
        return self.changes[-1].cursor

    def event(self, seen: Sequence[Change], actor: Actor) -> bytes | None:
        """The server-sent event with those of the changes that a follower sees; None when nothing is left to tell."""
        # To clients the studio works as one: they learn of those who speak to them, where they read it.
        places = {change.project_id for change in seen if change.project_id}
        is_client = CLIENT in {actor.role, *map(actor.level_in, places)}
        name = None if is_client else self.actor_name
        hidden = [hidden_columns(actor, change.entity, change.project_id) for change in seen]
        key = (tuple(change.cursor.id for change in seen), tuple(hidden), sight(actor), name)
        if key not in self._written:
            told = [fact for change, unread in zip(seen, hidden, strict=True) if (fact := _fact(change, unread, actor))]
            self._written[key] = event("changes", self._told(told, name), self.cursor) if told else b""
        return self._written[key] or None

    def _told(self, facts: list[dict[str, Any]], actor_name: str | None) -> dict[str, Any]:
        first = self.changes[0]
        return {
            "cursor": str(self.cursor),
            "change_set": {
                "id": first.change_set_id,
                "verb": first.verb,
                "actor_id": first.actor_id,
                "actor_name": actor_name,
                "via": first.via,
                "at": first.at,
                "caused_by": first.caused_by,
            },
            "changes": facts,
        }


def _fact(change: Change, hidden: frozenset[str], actor: Actor) -> dict[str, Any] | None:
    own = readable(actor, change.entity, change.project_id, change.row_id, change.before, change.after)
    before, after = _readable(own[0], hidden), _readable(own[1], hidden)
    if before == after == {}:
        return None
    return {
        "entity": change.entity,
        "row_id": change.row_id,
        "rev": change.rev,
        "project_id": change.project_id,
        "op": "insert" if before is None else "delete" if after is None else "update",
        "before": before,
        "after": after,
    }


def _readable(values: dict[str, Any] | None, hidden: frozenset[str]) -> dict[str, Any] | None:
    return {name: value for name, value in values.items() if name not in hidden} if values and hidden else values


async def batches(on: AsyncConnection | AsyncSession, changes: Sequence[Change]) -> list[Batch]:
    """Changes in the order of the log, parted by change set, with the names of those who made them. One statement."""
    wanted = list({change.actor_id for change in changes if change.actor_id})
    names = (
        {row["id"]: row["display_name"] for row in await queries.names.rows(on, account_ids=wanted)} if wanted else {}
    )
    return [Batch(part, names.get(part[0].actor_id)) for part in _parted(changes)]


def _parted(changes: Iterable[Change]) -> list[list[Change]]:
    return [list(part) for _, part in groupby(changes, key=lambda change: change.change_set_id)]


def event(name: str, told: Mapping[str, Any], cursor: Cursor | None = None) -> bytes:
    """One server-sent event. Its id is the cursor, so that a browser that comes back says how far it has read."""
    place = f"id: {cursor}\n" if cursor else ""
    return f"{place}event: {name}\ndata: {json.dumps(told, default=_spelled, separators=(',', ':'))}\n\n".encode()


def _spelled(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def heartbeat(cursor: Cursor) -> bytes:
    """Keeps proxies from closing the line, and tells the browser how far it has read though nothing concerned it."""
    return f": still here\nid: {cursor}\n\n".encode()
