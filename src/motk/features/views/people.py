"""Whom tasks are given to, as SQL."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, any_, func, literal, or_, select
from sqlalchemy.dialects.postgresql import ARRAY

from motk.features.views.conditions import Slots
from motk.features.views.fields import task
from motk.features.views.places import natural
from motk.gate.gate import Reading
from motk.gate.roles import STUDIO
from motk.model.account import Account
from motk.model.member import Member
from motk.model.task import Task, TaskAssignee

assigned: Any = TaskAssignee.__table__.alias("given")
slot: Any = Member.__table__
person: Any = Account.__table__.alias("person")


def on_tasks(r: Reading, project_id: UUID, slots: Slots | None) -> Select[Any]:
    """Tasks given to one of these slots; to anybody, for None."""
    tasks = select(assigned.c.task_id).where(assigned.c.project_id == project_id)
    if slots is None:
        return tasks
    of_project = select(slot.c.id).where(
        slot.c.project_id == project_id, slot.c.archived_at.is_(None), r.visible(Member)
    )
    meant = [assigned.c.member_id == any_(literal(slots.ids, ARRAY(Uuid)))]
    if slots.mine:
        meant.append(assigned.c.member_id.in_(of_project.where(slot.c.account_id == r.actor.account_id)))
    if slots.open:
        meant.append(assigned.c.member_id.in_(of_project.where(slot.c.account_id.is_(None))))
    return tasks.where(or_(*meant))


def first_names(r: Reading, project_id: UUID, wanted: ColumnElement[bool], *, of: ColumnElement[Any]) -> Select[Any]:
    """For each task, or each entity, (`of`): the first name, as names sort, of those its tasks are given to. Columns of, name.

    Who may not learn names, a client, sorts by whether there is anybody.
    """
    name = func.coalesce(person.c.display_name, func.nullif(slot.c.display_name, ""), slot.c.role)
    shown = natural(name) if r.actor.level_in(project_id) in STUDIO else literal("")
    return (
        select(of.label("of"), func.min(shown).label("name"))
        .select_from(
            task.join(assigned, assigned.c.task_id == task.c.id)
            .join(slot, slot.c.id == assigned.c.member_id)
            .outerjoin(person, person.c.id == slot.c.account_id)
        )
        .where(task.c.project_id == project_id, task.c.archived_at.is_(None), r.visible(Task), wanted)
        .group_by(of)
    )
