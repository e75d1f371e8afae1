"""The tasks that new entities begin with: those of their type, as far as the project uses them."""

import json
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import text

from motk.features.tasks.create import default_status
from motk.gate import custom_writes
from motk.gate.gate import Writing

_ANY = text(
    "select entity.project_id from entity"
    " join entity_type_task_type as begun on begun.entity_type_id = entity.entity_type_id"
    " where entity.id = any(cast(:entity_ids as uuid[])) group by entity.project_id order by entity.project_id"
)

_BEGIN = text(
    "insert into task (organization_id, project_id, entity_id, task_type_id, task_status_id, extra)"
    " select entity.organization_id, entity.project_id, entity.id, begun.task_type_id, :status_id, cast(:extra as jsonb)"
    " from entity"
    " join entity_type_task_type as begun on begun.entity_type_id = entity.entity_type_id"
    " join project_task_type as used on used.project_id = entity.project_id and used.task_type_id = begun.task_type_id"
    " join task_type on task_type.id = begun.task_type_id and task_type.archived_at is null and task_type.for_kind = entity.kind"
    " where entity.id = any(cast(:entity_ids as uuid[])) and entity.project_id = :project_id"
    " order by entity.id, used.position"
    " on conflict do nothing"
)


async def with_tasks(w: Writing, entity_ids: Sequence[UUID]) -> None:
    """Give new entities the tasks of their type: a statement per project, however many entities there are. Raises Invalid, Forbidden."""
    projects = list(await w.session.scalars(_ANY, {"entity_ids": list(entity_ids)}))
    for project_id in projects:
        w.hold_open("task.create", project_id)
        status_id = await default_status(w, project_id)
        extra = json.dumps(await custom_writes.defaults(w, "task", project_id))
        given = {"entity_ids": list(entity_ids), "project_id": project_id, "status_id": status_id, "extra": extra}
        await w.session.execute(_BEGIN, given)
