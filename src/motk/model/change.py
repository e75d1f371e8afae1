"""The log's own tables. Only the triggers of log.sql write them; see docs/architecture.md, section 4."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Identity, Index, Integer, SmallInteger, Text, text
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import UserDefinedType

from motk.model.base import Base, Untracked

_IS_THE_LOG = "is the log itself"


class XID8(UserDefinedType[int]):
    """PostgreSQL's 64-bit transaction id."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "xid8"


class ChangeSet(Base, Untracked, why=_IS_THE_LOG):
    """One intention: who meant what, when, through which door. `(epoch, tx)` is its place in the log."""

    __tablename__ = "change_set"
    __table_args__ = (
        Index("change_set_organization_idx", "organization_id", "at", "id"),
        Index("change_set_actor_idx", "organization_id", "actor_id", "at", "id"),
        Index("change_set_verb_idx", "organization_id", "verb", "at", "id"),
        Index("change_set_place_key", "epoch", "tx", unique=True),
        Index("change_set_caused_by_idx", "caused_by", postgresql_where=text("caused_by is not null")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    organization_id: Mapped[UUID]
    verb: Mapped[str]
    actor_id: Mapped[UUID | None]
    via: Mapped[str]
    caused_by: Mapped[UUID | None]
    at: Mapped[datetime]
    note: Mapped[str | None]
    epoch: Mapped[int] = mapped_column(Integer)
    tx: Mapped[int] = mapped_column(XID8)


class Change(Base, Untracked, why=_IS_THE_LOG):
    """One row fact under a change set: the keys that differ, before and after (whole row for insert and delete)."""

    __tablename__ = "change"
    __table_args__ = (
        Index("change_project_idx", "organization_id", "project_id", "epoch", "tx"),
        Index("change_row_idx", "row_id", "epoch", "tx"),
        {"postgresql_partition_by": "RANGE (at)"},
    )

    epoch: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    tx: Mapped[int] = mapped_column(XID8, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(primary_key=True)
    change_set_id: Mapped[UUID]
    organization_id: Mapped[UUID]
    project_id: Mapped[UUID | None]
    entity: Mapped[str] = mapped_column(Text)
    row_id: Mapped[UUID]
    rev: Mapped[int] = mapped_column(Integer)
    before: Mapped[dict[str, Any] | None]
    after: Mapped[dict[str, Any] | None]


class LogEpoch(Base, Untracked, why="one number, raised by a restore because transaction ids start anew"):
    __tablename__ = "log_epoch"

    one: Mapped[int] = mapped_column(SmallInteger, primary_key=True, server_default=text("1"))
    epoch: Mapped[int] = mapped_column(Integer)


class Cursor(Base, Untracked, why="a reader's own bookmark in the log"):
    """How far a reaction has read: everything up to `(epoch, tx, id)` is done. `failures` counts tries of what comes next."""

    __tablename__ = "cursor"

    reader: Mapped[str] = mapped_column(primary_key=True)
    epoch: Mapped[int] = mapped_column(Integer)
    tx: Mapped[int] = mapped_column(XID8)
    id: Mapped[int] = mapped_column(BigInteger)
    updated_at: Mapped[datetime] = mapped_column(server_default=text("now()"))
    failures: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    next_at: Mapped[datetime | None]


class PutAside(Base, Untracked, why="says what a reaction could not do, when its own change set is lost"):
    """A change set that a reaction failed at again and again, and left behind so that the others could go on."""

    __tablename__ = "put_aside"
    __table_args__ = (
        Index("put_aside_organization_idx", "organization_id"),
        Index("put_aside_reader_idx", "reader"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    reader: Mapped[str]
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id", ondelete="CASCADE"))
    change_set_id: Mapped[UUID]
    error: Mapped[str]
    at: Mapped[datetime] = mapped_column(server_default=text("now()"))
