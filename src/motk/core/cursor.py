"""A reader's place in the log, and the only way to read on from it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from motk.core import sql
from motk.core.errors import Invalid

queries = sql.load("motk.core", "log_queries.sql")

_FORM = re.compile(r"([0-9]{1,10})\.([0-9]{1,20})\.([0-9]{1,19})")
# int4, xid8, int8
_GREATEST = (2**31 - 1, 2**64 - 1, 2**63 - 1)


@dataclass(frozen=True, order=True)
class Cursor:
    """Everything up to and including this place is read. On the wire "epoch.tx.id", to be handed back unread."""

    epoch: int
    tx: int
    id: int

    @classmethod
    def parse(cls, written: str, *, field: str = "since") -> Self:
        """Read the wire form. Raises Invalid naming `field`, the parameter it came in."""
        found = _FORM.fullmatch(written)
        numbers = tuple(int(number) for number in found.groups()) if found else ()
        if not numbers or any(number > greatest for number, greatest in zip(numbers, _GREATEST, strict=True)):
            raise Invalid(
                [(field, "is not a cursor: give back what `cursor` held in an earlier answer, such as 1.2345.0")]
            )
        return cls(*numbers)

    def __str__(self) -> str:
        return f"{self.epoch}.{self.tx}.{self.id}"


@dataclass(frozen=True)
class Change:
    """One row fact with the intention it belongs to.

    `before` and `after` hold the fields that differ, or the whole row: an insert has no before, a delete no after.
    """

    cursor: Cursor
    at: datetime
    change_set_id: UUID
    organization_id: UUID
    project_id: UUID | None
    entity: str
    row_id: UUID
    rev: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    verb: str
    actor_id: UUID | None
    via: str
    caused_by: UUID | None


async def horizon(on: AsyncSession | AsyncConnection) -> Cursor:
    """The cursor that belongs to what the open transaction can see: follow the log from here and nothing is missed.

    What comes twice then (committed already, but beside a transaction still running) has a `rev` no newer than the row
    that was read.
    """
    (row,) = await queries.horizon.rows(on)
    return Cursor(row["epoch"], int(row["tx"]), 0)


async def changes_after(on: AsyncSession | AsyncConnection, cursor: Cursor, most: int) -> list[Change]:
    """The next `most` changes, in the order every reader sees. An empty list: nothing new is settled yet."""
    rows = await queries.changes_after.rows(on, epoch=cursor.epoch, tx=str(cursor.tx), id=cursor.id, most=most)
    return [
        Change(cursor=Cursor(row.pop("epoch"), int(row.pop("tx")), row.pop("id")), **row) for row in map(dict, rows)
    ]


async def settled(on: AsyncSession | AsyncConnection, organization_id: UUID, project_id: UUID | None) -> str | None:
    """A tag for what a project and its studio hold in this snapshot: never the same for two contents.

    None when no honest tag exists at this moment, or nothing was ever written. `project_id` None: the studio-wide rows
    alone.
    """
    tag = await queries.settled.value(on, organization=organization_id, project=project_id)
    return None if tag is None else str(tag)


async def lags(on: AsyncSession | AsyncConnection) -> Sequence[Mapping[str, Any]]:
    """How far each reaction is behind: `reader`, `lag_s` and how many change sets it has `put_aside`."""
    return await queries.lags.rows(on)
