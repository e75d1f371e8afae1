"""What proves who someone is. None of it is ever logged, diffed, exported or sent."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Identity, Index, Integer, LargeBinary, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, INET
from sqlalchemy.orm import Mapped, mapped_column

from motk.model.base import Base, Untracked, one_of

_PROVES = "holds secrets or hashes of secrets, which must never reach the log"


class AccountSecret(Base, Untracked, why=_PROVES):
    """What proves an account's owner. `totp_secret` is encrypted with the studio's key; `totp_last_step` is the last one used, never taken again."""

    __tablename__ = "account_secret"
    __table_args__ = (
        Index("account_secret_identity_idx", "identity_id", postgresql_where=text("identity_id is not null")),
    )

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    password_hash: Mapped[str | None]
    password_changed_at: Mapped[datetime | None]
    # The same for accounts, in different studios, that one person has shown to be theirs.
    identity_id: Mapped[UUID | None]
    totp_secret: Mapped[bytes | None] = mapped_column(LargeBinary)
    totp_confirmed_at: Mapped[datetime | None]
    totp_last_step: Mapped[int | None] = mapped_column(BigInteger)
    email_code_enabled_at: Mapped[datetime | None]


# What somebody showed to come in; a second factor stands for the password or the provider before it, too.
OPENED_BY = ("password", "provider", "passkey", "second_factor")


class Session(Base, Untracked, why=_PROVES):
    """A signed-in browser. The cookie holds the token; the table only its SHA-256.

    `second_factor_at` is also set by whoever sets up a factor inside; `opened_by` says what was shown at the door and stays. A session that goes
    on as another account keeps it.
    """

    __tablename__ = "session"
    __table_args__ = (
        one_of("opened_by", OPENED_BY),
        Index("session_account_idx", "account_id"),
        Index("session_viewing_as_idx", "viewing_as", postgresql_where=text("viewing_as is not null")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=text("motk.uuid7()"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    created_at: Mapped[datetime] = mapped_column(server_default=text("now()"))
    last_seen_at: Mapped[datetime] = mapped_column(server_default=text("now()"))
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    opened_by: Mapped[str] = mapped_column(server_default=text("'password'"))
    second_factor_at: Mapped[datetime | None]
    # Who an admin looks as, if they do, and how long: this session reads as that account and writes nothing.
    viewing_as: Mapped[UUID | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    viewing_until: Mapped[datetime | None]
    address: Mapped[Any | None] = mapped_column(INET)
    user_agent: Mapped[str | None]


class ApiToken(Base, Untracked, why=_PROVES):
    """A personal or bot token. `scopes` are verbs or `noun.*` patterns; the account's own verbs are the ceiling."""

    __tablename__ = "api_token"
    __table_args__ = (Index("api_token_account_idx", "account_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=text("motk.uuid7()"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    name: Mapped[str]
    hint: Mapped[str]
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    scopes: Mapped[list[str]] = mapped_column(ARRAY(Text))
    created_at: Mapped[datetime] = mapped_column(server_default=text("now()"))
    created_by: Mapped[UUID | None]
    last_used_at: Mapped[datetime | None]
    expires_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class PasswordReset(Base, Untracked, why=_PROVES):
    __tablename__ = "password_reset"
    __table_args__ = (Index("password_reset_account_idx", "account_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=text("motk.uuid7()"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    created_at: Mapped[datetime] = mapped_column(server_default=text("now()"))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class LoginLog(Base, Untracked, why="written on failure too, when there is no change set and no actor"):
    """One line per sign-in attempt; the back-off per account and per address counts these."""

    __tablename__ = "login_log"
    __table_args__ = (
        Index("login_log_identity_idx", "identity", "at"),
        Index("login_log_address_idx", "address", "at"),
        Index("login_log_account_idx", "account_id", "at"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    at: Mapped[datetime] = mapped_column(server_default=text("now()"))
    identity: Mapped[str]
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    address: Mapped[Any | None] = mapped_column(INET)
    user_agent: Mapped[str | None]
    outcome: Mapped[str]


class Invitation(Base, Untracked, why=_PROVES):
    """A mailed link with which somebody takes over the account made for them."""

    __tablename__ = "invitation"
    __table_args__ = (Index("invitation_account_idx", "account_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=text("motk.uuid7()"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    created_at: Mapped[datetime] = mapped_column(server_default=text("now()"))
    created_by: Mapped[UUID | None]
    expires_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]


class SignInStep(Base, Untracked, why=_PROVES):
    """A sign-in that is half done: the password was right, the second factor is to come; or a browser is away at a provider.

    `kind` says which: "second_factor", "passkey", "passkey_setup", "oidc". `facts` holds the challenge, state or nonce.
    """

    __tablename__ = "sign_in_step"
    __table_args__ = (Index("sign_in_step_account_idx", "account_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=text("motk.uuid7()"))
    kind: Mapped[str]
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    facts: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
    attempts: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    created_at: Mapped[datetime] = mapped_column(server_default=text("now()"))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class RecoveryCode(Base, Untracked, why=_PROVES):
    """One of the codes on paper that open the door once each when the phone is lost."""

    __tablename__ = "recovery_code"
    __table_args__ = (Index("recovery_code_account_idx", "account_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=text("motk.uuid7()"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    code_hash: Mapped[bytes] = mapped_column(LargeBinary)
    used_at: Mapped[datetime | None]


class Passkey(Base, Untracked, why=_PROVES):
    """A WebAuthn credential. `sign_count` must rise, or somebody has copied it."""

    __tablename__ = "passkey"
    __table_args__ = (Index("passkey_account_idx", "account_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=text("motk.uuid7()"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    name: Mapped[str]
    credential_id: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    sign_count: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    transports: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'"))
    created_at: Mapped[datetime] = mapped_column(server_default=text("now()"))
    last_used_at: Mapped[datetime | None]


class ExternalIdentity(Base, Untracked, why=_PROVES):
    """Who an account is at an OpenID Connect issuer."""

    __tablename__ = "external_identity"
    __table_args__ = (
        Index("external_identity_key", "provider_id", "subject", unique=True),
        Index("external_identity_account_idx", "account_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=text("motk.uuid7()"))
    provider_id: Mapped[UUID] = mapped_column(ForeignKey("identity_provider.id", ondelete="CASCADE"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    subject: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=text("now()"))
    last_used_at: Mapped[datetime | None]


class IdentityProviderSecret(Base, Untracked, why=_PROVES):
    """The client secret at an issuer, encrypted with the studio's key."""

    __tablename__ = "identity_provider_secret"

    provider_id: Mapped[UUID] = mapped_column(ForeignKey("identity_provider.id", ondelete="CASCADE"), primary_key=True)
    client_secret: Mapped[bytes] = mapped_column(LargeBinary)
