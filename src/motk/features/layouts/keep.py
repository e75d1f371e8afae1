"""Keeping a layout, and going back to what would stand without it."""

from motk.core.errors import Conflict, RevConflict
from motk.features.layouts.resolve import queries
from motk.features.layouts.schemas import LayoutChoice, PageKind
from motk.features.layouts.whose import Key
from motk.gate.gate import Writing


async def save(w: Writing, key: Key, kind: PageKind, choice: LayoutChoice) -> None:
    """Raises RevConflict when somebody saved another one since it was read, Conflict when somebody went back to the usual one."""
    layout = choice.layout.model_dump()
    named = key.named(w, kind)
    if choice.rev is not None:
        held = await queries.held.rows(w.session, **named)
        if not held:
            raise Conflict("Somebody has gone back to the usual layout meanwhile. Look at it, then save.", field="rev")
        if held[0]["rev"] != choice.rev:
            conflict = {
                "table": "page_layout",
                "row_id": str(held[0]["id"]),
                "rev": held[0]["rev"],
                "current": {"layout": held[0]["layout"]},
                "yours": {"layout": layout},
            }
            raise RevConflict("page_layout", [conflict])
    await queries.save.value(w.session, **named, layout=choice.layout.model_dump_json())


async def reset(w: Writing, key: Key, kind: PageKind) -> None:
    """Nothing saved is nothing to forget."""
    for row in await queries.held.rows(w.session, **key.named(w, kind)):
        await queries.drop.value(w.session, row_id=row["id"])
