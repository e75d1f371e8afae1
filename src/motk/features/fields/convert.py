"""What a value becomes when its field changes type."""

from collections.abc import Mapping
from typing import Any

from motk.gate.custom_values import Form, coerced

_YES = frozenset({"yes", "true", "1", "x", "on", "oui", "vrai"})
_NO = frozenset({"no", "false", "0", "off", "non", "faux"})

Names = Mapping[str, str]


def converted(value: Any, old: str, new: Form, names: Names) -> Any:
    """The value in its new form, or None where nothing of it can stay."""
    if old == new.type:
        return _fitting(new, value)
    if new.type in {"person", "entity_link"}:
        return None
    words = said(value, old, names)
    if new.type == "tags":
        parts = value if isinstance(value, list) and old == "tags" else _lines(value, words, ",")
        return _fitting(new, [one for one in parts if not new.choices or one in new.choices])
    if new.type == "checklist":
        return _fitting(new, [{"text": one, "done": False} for one in _lines(value, words, "\n")])
    if new.type == "number":
        return _number(new, words)
    if new.type == "checkbox":
        return True if words.lower() in _YES else False if words.lower() in _NO else None
    if new.type == "list":
        words = choice_of(value, old, names)
    elif new.type in {"text", "url"}:
        words = " ".join(words.split())
    return _fitting(new, words)


def said(value: Any, type_: str, names: Names) -> str:
    """A value in words, as a person would read it in a cell, even one from before the field had its type."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(_item, value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return names.get(str(value), "") if type_ in {"person", "entity_link"} else str(value)


def choice_of(value: Any, type_: str, names: Names) -> str:
    """The one choice that a value makes: of several tags the first."""
    words = _item(value[0]) if type_ == "tags" and isinstance(value, list) and value else said(value, type_, names)
    return " ".join(words.split())


def is_whole(value: Any, old: str, becomes: Any, new: Form, names: Names) -> bool:
    """Whether nothing is lost: it reads as before. What was ticked off in a checklist is part of it."""
    if becomes is None or said(value, old, names) != said(becomes, new.type, names):
        return False
    items = value if isinstance(value, list) and new.type != "checklist" else []
    return not any(isinstance(one, Mapping) and one.get("done") for one in items)


def _item(one: Any) -> str:
    return str(one.get("text", "")) if isinstance(one, Mapping) else str(one)


def _lines(value: Any, words: str, separator: str) -> list[str]:
    if isinstance(value, list):
        return [_item(one) for one in value]
    return [part.strip() for part in words.split(separator) if part.strip()]


def _number(new: Form, words: str) -> Any:
    try:
        number = float(words.strip().replace(",", "."))
    except ValueError:
        return None
    return _fitting(new, int(number) if number.is_integer() and abs(number) < 2**53 else number)


def _fitting(new: Form, value: Any) -> Any:
    try:
        return coerced(new, value)
    except ValueError:
        return None
