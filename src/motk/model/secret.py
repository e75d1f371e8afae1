"""What proves who someone is. None of it is ever logged, diffed, exported or sent."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Identity, Index, LargeBinary, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, INET
from sqlalchemy.orm import Mapped, mapped_column

from motk.model.base import Base, Untracked

_PROVES = "holds secrets or hashes of secrets, which must never reach the log"


class AccountSecret(Base, Untracked, why=_PROVES):
    __tablename__ = "account_secret"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    password_hash: Mapped[str | None]
    password_changed_at: Mapped[datetime | None]


class Session(Base, Untracked, why=_PROVES):
    """A signed-in browser. The cookie holds the token; the table only its SHA-256."""

    __tablename__ = "session"
    __table_args__ = (Index("session_account_idx", "account_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=text("motk.uuid7()"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    created_at: Mapped[datetime] = mapped_column(server_default=text("now()"))
    last_seen_at: Mapped[datetime] = mapped_column(server_default=text("now()"))
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
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
