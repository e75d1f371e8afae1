"""What waits for what."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from motk.core import sql
from motk.core.errors import NotFound
from motk.gate import sets
from motk.gate.archive import refuse_archived
from motk.gate.gate import Reading, Writing
from motk.gate.scope import NARROWED_ROLES
from motk.model.task import Task, TaskDependency

queries = sql.load("motk.features.tasks")

# Around one task more than this is a mistake in the plan; a page of a project goes on from its last.
MOST_OF_A_TASK = 500
# What a page can mark at once.
MOST_BLOCKED = 50_000


async def create(w: Writing, rows: list[sets.Fields]) -> list[UUID]:
    """Have tasks wait for others of their project. The database refuses a circle. Raises NotFound, Forbidden, Archived, Invalid."""
    both = dict.fromkeys(UUID(row[side]) for row in rows for side in ("task_id", "needs_id"))
    tasks = await sets.lock(w, Task, both, verbs=[])
    refuse_archived(Task, tasks)
    given = [{**row, "project_id": str(tasks[UUID(row["task_id"])].project)} for row in rows]
    return await sets.create(w, TaskDependency, given)


async def of_task(r: Reading, task_id: UUID) -> list[dict[str, Any]]:
    """What this task waits for, and what waits for it. Raises NotFound."""
    task = await r.load(Task, task_id)
    return await _read(r, task.project_id, task_id=task_id, most=MOST_OF_A_TASK)


async def of_project(r: Reading, project_id: UUID, *, after: UUID | None, limit: int) -> list[dict[str, Any]]:
    """A page of a project's, one more than `limit` when there are more. Raises NotFound."""
    await r.project(project_id)
    return await _read(r, project_id, after=after, most=limit + 1)


async def blocked(r: Reading, project_id: UUID) -> bytes:
    """Which open tasks of a project wait, and for what. Raises NotFound."""
    await r.project(project_id)
    return await queries.blocked.json(
        r.session,
        organization_id=r.actor.organization_id,
        project_id=project_id,
        seen=await _sight(r, project_id),
        most=MOST_BLOCKED,
    )


async def _read(
    r: Reading, project_id: UUID, *, task_id: UUID | None = None, after: UUID | None = None, most: int
) -> list[dict[str, Any]]:
    found = await queries.dependencies.rows(
        r.session,
        organization_id=r.actor.organization_id,
        project_id=project_id,
        task_id=task_id,
        seen=await _sight(r, project_id),
        after=after,
        most=most,
    )
    return [dict(row) for row in found]


async def _sight(r: Reading, project_id: UUID) -> Sequence[UUID] | None:
    """Who sees a part of the project's tasks learns nothing of the others, not even their names. None: all. Raises NotFound."""
    level = r.actor.level_in(project_id)
    if level is None and not r.actor.sees_all_projects:
        raise NotFound("project", project_id)
    if level not in NARROWED_ROLES:
        return None
    return list(await r.session.scalars(select(Task.id).where(Task.project_id == project_id, r.visible(Task))))
