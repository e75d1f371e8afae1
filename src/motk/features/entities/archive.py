"""An episode or a sequence goes into the archive with all that stands under it, and comes back with exactly that."""

from collections.abc import Sequence
from uuid import UUID

from motk.core.errors import Conflict
from motk.core.sql import Query
from motk.features.entities.places import queries
from motk.gate import archive as rows_of
from motk.gate import sets
from motk.gate.gate import Reading, Writing
from motk.model.entity import Entity


async def archive(w: Writing, entity_ids: list[UUID]) -> int:
    """Hide rows and all below them; what lies in the archive already stays as it was put there. Raises NotFound, Forbidden."""
    return await rows_of.archive(w, Entity, await _with_below(w, entity_ids, queries.standing_under))


async def restore(w: Writing, entity_ids: list[UUID]) -> int:
    """Bring rows back with what went along with them; what had been archived before stays.

    Raises NotFound, Forbidden; Conflict for a row whose parent stays in the archive, or whose name is taken meanwhile.
    """
    back = await _with_below(w, entity_ids, queries.archived_with)
    lost = await queries.archived_above.rows(w.session, entity_ids=back)
    if lost:
        first = lost[0]
        raise Conflict(
            f"{first['name']} belongs to the {first['kind']} {first['parent_name']}, which is archived. Restore that one first.",
            row_ids=[str(row["id"]) for row in lost],
            parent_id=str(first["parent_id"]),
        )
    return await rows_of.restore(w, Entity, back)


async def preview(r: Reading, entity_ids: list[UUID]) -> bytes:
    """What would go along. Raises NotFound, Forbidden."""
    await r.load_many(Entity, entity_ids)
    return await queries.goes_along.json(r.session, entity_ids=entity_ids)


async def _with_below(w: Writing, entity_ids: Sequence[UUID], below: Query) -> list[UUID]:
    """Locked from the top down: whoever makes a row under one of them comes before, and goes along, or after, and is refused."""
    found = dict.fromkeys(entity_ids)
    level = list(found)
    while level:
        await sets.seize(w, Entity, dict.fromkeys(level), {})
        standing: list[UUID] = await below.value(w.session, entity_ids=level)
        level = [row_id for row_id in standing if row_id not in found]
        found |= dict.fromkeys(level)
    return list(found)
