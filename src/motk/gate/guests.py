"""What the guests of a production see of it, its clients and vendors: of every table an expression, or nothing.

A table that is not named here does not exist for them: a new one is closed until somebody opens it.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, false, or_, select, true

from motk.gate.actor import Actor
from motk.gate.roles import CLIENT, VENDOR
from motk.model.account import Account
from motk.model.base import Base
from motk.model.comment import Comment, CommentAcknowledgement, CommentAttachment, CommentMention
from motk.model.credit import CreditLine
from motk.model.entity import Entity
from motk.model.entity_link import EntityLink
from motk.model.media import Media
from motk.model.member import Member
from motk.model.notification import Subscription
from motk.model.organization import Organization
from motk.model.project import Project
from motk.model.schedule import Baseline, Milestone, ScheduleItem
from motk.model.task import Task, TaskAssignee, TaskDependency
from motk.model.workflow import ProjectEntityType, ProjectTaskStatus, ProjectTaskType

Sight = Callable[[Actor], ColumnElement[bool]]
# Of a row under whichever name a statement calls it: a table, an alias.
RowSight = Callable[[Actor, Any], ColumnElement[bool]]

# A client in a production of which clients see only what is marked for them.
SHARED_ONLY = "client, of what is shared"


def standing(actor: Actor, project_id: UUID) -> str | None:
    """As what an actor looks at a project: the role there, told apart further for clients."""
    level = actor.level_in(project_id)
    return SHARED_ONLY if level == CLIENT and project_id in actor.shared_only else level


def everything(_actor: Actor) -> ColumnElement[bool]:
    return true()


def nothing(_actor: Actor) -> ColumnElement[bool]:
    return false()


def assigned(actor: Actor, task_id: ColumnElement[UUID]) -> ColumnElement[bool]:
    # Under names of their own: whoever asks may be reading these tables, and would otherwise be asked of itself.
    held = TaskAssignee.__table__.alias("held")
    own = Member.__table__.alias("own_slot")
    return exists(
        select(held.c.id)
        .join(own, own.c.id == held.c.member_id)
        .where(held.c.task_id == task_id, own.c.account_id == actor.account_id, own.c.archived_at.is_(None))
    )


def _on_assigned_entity(actor: Actor, entity_id: ColumnElement[UUID]) -> ColumnElement[bool]:
    work = Task.__table__.alias("vendor_task")
    return exists(select(work.c.id).where(work.c.entity_id == entity_id, assigned(actor, work.c.id)))


def _and_what_holds_it(entity: Any, own: Callable[[Any], ColumnElement[bool]]) -> ColumnElement[bool]:
    """The rows themselves, and the sequences and episodes that hold them."""
    child, grandchild = Entity.__table__.alias("child"), Entity.__table__.alias("grandchild")
    return or_(
        own(entity),
        exists(select(child.c.id).where(child.c.parent_id == entity.id, own(child.c))),
        exists(
            select(grandchild.c.id)
            .join(child, child.c.id == grandchild.c.parent_id)
            .where(child.c.parent_id == entity.id, own(grandchild.c))
        ),
    )


def _seen_by_vendor(actor: Actor, entity: Any) -> ColumnElement[bool]:
    return _and_what_holds_it(entity, lambda row: _on_assigned_entity(actor, row.id))


def _shared(_actor: Actor, entity: Any) -> ColumnElement[bool]:
    return _and_what_holds_it(entity, lambda row: row.for_client.is_(True))


def _on_shared(entity_id: Any) -> ColumnElement[bool]:
    """Work on what is marked for clients. A sequence that merely holds such a shot is a row to them, and none of its work is theirs."""
    marked = Entity.__table__.alias("marked")
    return exists(select(marked.c.id).where(marked.c.id == entity_id, marked.c.for_client))


def _stands(actor: Actor, comment: Any) -> ColumnElement[bool]:
    """What somebody took back was not meant for guests, whatever it was marked; their own they may bring back."""
    return or_(comment.archived_at.is_(None), comment.author_id == actor.account_id)


def _read_by_vendor(actor: Actor, comment: Any) -> ColumnElement[bool]:
    return and_(assigned(actor, comment.task_id), _stands(actor, comment))


def _read_by_client(actor: Actor, comment: Any) -> ColumnElement[bool]:
    """Notes for clients; where clients are isolated, the studio's and their own, never another client's."""
    film = Project.__table__.alias("isolating")
    writer = Account.__table__.alias("writer")
    slot = Member.__table__.alias("writer_slot")
    isolating = exists(select(film.c.id).where(film.c.id == comment.project_id, film.c.clients_isolated))
    as_client = exists(
        select(slot.c.id).where(
            slot.c.account_id == comment.author_id, slot.c.project_id == comment.project_id, slot.c.access == CLIENT
        )
    )
    is_client = exists(select(writer.c.id).where(writer.c.id == comment.author_id, writer.c.account_type == CLIENT))
    return and_(
        comment.for_client.is_(True),
        _stands(actor, comment),
        or_(comment.author_id == actor.account_id, ~and_(isolating, or_(is_client, as_client))),
    )


def _read_of_shared(actor: Actor, comment: Any) -> ColumnElement[bool]:
    work = Task.__table__.alias("noted_task")
    on_shared = exists(select(work.c.id).where(work.c.id == comment.task_id, _on_shared(work.c.entity_id)))
    return and_(_read_by_client(actor, comment), on_shared)


def _of_seen_note(model: Any, sees: RowSight) -> Sight:
    """What hangs on a note is seen with it."""

    def condition(actor: Actor) -> ColumnElement[bool]:
        note = Comment.__table__.alias("note")
        return exists(select(note.c.id).where(note.c.id == model.comment_id, sees(actor, note.c)))

    return condition


def _what_is_shown(sees_entity: RowSight, sees_note: RowSight) -> Sight:
    """The project's picture and those of what one sees, what hangs on notes one reads, and what one brought."""

    def condition(actor: Actor) -> ColumnElement[bool]:
        media_id = Media.__table__.c.id
        shown = Entity.__table__.alias("shown")
        hung, note = CommentAttachment.__table__.alias("hung"), Comment.__table__.alias("note")
        return or_(
            exists(select(shown.c.id).where(shown.c.thumbnail_id == media_id, sees_entity(actor, shown.c))),
            exists(select(Project.id).where(Project.thumbnail_id == media_id)),
            exists(
                select(hung.c.id)
                .join(note, note.c.id == hung.c.comment_id)
                .where(hung.c.media_id == media_id, note.c.archived_at.is_(None), sees_note(actor, note.c))
            ),
            Media.__table__.c.created_by == actor.account_id,
        )

    return condition


