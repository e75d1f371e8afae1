"""A filter as a tree: {"all": […]}, {"any": […]}, {"not": …}, {"field", "op", "value"}. Only its form; what a field is, fields.py knows."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from motk.core.errors import Invalid
from motk.gate.storable import storable

DEEPEST = 8
MOST_CONDITIONS = 200
MOST_VALUES = 1000
_LONGEST_TEXT = 2000
_LONGEST_FIELD = 200

OF_ONE = frozenset("is is_not contains not_contains starts_with ends_with lt le gt ge".split())
OF_MANY = frozenset({"in", "not_in"})
OF_NONE = frozenset({"empty", "not_empty"})
OPERATIONS = (*sorted(OF_ONE), "between", *sorted(OF_MANY), *sorted(OF_NONE))

Scalar = str | int | float | bool


@dataclass(frozen=True)
class Condition:
    """`value` is a scalar, a list of them, or None for empty and not_empty. `path` says where in the request it stands."""

    field: str
    op: str
    value: Any
    path: str


@dataclass(frozen=True)
class Every:
    parts: tuple["Node", ...]


@dataclass(frozen=True)
class Some:
    parts: tuple["Node", ...]


@dataclass(frozen=True)
class Not:
    part: "Node"


Node = Condition | Every | Some | Not


def parse(given: object, path: str = "filter") -> Node:
    """The tree of a filter; no filter is {"all": []}. Raises Invalid naming every place that does not fit, up to a hundred."""
    reader = _Reader([])
    tree = Every(()) if given is None else reader.node(given, path, DEEPEST)
    if not reader.problems and sum(1 for _ in conditions(tree)) > MOST_CONDITIONS:
        reader.problems.append((path, f"A filter has {MOST_CONDITIONS} conditions at most."))
    if reader.problems:
        raise Invalid(reader.problems)
    return tree


def conditions(node: Node) -> Iterator[Condition]:
    """Every condition of a tree, in the order written."""
    if isinstance(node, Condition):
        yield node
    elif isinstance(node, Not):
        yield from conditions(node.part)
    else:
        for part in node.parts:
            yield from conditions(part)


@dataclass
class _Reader:
    problems: list[tuple[str, str]]

    def node(self, given: object, path: str, depth: int) -> Node:
        if depth == 0:
            return self._wrong(path, f"Nest a filter {DEEPEST} deep at most.")
        if not isinstance(given, dict):
            return self._wrong(path, "Write {all: […]}, {any: […]}, {not: …} or {field, op, value}.")
        for name, form in (("all", Every), ("any", Some)):
            if name in given:
                return self._group(given, name, form, path, depth)
        if "not" in given:
            if given.keys() != {"not"}:
                return self._wrong(path, "`not` stands alone.")
            return Not(self.node(given["not"], f"{path}.not", depth - 1))
        return self._condition(given, path)

    def _group(self, given: dict[Any, Any], name: str, form: type[Every | Some], path: str, depth: int) -> Node:
        parts = given[name]
        if given.keys() != {name} or not isinstance(parts, list):
            return self._wrong(path, f"`{name}` stands alone and takes a list of filters.")
        if len(parts) > MOST_CONDITIONS:
            return self._wrong(path, f"A filter has {MOST_CONDITIONS} conditions at most.")
        return form(tuple(self.node(part, f"{path}.{name}.{place}", depth - 1) for place, part in enumerate(parts)))

    def _condition(self, given: dict[Any, Any], path: str) -> Node:
        unknown = sorted(str(name)[:50] for name in given.keys() - {"field", "op", "value"})
        if unknown or not given:
            return self._wrong(path, "Write {all: […]}, {any: […]}, {not: …} or {field, op, value}.")
        field, op, value = given.get("field"), given.get("op"), given.get("value")
        if not isinstance(field, str) or not field or len(field) > _LONGEST_FIELD or not _is_storable(field):
            return self._wrong(f"{path}.field", "Name a field.")
        if op not in OPERATIONS:
            return self._wrong(f"{path}.op", f"Choose one of {', '.join(OPERATIONS)}.")
        problem = _misfit(op, value)
        if problem:
            return self._wrong(f"{path}.value", problem)
        return Condition(field, op, value, path)

    def _wrong(self, path: str, message: str) -> Node:
        self.problems.append((path, message))
        return Every(())


def _misfit(op: str, value: object) -> str | None:
    """What is wrong with the form of a value; None when nothing is."""
    if op in OF_NONE:
        return None if value is None else f"`{op}` takes no value."
    if op == "between":
        fits = isinstance(value, list) and len(value) == 2 and all(_is_scalar(one) for one in value)
        return None if fits else "`between` takes two values: [from, to], both included."
    if op in OF_MANY and isinstance(value, list):
        if len(value) > MOST_VALUES:
            return f"List {MOST_VALUES} values at most."
        return None if all(_is_scalar(one) for one in value) else "List texts, numbers, or true and false."
    # A period, such as @this_week, is a list of days in one word.
    if op in OF_MANY and not isinstance(value, str):
        return f"`{op}` takes a list of values."
    return None if _is_scalar(value) else f"`{op}` takes one value: a text, a number, or true or false."


def _is_scalar(value: object) -> bool:
    if isinstance(value, str):
        return len(value) <= _LONGEST_TEXT and _is_storable(value)
    if isinstance(value, float):
        return math.isfinite(value)
    # What a browser's numbers hold exactly; `True` is an int.
    return isinstance(value, int) and abs(value) <= 2**53


def _is_storable(text: str) -> bool:
    try:
        storable(text)
    except ValueError:
        return False
    return True
