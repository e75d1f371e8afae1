from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Numeric, func, text
from sqlalchemy.orm import Mapped, mapped_column

from motk.model.base import Archivable, Base, OfProject, Tracked, belongs, not_blank, of_project, one_of, reachable

ACCESS_LEVELS = ("admin", "manager", "supervisor", "artist", "client", "vendor", "bot")


class Member(Base, Tracked, OfProject, Archivable):
    """A role slot of a project, filled by an account or still open (`account_id` null).

    An open slot is assigned, scheduled and credited like a person. `access` is the level in this project; null means the account's own type.
    `allocation` is a share of a full week, 0 to 1. `day_rate` is for managers' eyes only.
    """

    __tablename__ = "member"
    __table_args__ = (
        of_project(),
        belongs("account_id", "account", within="organization_id"),
        belongs("department_id", "department", within="organization_id"),
        reachable("project_id"),
        not_blank("role"),
        one_of("access", ACCESS_LEVELS),
        CheckConstraint("ends_on >= starts_on", name="dates_ordered"),
        CheckConstraint("allocation between 0 and 1", name="allocation_is_a_share"),
        CheckConstraint("day_rate >= 0", name="day_rate_not_negative"),
        Index(
            "member_one_slot_per_role_key",
            "project_id",
            "account_id",
            func.lower(text("role")),
            unique=True,
            postgresql_where=text("archived_at is null and account_id is not null"),
        ),
        Index("member_account_idx", "account_id"),
        Index("member_department_idx", "department_id"),
        Index("member_project_idx", "project_id"),
        Index(
            "member_archived_idx",
            "project_id",
            "archived_at",
            "id",
            postgresql_where=text("archived_at is not null"),
        ),
    )

    account_id: Mapped[UUID | None]
    display_name: Mapped[str] = mapped_column(server_default=text("''"))
    department_id: Mapped[UUID | None]
    role: Mapped[str] = mapped_column(server_default=text("'Artist'"))
    access: Mapped[str | None]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    allocation: Mapped[Decimal] = mapped_column(Numeric(4, 3), server_default=text("1"))
    day_rate: Mapped[Decimal | None] = mapped_column(Numeric(12, 2))
    extra: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
