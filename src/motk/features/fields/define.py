"""Making and editing definitions."""

import re
import unicodedata
from collections.abc import Iterable, Set
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select, text

from motk.core.errors import Conflict, Invalid
from motk.gate import sets
from motk.gate.custom_values import Form, coerced
from motk.gate.custom_writes import form_of
from motk.gate.gate import Writing
from motk.gate.rows import any_of
from motk.model.department import Department
from motk.model.field_definition import FieldDefinition, PurgedField

# Kinds whose fields hold in the whole studio.
OF_THE_STUDIO = frozenset({"account", "project"})
_WITH_CHOICES = frozenset({"list", "tags"})
# These name a row, and a row may go.
_WITHOUT_DEFAULT = frozenset({"person", "entity_link"})
_LONGEST_KEY = 63

# Keys of a studio's fields are given out one change set at a time.
ONE_BY_ONE = text("select pg_advisory_xact_lock(hashtextextended('field_definition ' || :organization_id, 0))")


async def create(w: Writing, rows: list[sets.Fields]) -> list[UUID]:
    """Make fields, each with a key of its own. Raises NotFound, Forbidden, Invalid, Conflict."""
    for project_id in {_project_of(row) for row in rows}:
        if project_id is None:
            w.hold_open()
        else:
            await w.project(project_id)
    for place, row in enumerate(rows):
        _hold_form(row, _path(rows, place))
    await _hold_departments(w, rows)
    await w.session.execute(ONE_BY_ONE, {"organization_id": str(w.actor.organization_id)})
    held = await _held(w, {row["kind"] for row in rows})
    purged = await _purged(w)
    last = {
        kind: max((one.position for one in held if one.kind == kind), default=0) for kind in {r["kind"] for r in rows}
    }
    for row in rows:
        _give_key(row, held, purged)
        last[row["kind"]] += 10
        row.setdefault("position", last[row["kind"]])
        held.append(FieldDefinition(**{**row, "project_id": _project_of(row), "archived_at": None}))
    return await sets.insert(w, FieldDefinition, rows)


async def edit(w: Writing, rows: list[sets.Fields]) -> list[UUID]:
    """Raises NotFound, Forbidden, RevConflict, Invalid."""
    await _hold_departments(w, rows)
    table: Any = FieldDefinition.__table__
    known = {
        one.id: one
        for one in await w.session.scalars(
            select(FieldDefinition).where(any_of(table.c.id, [row["id"] for row in rows]), w.visible(FieldDefinition))
        )
    }
    for place, row in enumerate(rows):
        one = known.get(row["id"])
        if one is None:
            continue
        if row.get("default_value") is not None:
            row["default_value"] = _default(form_of(one), row["default_value"], _path(rows, place))
        if "required" in row or "default_value" in row:
            stands = {"required": one.required, "default_value": one.default_value, **row}
            _hold_required(one.type, stands, _path(rows, place))
    return await sets.edit(w, FieldDefinition, rows)


def _project_of(row: sets.Fields) -> UUID | None:
    return UUID(str(row["project_id"])) if row.get("project_id") else None


def _path(rows: list[sets.Fields], place: int) -> str:
    return "" if len(rows) == 1 else f"rows.{place}."


def _hold_form(row: sets.Fields, path: str) -> None:
    if row["kind"] in OF_THE_STUDIO and row.get("project_id"):
        raise Invalid(
            [(f"{path}project_id", f"Fields of {row['kind']}s hold in the whole studio: leave project_id out.")]
        )
    if row.get("choices") and row["type"] not in _WITH_CHOICES:
        raise Invalid([(f"{path}choices", "Only a list or tags have choices.")])
    if row.get("default_value") is not None:
        form = Form(row["type"], [choice["value"] for choice in row.get("choices", [])])
        row["default_value"] = _default(form, row["default_value"], path)
    _hold_required(row["type"], row, path)


