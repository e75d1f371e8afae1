"""Back-off: a few wrong passwords are free, then each costs twice the wait of the one before."""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from motk.core import sql
from motk.core.errors import TooMany

queries = sql.load("motk.features.access")

# In a quarter of an hour; see `pressure` in queries.sql.
FREE = {"account": 5, "address": 20}
LONGEST_WAIT_S = 15 * 60

Outcome = Literal[
    "trying",
    "failed",
    "wrong_code",
    "awaits_factor",
    "signed_in",
    "confirmed",
    "ambiguous",
    "reset",
    "reset_asked",
    "accepted",
    "switched",
    "refused",
]


@dataclass(frozen=True)
class Visitor:
    """Whoever is at the door, as far as the connection tells."""

    address: str | None
    user_agent: str | None


@dataclass(frozen=True)
class Attempt:
    """One try to prove who somebody is, written down as wrong until it proves right."""

    id: int

    async def end(self, session: AsyncSession, outcome: Outcome, account_id: UUID | None = None) -> None:
        await queries.end_try.value(session, try_id=self.id, account_id=account_id, outcome=outcome)


async def attempt(
    session: AsyncSession, identities: Sequence[str], account_ids: Sequence[UUID], visitor: Visitor
) -> Attempt:
    """Write a try down and commit, so that no connection is held while its password is checked.

    `identities` are what was typed, the most exact first. Twenty tries at once get no more through than one after the other:
    they pass here one by one, and one that is still being checked counts as wrong. A refused try leaves no line, or a flood
    would fill the table. Raises TooMany.
    """
    address = visitor.address or ""
    await queries.lock_door.value(session, identity=identities[-1], address=address)
    for found in await queries.pressure.rows(
        session, identities=list(identities), account_ids=list(account_ids), address=visitor.address
    ):
        wait_s = wait_after(found["failures"] - FREE[found["of"]])
        if wait_s and (left_s := math.ceil(wait_s - found["seconds_ago"])) > 0:
            raise TooMany(
                f"Too many wrong tries. Try again in {_spoken(left_s)}, or reset the password by mail.",
                retry_after_s=left_s,
            )
    try_id = await queries.note_try.value(
        session,
        identity=identities[0],
        account_id=account_ids[0] if len(account_ids) == 1 else None,
        address=visitor.address,
        user_agent=visitor.user_agent,
        outcome="trying",
    )
    await session.commit()
    return Attempt(try_id)


def wait_after(failures_too_many: int) -> int:
    """Seconds after the last wrong try: 2, 4, 8 … once the free ones are used up."""
    return 0 if failures_too_many < 0 else min(2 ** (failures_too_many + 1), LONGEST_WAIT_S)


def unknown(typed: str) -> str:
    """How a name that nobody has is written down: people type their password into the wrong field."""
    return f"unknown:{hashlib.sha256(typed.encode()).hexdigest()[:16]}"


def _spoken(seconds: int) -> str:
    return f"{seconds} seconds" if seconds < 120 else f"{math.ceil(seconds / 60)} minutes"
