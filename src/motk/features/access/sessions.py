"""Where somebody is signed in, coming in, and signing out."""

import secrets
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from motk.core.errors import NotFound
from motk.features.access.attempts import Visitor, queries
from motk.features.access.schemas import SessionOut
from motk.gate.actor import hashed
from motk.gate.gate import Reading


@dataclass(frozen=True)
class Opened:
    """A new session. The token goes into the cookie and is kept nowhere."""

    token: str
    session_id: UUID
    account_id: UUID


async def open_session(
    session: AsyncSession, account_id: UUID, password_hash: str, visitor: Visitor, *, days: int
) -> Opened | None:
    """A session for whoever proved this password; None when it has just been changed."""
    token = secrets.token_urlsafe(32)
    session_id = await queries.open_session.value(
        session,
        account_id=account_id,
        password_hash=password_hash,
        token_hash=hashed(token),
        days=days,
        address=visitor.address,
        user_agent=visitor.user_agent,
    )
    return Opened(token, session_id, account_id) if session_id else None


async def open_proved_session(
    session: AsyncSession,
    account_id: UUID,
    visitor: Visitor,
    *,
    days: int,
    opened_by: str,
    has_factor: bool,
    since: UUID | None = None,
) -> Opened | None:
    """A session for whoever proved to be this account in another way; None when the account has ended. `opened_by`: see `Session`.

    It is as old as the session `since`, whose proof it goes on from.
    """
    token = secrets.token_urlsafe(32)
    session_id = await queries.open_proved_session.value(
        session,
        account_id=account_id,
        token_hash=hashed(token),
        days=days,
        address=visitor.address,
        user_agent=visitor.user_agent,
        opened_by=opened_by,
        has_factor=has_factor,
        since=since,
    )
    return Opened(token, session_id, account_id) if session_id else None


async def list_sessions(r: Reading, account_id: UUID | None = None) -> list[SessionOut]:
    """An account's, this one first, then the last seen."""
    found = await queries.sessions.rows(
        r.session, account_id=account_id or r.actor.account_id, current=r.actor.session_id
    )
    return [SessionOut.model_validate(dict(row)) for row in found]


async def end_session(r: Reading, session_id: UUID, account_id: UUID | None = None) -> None:
    """Sign an account out of one of its browsers, at once. Raises NotFound."""
    if not await queries.end_session.value(
        r.session, account_id=account_id or r.actor.account_id, session_id=session_id
    ):
        raise NotFound("session", session_id)


async def end_sessions(r: Reading, account_id: UUID) -> None:
    """Sign an account out everywhere; but not out of the browser that asks."""
    await queries.end_sessions.value(r.session, account_id=account_id, but=r.actor.session_id)
