"""Which task types, statuses and entity types a project uses, in which order, in which colours."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import text

from motk.core.errors import Invalid
from motk.gate.gate import Writing

# What still stands on rows of the project cannot be left out of its workflow: its column, chip or heading would be nowhere.
_IN_USE = {
    "task_type": "select task.task_type_id as id, count(*) as rows from task where task.project_id = :project_id"
    " and task.archived_at is null group by task.task_type_id",
    "task_status": "select task.task_status_id as id, count(*) as rows from task where task.project_id = :project_id"
    " and task.archived_at is null group by task.task_status_id",
    "entity_type": "select entity.entity_type_id as id, count(*) as rows from entity where entity.project_id = :project_id"
    " and entity.archived_at is null group by entity.entity_type_id",
}
_ROWS = {"task_type": "tasks", "task_status": "tasks", "entity_type": "entities"}

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
        await _refuse_archived(w, noun, name, given)
        await w.session.execute(
            text(
                f"insert into project_{noun} (organization_id, project_id, {noun}_id, position, color)"
                " select cast(:organization_id as uuid), cast(:project_id as uuid), step.id, step.position, step.color"
                " from unnest(cast(:ids as uuid[]), cast(:colors as text[])) with ordinality as step(id, color, position)"
                f" on conflict (project_id, {noun}_id) do update set position = excluded.position, color = excluded.color"
            ),
            given,
        )
        await _refuse_in_use(w, noun, name, given)
        await w.session.execute(
            text(
                f"delete from project_{noun} where project_id = :project_id and {noun}_id <> all(cast(:ids as uuid[]))"
            ),
            {"project_id": project_id, "ids": given["ids"]},
        )


async def _refuse_archived(w: Writing, noun: str, name: str, given: dict[str, Any]) -> None:
    """What the studio has put away stays where it is used, and comes to no other project."""
    archived = await w.session.scalar(
        text(
            f"select {noun}.name from {noun} where {noun}.id = any(cast(:ids as uuid[])) and {noun}.archived_at is not null"
            f" and {noun}.organization_id = :organization_id"
            f" and not exists (select from project_{noun} as used where used.project_id = :project_id and used.{noun}_id = {noun}.id)"
            f" order by {noun}.name limit 1"
        ),
        given,
    )
    if archived is not None:
        raise Invalid([(name, f"{archived} is archived. Restore it in the studio's settings first.")])


async def _refuse_in_use(w: Writing, noun: str, name: str, given: dict[str, Any]) -> None:
    kept = (
        await w.session.execute(
            text(
                f"select {noun}.name, standing.rows from ({_IN_USE[noun]}) as standing join {noun} on {noun}.id = standing.id"
                f" join project_{noun} as used on used.project_id = :project_id and used.{noun}_id = {noun}.id"
                f" where {noun}.id <> all(cast(:ids as uuid[])) order by standing.rows desc, {noun}.name limit 1"
            ),
            given,
        )
    ).first()
    if kept:
        one, many = _ROWS[noun].removesuffix("s").replace("entitie", "entity"), _ROWS[noun]
        stand = f"1 {one} of this project uses" if kept.rows == 1 else f"{kept.rows:,} {many} of this project use"
        raise Invalid([(name, f"{stand} {kept.name}. Change or archive them first.")])
