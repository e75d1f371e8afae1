"""Signing in on the wire."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from motk.features.access.schemas import Password
from motk.features.factors.schemas import Code, Credential
from motk.features.people.schemas import Role
from motk.gate.fields import Body, Line, unset


class SignIn(Body):
    """`account` is the account name or the e-mail address; `organization` a studio's short name, where the account is in several."""

    account: Line = Field(min_length=1, examples=["leila"])
    password: Password
    organization: Line | None = None


class StepOut(BaseModel):
    """The password was right; a second factor is wanted now. The browser holds a cookie for this step."""

    ways: list[Literal["totp", "email", "passkey", "recovery"]]
    email_hint: str | None = Field(examples=["l…@meadow.example"])
    expires_at: datetime


class StepTaken(Body):
    """A code of the authenticator app, of the mail, or of the paper with recovery codes."""

    way: Literal["totp", "email", "recovery"]
    code: Code


class PasskeyAsked(BaseModel):
    options: dict[str, Any] = Field(
        description="For `navigator.credentials.get`, as JSON.", examples=[{"challenge": ""}]
    )


class PasskeyShown(Body):
    credential: Credential


class Switch(Body):
    account_id: UUID


class OwnAccount(BaseModel):
    id: UUID
    account_name: str
    display_name: str
    avatar_id: UUID | None
    account_type: Role
    organization_id: UUID
    organization_name: str
    current: bool


class OwnAccounts(BaseModel):
    rows: list[OwnAccount]


class AccountLink(Body):
    """Signs in to the other account once. `code` is of its authenticator app, or a recovery code, if it has a second factor.

    `own_password` is that of the account one is signed in with, if it has one.
    """

    account: Line = Field(min_length=1, examples=["leila"])
    password: Password
    own_password: Password | None = None
    organization: Line | None = None
    code: Annotated[Code | None, Field()] = unset()
