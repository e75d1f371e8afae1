"""Which rows an actor sees, and the row conditions that verbs name: each is one SQL expression, used by every door."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, false, or_, select, true

from motk.gate.actor import Actor
from motk.gate.roles import ADMINS, CLIENT, LEADS, MANAGERS, STUDIO, VENDOR
from motk.model.account import Account
from motk.model.automation import StatusAutomation
from motk.model.base import Base, OfProject
from motk.model.change import ChangeSet
from motk.model.comment import Comment, CommentAcknowledgement, CommentAttachment, CommentMention
from motk.model.entity import Entity
from motk.model.entity_link import EntityLink
from motk.model.field_definition import FieldDefinition
from motk.model.media import Media
from motk.model.member import Member
from motk.model.notification import Subscription
from motk.model.organization import Organization
from motk.model.project import Project
from motk.model.schedule import Baseline, Milestone, ScheduleItem
from motk.model.task import Task, TaskAssignee, TaskDependency
from motk.model.task_type import TaskType
from motk.model.time_entry import DayOff, TimeEntry
from motk.model.view import View
from motk.model.webhook import Webhook

# Columns that some may not read, in the API, in the log and live alike.
GUARDED_COLUMNS: dict[str, dict[str, frozenset[str]]] = {
    "member": {"day_rate": MANAGERS},
    "webhook": {"host": MANAGERS, "paused_why": MANAGERS},
    "account": {"phone": STUDIO, "email": STUDIO, "contract_type": MANAGERS, "extra": STUDIO, "notifications": ADMINS},
}


def hidden_columns(actor: Actor, table: str) -> frozenset[str]:
    """Columns of a table that this actor may not read. Guarded by the account's own type: a slot does not open them."""
    return frozenset(name for name, readers in GUARDED_COLUMNS.get(table, {}).items() if actor.role not in readers)


def visible(actor: Actor, model: type[Base]) -> ColumnElement[bool]:
    """The rows of `model` that exist for this actor. Everything else is 404."""
    if model is Organization:
        return Organization.id == actor.organization_id
    own = model.__table__.c.organization_id == actor.organization_id
    if model is View:
        return and_(own, or_(View.owner_id == actor.account_id, _shared_with(actor)))
    if model is Subscription:
        # Whom one follows and of whom one is tired is one's own affair, whoever asks.
        own = and_(own, Subscription.account_id == actor.account_id)
    if actor.sees_all_projects:
        return own
    if model is FieldDefinition:
        return and_(own, _seen_field(actor))
    if model in _OF_SOME:
        return and_(own, _OF_SOME[model](actor))
    if model is Project:
        return and_(own, Project.id.in_(list(actor.levels)))
    if model is Media:
        return and_(own, or_(Media.project_id.is_(None), _in_its_projects(actor, Media)))
    if model is Account and actor.role in {CLIENT, VENDOR}:
        return and_(own, _shares_a_project(actor))
    if model is StatusAutomation:
        return and_(own, or_(StatusAutomation.project_id.is_(None), _in_its_projects(actor, StatusAutomation)))
    if not issubclass(model, OfProject):
        return own
    return and_(own, _in_its_projects(actor, model))


def _in_its_projects(actor: Actor, model: Any) -> ColumnElement[bool]:
    by_level: dict[str, list[UUID]] = {}
    for project_id, level in actor.levels.items():
        by_level.setdefault(level if level in _NARROWED else "", []).append(project_id)
    return or_(
        false(),
        *(
            and_(model.project_id.in_(project_ids), _NARROWED.get(level, {}).get(model, _everything)(actor))
            for level, project_ids in by_level.items()
        ),
    )


def _shared_with(actor: Actor) -> ColumnElement[bool]:
    """The shared views of the actor's projects and of the studio. Clients and vendors find only those made for them."""
    if actor.sees_all_projects:
        return View.share != "private"
    narrowed = [
        and_(View.project_id == project_id, View.default_for == level)
        for project_id, level in actor.levels.items()
        if level in _NARROWED
    ]
    open_ones = [project_id for project_id, level in actor.levels.items() if level not in _NARROWED]
    studio = View.default_for == actor.role if actor.role in _NARROWED else true()
    return or_(
        and_(View.share == "project", or_(View.project_id.in_(open_ones), *narrowed)),
        and_(View.share == "studio", studio),
    )


def _seen_field(actor: Actor) -> ColumnElement[bool]:
    """The fields whose values the actor reads somewhere: see `custom_sight.py`."""
    of_departments = or_(FieldDefinition.seen_by == [], FieldDefinition.seen_by.overlap(list(actor.department_ids)))

    def read_as(role: str | None) -> ColumnElement[bool]:
        if role == CLIENT:
            return FieldDefinition.for_client.is_(True)
        return true() if role in MANAGERS else of_departments

    roles = {actor.role, *actor.levels.values()} if actor.levels else {actor.role}
    return or_(
        and_(FieldDefinition.project_id.is_(None), or_(*(read_as(role) for role in sorted(roles)))),
        *(and_(FieldDefinition.project_id == project_id, read_as(level)) for project_id, level in actor.levels.items()),
    )


