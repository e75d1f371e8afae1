"""Taking over the account one was invited to."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from motk.core.errors import Invalid
from motk.features.access.attempts import Visitor
from motk.features.access.attempts import queries as access
from motk.features.access.change_password import end_old_ways
from motk.features.access.sessions import Opened, open_session
from motk.features.invitations.invite import queries
from motk.features.signing_in.steps import Awaited, begin_if_needed
from motk.gate import gate, passwords, sets
from motk.gate.actor import from_account, hashed
from motk.model.account import Account


async def find(session: AsyncSession, token: str) -> Mapping[str, Any]:
    """Whom a link is for. Raises Invalid when it has ended or was used."""
    found = await queries.invitation.rows(session, token_hash=hashed(token))
    if not found:
        raise Invalid([("token", "This invitation has ended or was used already. Ask for a new one.")])
    return found[0]


async def accept(
    session: AsyncSession, token: str, password: str, own: sets.Fields, visitor: Visitor, *, days: int
) -> tuple[Opened | Awaited, UUID | None]:
    """Set the password, and what the person says of themselves, and let them in; with the change set, if there is one.

    Whoever has a second factor already shows it next. Raises Invalid.
    """
    account = await find(session, token)
    passwords.refuse_weak("password", password, account["account_name"], account["email"], account["display_name"])
    await session.rollback()
    password_hash = await passwords.hashed(password)
    account = await find(session, token)
    account_id: UUID = account["account_id"]
    if not await queries.use_invitation.value(session, invitation_id=account["id"]):
        raise Invalid([("token", "This invitation was used a moment ago. Sign in with the password chosen there.")])
    w = await gate.begin(session, await from_account(session, account_id, via="web"), "invitation.accept")
    row = await w.load(Account, account_id)
    for name, value in own.items():
        setattr(row, name, value)
    await session.flush()
    await access.keep_password.value(session, account_id=account_id, password_hash=password_hash)
    await end_old_ways(session, account_id, but=None, keep_tokens=True)
    entered = await begin_if_needed(session, account_id) or await open_session(
        session, account_id, password_hash, visitor, days=days
    )
    assert entered is not None  # noqa: S101 - the password was kept a few lines above
    await access.note_try.value(
        session,
        identity=account["account_name"].casefold(),
        account_id=account_id,
        address=visitor.address,
        user_agent=visitor.user_agent,
        outcome="accepted",
    )
    written = await w.written()
    await session.commit()
    return entered, written
