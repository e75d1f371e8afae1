"""What the studio's own fields hold, as filters and sorts need to know it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Text, func, literal, select, true
from sqlalchemy.dialects.postgresql import ARRAY

from motk.gate.custom_definitions import definitions
from motk.gate.custom_sight import keys as keys_read
from motk.gate.gate import Reading
from motk.model.entity import Entity


@dataclass(frozen=True)
class Own:
    """A type of field_definition, and the choices of a list."""

    type: str
    choices: Sequence[str] = ()


async def own_fields(r: Reading, project_id: UUID, kind: str, keys: Collection[str]) -> dict[str, Own]:
    """Of these keys those the actor reads on rows of a kind. One that was never defined is what its values are: text where they differ."""
    if not keys:
        return {}
    defined = await definitions(r, project_id, [kind], keys)
    known = {one.key: Own(one.type, [choice["value"] for choice in one.choices]) for one, _ in defined}
    read = keys_read(r.actor, project_id, [kind])
    loose = sorted(key for key in keys if key not in known and read.shows(key))
    return {**known, **(await _by_values(r, project_id, kind, loose) if loose and kind != "task" else {})}


async def _by_values(r: Reading, project_id: UUID, kind: str, keys: list[str]) -> dict[str, Own]:
    entity: Any = Entity.__table__
    wanted = func.unnest(literal(keys, ARRAY(Text))).table_valued("key", name="wanted").render_derived()
    key: Any = wanted.c.key
    held = func.jsonb_typeof(entity.c.extra.op("->")(key))
    values = await r.session.execute(
        select(key, func.array_agg(held.distinct()))
        .select_from(entity.join(wanted, true()))
        .where(
            entity.c.project_id == project_id,
            entity.c.kind == kind,
            entity.c.archived_at.is_(None),
            r.visible(Entity),
            held != "null",
        )
        .group_by(key)
    )
    return {
        name: Own("number" if types == ["number"] else "checkbox" if types == ["boolean"] else "text")
        for name, types in values.all()
    }
