"""The rows that may hold values of a field."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from motk.gate.custom_sight import KINDS_OF
from motk.model.field_definition import FieldDefinition


@dataclass(frozen=True)
class Holders:
    """A table, and the condition under which its rows (as `t`) hold a value of the field; archived rows are among them."""

    table: str
    where: str
    given: dict[str, Any]

    async def lock(self, session: AsyncSession) -> None:
        """In the order of their ids, as everybody locks."""
        await session.execute(
            text(f"select from {self.table} t where {self.where} order by t.id for no key update"), self.given
        )

    async def count(self, session: AsyncSession) -> int:
        found = await session.scalar(text(f"select count(*) from {self.table} t where {self.where}"), self.given)
        return int(found or 0)


def holders(one: FieldDefinition) -> Holders:
    table = next(table for table, kinds in KINDS_OF.items() if one.kind in kinds)
    where = ["t.organization_id = :organization_id", "jsonb_exists(t.extra, :key)"]
    given: dict[str, Any] = {"organization_id": one.organization_id, "key": one.key}
    if table == "entity":
        where.append("t.kind = :kind")
        given["kind"] = one.kind
    if one.project_id is not None:
        where.append("t.project_id = :project_id")
        given["project_id"] = one.project_id
    return Holders(table, " and ".join(where), given)
