from sqlalchemy import Index, Text, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from motk.model.account import ACCOUNT_TYPES
from motk.model.base import Archivable, Base, OfOrganization, Tracked, not_blank, of_organization, one_of


class IdentityProvider(Base, Tracked, OfOrganization, Archivable):
    """An OpenID Connect issuer that people of the studio may sign in with.

    With `makes_accounts` whoever it vouches for gets an account of `new_account_type`, if their mail's domain is among `domains` (none: any).
    """

    __tablename__ = "identity_provider"
    __table_args__ = (
        of_organization(),
        not_blank("name"),
        not_blank("issuer"),
        not_blank("client_id"),
        one_of("new_account_type", ACCOUNT_TYPES),
        Index("identity_provider_organization_idx", "organization_id"),
    )

    name: Mapped[str]
    issuer: Mapped[str]
    client_id: Mapped[str]
    scopes: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{openid,email,profile}'"))
    domains: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'"))
    makes_accounts: Mapped[bool] = mapped_column(server_default=text("false"))
    new_account_type: Mapped[str] = mapped_column(server_default=text("'artist'"))
    active: Mapped[bool] = mapped_column(server_default=text("true"))
