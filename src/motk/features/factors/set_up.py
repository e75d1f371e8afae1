"""Setting up a second factor: shown to work once before it counts."""

import json
import secrets
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from motk.core.errors import Conflict, Invalid, NotFound
from motk.core.settings import Settings
from motk.features.access.attempts import Visitor, attempt
from motk.features.access.attempts import queries as access
from motk.features.access.owner import hold_browser, hold_owner
from motk.features.factors import email_code, passkeys, recovery, totp
from motk.features.factors.held import Held, held, queries
from motk.features.factors.schemas import FactorAdded, FactorRemoved, FactorsOut
from motk.gate.actor import hashed
from motk.gate.gate import Reading
from motk.model.account import Account
from motk.model.organization import Organization

_WRONG = "This is not the code. A code lasts half a minute: type the one that is shown now."


async def mine(r: Reading, account_id: UUID | None = None) -> Held:
    """What the actor has, or somebody of the studio whom the actor may look after. Raises Forbidden, NotFound."""
    return await held(r.session, account_id or r.actor.somebody)


def shown(owner: Held) -> FactorsOut:
    return FactorsOut.model_validate(
        {
            "demanded": owner.is_demanded,
            "has_password": owner.has_password,
            "email": owner.email,
            "totp_since": owner.totp_confirmed_at,
            "email_code_since": owner.email_code_enabled_at,
            "passkeys": owner.passkeys,
            "recovery_codes_left": owner.recovery_codes,
        }
    )


async def begin_totp(r: Reading, key: str, password: str | None, visitor: Visitor) -> totp.Authenticator:
    """Raises Invalid, Conflict when there is one already: it is taken away first."""
    await hold_owner(r, password, visitor)
    owner = await mine(r)
    if owner.totp_confirmed_at:
        raise Conflict("An authenticator is set up already. Remove it first to set up another.")
    return await totp.begin(r.session, key, owner.account_id, owner.email or owner.account_name, await _studio(r))


async def confirm_totp(r: Reading, key: str, code: str, visitor: Visitor) -> FactorAdded:
    hold_browser(r)
    before = await mine(r)
    if before.totp_confirmed_at:
        raise Conflict("This authenticator is set up already.")
    tried = await attempt(r.session, [before.account_name.casefold()], [before.account_id], visitor)
    is_right = await totp.take(r.session, key, before.account_id, _digits(code))
    await tried.end(r.session, "confirmed" if is_right else "wrong_code")
    if not is_right:
        await r.session.commit()
        raise Invalid([("code", _WRONG)])
    return await _added(r, before)


async def begin_email(r: Reading, password: str | None, visitor: Visitor) -> None:
    """Mail a code to the account's own address. Raises Conflict without one, TooMany."""
    await hold_owner(r, password, visitor)
    owner = await mine(r)
    if owner.email is None:
        raise Conflict("Your account has no e-mail address. Ask an admin to enter it.")
    step = await _step(r, "email_setup")
    if step is None:
        await _open_step(r, owner, "email_setup", {})
        step = await _step(r, "email_setup")
    assert step is not None  # noqa: S101 - opened two lines above
    await email_code.mail(r.session, owner, step["id"], owner.email, "set_up")


async def confirm_email(r: Reading, code: str) -> FactorAdded:
    hold_browser(r)
    before = await mine(r)
    step = await _step(r, "email_setup")
    if step is None or not await queries.try_step.value(r.session, step_id=step["id"]):
        raise Invalid([("code", "This code has ended. Have another one mailed.")])
    if not email_code.is_right(step["id"], step["facts"], _digits(code)):
        await r.session.commit()
        raise Invalid([("code", "This is not the code that was mailed.")])
    await queries.end_step.value(r.session, step_id=step["id"])
    await queries.use_email_codes.value(r.session, account_id=before.account_id)
    return await _added(r, before)


async def begin_passkey(r: Reading, settings: Settings, password: str | None, visitor: Visitor) -> passkeys.Credential:
    await hold_owner(r, password, visitor)
    owner = await mine(r)
    asked = await passkeys.ask_to_make(r.session, settings, owner, await _studio(r))
    await _open_step(r, owner, "passkey_setup", {"challenge": asked.challenge})
    return asked.options


