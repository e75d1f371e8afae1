"""Coming in, on the wire. Passwords and tokens are taken and never shown again."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field, SecretStr

from motk.features.people.schemas import AccountName, Email, Role
from motk.gate.fields import Body, Line, Name, unset
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


class SignIn(Body):
    """`account` is the account name or the e-mail address; `organization` a studio's short name, where the account is in several."""

    account: Line = Field(min_length=1, examples=["leila"])
    password: Password
    organization: Line | None = None


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


class MyOrganization(BaseModel):
    id: UUID
    name: str
    slug: str
    settings: dict[str, Any]


class Me(BaseModel):
    """`csrf_token` goes into the header X-CSRF-Token of every write of this session; null for a token, which needs none."""

    account: MyAccount
    organization: MyOrganization
    csrf_token: str | None


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


class PasswordChange(Body):
    current_password: Password
    new_password: NewPassword


class ResetAsked(Body):
    email: Email


class Reset(Body):
    token: Secret
    new_password: NewPassword


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


Rule = Literal["role", "scope", "row", "not_visible", "cannot_sign_in"]


class Explanation(BaseModel):
    """`sentence` is what the account is told when it tries. `role` is what it holds in that project, or in the studio."""

    allowed: bool
    rule: Rule
    condition: str | None = Field(description="The row condition that decides, when the rule is `row`.")
    sentence: str
    role: Role | None
    project_id: UUID | None
