"""Signing in with a passkey: alone, when the device has checked who holds it, or as the second step."""

import json
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from motk.core.settings import Settings
from motk.features.access.attempts import Visitor, attempt, queries, unknown
from motk.features.access.sessions import Opened, open_proved_session
from motk.features.factors import passkeys
from motk.features.factors.held import queries as factors
from motk.features.signing_in import steps
from motk.features.signing_in.sign_in import WrongCredentials
from motk.gate.actor import hashed

KIND = "passkey"
_MINUTES = 5


@dataclass(frozen=True)
class Challenged:
    """`token` is for the cookie of a sign-in that begins with the key; None when one is under way."""

    options: passkeys.Credential
    token: str | None


async def ask(session: AsyncSession, settings: Settings, step_token: str | None, visitor: Visitor) -> Challenged:
    """What the browser needs to show a passkey: of the account whose second step this is, else of anybody. Raises TooMany."""
    found = await factors.step.rows(session, token_hash=hashed(step_token), kind=steps.KIND) if step_token else []
    asked = await passkeys.ask_to_show(session, settings, found[0]["account_id"] if found else None)
    facts = {"challenge": asked.challenge}
    if found:
        await factors.tell_step.value(session, step_id=found[0]["id"], facts=json.dumps(facts))
        await session.commit()
        return Challenged(asked.options, None)
    await steps.hold_few(session, visitor)
    token = await steps.begin_unknown(session, KIND, facts, visitor, minutes=_MINUTES)
    await session.commit()
    return Challenged(asked.options, token)


async def open_with(
    session: AsyncSession,
    settings: Settings,
    token: str | None,
    credential: passkeys.Credential,
    visitor: Visitor,
) -> Opened:
    """A session for whoever holds the key. Raises StepEnded, WrongCredentials, TooMany."""
    for kind in (steps.KIND, KIND):
        found = await factors.step.rows(session, token_hash=hashed(token), kind=kind) if token else []
        if found and "challenge" in found[0]["facts"]:
            is_second = kind == steps.KIND
            return await (_as_second_step if is_second else _alone)(session, settings, found[0], credential, visitor)
    raise steps.StepEnded


async def _as_second_step(
    session: AsyncSession, settings: Settings, step: steps.Step, credential: passkeys.Credential, visitor: Visitor
) -> Opened:
    tried = await steps.begin_try(session, step, visitor)
    known = await passkeys.take(session, settings, credential, step["facts"]["challenge"])
    if known is None or known.account_id != step["account_id"]:
        await tried.end(session, "wrong_code", step["account_id"])
        await session.commit()
        raise WrongCredentials("This passkey is not known here.")
    return await steps.finish(session, step, tried, visitor, days=settings.session_days)


async def _alone(
    session: AsyncSession, settings: Settings, step: steps.Step, credential: passkeys.Credential, visitor: Visitor
) -> Opened:
    # The challenge is used up first: an answer overheard is worth nothing a second time.
    if not await factors.end_step.value(session, step_id=step["id"]):
        raise steps.StepEnded
    await session.commit()
    known = await passkeys.take(session, settings, credential, step["facts"]["challenge"])
    if known is None or not known.is_verified:
        await session.rollback()
        named = unknown(ascii(credential.get("id")))
        tried = await attempt(session, [named], [known.account_id] if known else [], visitor)
        await tried.end(session, "failed", known.account_id if known else None)
        await session.commit()
        raise WrongCredentials("This passkey is not known here, or its device did not ask who you are.")
    opened = await open_proved_session(
        session, known.account_id, visitor, days=settings.session_days, opened_by="passkey", has_factor=True
    )
    await queries.note_try.value(
        session,
        identity=known.account_name.casefold(),
        account_id=known.account_id,
        address=visitor.address,
        user_agent=visitor.user_agent,
        outcome="signed_in" if opened else "refused",
    )
    await session.commit()
    if opened is None:
        raise steps.StepEnded
    return opened
