"""Where somebody is signed in, and signing out there."""

from uuid import UUID

from motk.core.errors import NotFound
from motk.features.access.attempts import queries
from motk.features.access.schemas import SessionOut
from motk.gate.gate import Reading


async def list_sessions(r: Reading) -> list[SessionOut]:
    """The actor's own, this one first, then the last seen."""
    found = await queries.sessions.rows(r.session, account_id=r.actor.account_id, current=r.actor.session_id)
    return [SessionOut.model_validate(dict(row)) for row in found]


async def end_session(r: Reading, session_id: UUID) -> None:
    """Sign the actor out of one of its own browsers, at once. Raises NotFound."""
    if not await queries.end_session.value(r.session, account_id=r.actor.account_id, session_id=session_id):
        raise NotFound("session", session_id)
