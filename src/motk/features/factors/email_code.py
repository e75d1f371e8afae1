"""Codes sent by mail, for those who have no phone at work."""

import hmac
import json
import secrets
from collections.abc import Mapping
from typing import Any, Literal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from motk.core.clock import now
from motk.core.errors import TooMany
from motk.core.language import language
from motk.core.mail import send
from motk.features.factors.held import Held, queries
from motk.gate.actor import hashed

MINUTES = 10
_WAIT_S = 30
_MOST_MAILS = 5
_MOST_AN_HOUR = 10

Purpose = Literal["sign_in", "set_up"]
_SUBJECT = {"en": "{code} is your MOTK code", "fr": "{code} est votre code MOTK"}
_PURPOSE: dict[str, dict[Purpose, str]] = {
    "en": {"sign_in": "sign in", "set_up": "have codes mailed to you"},
    "fr": {"sign_in": "vous connecter", "set_up": "recevoir des codes par e-mail"},
}
_TEXT = {
    "en": "Hello {name},\n\nyour code to {purpose} is\n\n    {code}\n\nIt works once, for {minutes} minutes."
    " If you did not ask for it, somebody may know your password: change it.\n",
    "fr": "Bonjour {name},\n\nvotre code pour {purpose} est\n\n    {code}\n\nIl sert une seule fois, pendant {minutes} minutes."
    " Si vous ne l'avez pas demandé, quelqu'un connaît peut-être votre mot de passe : changez-le.\n",
}


async def mail(session: AsyncSession, owner: Held, step_id: UUID, email: str, purpose: Purpose) -> None:
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
    if await queries.mails_lately.value(session, account_id=owner.account_id) >= _MOST_AN_HOUR:
        raise TooMany(
            "Ten codes were sent within the hour. Choose another way, or come back later.", retry_after_s=3600
        )
    code = f"{secrets.randbelow(1_000_000):06}"
    told = {"code": hashed(f"{step_id}:{code}").hex(), "mails": sent + 1, "mailed_at": now().timestamp()}
    await queries.tell_step.value(session, step_id=step_id, facts=json.dumps(told))
    spoken = language(owner.locale)
    text = _TEXT[spoken].format(name=owner.display_name, purpose=_PURPOSE[spoken][purpose], code=code, minutes=MINUTES)
    await send.defer(session, to=email, subject=_SUBJECT[spoken].format(code=code), text=text)


def is_right(step_id: UUID, facts: Mapping[str, Any], code: str) -> bool:
    return "code" in facts and hmac.compare_digest(str(facts["code"]), hashed(f"{step_id}:{code}").hex())
