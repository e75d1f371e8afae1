"""What every table has, and the words to declare it with."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    DateTime,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMES = {
    "ix": "%(table_name)s_%(column_0_N_name)s_idx",
    "uq": "%(table_name)s_%(column_0_N_name)s_key",
    "ck": "%(table_name)s_%(constraint_name)s",
    "fk": "%(table_name)s_%(column_0_name)s_fkey",
    "pk": "%(table_name)s_pkey",
}

# Written by the row trigger `motk.stamp`, never by hand; a diff leaves them out.
BOOKKEEPING = frozenset({"rev", "created_at", "created_by", "updated_at", "updated_by"})


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text,
        UUID: Uuid,
        datetime: DateTime(timezone=True),
        dict[str, Any]: JSONB,
    }


class Tracked:
    """A table whose every change stands in the log; a write outside a change set fails.

    The database stamps `rev` and the four marks; an id is made by the database when absent and accepted from the client on create.
    """

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=text("motk.uuid7()"))
    rev: Mapped[int] = mapped_column(Integer, server_default=text("1"))
    created_at: Mapped[datetime] = mapped_column(server_default=text("now()"))
    created_by: Mapped[UUID | None]
    updated_at: Mapped[datetime] = mapped_column(server_default=text("now()"))
    updated_by: Mapped[UUID | None]


class Untracked:
    """A table outside the log; the subclass says why: `class Session(Base, Untracked, why="…")`."""

    why_untracked: ClassVar[str]

    def __init_subclass__(cls, why: str | None = None, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if why is not None:
            cls.why_untracked = why


class Archivable:
    """Something a person can delete: archive hides it, restore brings it back, purge removes it for good."""

    archived_at: Mapped[datetime | None]
    archived_by: Mapped[UUID | None]


class OfOrganization:
    organization_id: Mapped[UUID] = mapped_column()


class OfProject(OfOrganization):
    project_id: Mapped[UUID] = mapped_column()


def belongs(column: str, table: str, *, within: str, ondelete: str = "RESTRICT") -> ForeignKeyConstraint:
    """A foreign key that cannot leave its organization or project: `within` is the column both rows must share.

    The referenced table declares `reachable(within)`. A null `column` is no reference.
    """
    return ForeignKeyConstraint([column, within], [f"{table}.id", f"{table}.{within}"], ondelete=ondelete)


def reachable(within: str) -> UniqueConstraint:
    """Lets other tables point here with `belongs(..., within=…)`."""
    return UniqueConstraint("id", within)


def of_organization() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["organization_id"], ["organization.id"], ondelete="CASCADE")


def of_project() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["project_id", "organization_id"], ["project.id", "project.organization_id"], ondelete="CASCADE"
    )


def one_of(column: str, choices: tuple[str, ...]) -> CheckConstraint:
    listed = ", ".join(f"'{choice}'" for choice in choices)
    return CheckConstraint(f"{column} in ({listed})", name=f"{column}_known")


def not_blank(column: str) -> CheckConstraint:
    return CheckConstraint(f"btrim({column}) <> ''", name=f"{column}_not_blank")
