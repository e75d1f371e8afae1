"""The rows of a file, a few hundred at a time: what its columns read of each and of its tasks, and the names of what they refer to."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Text, Uuid, any_, cast, func, literal, literal_column, null, select, true
from sqlalchemy.dialects.postgresql import ARRAY

from motk.core import sql
from motk.features.views.own import Own
from motk.features.views.task_days import task_days
from motk.gate.gate import Reading
from motk.gate.roles import STUDIO
from motk.gate.scope import hidden_columns
from motk.model.account import Account
from motk.model.entity import Entity
from motk.model.task import Task, TaskAssignee
from motk.model.task_status import TaskStatus

queries = sql.load("motk.features.exports")

ROWS_AT_ONCE = 250

entity: Any = Entity.__table__
task: Any = Task.__table__
assigned: Any = TaskAssignee.__table__.alias("given")
parent: Any = entity.alias("parent")

_MEMBERS = select(func.array_agg(assigned.c.member_id)).where(assigned.c.task_id == task.c.id).scalar_subquery()
_IS_DONE = select(TaskStatus.is_done).where(TaskStatus.id == task.c.task_status_id).scalar_subquery()

Held = Mapping[str, Any]


@dataclass(frozen=True)
class Named:
    """`place` is that of the project's order; of what it does not use, behind."""

    name: str
    color: str | None
    place: int


@dataclass(slots=True)
class Line:
    """One row of a page: an entity with its tasks, or, in the flat list, one task with its entity.

    Values are those of JSON, so a day is a text of ten signs; only what was asked for is there.
    """

    entity: Held
    tasks: list[Held] = field(default_factory=list)
    of_step: dict[str, list[Held]] = field(default_factory=dict)


@dataclass(frozen=True)
class Needs:
    """The columns that a file reads of entities and of tasks, and of tasks of which steps; of all for None."""

    of_entity: frozenset[str]
    of_tasks: frozenset[str]
    steps: frozenset[UUID] | None


@dataclass(frozen=True)
class Slice:
    """Some rows as PostgreSQL wrote them. To read them is work for a thread: `lines`."""

    ids: Sequence[str]
    entities: str | None
    tasks: str | None
    is_flat: bool

    def lines(self) -> list[Line]:
        """In the order of the ids."""
        entities: list[Held] = json.loads(self.entities or "[]")
        tasks: list[Held] = json.loads(self.tasks or "[]")
        if self.is_flat:
            known = {row["id"]: row for row in entities}
            of = {row["id"]: Line(known[row["entity_id"]], [row]) for row in tasks}
        else:
            of = {row["id"]: Line(row) for row in entities}
            for row in tasks:
                line = of[row["entity_id"]]
                line.tasks.append(row)
                line.of_step.setdefault(row["task_type_id"], []).append(row)
        return [of[row_id] for row_id in self.ids]


async def names(r: Reading, project_id: UUID) -> dict[str, Named]:
    """Clients learn no names of the team."""
    found = await queries.names.rows(
        r.session,
        organization_id=r.actor.organization_id,
        project_id=project_id,
        with_people=r.actor.level_in(project_id) in STUDIO,
    )
    return {str(row["id"]): Named(row["name"], row["color"], place) for place, row in enumerate(found)}


async def called(r: Reading, project_id: UUID, own: Mapping[str, Own]) -> dict[str, str]:
    """What people and entities that such fields name are called, as far as the reader learns of them."""
    types = {one.type for one in own.values()}
    found: dict[str, str] = {}
    if "person" in types and r.actor.level_in(project_id) in STUDIO:
        accounts = await r.session.execute(select(Account.id, Account.display_name).where(r.visible(Account)))
        found |= {str(row.id): row.display_name for row in accounts.all()}
        found |= {row_id: one.name for row_id, one in (await names(r, project_id)).items() if row_id not in found}
    if "entity_link" in types:
        of_project = select(entity.c.id, entity.c.name).where(entity.c.project_id == project_id, r.visible(Entity))
        found |= {str(row.id): row.name for row in (await r.session.execute(of_project)).all()}
    return found


async def some(r: Reading, project_id: UUID, kind: str, ids: Sequence[UUID], needs: Needs, zone: str) -> Slice:
    """The rows of these ids, all of one project, their days those of `zone`. The caller knows that the actor sees them."""
    written = [str(row_id) for row_id in ids]
    # As one text: the driver would look at each.
    listed = any_(cast(literal(f"{{{','.join(written)}}}", Text), ARRAY(Uuid)))
    if kind == "task":
        on_tasks = select(task.c.entity_id).where(task.c.id == listed)
        entities = await _json(r, _entities(entity.c.id.in_(on_tasks), needs))
        tasks = await _json(r, _tasks(r, project_id, task.c.id == listed, needs, zone))
        return Slice(written, entities, tasks, is_flat=True)
    entities = await _json(r, _entities(entity.c.id == listed, needs))
    if not needs.of_tasks:
        return Slice(written, entities, None, is_flat=False)
    tasks = await _json(r, _tasks(r, project_id, task.c.entity_id == listed, needs, zone))
    return Slice(written, entities, tasks, is_flat=False)


async def _json(r: Reading, rows: Select[Any]) -> str | None:
    held = rows.subquery("held")
    return await r.session.scalar(select(cast(func.json_agg(literal_column("held")), Text)).select_from(held))


def _entities(which: ColumnElement[bool], needs: Needs) -> Select[Any]:
    wanted = _columns(entity, {"id", "kind", *needs.of_entity}, {"parent_name": parent.c.name})
    return select(*wanted).select_from(entity.outerjoin(parent, parent.c.id == entity.c.parent_id)).where(which)


def _tasks(r: Reading, project_id: UUID, which: ColumnElement[bool], needs: Needs, zone: str) -> Select[Any]:
    read = {"id", "entity_id", "task_type_id", *needs.of_tasks}
    hidden = dict.fromkeys(hidden_columns(r.actor, "task", project_id), null())
    wanted = _columns(task, read, {"member_ids": _MEMBERS, **task_days(zone, _IS_DONE), **hidden})
    of_steps = true() if needs.steps is None else task.c.task_type_id.in_(sorted(needs.steps))
    return (
        select(*wanted)
        .where(which, of_steps, task.c.archived_at.is_(None), r.visible(Task))
        .order_by(task.c.sort_order, task.c.name)
    )


def _columns(table: Any, named: Iterable[str], made: Mapping[str, ColumnElement[Any]]) -> list[ColumnElement[Any]]:
    """`made` are those that are more than what the table holds, or less."""
    return [made[name].label(name) if name in made else table.c[name] for name in sorted(named)]
