"""Mailing the links that set a new password."""

import secrets

from motk.core.jobs import JobContext, job
from motk.core.language import language
from motk.core.mail import send
from motk.features.access.attempts import queries
from motk.gate.actor import hashed

_SUBJECT = {"en": "Your MOTK password", "fr": "Votre mot de passe MOTK"}
_LINK = {"en": "{studio}, as {name}:\n{link}", "fr": "{studio}, compte {name} :\n{link}"}
_TEXT = {
    "en": "Hello {name},\n\nsomebody asked for a new password for you. To set one, open this within an hour; it works once.\n\n"
    "{links}\n\nIf it was not you, there is nothing to do: your password stays as it is.\n",
    "fr": "Bonjour {name},\n\nquelqu'un a demandé un nouveau mot de passe pour vous. Pour le choisir, ouvrez ce lien dans l'heure ; il ne sert"
    " qu'une fois.\n\n{links}\n\nSi ce n'était pas vous, il n'y a rien à faire : votre mot de passe reste le même.\n",
}


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
            spoken = language(account["locale"])
            links.append(
                _LINK[spoken].format(studio=account["organization_name"], name=account["account_name"], link=link)
            )
        if accounts:
            spoken = language(accounts[0]["locale"])
            text = _TEXT[spoken].format(name=accounts[0]["display_name"], links="\n\n".join(links))
            await send.defer(connection, to=email, subject=_SUBJECT[spoken], text=text)
