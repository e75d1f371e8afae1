"""One condition of a filter as SQL over one value: true or false, and never null."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Float, Text, Uuid, any_, cast, false, func, literal, or_
from sqlalchemy.dialects.postgresql import ARRAY

from motk.core.errors import Invalid
from motk.features.views import days
from motk.features.views.fields import Field, Kind, exact_uuid
from motk.features.views.filter_tree import OF_NONE, Condition
from motk.features.views.words import folded

Value = ColumnElement[Any]
Test = Callable[[Value], ColumnElement[bool]]

NEGATED = {"is_not": "is", "not_in": "in", "not_contains": "contains", "empty": "not_empty"}
ME, OPEN = "@me", "@open"

_EQUAL = frozenset({"is", "is_not", "in", "not_in"})
_SIZED = _EQUAL | {"lt", "le", "gt", "ge", "between"}
_WRITTEN = _EQUAL | {"contains", "not_contains", "starts_with", "ends_with"}
OPERATIONS: dict[Kind, frozenset[str]] = {
    "text": _WRITTEN | OF_NONE,
    "tags": _WRITTEN | OF_NONE,
    "number": _SIZED | OF_NONE,
    "date": _SIZED | OF_NONE,
    "checkbox": frozenset({"is", "is_not"}) | OF_NONE,
    "word": _EQUAL | OF_NONE,
    "reference": _EQUAL | OF_NONE,
    "person": _EQUAL | OF_NONE,
    "nothing": _SIZED | _WRITTEN | OF_NONE,
}


@dataclass(frozen=True)
class Slots:
    """Whom a condition on people means: slots by their id, all of the actor's own, all that stand open."""

    ids: list[UUID]
    mine: bool
    open: bool


def operation(condition: Condition, field: Field) -> str:
    """The positive operation behind the one asked. Raises Invalid for one that the field does not take."""
    if condition.op not in OPERATIONS[field.kind]:
        fitting = ", ".join(sorted(OPERATIONS[field.kind]))
        raise Invalid([(f"{condition.path}.op", f"{condition.field} takes {fitting}.")])
    return NEGATED.get(condition.op, condition.op)


def test_of(condition: Condition, field: Field, today: date) -> Test:
    """What one value of the field must be. The value is not null. Raises Invalid."""
    op = operation(condition, field)
    if op == "not_empty":
        return lambda value: value.is_not(None)
    if field.kind == "nothing":
        return lambda _value: false()
    if field.kind == "checkbox":
        wanted = _one(condition, condition.value, bool, "true or false")
        return lambda value: value.is_(wanted)
    if field.kind == "date":
        return _of_days(condition, op, today)
    if field.kind == "number":
        return _of_size(op, [literal(float(one), Float(53)) for one in _numbers(condition)], cast_to=Float(53))
    if field.kind == "word":
        listed = literal(texts(condition), ARRAY(Text))
        return lambda value: value == any_(listed)
    if field.kind == "reference":
        ids = literal(_ids(texts(condition)), ARRAY(Uuid))
        return lambda value: value == any_(ids)
    return _of_words(op, texts(condition))


def slots(condition: Condition) -> Slots:
    """The people of a condition. Raises Invalid."""
    said = texts(condition)
    return Slots(_ids(said), ME in said, OPEN in said)


def _of_words(op: str, said: list[str]) -> Test:
    wanted = [folded(words) for words in said]
    if op in {"is", "in"}:
        listed = literal(wanted, ARRAY(Text))
        return lambda value: _folded(value) == any_(listed)
    part = literal(wanted[0], Text)
    if op == "contains":
        return lambda value: func.strpos(_folded(value), part) > 0
    if op == "starts_with":
        return lambda value: func.starts_with(_folded(value), part)
    return lambda value: func.right(_folded(value), func.char_length(part)) == part


def _folded(words: Value) -> Value:
    return func.motk.folded(words, type_=Text)


def _of_days(condition: Condition, op: str, today: date) -> Test:
    if op in {"is", "in"}:
        said = [(one, days.period(one, today)) for one in texts(condition)]
        listed = literal([_day(condition, one, today) for one, span in said if span is None], ARRAY(Date))
        spans = [span for _, span in said if span is not None]
        return lambda value: or_(
            value == any_(listed), *(value.between(literal(span.first), literal(span.last)) for span in spans)
        )
    return _of_size(op, [literal(_day(condition, one, today)) for one in texts(condition)])


def _of_size(op: str, wanted: list[Value], cast_to: Any = None) -> Test:
    def sized(value: Value) -> Value:
        return cast(value, cast_to) if cast_to is not None else value

    if op in {"is", "in"}:
        return lambda value: or_(false(), *(sized(value) == one for one in wanted))
    if op == "between":
        return lambda value: sized(value).between(wanted[0], wanted[1])
    compare: dict[str, Test] = {
        "lt": lambda value: sized(value) < wanted[0],
        "le": lambda value: sized(value) <= wanted[0],
        "gt": lambda value: sized(value) > wanted[0],
        "ge": lambda value: sized(value) >= wanted[0],
    }
    return compare[op]


def _values(condition: Condition) -> list[Any]:
    return condition.value if isinstance(condition.value, list) else [condition.value]


def _one(condition: Condition, value: Any, kind: type[Any] | tuple[type[Any], ...], means: str) -> Any:
    if not isinstance(value, kind):
        raise Invalid([(f"{condition.path}.value", f"{condition.field} takes {means}.")])
    return value


def texts(condition: Condition) -> list[str]:
    return [_one(condition, value, str, "text") for value in _values(condition)]


def _numbers(condition: Condition) -> list[float]:
    # `True` is an int, but no number.
    given = [str(value) if isinstance(value, bool) else value for value in _values(condition)]
    return [_one(condition, value, (int, float), "numbers") for value in given]


def _day(condition: Condition, said: str, today: date) -> date:
    day = days.meant(said, today)
    if day is None:
        message = f"{said[:50]!r} is no day: write 2026-11-21, @today, @today+3d, @today-2w, @today+1m"
        if condition.op in _EQUAL:
            message += f", or one of {', '.join(days.PERIODS)}"
        raise Invalid([(f"{condition.path}.value", f"{message}.")])
    return day


def _ids(said: Sequence[str]) -> list[UUID]:
    """Those that could be the id of a row; anything else is nobody's."""
    return [found for one in said if (found := exact_uuid(one)) is not None]
