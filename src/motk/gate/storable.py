"""What text and JSON PostgreSQL can hold, and no more of it than a row should carry."""

import json
import math
from typing import Any

_NUL = "\x00"
_DEEPEST = 20
_MOST_BYTES = 64 * 1024
# What a 64-bit integer holds; a browser is exact only up to 2^53, and that is the sender's to know.
_GREATEST = 2**63 - 1


def storable(text: str) -> str:
    """The text itself. Raises ValueError saying what to remove."""
    if _NUL in text:
        raise ValueError("Remove the NUL character: it cannot be stored.")
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise ValueError("Half of a character is missing (a lone UTF-16 surrogate): it cannot be stored.")
    return text


def storable_json(value: dict[str, Any]) -> dict[str, Any]:
    """The object itself. Raises ValueError saying what cannot be stored, or is too much."""
    _look_into(value, _DEEPEST)
    if len(json.dumps(value, ensure_ascii=False).encode()) > _MOST_BYTES:
        raise ValueError(f"Keep it under {_MOST_BYTES // 1024} kB; files belong into media.")
    return value


def _look_into(value: Any, depth: int) -> None:
    if depth == 0:
        raise ValueError(f"Nest it {_DEEPEST} deep at most.")
    if isinstance(value, str):
        storable(value)
    elif isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError("Infinity and NaN are no JSON: leave the number out, or write null.")
    elif isinstance(value, int):
        if not -_GREATEST <= value <= _GREATEST:
            raise ValueError("A whole number has 64 bits at most; write a longer one as text.")
    elif isinstance(value, dict):
        for name, part in value.items():
            storable(name)
            _look_into(part, depth - 1)
    elif isinstance(value, list):
        for part in value:
            _look_into(part, depth - 1)
