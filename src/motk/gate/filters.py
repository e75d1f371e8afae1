"""Filters, sorting and pages of plain lists: `filter=due_date:lt:2026-12-01`, `sort=-due_date,name`, `after=…`."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Column, ColumnElement, Table, and_, false, literal, or_, tuple_
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from motk.core.errors import Invalid

OPERATIONS = ("eq", "ne", "in", "lt", "le", "gt", "ge", "contains", "null")
_LONGEST_LIST = 1000
_MOST_KEYS = 5


@dataclass(frozen=True)
class SortKey:
    name: str
    column: Column[Any]
    descending: bool


def condition(table: Table, hidden: frozenset[str], said: str) -> ColumnElement[bool]:
    """One `field:operation:value`. Raises Invalid naming the filter and what would fit."""
    name, _, rest = said.partition(":")
    operation, _, value = rest.partition(":")
    column = table.c.get(name)
    if column is None or name in hidden:
        raise Invalid([("filter", f"{said!r}: there is no field {name!r} to filter by.")])
    if operation not in OPERATIONS:
        raise Invalid([("filter", f"{said!r}: write field:operation:value with one of {', '.join(OPERATIONS)}.")])
    if operation == "null":
        return column.is_(None) if _as(bool, value, said) else column.is_not(None)
    if operation == "contains":
        return _contains(column, value)
    if isinstance(column.type, ARRAY | JSONB):
        raise Invalid([("filter", f"{said!r}: {name} takes only contains and null.")])
    kind = column.type.python_type
    if operation == "in":
        parts = value.split(",")
        if len(parts) > _LONGEST_LIST:
            raise Invalid([("filter", f"{name}:in takes at most {_LONGEST_LIST} values.")])
        return column.in_([_as(kind, part, said) for part in parts])
    wanted = literal(_as(kind, value, said), column.type)  # a bare True would be SQL's own, which has no order
    return {
        "eq": column.__eq__,
        "ne": column.is_distinct_from,
        "lt": column.__lt__,
        "le": column.__le__,
        "gt": column.__gt__,
        "ge": column.__ge__,
    }[operation](wanted)


def _contains(column: Column[Any], value: str) -> ColumnElement[bool]:
    if "\x00" in value:
        raise Invalid([("filter", "Remove the NUL character.")])
    if isinstance(column.type, ARRAY):
        return column.contains([value])
    if column.type.python_type is not str:
        raise Invalid([("filter", f"{column.name} is not text: contains does not apply.")])
    return column.icontains(value, autoescape=True)


def _as(kind: type[Any], value: str, said: str) -> Any:
    if "\x00" in value:
        raise Invalid([("filter", "Remove the NUL character.")])
    try:
        parsed = TypeAdapter(kind).validate_python(value)
    except ValidationError:
        raise Invalid([("filter", f"{said!r}: {value!r} is not a {kind.__name__}.")]) from None
    if isinstance(parsed, int) and not -(2**31) <= parsed < 2**31:
        raise Invalid([("filter", f"{said!r}: {value} is out of range.")])
    return parsed


def sort_keys(table: Table, hidden: frozenset[str], said: str) -> list[SortKey]:
    """The keys of `-due_date,name`, ended by the id so that the order is total. Names sort naturally: SH9 before SH10."""
    keys: list[SortKey] = []
    parts = [part.strip() for part in said.split(",") if part.strip()]
    if len(parts) > _MOST_KEYS:
        raise Invalid([("sort", f"Sort by {_MOST_KEYS} fields at most.")])
    for part in parts:
        name = part.removeprefix("-")
        column = table.c.get(name)
        if column is None or name in hidden or isinstance(column.type, ARRAY | JSONB):
            raise Invalid([("sort", f"There is no field {name!r} to sort by.")])
        keys.append(SortKey(name, table.c.get(f"{name}_key", column), part.startswith("-")))
    if not any(key.name == "id" for key in keys):
        keys.append(SortKey("id", table.c.id, bool(keys) and keys[-1].descending))
    return keys


def order_by(keys: Sequence[SortKey]) -> list[ColumnElement[Any]]:
    return [_ordered(key) for key in keys]


def _ordered(key: SortKey) -> ColumnElement[Any]:
    """Nulls last. Where there are none nothing is said of them: an index read backwards has them first, and would not do."""
    ordered = key.column.desc() if key.descending else key.column.asc()
    return ordered.nulls_last() if key.column.nullable else ordered


def page_token(keys: Sequence[SortKey], values: Sequence[Any]) -> str:
    """Where a page ended, for `after`. Opaque to clients; names its sort so that it cannot be used under another one."""
    said = [("-" if key.descending else "") + key.name for key in keys]
    text = json.dumps([said, [None if value is None else str(value) for value in values]])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def after(keys: Sequence[SortKey], token: str) -> ColumnElement[bool]:
    """The rows behind a page token. Raises Invalid when it is not one of this list and sort."""
    try:
        said, values = json.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
        held = [
            None if value is None else _as(key.column.type.python_type, value, key.name)
            for key, value in zip(keys, values, strict=True)
        ]
    except (ValueError, TypeError, RecursionError, Invalid):
        said, held = None, []
    if said != [("-" if key.descending else "") + key.name for key in keys]:
        raise Invalid([("after", "Use the `next` of the page before, with the same sort.")])
    if not any(key.column.nullable for key in keys) and len({key.descending for key in keys}) == 1:
        # One comparison of rows is one range of an index; the general form below is a filter on all that come before.
        place = tuple_(*(literal(value, key.column.type) for key, value in zip(keys, held, strict=True)))
        columns = tuple_(*(key.column for key in keys))
        return columns < place if keys[0].descending else columns > place
    behind: list[ColumnElement[bool]] = []
    same: list[ColumnElement[bool]] = []
    for key, value in zip(keys, held, strict=True):
        behind.append(and_(*same, _behind(key, value)))
        same.append(key.column.is_not_distinct_from(value))
    return or_(*behind)


def _behind(key: SortKey, value: object) -> ColumnElement[bool]:
    if value is None:
        return false()  # nulls come last
    held = literal(value, key.column.type)  # a bare False or True would be taken for SQL's own, which has no order
    further = key.column < held if key.descending else key.column > held
    return or_(further, key.column.is_(None)) if key.column.nullable else further
