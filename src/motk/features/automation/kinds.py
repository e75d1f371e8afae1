"""An automation speaks of two tasks on one entity, so both types are for the same kind of it."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import text

from motk.core.errors import Invalid
from motk.gate import sets
from motk.gate.gate import Writing
from motk.model.automation import StatusAutomation

_APART = text(
    "select cause.name as cause, cause.for_kind as cause_kind, consequence.name as consequence, consequence.for_kind as consequence_kind"
    " from status_automation as automation"
    " join task_type as cause on cause.id = automation.when_task_type_id"
    " join task_type as consequence on consequence.id = automation.then_task_type_id"
    " where automation.id = any(cast(:ids as uuid[])) and cause.for_kind <> consequence.for_kind limit 1"
)


async def create(w: Writing, rows: list[sets.Fields]) -> list[UUID]:
    """Raises Invalid for types of different kinds; the database refuses a circle (model/rules.sql)."""
    for project_id in {row.get("project_id") for row in rows}:
        if project_id is None:
            w.hold_open()
        else:
            await w.project(UUID(project_id))
    return await _held(w, await sets.insert(w, StatusAutomation, rows))


async def edit(w: Writing, rows: list[sets.Fields]) -> list[UUID]:
    return await _held(w, await sets.edit(w, StatusAutomation, rows))


async def _held(w: Writing, ids: Sequence[UUID]) -> list[UUID]:
    apart = (await w.session.execute(_APART, {"ids": list(ids)})).first()
    if apart:
        said = f"{apart.cause} is for {apart.cause_kind}s and {apart.consequence} for {apart.consequence_kind}s: they never stand on the same one."
        raise Invalid([("then_task_type_id", said)])
    return list(ids)
