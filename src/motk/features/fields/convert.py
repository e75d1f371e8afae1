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
        parts = value if isinstance(value, list) and old == "tags" else _lines(value, old, words, ",")
        return _fitting(new, [one for one in parts if not new.choices or one in new.choices])
    if new.type == "checklist":
        return _fitting(new, [{"text": one, "done": False} for one in _lines(value, old, words, "\n")])
    if new.type == "number":
        return _number(new, words)
    if new.type == "checkbox":
        return True if words.lower() in _YES else False if words.lower() in _NO else None
    if new.type in {"text", "list", "url"}:
        words = " ".join(words.split())
    if new.type == "list" and old == "tags":
        words = value[0] if value else ""
    return _fitting(new, words)


def said(value: Any, type_: str, names: Names) -> str:
    """A value in words, as a person would read it in a cell."""
    if type_ == "checkbox":
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(one["text"] if isinstance(one, Mapping) else str(one) for one in value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return names.get(value, "") if type_ in {"person", "entity_link"} else str(value)


def is_whole(value: Any, old: str, becomes: Any, new: Form, names: Names) -> bool:
    """Whether nothing is lost: it reads as before. What was ticked off in a checklist is part of it."""
    if becomes is None or said(value, old, names) != said(becomes, new.type, names):
        return False
    return old != "checklist" or new.type == "checklist" or not any(one.get("done") for one in value)


def _lines(value: Any, old: str, words: str, separator: str) -> list[str]:
    if isinstance(value, list):
        return [one["text"] if old == "checklist" else str(one) for one in value]
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
