"""Coming in, on the wire. Passwords and tokens are taken and never shown again."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field, SecretStr

from motk.features.people.notification_settings import NotificationSettings
from motk.features.people.schemas import AccountName, Email, Role
from motk.gate.fields import Body, Line, Locale, Name, Timezone, unset
from motk.gate.passwords import LONGEST
from motk.gate.storable import storable


def _encodable(secret: SecretStr) -> SecretStr:
    """Half a character cannot be hashed."""
    storable(secret.get_secret_value())
    return secret


Encodable = AfterValidator(_encodable)

# Longer ones are refused with a sentence further on; this bound only keeps them from costing anything.
NewPassword = Annotated[SecretStr, Field(max_length=4 * LONGEST), Encodable]
Password = Annotated[SecretStr, Field(max_length=LONGEST), Encodable]
Secret = Annotated[SecretStr, Field(max_length=200), Encodable]


class SetupOut(BaseModel):
    needs_setup: bool
    code_required: bool = Field(description="Whether the set-up code from the server must be given.")


class SetupNew(Body):
    """The studio and its first admin."""

    studio_name: Name = Field(examples=["Meadow Studio"])
    display_name: Name = Field(examples=["Leila Osei"])
    account_name: AccountName = Field(examples=["leila"])
    email: Email | None = None
    password: NewPassword
    load_demo: bool = False
    code: Line | None = None


class MyAccount(BaseModel):
    id: UUID
    account_name: str
    display_name: str
    first_name: str
    last_name: str
    email: str | None
    phone: str | None
    account_type: Role
    position: str | None
    timezone: str | None
    locale: str | None
    avatar_id: UUID | None
    notifications: NotificationSettings


class MyOrganization(BaseModel):
    id: UUID
    name: str
    slug: str
    logo_id: UUID | None
    settings: dict[str, Any]


class ViewAs(Body):
    account_id: UUID


class Viewing(BaseModel):
    """An admin looks as this account: nothing can be changed until they stop, or the hour is over."""

    viewer_name: str
    until: datetime


class Me(BaseModel):
    """`csrf_token` goes into the header X-CSRF-Token of every write of this session; null for a token, which needs none.

    With `must_set_up_factor` the studio demands a second factor: until there is one, little else is open.
    """

    account: MyAccount
    organization: MyOrganization
    csrf_token: str | None
    must_set_up_factor: bool
    viewing: Viewing | None = Field(default=None, description="Set while an admin looks as this account.")


class MyChanges(Body):
    """What people settle themselves. The address and the role are the admin's to change."""

    first_name: Line = unset()
    last_name: Line = unset()
    display_name: Name = unset()
    phone: Line | None = unset()
    timezone: Timezone | None = unset()
    locale: Locale | None = unset()
    notifications: NotificationSettings = unset()


class MyVerbs(BaseModel):
    """What is allowed: for the studio, and in each project. A row may still refuse."""

    studio: list[str]
    projects: dict[UUID, list[str]]


class SessionOut(BaseModel):
    id: UUID
    created_at: datetime
    last_seen_at: datetime
    expires_at: datetime
    address: str | None
    user_agent: str | None
    current: bool


class Sessions(BaseModel):
    rows: list[SessionOut]


KeepTokens = Annotated[bool, Field(description="Whether API tokens stay; otherwise they are revoked.")]


class PasswordChange(Body):
    current_password: Password
    new_password: NewPassword
    keep_tokens: KeepTokens = False


class ResetAsked(Body):
    email: Email


class Reset(Body):
    token: Secret
    new_password: NewPassword
    keep_tokens: KeepTokens = False


class TokenNew(Body):
    """`scopes` are verbs, or all of a noun: "task.set_status", "comment.*". They never give more than the account may."""

    name: Name = Field(examples=["Render farm"])
    scopes: Annotated[list[Line], Field(min_length=1, max_length=200)] = Field(examples=[["task.list", "comment.*"]])
    expires_at: datetime | None = unset()


class TokenOut(BaseModel):
    """`hint` is how the token begins."""

    id: UUID
    name: str
    hint: str
    scopes: list[str]
    created_at: datetime
    created_by: UUID | None
    last_used_at: datetime | None
    expires_at: datetime | None


class TokenMade(TokenOut):
    token: str = Field(description="Shown this once; keep it like a password.")


class Tokens(BaseModel):
    rows: list[TokenOut]


Rule = Literal["role", "scope", "row", "closed", "not_visible", "cannot_sign_in"]


class Explanation(BaseModel):
    """`sentence` is what the account is told when it tries. `role` is what it holds in that project, or in the studio."""

    allowed: bool
    rule: Rule
    condition: str | None = Field(description="The row condition that decides, when the rule is `row`.")
    sentence: str
    role: Role | None
    project_id: UUID | None


class AccountStanding(BaseModel):
    """How an account comes in. An open invitation has a time at which it ends."""

    account_id: UUID
    last_seen_at: datetime | None
    sessions: int
    tokens: int
    has_password: bool
    factors: list[Literal["totp", "passkey", "email"]]
    signs_in_elsewhere: bool
    invited_at: datetime | None
    invitation_expires_at: datetime | None


SignInOutcome = Literal[
    "trying",
    "failed",
    "wrong_code",
    "awaits_factor",
    "signed_in",
    "confirmed",
    "ambiguous",
    "reset",
    "accepted",
    "switched",
    "refused",
]


class LoginLine(BaseModel):
    """One try at the door."""

    id: int
    at: datetime
    account_id: UUID
    account_name: str
    display_name: str
    address: str | None
    user_agent: str | None
    outcome: SignInOutcome
