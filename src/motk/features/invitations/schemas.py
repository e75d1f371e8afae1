"""Invitations on the wire."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, Field

from motk.features.access.schemas import NewPassword, Secret
from motk.features.people.schemas import AccountName, Departments, Email, Position, Role, Seniority
from motk.gate.fields import Body, Day, Line, Locale, Name, Timezone, unset


class Invite(Body):
    """Without an account name one is made from the address."""

    email: Email
    display_name: Name = Field(examples=["Noor Haddad"])
    account_name: AccountName = unset()
    first_name: Line = unset()
    last_name: Line = unset()
    phone: Line | None = unset()
    account_type: Role = unset()
    position: Position | None = unset()
    seniority: Seniority | None = unset()
    contract_type: Line | None = unset()
    timezone: Timezone | None = unset()
    locale: Locale | None = unset()
    expires_on: Day | None = unset()
    department_ids: Departments = unset()


class InvitationToken(Body):
    token: Secret


class InvitationOut(BaseModel):
    """Whom a link is for."""

    organization_name: str
    account_name: str
    display_name: str
    first_name: str
    last_name: str
    email: str | None
    invited_by: str | None
    expires_at: datetime


class Accepted(InvitationToken):
    """The password, and how the person wants to be called."""

    password: NewPassword
    display_name: Name = unset()
    first_name: Line = unset()
    last_name: Line = unset()
    timezone: Timezone | None = unset()
    locale: Locale | None = unset()


class Reinvited(BaseModel):
    account_id: UUID
    email: str
