"""One person, several accounts in different studios: shown to be theirs once, changed between with a click."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

from motk.core import sql
from motk.core.errors import Conflict, Forbidden, Invalid, NotFound
from motk.features.access.attempts import Visitor
from motk.features.access.attempts import queries as access
from motk.features.access.owner import hold_browser, hold_owner
from motk.features.access.sessions import Opened, end_session, open_proved_session
from motk.features.factors import recovery, totp
from motk.features.factors.held import Way, held
from motk.features.signing_in.sign_in import prove
from motk.features.signing_in.steps import Awaited, begin
from motk.gate.gate import Reading

queries = sql.load("motk.features.signing_in")

# Ways of having come in that showed a second factor, which a passkey is, too.
_SHOWN_FACTOR = frozenset({"passkey", "second_factor"})


async def list_accounts(r: Reading) -> list[Mapping[str, Any]]:
    """The actor's; to an admin who looks as them their other studios are not told."""
    found = await queries.accounts_of_identity.rows(r.session, account_id=r.actor.account_id)
    return [row for row in found if row["current"] or r.actor.viewer_id is None]


async def link(
    r: Reading,
    key: str,
    account: str,
    password: str,
    own_password: str | None,
    organization: str | None,
    code: str | None,
    visitor: Visitor,
) -> None:
    """Say that another account is the same person's, by signing in to it: with its password, and its code if it has a second factor.

    One's own password first: whoever finds a browser signed in must not make a door of their own into it.
    Raises WrongCredentials, WhichStudio, TooMany, Invalid, Forbidden, Conflict.
    """
    await hold_owner(r, own_password, visitor, field="own_password")
    proved = await prove(r.session, account, password, organization, visitor)
    other: UUID = proved.account["id"]
    ways = (await held(r.session, other)).ways
    if ways and not (code and await _is_code(r, key, other, ways, code)):
        await proved.tried.end(r.session, "wrong_code" if code else "awaits_factor", other)
        await r.session.commit()
        raise Invalid([("code", "Type a code of that account's authenticator app, or one of its recovery codes.")])
    await proved.tried.end(r.session, "confirmed", other)
    if other == r.actor.account_id:
        await r.session.commit()
        raise Conflict("This is the account you are signed in with. Name another one of yours.")
    both = [r.actor.account_id, other]
    identities = {
        row["account_id"]: row["identity_id"] for row in await queries.hold_secrets.rows(r.session, account_ids=both)
    }
    mine, theirs = (identities.get(one) for one in both)
    await queries.link.value(
        r.session, account_ids=both, identity_id=mine or theirs or uuid4(), other_identity_id=theirs
    )


async def unlink(r: Reading, account_id: UUID) -> None:
    """The account is on its own again. Raises NotFound."""
    hold_browser(r)
    if not await queries.unlink.value(r.session, account_id=account_id, own_account_id=r.actor.account_id):
        raise NotFound("account", account_id)


async def switch(r: Reading, account_id: UUID, visitor: Visitor, *, days: int) -> Opened | Awaited:
    """Go on as another of one's own accounts, in the same browser; the session of the one before ends.

    Whoever came in without a second factor shows it, if that account has one; one set up since, inside, was shown to nobody. Where it has
    none, a studio that demands one has it set up. For whom a provider alone vouched, it did so for its own studio: without a factor to show
    they go nowhere from there. Raises NotFound, Forbidden.
    """
    hold_browser(r)
    mine = {row["id"]: row for row in await list_accounts(r)}
    if account_id not in mine:
        raise NotFound("account", account_id)
    if account_id == r.actor.account_id:
        raise Conflict("You are signed in with this account already.")
    opened_by = str(await access.session_opened_by.value(r.session, session_id=r.actor.session_id))
    ways = (await held(r.session, account_id)).ways
    if ways and opened_by not in _SHOWN_FACTOR:
        return await begin(r.session, account_id)
    if opened_by == "provider":
        raise Forbidden(
            "You came in with an account from elsewhere, which opens its own studio alone. Sign in to the other one itself.",
            verb=r.verb,
        )
    opened = await open_proved_session(
        r.session, account_id, visitor, days=days, opened_by=opened_by, has_factor=bool(ways), since=r.actor.session_id
    )
    if opened is None:
        raise NotFound("account", account_id)
    if r.actor.session_id:
        await end_session(r, r.actor.session_id)
    await access.note_try.value(
        r.session,
        identity=mine[account_id]["account_name"].casefold(),
        account_id=account_id,
        address=visitor.address,
        user_agent=visitor.user_agent,
        outcome="switched",
    )
    return opened


async def _is_code(r: Reading, key: str, account_id: UUID, ways: Sequence[Way], code: str) -> bool:
    typed = "".join(code.split())
    if "totp" in ways and await totp.take(r.session, key, account_id, typed):
        return True
    return await recovery.take(r.session, account_id, typed)
