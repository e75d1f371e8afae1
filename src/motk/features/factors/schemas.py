"""Second factors on the wire. What proves somebody is taken, and shown once at most."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from motk.features.access.schemas import Password
from motk.gate.fields import Body, Name, unset

Code = Annotated[str, Field(min_length=1, max_length=40, examples=["492039"])]
Credential = Annotated[
    dict[str, Any],
    Field(
        description="What `navigator.credentials` gave, as JSON (PublicKeyCredential.toJSON).", examples=[{"id": ""}]
    ),
]


class PasskeyOut(BaseModel):
    id: UUID
    name: str
    created_at: datetime
    last_used_at: datetime | None


class FactorsOut(BaseModel):
    """`demanded`: the studio wants a second factor of this account. `has_password`: it is asked for before something is taken away."""

    demanded: bool
    has_password: bool
    email: str | None
    totp_since: datetime | None
    email_code_since: datetime | None
    passkeys: list[PasskeyOut]
    recovery_codes_left: int


class TotpBegun(BaseModel):
    """For the authenticator app: the picture, or the secret typed by hand."""

    secret: str
    uri: str
    svg: str


class CodeGiven(Body):
    code: Code


class Owner(Body):
    """The password again; left out by who has none."""

    password: Password = unset()


class PasskeyOptions(BaseModel):
    options: dict[str, Any] = Field(description="For `navigator.credentials`, as JSON.", examples=[{"challenge": ""}])


class PasskeyNew(Body):
    name: Name = Field(examples=["Laptop"])
    credential: Credential


class FactorAdded(BaseModel):
    """`recovery_codes` come with the first factor; they are shown this once."""

    recovery_codes: list[str] | None


class RecoveryCodes(BaseModel):
    recovery_codes: list[str]


class FactorRemoved(Owner):
    """`passkey_id` names which passkey."""

    factor: Literal["totp", "email", "passkey"]
    passkey_id: UUID = unset()
