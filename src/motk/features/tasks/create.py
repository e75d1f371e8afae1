"""Planning work: one task, many, or one for every shot."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import text

from motk.core.errors import Invalid
from motk.features.tasks import status
from motk.features.views import filter_tree
from motk.features.views.matching import Asked, ordered
from motk.gate import custom_writes, sets
from motk.gate.archive import hold_live
from motk.gate.gate import Writing
from motk.model.entity import Entity
from motk.model.task import Task

_DEFAULT_STATUS = text(
    "select used.task_status_id from project_task_status as used join task_status on task_status.id = used.task_status_id"
    " where used.project_id = :project_id order by task_status.is_default desc, used.position limit 1"
)

_USED = text(
    "select task_type.name, task_type.for_kind, task_type.archived_at"
    " from project_task_type as used join task_type on task_type.id = used.task_type_id"
    " where used.project_id = :project_id and used.task_type_id = :task_type_id"
)

_UNUSED = text(
    "select asked.place, case when used.task_type_id is not null then task_type.name end as archived"
    " from unnest(cast(:projects as uuid[]), cast(:task_types as uuid[])) with ordinality as asked(project_id, task_type_id, place)"
    " left join project_task_type as used on used.project_id = asked.project_id and used.task_type_id = asked.task_type_id"
    " left join task_type on task_type.id = asked.task_type_id"
    " where used.task_type_id is null or task_type.archived_at is not null"
    " order by asked.place limit 100"
)

_FOR_ENTITIES = text(
    "insert into task (organization_id, project_id, entity_id, task_type_id, task_status_id, name, extra)"
    " select entity.organization_id, entity.project_id, entity.id, task_type.id, :status_id, :name, cast(:extra as jsonb)"
    " from entity join task_type on task_type.id = :task_type_id and task_type.organization_id = entity.organization_id"
    " where entity.project_id = :project_id and entity.kind = task_type.for_kind and entity.archived_at is null"
    "   and (cast(:entity_ids as uuid[]) is null or entity.id = any(cast(:entity_ids as uuid[])))"
    " order by entity.id"
    " on conflict do nothing"
)

_UNFIT = text(
    "select asked.place, case"
    "   when entity.id is null then 'There is no such entity in this project.'"
    "   when entity.archived_at is not null then 'This entity is archived. Restore it first.'"
    "   else format('%s is a task type for %ss, not for %ss.', task_type.name, task_type.for_kind, entity.kind) end as why"
    " from unnest(cast(:entity_ids as uuid[])) with ordinality as asked(id, place)"
    " join task_type on task_type.id = :task_type_id"
    " left join entity on entity.id = asked.id and entity.project_id = :project_id"
    " where entity.id is null or entity.archived_at is not null or entity.kind <> task_type.for_kind"
    " order by asked.place limit 100"
)


async def create(w: Writing, rows: list[sets.Fields]) -> list[UUID]:
    """Create tasks; those without a status start in their project's default.

    Raises NotFound, Forbidden, NotInWorkflow; Archived for an entity; Invalid for a task type that the project does not use.
    """
    for project_id in {UUID(row["project_id"]) for row in rows}:
        await w.project(project_id)
    await refuse_unused(w, rows, lambda place: "" if len(rows) == 1 else f"rows.{place}.")
    named = [row for row in rows if "task_status_id" in row]
    known = await status.look_up(w, {UUID(row["task_status_id"]) for row in named}) if named else {}
    for row in named:
        status_id = UUID(row["task_status_id"])
        status.hold(w, known, {status_id: status_id}, {status_id: UUID(row["project_id"])})
        row.update(status.clocks(known, status_id))
    defaults = {row["project_id"]: None for row in rows if "task_status_id" not in row}
    statuses = {project_id: await default_status(w, UUID(project_id)) for project_id in defaults}
    for row in rows:
        row.setdefault("task_status_id", statuses.get(row["project_id"]))
    await hold_live(w, Entity, [row["entity_id"] for row in rows])
    made = await sets.insert(w, Task, rows)
    await w.require(Task, made)
    return made


async def refuse_unused(w: Writing, rows: Sequence[sets.Fields], path: Callable[[int], str]) -> None:
    """Refuse new tasks of types that their project does not use, or that are archived. `path` leads to a row. Raises Invalid."""
    asked = {
        "projects": [row["project_id"] for row in rows],
        "task_types": [row["task_type_id"] for row in rows],
    }
    unused = (await w.session.execute(_UNUSED, asked)).all()
    if unused:
        raise Invalid([(f"{path(row.place - 1)}task_type_id", _why_unused(row.archived)) for row in unused])


def _why_unused(archived: str | None) -> str:
    if archived is None:
        return "This project does not use this task type. Add it in the project's settings first."
    return f"{archived} is archived. Restore it in the studio's settings first."


@dataclass(frozen=True)
class Shown:
    """Entities that a filter of their page shows, on a day; see docs/reference/filters.md."""

    filter: object
    today: date


async def create_for(
    w: Writing,
    project_id: UUID,
    task_type_id: UUID,
    entity_ids: list[UUID] | None,
    name: str,
    *,
    shown: Shown | None = None,
) -> int:
    """One task of a type for each entity of its kind, for the named ones, or for those shown; returns how many were missing and made.

    One statement whatever the number. Raises NotFound; Invalid naming the entities that cannot have such a task.
    """
    await w.project(project_id)
    kind = await _kind(w, project_id, task_type_id)
    if entity_ids:
        await _refuse_unfit(w, project_id, task_type_id, entity_ids)
    if shown is not None:
        asked = Asked(kind, filter_tree.parse(shown.filter), shown.today, ids=entity_ids)
        entity_ids = [row[0] for row in await ordered(w, project_id, asked)]
    made = await w.session.execute(
        _FOR_ENTITIES,
        {
            "project_id": project_id,
            "task_type_id": task_type_id,
            "status_id": await default_status(w, project_id),
            "entity_ids": entity_ids,
            "name": name,
            "extra": json.dumps(await custom_writes.defaults(w, "task", project_id)),
        },
    )
    return int(made.rowcount)  # type: ignore[attr-defined]


async def _kind(w: Writing, project_id: UUID, task_type_id: UUID) -> str:
    """The kind of entity that a type of this project's workflow is for. Raises Invalid."""
    used = (await w.session.execute(_USED, {"project_id": project_id, "task_type_id": task_type_id})).first()
    if used is None:
        raise Invalid([("task_type_id", _why_unused(None))])
    if used.archived_at is not None:
        raise Invalid([("task_type_id", _why_unused(used.name))])
    return str(used.for_kind)


async def _refuse_unfit(w: Writing, project_id: UUID, task_type_id: UUID, entity_ids: list[UUID]) -> None:
    unfit = await w.session.execute(
        _UNFIT, {"project_id": project_id, "task_type_id": task_type_id, "entity_ids": entity_ids}
    )
    errors = [(f"entity_ids.{row.place - 1}", str(row.why)) for row in unfit.all()]
    if errors:
        raise Invalid(errors)


async def default_status(w: Writing, project_id: UUID) -> UUID:
    found: UUID | None = await w.session.scalar(_DEFAULT_STATUS, {"project_id": project_id})
    if found is None:
        raise Invalid([("task_status_id", "This project has no statuses yet. Add some in its settings, or name one.")])
    return found
