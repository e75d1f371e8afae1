"""The choices of a list or of tags: a renamed one is renamed on every row that holds it, in the same change set."""

import json
from typing import Any
from uuid import UUID

from sqlalchemy import text

from motk.core.errors import Conflict, Invalid
from motk.features.fields.holders import Holders, holders
from motk.features.fields.schemas import NewChoices
from motk.features.fields.seize import seize
from motk.gate import sets
from motk.gate.gate import Writing
from motk.model.field_definition import FieldDefinition

_MAP = "jsonb_to_recordset(cast(:renamed as jsonb)) as m(old text, new text)"


async def set_choices(w: Writing, field_id: UUID, wanted: NewChoices) -> None:
    """Raises NotFound, Forbidden, RevConflict, Invalid; Conflict when a choice that goes is still held by rows and may not be cleared."""
    one = await seize(w, field_id, wanted.rev)
    if one.type not in {"list", "tags"}:
        raise Invalid([("choices", "Only a list or tags have choices.")])
    held = [choice["value"] for choice in one.choices]
    renamed: dict[str, str | None] = {
        choice.was: choice.value for choice in wanted.choices if choice.was is not None and choice.was != choice.value
    }
    unknown = next((was for was in renamed if was not in held), None)
    if unknown is not None:
        raise Invalid([("choices", f"There is no choice {unknown!r} to rename.")])
    stays = {choice.was or choice.value for choice in wanted.choices}
    gone = [value for value in held if value not in stays]
    rows = holders(one)
    await rows.lock(w.session)
    if gone and (one.type == "list" or wanted.choices):
        if not wanted.clear_removed:
            await _hold_unused(w, one, rows, gone)
        renamed |= dict.fromkeys(gone)
    if renamed:
        await _rename(w, one, rows, renamed)
    changes: sets.Fields = {"choices": [choice.model_dump(include={"value", "color"}) for choice in wanted.choices]}
    if one.default_value is not None:
        changes["default_value"] = _renamed(one.default_value, renamed)
        if changes["default_value"] is None and one.required:
            changes["required"] = False
    await sets.update(w, FieldDefinition, {field_id: changes})


async def _hold_unused(w: Writing, one: FieldDefinition, rows: Holders, gone: list[str]) -> None:
    used = {value: count for value, count in await counts(w, one, rows) if value in gone}
    if used:
        told = ", ".join(f"{value} ({count:,})" for value, count in sorted(used.items()))
        raise Conflict(
            f"Rows still hold what you take away: {told}. Rename it, change those rows, or send clear_removed to empty them.",
            used=[{"value": value, "rows": count} for value, count in sorted(used.items())],
        )


async def counts(r: Any, one: FieldDefinition, rows: Holders) -> list[tuple[str, int]]:
    """Each value of a list or tag, and how many rows hold it; the most used first, a thousand at most."""
    value = "t.extra ->> :key" if one.type == "list" else "tag.value"
    tags = (
        ""
        if one.type == "list"
        else " cross join lateral jsonb_array_elements_text("
        "case when jsonb_typeof(t.extra -> :key) = 'array' then t.extra -> :key else '[]' end) as tag(value)"
    )
    found = await r.session.execute(
        text(
            f"select {value} as value, count(*) from {rows.table} t{tags} where {rows.where} and {value} is not null"
            " group by 1 order by 2 desc, 1 limit 1000"
        ),
        rows.given,
    )
    return [(value, count) for value, count in found.all()]


async def _rename(w: Writing, one: FieldDefinition, rows: Holders, renamed: dict[str, str | None]) -> None:
    given = {**rows.given, "renamed": json.dumps([{"old": old, "new": new} for old, new in renamed.items()])}
    if one.type == "list":
        statement = (
            f"update {rows.table} t set extra = case when m.new is null then t.extra - cast(:key as text)"
            f" else t.extra || jsonb_build_object(cast(:key as text), m.new) end from {_MAP}"
            f" where {rows.where} and t.extra ->> :key = m.old"
        )
    else:
        statement = (
            f"update {rows.table} t set extra = case when made.tags is null then t.extra - cast(:key as text)"
            " else t.extra || jsonb_build_object(cast(:key as text), made.tags) end"
            f" from {rows.table} held cross join lateral ("
            "  select jsonb_agg(coalesce(m.new, tag.value) order by tag.place) filter (where m.old is null or m.new is not null) as tags,"
            "    bool_or(m.old is not null) as is_touched"
            "  from jsonb_array_elements_text(case when jsonb_typeof(held.extra -> :key) = 'array' then held.extra -> :key else '[]' end)"
            f"    with ordinality as tag(value, place) left join {_MAP} on m.old = tag.value"
            f" ) as made where held.id = t.id and made.is_touched and {rows.where}"
        )
    await w.session.execute(text(statement), given)


def _renamed(value: Any, renamed: dict[str, str | None]) -> Any:
    if isinstance(value, list):
        return [new for old in value if (new := renamed.get(old, old)) is not None] or None
    return renamed.get(value, value)
