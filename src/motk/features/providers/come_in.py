"""There and back: a browser goes to a provider, and comes back as somebody of the studio."""

import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from motk.core.errors import NotFound
from motk.core.sealing import CannotUnseal
from motk.features.access.attempts import Visitor
from motk.features.access.attempts import queries as access
from motk.features.access.sessions import Opened
from motk.features.factors.held import queries as steps
from motk.features.invitations.invite import free_name
from motk.features.providers import openid, secret
from motk.features.providers.openid import AddressNotVerified, Errand, NoAccount, ProviderRefused, Vouched
from motk.features.providers.secret import queries
from motk.features.signing_in.steps import Awaited, StepEnded, begin_unknown, enter_from_provider, hold_few
from motk.gate import gate, sets
from motk.gate.actor import hashed, system
from motk.model.account import Account

log = structlog.get_logger("motk.access")

KIND = "oidc"
_MINUTES = 10
_LONGEST_NEXT = 2000

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Sent:
    """`token` goes into a cookie: who comes back must be the browser that left."""

    address: str
    token: str


@dataclass(frozen=True)
class Come:
    entered: Opened | Awaited
    next: str
    change_set_id: UUID | None


async def send(
    session: AsyncSession, key: str, provider_id: UUID, next_page: str, redirect_uri: str, visitor: Visitor
) -> Sent:
    """Where the browser goes. No connection is held while the provider is asked. Raises NotFound, ProviderAway, TooMany."""
    await hold_few(session, visitor)
    row = await _provider(session, provider_id)
    await session.rollback()
    errand = openid.new_errand()
    address = await openid.address_for(_asked(row, key), errand, redirect_uri)
    facts = {**asdict(errand), "provider_id": str(provider_id), "next": next_page[:_LONGEST_NEXT]}
    token = await begin_unknown(session, KIND, facts, visitor, minutes=_MINUTES)
    await session.commit()
    return Sent(address, token)


async def come_back(
    session: AsyncSession,
    key: str,
    token: str | None,
    answer: Mapping[str, str | None],
    redirect_uri: str,
    visitor: Visitor,
    *,
    days: int,
) -> Come:
    """Let in whoever the provider vouches for, in transactions of its own. `answer` holds code, state, iss, error.

    Raises StepEnded, ProviderAway, ProviderRefused.
    """
    found = await steps.step.rows(session, token_hash=hashed(token), kind=KIND) if token else []
    if not found or not await steps.end_step.value(session, step_id=found[0]["id"]):
        raise StepEnded
    facts = found[0]["facts"]
    row = await _provider(session, UUID(facts["provider_id"]))
    await session.commit()
    if not secrets.compare_digest(facts["state"], answer.get("state") or ""):
        raise StepEnded
    code = answer.get("code")
    if answer.get("error") or not code:
        raise ProviderRefused(f"{row['name']} did not sign you in.")
    errand = Errand(facts["state"], facts["nonce"], facts["verifier"])
    who = await openid.vouched(_asked(row, key), errand, code, answer.get("iss"), redirect_uri)
    account_id, change_set_id = await _account_of(session, row, who)
    entered = await enter_from_provider(session, account_id, visitor, days=days)
    await access.note_try.value(
        session,
        identity=str(await queries.account_name.value(session, account_id=account_id)).casefold(),
        account_id=account_id,
        address=visitor.address,
        user_agent=visitor.user_agent,
        outcome="refused" if entered is None else "awaits_factor" if isinstance(entered, Awaited) else "signed_in",
    )
    await session.commit()
    if entered is None:
        raise NoAccount("Your account in this studio has ended. Ask an admin.")
    log.info("signed in elsewhere", account_id=str(account_id), provider=row["name"])
    return Come(entered, facts["next"], change_set_id)


async def _provider(session: AsyncSession, provider_id: UUID) -> Row:
    found = await queries.provider.rows(session, provider_id=provider_id)
    if not found:
        raise NotFound("provider", provider_id)
    return found[0]


def _asked(row: Row, key: str) -> openid.Provider:
    try:
        client_secret = secret.opened(key, row["id"], row["client_secret"])
    except CannotUnseal as error:
        log.exception("a client secret does not open", provider=row["name"])
        raise openid.ProviderAway("The secret of this provider must be entered again. Tell an admin.") from error
    return openid.Provider(row["issuer"], row["client_id"], client_secret, tuple(row["scopes"]))


async def _account_of(session: AsyncSession, provider: Row, who: Vouched) -> tuple[UUID, UUID | None]:
    """The account that this person came in with before, or whose verified address it is, or a new one. Raises ProviderRefused."""
    known = await queries.known_as.rows(session, provider_id=provider["id"], subject=who.subject)
    if known:
        account_id: UUID = known[0]["account_id"]
        change_set_id = None
    else:
        await queries.one_by_one.value(session, organization=provider["organization_id"])
        account_id, change_set_id = await _first_time(session, provider, who)
    await queries.know_as.value(session, provider_id=provider["id"], subject=who.subject, account_id=account_id)
    return account_id, change_set_id


async def _first_time(session: AsyncSession, provider: Row, who: Vouched) -> tuple[UUID, UUID | None]:
    if who.email is None:
        raise AddressNotVerified(
            f"{provider['name']} does not say that your e-mail address was verified. Ask an admin."
        )
    found = await queries.account_of.rows(session, organization=provider["organization_id"], email=who.email)
    if found:
        if found[0]["account_type"] == "bot":
            raise NoAccount("This address belongs to a bot, which comes in by token.")
        # Their own studio vouches for them here, and only here.
        await access.leave_identity.value(session, account_id=found[0]["account_id"])
        return found[0]["account_id"], None
    domain = who.email.rpartition("@")[2]
    if not provider["makes_accounts"] or (provider["domains"] and domain not in provider["domains"]):
        raise NoAccount(f"Nobody here has the address {who.email}. Ask an admin for an account.")
    w = await gate.begin(session, system(provider["organization_id"], via="web"), "session.come_from_provider")
    account = {
        "account_name": await free_name(w, who.email),
        "email": who.email,
        "display_name": who.name or who.email,
        "first_name": who.given_name,
        "last_name": who.family_name,
        "account_type": provider["new_account_type"],
    }
    (account_id,) = await sets.create(w, Account, [account])
    return account_id, await w.written()
