"""New passwords, and links that set one."""

import re
from pathlib import Path
from typing import Any

import psycopg
import pytest
from fastapi import FastAPI
from tests.browser import PASSWORD, Browser

from motk.core.jobs import JobContext
from motk.features.access.jobs import mail_reset
from motk.gate.passwords import why_weak

pytestmark = pytest.mark.anyio

NEW = "nine blue herons"


async def test_a_new_password_signs_out_everywhere_else(app: FastAPI, leila: Browser) -> None:
    laptop = Browser(app)
    await laptop.sign_in()
    changed = await leila.send("PUT", "/me/password", {"current_password": PASSWORD, "new_password": NEW})
    assert changed.status_code == 204
    assert (await laptop.send("GET", "/me")).status_code == 401
    assert (await leila.send("GET", "/me")).status_code == 200
    assert (await Browser(app).sign_in()).status_code == 401
    assert (await Browser(app).sign_in(password=NEW)).status_code == 200


async def test_the_current_password_must_be_right_and_the_new_one_good(leila: Browser) -> None:
    wrong = await leila.send("PUT", "/me/password", {"current_password": "not it", "new_password": NEW})
    assert wrong.json()["errors"] == [{"field": "current_password", "message": "This is not your current password."}]
    weak = await leila.send("PUT", "/me/password", {"current_password": PASSWORD, "new_password": "leila@cafe.example"})
    assert weak.json()["errors"][0]["field"] == "new_password"
    assert PASSWORD not in wrong.text + weak.text


@pytest.mark.parametrize(
    "password",
    [
        "motk12345",
        "aaaaaaaaaaaa",
        "abcdefghij",
        "9876543210",
        "qwertyuiop",
        "P@ssw0rd2026",
        "passwordpassword",
        "Letmein!!1!",
        "leila.osei",
    ],
)
def test_a_password_that_anybody_would_try_is_refused(password: str) -> None:
    assert why_weak(password, "Leila.Osei", None)


@pytest.mark.parametrize(
    "password",
    [PASSWORD, "motk is my password manager", "correct horse battery", "zX9!kq2#Lm", "ドライブレコーダー買った"],
)
def test_a_password_of_ones_own_will_do(password: str) -> None:
    assert why_weak(password, "leila", "leila@cafe.example") is None


async def _mailed(app: FastAPI, dsn: str, email: str) -> list[dict[str, Any]]:
    """Run the job that looks for the address; the mails it sends."""
    await mail_reset.run(JobContext(app.state.engine, app.state.settings, job_id=1, attempt=1), email)
    with psycopg.connect(dsn) as connection:
        found = connection.execute("select args from procrastinate_jobs where task_name = 'mail.send' order by id")
        return [row[0] for row in found]


async def _token(app: FastAPI, dsn: str, email: str = "leila@cafe.example") -> str:
    link = re.search(
        r"http://127\.0\.0\.1:8000/reset-password\?token=(\S+)", (await _mailed(app, dsn, email))[-1]["text"]
    )
    assert link
    return link[1]


async def test_asking_for_a_link_tells_nobody_who_has_an_account(app: FastAPI, leila: Browser, clone: str) -> None:
    answers = [
        await Browser(app).send("POST", "/password-resets", {"email": email})
        for email in ("leila@cafe.example", "nobody@cafe.example")
    ]
    assert [(answer.status_code, answer.text) for answer in answers] == [(202, "")] * 2
    with psycopg.connect(clone) as connection:
        jobs = connection.execute(
            "select args from procrastinate_jobs where task_name = 'password.mail_reset' order by id"
        ).fetchall()
        resets = connection.execute("select count(*) from password_reset").fetchone()
    assert jobs == [({"email": "leila@cafe.example"},), ({"email": "nobody@cafe.example"},)]
    assert resets == (0,)
    assert await _mailed(app, clone, "nobody@cafe.example") == []


async def test_the_link_comes_in_the_owners_language(app: FastAPI, leila: Browser, clone: str) -> None:
    assert (await leila.send("PATCH", "/me", {"locale": "fr"})).status_code == 200
    (mail,) = await _mailed(app, clone, "leila@cafe.example")
    assert mail["subject"] == "Votre mot de passe MOTK"
    assert mail["text"].startswith("Bonjour Leila")


async def test_a_mailed_link_sets_a_password_once_and_ends_all_sessions(
    app: FastAPI, leila: Browser, clone: str
) -> None:
    for _ in range(6):
        await Browser(app).sign_in(password="forgotten")
    token = await _token(app, clone)
    visitor = Browser(app)
    weak = await visitor.send("PUT", "/password-resets", {"token": token, "new_password": "leila"})
    assert weak.json()["errors"][0]["field"] == "new_password"

    assert (await visitor.send("PUT", "/password-resets", {"token": token, "new_password": NEW})).status_code == 204

    assert (await leila.send("GET", "/me")).status_code == 401
    assert (await Browser(app).sign_in(password=NEW)).status_code == 200
    again = await visitor.send("PUT", "/password-resets", {"token": token, "new_password": "one more password"})
    assert again.json()["errors"] == [
        {"field": "token", "message": "This link has ended or was used already. Ask for a new one."}
    ]


async def test_a_link_ends_after_an_hour_and_when_another_was_used(app: FastAPI, leila: Browser, clone: str) -> None:
    first, second = await _token(app, clone), await _token(app, clone)
    used = await Browser(app).send("PUT", "/password-resets", {"token": second, "new_password": NEW})
    assert used.status_code == 204
    assert (
        await Browser(app).send("PUT", "/password-resets", {"token": first, "new_password": NEW})
    ).status_code == 422
    third = await _token(app, clone)
    with psycopg.connect(clone) as connection:
        connection.execute("update password_reset set expires_at = now() where used_at is null")
    assert (
        await Browser(app).send("PUT", "/password-resets", {"token": third, "new_password": NEW})
    ).status_code == 422


async def test_a_mailbox_is_not_flooded(app: FastAPI, leila: Browser, clone: str) -> None:
    for _ in range(4):
        await _mailed(app, clone, "leila@cafe.example")
    assert len(await _mailed(app, clone, "leila@cafe.example")) == 3


async def test_one_address_does_not_fill_the_queue(app: FastAPI, leila: Browser, clone: str) -> None:
    browser = Browser(app, address="203.0.113.9")
    answers = [await browser.send("POST", "/password-resets", {"email": f"n{n}@cafe.example"}) for n in range(22)]
    assert {answer.status_code for answer in answers} == {202}
    with psycopg.connect(clone) as connection:
        jobs = connection.execute("select count(*) from procrastinate_jobs where task_name = 'password.mail_reset'")
        assert jobs.fetchone() == (20,)


async def test_the_database_holds_no_link(app: FastAPI, leila: Browser, clone: str, tmp_path: Path) -> None:
    token = await _token(app, clone)
    with psycopg.connect(clone) as connection:
        found = connection.execute("select password_reset::text from password_reset").fetchall()
    assert found
    assert token not in repr(found)
