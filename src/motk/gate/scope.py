"""Which rows an actor sees, and the row conditions that verbs name: each is one SQL expression, used by every door."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, false, or_, select, true

from motk.gate.actor import Actor
from motk.gate.roles import CLIENT, MANAGERS, STUDIO, VENDOR
from motk.model.account import Account
from motk.model.base import Base, OfProject
from motk.model.change import ChangeSet
from motk.model.comment import Comment
from motk.model.entity import Entity
from motk.model.entity_link import EntityLink
from motk.model.media import Media
from motk.model.member import Member
from motk.model.organization import Organization
from motk.model.project import Project
from motk.model.task import Task, TaskAssignee
from motk.model.task_type import TaskType
from motk.model.view import View

# Columns that some may not read, in the API, in the log and live alike.
GUARDED_COLUMNS: dict[str, dict[str, frozenset[str]]] = {
    "member": {"day_rate": MANAGERS},
    "account": {"phone": STUDIO, "email": STUDIO, "contract_type": MANAGERS, "extra": STUDIO},
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
    if actor.sees_all_projects:
        return own
    if model is Project:
        return and_(own, Project.id.in_(list(actor.levels)))
    if model is Media:
        return and_(own, or_(Media.project_id.is_(None), _in_its_projects(actor, Media)))
    if model is Account and actor.role in {CLIENT, VENDOR}:
        return and_(own, _shares_a_project(actor))
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
    """The pictures of a vendor's own shots and assets, and the project's."""
    media_id = Media.__table__.c.id
    return or_(
        exists(select(Entity.id).where(Entity.thumbnail_id == media_id, _seen_by_vendor(actor)).correlate(Media)),
        exists(select(Project.id).where(Project.thumbnail_id == media_id)),
    )


_NARROWED: dict[str, dict[type[Base], Callable[[Actor], ColumnElement[bool]]]] = {
    CLIENT: {
        Comment: lambda _actor: Comment.for_client.is_(True),
        EntityLink: _nothing,
        Member: _nothing,
    },
    VENDOR: {
        Entity: _seen_by_vendor,
        EntityLink: lambda actor: _on_assigned_entity(actor, EntityLink.__table__.c.entity_id),
        Task: lambda actor: _assigned(actor, Task.__table__.c.id),
        TaskAssignee: lambda actor: _assigned(actor, TaskAssignee.__table__.c.task_id),
        Comment: lambda actor: _assigned(actor, Comment.__table__.c.task_id),
        Media: _shows_what_vendor_sees,
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
    "kept_view": Condition(View, _kept_view, "A shared view is for managers to change, and for whoever made it."),
    "own_change_set": Condition(ChangeSet, _own_change_set, "Only changes you made yourself are yours to revert."),
}
