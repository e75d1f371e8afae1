"""New tasks begin with one status. Marking another takes the mark from it in the same change set: the studio is never without."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import select

from motk.gate import sets
from motk.gate.gate import Writing
from motk.model.task_status import TaskStatus


async def create(w: Writing, rows: list[sets.Fields]) -> list[UUID]:
    if any(row.get("is_default") for row in rows):
        await _take_mark(w, set())
    return await sets.create(w, TaskStatus, rows)


async def edit(w: Writing, rows: list[sets.Fields]) -> list[UUID]:
    """Raises NotFound, Forbidden, RevConflict; Conflict when several are marked."""
    marked = {UUID(str(row["id"])) for row in rows if row.get("is_default")}
    if marked:
        await _take_mark(w, marked)
    return await sets.edit(w, TaskStatus, rows)


async def _take_mark(w: Writing, marked: Collection[UUID]) -> None:
    """Take it from whichever has it; an archived one that is marked has no use for it yet. Raises NotFound."""
    table: Any = TaskStatus.__table__
    held = select(table.c.id).where(table.c.is_default, table.c.archived_at.is_(None), w.visible(TaskStatus))
    former = set(await w.session.scalars(held)) - set(marked)
    locked = await sets.lock(w, TaskStatus, former | set(marked), verbs=[])
    if not marked or any(not locked[row_id].archived for row_id in marked):
        await sets.update(w, TaskStatus, {row_id: {"is_default": False} for row_id in former})
