"""Mail, to a real server on this machine."""

import smtplib
import ssl

import pytest
import structlog
from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncEngine
from tests.core.smtp_server import CERTIFICATE, Post, listening

from motk.core import mail
from motk.core.jobs import GiveUp, JobContext
from motk.core.settings import Settings

pytestmark = pytest.mark.anyio


async def send(
    engine: AsyncEngine, url: str | None, *, to: str = "kenji@studio.example", text: str = "https://motk/reset?t=1"
) -> None:
    settings = Settings(smtp_url=SecretStr(url) if url else None, mail_from="MOTK <motk@studio.example>")
    await mail.send.run(JobContext(engine, settings, job_id=1, attempt=1), to=to, subject="New password", text=text)


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))


async def test_a_mail_arrives_as_it_was_written(engine: AsyncEngine) -> None:
    with listening(Post()) as post:
        await send(engine, f"smtp://127.0.0.1:{post.port}", text="Bonjour Zoé,\n\n.point\n")
    (arrived,) = post.mails
    assert (arrived["From"], arrived["To"]) == ("MOTK <motk@studio.example>", "kenji@studio.example")
    assert arrived["Subject"] == "New password"
    assert arrived["Date"]
    assert arrived["Message-ID"].endswith("@studio.example>")
    assert arrived.get_content().splitlines() == ["Bonjour Zoé,", "", ".point"]


async def test_starttls_is_taken_when_offered_and_the_password_follows_it(engine: AsyncEngine, trusted: None) -> None:
    with listening(Post(offers_starttls=True)) as post:
        await send(engine, f"smtp://render:p%40ss@localhost:{post.port}")
    assert post.logins == [("render:p@ss", True)]
    assert len(post.mails) == 1


async def test_smtps_is_encrypted_from_the_start(engine: AsyncEngine, trusted: None) -> None:
    with listening(Post(speaks_tls=True)) as post:
        await send(engine, f"smtps://render:secret@localhost:{post.port}")
    assert post.logins == [("render:secret", True)]


async def test_a_server_that_is_not_who_it_says_gets_nothing(engine: AsyncEngine) -> None:
    with listening(Post(offers_starttls=True)) as post, pytest.raises(ssl.SSLCertVerificationError):
        await send(engine, f"smtp://render:secret@localhost:{post.port}")
    assert (post.logins, post.mails) == ([], [])


async def test_a_password_never_travels_in_clear(engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail, "_is_here", lambda _host: False)
    with listening(Post()) as post, pytest.raises(smtplib.SMTPNotSupportedError, match="STARTTLS"):
        await send(engine, f"smtp://render:secret@localhost:{post.port}")
    assert (post.logins, post.mails) == ([], [])


async def test_an_address_refused_for_good_is_given_up_and_one_refused_for_now_is_not(engine: AsyncEngine) -> None:
    with listening(Post(answers=["451 greylisted, come back", "550 no such user"])) as post:
        with pytest.raises(smtplib.SMTPRecipientsRefused):
            await send(engine, f"smtp://127.0.0.1:{post.port}")
        with pytest.raises(GiveUp, match="no such user"):
            await send(engine, f"smtp://127.0.0.1:{post.port}")


@pytest.mark.parametrize("to", ["", "kenji", "a@b.example\nBcc: all@b.example", "a@b.example\r\nX: y"])
async def test_an_address_cannot_smuggle_a_header(engine: AsyncEngine, to: str) -> None:
    with listening(Post()) as post, pytest.raises(GiveUp):
        await send(engine, f"smtp://127.0.0.1:{post.port}", to=to)
    assert post.mails == []


async def test_without_a_server_the_mail_stands_in_the_log(engine: AsyncEngine) -> None:
    with structlog.testing.capture_logs() as lines:
        await send(engine, None)
    assert [(line["event"], line["to"], line["text"]) for line in lines] == [
        ("mail", "kenji@studio.example", "https://motk/reset?t=1")
    ]


async def test_with_a_server_the_text_stays_out_of_the_log(engine: AsyncEngine) -> None:
    with structlog.testing.capture_logs() as lines, listening(Post()) as post:
        await send(engine, f"smtp://127.0.0.1:{post.port}")
    assert len(post.mails) == 1
    assert "reset" not in str(lines)
