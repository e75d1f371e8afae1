"""Entity types and the tasks that a new entity of each begins with."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import text

from motk.core.errors import Invalid
from motk.gate import sets
from motk.gate.gate import Writing
from motk.model.entity_type import EntityType

_PAIRS = "unnest(cast(:of_types as uuid[]), cast(:task_types as uuid[])) as wanted(entity_type_id, task_type_id)"
_DROP = text(
    "delete from entity_type_task_type as held where held.entity_type_id = any(cast(:types as uuid[]))"
    f" and not exists (select from {_PAIRS}"
    "  where wanted.entity_type_id = held.entity_type_id and wanted.task_type_id = held.task_type_id)"
)
_ADD = text(
    "insert into entity_type_task_type (organization_id, entity_type_id, task_type_id)"
    f" select :organization_id, entity_type_id, task_type_id from {_PAIRS}"
    " on conflict (entity_type_id, task_type_id) do nothing"
)
_UNFIT = text(
    "select task_type.name, task_type.for_kind, entity_type.kind"
    f" from {_PAIRS}"
    " join task_type on task_type.id = wanted.task_type_id"
    " join entity_type on entity_type.id = wanted.entity_type_id"
    " where task_type.for_kind <> entity_type.kind limit 1"
)


async def create(w: Writing, rows: list[sets.Fields]) -> list[UUID]:
    chosen = [row.pop("default_task_type_ids", []) for row in rows]
    made = await sets.create(w, EntityType, rows)
    await _set(w, dict(zip(made, chosen, strict=True)))
    return made


async def edit(w: Writing, rows: list[sets.Fields]) -> list[UUID]:
    chosen = {row["id"]: row.pop("default_task_type_ids") for row in rows if "default_task_type_ids" in row}
    changed = await sets.edit(w, EntityType, rows)
    await _set(w, chosen)
    return changed


async def _set(w: Writing, wanted: Mapping[UUID, Sequence[str]]) -> None:
    """Make these the tasks of each type, and only these. Raises Invalid for a task type of another kind, or of nowhere."""
    if not wanted:
        return
    pairs = [(type_id, task_type_id) for type_id, chosen in wanted.items() for task_type_id in dict.fromkeys(chosen)]
    given = {"of_types": [type_id for type_id, _ in pairs], "task_types": [chosen for _, chosen in pairs]}
    await w.session.execute(_DROP, {"types": list(wanted), **given})
    if not pairs:
        return
    await w.session.execute(_ADD, {"organization_id": w.actor.organization_id, **given})
    unfit = (await w.session.execute(_UNFIT, given)).first()
    if unfit:
        said = f"{unfit.name} is a task type for {unfit.for_kind}s, not for {unfit.kind}s."
        raise Invalid([("default_task_type_ids", said)])
