"""From what happened to who is told: rows of the inbox, each person once per change set and subject, the strongest reason first."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from motk.core import sql
from motk.core.cursor import Change
from motk.core.errors import NotSignedIn
from motk.gate import actor as actors
from motk.gate.roles import ADMIN, strongest
from motk.gate.rows import any_of
from motk.gate.scope import NARROWED_ROLES, visible
from motk.model.base import Base
from motk.model.comment import Comment
from motk.model.task import Task

queries = sql.load("motk.features.notifications")

Told = Mapping[str, Any]


async def tell(
    session: AsyncSession,
    *,
    organization_id: UUID,
    change_set_id: UUID,
    actor_id: UUID | None,
    at: datetime,
    changes: Sequence[Change],
) -> None:
    """Write what these changes of one change set mean to people. Saying it twice tells nobody twice."""
    found = await queries.concerned.rows(session, actor=actor_id, **_happened(changes))
    told = await _who_see_it(session, found)
    if told:
        await queries.write.rows(
            session,
            organization=organization_id,
            change_set=change_set_id,
            actor=actor_id,
            at=at,
            accounts=[one["account_id"] for one in told],
            projects=[one["project_id"] for one in told],
            entities=[one["entity_id"] for one in told],
            tasks=[one["task_id"] for one in told],
            comments=[one["comment_id"] for one in told],
            reasons=[one["reason"] for one in told],
        )


def _happened(changes: Sequence[Change]) -> dict[str, list[UUID]]:
    made = [(change, change.after) for change in changes if change.before is None and change.after is not None]
    moved = {
        change.row_id: UUID(change.after["task_status_id"])
        for change in changes
        if change.entity == "task" and change.before is not None and change.after and "task_status_id" in change.after
    }
    given = [after for change, after in made if change.entity == "task_assignee"]
    return {
        "comments": [change.row_id for change, _ in made if change.entity == "comment"],
        "calls": [change.row_id for change, _ in made if change.entity == "comment_mention"],
        "moved": list(moved),
        "statuses": list(moved.values()),
        "assigned": [UUID(after["task_id"]) for after in given],
        "members": [UUID(after["member_id"]) for after in given],
    }


async def _who_see_it(session: AsyncSession, found: Sequence[Told]) -> list[Told]:
    """Those whose sight is narrower than the project are asked for one by one, by the rule that every door asks."""
    told = [one for one in found if _level(one) not in NARROWED_ROLES]
    narrowed: dict[UUID, list[Told]] = {}
    for one in found:
        if _level(one) in NARROWED_ROLES:
            narrowed.setdefault(one["account_id"], []).append(one)
    for account_id, some in narrowed.items():
        try:
            actor = await actors.from_account(session, account_id, via="reaction")
        except NotSignedIn:
            continue
        seen: set[UUID] = set()
        wanted: list[tuple[type[Base], str]] = [(Task, "task_id"), (Comment, "comment_id")]
        for model, name in wanted:
            table: Any = model.__table__
            ids = [one[name] for one in some if one[name]]
            seen |= set(await session.scalars(select(table.c.id).where(any_of(table.c.id, ids), visible(actor, model))))
        told += [one for one in some if {one["task_id"], one["comment_id"]} - {None} <= seen]
    return told


def _level(one: Told) -> str:
    return ADMIN if one["account_type"] == ADMIN else strongest(list(one["levels"]))