def _between_assigned(actor: Actor) -> ColumnElement[bool]:
    """What waits for what, where both are the actor's: of other people's work not even the existence shows."""
    waits = TaskDependency.__table__.c
    return and_(assigned(actor, waits.task_id), assigned(actor, waits.needs_id))


def _notes(sees: RowSight) -> dict[type[Base], Sight]:
    return {
        Comment: lambda actor: sees(actor, Comment.__table__.c),
        CommentAcknowledgement: _of_seen_note(CommentAcknowledgement, sees),
        CommentAttachment: _of_seen_note(CommentAttachment, sees),
        CommentMention: _of_seen_note(CommentMention, sees),
    }


# Open as they are, and why.
_OPEN: dict[type[Base], Sight] = {
    # Names and colours of the steps and states of what they see.
    ProjectTaskType: everything,
    ProjectTaskStatus: everything,
    ProjectEntityType: everything,
    # Held to the actor's own rows before it comes here.
    Subscription: everything,
}

# How the studio plans, who is credited is the studio's business.
_CLOSED: dict[type[Base], Sight] = {
    ScheduleItem: nothing,
    Baseline: nothing,
    CreditLine: nothing,
}

_OF_CLIENTS: dict[type[Base], Sight] = {
    **_OPEN,
    **_CLOSED,
    EntityLink: nothing,
    Member: nothing,
    Milestone: nothing,
    TaskAssignee: nothing,
    TaskDependency: nothing,
}

NARROWED: dict[str, dict[type[Base], Sight]] = {
    CLIENT: {
        **_OF_CLIENTS,
        **_notes(_read_by_client),
        Entity: everything,
        Task: everything,
        Media: _what_is_shown(lambda _actor, _row: true(), _read_by_client),
    },
    SHARED_ONLY: {
        **_OF_CLIENTS,
        **_notes(_read_of_shared),
        Entity: lambda actor: _shared(actor, Entity.__table__.c),
        Task: lambda _actor: _on_shared(Task.__table__.c.entity_id),
        Media: _what_is_shown(_shared, _read_of_shared),
    },
    VENDOR: {
        **_OPEN,
        **_CLOSED,
        **_notes(_read_by_vendor),
        Entity: lambda actor: _seen_by_vendor(actor, Entity.__table__.c),
        EntityLink: lambda actor: _on_assigned_entity(actor, EntityLink.__table__.c.entity_id),
        Task: lambda actor: assigned(actor, Task.__table__.c.id),
        TaskAssignee: lambda actor: assigned(actor, TaskAssignee.__table__.c.task_id),
        TaskDependency: _between_assigned,
        Media: _what_is_shown(_seen_by_vendor, _read_by_vendor),
        # Whom they work with, and for when.
        Member: everything,
        Milestone: everything,
    },
}

_SEES_NOTE: dict[str, RowSight] = {CLIENT: _read_by_client, SHARED_ONLY: _read_of_shared}


def seen_account(actor: Actor) -> ColumnElement[bool]:
    """Vendors learn of those in their projects; clients only of who says something to them, and in a project they work in, of its team."""
    account = Account.__table__.c
    worked_in = [project_id for project_id, level in actor.levels.items() if level != CLIENT]
    slot = select(Member.id).where(Member.account_id == account.id, Member.project_id.in_(worked_in))
    note = Comment.__table__.alias("said")
    heard = [
        exists(
            select(note.c.id).where(
                note.c.author_id == account.id,
                note.c.project_id == project_id,
                note.c.archived_at.is_(None),
                _SEES_NOTE[seen](actor, note.c),
            )
        )
        for project_id in actor.levels
        if (seen := standing(actor, project_id)) in _SEES_NOTE
    ]
    return or_(account.id == actor.account_id, slot.exists(), *heard)


def known_in(actor: Actor, project_id: UUID) -> ColumnElement[bool]:
    """Whom a guest of a project knows there by name, be they crew elsewhere."""
    return seen_account(replace(actor, levels={project_id: actor.levels[project_id]}))


def seen_studio_picture(actor: Actor) -> ColumnElement[bool]:
    """Pictures that belong to no project: the studio's logo, the faces of whom the actor knows, and what they brought."""
    media = Media.__table__.c
    return or_(
        exists(select(Organization.id).where(Organization.logo_id == media.id)),
        exists(select(Account.id).where(Account.avatar_id == media.id, seen_account(actor))),
        media.created_by == actor.account_id,
    )
