"""Whoever sits at a browser that is signed in, shown once more to be its owner."""

from motk.core.errors import Forbidden, Invalid
from motk.features.access.attempts import Visitor, attempt, queries
from motk.gate import passwords
from motk.gate.gate import Reading

_FRESH_MINUTES = 15


async def hold_owner(r: Reading, password: str | None, visitor: Visitor, *, field: str = "password") -> None:
    """Before something that would outlive a stolen session: the password again. Commits what came before.

    Who has no password, as they sign in elsewhere, has come in within the quarter of an hour. Raises Invalid, TooMany, Forbidden.
    """
    hold_browser(r)
    account_id = r.actor.account_id
    (mine,) = await queries.password_of.rows(r.session, account_id=account_id)
    if mine["password_hash"] is None:
        if not await queries.is_fresh.value(r.session, session_id=r.actor.session_id, minutes=_FRESH_MINUTES):
            raise Forbidden("Sign out and in again first: this changes how you come in.", verb=r.verb)
        return
    tried = await attempt(r.session, [mine["account_name"].casefold()], [account_id] if account_id else [], visitor)
    checked = await passwords.check(password or "", mine["password_hash"])
    await tried.end(r.session, "confirmed" if checked.is_right else "failed")
    await r.session.commit()
    if not checked.is_right:
        raise Invalid([(field, "This is not your password.")])


def hold_browser(r: Reading) -> None:
    """A token changes nothing of how its owner comes in. Raises Forbidden."""
    if r.actor.session_id is None:
        raise Forbidden("Sign in with a browser for this: a token may not.", verb=r.verb)
