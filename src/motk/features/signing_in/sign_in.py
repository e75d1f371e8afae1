"""Signing in with a name or an address, and a password."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from motk.core.errors import Conflict, Problem
from motk.features.access.attempts import Attempt, Visitor, attempt, queries, unknown
from motk.features.access.sessions import Opened, open_session
from motk.features.signing_in.steps import Awaited, begin_if_needed
from motk.gate import passwords

log = structlog.get_logger("motk.access")


class WrongCredentials(Problem):
    """The same answer for a wrong password, an unknown name, a bot and an account that has ended."""

    status, slug, title = 401, "wrong-credentials", "Not signed in"


class WhichStudio(Conflict):
    slug, title = "which-studio", "Which studio?"


@dataclass(frozen=True)
class Proved:
    """Whose password it was; `tried` still stands in the log as wrong."""

    account: Mapping[str, Any]
    checked: passwords.Checked
    tried: Attempt


async def sign_in(
    session: AsyncSession, account: str, password: str, organization: str | None, visitor: Visitor, *, days: int
) -> Opened | Awaited:
    """Open a session, or the step before it, in transactions of its own. Raises WrongCredentials, TooMany, WhichStudio."""
    proved = await prove(session, account, password, organization, visitor)
    account_id = proved.account["id"]
    if awaited := await begin_if_needed(session, account_id):
        await proved.tried.end(session, "awaits_factor", account_id)
        await session.commit()
        return awaited
    opened = await _open(session, proved, visitor, days=days)
    await proved.tried.end(session, "signed_in" if opened else "failed", account_id)
    await session.commit()
    if opened is None:
        raise _wrong(visitor)
    log.info("signed in", account_id=str(opened.account_id), address=visitor.address)
    return opened


async def prove(
    session: AsyncSession, account: str, password: str, organization: str | None, visitor: Visitor
) -> Proved:
    """Whose name and password these are. Raises WrongCredentials, TooMany, WhichStudio.

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
    if not proved:
        await tried.end(session, "failed")
        await session.commit()
        raise _wrong(visitor)
    return Proved(*proved[0], tried)


def _wrong(visitor: Visitor) -> WrongCredentials:
    log.warning("sign-in refused", address=visitor.address)
    return WrongCredentials("The account or the password is not right.")


async def _proved(
    candidates: Sequence[Mapping[str, Any]], password: str
) -> list[tuple[Mapping[str, Any], passwords.Checked]]:
    checked = [(one, await passwords.check(password, one["password_hash"])) for one in candidates]
    if not checked:
        await passwords.check(password, None)
    return [(one, result) for one, result in checked if result.is_right]


async def _open(session: AsyncSession, proved: Proved, visitor: Visitor, *, days: int) -> Opened | None:
    account_id, password_hash = proved.account["id"], proved.account["password_hash"]
    replacement = proved.checked.replacement
    if replacement:
        await queries.replace_hash.value(session, account_id=account_id, old_hash=password_hash, new_hash=replacement)
    return await open_session(session, account_id, replacement or password_hash, visitor, days=days)
