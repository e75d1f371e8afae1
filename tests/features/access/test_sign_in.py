"""Signing in, staying in, signing out."""

import asyncio
import json
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import bcrypt
import psycopg
import pytest
import structlog
from fastapi import FastAPI
from tests.browser import PASSWORD, Browser, running, set_up
from tests.factory import insert, writing

from motk.gate import passwords

pytestmark = pytest.mark.anyio


def _sql(dsn: str, statement: str, *arguments: object) -> list[tuple[Any, ...]]:
    with psycopg.connect(dsn) as connection:
        cursor = connection.execute(statement, arguments)
        return cursor.fetchall() if cursor.description else []


async def test_the_cookie_is_closed_to_scripts_and_other_sites(app: FastAPI, leila: Browser) -> None:
    answer = await Browser(app).sign_in()
    assert answer.status_code == 200
    cookie = answer.headers["Set-Cookie"].lower()
    assert {"httponly", "samesite=lax", "path=/", f"max-age={30 * 86_400}"} <= set(cookie.split("; "))
    assert "secure" not in cookie
    assert answer.headers["Cache-Control"] == "no-store"


async def test_over_https_the_cookie_goes_over_https_only(clone: str, tmp_path: Path) -> None:
    async with running(clone, tmp_path, cookie_secure=True) as app:
        await set_up(app)
        assert "; secure" in (await Browser(app).sign_in()).headers["Set-Cookie"].lower()


async def test_the_database_never_holds_the_token_itself(leila: Browser, clone: str) -> None:
    (row,) = _sql(clone, "select token_hash, session::text from session")
    assert leila.cookie
    assert len(row[0]) == 32
    assert leila.cookie not in row[1]


@pytest.mark.parametrize("account", ["leila", "LEILA", " leila ", "Leila@Cafe.example"])
async def test_name_and_address_both_open_the_door(app: FastAPI, leila: Browser, account: str) -> None:
    assert (await Browser(app).sign_in(account)).status_code == 200


