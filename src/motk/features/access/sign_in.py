"""Signing in with a name or an address, and a password."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from motk.core.errors import Conflict, Problem
from motk.features.access.attempts import Visitor, attempt, queries, unknown
from motk.gate import passwords
from motk.gate.actor import hashed

log = structlog.get_logger("motk.access")


class WrongCredentials(Problem):
    """The same answer for a wrong password, an unknown name, a bot and an account that has ended."""

    status, slug, title = 401, "wrong-credentials", "Not signed in"


class WhichStudio(Conflict):
    slug, title = "which-studio", "Which studio?"


@dataclass(frozen=True)
class Opened:
    """A new session. The token goes into the cookie and is kept nowhere."""

    token: str
    session_id: UUID
    account_id: UUID


async def sign_in(
    session: AsyncSession, account: str, password: str, organization: str | None, visitor: Visitor, *, days: int
) -> Opened:
    """Open a session, in transactions of its own. Raises WrongCredentials, TooMany, WhichStudio.

    An unknown name costs as much time as a known one: a password is hashed for it, too.
    """
    typed = account.casefold()
    candidates = await queries.candidates.rows(session, account=account, organization=organization)
    named = typed if candidates else unknown(typed)
    identities = [f"{organization}/{named}", named] if organization else [named]
    tried = await attempt(session, identities, [candidate["id"] for candidate in candidates], visitor)
    proved = await _proved(candidates, password)
    if len(proved) > 1:
        await tried.end(session, "ambiguous")
        await session.commit()
        raise WhichStudio(
            "This account is in several studios: say which.",
            organizations=[{"slug": one["slug"], "name": one["organization_name"]} for one, _ in proved],
        )
    opened = await _open(session, *proved[0], visitor, days=days) if proved else None
    await tried.end(session, "signed_in" if opened else "failed", opened.account_id if opened else None)
    await session.commit()
    if opened is None:
        log.warning("sign-in refused", address=visitor.address)
        raise WrongCredentials("The account or the password is not right.")
    log.info("signed in", account_id=str(opened.account_id), address=visitor.address)
    return opened


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


async def _proved(
    candidates: Sequence[Mapping[str, Any]], password: str
) -> list[tuple[Mapping[str, Any], passwords.Checked]]:
    checked = [(one, await passwords.check(password, one["password_hash"])) for one in candidates]
    if not checked:
        await passwords.check(password, None)
    return [(one, result) for one, result in checked if result.is_right]


async def _open(
    session: AsyncSession, account: Mapping[str, Any], checked: passwords.Checked, visitor: Visitor, *, days: int
) -> Opened | None:
    password_hash = account["password_hash"]
    if checked.replacement:
        await queries.replace_hash.value(
            session, account_id=account["id"], old_hash=password_hash, new_hash=checked.replacement
        )
        password_hash = checked.replacement
    return await open_session(session, account["id"], password_hash, visitor, days=days)