def _managed_webhook(actor: Actor) -> ColumnElement[bool]:
    return Webhook.project_id.in_([project_id for project_id, level in actor.levels.items() if level in MANAGERS])


def _seen_time(actor: Actor) -> ColumnElement[bool]:
    """One's own hours, and those of everybody in the projects one leads."""
    led = [project_id for project_id, level in actor.levels.items() if level in LEADS]
    return or_(
        TimeEntry.project_id.in_(led),
        and_(TimeEntry.account_id == actor.account_id, TimeEntry.project_id.in_(list(actor.levels))),
    )


def _seen_days_off(actor: Actor) -> ColumnElement[bool]:
    return DayOff.account_id == actor.account_id if actor.role in {CLIENT, VENDOR} else true()


# Tables of which the actor sees some rows, by a rule of their own.
_OF_SOME: dict[type[Base], Callable[[Actor], ColumnElement[bool]]] = {
    Webhook: _managed_webhook,
    TimeEntry: _seen_time,
    DayOff: _seen_days_off,
}


def _everything(_actor: Actor) -> ColumnElement[bool]:
    return true()


def _nothing(_actor: Actor) -> ColumnElement[bool]:
    return false()


def _shares_a_project(actor: Actor) -> ColumnElement[bool]:
    slot = select(Member.id).where(Member.account_id == Account.id, Member.project_id.in_(list(actor.levels)))
    return or_(Account.id == actor.account_id, slot.exists())


def _assigned(actor: Actor, task_id: ColumnElement[UUID]) -> ColumnElement[bool]:
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
    return exists(select(work.c.id).where(work.c.entity_id == entity_id, _assigned(actor, work.c.id)))


def _seen_by_vendor(actor: Actor) -> ColumnElement[bool]:
    """A vendor's own shots and assets, and the sequences and episodes that hold them."""
    child = Entity.__table__.alias("child")
    return or_(
        _on_assigned_entity(actor, Entity.__table__.c.id),
        exists(
            select(child.c.id).where(child.c.parent_id == Entity.__table__.c.id, _on_assigned_entity(actor, child.c.id))
        ),
    )


def _shows_what_vendor_sees(actor: Actor) -> ColumnElement[bool]:
    """The pictures of a vendor's own shots and assets, and the project's; what hangs on notes they read, and what they brought."""
    media_id = Media.__table__.c.id
    return or_(
        exists(select(Entity.id).where(Entity.thumbnail_id == media_id, _seen_by_vendor(actor)).correlate(Media)),
        exists(select(Project.id).where(Project.thumbnail_id == media_id)),
        _hangs_on_seen_note(actor, _read_by_vendor),
        Media.__table__.c.created_by == actor.account_id,
    )


def _shows_what_client_sees(actor: Actor) -> ColumnElement[bool]:
    """Any picture of the project but what was brought for a note: that with a note for clients, and what they brought themselves."""
    brought = exists(select(CommentAttachment.id).where(CommentAttachment.media_id == Media.__table__.c.id))
    waiting = and_(Media.__table__.c.source == "upload", ~_is_thumbnail())
    return or_(
        _hangs_on_seen_note(actor, _read_by_client),
        Media.__table__.c.created_by == actor.account_id,
        ~or_(brought, waiting),
    )


def _is_thumbnail() -> ColumnElement[bool]:
    media_id = Media.__table__.c.id
    return or_(
        exists(select(Entity.id).where(Entity.thumbnail_id == media_id).correlate(Media)),
        exists(select(Project.id).where(Project.thumbnail_id == media_id)),
    )


Sight = Callable[[Actor, Any], ColumnElement[bool]]


def _hangs_on_seen_note(actor: Actor, sees: Sight) -> ColumnElement[bool]:
    hung, note = CommentAttachment.__table__.alias("hung"), Comment.__table__.alias("note")
    return exists(
        select(hung.c.id)
        .join(note, note.c.id == hung.c.comment_id)
        .where(hung.c.media_id == Media.__table__.c.id, note.c.archived_at.is_(None), sees(actor, note.c))
        .correlate(Media)
    )


def _of_seen_note(model: Any, sees: Sight) -> Callable[[Actor], ColumnElement[bool]]:
    """What hangs on a note is seen with it."""

    def condition(actor: Actor) -> ColumnElement[bool]:
        note = Comment.__table__.alias("note")
        return exists(select(note.c.id).where(note.c.id == model.comment_id, sees(actor, note.c)))

    return condition


