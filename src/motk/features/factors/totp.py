"""Codes of an authenticator app (RFC 6238): six digits that change every thirty seconds."""

import io
from dataclasses import dataclass
from uuid import UUID

import pyotp
import segno
import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from motk.core.clock import now
from motk.core.sealing import CannotUnseal, seal, unseal
from motk.features.factors.held import queries

log = structlog.get_logger("motk.access")

# A phone's clock may be half a minute wrong, either way.
_LEEWAY_STEPS = 1
_STEP_S = 30


@dataclass(frozen=True)
class Authenticator:
    """What the app is given: `uri` in the picture `svg`, or `secret` typed by hand."""

    secret: str
    uri: str
    svg: str


async def begin(session: AsyncSession, key: str, account_id: UUID, name: str, studio: str) -> Authenticator:
    """A new secret, which counts from its first right code on."""
    secret = pyotp.random_base32()
    await queries.keep_totp.value(
        session, account_id=account_id, totp_secret=seal(key, _purpose(account_id), secret.encode())
    )
    uri = pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=studio)
    return Authenticator(secret, uri, _picture(uri))


async def take(session: AsyncSession, key: str, account_id: UUID, code: str) -> bool:
    """Whether the code is right now, and was never taken before. The first right one makes the authenticator count."""
    found = await queries.totp_of.rows(session, account_id=account_id)
    if not found:
        return False
    try:
        secret = unseal(key, _purpose(account_id), found[0]["totp_secret"]).decode()
    except CannotUnseal:
        # A backup restored without its key: the recovery codes still open the door.
        log.exception("an authenticator's secret does not open", account_id=str(account_id))
        return False
    step = _step_of(pyotp.TOTP(secret), code)
    return step is not None and bool(await queries.use_totp_step.value(session, account_id=account_id, step=step))


async def is_confirmed(session: AsyncSession, account_id: UUID) -> bool:
    found = await queries.totp_of.rows(session, account_id=account_id)
    return bool(found) and found[0]["totp_confirmed_at"] is not None


def _step_of(totp: pyotp.TOTP, code: str) -> int | None:
    current = int(now().timestamp()) // _STEP_S
    steps = range(current - _LEEWAY_STEPS, current + _LEEWAY_STEPS + 1)
    return next((step for step in steps if pyotp.utils.strings_equal(totp.generate_otp(step), code)), None)


def _purpose(account_id: UUID) -> str:
    return f"totp:{account_id}"


def _picture(uri: str) -> str:
    drawn = io.BytesIO()
    segno.make(uri, error="m").save(drawn, kind="svg", scale=4, border=2, xmldecl=False, svgns=True, light="#fff")
    return drawn.getvalue().decode()
