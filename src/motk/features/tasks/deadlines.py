"""Dates for many tasks in one breath: a day, or so many working days before a milestone."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select, text

from motk.core.errors import Invalid
from motk.features.tasks.workdays import workday_before
from motk.gate import sets
from motk.gate.archive import refuse_archived
from motk.gate.gate import Writing
from motk.gate.problems import RowsMissing
from motk.model.organization import Organization
from motk.model.schedule import Milestone
from motk.model.task import Task

# Tasks under a sequence or an episode, however deep: an episode's shots stand under its sequences.
_CHOSEN = text(
    "with recursive under(id) as ("
    "  select id from entity where id = any(cast(:parents as uuid[])) and project_id = :project_id"
    "  union select entity.id from entity join under on entity.parent_id = under.id"
    ")"
    " select task.id from task join entity on entity.id = task.entity_id"
    " where task.project_id = :project_id and task.archived_at is null and entity.archived_at is null"
    "  and (cast(:task_types as uuid[]) is null or task.task_type_id = any(cast(:task_types as uuid[])))"
    "  and (cast(:parents as uuid[]) is null or task.entity_id in (select id from under))"
    "  and (cast(:only as uuid[]) is null or task.id = any(cast(:only as uuid[])))"
    " order by task.id limit :most"
)

MOST_TASKS = 20_000


@dataclass(frozen=True)
class Deadline:
    """When: on `due_date`, or `days_before` working days before a milestone. `workdays` is how long the work takes, to count its start back."""

    due_date: date | None
    milestone_id: UUID | None
    days_before: int
    workdays: int | None


async def set_deadlines(
    w: Writing,
    project_id: UUID,
    deadline: Deadline,
    *,
    task_ids: list[UUID] | None,
    task_type_ids: list[UUID] | None,
    under: list[UUID] | None,
) -> int:
    """Write due dates, and start dates where a length is given, of the chosen tasks; returns how many. One statement writes them all.

    Raises NotFound, Forbidden; Invalid when nothing says which tasks, or a task begins after the new date.
    """
    await w.project(project_id)
    if task_ids is None and task_type_ids is None and under is None:
        raise Invalid([("task_type_ids", "Say which tasks: by their ids, their types, or what they stand under.")])
    due = await _due(w, project_id, deadline)
    week = await _week(w)
    start = _before(due, deadline.workdays - 1, week, "workdays") if deadline.workdays else None
    found = await w.session.scalars(
        _CHOSEN,
        {
            "project_id": project_id,
            "task_types": task_type_ids,
            "parents": under,
            "only": task_ids,
            "most": MOST_TASKS + 1,
        },
    )
    chosen = list(found)
    if len(chosen) > MOST_TASKS:
        raise Invalid([("task_type_ids", f"These are more than {MOST_TASKS:,} tasks. Choose fewer at once.")])
    if chosen:
        refuse_archived(Task, await sets.seize(w, Task, dict.fromkeys(chosen), {}))
        dates = {"due_date": str(due), **({"start_date": str(start)} if start else {})}
        await sets.update(w, Task, {task_id: dict(dates) for task_id in chosen})
    return len(chosen)


async def _due(w: Writing, project_id: UUID, deadline: Deadline) -> date:
    if (deadline.due_date is None) == (deadline.milestone_id is None):
        raise Invalid([("due_date", "Name a day, or a milestone to count back from: one of them.")])
    day = deadline.due_date
    if deadline.milestone_id is not None:
        day = await w.session.scalar(
            select(Milestone.on_date).where(
                Milestone.id == deadline.milestone_id, Milestone.project_id == project_id, w.visible(Milestone)
            )
        )
    if day is None:
        raise RowsMissing([("milestone_id", "There is no such milestone in this project.")])
    return _before(day, deadline.days_before, await _week(w), "days_before") if deadline.days_before else day


def _before(day: date, days: int, week: list[int], field: str) -> date:
    try:
        return workday_before(day, days, week)
    except OverflowError:
        raise Invalid([(field, f"Nothing can be counted back from {day}.")]) from None


async def _week(w: Writing) -> list[int]:
    settings = await w.session.scalar(select(Organization.settings).where(Organization.id == w.actor.organization_id))
    return (settings or {}).get("week") or [1, 2, 3, 4, 5]
