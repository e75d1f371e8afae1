"""Looking as somebody else: an admin's session reads as that account for an hour, changes nothing, and the diary says so."""

from uuid import UUID

from sqlalchemy import text

from motk.core.errors import Conflict, Forbidden
from motk.features.access.attempts import queries
from motk.gate.gate import Reading, Writing
from motk.gate.roles import BOT
from motk.model.account import Account

MINUTES = 60

# Nothing of the production changes by it, yet the diary keeps it: the change set has no rows.
_NOTE = text("select id from motk.current_change_set(cast(:organization_id as uuid))")


async def begin(w: Writing, account_id: UUID) -> None:
    """Raises NotFound, Forbidden for a token, Conflict for an account that nobody comes in with."""
    if w.actor.session_id is None:
        raise Forbidden("Looking as somebody else is for a browser; a token is its own account alone.", verb=w.verb)
    account = await w.load(Account, account_id)
    if account.id == w.actor.account_id or account.account_type == BOT:
        raise Conflict("Choose somebody else: a person of the studio.", field="account_id")
    began = await queries.view_as.value(
        w.session, session_id=w.actor.session_id, account_id=account.id, minutes=MINUTES
    )
    if not began:
        raise Conflict(f"{account.display_name} cannot sign in, so there is nothing to see.", field="account_id")
    await w.mean(w.verb, note=f"as {account.display_name}")
    await w.session.execute(_NOTE, {"organization_id": w.actor.organization_id})


async def stop(r: Reading) -> None:
    """Be oneself again; nothing happens to who is."""
    if r.actor.session_id is not None:
        await queries.stop_viewing.value(r.session, session_id=r.actor.session_id)
