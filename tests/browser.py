"""A browser at the API: keeps its cookie, and sends the token of /me with every write as the web front end does."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx2
from fastapi import FastAPI

from motk.core.settings import Settings
from motk.main import create_app

PASSWORD = "seven green otters"
SETUP = {
    "studio_name": "Café Rouge",
    "display_name": "Leila Osei",
    "account_name": "leila",
    "email": "leila@cafe.example",
    "password": PASSWORD,
}


class Browser:
    """One browser on some machine. `csrf` is what it sends in X-CSRF-Token, and may be spoiled by a test."""

    def __init__(self, app: FastAPI, *, address: str = "127.0.0.1", site: str = "http://127.0.0.1:8000") -> None:
        transport = httpx2.ASGITransport(app, raise_app_exceptions=False, client=(address, 50_000))
        self.http = httpx2.AsyncClient(transport=transport, base_url=f"{site}/api/v1")
        self.csrf: str | None = None

    async def send(self, method: str, path: str, body: Any = None, **headers: str) -> httpx2.Response:
        if self.csrf and method != "GET":
            headers.setdefault("X-CSRF-Token", self.csrf)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        answer = await self.http.request(method, path, headers=named, **({"json": body} if body is not None else {}))
        if answer.is_success and answer.content and "csrf_token" in answer.json():
            self.csrf = answer.json()["csrf_token"]
        return answer

    async def get(self, path: str) -> Any:
        answer = await self.send("GET", path)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def sign_in(self, account: str = "leila", password: str = PASSWORD, **more: Any) -> httpx2.Response:
        return await self.send("POST", "/session", {"account": account, "password": password, **more})

    @property
    def cookie(self) -> str | None:
        return self.http.cookies.get("motk_session")


@asynccontextmanager
async def running(dsn: str, home: Path, **settings: Any) -> AsyncIterator[FastAPI]:
    """The application on a migrated database with nothing in it."""
    app = create_app(Settings(home=home, **settings), dsn=dsn)
    async with app.router.lifespan_context(app):
        yield app


async def set_up(app: FastAPI, **changed: Any) -> Browser:
    """The browser that has just founded the studio, signed in as its admin."""
    browser = Browser(app)
    answer = await browser.send("POST", "/setup", {**SETUP, **changed})
    assert answer.status_code == 201, answer.text
    return browser
