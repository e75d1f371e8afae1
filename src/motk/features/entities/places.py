"""Places that names take: no two of one kind have the same name in one place, whoever makes them at the same moment."""

from collections.abc import Callable, Sequence

from sqlalchemy import text

from motk.core import sql
from motk.core.errors import Conflict
from motk.gate.archive import hold_live
from motk.gate.gate import Writing
from motk.gate.sets import Fields
from motk.model.entity import Entity

queries = sql.load("motk.features.entities")

_HOLD = text("select pg_advisory_xact_lock(hashtextextended(:place, 0))")

_SAID = "There is already one of this name here. Choose another name."


class NameTaken(Conflict):
    """The name is there already; `existing_id` is the row that has it, of the first that was refused."""


async def take_places(
    w: Writing, rows: Sequence[Fields], field_of: Callable[[int], str] | None = None, *, are_names_free: bool = False
) -> None:
    """Before rows are created: what they stand under is held and not archived, and nobody else makes such rows meanwhile.

    Two who insert one name at the same moment would meet head-on in the constraint, and wait for each other in vain. `are_names_free`: the
    caller frees some in the same breath, so the constraint alone can tell. Raises Archived, NameTaken.
    """
    await hold_live(w, Entity, [row["parent_id"] for row in rows if row.get("parent_id")])
    for place in sorted({f"entity:{row['project_id']}:{row['kind']}" for row in rows}):
        await w.session.execute(_HOLD, {"place": place})
    if are_names_free:
        return
    taken = await queries.taken.rows(
        w.session,
        projects=[row["project_id"] for row in rows],
        kinds=[row["kind"] for row in rows],
        parents=[row.get("parent_id") for row in rows],
        types=[row.get("entity_type_id") for row in rows],
        names=[row["name"] for row in rows],
    )
    if taken:
        named = field_of or (lambda place: "name" if len(rows) == 1 else f"rows.{place}.name")
        raise NameTaken(
            _SAID,
            existing_id=str(taken[0]["id"]),
            errors=[
                {"field": named(row["place"] - 1), "message": _SAID, "existing_id": str(row["id"])} for row in taken
            ],
        )
