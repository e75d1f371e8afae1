"""Codes sent by mail, for those who have no phone at work."""

import hmac
import json
import secrets
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from motk.core.clock import now
from motk.core.errors import TooMany
from motk.core.mail import send
from motk.features.factors.held import queries
from motk.gate.actor import hashed

MINUTES = 10
_WAIT_S = 30
_MOST_MAILS = 5
_MOST_AN_HOUR = 10


async def mail(session: AsyncSession, account_id: UUID, step_id: UUID, email: str, name: str, purpose: str) -> None:
    """Mail a new code for this step; the one before counts no longer. Raises TooMany: nobody's mailbox is filled from here."""
    found = await queries.hold_step.rows(session, step_id=step_id)
    facts = found[0]["facts"] if found else {}
    sent = int(facts.get("mails", 0))
    waited_s = now().timestamp() - float(facts.get("mailed_at", 0))
    if sent >= _MOST_MAILS:
        raise TooMany("Five codes were sent already. Start again in a few minutes.", retry_after_s=MINUTES * 60)
    if waited_s < _WAIT_S:
        raise TooMany("A code was sent a moment ago. Look in your mail, also among the spam.", retry_after_s=_WAIT_S)
    # Whoever knows the password may begin as many sign-ins as they like.
    if await queries.mails_lately.value(session, account_id=account_id) >= _MOST_AN_HOUR:
        raise TooMany(
            "Ten codes were sent within the hour. Choose another way, or come back later.", retry_after_s=3600
        )
    code = f"{secrets.randbelow(1_000_000):06}"
    told = {"code": hashed(f"{step_id}:{code}").hex(), "mails": sent + 1, "mailed_at": now().timestamp()}
    await queries.tell_step.value(session, step_id=step_id, facts=json.dumps(told))
    text = (
        f"Hello {name},\n\nyour code to {purpose} is\n\n    {code}\n\nIt works once, for {MINUTES} minutes. If you did not ask"
        " for it, somebody may know your password: change it.\n"
    )
    await send.defer(session, to=email, subject=f"{code} is your MOTK code", text=text)


def is_right(step_id: UUID, facts: Mapping[str, Any], code: str) -> bool:
    return "code" in facts and hmac.compare_digest(str(facts["code"]), hashed(f"{step_id}:{code}").hex())
