"""The second step of a sign-in: who somebody is, is known; now they show what they have."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_network
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from motk.core.errors import Conflict, Invalid, Problem, TooMany
from motk.features.access.attempts import Attempt, Visitor, attempt
from motk.features.access.sessions import Opened, open_proved_session
from motk.features.factors import email_code, recovery, totp
from motk.features.factors.held import Way, held, queries
from motk.gate.actor import hashed

log = structlog.get_logger("motk.access")

KIND = "second_factor"
MINUTES = 10
# Of nobody known yet, at one address: a whole studio behind one router, and no flood.
_MOST_UNKNOWN = 300

Step = Mapping[str, Any]


class StepEnded(Problem):
    status, slug, title = 401, "step-ended", "Sign in again"

    def __init__(self) -> None:
        super().__init__("This sign-in took too long or was tried too often. Start again.")


@dataclass(frozen=True)
class Awaited:
    """A sign-in that waits for a second factor. The token goes into a cookie of its own and is kept nowhere."""

    token: str
    account_id: UUID


@dataclass(frozen=True)
class Pending:
    ways: list[Way]
    email_hint: str | None
    expires_at: datetime


async def begin_if_needed(session: AsyncSession, account_id: UUID) -> Awaited | None:
    """The second step of an account that has one. The caller commits."""
    owner = await held(session, account_id)
    return await begin(session, account_id) if owner.ways else None


async def begin(session: AsyncSession, account_id: UUID) -> Awaited:
    token = secrets.token_urlsafe(32)
    await queries.open_step.value(
        session, kind=KIND, account_id=account_id, token_hash=hashed(token), facts="{}", minutes=MINUTES
    )
    return Awaited(token, account_id)


async def begin_unknown(
    session: AsyncSession, kind: str, facts: Mapping[str, Any], visitor: Visitor, *, minutes: int
) -> str:
    """A sign-in that begins before anybody is known: with a passkey, or at a provider. The caller commits. Raises TooMany."""
    token = secrets.token_urlsafe(32)
    told = json.dumps({**facts, "place": _place_of(visitor)})
    await queries.open_step.value(
        session, kind=kind, account_id=None, token_hash=hashed(token), facts=told, minutes=minutes
    )
    return token


async def hold_few(session: AsyncSession, visitor: Visitor) -> None:
    """Raises TooMany when this address has begun more sign-ins than people sit behind it."""
    if await queries.begun_from.value(session, place=_place_of(visitor)) >= _MOST_UNKNOWN:
        raise TooMany("Too many sign-ins were begun from here. Try again in ten minutes.", retry_after_s=600)


async def enter_from_provider(
    session: AsyncSession, account_id: UUID, visitor: Visitor, *, days: int
) -> Opened | Awaited | None:
    """Let somebody in for whom a provider vouches, or to the second step. The caller commits."""
    return await begin_if_needed(session, account_id) or await open_proved_session(
        session, account_id, visitor, days=days, opened_by="provider", has_factor=False
    )


async def pending(session: AsyncSession, token: str | None) -> Pending:
    """What the second step may be. Raises StepEnded."""
    step = await find(session, token)
    owner = await held(session, step["account_id"])
    return Pending(owner.ways, _hint(owner.email) if "email" in owner.ways else None, step["expires_at"])


async def send_code(session: AsyncSession, token: str | None) -> None:
    """Mail a code for this sign-in. Raises StepEnded, TooMany, Conflict when the account takes none."""
    step = await find(session, token)
    owner = await held(session, step["account_id"])
    if "email" not in owner.ways or owner.email is None:
        raise Conflict("No codes are mailed to this account. Choose another way.")
    await email_code.mail(session, owner, step["id"], owner.email, "sign_in")
    await session.commit()


async def prove(
    session: AsyncSession, key: str, token: str | None, way: Way, code: str, visitor: Visitor, *, days: int
) -> Opened:
    """Take the second step with a code, in transactions of its own. Raises StepEnded, TooMany, Invalid."""
    step = await find(session, token)
    tried = await begin_try(session, step, visitor)
    account_id: UUID = step["account_id"]
    typed = "".join(code.split())
    ways = (await held(session, account_id)).ways
    is_right = way in ways and await _is_right(session, key, way, account_id, step, typed)
    if not is_right:
        await tried.end(session, "wrong_code", account_id)
        await session.commit()
        log.warning("second factor refused", account_id=str(account_id), way=way, address=visitor.address)
        raise Invalid([("code", "This is not the code.")])
    return await finish(session, step, tried, visitor, days=days)


async def find(session: AsyncSession, token: str | None) -> Step:
    found = await queries.step.rows(session, token_hash=hashed(token), kind=KIND) if token else []
    if not found:
        raise StepEnded
    return found[0]


async def begin_try(session: AsyncSession, step: Step, visitor: Visitor) -> Attempt:
    """One of the few tries of a step, written down as wrong; holds the step. Raises TooMany, StepEnded."""
    tried = await attempt(session, [step["account_name"].casefold()], [step["account_id"]], visitor)
    if not await queries.try_step.value(session, step_id=step["id"]):
        await tried.end(session, "wrong_code", step["account_id"])
        await session.commit()
        raise StepEnded
    return tried


async def finish(session: AsyncSession, step: Step, tried: Attempt, visitor: Visitor, *, days: int) -> Opened:
    """The second step is taken: a session. Raises StepEnded when the account has ended meanwhile."""
    await queries.end_step.value(session, step_id=step["id"])
    opened = await open_proved_session(
        session, step["account_id"], visitor, days=days, opened_by="second_factor", has_factor=True
    )
    await tried.end(session, "signed_in" if opened else "refused", step["account_id"])
    await session.commit()
    if opened is None:
        raise StepEnded
    log.info("signed in", account_id=str(opened.account_id), address=visitor.address)
    return opened


async def _is_right(session: AsyncSession, key: str, way: Way, account_id: UUID, step: Step, typed: str) -> bool:
    if way == "totp":
        return await totp.take(session, key, account_id, typed)
    if way == "recovery":
        return await recovery.take(session, account_id, typed)
    return way == "email" and email_code.is_right(step["id"], step["facts"], typed)


def _place_of(visitor: Visitor) -> str:
    """The address; of IPv6 its /64, as one machine has all of it."""
    address = visitor.address or ""
    return str(ip_network(f"{address}/64", strict=False)) if ":" in address else address


def _hint(email: str | None) -> str | None:
    """Enough to know one's own address by: l…@cafe.example."""
    if email is None:
        return None
    name, _, place = email.partition("@")
    return f"{name[:1]}…@{place}"
