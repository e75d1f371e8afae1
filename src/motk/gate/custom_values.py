"""Values of the studio's own fields: what fits each type, or the sentence that says what would."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from motk.gate.storable import storable

_LONGEST_LINE = 500
_LONGEST_TEXT = 20_000
_LONGEST_URL = 2_000
_MOST_TAGS = 100
_MOST_ITEMS = 200
_MOST_NAMED = 20
_URL = re.compile(r"https?://[^\s/?#]+[^\s]*", re.IGNORECASE)
# What a browser's numbers hold exactly.
_GREATEST = 2**53


class Misfit(ValueError):
    """A value that a field does not take; the message says what would fit."""


@dataclass(frozen=True)
class Form:
    """What a field takes: its type, and the choices of a list or of tags."""

    type: str
    choices: Sequence[str] = ()


def coerced(form: Form, value: Any) -> Any:
    """The value as it is kept; None for an empty one. Raises Misfit; ValueError for what cannot be stored."""
    if value is None or value in ("", []):
        return None
    return _READERS[form.type](form, value)


def _line(_form: Form, value: Any) -> str | None:
    if not isinstance(value, str):
        raise Misfit("Write text.")
    line = storable(value).strip()
    if "\n" in line or "\r" in line:
        raise Misfit("Keep it to one line; a long text field takes several.")
    if len(line) > _LONGEST_LINE:
        raise Misfit(f"Keep it under {_LONGEST_LINE} characters.")
    return line or None


def _text(_form: Form, value: Any) -> str | None:
    if not isinstance(value, str):
        raise Misfit("Write text.")
    if len(value) > _LONGEST_TEXT:
        raise Misfit(f"Keep it under {_LONGEST_TEXT:,} characters.")
    return storable(value) if value.strip() else None


def _number(_form: Form, value: Any) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise Misfit("Write a number, such as 35 or 1.5.")
    if abs(value) > _GREATEST:
        raise Misfit("This number is too great; keep a longer one as text.")
    return value


def _checkbox(_form: Form, value: Any) -> bool:
    if not isinstance(value, bool):
        raise Misfit("Say true or false.")
    return value


def _day(_form: Form, value: Any) -> str:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            pass
    raise Misfit("Write a day as 2026-11-21.")


def _choice(form: Form, value: Any) -> str:
    if not isinstance(value, str) or value not in form.choices:
        raise Misfit(_choose_of(form))
    return value


def _tags(form: Form, value: Any) -> list[str] | None:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise Misfit("Send a list of texts.")
    tags = list(dict.fromkeys(storable(one).strip() for one in value if one.strip()))
    if len(tags) > _MOST_TAGS or any(len(one) > _LONGEST_LINE for one in tags):
        raise Misfit(f"Take {_MOST_TAGS} tags at most, each under {_LONGEST_LINE} characters.")
    if form.choices and not set(tags) <= set(form.choices):
        raise Misfit(_choose_of(form))
    return tags or None


def _choose_of(form: Form) -> str:
    named = ", ".join(form.choices[:_MOST_NAMED]) + (", …" if len(form.choices) > _MOST_NAMED else "")
    return f"Choose one of {named}." if named else "This list has no choices yet: add some to the field first."


def _url(_form: Form, value: Any) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST_URL or not _URL.fullmatch(storable(value.strip())):
        raise Misfit("Write an address that begins with http:// or https://.")
    return value.strip()


def _id(what: str) -> Callable[[Form, Any], str]:
    def read(_form: Form, value: Any) -> str:
        try:
            return str(UUID(value))
        except (ValueError, TypeError, AttributeError):
            raise Misfit(f"Name {what} by its id.") from None

    return read


def _checklist(_form: Form, value: Any) -> list[dict[str, Any]]:
    if not isinstance(value, list) or len(value) > _MOST_ITEMS:
        raise Misfit(f"Send a list of {_MOST_ITEMS} items at most.")
    return [_item(one) for one in value]


def _item(value: Any) -> dict[str, Any]:
    fits = isinstance(value, Mapping) and value.keys() <= {"text", "done"} and isinstance(value.get("text"), str)
    if not fits or not isinstance(value.get("done", False), bool) or not value["text"].strip():
        raise Misfit('Write each item as {"text": "…", "done": false}.')
    if len(value["text"]) > _LONGEST_LINE:
        raise Misfit(f"Keep each item under {_LONGEST_LINE} characters.")
    return {"text": storable(value["text"]).strip(), "done": value.get("done", False)}


_READERS: dict[str, Callable[[Form, Any], Any]] = {
    "text": _line,
    "long_text": _text,
    "number": _number,
    "checkbox": _checkbox,
    "date": _day,
    "list": _choice,
    "tags": _tags,
    "url": _url,
    "person": _id("an account or a slot"),
    "entity_link": _id("an entity"),
    "checklist": _checklist,
}
