"""Creating and editing many rows at once: one statement, however many rows there are and whichever fields each of them names."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import false, func, literal_column, null, select, text

from motk.core.errors import Forbidden, Invalid, NotFound, RevConflict
from motk.gate import custom_writes
from motk.gate.custom_sight import KINDS_OF, readable
from motk.gate.gate import Writing
from motk.gate.rows import any_of
from motk.gate.scope import hidden_columns
from motk.model.automation import StatusAutomation
from motk.model.base import Archivable, Base, OfOrganization, OfProject
from motk.model.field_definition import FieldDefinition
from motk.model.project import Project
from motk.model.webhook import Webhook

Fields = dict[str, Any]

MOST_CONFLICTS = 100

# Of a project, then held to the role there, or of the whole studio.
_OF_ONE_OR_ALL: tuple[type[Base], ...] = (FieldDefinition, StatusAutomation, Webhook)


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
    table: Any = model.__table__
    marks = {"organization_id": str(w.actor.organization_id)} if issubclass(model, OfOrganization) else {}
    given = [{**row, **marks} for row in await custom_writes.of_new(w, model, rows)]
    columns = _named(given)
    values = (
        f"r.{name}"
        if all(name in row for row in given)
        else f"case when fields ? '{name}' then r.{name} else {_default(table.c[name])} end"
        for name in columns
    )
    inserted = await w.session.execute(
        text(
            "with given as materialized ("
            "  select place, coalesce((fields ->> 'id')::uuid, motk.uuid7()) as new_id, fields"
            "  from jsonb_array_elements(cast(:rows as jsonb)) with ordinality as g(fields, place)"
            "), made as ("
            f"  insert into {table.name} (id, {', '.join(columns)})"
            f"  select new_id, {', '.join(values)}"
            f"  from given cross join lateral jsonb_populate_record(null::{table.name}, fields) r order by place"
            ") select new_id from given order by place"
        ),
        {"rows": _json(given)},
    )
    return list(inserted.scalars())


async def edit(
    w: Writing, model: type[Base], rows: Sequence[Fields], *, check: Callable[[Mapping[UUID, Any]], None] | None = None
) -> list[UUID]:
    """Update rows, each {"id", fields…, "rev"?}, and return their ids. All or none. `check` may refuse the rows once they are locked.

    Raises NotFound, Forbidden; RevConflict with both values when a row's rev is not the one the client saw.
    """
    ids = [row["id"] for row in rows]
    if len(set(ids)) != len(ids):
        raise Invalid([("rows", "A row stands twice in this request. Send each once, with all of its new values.")])
    bare = [{name: value for name, value in row.items() if name not in {"id", "rev"}} for row in rows]
    locked = await seize(w, model, {row["id"]: row.get("rev") for row in rows}, dict(zip(ids, bare, strict=True)))
    if check:
        check(locked)
    await update(w, model, dict(zip(ids, bare, strict=True)))
    return ids


async def update(w: Writing, model: type[Base], rows: Mapping[UUID, Fields]) -> None:
    """Write fields by row. The caller holds the locks and has settled the right to. Raises Forbidden for a field hidden from the actor."""
    table = model.__tablename__
    columns = _named(rows.values())
    hidden = hidden_columns(w.actor, table) & set(columns)
    if hidden:
        raise Forbidden(f"{', '.join(sorted(hidden))}: you may not read this field, nor change it.")
    held = await custom_writes.of_edited(w, model, rows)
    given = [{**fields, "id": row_id} for row_id, fields in held.items() if fields]
    if not given:
        return
    assigned = (
        f"{name} = {_written(table, name)}"
        if all(name in row for row in given)
        else f"{name} = case when fields ? '{name}' then {_written(table, name)} else t.{name} end"
        for name in columns
    )
    await w.session.execute(
        text(
            f"update {table} as t set {', '.join(assigned)} "
            f"from jsonb_array_elements(cast(:rows as jsonb)) as g(fields) cross join lateral jsonb_populate_record(null::{table}, fields) r "
            "where t.id = r.id"
        ),
        {"rows": _json(given)},
    )


def _written(table: str, name: str) -> str:
    """What an edit leaves in a column. Of the studio's own fields it names those it means: two who write different ones both have their way."""
    return "motk.merged(t.extra, r.extra)" if name == "extra" and table in KINDS_OF else f"r.{name}"


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
    found = await lock(w, model, revs, verbs=[verb])
    hold_verb(w, verb, found.values())
    moved = [row_id for row_id, rev in revs.items() if rev is not None and rev != found[row_id].rev]
    if moved:
        raise RevConflict(model.__tablename__, await conflicts(w, model, moved[:MOST_CONFLICTS], yours))
    return found


