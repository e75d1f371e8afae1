"""Inviting somebody: an account is made, and a link mailed with which its owner takes it over."""

import re
import secrets
import unicodedata
from uuid import UUID

from motk.core import sql
from motk.core.errors import Conflict, Invalid, TooMany
from motk.core.mail import send
from motk.features.invitations import letter
from motk.features.people import accounts
from motk.gate import sets
from motk.gate.actor import hashed
from motk.gate.gate import Reading, Writing
from motk.gate.roles import BOT
from motk.model.account import Account

queries = sql.load("motk.features.invitations")

DAYS = 7
_MOST_AN_HOUR = 5
_MOST_NAMESAKES = 50


async def invite(w: Writing, given: sets.Fields, public_url: str) -> UUID:
    """Make the account and mail the link. Raises Invalid, Conflict for an address or a name that is taken."""
    if given.get("account_type") == BOT:
        raise Invalid([("account_type", "A bot is not invited: make its account, then a token for it.")])
    fields = {**given, "account_name": given.get("account_name") or await free_name(w, given["email"])}
    (account_id,) = await accounts.create(w, [fields])
    await _mail(w, account_id, given["email"], given["display_name"], public_url)
    return account_id


async def reinvite(r: Reading, account_id: UUID, public_url: str) -> str:
    """Mail another link for an account that is there; those sent before end. Returns the address. Raises Conflict, TooMany."""
    account = await r.load(Account, account_id)
    if account.account_type == BOT:
        raise Conflict(f"{account.display_name} is a bot: it comes in by token.")
    if account.email is None:
        raise Conflict(f"{account.display_name} has no e-mail address. Enter one first.")
    if not account.active or account.archived_at is not None:
        raise Conflict(f"{account.display_name} may not come in. Activate the account first.")
    if await queries.sent_lately.value(r.session, account_id=account_id) >= _MOST_AN_HOUR:
        raise TooMany("Five invitations went to this address within the hour.", retry_after_s=3600)
    await _mail(r, account_id, account.email, account.display_name, public_url)
    return account.email


async def _mail(r: Reading, account_id: UUID, email: str, name: str, public_url: str) -> None:
    token = secrets.token_urlsafe(32)
    await queries.open_invitation.value(
        r.session, account_id=account_id, token_hash=hashed(token), created_by=r.actor.account_id, days=DAYS
    )
    (studio,) = await queries.studio.rows(r.session, account_id=account_id)
    subject, text = letter.compose(
        studio["locale"],
        name=name,
        inviter=r.actor.display_name,
        studio=studio["name"],
        link=f"{public_url}/invitation?token={token}",
        days=DAYS,
    )
    await send.defer(r.session, to=email, subject=subject, text=text)


async def free_name(w: Writing, email: str) -> str:
    """The name before the @, with a number where somebody has it already."""
    plain = unicodedata.normalize("NFKD", email.partition("@")[0]).encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z0-9._-]+", "", plain.lower()).strip("._-")[:50] or "account"
    names = [base, *(f"{base}{number}" for number in range(2, _MOST_NAMESAKES))]
    found = await queries.taken_names.rows(w.session, names=names, organization=w.actor.organization_id)
    taken = {row["name"] for row in found}
    return next((name for name in names if name not in taken), f"{base}-{secrets.token_hex(3)}")
