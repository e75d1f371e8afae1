"""Codes on paper, for the day the phone is lost: each opens the door once."""

import re
import secrets
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from motk.features.factors.held import queries
from motk.gate.actor import hashed

_HOW_MANY = 10
# Without 0, 1, i, l, o and u: what is read from paper is typed wrong otherwise.
_LETTERS = "23456789abcdefghjkmnpqrstvwxyz"
_GROUPS, _GROUP_LENGTH = 4, 4


async def renew(session: AsyncSession, account_id: UUID) -> list[str]:
    """Ten new codes in place of the old ones; the only time they are seen. Seventy-eight bits of chance each, so a plain hash will do."""
    codes = ["-".join(_group() for _ in range(_GROUPS)) for _ in range(_HOW_MANY)]
    await queries.keep_recovery_codes.value(
        session, account_id=account_id, code_hashes=[_hashed(code, account_id) for code in codes]
    )
    return codes


async def take(session: AsyncSession, account_id: UUID, code: str) -> bool:
    return bool(
        await queries.use_recovery_code.value(session, account_id=account_id, code_hash=_hashed(code, account_id))
    )


def _group() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(_GROUP_LENGTH))


def _hashed(code: str, account_id: UUID) -> bytes:
    return hashed(f"{account_id}:{re.sub(r'[^a-z0-9]', '', code.lower())}")
