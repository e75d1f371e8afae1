"""Rows as JSON made by PostgreSQL: the columns of an Out schema, without what the actor may not read."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import ColumnElement, literal_column, select, text

from motk.core.errors import Invalid, NotFound
from motk.gate import filters
from motk.gate.custom_sight import KINDS_OF, shown_extra
from motk.gate.gate import Reading
from motk.gate.scope import hidden_columns, hidden_from
from motk.model.base import Base

# Fields of a row that stand in a table of their own, as SQL over the row.
GATHERED: dict[str, dict[str, str]] = {
    "account": {
        "department_ids": "array(select department_id from account_department where account_id = account.id order by id)"
    },
    "entity_type": {
        "default_task_type_ids": "array(select task_type_id from entity_type_task_type where entity_type_id = entity_type.id order by id)"
    },
    "task": {"member_ids": "array(select member_id from task_assignee where task_id = task.id order by id)"},
}
# What stands instead of a hidden field that is never null.
_HIDDEN_AS = {"member_ids": "array[]::uuid[]", "comment_count": "0"}


@dataclass(frozen=True)
class Listing:
    """What a client asks of a plain list."""

    filters: Sequence[str] = ()
    sort: str = ""
    fields: Sequence[str] = ()
    limit: int = 100
    after: str | None = None
    archived: Literal["no", "yes", "only"] = "no"


def as_json(r: Reading, model: type[Base], out: type[BaseModel], chosen: Sequence[str] = ()) -> ColumnElement[str]:
    """A row as JSON text: the fields of `out`, or the chosen ones of them. What the actor may not read is null. Raises Invalid."""
    for name in chosen:
        if name not in out.model_fields:
            fields = ", ".join(sorted(out.model_fields))
            raise Invalid([("fields", f"There is no field {name!r}; choose from {fields}.")])
    table = model.__tablename__
    hidden = hidden_from(r.actor, table)
    names = [name for name in out.model_fields if not chosen or name in chosen or name == "id"]
    gathered = GATHERED.get(table, {})
    if "extra" in names and table in KINDS_OF:
        gathered = {**gathered, "extra": shown_extra(r.actor, table)}
    values = (_shown(table, name, gathered.get(name, f"{table}.{name}"), hidden) for name in names)
    pairs = ", ".join(f"'{name}', {value}" for name, value in zip(names, values, strict=True))
    return literal_column(f"json_build_object({pairs})::text")


def _shown(table: str, name: str, value: str, hidden: Mapping[str, Collection[UUID] | None]) -> str:
    if name not in hidden:
        return value
    instead, places = _HIDDEN_AS.get(name, "null"), hidden[name]
    if places is None:
        return instead
    listed = ", ".join(f"'{project_id}'::uuid" for project_id in sorted(places))
    return f"case when {table}.project_id in ({listed}) then {instead} else {value} end"


async def page(r: Reading, model: type[Base], out: type[BaseModel], listing: Listing) -> bytes:
    """A page of the rows the actor sees: {"rows": […], "next": …}. One statement, and no Python per field."""
    table: Any = model.__table__
    hidden = hidden_columns(r.actor, table.name)
    keys = filters.sort_keys(table, hidden, listing.sort)
    wanted = (
        select(as_json(r, model, out, listing.fields), *[key.column for key in keys])
        .select_from(table)
        .where(r.visible(model), *[filters.condition(table, hidden, said) for said in listing.filters])
        .order_by(*filters.order_by(keys))
        .limit(listing.limit + 1)
    )
    if "archived_at" in table.c and listing.archived != "yes":
        wanted = wanted.where(
            table.c.archived_at.is_(None) if listing.archived == "no" else table.c.archived_at.is_not(None)
        )
    if listing.after:
        wanted = wanted.where(filters.after(keys, listing.after))
    found = (await r.session.execute(wanted)).all()
    shown = found[: listing.limit]
    following = filters.page_token(keys, shown[-1][1:]) if len(found) > listing.limit else None
    return b'{"rows":[%s],"next":%s}' % (b",".join(row[0].encode() for row in shown), json.dumps(following).encode())


async def one(r: Reading, model: type[Base], out: type[BaseModel], row_id: UUID) -> bytes:
    """One row the actor sees. Raises NotFound."""
    table: Any = model.__table__
    found = await r.session.scalar(
        select(as_json(r, model, out)).select_from(table).where(table.c.id == row_id, r.visible(model))
    )
    if found is None:
        raise NotFound(model.__tablename__, row_id)
    return found.encode()


async def many(r: Reading, model: type[Base], out: type[BaseModel], row_ids: Sequence[UUID]) -> bytes:
    """{"rows": […]} in the order of `row_ids`; what the actor does not see is left out."""
    return b'{"rows":%s}' % await array(r, model, out, row_ids)


async def array(r: Reading, model: type[Base], out: type[BaseModel], row_ids: Sequence[UUID]) -> bytes:
    """The same as a bare array."""
    table: Any = model.__table__
    found = await r.session.execute(
        select(table.c.id, as_json(r, model, out))
        .select_from(table)
        .where(any_of(table.c.id, row_ids), r.visible(model))
    )
    by_id = {row_id: row.encode() for row_id, row in found.all()}
    return b"[%s]" % b",".join(by_id[row_id] for row_id in row_ids if row_id in by_id)


def any_of(column: ColumnElement[UUID], row_ids: Sequence[UUID]) -> ColumnElement[bool]:
    """`column` is one of many ids, bound as one array: the statement's text does not grow with their number."""
    return column == text("any(cast(:row_ids as uuid[]))").bindparams(row_ids=list(row_ids))
