"""The definitions of the studio's own fields that hold in a project, as far as the actor reads them."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select

from motk.gate.actor import Guard
from motk.gate.custom_sight import sees
from motk.gate.gate import Reading
from motk.gate.roles import CLIENT, MANAGERS
from motk.model.field_definition import FieldDefinition


async def definitions(
    r: Reading, project_id: UUID, kinds: Iterable[str] | None = None, keys: Iterable[str] | None = None
) -> list[tuple[FieldDefinition, bool]]:
    """Each with whether the actor edits it, by kind and in order; of some kinds and keys, or of all. Not those in the archive."""
    table: Any = FieldDefinition.__table__
    wanted = (
        select(FieldDefinition)
        .where(
            table.c.organization_id == r.actor.organization_id,
            table.c.archived_at.is_(None),
            or_(table.c.project_id.is_(None), table.c.project_id == project_id),
        )
        .order_by(table.c.kind, table.c.position, table.c.name, table.c.id)
    )
    if kinds is not None:
        wanted = wanted.where(table.c.kind.in_(sorted(kinds)))
    if keys is not None:
        wanted = wanted.where(table.c.key.in_(sorted(keys)))
    found = (await r.session.scalars(wanted)).all()
    return [(one, may_edit(r, one, project_id)) for one in found if sees(r.actor, guard_of(one), project_id)]


def guard_of(one: FieldDefinition) -> Guard:
    archived = one.archived_at is not None
    return Guard(one.project_id, one.kind, one.key, frozenset(one.seen_by), one.for_client, archived)


def may_edit(r: Reading, one: FieldDefinition, project_id: UUID | None) -> bool:
    """Whether the field itself is the actor's to edit; the row may still not be."""
    role = r.actor.role if project_id is None else (r.actor.level_in(project_id) or r.actor.role)
    if role in MANAGERS:
        return True
    return role != CLIENT and (not one.edited_by or not r.actor.department_ids.isdisjoint(one.edited_by))
