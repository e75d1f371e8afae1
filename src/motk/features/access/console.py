"""What the server's console may do without signing in: studios, accounts, new passwords, tokens."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from motk.core.errors import Conflict, NotFound
from motk.features.access import tokens
from motk.features.access.attempts import queries
from motk.features.access.change_password import end_old_ways
from motk.features.access.schemas import TokenMade, TokenOut
from motk.features.access.setup import create_studio, slug_of
from motk.gate import passwords, sets
from motk.gate.gate import Writing
from motk.gate.roles import ADMIN, BOT
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


async def studios(session: AsyncSession) -> Sequence[Organization]:
    """Those that are archived last."""
    archived = Organization.archived_at.is_not(None)
    found = await session.scalars(select(Organization).order_by(archived, Organization.slug).limit(1000))
    return found.all()


async def found_another(w: Writing, name: str, slug: str | None, admin: sets.Fields, password: str) -> str:
    """A studio beside those that are there, with the usual lists and its first admin; returns its short name. Raises Conflict, Invalid."""
    chosen = slug or slug_of(name)
    await queries.lock_setup.value(w.session)
    if await w.session.scalar(select(Organization.id).where(Organization.slug == chosen)) is not None:
        raise Conflict(f"There is a studio with the short name {chosen} already. Give this one another: --short-name.")
    await create_studio(w, name, chosen)
    await create_account(w, {**admin, "account_type": ADMIN}, password)
    return chosen


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
    await end_old_ways(w.session, account.id, but=None, keep_tokens=True)


async def list_accounts(w: Writing) -> Sequence[Account]:
    """Of the studio, those that are archived last; the first thousand."""
    found = await w.session.scalars(
        select(Account)
        .where(Account.organization_id == w.actor.organization_id)
        .order_by(Account.archived_at.is_not(None), func.lower(Account.account_name))
        .limit(1000)
    )
    return found.all()


async def deactivate(w: Writing, account_name: str) -> None:
    """Nobody comes in by this account any more: its sessions and tokens end. Raises NotFound, Conflict for the last admin."""
    await sets.edit(w, Account, [{"id": (await account_named(w, account_name)).id, "active": False}])


async def list_tokens(w: Writing, account_name: str) -> list[TokenOut]:
    """Raises NotFound."""
    return await tokens.list_tokens(w, (await account_named(w, account_name)).id)


async def revoke_token(w: Writing, account_name: str, named: str) -> TokenOut:
    """The token of this id, name or beginning; it must be one alone. Raises NotFound, Conflict."""
    account = await account_named(w, account_name)
    found = [
        token
        for token in await tokens.list_tokens(w, account.id)
        if named in {str(token.id), token.name} or (token.hint and named.startswith(token.hint))
    ]
    if not found:
        raise NotFound("token", named)
    if len(found) > 1:
        raise Conflict(f"There are {len(found)} tokens {named!r}. Say the id, which `motk token list` shows.")
    await tokens.revoke_token(w, found[0].id, account_id=account.id)
    return found[0]


async def create_token(
    w: Writing, account_name: str, name: str, scopes: Sequence[str], expires_at: datetime | None
) -> TokenMade:
    """A token for an account, or a bot. Raises NotFound, Invalid, Conflict."""
    return await tokens.issue_token(w, (await account_named(w, account_name)).id, name, scopes, expires_at)


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
