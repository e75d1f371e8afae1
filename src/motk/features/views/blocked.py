"""Which tasks wait for others, as a field of theirs."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, exists, select

from motk.gate.gate import Reading
from motk.gate.scope import NARROWED_ROLES
from motk.model.entity import Entity
from motk.model.task import Task, TaskDependency
from motk.model.task_status import TaskStatus

task: Any = Task.__table__
status: Any = TaskStatus.__table__


def blocked(r: Reading, project_id: UUID) -> ColumnElement[bool]:
    """Whether an open task waits for another, as `project.blocked` says it: for one that the actor sees."""
    held: Any = TaskDependency.__table__.alias("held")
    needed: Any = task.alias("needed")
    reached: Any = status.alias("needed_status")
    of: Any = Entity.__table__.alias("needed_entity")
    met = case((held.c.kind.like("finish_to_%"), reached.c.is_done), else_=needed.c.real_start_date.is_not(None))
    waits = (
        select(held.c.id)
        .join(needed, needed.c.id == held.c.needs_id)
        .join(reached, reached.c.id == needed.c.task_status_id)
        .join(of, of.c.id == needed.c.entity_id)
        .where(held.c.task_id == task.c.id, needed.c.archived_at.is_(None), of.c.archived_at.is_(None), ~met)
        .correlate(task)
    )
    if r.actor.level_in(project_id) in NARROWED_ROLES:
        seen = select(task.c.id).where(task.c.project_id == project_id, r.visible(Task)).correlate(None)
        waits = waits.where(held.c.needs_id.in_(seen))
    return and_(~status.c.is_done, exists(waits))
