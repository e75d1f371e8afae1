"""Accounts and role slots on the wire."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints

from motk.gate.fields import (
    ArchivableOut,
    Body,
    Day,
    Extra,
    Given,
    Line,
    Locale,
    Name,
    ProjectRowOut,
    RowOut,
    Seen,
    Timezone,
    unset,
)

Role = Literal["admin", "manager", "supervisor", "artist", "client", "vendor", "bot"]
Position = Literal["supervisor", "lead", "artist"]
Seniority = Literal["senior", "mid", "junior"]

AccountName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
Email = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=254, pattern=r"^[^@\s\x00]{1,64}@[^@\s\x00]+$"),
    AfterValidator(str.lower),
]
DayRate = Annotated[Decimal, Field(ge=0, le=9_999_999, decimal_places=2)]
Departments = Annotated[list[UUID], Field(max_length=100, description="All departments of the account; empty: none.")]
Share = Annotated[Decimal, Field(ge=0, le=1, decimal_places=3)]


class AccountFields(Body):
    account_name: AccountName = unset()
    email: Email | None = unset()
    first_name: Line = unset()
    last_name: Line = unset()
    display_name: Name = unset()
    phone: Line | None = unset()
    account_type: Role = unset()
    position: Position | None = unset()
    seniority: Seniority | None = unset()
    contract_type: Line | None = unset()
    timezone: Timezone | None = unset()
    locale: Locale | None = unset()
    active: bool = unset()
    expires_on: Day | None = unset()
    extra: Extra = unset()
    department_ids: Departments = unset()


class AccountNew(AccountFields, Given):
    account_name: AccountName = Field(examples=["leila"])
    display_name: Name = Field(examples=["Leila Osei"])


class AccountChanges(AccountFields, Seen):
    pass


class AccountOut(RowOut, ArchivableOut):
    account_name: str
    email: str | None
    first_name: str
    last_name: str
    display_name: str
    phone: str | None
    account_type: Role
    position: Position | None
    seniority: Seniority | None
    contract_type: str | None
    timezone: str | None
    locale: str | None
    active: bool
    expires_on: date | None
    avatar_id: UUID | None
    notifications: dict[str, Any] | None
    extra: dict[str, Any] | None
    department_ids: list[UUID]


class MemberFields(Body):
    """Without `account_id` the slot is open. `allocation` is a share of a full week, 0 to 1."""

    account_id: UUID | None = unset()
    display_name: Line = unset()
    department_id: UUID | None = unset()
    role: Name = unset()
    access: Role | None = unset()
    starts_on: Day | None = unset()
    ends_on: Day | None = unset()
    allocation: Share = unset()
    day_rate: DayRate | None = unset()
    extra: Extra = unset()


class MemberNew(MemberFields, Given):
    project_id: UUID
    role: Name = Field(examples=["Lead Lighter"])


class MemberChanges(MemberFields, Seen):
    pass


class MemberOut(ProjectRowOut, ArchivableOut):
    account_id: UUID | None
    display_name: str
    department_id: UUID | None
    role: str
    access: Role | None
    starts_on: date | None
    ends_on: date | None
    allocation: float
    day_rate: float | None
    extra: dict[str, Any]
