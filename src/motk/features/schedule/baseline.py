"""Keeping a plan as it stands, to compare with later."""

from uuid import UUID

from sqlalchemy import text

from motk.gate import sets
from motk.gate.gate import Writing
from motk.model.schedule import Baseline

_COPY = text(
    "update baseline set dates = coalesce(("
    "  select jsonb_object_agg(task.id, jsonb_build_array(task.start_date, task.due_date))"
    "  from task join entity on entity.id = task.entity_id"
    "  where task.project_id = baseline.project_id and task.archived_at is null and entity.archived_at is null"
    "    and (task.start_date is not null or task.due_date is not null)"
    " ), '{}')"
    " where baseline.id = any(cast(:ids as uuid[]))"
)


async def take(w: Writing, rows: list[sets.Fields]) -> list[UUID]:
    """Copy the dates of all tasks of a project under a name: one statement, however many there are. Raises NotFound, Forbidden."""
    made = await sets.create(w, Baseline, rows)
    await w.session.execute(_COPY, {"ids": made})
    return made
