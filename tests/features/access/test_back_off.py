"""Guessing passwords gets slower and slower."""

import asyncio
from uuid import uuid4

import psycopg
import pytest
from fastapi import FastAPI
from tests.browser import Browser
from tests.factory import insert, writing

from motk.features.access.attempts import wait_after
from motk.gate.passwords import hashed

pytestmark = pytest.mark.anyio


def _an_hour_passes(dsn: str, seconds: int) -> None:
    with psycopg.connect(dsn) as connection:
        connection.execute("update login_log set at = at - make_interval(secs => %s)", (seconds,))


def waits_soon(answers: list[int], wrong: int, *, after: int) -> None:
    """So many wrong tries are answered, and one of the next must wait: the first of them is not, on a machine that took two seconds to it."""
    assert answers[:after] == [wrong] * after
    assert 429 in answers[after:]


async def test_after_five_wrong_tries_even_the_right_password_waits(app: FastAPI, leila: Browser, clone: str) -> None:
    browser = Browser(app)
    for _ in range(5):
        assert (await browser.sign_in(password="not the password")).status_code == 401

    refused = await browser.sign_in()

    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) in {1, 2}
    assert "Try again in" in refused.json()["detail"]
    _an_hour_passes(clone, 2)
    assert (await browser.sign_in()).status_code == 200
    assert (await browser.sign_in(password="not the password")).status_code == 401


async def test_each_wrong_try_more_doubles_the_wait(app: FastAPI, leila: Browser, clone: str) -> None:
    browser = Browser(app)
    for _ in range(5):
        await browser.sign_in(password="not the password")
    for wait in (2, 4, 8):
        refused = await browser.sign_in()
        assert int(refused.headers["Retry-After"]) in {wait - 1, wait}
        _an_hour_passes(clone, wait)
        assert (await browser.sign_in(password="not the password")).status_code == 401
    assert wait_after(-1) == 0
    assert [wait_after(n) for n in (0, 3, 8, 9, 5000)] == [2, 16, 512, 900, 900]


async def test_name_and_address_share_their_tries(app: FastAPI, leila: Browser) -> None:
    browser = Browser(app)
    names = ["leila", "leila@cafe.example", "LEILA", "Leila@Cafe.Example", " leila"]
    for name in names:
        assert (await browser.sign_in(name, "not the password")).status_code == 401
    assert (await browser.sign_in("leila@cafe.example")).status_code == 429


async def test_a_name_that_nobody_has_waits_like_one_that_somebody_has(app: FastAPI, leila: Browser) -> None:
    browser = Browser(app)
    answers = [(await browser.sign_in("nobody")).status_code for _ in range(9)]
    waits_soon(answers, 401, after=5)


async def test_twenty_wrong_tries_at_once_get_no_more_through_than_in_a_row(app: FastAPI, leila: Browser) -> None:
    answers = await asyncio.gather(
        *(Browser(app, address=f"203.0.113.{n}").sign_in(password="not the password") for n in range(20))
    )
    statuses = [answer.status_code for answer in answers]
    assert (statuses.count(401), statuses.count(429)) == (5, 15)


async def test_one_address_does_not_try_everybodys_door(app: FastAPI, leila: Browser) -> None:
    from_one = [
        (await Browser(app, address=f"2001:db8::{n}").sign_in(f"name{n}", "a password")).status_code for n in range(24)
    ]
    waits_soon(from_one, 401, after=20)
    assert (await Browser(app, address="2001:db8:0:1::1").sign_in()).status_code == 200


async def test_coming_in_clears_the_accounts_wrong_tries(app: FastAPI, leila: Browser) -> None:
    browser = Browser(app)
    for _ in range(2):
        for _ in range(4):
            assert (await browser.sign_in(password="not the password")).status_code == 401
        assert (await browser.sign_in()).status_code == 200


async def test_a_stolen_session_does_not_guess_the_password_either(app: FastAPI, leila: Browser) -> None:
    body = {"current_password": "not the password", "new_password": "nine blue herons"}
    answers = [(await leila.send("PUT", "/me/password", body)).status_code for _ in range(9)]
    waits_soon(answers, 422, after=5)


async def test_who_comes_in_by_the_same_name_elsewhere_clears_nobody_elses_tries(
    app: FastAPI, leila: Browser, clone: str
) -> None:
    other, own = uuid4(), "nine blue badgers"
    with psycopg.connect(clone) as connection, writing(connection, "setup.create", other):
        insert(connection, "organization", id=other, name="Other", slug="other")
        twin = insert(connection, "account", organization_id=other, account_name="leila", display_name="Leila")
        connection.execute(
            "insert into account_secret (account_id, password_hash) values (%s, %s)", (twin, await hashed(own))
        )
    browser, guesses = Browser(app), []
    for _ in range(3):
        for _ in range(3):
            guessed = await browser.sign_in(password="not the password", organization="cafe-rouge")
            guesses.append(guessed.status_code)
        await Browser(app).sign_in(password=own)

    waits_soon(guesses, 401, after=5)
    assert (await Browser(app).sign_in(password=own, organization="other")).status_code == 200
