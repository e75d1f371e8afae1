"""Providers on the wire. The client's secret is taken and never shown again."""

from typing import Annotated, Literal
from urllib.parse import urlsplit
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field, SecretStr, StringConstraints

from motk.gate.fields import ArchivableOut, Body, Given, Line, Name, RowOut, Seen, unset

_HERE = {"localhost", "127.0.0.1", "::1"}


def _issuer(url: str) -> str:
    parts = urlsplit(url)
    if parts.username or parts.password or parts.query or parts.fragment or not parts.hostname:
        raise ValueError("Write the issuer's address alone, such as https://id.example.com.")
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _HERE):
        raise ValueError("An issuer's address begins with https://.")
    return url


Issuer = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=8, max_length=500, pattern=r"^https?://[^\s\x00]+$"),
    AfterValidator(_issuer),
    Field(examples=["https://id.example.com"]),
]
Scopes = Annotated[
    list[Annotated[str, StringConstraints(pattern=r"^[!#-\[\]-~]{1,100}$")]], Field(min_length=1, max_length=20)
]
Domains = Annotated[
    list[Annotated[str, StringConstraints(pattern=r"^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$")]],
    Field(max_length=50, description="Whose mail addresses get accounts; empty: any."),
]
ClientSecret = Annotated[SecretStr, Field(min_length=1, max_length=2000)]
# Nobody becomes an admin, or a bot, by coming in.
NewAccountType = Literal["manager", "supervisor", "artist", "client", "vendor"]


class IdentityProviderFields(Body):
    name: Name = unset()
    issuer: Issuer = unset()
    client_id: Line = unset()
    scopes: Scopes = unset()
    domains: Domains = unset()
    makes_accounts: bool = unset()
    new_account_type: NewAccountType = unset()
    active: bool = unset()


class IdentityProviderNew(IdentityProviderFields, Given):
    name: Name = Field(examples=["Studio account"])
    issuer: Issuer
    client_id: Line = Field(min_length=1, examples=["motk"])


class IdentityProviderChanges(IdentityProviderFields, Seen):
    pass


class IdentityProviderOut(RowOut, ArchivableOut):
    name: str
    issuer: str
    client_id: str
    scopes: list[str]
    domains: list[str]
    makes_accounts: bool
    new_account_type: str
    active: bool


class SecretGiven(Body):
    client_secret: ClientSecret


class ProviderOffered(BaseModel):
    id: UUID
    name: str


class ProvidersOffered(BaseModel):
    rows: list[ProviderOffered]
    needs_studio: bool = Field(
        description="Nothing can be offered before `organization` names the studio: there are several here."
    )