async def add_passkey(r: Reading, settings: Settings, name: str, credential: passkeys.Credential) -> FactorAdded:
    """Raises Invalid, Conflict."""
    hold_browser(r)
    before = await mine(r)
    step = await _step(r, "passkey_setup")
    if step is None or not await queries.end_step.value(r.session, step_id=step["id"]):
        raise Invalid([("credential", "This took too long. Start again.")])
    # Whatever comes of it, this question is answered.
    await r.session.commit()
    await passkeys.keep(r.session, settings, before.account_id, name, credential, step["facts"]["challenge"])
    return await _added(r, before)


async def renew_recovery_codes(r: Reading, password: str | None, visitor: Visitor) -> list[str]:
    await hold_owner(r, password, visitor)
    owner = await mine(r)
    if not owner.factor_count:
        raise Conflict("Set up a second factor first: recovery codes stand in for one.")
    return await recovery.renew(r.session, owner.account_id)


async def remove(r: Reading, asked: FactorRemoved, visitor: Visitor) -> None:
    """Take a factor away; the last one takes the recovery codes along. Raises Conflict when the studio demands one, NotFound."""
    await hold_owner(r, asked.password.get_secret_value() if asked.password else None, visitor)
    owner = await mine(r)
    if owner.is_demanded and owner.factor_count == 1:
        raise Conflict("This studio asks for a second factor. Set up another one before you remove the last.")
    if asked.factor == "totp":
        await queries.forget_totp.value(r.session, account_id=owner.account_id)
    elif asked.factor == "email":
        await queries.forget_email_codes.value(r.session, account_id=owner.account_id)
    elif not await queries.forget_passkey.value(r.session, account_id=owner.account_id, passkey_id=asked.passkey_id):
        raise NotFound("passkey", asked.passkey_id)
    if not (await mine(r)).factor_count:
        await queries.forget_recovery_codes.value(r.session, account_id=owner.account_id)
        await queries.sessions_lack_factor.value(r.session, account_id=owner.account_id)


async def remove_for(r: Reading, account_id: UUID) -> None:
    """Take every factor from somebody who has lost them; they set up new ones. Raises NotFound."""
    account = await r.load(Account, account_id)
    await queries.forget_all.value(r.session, account_id=account.id)
    await queries.sessions_lack_factor.value(r.session, account_id=account.id)


async def _added(r: Reading, before: Held) -> FactorAdded:
    """The session that has just shown a factor has one. The first one brings the recovery codes, and ends the sessions that came in without."""
    await queries.session_has_factor.value(r.session, session_id=r.actor.session_id)
    if before.factor_count:
        return FactorAdded(recovery_codes=None)
    await queries.end_sessions_without_factor.value(r.session, account_id=before.account_id, but=r.actor.session_id)
    if not before.has_password:
        # Only a provider's word stands behind this factor. It opens this studio's door, not the person's other ones.
        await access.leave_identity.value(r.session, account_id=before.account_id)
    return FactorAdded(recovery_codes=await recovery.renew(r.session, before.account_id))


async def _studio(r: Reading) -> str:
    name: str | None = await r.session.scalar(
        select(Organization.name).where(Organization.id == r.actor.organization_id)
    )
    return name or "MOTK"


async def _step(r: Reading, kind: str) -> Mapping[str, Any] | None:
    found = await queries.step_of_account.rows(r.session, account_id=r.actor.account_id, kind=kind)
    return found[0] if found else None


async def _open_step(r: Reading, owner: Held, kind: str, facts: Mapping[str, Any]) -> None:
    await queries.open_step.value(
        r.session,
        kind=kind,
        account_id=owner.account_id,
        token_hash=hashed(secrets.token_urlsafe(32)),
        facts=json.dumps(facts),
        minutes=email_code.MINUTES,
    )


def _digits(code: str) -> str:
    """People type codes with spaces, as they are shown."""
    return "".join(code.split())
