"""What is said about a task: the newest notes, each with its replies and all that hangs on them."""

from typing import Any
from uuid import UUID

from sqlalchemy import exists, or_, select

from motk.core import sql
from motk.gate.gate import Reading
from motk.gate.guests import known_in
from motk.gate.rows import any_of
from motk.gate.scope import NARROWED_ROLES
from motk.model.account import Account
from motk.model.comment import Comment, CommentAcknowledgement
from motk.model.task import Task

queries = sql.load("motk.features.comments")

MOST_PINNED = 50
MOST_REPLIES = 200


async def read(r: Reading, task_id: UUID, *, limit: int, before: UUID | None) -> bytes:
    """A page of the thread, as JSON; what the actor does not see is left out, for guests also who of those they do not know acknowledged a note.

    Four statements, five for guests, whatever was said before. Raises NotFound.
    """
    project_id = (await r.load(Task, task_id)).project_id
    is_guest = not NARROWED_ROLES.isdisjoint({r.actor.role, r.actor.level_in(project_id)})
    tops, following = await _page(r, task_id, limit, before)
    pinned = [] if before else await _pinned(r, task_id)
    replies = await _replies(r, [*tops, *pinned])
    return await queries.thread.json(
        r.session,
        tops=tops,
        pinned=pinned,
        replies=replies,
        known=await _known(r, project_id, [*tops, *pinned, *replies]) if is_guest else None,
        following=following,
    )


async def _known(r: Reading, project_id: UUID, note_ids: list[UUID]) -> list[UUID]:
    account: Any = Account.__table__
    told: Any = CommentAcknowledgement.__table__
    said_so = select(told.c.account_id).where(any_of(told.c.comment_id, note_ids))
    wanted = select(account.c.id).where(account.c.id.in_(said_so), r.visible(Account), known_in(r.actor, project_id))
    return list(await r.session.scalars(wanted))


async def _page(r: Reading, task_id: UUID, limit: int, before: UUID | None) -> tuple[list[UUID], UUID | None]:
    table: Any = Comment.__table__
    wanted = (
        select(table.c.id)
        .where(table.c.task_id == task_id, table.c.reply_to_id.is_(None), _stands(), r.visible(Comment))
        .order_by(table.c.id.desc())
        .limit(limit + 1)
    )
    if before:
        wanted = wanted.where(table.c.id < before)
    found = list(await r.session.scalars(wanted))
    return found[:limit], found[limit - 1] if len(found) > limit else None


def _stands() -> Any:
    """Archived notes stay as a place for the replies they got."""
    table: Any = Comment.__table__
    answer: Any = table.alias("answer")
    answered = exists(select(answer.c.id).where(answer.c.reply_to_id == table.c.id, answer.c.archived_at.is_(None)))
    return or_(table.c.archived_at.is_(None), answered)


async def _pinned(r: Reading, task_id: UUID) -> list[UUID]:
    table: Any = Comment.__table__
    return list(
        await r.session.scalars(
            select(table.c.id)
            .where(
                table.c.task_id == task_id,
                table.c.pinned.is_(True),
                table.c.reply_to_id.is_(None),
                table.c.archived_at.is_(None),
                r.visible(Comment),
            )
            .order_by(table.c.id.desc())
            .limit(MOST_PINNED)
        )
    )


async def _replies(r: Reading, tops: list[UUID]) -> list[UUID]:
    """The newest replies to each note."""
    asked: Any = Comment.__table__.alias("asked")
    table: Any = Comment.__table__
    newest = (
        select(table.c.id)
        .where(table.c.reply_to_id == asked.c.id, table.c.archived_at.is_(None), r.visible(Comment))
        .order_by(table.c.id.desc())
        .limit(MOST_REPLIES)
        .correlate(asked)
        .lateral("newest")
    )
    found = await r.session.scalars(select(newest.c.id).select_from(asked).join(newest, asked.c.id.in_(tops)))
    return list(found)
