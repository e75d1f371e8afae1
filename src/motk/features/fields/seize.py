"""One definition, locked for what is about to change it."""

from uuid import UUID

from sqlalchemy import select

from motk.core.errors import Conflict
from motk.gate import sets
from motk.gate.gate import Reading, Writing
from motk.model.field_definition import FieldDefinition


async def seize(w: Writing, field_id: UUID, rev: int | None) -> FieldDefinition:
    """Values are written under a share of this lock: until the change set ends, nobody writes by the old definition.

    Raises NotFound, Forbidden, RevConflict; Conflict for one in the archive.
    """
    await sets.seize(w, FieldDefinition, {field_id: rev}, {})
    wanted = select(FieldDefinition).where(FieldDefinition.id == field_id).execution_options(populate_existing=True)
    one = (await w.session.scalars(wanted)).one()
    if one.archived_at is not None:
        raise Conflict("This field is archived. Restore it first.")
    return one


async def seen(r: Reading, field_id: UUID) -> FieldDefinition:
    """The definition, to look at what hangs on it. Raises NotFound, Forbidden."""
    return await r.load(FieldDefinition, field_id)
