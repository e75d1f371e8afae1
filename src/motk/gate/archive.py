"""Archive hides a row and keeps everything; restore brings it back; purge deletes it and leaves a tombstone in the log."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, select, update

from motk.core.errors import Conflict
from motk.gate import sets
from motk.gate.gate import Writing
from motk.gate.rows import any_of
from motk.model.base import Archivable, Base


class Archived(Conflict):
    """Rows are in the archive: what was written there would be seen by nobody."""

    slug, title = "archived", "Archived"

    def __init__(self, noun: str, row_ids: Sequence[UUID]) -> None:
        which = f"This {noun} is" if len(row_ids) == 1 else f"{len(row_ids):,} of these rows are"
        super().__init__(
            f"{which} archived. Restore what you want to work on first.",
            noun=noun,
            row_ids=[str(row_id) for row_id in row_ids[:100]],
        )


def refuse_archived(model: type[Base], locked: Mapping[UUID, Any]) -> None:
    """Refuse locked rows (see `sets.lock`) that are in the archive. Raises Archived."""
    archived = [row_id for row_id, row in locked.items() if row.archived]
    if archived:
        raise Archived(model.__tablename__.replace("_", " "), archived)


async def hold_live(w: Writing, model: type[Base], row_ids: Iterable[Any]) -> None:
    """What new rows hang on: held until they are there, so that nobody archives it meanwhile. What does not exist is for the reference to
    say. Raises Archived.
    """
    asked = list(dict.fromkeys(map(str, row_ids)))
    if not asked:
        return
    table: Any = model.__table__
    held = await w.session.execute(
        select(table.c.id, table.c.archived_at.is_not(None).label("archived"))
        .where(any_of(table.c.id, [UUID(one) for one in asked]), w.visible(model))
        .order_by(table.c.id)
        .with_for_update(of=table, read=True)
    )
    refuse_archived(model, {row.id: row for row in held})


async def archive(w: Writing, model: type[Base], row_ids: Sequence[UUID]) -> int:
    """Hide rows. Those already archived stay as they are. Raises NotFound, Forbidden."""
    await sets.seize(w, model, dict.fromkeys(row_ids), {})
    table: Any = model.__table__
    hidden: Any = await w.session.execute(
        update(table)
        .where(any_of(table.c.id, row_ids), table.c.archived_at.is_(None))
        .values(archived_at=func.now(), archived_by=w.actor.account_id)
    )
    return int(hidden.rowcount)


async def restore(w: Writing, model: type[Base], row_ids: Sequence[UUID]) -> int:
    """Bring rows back. Raises Conflict when a live row has taken the name meanwhile."""
    await sets.seize(w, model, dict.fromkeys(row_ids), {})
    table: Any = model.__table__
    back: Any = await w.session.execute(
        update(table)
        .where(any_of(table.c.id, row_ids), table.c.archived_at.is_not(None))
        .values(archived_at=None, archived_by=None)
    )
    return int(back.rowcount)


async def purge(w: Writing, model: type[Base], row_ids: Sequence[UUID]) -> int:
    """Delete rows and what hangs on them. What can be archived must be archived first: two steps, never one slip.

    Raises Conflict when a row is not archived, or is in use elsewhere.
    """
    await sets.seize(w, model, dict.fromkeys(row_ids), {})
    table: Any = model.__table__
    if issubclass(model, Archivable):
        live = await w.session.scalar(
            table.select()
            .with_only_columns(table.c.id)
            .where(any_of(table.c.id, row_ids), table.c.archived_at.is_(None))
            .limit(1)
        )
        if live is not None:
            raise Conflict("Archive it first; only what is archived can be deleted for ever.", row_id=str(live))
    gone: Any = await w.session.execute(delete(table).where(any_of(table.c.id, row_ids)))
    return int(gone.rowcount)
