from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from motk.model.base import (
    Archivable,
    Base,
    OfOrganization,
    Tracked,
    belongs,
    not_blank,
    of_organization,
    one_of,
    reachable,
)

ACCOUNT_TYPES = ("admin", "manager", "supervisor", "artist", "client", "vendor", "bot")
POSITIONS = ("supervisor", "lead", "artist")
SENIORITIES = ("senior", "mid", "junior")


class Account(Base, Tracked, OfOrganization, Archivable):
    """One login in one organization. An identity (e-mail) may hold accounts in several.

    `notifications` says what reaches the person and by which way; see `NotificationSettings`.
    """

    __tablename__ = "account"
    __table_args__ = (
        of_organization(),
        reachable("organization_id"),
        not_blank("account_name"),
        one_of("account_type", ACCOUNT_TYPES),
        one_of("position", POSITIONS),
        one_of("seniority", SENIORITIES),
        belongs("avatar_id", "media", within="organization_id"),
        Index("account_name_key", "organization_id", func.lower(text("account_name")), unique=True),
        Index("account_avatar_idx", "avatar_id", postgresql_where=text("avatar_id is not null")),
        Index("account_email_key", "organization_id", func.lower(text("email")), unique=True),
    )

    account_name: Mapped[str]
    email: Mapped[str | None]
    first_name: Mapped[str] = mapped_column(server_default=text("''"))
    last_name: Mapped[str] = mapped_column(server_default=text("''"))
    display_name: Mapped[str]
    phone: Mapped[str | None]
    account_type: Mapped[str] = mapped_column(server_default=text("'artist'"))
    position: Mapped[str | None]
    seniority: Mapped[str | None]
    contract_type: Mapped[str | None]
    timezone: Mapped[str | None]
    locale: Mapped[str | None]
    active: Mapped[bool] = mapped_column(server_default=text("true"))
    expires_on: Mapped[date | None]
    avatar_id: Mapped[UUID | None]
    notifications: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
    extra: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))


class AccountDepartment(Base, Tracked, OfOrganization):
    __tablename__ = "account_department"
    __table_args__ = (
        of_organization(),
        belongs("account_id", "account", within="organization_id", ondelete="CASCADE"),
        belongs("department_id", "department", within="organization_id", ondelete="CASCADE"),
        Index("account_department_key", "account_id", "department_id", unique=True),
        Index("account_department_department_idx", "department_id"),
        Index("account_department_organization_idx", "organization_id"),
    )

    account_id: Mapped[UUID]
    department_id: Mapped[UUID]
