"""What the server's console may do without signing in: accounts, new passwords, tokens."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from motk.core.errors import Conflict, NotFound
from motk.features.access.attempts import queries
from motk.features.access.schemas import TokenMade
from motk.features.access.tokens import issue_token
from motk.gate import passwords, sets
from motk.gate.gate import Writing
from motk.gate.roles import BOT
from motk.model.account import Account
from motk.model.organization import Organization


async def organization_of(session: AsyncSession, slug: str | None) -> UUID:
    """The studio of this short name; without one, the only studio there is. Raises NotFound, Conflict."""
    table: Any = Organization.__table__
    studios = (await session.execute(select(table.c.id, table.c.slug).order_by(table.c.slug).limit(100))).all()
    if slug is None and len(studios) > 1:
        raise Conflict(f"Say which studio with --organization: {', '.join(row.slug for row in studios)}.")
    if not studios:
        raise Conflict("There is no studio yet. Open MOTK in a browser and set it up.")
    for studio in studios:
        if slug in {None, studio.slug}:
            return UUID(str(studio.id))
    raise NotFound("studio", slug)


async def create_account(w: Writing, fields: sets.Fields, password: str | None) -> UUID:
    """An account of any type; without a password it comes in by a mailed link, or, as a bot, by token. Raises Conflict, Invalid."""
    if password is not None:
        passwords.refuse_weak("password", password, fields["account_name"], fields.get("email"))
    (account_id,) = await sets.create(w, Account, [fields])
    if password is not None:
        await queries.keep_password.value(
            w.session, account_id=account_id, password_hash=await passwords.hashed(password)
        )
    return account_id


async def reset_password(w: Writing, account_name: str, password: str) -> None:
    """Set somebody's password and end all sessions: the way back in when nobody else can. Raises NotFound, Conflict, Invalid."""
    account = await account_named(w, account_name)
    if account.account_type == BOT:
        raise Conflict(f"{account.account_name} is a bot: it comes in by token. See `motk token create`.")
    passwords.refuse_weak("password", password, account.account_name, account.email)
    await queries.keep_password.value(w.session, account_id=account.id, password_hash=await passwords.hashed(password))
    await queries.use_up_resets.value(w.session, account_id=account.id)
    await queries.end_sessions.value(w.session, account_id=account.id, but=None)


async def create_token(
    w: Writing, account_name: str, name: str, scopes: Sequence[str], expires_at: datetime | None
) -> TokenMade:
    """A token for an account, or a bot. Raises NotFound, Invalid, Conflict."""
    return await issue_token(w, (await account_named(w, account_name)).id, name, scopes, expires_at)


async def account_named(w: Writing, account_name: str) -> Account:
    found = await w.session.scalar(
        select(Account).where(
            func.lower(Account.account_name) == account_name.lower(),
            Account.organization_id == w.actor.organization_id,
            Account.archived_at.is_(None),
        )
    )
    if found is None:
        raise NotFound("account", account_name)
    return found
