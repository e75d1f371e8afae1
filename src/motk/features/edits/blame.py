"""Which row of a gesture the database refused."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy.exc import DBAPIError

from motk.core.errors import Conflict, Invalid, Problem
from motk.gate import problems
from motk.gate.custom_writes import Unfit
from motk.gate.sets import Fields

# A field of the table, by the name it has in the request.
_SPOKEN = {"member_id": "member_ids"}


@contextmanager
def written(parts: Mapping[str, Sequence[Fields]]) -> Iterator[None]:
    """While parts of the gesture are written: what the database refuses is said of their rows, as `entities.3.name`."""
    try:
        yield
    except Unfit as error:
        part = next(iter(parts))
        raise Invalid([(f"{part}.{place}.{field}", said) for place, field, said in error.at]) from None
    except DBAPIError as error:
        problem = problems.of_database(error)
        if problem is None or "errors" not in problem.facts:
            raise
        detail = error.orig.diag.message_detail if isinstance(error.orig, psycopg.Error) else None
        raise _placed(problem, parts, detail or "") from error


def _placed(problem: Problem, parts: Mapping[str, Sequence[Fields]], detail: str) -> Problem:
    errors: list[tuple[str, str]] = []
    for one in problem.facts["errors"]:
        field = _SPOKEN.get(one["field"], one["field"])
        places = [f"{part}.{place}.{field}" for part, rows in parts.items() for place in _places(rows, field, detail)]
        unplaced = f"{next(iter(parts))}.{field}".rstrip(".")
        errors += [(place, one["message"]) for place in places or [unplaced]]
    if isinstance(problem, Invalid):
        return type(problem)(errors)
    return Conflict(problem.detail, errors=[{"field": field, "message": message} for field, message in errors[:100]])


def _places(rows: Sequence[Fields], field: str, detail: str) -> list[int]:
    """PostgreSQL names the failing row by its values, or the key that is taken or missing."""
    said = detail.lower()
    if said.startswith("failing row contains"):
        ids = {str(row["id"]): place for place, row in enumerate(rows)}
        return next(([ids[one]] for one in re.findall(r"[0-9a-f]{8}-[0-9a-f-]{27}", said) if one in ids), [])
    return [place for place, row in enumerate(rows) if _holds(said, field, row.get(field))]


def _holds(said: str, field: str, value: Any) -> bool:
    if isinstance(value, list):
        return any(str(one) in said for one in value)
    if field == "name":
        # The last part of the key, whatever it holds itself.
        return isinstance(value, str) and f", {value.lower()})" in said
    return value is not None and str(value).lower() in said
