"""Mailing the links that set a new password."""

import secrets

from motk.core.jobs import JobContext, job
from motk.core.mail import send
from motk.features.access.attempts import queries
from motk.gate.actor import hashed

_SUBJECT = "Your MOTK password"


@job("password.mail_reset")
async def mail_reset(context: JobContext, email: str) -> None:
    """Mail a link that works once, within the hour, to the account of this address: one for each studio it is in, if any.

    Three mails an hour at most, or anybody could fill a mailbox. Run again it mails again; each link works.
    """
    async with context.engine.begin() as connection:
        accounts = await queries.reset_candidates.rows(connection, email=email)
        links = []
        for account in accounts:
            token = secrets.token_urlsafe(32)
            await queries.open_reset.value(connection, account_id=account["id"], token_hash=hashed(token))
            link = f"{context.settings.public_url}/reset-password?token={token}"
            links.append(f"{account['organization_name']}, as {account['account_name']}:\n{link}")
        if links:
            await send.defer(connection, to=email, subject=_SUBJECT, text=_text(accounts[0]["display_name"], links))


def _text(name: str, links: list[str]) -> str:
    listed = "\n\n".join(links)
    return (
        f"Hello {name},\n\nsomebody asked for a new password for you. To set one, open this within an hour; it works once.\n\n"
        f"{listed}\n\nIf it was not you, there is nothing to do: your password stays as it is.\n"
    )