@pytest.mark.parametrize("account", ["leila", "nobody"])
async def test_wrong_and_unknown_sound_the_same_and_cost_the_same(
    app: FastAPI, leila: Browser, account: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []
    real = passwords._hashers

    class Counted:
        current_hasher = real.current_hasher

        def hash(self, password: str) -> str:
            hashed.append("hash")
            return real.hash(password)

        def verify(self, password: bytes, stored: str) -> bool:
            hashed.append("verify")
            return real.verify(password, stored)

    monkeypatch.setattr(passwords, "_hashers", Counted())
    answer = await Browser(app).sign_in(account, "not the password")
    assert answer.status_code == 401
    assert answer.json()["type"].endswith("/wrong-credentials")
    assert answer.json()["detail"] == "The account or the password is not right."
    assert len(hashed) == 1


async def test_a_bot_does_not_sign_in_with_a_password(app: FastAPI, leila: Browser, clone: str) -> None:
    bot = await leila.send("POST", "/accounts", {"account_name": "farm", "display_name": "Farm", "account_type": "bot"})
    _sql(
        clone,
        "insert into account_secret (account_id, password_hash) values (%s, %s)",
        bot.json()["id"],
        passwords.hash_password(PASSWORD),
    )
    assert (await Browser(app).sign_in("farm")).status_code == 401


async def test_a_bcrypt_hash_is_taken_once_and_replaced(app: FastAPI, leila: Browser, clone: str) -> None:
    long = "a password of more than seventy-two bytes, which is where bcrypt stops reading them"
    old = bcrypt.hashpw(long.encode()[:72], bcrypt.gensalt(4)).decode()
    _sql(clone, "update account_secret set password_hash = %s", old)
    assert (await Browser(app).sign_in(password="another")).status_code == 401
    assert (await Browser(app).sign_in(password=long)).status_code == 200
    ((kept,),) = _sql(clone, "select password_hash from account_secret")
    assert kept.startswith("$argon2id$")
    assert (await Browser(app).sign_in(password=long)).status_code == 200


async def test_who_is_in_two_studios_says_which(app: FastAPI, leila: Browser, clone: str) -> None:
    other = uuid4()
    with psycopg.connect(clone) as connection, writing(connection, "setup.create", other):
        insert(connection, "organization", id=other, name="Other", slug="other")
        twin = insert(connection, "account", organization_id=other, account_name="leila", display_name="Leila")
        connection.execute(
            "insert into account_secret (account_id, password_hash) select %s, password_hash from account_secret",
            (twin,),
        )
    asked = await Browser(app).sign_in()
    assert asked.status_code == 409
    assert asked.json()["type"].endswith("/which-studio")
    assert {one["slug"] for one in asked.json()["organizations"]} == {"cafe-rouge", "other"}
    assert "organizations" not in (await Browser(app).sign_in(password="not the password")).json()

    chosen = await Browser(app).sign_in(organization="other")

    assert (chosen.status_code, chosen.json()["account"]["id"]) == (200, str(twin))


async def test_signing_out_ends_the_session(leila: Browser) -> None:
    assert (await leila.send("DELETE", "/session")).status_code == 204
    assert (await leila.send("GET", "/me")).status_code == 401


async def test_a_revoked_session_is_refused_at_once(app: FastAPI, leila: Browser) -> None:
    laptop = Browser(app)
    await laptop.sign_in()
    sessions = (await leila.get("/me/sessions"))["rows"]
    assert [row["current"] for row in sessions] == [True, False]
    assert sessions[0]["address"] == "127.0.0.1"
    assert (await leila.send("DELETE", f"/me/sessions/{sessions[1]['id']}")).status_code == 204
    refused = await laptop.send("GET", "/me")
    assert refused.status_code == 401
    assert refused.json()["type"].endswith("/not-signed-in")
    assert len((await leila.get("/me/sessions"))["rows"]) == 1


async def test_nobody_ends_another_persons_session(app: FastAPI, leila: Browser, clone: str) -> None:
    ((session_id,),) = _sql(clone, "select id from session")
    await leila.send("POST", "/accounts", {"account_name": "noor", "display_name": "Noor", "account_type": "admin"})
    _sql(
        clone,
        "insert into account_secret (account_id, password_hash) select id, %s from account where account_name = 'noor'",
        passwords.hash_password(PASSWORD),
    )
    noor = Browser(app)
    await noor.sign_in("noor")
    assert (await noor.send("DELETE", f"/me/sessions/{session_id}")).status_code == 404
    assert (await leila.send("GET", "/me")).status_code == 200


@pytest.mark.parametrize("end", ["archived_at = now()", "active = false", "expires_on = current_date - 1"])
async def test_an_account_that_ends_takes_its_sessions_and_tokens_along(
    app: FastAPI, leila: Browser, clone: str, end: str
) -> None:
    made = await leila.send("POST", "/me/tokens", {"name": "script", "scopes": ["me.*"]})
    bearer = {"Authorization": f"Bearer {made.json()['token']}"}
    assert (await Browser(app).send("GET", "/me", **bearer)).status_code == 200
    organization = UUID((await leila.get("/me"))["organization"]["id"])
    with psycopg.connect(clone) as connection, writing(connection, "account.edit", organization):
        insert(
            connection,
            "account",
            organization_id=organization,
            account_name="noor",
            display_name="Noor",
            account_type="admin",
        )
        connection.execute(f"update account set {end} where account_name = 'leila'")
    assert (await leila.send("GET", "/me")).status_code == 401
    assert (await Browser(app).send("GET", "/me", **bearer)).status_code == 401
    assert (await Browser(app).sign_in()).status_code == 401


async def test_a_session_lives_on_from_its_last_visit(leila: Browser, clone: str) -> None:
    ((first_seen,),) = _sql(clone, "select last_seen_at from session")
    await leila.get("/departments")
    assert _sql(clone, "select last_seen_at from session") == [(first_seen,)]
    _sql(clone, "update session set last_seen_at = now() - interval '6 minutes', expires_at = now() + interval '1 day'")
    await leila.get("/departments")
    (row,) = _sql(
        clone, "select last_seen_at > now() - interval '1 minute', expires_at > now() + interval '29 days' from session"
    )
    assert row == (True, True)
    _sql(clone, "update session set expires_at = now()")
    assert (await leila.send("GET", "/me")).status_code == 401


async def test_every_try_stands_in_the_log(app: FastAPI, leila: Browser, clone: str) -> None:
    browser = Browser(app, address="203.0.113.9")
    await browser.sign_in(password="not the password")
    await browser.sign_in("my secret passphrase", "oops")
    await browser.send("POST", "/session", {"account": "leila", "password": PASSWORD}, User_Agent="Firefox")
    rows = _sql(
        clone, "select identity, account_id is not null, host(address), outcome, user_agent from login_log order by id"
    )
    assert rows[0][:4] == ("leila", True, "203.0.113.9", "failed")
    assert rows[1][0].startswith("unknown:")
    assert rows[1][1:4] == (False, "203.0.113.9", "failed")
    assert rows[2] == ("leila", True, "203.0.113.9", "signed_in", "Firefox")


async def test_no_secret_reaches_the_log_of_the_server_or_the_api_description(app: FastAPI, leila: Browser) -> None:
    browser = Browser(app)
    with structlog.testing.capture_logs() as lines:
        await browser.sign_in("a typed secret", PASSWORD)
        await browser.sign_in(password="not the password")
        await browser.sign_in()
        made = await browser.send("POST", "/me/tokens", {"name": "script", "scopes": ["me.*"]})
    token = made.json()["token"]
    assert lines
    for secret in (PASSWORD, "not the password", "a typed secret", token, browser.cookie, browser.csrf):
        assert secret
        assert secret not in repr(lines)
    described = (await browser.http.get("/openapi.json")).text
    assert PASSWORD not in described
    assert '"format":"password"' in described.replace(" ", "")


@pytest.mark.parametrize(
    "account", ["le\x00ila", "", "x" * 600, "\ud800"], ids=["nul", "empty", "long", "half a character"]
)
async def test_a_strange_name_is_refused_by_name(app: FastAPI, account: str) -> None:
    answer = await Browser(app).http.request(
        "POST",
        "/session",
        content=json.dumps({"account": account, "password": "x"}),
        headers={"Content-Type": "application/json"},
    )
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "account"


async def test_another_site_cannot_sign_a_browser_in(app: FastAPI, leila: Browser) -> None:
    """A form of another site sends text/plain without asking; JSON it may not send."""
    body = '{"account": "leila", "password": "' + PASSWORD + '"}'
    answer = await Browser(app).http.post("/session", content=body, headers={"Content-Type": "text/plain"})
    assert answer.status_code == 422
    assert "Set-Cookie" not in answer.headers


async def test_sixteen_people_sign_in_at_once(app: FastAPI, leila: Browser, clone: str) -> None:
    """More than there are connections: none is held while a password is checked."""
    stored = passwords.hash_password(PASSWORD)
    organization = UUID((await leila.get("/me"))["organization"]["id"])
    with psycopg.connect(clone) as connection, writing(connection, "account.create", organization):
        for n in range(16):
            account = insert(
                connection, "account", organization_id=organization, account_name=f"artist{n}", display_name="A"
            )
            connection.execute(
                "insert into account_secret (account_id, password_hash) values (%s, %s)", (account, stored)
            )
    answers = await asyncio.gather(*(Browser(app).sign_in(f"artist{n}") for n in range(16)))
    assert [answer.status_code for answer in answers] == [200] * 16


async def test_an_account_that_becomes_a_bot_is_signed_out(app: FastAPI, leila: Browser, clone: str) -> None:
    with psycopg.connect(clone) as connection:
        row = connection.execute("select id, organization_id from account where account_name = 'leila'").fetchone()
        assert row is not None
        with writing(connection, "account.edit", row[1]):
            other = {"account_name": "ada", "display_name": "Ada", "account_type": "admin"}
            insert(connection, "account", organization_id=row[1], **other)
            connection.execute("update account set account_type = 'bot' where id = %s", (row[0],))
    assert (await leila.send("GET", "/me")).status_code == 401


async def test_half_a_character_in_a_password_is_named(app: FastAPI, leila: Browser) -> None:
    body = json.dumps({"account": "leila", "password": "\ud800 green otters"})
    answer = await leila.http.post("/session", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == ["password"]
