"""What somebody has beside a password, and whether the studio demands it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from motk.core import sql

queries = sql.load("motk.features.factors")

Way = Literal["totp", "email", "passkey", "recovery"]


@dataclass(frozen=True)
class Held:
    account_id: UUID
    account_name: str
    display_name: str
    email: str | None
    locale: str | None
    has_password: bool
    is_demanded: bool
    totp_confirmed_at: datetime | None
    email_code_enabled_at: datetime | None
    passkeys: Sequence[Mapping[str, Any]]
    recovery_codes: int

    @property
    def ways(self) -> list[Way]:
        """How the second step may be taken; none: there is no second step."""
        factors: dict[Way, bool] = {
            "totp": self.totp_confirmed_at is not None,
            "passkey": bool(self.passkeys),
            "email": self.email_code_enabled_at is not None and self.email is not None,
        }
        held = [way for way, is_held in factors.items() if is_held]
        return [*held, "recovery"] if held and self.recovery_codes else held

    @property
    def factor_count(self) -> int:
        return (self.totp_confirmed_at is not None) + (self.email_code_enabled_at is not None) + len(self.passkeys)


async def held(session: AsyncSession, account_id: UUID) -> Held:
    (row,) = await queries.held.rows(session, account_id=account_id)
    fields = dict(row)
    policy, account_type = fields.pop("policy"), fields.pop("account_type")
    return Held(**fields, is_demanded=demands(policy, account_type))


def demands(policy: str, account_type: str) -> bool:
    """The same rule as in gate/actor.sql, which holds sessions to it."""
    return policy == "everyone" or (policy == "admins" and account_type == "admin")
