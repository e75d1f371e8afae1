"""What of the past is somebody's own: rows that only some see, and what a view was while nobody else had it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from motk.gate.gate import Reading
from motk.gate.rows import any_of
from motk.gate.scope import HELD_TO_OWN_ROWS
from motk.gate.sentences import queries
from motk.gate.verbs import VERBS
from motk.model.base import Base
from motk.model.field_definition import FieldDefinition
from motk.model.notification import Subscription
from motk.model.view import View

Line = Mapping[str, Any]

# Somebody's own, even for who sees everything else.
_PRIVATE: frozenset[type[Base]] = frozenset({View, Subscription})
_OF_SOME: frozenset[type[Base]] = _PRIVATE | HELD_TO_OWN_ROWS | {FieldDefinition}

_SHARE = "share"
_ALONE = "private"


async def without_others(r: Reading, found: Sequence[Line]) -> list[Line]:
    """Of row facts those that the actor may read: of tables whose rows are theirs to list, or of which people see their own rows; and what
    the actor did."""
    found = [line for line in found if _may_list(r, line["entity"]) or _is_own(r, line)]
    held = {model.__tablename__: model for model in (_PRIVATE if r.actor.sees_all_projects else _OF_SOME)}
    asked: dict[str, list[UUID]] = defaultdict(list)
    for line in found:
        if line["entity"] in held and not _is_own(r, line):
            asked[line["entity"]].append(line["row_id"])
    seen: set[UUID] = set()
    for entity, row_ids in asked.items():
        table: Any = held[entity].__table__
        seen |= set(
            await r.session.scalars(select(table.c.id).where(any_of(table.c.id, row_ids), r.visible(held[entity])))
        )
    told = [line for line in found if line["entity"] not in asked or _is_own(r, line) or line["row_id"] in seen]
    return await as_shared(r, told)


async def as_shared(r: Reading, found: Sequence[Line]) -> list[Line]:
    """The same without what was written to others' views while they were private; of their sharing, only that it happened."""
    asked = [line for line in found if line["entity"] == "view" and not _is_own(r, line)]
    if not asked:
        return list(found)
    rows = await queries.shares.rows(
        r.session,
        row_ids=[line["row_id"] for line in asked],
        epochs=[line["epoch"] for line in asked],
        txs=[line["tx"] for line in asked],
        ids=[line["id"] for line in asked],
    )
    left = {row["id"]: row["share"] for row in rows if row["owner_id"] != r.actor.account_id}
    return [
        told
        for line in found
        if (told := _as_shared(line, left[line["id"]]) if line["id"] in left else line) is not None
    ]


def _may_list(r: Reading, entity: str) -> bool:
    """Tables without a list of their own are shown with what they hang on."""
    verb = f"{entity}.list"
    return verb not in VERBS or r.actor.may_somewhere(verb)


def _is_own(r: Reading, line: Line) -> bool:
    return r.actor.account_id is not None and line["actor_id"] == r.actor.account_id


def _as_shared(line: Line, left: str | None) -> Line | None:
    """`left`: how the view was shared once this was written."""
    before, after = line["before"], line["after"]
    held = (before or {}).get(_SHARE, left)
    if _ALONE not in (held, left):
        return line
    if held == left or before is None or after is None:
        return None
    return {**line, "before": {_SHARE: held}, "after": {_SHARE: left}}
