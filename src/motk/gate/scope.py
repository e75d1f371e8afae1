"""Which rows an actor sees, and the row conditions that verbs name: each is one SQL expression, used by every door."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, false, or_, select, true

from motk.gate.actor import Actor
from motk.gate.guests import NARROWED, assigned, nothing, seen_account, seen_studio_picture, standing
from motk.gate.roles import ADMINS, CLIENT, EVERYONE, LEADS, MANAGERS, STUDIO, VENDOR
from motk.model.account import Account
from motk.model.automation import StatusAutomation
from motk.model.base import Base, OfProject
from motk.model.change import ChangeSet
from motk.model.comment import Comment
from motk.model.entity import Entity
from motk.model.field_definition import FieldDefinition
from motk.model.media import Media
from motk.model.notification import Subscription
from motk.model.organization import Organization
from motk.model.page_layout import PageLayout
from motk.model.project import Project
from motk.model.task import Task, TaskDependency
from motk.model.task_type import TaskType
from motk.model.time_entry import DayOff, TimeEntry
from motk.model.view import View
from motk.model.webhook import Webhook

# Columns that some may not read, in the API, in the log and live alike.
GUARDED_COLUMNS: dict[str, dict[str, frozenset[str]]] = {
    "member": {"day_rate": MANAGERS},
    # To clients the studio does its work as one: nobody in it by name, nor how much they talk about it, nor how long it was to take and took.
    "task": dict.fromkeys(("member_ids", "comment_count", "assigner_id", "estimate_minutes", "spent_minutes"), STUDIO),
    # Whoever sees a webhook at all manages it; what others are told of it leaves these out.
    "webhook": {"host": EVERYONE, "paused_why": EVERYONE},
    "account": {"phone": STUDIO, "email": STUDIO, "contract_type": MANAGERS, "extra": STUDIO, "notifications": ADMINS},
}


def hidden_from(actor: Actor, table: str) -> dict[str, frozenset[UUID] | None]:
    """Columns of a table that this actor may not read, and in which projects: None is everywhere.

    Guarded by the account's own type, so that no slot opens them; a slot as client closes them in its project.
    """
    hidden: dict[str, frozenset[UUID] | None] = {}
    as_client = frozenset(project_id for project_id, level in actor.levels.items() if level == CLIENT)
    for name, readers in GUARDED_COLUMNS.get(table, {}).items():
        if actor.role not in readers:
            hidden[name] = None
        elif as_client and CLIENT not in readers and "project_id" in Base.metadata.tables[table].c:
            hidden[name] = as_client
    return hidden


def hidden_columns(actor: Actor, table: str, project_id: UUID | None = None) -> frozenset[str]:
    """Those that are hidden in a project; of rows that may be of any, those that are hidden in one of them."""
    return frozenset(
        name
        for name, places in hidden_from(actor, table).items()
        if places is None or project_id is None or project_id in places
    )


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
        of_studio = seen_studio_picture(actor) if actor.role in NARROWED else true()
        lent = false() if actor.role in NARROWED else _picture_of_shared()
        return and_(own, or_(and_(Media.project_id.is_(None), of_studio), _in_its_projects(actor, Media), lent))
    if model is Account and actor.role in NARROWED:
        return and_(own, seen_account(actor))
    if model is StatusAutomation:
        of_studio = false() if actor.role in NARROWED else true()
        return and_(
            own, or_(and_(StatusAutomation.project_id.is_(None), of_studio), _in_its_projects(actor, StatusAutomation))
        )
    if not issubclass(model, OfProject):
        return own
    return and_(own, _in_its_projects(actor, model))


def _in_its_projects(actor: Actor, model: Any) -> ColumnElement[bool]:
    by_standing: dict[str, list[UUID]] = {}
    for project_id in actor.levels:
        seen = standing(actor, project_id) or ""
        by_standing.setdefault(seen if seen in NARROWED else "", []).append(project_id)
    return or_(
        false(),
        *(
            and_(model.project_id.in_(project_ids), NARROWED[seen].get(model, nothing)(actor) if seen else true())
            for seen, project_ids in by_standing.items()
        ),
    )


def _picture_of_shared() -> ColumnElement[bool]:
    """Pictures of the assets that productions share with each other."""
    return exists(
        select(Entity.id).where(
            Entity.thumbnail_id == Media.id,
            Entity.organization_id == Media.organization_id,
            Entity.is_shared,
            Entity.kind == "asset",
            Entity.archived_at.is_(None),
        )
    )


def _shared_with(actor: Actor) -> ColumnElement[bool]:
    """The shared views of the actor's projects and of the studio. Clients and vendors find only those made for them."""
    if actor.sees_all_projects:
        return View.share != "private"
    narrowed = [
        and_(View.project_id == project_id, View.default_for == level)
        for project_id, level in actor.levels.items()
        if level in NARROWED
    ]
    open_ones = [project_id for project_id, level in actor.levels.items() if level not in NARROWED]
    studio = View.default_for == actor.role if actor.role in NARROWED else true()
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


def _seen_layout(actor: Actor) -> ColumnElement[bool]:
    """One's own arrangement of a page, and what stands for others in one's projects."""
    return and_(
        or_(PageLayout.account_id.is_(None), PageLayout.account_id == actor.account_id),
        or_(PageLayout.project_id.is_(None), PageLayout.project_id.in_(list(actor.levels))),
    )


# Tables of which the actor sees some rows, by a rule of their own.
_OF_SOME: dict[type[Base], Callable[[Actor], ColumnElement[bool]]] = {
    Webhook: _managed_webhook,
    TimeEntry: _seen_time,
    DayOff: _seen_days_off,
    PageLayout: _seen_layout,
}

HELD_TO_OWN_ROWS = frozenset(_OF_SOME)

# Roles whose sight is narrower than their projects: the live stream asks the database about each row for them.
NARROWED_ROLES = frozenset(NARROWED)


def _own_task(actor: Actor) -> ColumnElement[bool]:
    return assigned(actor, Task.__table__.c.id)


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


def _task_in_department(actor: Actor, task_id: Any) -> ColumnElement[bool]:
    if not actor.department_ids:
        return true()
    work, step = Task.__table__.alias("led"), TaskType.__table__.alias("led_step")
    led = or_(step.c.department_id.is_(None), step.c.department_id.in_(list(actor.department_ids)))
    in_department = exists(
        select(work.c.id).join(step, step.c.id == work.c.task_type_id).where(work.c.id == task_id, led)
    )
    return or_(in_department, assigned(actor, task_id))


def _comment_in_department(actor: Actor) -> ColumnElement[bool]:
    return or_(_own_comment(actor), _task_in_department(actor, Comment.__table__.c.task_id))


def _dependency_in_department(actor: Actor) -> ColumnElement[bool]:
    """The task that waits is the one that is changed."""
    return _task_in_department(actor, TaskDependency.__table__.c.task_id)


def _own_comment(actor: Actor) -> ColumnElement[bool]:
    return Comment.author_id == actor.account_id


def _answered_comment(actor: Actor) -> ColumnElement[bool]:
    """One's own notes, and those on the tasks one does."""
    return or_(Comment.author_id == actor.account_id, assigned(actor, Comment.__table__.c.task_id))


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
    "comment_in_department": Condition(
        Comment, _comment_in_department, "Only notes on tasks of your departments, and your own, are yours to pin."
    ),
    "dependency_in_department": Condition(
        TaskDependency, _dependency_in_department, "Only what tasks of your departments wait for is yours to change."
    ),
    "own_change_set": Condition(ChangeSet, _own_change_set, "Only changes you made yourself are yours to revert."),
}