async def lock(w: Writing, model: type[Base], row_ids: Iterable[UUID], *, verbs: Sequence[str]) -> dict[UUID, Any]:
    """Lock rows in the order of their ids, so that no two change sets deadlock: id, rev, project, whether archived, and for each verb
    whether its row condition allows the actor the row. Raises NotFound.
    """
    asked = list(row_ids)
    table: Any = model.__table__
    scoped = issubclass(model, OfProject) or model is Project or model in _OF_ONE_OR_ALL
    project = table.c.get("project_id", table.c.id) if scoped else null()
    archived = table.c.archived_at.is_not(None) if issubclass(model, Archivable) else false()
    found = (
        await w.session.execute(
            select(
                table.c.id,
                table.c.rev,
                project.label("project"),
                archived.label("archived"),
                *(w.allowed(model, verb).label(_allows(verb)) for verb in verbs),
            )
            .where(any_of(table.c.id, asked), w.visible(model))
            .order_by(table.c.id)
            .with_for_update(of=table, key_share=True)
        )
    ).all()
    by_id = {row.id: row for row in found}
    for row_id in asked:
        if row_id not in by_id:
            raise NotFound(model.__tablename__, row_id)
    return by_id


def hold_verb(w: Writing, verb: str, rows: Iterable[Any]) -> None:
    """Refuse a verb on locked rows that it was asked for. Raises Forbidden."""
    locked = list(rows)
    for project_id in {row.project for row in locked}:
        w.hold_open(verb, project_id)
    for row in locked:
        if not getattr(row, _allows(verb)):
            raise Forbidden(w.refusal(verb, row.project), verb=verb, row_id=str(row.id))


def _allows(verb: str) -> str:
    return f"allows_{verb.replace('.', '_')}"


async def conflicts(
    w: Writing, model: type[Base], moved: Sequence[UUID], yours: Mapping[UUID, Fields]
) -> list[dict[str, Any]]:
    """What rows hold now beside what the client sent for them."""
    table: Any = model.__table__
    now = await w.session.execute(
        select(table.c.id, func.to_jsonb(literal_column(table.name))).where(any_of(table.c.id, moved))
    )
    return [
        {
            "table": table.name,
            "row_id": row_id,
            "rev": row["rev"],
            "current": _read(w, table.name, row),
            "yours": yours.get(row_id, {}),
        }
        for row_id, row in now.all()
    ]


def _read(w: Writing, table: str, row: Fields) -> Fields:
    project_id = UUID(row["project_id"]) if row.get("project_id") else None
    hidden = hidden_columns(w.actor, table, project_id)
    shown = {name: value for name, value in row.items() if name not in hidden}
    return readable(w.actor, table, project_id, UUID(row["id"]), None, shown)[1] or {}


def _named(rows: Iterable[Fields]) -> list[str]:
    """Every field that one of the rows names, but the id."""
    return sorted({name for row in rows for name in row} - {"id"})


def _default(column: Any) -> str:
    """What a column takes when nobody names it, as SQL."""
    return str(column.server_default.arg) if column.server_default is not None else "null"


def _json(rows: Sequence[Fields]) -> str:
    return json.dumps(rows, default=str)
