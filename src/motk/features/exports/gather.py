"""The rows of a file, a few hundred at a time: what each holds, its tasks, and the names of what it refers to."""

from collections import defaultdict
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from motk.core import sql
from motk.gate.gate import Reading
from motk.gate.roles import STUDIO
from motk.gate.rows import any_of
from motk.model.entity import Entity
from motk.model.task import Task, TaskAssignee

queries = sql.load("motk.features.exports")

ROWS_AT_ONCE = 200

entity: Any = Entity.__table__
task: Any = Task.__table__
assigned: Any = TaskAssignee.__table__.alias("given")
parent: Any = entity.alias("parent")

_OF_ENTITY = [
    entity.c[name]
    for name in (
        *("id", "kind", "name", "code", "description", "status", "fps", "tags", "extra", "entity_type_id"),
        *("nb_frames", "frame_in", "frame_out", "handle_in", "handle_out", "cut_order"),
    )
]
_OF_TASK = [
    task.c[name]
    for name in (
        *("id", "entity_id", "task_type_id", "task_status_id", "name", "start_date", "due_date", "estimate_minutes"),
        *("priority", "retake_count", "comment_count"),
    )
]


@dataclass(frozen=True)
class Named:
    """`place` is that of the project's order; of what it does not use, behind."""

    name: str
    color: str | None
    place: int


@dataclass(frozen=True)
class Line:
    """One row of a page: an entity with its tasks, or, in the flat list, one task with its entity."""

    id: UUID
    entity: Mapping[str, Any]
    tasks: Sequence[Mapping[str, Any]] = field(default_factory=tuple)


async def names(r: Reading, project_id: UUID) -> dict[UUID, Named]:
    """Clients learn no names of the team."""
    found = await queries.names.rows(
        r.session,
        organization_id=r.actor.organization_id,
        project_id=project_id,
        with_people=r.actor.level_in(project_id) in STUDIO,
    )
    return {row["id"]: Named(row["name"], row["color"], place) for place, row in enumerate(found)}


async def lines(r: Reading, kind: str, ids: Sequence[UUID]) -> AsyncIterator[list[Line]]:
    """The rows of these ids in their order. The caller knows that the actor sees them."""
    for start in range(0, len(ids), ROWS_AT_ONCE):
        few = ids[start : start + ROWS_AT_ONCE]
        yield await (_of_tasks(r, few) if kind == "task" else _of_entities(r, few))


async def _of_entities(r: Reading, ids: Sequence[UUID]) -> list[Line]:
    found = await _entities(r, ids)
    of: dict[UUID, list[Mapping[str, Any]]] = defaultdict(list)
    for row in await _tasks(r, task.c.entity_id, ids):
        of[row["entity_id"]].append(row)
    return [Line(row_id, found[row_id], of[row_id]) for row_id in ids]


async def _of_tasks(r: Reading, ids: Sequence[UUID]) -> list[Line]:
    tasks = {row["id"]: row for row in await _tasks(r, task.c.id, ids)}
    found = await _entities(r, list({row["entity_id"] for row in tasks.values()}))
    return [Line(row_id, found[tasks[row_id]["entity_id"]], [tasks[row_id]]) for row_id in ids]


async def _entities(r: Reading, ids: Sequence[UUID]) -> dict[UUID, Mapping[str, Any]]:
    rows = await r.session.execute(
        select(*_OF_ENTITY, parent.c.name.label("parent_name"))
        .select_from(entity.outerjoin(parent, parent.c.id == entity.c.parent_id))
        .where(any_of(entity.c.id, ids))
    )
    return {row["id"]: dict(row) for row in rows.mappings()}


async def _tasks(r: Reading, column: Any, ids: Sequence[UUID]) -> Sequence[Mapping[str, Any]]:
    members = select(func.array_agg(assigned.c.member_id)).where(assigned.c.task_id == task.c.id).scalar_subquery()
    rows = await r.session.execute(
        select(*_OF_TASK, members.label("member_ids"))
        .where(any_of(column, ids), task.c.archived_at.is_(None), r.visible(Task))
        .order_by(task.c.sort_order, task.c.name)
    )
    return [dict(row) for row in rows.mappings()]