def _hold_required(of_type: str, row: sets.Fields, path: str) -> None:
    """Not every row is made where a value can be asked for: one without it takes the default of a required field."""
    if not row.get("required") or row.get("default_value") is not None:
        return
    if of_type in _WITHOUT_DEFAULT:
        raise Invalid([(f"{path}required", "A person or an entity is no default, so the field cannot be required.")])
    raise Invalid([(f"{path}default_value", "A required field needs a default: new rows begin with it. Give it one.")])


def _default(form: Form, value: Any, path: str) -> Any:
    if form.type in _WITHOUT_DEFAULT:
        raise Invalid([(f"{path}default_value", "A person or an entity is no default: leave it out.")])
    try:
        return coerced(form, value)
    except ValueError as error:
        raise Invalid([(f"{path}default_value", str(error))]) from None


async def _hold_departments(w: Writing, rows: list[sets.Fields]) -> None:
    wanted = {UUID(one) for row in rows for name in ("seen_by", "edited_by") for one in row.get(name) or []}
    if not wanted:
        return
    table: Any = Department.__table__
    known = set(
        await w.session.scalars(select(table.c.id).where(any_of(table.c.id, list(wanted)), w.visible(Department)))
    )
    errors = [
        (f"{_path(rows, place)}{name}", "There is no such department here.")
        for place, row in enumerate(rows)
        for name in ("seen_by", "edited_by")
        if not {UUID(one) for one in row.get(name) or []} <= known
    ]
    if errors:
        raise Invalid(errors)


async def _held(w: Writing, kinds: Iterable[str]) -> list[FieldDefinition]:
    table: Any = FieldDefinition.__table__
    found = await w.session.scalars(
        select(FieldDefinition).where(
            table.c.organization_id == w.actor.organization_id, or_(*(table.c.kind == kind for kind in sorted(kinds)))
        )
    )
    return list(found)


def _give_key(row: sets.Fields, held: list[FieldDefinition], purged: Set[tuple[str, str]]) -> None:
    """One key means one thing on a row: a field of the studio and one of a project cannot both have it, nor one in the archive.

    Nor one that was deleted for ever and not for everybody: the log holds what stood under it.
    """
    project_id = _project_of(row)
    near = {
        one.key: one
        for one in held
        if one.kind == row["kind"] and (one.project_id is None or project_id is None or one.project_id == project_id)
    }
    if "key" not in row:
        row["key"] = next(key for key in _keys(row["name"]) if key not in near and (row["kind"], key) not in purged)
        return
    if (row["kind"], row["key"]) in purged:
        raise Conflict(
            f"The key {row['key']} belonged to a field that not everybody could read, and the history holds what stood in it."
            " Choose another key.",
            errors=[{"field": "key", "message": "This key was another field's."}],
        )
    taken = near.get(row["key"])
    if taken is None:
        return
    where = "the studio's" if taken.project_id is None else "this project's" if project_id else "a project's"
    fix = " It is archived: restore it or delete it for ever," if taken.archived_at else " Edit that one,"
    raise Conflict(
        f"The key {row['key']} belongs to {where} field {taken.name} already.{fix} or choose another key.",
        errors=[{"field": "key", "message": "This key is taken."}],
    )


async def _purged(w: Writing) -> Set[tuple[str, str]]:
    """Kinds and keys of fields that were deleted for ever and not for everybody."""
    found = await w.session.execute(
        select(PurgedField.kind, PurgedField.key).where(
            PurgedField.organization_id == w.actor.organization_id, PurgedField.restricted
        )
    )
    return {(kind, key) for kind, key in found}


def _keys(name: str) -> Iterable[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    word = re.sub(r"[^a-z0-9]+", "_", plain).strip("_") or "field"
    word = (word if word[0].isalpha() else f"field_{word}")[:_LONGEST_KEY]
    yield word
    number = 2
    while True:
        yield f"{word[: _LONGEST_KEY - 8]}_{number}"
        number += 1
