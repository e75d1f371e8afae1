"""Putting rows back as they were, whatever has been done to them since."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from motk.core.errors import Conflict, Invalid
from motk.features.time_machine.moment import find, queries
from motk.features.time_machine.schemas import BroughtBack
from motk.gate.gate import Writing


async def bring_back(w: Writing, project_id: UUID, at: datetime, entity_ids: Sequence[UUID]) -> BroughtBack:
    """Entities with their tasks and who does them, as they were at a moment: what was archived or deleted comes back, too.

    Tasks made since stay, and so do notes and hours. Raises NotFound, Invalid; Conflict when a name has been taken meanwhile, or what a
    row stood under is archived.
    """
    await w.project(project_id)
    moment = await find(w, project_id, at)
    place = {"at": moment.at, "epoch": moment.place["epoch"], "tx": moment.place["tx"]}
    asked = {**moment.place, "project_id": project_id}
    entities = await queries.known.value(w.session, **asked, entities=list(entity_ids))
    unknown = set(entity_ids) - set(entities)
    if unknown:
        raise Invalid([("ids", f"There was no such row at that moment: {min(map(str, unknown))}.")])
    tasks = await queries.tasks_of.value(w.session, **asked, entities=entities)
    hands = await queries.hands_of.value(w.session, **asked, tasks=tasks)

    async def back(target: str, row_ids: list[UUID]) -> int:
        done: int = await queries.bring_back.value(w.session, target=target, **place, row_ids=row_ids)
        return done

    rows = await back("entity", entities)
    await _hold_above(w, entities)
    moved = await back("task", tasks)
    taken_off: int = await queries.take_off.value(w.session, at=moment.at, tasks=tasks)
    return BroughtBack(entities=rows, tasks=moved, assignments=taken_off + await back("task_assignee", hands))


async def _hold_above(w: Writing, entities: Sequence[UUID]) -> None:
    """Where nobody would find a row it does not come back to. Raises Conflict."""
    for lost in await queries.under_archived.rows(w.session, entities=list(entities)):
        raise Conflict(
            f"{lost['name']} belongs to the {lost['kind']} {lost['parent_name']}, which is archived. Restore that one first.",
            row_ids=[str(lost["id"])],
            parent_id=str(lost["parent_id"]),
        )
