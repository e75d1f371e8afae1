"""Which task types, statuses and entity types a project uses, in which order, in which colours."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import text

from motk.core.errors import Invalid
from motk.gate.gate import Writing

_LISTS = {"task_types": "task_type", "task_statuses": "task_status", "entity_types": "entity_type"}


async def set_workflow(w: Writing, project_id: UUID, chosen: dict[str, Sequence[dict[str, Any]]]) -> None:
    """Replace the named lists. What stays keeps its row, so the diary tells only what changed. Raises NotFound, Forbidden."""
    await w.project(project_id)
    for name, steps in chosen.items():
        if len({step["id"] for step in steps}) < len(steps):
            raise Invalid([(name, "A step stands twice in this list. Name each once, where it belongs.")])
    for name, steps in chosen.items():
        noun = _LISTS[name]
        given = {
            "project_id": project_id,
            "organization_id": w.actor.organization_id,
            "ids": [step["id"] for step in steps],
            "colors": [step.get("color") for step in steps],
        }
        await w.session.execute(
            text(
                f"delete from project_{noun} where project_id = :project_id and {noun}_id <> all(cast(:ids as uuid[]))"
            ),
            {"project_id": project_id, "ids": given["ids"]},
        )
        await w.session.execute(
            text(
                f"insert into project_{noun} (organization_id, project_id, {noun}_id, position, color)"
                " select cast(:organization_id as uuid), cast(:project_id as uuid), step.id, step.position, step.color"
                " from unnest(cast(:ids as uuid[]), cast(:colors as text[])) with ordinality as step(id, color, position)"
                f" on conflict (project_id, {noun}_id) do update set position = excluded.position, color = excluded.color"
            ),
            given,
        )
