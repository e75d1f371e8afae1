"""Whom tasks are given to, as SQL."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, Uuid, and_, any_, func, literal, or_, select, true
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
    known = select(slot.c.id).where(slot.c.project_id == project_id, r.visible(Member))
    of_project = known.where(slot.c.archived_at.is_(None))
    meant = [assigned.c.member_id == any_(literal(slots.ids, ARRAY(Uuid)))]
    if r.actor.level_in(project_id) not in STUDIO:
        meant = [and_(*meant, assigned.c.member_id.in_(known))]
    if slots.mine:
        meant.append(assigned.c.member_id.in_(of_project.where(slot.c.account_id == r.actor.account_id)))
    if slots.open:
        meant.append(assigned.c.member_id.in_(of_project.where(slot.c.account_id.is_(None))))
    return tasks.where(or_(*meant))


def first_names(r: Reading, project_id: UUID, step: UUID | str | None) -> Select[Any]:
    """The first of those that tasks are given to, as names sort: for each task, or for each entity by its tasks of a step or of any.

    Columns of, place. Who may not learn names, a client, sorts by whether there is anybody.
    """
    team = _team(r, project_id)
    tables = assigned.join(team, team.c.id == assigned.c.member_id)
    first = func.min(team.c.place).label("place")
    if step is None:
        found = select(assigned.c.task_id.label("of"), first).select_from(tables).group_by(assigned.c.task_id)
        return found.where(assigned.c.project_id == project_id)
    found = select(task.c.entity_id.label("of"), first).select_from(task.join(tables, assigned.c.task_id == task.c.id))
    of_step = true() if step == "any" else task.c.task_type_id == step
    return found.where(
        task.c.project_id == project_id, task.c.archived_at.is_(None), r.visible(Task), of_step
    ).group_by(task.c.entity_id)


def _team(r: Reading, project_id: UUID) -> Any:
    """The project's slots with the places of their names. What a name sorts by is worked out once for a slot, not for each of its tasks."""
    name = func.coalesce(person.c.display_name, func.nullif(slot.c.display_name, ""), slot.c.role)
    shown = natural(name) if r.actor.level_in(project_id) in STUDIO else literal("")
    return (
        select(slot.c.id, func.dense_rank().over(order_by=shown).label("place"))
        .select_from(slot.outerjoin(person, person.c.id == slot.c.account_id))
        .where(slot.c.project_id == project_id)
        .subquery("team")
    )