def _read_by_vendor(actor: Actor, comment: Any) -> ColumnElement[bool]:
    return _assigned(actor, comment.task_id)


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
        or_(comment.author_id == actor.account_id, ~and_(isolating, or_(is_client, as_client))),
    )


def _between_assigned(actor: Actor) -> ColumnElement[bool]:
    """What waits for what, where both are the actor's: of other people's work not even the existence shows."""
    waits = TaskDependency.__table__.c
    return and_(_assigned(actor, waits.task_id), _assigned(actor, waits.needs_id))


# How the studio plans is the studio's business.
_OF_THE_PLAN: dict[type[Base], Callable[[Actor], ColumnElement[bool]]] = {ScheduleItem: _nothing, Baseline: _nothing}

_NARROWED: dict[str, dict[type[Base], Callable[[Actor], ColumnElement[bool]]]] = {
    CLIENT: {
        Comment: lambda actor: _read_by_client(actor, Comment.__table__.c),
        CommentAcknowledgement: _of_seen_note(CommentAcknowledgement, _read_by_client),
        CommentAttachment: _of_seen_note(CommentAttachment, _read_by_client),
        CommentMention: _of_seen_note(CommentMention, _read_by_client),
        Media: _shows_what_client_sees,
        EntityLink: _nothing,
        Member: _nothing,
        **_OF_THE_PLAN,
        TaskDependency: _nothing,
        Milestone: _nothing,
    },
    VENDOR: {
        Entity: _seen_by_vendor,
        EntityLink: lambda actor: _on_assigned_entity(actor, EntityLink.__table__.c.entity_id),
        Task: lambda actor: _assigned(actor, Task.__table__.c.id),
        TaskAssignee: lambda actor: _assigned(actor, TaskAssignee.__table__.c.task_id),
        Comment: lambda actor: _read_by_vendor(actor, Comment.__table__.c),
        CommentAcknowledgement: _of_seen_note(CommentAcknowledgement, _read_by_vendor),
        CommentAttachment: _of_seen_note(CommentAttachment, _read_by_vendor),
        CommentMention: _of_seen_note(CommentMention, _read_by_vendor),
        Media: _shows_what_vendor_sees,
        **_OF_THE_PLAN,
        TaskDependency: _between_assigned,
    },
}

# Roles whose sight is narrower than their projects: the live stream asks the database about each row for them.
NARROWED_ROLES = frozenset(_NARROWED)


def _own_task(actor: Actor) -> ColumnElement[bool]:
    return _assigned(actor, Task.__table__.c.id)


def _own_department(actor: Actor) -> ColumnElement[bool]:
    """A supervisor without a department supervises them all."""
    if not actor.department_ids:
        return true()
    department = (
        select(TaskType.department_id)
        .where(TaskType.id == Task.__table__.c.task_type_id)
        .correlate(Task.__table__)
        .scalar_subquery()
    )
    return or_(department.is_(None), department.in_(list(actor.department_ids)), _own_task(actor))


def _own_comment(actor: Actor) -> ColumnElement[bool]:
    return Comment.author_id == actor.account_id


def _answered_comment(actor: Actor) -> ColumnElement[bool]:
    """One's own notes, and those on the tasks one does."""
    return or_(Comment.author_id == actor.account_id, _assigned(actor, Comment.__table__.c.task_id))


def _own_change_set(actor: Actor) -> ColumnElement[bool]:
    return ChangeSet.actor_id == actor.account_id


def _kept_view(actor: Actor) -> ColumnElement[bool]:
    """One's own views; shared ones also where the actor manages."""
    managed = [project_id for project_id, level in actor.levels.items() if level in MANAGERS]
    return or_(
        View.owner_id == actor.account_id,
        and_(View.share == "project", View.project_id.in_(managed)),
        and_(View.share == "studio", true() if actor.role in MANAGERS else false()),
    )


@dataclass(frozen=True)
class Condition:
    """A row condition of one table, and the sentence that refuses with it."""

    model: type[Base]
    holds: Callable[[Actor], ColumnElement[bool]]
    refuses: str


CONDITIONS: dict[str, Condition] = {
    "own_task": Condition(Task, _own_task, "Only tasks assigned to you are yours to change."),
    "own_department": Condition(Task, _own_department, "Only tasks of your departments are yours to change."),
    "own_comment": Condition(Comment, _own_comment, "Only comments you wrote are yours to change."),
    "answered_comment": Condition(
        Comment, _answered_comment, "Only lists of your own notes and of your tasks' are yours to tick."
    ),
    "kept_view": Condition(View, _kept_view, "A shared view is for managers to change, and for whoever made it."),
    "own_change_set": Condition(ChangeSet, _own_change_set, "Only changes you made yourself are yours to revert."),
}
