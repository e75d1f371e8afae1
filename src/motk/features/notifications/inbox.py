"""Somebody's own inbox: read as far as they may still see what it speaks of."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from motk.core.errors import NotFound
from motk.features.notifications.tell import queries
from motk.gate.gate import Reading
from motk.gate.roles import CLIENT
from motk.gate.rows import any_of
from motk.gate.scope import NARROWED_ROLES
from motk.model.account import Account
from motk.model.comment import Comment
from motk.model.notification import Notification
from motk.model.project import Project
from motk.model.task import Task

MOST_COUNTED = 100

_note: Any = Notification.__table__


async def read(
    r: Reading, *, unread: bool, reasons: Sequence[str], project_id: UUID | None, limit: int, before: UUID | None
) -> bytes:
    """A page of the inbox, the newest first, as JSON; what the person may no longer see is left out."""
    if project_id:
        await r.project(project_id)
    wanted = select(_note.c.id).where(_is_ones_own(r)).order_by(_note.c.id.desc()).limit(limit + 1)
    if unread:
        wanted = wanted.where(_note.c.read_at.is_(None))
    if reasons:
        wanted = wanted.where(_note.c.reason.in_(reasons))
    if project_id:
        wanted = wanted.where(_note.c.project_id == project_id)
    if before:
        wanted = wanted.where(_note.c.id < before)
    found = list(await r.session.scalars(wanted))
    following = found[limit - 1] if len(found) > limit else None
    return await told(r, found[:limit], following=following, unread=await count(r))


async def told(r: Reading, ids: Sequence[UUID], *, following: UUID | None = None, unread: int = 0) -> bytes:
    """Notifications as JSON, with who did it as far as the person knows them."""
    as_client = [project_id for project_id, level in r.actor.levels.items() if level == CLIENT]
    known = await _known(r, ids) if r.actor.role in NARROWED_ROLES else None
    return await queries.inbox.json(
        r.session, ids=list(ids), known=known, as_client=as_client, following=following, unread=unread
    )


async def _known(r: Reading, ids: Sequence[UUID]) -> list[UUID]:
    account: Any = Account.__table__
    actors = select(_note.c.actor_id).where(any_of(_note.c.id, ids))
    return list(await r.session.scalars(select(account.c.id).where(account.c.id.in_(actors), r.visible(Account))))


async def count(r: Reading) -> int:
    some = select(_note.c.id).where(_is_ones_own(r), _note.c.read_at.is_(None)).limit(MOST_COUNTED).subquery()
    return int(await r.session.scalar(select(func.count()).select_from(some)) or 0)


async def unread_notes(r: Reading, task_ids: Sequence[UUID]) -> dict[UUID, int]:
    """Of these tasks those with notes that the person was told of and has not read, and how many."""
    found = await r.session.execute(
        select(_note.c.task_id, func.count())
        .where(
            any_of(_note.c.task_id, task_ids),
            _note.c.comment_id.is_not(None),
            _note.c.read_at.is_(None),
            _is_ones_own(r),
        )
        .group_by(_note.c.task_id)
    )
    return {row[0]: row[1] for row in found.all()}


async def still_seen(r: Reading, ids: Sequence[UUID]) -> list[UUID]:
    """Of one's own notifications those that speak of what one sees, the newest first."""
    return list(
        await r.session.scalars(
            select(_note.c.id).where(any_of(_note.c.id, ids), _is_ones_own(r)).order_by(_note.c.id.desc())
        )
    )


def _is_ones_own(r: Reading) -> ColumnElement[bool]:
    task, comment, project = Task.__table__, Comment.__table__, Project.__table__
    return and_(
        _note.c.account_id == r.actor.account_id,
        exists(select(project.c.id).where(project.c.id == _note.c.project_id, r.visible(Project))),
        or_(_note.c.task_id.is_(None), exists(select(task.c.id).where(task.c.id == _note.c.task_id, r.visible(Task)))),
        or_(
            _note.c.comment_id.is_(None),
            exists(select(comment.c.id).where(comment.c.id == _note.c.comment_id, r.visible(Comment))),
        ),
    )


async def mark(r: Reading, ids: list[UUID] | None, *, read: bool) -> int:
    """Mark notifications read or unread, all of them without `ids`. Answers how many. Raises NotFound for one that is not one's own."""
    asked = None if ids is None else list(dict.fromkeys(ids))
    found = int(await queries.mark.value(r.session, account_id=r.actor.account_id, ids=asked, read=read))
    if asked is not None and found != len(asked):
        own = set(
            await r.session.scalars(
                select(_note.c.id).where(_note.c.account_id == r.actor.account_id, _note.c.id.in_(asked))
            )
        )
        raise NotFound("notification", next(one for one in asked if one not in own))
    return found
