"""What a purge would take along, and what stands in its way: read from the references that the tables declare, so that none is forgotten."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKeyConstraint, Table, false, func, not_, or_, select, true

from motk.gate.gate import Reading
from motk.gate.rows import any_of
from motk.gate.schemas import PurgeBlocker, PurgePreview
from motk.gate.sentences import plural
from motk.model.base import Archivable, Base, Tracked

MOST_BLOCKERS = 1_000

_TRACKED: set[Any] = {mapper.local_table for mapper in Base.registry.mappers if issubclass(mapper.class_, Tracked)}


async def preview(r: Reading, model: type[Base], row_ids: Sequence[UUID]) -> PurgePreview:
    """Counts by table of what hangs on the rows, and why some of them cannot go. Raises NotFound, Forbidden."""
    asked = list(dict.fromkeys(row_ids))
    await r.load_many(model, asked)
    doomed = _doomed(model.__table__, asked)
    along = {table: condition for table, condition in doomed.items() if table is not model.__table__}
    counted = (
        (
            await r.session.execute(
                select(
                    *(
                        select(func.count()).select_from(table).where(condition).scalar_subquery()
                        for table, condition in along.items()
                    )
                )
            )
        ).one()
        if along
        else ()
    )
    return PurgePreview(
        counts={table.name: count for table, count in zip(along, counted, strict=True) if count},
        blockers=[
            *await _live(r, model, asked),
            *[one for reference in _users(doomed) for one in await _blocked(r, model.__table__, doomed, *reference)],
        ][:MOST_BLOCKERS],
    )


def _doomed(root: Any, row_ids: Sequence[UUID]) -> dict[Any, ColumnElement[bool]]:
    """Every table of which rows would go, with the condition that says which; a table comes after those that drag it along."""
    doomed: dict[Any, ColumnElement[bool]] = {root: any_of(root.c.id, row_ids)}
    waiting = [root]
    while waiting:
        parent = waiting.pop(0)
        for table in _TRACKED - doomed.keys():
            drags = [column for column, rule, above in _references(table) if rule == "CASCADE" and above is parent]
            if drags:
                doomed[table] = false()
                waiting.append(table)
    for table in [table for table in doomed if table is not root]:
        doomed[table] = or_(
            *(
                column.in_(select(above.c.id).where(doomed[above]))
                for column, rule, above in _references(table)
                if rule == "CASCADE" and above in doomed and list(doomed).index(above) < list(doomed).index(table)
            )
        )
    return doomed


def _references(table: Table) -> Iterator[tuple[ColumnElement[UUID], str | None, Table]]:
    for constraint in table.constraints:
        if isinstance(constraint, ForeignKeyConstraint):
            yield next(iter(constraint.columns)), constraint.ondelete, constraint.referred_table


def _users(doomed: dict[Any, ColumnElement[bool]]) -> Iterator[tuple[Any, ColumnElement[UUID], Any]]:
    """References that hold a doomed row back."""
    for table in sorted(_TRACKED, key=lambda one: str(one.name)):
        for column, rule, above in _references(table):
            if rule != "CASCADE" and above in doomed:
                yield table, column, above


async def _blocked(
    r: Reading, root: Any, doomed: dict[Any, ColumnElement[bool]], table: Any, column: ColumnElement[UUID], above: Any
) -> list[PurgeBlocker]:
    """The asked rows that are used, themselves or in what goes with them, by rows that would stay."""
    # Under an alias: a table may refer to itself.
    used = above.alias("used")
    dragged = [one for one, rule, over in _references(above) if rule == "CASCADE" and over is root]
    asked = used.c.id if above is root else used.c[dragged[0].key] if dragged else None
    if asked is None:
        return []
    # Coalesced, so that it is the whole condition that is turned round, unknown parts and all.
    stays = not_(func.coalesce(doomed[table], false())) if table in doomed else true()
    found = await r.session.execute(
        select(asked, func.count())
        .select_from(table)
        .join(used, used.c.id == column)
        .where(used.c.id.in_(select(above.c.id).where(doomed[above])), stays)
        .group_by(asked)
        .limit(MOST_BLOCKERS)
    )
    return [PurgeBlocker(id=row_id, why=_in_use(table.name, count)) for row_id, count in found.all()]


def _in_use(noun: str, count: int) -> str:
    users = f"one {noun.replace('_', ' ')}" if count == 1 else f"{count:,} {plural(noun)}"
    return f"Still in use by {users}. Delete {'it' if count == 1 else 'them'} first, or point elsewhere."


async def _live(r: Reading, model: type[Base], row_ids: Sequence[UUID]) -> list[PurgeBlocker]:
    if not issubclass(model, Archivable):
        return []
    table: Any = model.__table__
    live = await r.session.scalars(
        select(table.c.id).where(any_of(table.c.id, row_ids), table.c.archived_at.is_(None)).limit(MOST_BLOCKERS)
    )
    return [
        PurgeBlocker(id=row_id, why="Archive it first; only what is archived can be deleted for ever.")
        for row_id in live
    ]
