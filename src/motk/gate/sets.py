"""Creating and editing many rows at once: set-based SQL, a statement per set of fields and never one per row."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, literal_column, null, select, text

from motk.core.errors import Forbidden, Invalid, NotFound, RevConflict
from motk.gate.gate import Writing
from motk.gate.rows import any_of
from motk.gate.scope import hidden_columns
from motk.model.base import Base, OfOrganization, OfProject
from motk.model.project import Project

Fields = dict[str, Any]


async def create(w: Writing, model: type[Base], rows: Sequence[Fields]) -> list[UUID]:
    """Insert rows and return their ids in the same order. Fields that a row does not name take the table's default.

    Raises NotFound for a project the actor does not see, Forbidden where the verb is not allowed there.
    """
    if issubclass(model, OfProject):
        for project_id in {row["project_id"] for row in rows}:
            await w.project(project_id)
    else:
        w.hold_open()
    made = await insert(w, model, rows)
    await w.require(model, made)
    return made


async def insert(w: Writing, model: type[Base], rows: Sequence[Fields]) -> list[UUID]:
    """Insert rows whose right to be there is settled already; `create` settles it first."""
    table = model.__tablename__
    made: dict[int, UUID] = {}
    for names, places in _alike(rows).items():
        columns = [*names, "organization_id"] if issubclass(model, OfOrganization) else list(names)
        inserted = await w.session.execute(
            text(
                "with given as ("
                "  select place, coalesce((fields ->> 'id')::uuid, motk.uuid7()) as new_id, fields"
                "  from jsonb_array_elements(cast(:rows as jsonb)) with ordinality as g(fields, place)"
                "), made as ("
                f"  insert into {table} (id, {', '.join(columns)})"
                f"  select new_id, {', '.join(f'r.{name}' for name in columns)}"
                f"  from given cross join lateral jsonb_populate_record(null::{table}, fields) r order by place"
                ") select new_id from given order by place"
            ),
            {"rows": _json([{**rows[place], "organization_id": w.actor.organization_id} for place in places])},
        )
        made.update(zip(places, inserted.scalars(), strict=True))
    return [made[place] for place in range(len(rows))]


async def edit(w: Writing, model: type[Base], rows: Sequence[Fields]) -> list[UUID]:
    """Update rows, each {"id", fields…, "rev"?}, and return their ids. All or none.

    Raises NotFound, Forbidden; RevConflict with both values when a row's rev is not the one the client saw.
    """
    ids = [row["id"] for row in rows]
    if len(set(ids)) != len(ids):
        raise Invalid([("rows", "A row stands twice in this request. Send each once, with all of its new values.")])
    bare = [{name: value for name, value in row.items() if name not in {"id", "rev"}} for row in rows]
    await seize(w, model, {row["id"]: row.get("rev") for row in rows}, dict(zip(ids, bare, strict=True)))
    hidden = hidden_columns(w.actor, model.__tablename__)
    for row in bare:
        if hidden & row.keys():
            raise Forbidden(f"{', '.join(sorted(hidden & row.keys()))}: you may not read this field, nor change it.")
    for names, places in _alike(bare).items():
        if not names:
            continue
        assigned = ", ".join(f"{name} = r.{name}" for name in names)
        await w.session.execute(
            text(
                f"update {model.__tablename__} as t set {assigned} "
                f"from jsonb_array_elements(cast(:rows as jsonb)) g cross join lateral jsonb_populate_record(null::{model.__tablename__}, g) r "
                "where t.id = r.id"
            ),
            {"rows": _json([{**bare[place], "id": ids[place]} for place in places])},
        )
    return ids


async def seize(
    w: Writing,
    model: type[Base],
    revs: Mapping[UUID, int | None],
    yours: Mapping[UUID, Fields],
    *,
    verb: str | None = None,
) -> dict[UUID, Any]:
    """Lock rows for this change set, in the order of their ids, and check what the client believes of them.

    Returns id, rev and project of each.

    Raises NotFound, Forbidden, and RevConflict listing every row whose rev has moved on.
    """
    verb = verb or w.verb
    table: Any = model.__table__
    scoped = issubclass(model, OfProject) or model is Project
    project = table.c.get("project_id", table.c.id) if scoped else null()
    found = (
        await w.session.execute(
            select(table.c.id, table.c.rev, project.label("project"), w.allowed(model, verb).label("allowed"))
            .where(any_of(table.c.id, list(revs)), w.visible(model))
            .order_by(table.c.id)
            .with_for_update(of=table, key_share=True)
        )
    ).all()
    by_id = {row.id: row for row in found}
    for row_id in revs:
        if row_id not in by_id:
            raise NotFound(model.__tablename__, row_id)
    for project_id in {row.project for row in found}:
        w.hold_open(verb, project_id)
    for row in found:
        if not row.allowed:
            raise Forbidden(w.refusal(verb, row.project), verb=verb, row_id=str(row.id))
    moved = [row.id for row in found if revs[row.id] is not None and revs[row.id] != row.rev]
    if moved:
        await _refuse_moved(w, model, moved, yours)
    return by_id


async def _refuse_moved(w: Writing, model: type[Base], moved: Sequence[UUID], yours: Mapping[UUID, Fields]) -> None:
    """Answer with what the rows hold now beside what the client sent, for at most 100 of them."""
    table: Any = model.__table__
    hidden = hidden_columns(w.actor, table.name)
    now = await w.session.execute(
        select(table.c.id, func.to_jsonb(literal_column(table.name))).where(any_of(table.c.id, moved[:100]))
    )
    raise RevConflict(
        table.name,
        [
            {
                "row_id": row_id,
                "rev": row["rev"],
                "current": {k: v for k, v in row.items() if k not in hidden},
                "yours": yours.get(row_id, {}),
            }
            for row_id, row in now.all()
        ],
    )


def _alike(rows: Sequence[Fields]) -> dict[tuple[str, ...], list[int]]:
    """Places of the rows that name the same fields."""
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        alike[tuple(sorted(row.keys() - {"id", "organization_id"}))].append(place)
    return alike


def _json(rows: Sequence[Fields]) -> str:
    return json.dumps(rows, default=str)
