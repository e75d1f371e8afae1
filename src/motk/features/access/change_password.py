"""A new password: by whoever knows the old one, or whoever reads the account's mail."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from motk.core.errors import Invalid
from motk.features.access.attempts import Visitor, attempt, queries, unknown
from motk.features.access.jobs import mail_reset
from motk.gate import passwords
from motk.gate.actor import hashed
from motk.gate.gate import Reading


async def change_password(r: Reading, current: str, new: str, visitor: Visitor, *, keep_tokens: bool) -> None:
    """Set the actor's own password and end its other sessions, and its tokens unless they are to stay.

    Raises Invalid, TooMany: a stolen session gets no free guesses.
    """
    account_id = r.actor.account_id
    (mine,) = await queries.password_of.rows(r.session, account_id=account_id)
    passwords.refuse_weak("new_password", new, mine["account_name"], mine["email"])
    tried = await attempt(r.session, [mine["account_name"].casefold()], [account_id] if account_id else [], visitor)
    checked = await passwords.check(current, mine["password_hash"])
    if not checked.is_right:
        await tried.end(r.session, "failed")
        await r.session.commit()
        raise Invalid([("current_password", "This is not your current password.")])
    password_hash = await passwords.hashed(new)
    await tried.end(r.session, "confirmed")
    await queries.keep_password.value(r.session, account_id=account_id, password_hash=password_hash)
    await end_old_ways(r.session, account_id, but=r.actor.session_id, keep_tokens=keep_tokens)


async def end_old_ways(session: AsyncSession, account_id: UUID | None, *, but: UUID | None, keep_tokens: bool) -> None:
    """After a new password: nothing that came in by the old one stays in. `but` is the session of an owner who knew the old one."""
    await queries.use_up_links.value(session, account_id=account_id)
    await queries.leave_identity.value(session, account_id=account_id)
    await queries.end_steps.value(session, account_id=account_id)
    await queries.end_sessions.value(session, account_id=account_id, but=but)
    if not keep_tokens:
        await queries.revoke_tokens.value(session, account_id=account_id)


async def ask_for_reset(session: AsyncSession, email: str, visitor: Visitor) -> None:
    """Let a link be mailed to whoever has this address. The same work for an unknown one: the job looks, the answer does not.

    Who asks too often is answered like everybody else, and nothing happens.
    """
    is_noted = await queries.note_reset_asked.value(
        session, identity=unknown(email), address=visitor.address, user_agent=visitor.user_agent
    )
    if is_noted:
        await mail_reset.defer(session, email=email)
    await session.commit()


async def reset_password(session: AsyncSession, token: str, new: str, visitor: Visitor, *, keep_tokens: bool) -> None:
    """Set the password of the account a mailed link belongs to; works once, and ends all of its sessions. Raises Invalid."""
    account = await _owner_of(session, token)
    passwords.refuse_weak("new_password", new, account["account_name"], account["email"])
    await session.rollback()
    password_hash = await passwords.hashed(new)
    account = await _owner_of(session, token)
    account_id = account["account_id"]
    await queries.keep_password.value(session, account_id=account_id, password_hash=password_hash)
    await end_old_ways(session, account_id, but=None, keep_tokens=keep_tokens)
    await queries.note_try.value(
        session,
        identity=account["account_name"].casefold(),
        account_id=account_id,
        address=visitor.address,
        user_agent=visitor.user_agent,
        outcome="reset",
    )
    await session.commit()


async def _owner_of(session: AsyncSession, token: str) -> Mapping[str, Any]:
    found = await queries.reset_owner.rows(session, token_hash=hashed(token))
    if not found:
        raise Invalid([("token", "This link has ended or was used already. Ask for a new one.")])
    return found[0]
