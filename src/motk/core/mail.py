"""Mail: through the studio's SMTP server, or into the log while none is set.

Without MOTK_SMTP_URL the whole text stands in the log on purpose, a password link included: on a machine being set up
there is no other way to read it. With a server set, nothing but the fact is logged.
"""

import asyncio
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formatdate, make_msgid, parseaddr
from urllib.parse import SplitResult, unquote, urlsplit

import structlog

from motk.core.jobs import GiveUp, JobContext, job
from motk.core.settings import Settings

log = structlog.get_logger("motk.mail")

_TIMEOUT_S = 20


@job("mail.send", tries=8, wait_s=10, forgets=True)
async def send(context: JobContext, to: str, subject: str, text: str, html: str = "") -> None:
    """Send one mail, as text and, if given, as HTML beside it. A server that is away is tried again for twenty minutes, a refused address is not."""
    message = compose(context.settings, to, subject, text, html)
    if context.settings.smtp_url is None:
        log.info("mail", to=to, subject=subject, text=text)
        return
    server = urlsplit(context.settings.smtp_url.get_secret_value())
    try:
        await asyncio.to_thread(_deliver, server, message)
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused) as refused:
        if _is_final(refused):
            raise GiveUp(f"The mail server refuses {to}: {refused}") from None
        raise
    log.info("mail sent", subject=subject)


def compose(settings: Settings, to: str, subject: str, text: str, html: str = "") -> EmailMessage:
    """The message as it travels. Raises GiveUp when the address cannot be one; line breaks never reach a header."""
    if "\n" in to or "\r" in to or "@" not in parseaddr(to)[1]:
        raise GiveUp("This is not an e-mail address.")
    message = EmailMessage()
    message["From"] = settings.mail_from
    message["To"] = to
    message["Subject"] = " ".join(subject.split())
    message["Date"] = formatdate(localtime=False)
    message["Message-ID"] = make_msgid(domain=parseaddr(settings.mail_from)[1].rpartition("@")[2])
    # Keeps holiday replies away.
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return message


def _deliver(server: SplitResult, message: EmailMessage) -> None:
    host = server.hostname or "localhost"
    context = ssl.create_default_context()
    if server.scheme == "smtps":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(host, server.port or 465, timeout=_TIMEOUT_S, context=context)
    else:
        connection = smtplib.SMTP(host, server.port or 587, timeout=_TIMEOUT_S)
    with connection:
        connection.ehlo()
        if server.scheme == "smtp" and connection.has_extn("starttls"):
            connection.starttls(context=context)
            connection.ehlo()
        if server.username:
            if not isinstance(connection.sock, ssl.SSLSocket) and not _is_here(host):
                raise smtplib.SMTPNotSupportedError(
                    f"{host} offers no STARTTLS; the password stays here. Use smtps://."
                )
            connection.login(unquote(server.username), unquote(server.password or ""))
        connection.send_message(message)


def _is_final(refused: smtplib.SMTPRecipientsRefused | smtplib.SMTPSenderRefused) -> bool:
    """4xx answers mean "later" (greylisting), 5xx mean "never"."""
    if isinstance(refused, smtplib.SMTPSenderRefused):
        return refused.smtp_code >= 500
    return all(code >= 500 for code, _ in refused.recipients.values())


def _is_here(host: str) -> bool:
    return host in {"localhost", "127.0.0.1", "::1"}
