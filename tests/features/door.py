"""Somebody at the door of a studio: with a password, a mailbox and an authenticator app."""

import functools
import re
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx2
import psycopg
import pyotp
from tests.browser import PASSWORD, Browser
from tests.factory import insert, writing
from tests.studio import Json, Studio

from motk.core import clock
from motk.gate import passwords

# The time that authenticator apps show, held still: a code is then of this half minute or the next.
NOON = datetime(2026, 11, 21, 12, 0, 5, tzinfo=UTC)

OTHER_PASSWORD = "eleven grey geese"
LINK = {"account": "noor", "organization": "harbour", "password": OTHER_PASSWORD, "own_password": PASSWORD}


@functools.cache
def _stored() -> str:
    return passwords.hash_password(PASSWORD)


def give_password(studio: Studio, role: str, email: str | None = None) -> str:
    """Let somebody come in by password, with this address or one of their role's name. Returns the account's name."""
    account_id = studio.people[role].account_id
    studio.sql("update account set email = %s where id = %s", email or f"{role}@meadow.example", account_id)
    studio.sql("insert into account_secret (account_id, password_hash) values (%s, %s)", account_id, _stored())
    ((name,),) = studio.sql("select account_name from account where id = %s", account_id)
    return str(name)


async def signed_in(studio: Studio, role: str) -> Browser:
    """A browser of somebody who has no second factor yet."""
    browser = Browser(studio.app)
    answer = await browser.sign_in(give_password(studio, role))
    assert answer.status_code == 200, answer.text
    return browser


async def again(studio: Studio, role: str) -> tuple[Browser, Json]:
    """Another browser of theirs, and what it is answered to the right password."""
    ((name,),) = studio.sql("select account_name from account where id = %s", studio.people[role].account_id)
    browser = Browser(studio.app)
    answer = await browser.sign_in(name)
    assert answer.status_code in {200, 202}, answer.text
    return browser, answer.json()


def mails(studio: Studio) -> list[Json]:
    with psycopg.connect(studio.dsn) as connection:
        found = connection.execute("select args from procrastinate_jobs where task_name = 'mail.send' order by id")
        return [row[0] for row in found]


def mailed_code(studio: Studio) -> str:
    """The code of the newest mail."""
    found = re.search(r"^ {4}(\d{6})$", mails(studio)[-1]["text"], re.MULTILINE)
    assert found
    return found[1]


def code(secret: str, *, later: int = 0) -> str:
    """What the app shows at NOON, or that many half minutes later."""
    return pyotp.TOTP(secret).at(NOON + timedelta(seconds=30 * later))


async def set_up_authenticator(browser: Browser) -> tuple[str, list[str]]:
    """The secret in the app, and the recovery codes. Takes the code of NOON."""
    with clock.frozen(NOON):
        begun = await taken(browser, "POST", "/me/factors/totp", {"password": PASSWORD})
        added = await taken(browser, "PUT", "/me/factors/totp", {"code": code(begun["secret"])})
    return begun["secret"], added["recovery_codes"]


async def prove(browser: Browser, way: str, typed: str, *, later: int = 0) -> httpx2.Response:
    """The second step, that many half minutes after NOON."""
    with clock.frozen(NOON + timedelta(seconds=30 * later)):
        return await browser.send("POST", "/session/step", {"way": way, "code": typed})


async def taken(browser: Browser, method: str, path: str, body: Any = None) -> Any:
    answer = await browser.send(method, path, body)
    assert answer.is_success, (path, answer.status_code, answer.text)
    return answer.json() if answer.content else None


async def stands(browser: Browser) -> int:
    """200 while the browser is signed in."""
    return (await browser.send("GET", "/me")).status_code


def past(studio: Studio, table: str, column: str, seconds: int) -> None:
    """Let that much time pass for what stands in a column."""
    studio.sql(f"update {table} set {column} = {column} - make_interval(secs => %s)", seconds)


def second_studio(studio: Studio) -> str:
    """Another studio, where somebody is called noor. Returns the account's id."""
    with psycopg.connect(studio.dsn) as connection:
        connection.execute("select motk.begin('setup.create', null, null, 'cli')")
        row = connection.execute(
            "insert into organization (name, slug) values ('Harbour', 'harbour') returning id"
        ).fetchone()
    assert row is not None
    with psycopg.connect(studio.dsn) as connection, writing(connection, "account.create", row[0]):
        account: UUID = insert(
            connection, "account", organization_id=row[0], account_name="noor", display_name="Noor at Harbour"
        )
        connection.execute(
            "insert into account_secret (account_id, password_hash) values (%s, %s)",
            (account, passwords.hash_password(OTHER_PASSWORD)),
        )
    return str(account)
