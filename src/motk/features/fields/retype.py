"""Another type for a field: what would become of its values, and doing it."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import text

from motk.core.errors import Invalid
from motk.features.fields.convert import choice_of, converted, is_whole
from motk.features.fields.holders import holders
from motk.features.fields.schemas import MOST_CHOICES, NewType, Sample, TypePreview
from motk.features.fields.seize import seen, seize
from motk.gate import sets
from motk.gate.custom_values import Form
from motk.gate.gate import Reading, Writing
from motk.model.field_definition import FieldDefinition

_MOST_SAMPLES = 20

_NAMES = text(
    "select id::text, display_name as name from account where organization_id = :organization_id and id::text = any(:ids)"
    " union all select member.id::text, coalesce(account.display_name, nullif(member.display_name, ''), member.role)"
    " from member left join account on account.id = member.account_id"
    " where member.organization_id = :organization_id and member.id::text = any(:ids)"
    " union all select id::text, name from entity where organization_id = :organization_id and id::text = any(:ids)"
)


@dataclass(frozen=True)
class Turned:
    """One value that rows hold, and what it becomes."""

    value: Any
    rows: int
    becomes: Any
    is_whole: bool


async def preview(r: Reading, field_id: UUID, wanted: NewType) -> TypePreview:
    """Raises NotFound, Forbidden, Invalid."""
    one = await seen(r, field_id)
    turned, _ = await _turned(r, one, wanted)
    lossy = [each for each in turned if not each.is_whole]
    return TypePreview(
        rows=sum(each.rows for each in turned),
        kept=sum(each.rows for each in turned if each.is_whole),
        changed=sum(each.rows for each in lossy if each.becomes is not None),
        lost=sum(each.rows for each in lossy if each.becomes is None),
        samples=[
            Sample(value=each.value, becomes=each.becomes, rows=each.rows)
            for each in sorted(lossy, key=lambda each: (each.becomes is not None, -each.rows))[:_MOST_SAMPLES]
        ],
    )


async def change_type(w: Writing, field_id: UUID, wanted: NewType) -> None:
    """Give a field another type and every row the value it has in it, as one change set. Raises NotFound, Forbidden, RevConflict, Invalid."""
    one = await seize(w, field_id, wanted.rev)
    rows = holders(one)
    await rows.lock(w.session)
    turned, form = await _turned(w, one, wanted)
    changes = [{"old": each.value, "new": each.becomes} for each in turned if each.becomes != each.value]
    if changes:
        await w.session.execute(
            text(
                f"update {rows.table} t set extra = case when m.new is null or m.new = 'null' then t.extra - cast(:key as text)"
                " else t.extra || jsonb_build_object(cast(:key as text), m.new) end"
                " from jsonb_to_recordset(cast(:turned as jsonb)) as m(old jsonb, new jsonb)"
                f" where {rows.where} and t.extra -> :key = m.old"
            ),
            {**rows.given, "turned": json.dumps(changes)},
        )
    colors = {choice.value: choice.color for choice in wanted.choices or []}
    colors = {**{choice["value"]: choice.get("color") for choice in one.choices}, **colors}
    default = None if one.default_value is None else converted(one.default_value, one.type, form, {})
    await sets.update(
        w,
        FieldDefinition,
        {
            field_id: {
                "type": wanted.type,
                "choices": [{"value": value, "color": colors.get(value)} for value in form.choices],
                "default_value": default,
                "required": one.required and default is not None,
            }
        },
    )


async def _turned(r: Reading, one: FieldDefinition, wanted: NewType) -> tuple[list[Turned], Form]:
    rows = holders(one)
    found = await r.session.execute(
        text(f"select t.extra -> :key as value, count(*) from {rows.table} t where {rows.where} group by 1"), rows.given
    )
    held = [(value, count) for value, count in found.all() if value is not None]
    names = await _names(r, one, [value for value, _ in held])
    form = Form(wanted.type, _choices(one, wanted, held, names))
    turned = []
    for value, count in held:
        becomes = converted(value, one.type, form, names)
        turned.append(Turned(value, count, becomes, is_whole(value, one.type, becomes, form, names)))
    return turned, form


def _choices(one: FieldDefinition, wanted: NewType, held: list[tuple[Any, int]], names: dict[str, str]) -> list[str]:
    """Those asked for; otherwise those there are, or what the values make."""
    if wanted.type not in {"list", "tags"}:
        return []
    if wanted.choices is not None:
        return [choice.value for choice in wanted.choices]
    known = [choice["value"] for choice in one.choices]
    if wanted.type == "tags":
        return known
    words = {choice_of(value, one.type, names) for value, _ in held if value}
    made = [*known, *sorted({word[:100] for word in words if word} - set(known))]
    if len(made) > MOST_CHOICES:
        raise Invalid(
            [
                (
                    "choices",
                    f"The values would make {len(made):,} choices; a list takes {MOST_CHOICES}. Name those to keep.",
                )
            ]
        )
    return made


async def _names(r: Reading, one: FieldDefinition, values: list[Any]) -> dict[str, str]:
    if one.type not in {"person", "entity_link"}:
        return {}
    ids = [value for value in values if isinstance(value, str)]
    found = await r.session.execute(_NAMES, {"organization_id": r.actor.organization_id, "ids": ids})
    return {row.id: row.name for row in found.all()}
