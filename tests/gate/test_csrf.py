"""Another site's page cannot write in the name of whoever is signed in."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from tests.browser import Browser, running, set_up

pytestmark = pytest.mark.anyio

DEPARTMENT = {"name": "Roto"}


@pytest.fixture
async def app(clone: str, tmp_path: Path) -> AsyncIterator[FastAPI]:
    async with running(clone, tmp_path) as app:
        yield app


async def test_a_write_needs_the_token_of_its_own_session(app: FastAPI) -> None:
    browser = await set_up(app)
    other = Browser(app)
    await other.sign_in()
    mine, browser.csrf = browser.csrf, None
    for wrong in (None, "", "0" * 64, other.csrf, "ü"):
        headers = {} if wrong is None else {b"X-CSRF-Token": wrong.encode()}
        refused = await browser.http.post("/departments", json=DEPARTMENT, headers=headers)
        assert refused.status_code == 403, wrong
        assert refused.json()["header"] == "X-CSRF-Token"
    browser.csrf = mine
    assert (await browser.send("POST", "/departments", DEPARTMENT)).status_code == 201


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("PUT", "/me/password"),
        ("POST", "/me/tokens"),
        ("DELETE", "/session"),
        ("DELETE", "/me/sessions/01890000-0000-7000-8000-000000000000"),
    ],
)
async def test_what_stands_outside_the_log_is_guarded_as_well(app: FastAPI, method: str, path: str) -> None:
    browser = await set_up(app)
    browser.csrf = None
    body = {"name": "x", "scopes": ["me.*"]} if path == "/me/tokens" else None
    body = {"current_password": "x", "new_password": "y"} if path == "/me/password" else body
    assert (await browser.send(method, path, body)).status_code == 403


async def test_a_script_with_a_token_needs_none(app: FastAPI) -> None:
    browser = await set_up(app)
    made = await browser.send("POST", "/me/tokens", {"name": "script", "scopes": ["department.*"]})
    bearer = {"Authorization": f"Bearer {made.json()['token']}"}
    assert (await Browser(app).send("POST", "/departments", DEPARTMENT, **bearer)).status_code == 201


async def test_reading_needs_none(app: FastAPI) -> None:
    browser = await set_up(app)
    browser.csrf = None
    assert (await browser.get("/departments"))["rows"]
