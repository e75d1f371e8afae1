"""The first run."""

import asyncio
import stat
from pathlib import Path
from typing import Any

import psycopg
import pytest
from fastapi import FastAPI
from tests.browser import SETUP, Browser, running, set_up

from motk.features.access.setup import slug_of

pytestmark = pytest.mark.anyio


async def test_the_first_run_makes_a_studio_ready_to_work_in(app: FastAPI) -> None:
    browser = Browser(app)
    assert await browser.get("/setup") == {"needs_setup": True, "code_required": False}

    answer = await browser.send("POST", "/setup", SETUP)

    assert answer.status_code == 201, answer.text
    me = answer.json()
    assert (me["account"]["display_name"], me["account"]["account_type"]) == ("Leila Osei", "admin")
    assert (me["organization"]["name"], me["organization"]["slug"]) == ("Café Rouge", "cafe-rouge")
    assert await browser.get("/me") == me
    statuses = (await browser.get("/task-statuses?sort=priority"))["rows"]
    assert [status["name"] for status in statuses if status["is_default"]] == ["Ready"]
    task_types = (await browser.get("/task-types?sort=priority"))["rows"]
    assert {row["for_kind"] for row in task_types} == {"asset", "shot"}
    assert all(row["department_id"] for row in task_types)
    assert len((await browser.get("/entity-types"))["rows"]) == 4
    made = await browser.send("POST", "/projects", {"name": "Meadow"})
    context = await browser.get(f"/projects/{made.json()['id']}/context")
    assert [row["name"] for row in context["task_types"]] == [row["name"] for row in task_types]


async def test_the_feed_says_who_set_up_the_studio(leila: Browser) -> None:
    (line,) = [row for row in (await leila.get("/feed"))["rows"] if row["verb"] == "setup.create"]
    assert line["sentence"] == "Leila Osei set up the studio"


async def test_a_studio_is_set_up_once(app: FastAPI, leila: Browser) -> None:
    other = Browser(app)
    assert await other.get("/setup") == {"needs_setup": False, "code_required": False}
    answer = await other.send("POST", "/setup", {**SETUP, "account_name": "mallory"})
    assert answer.status_code == 409
    assert other.cookie is None


async def test_of_eight_who_set_up_at_once_one_wins(app: FastAPI, clone: str) -> None:
    browsers = [Browser(app) for _ in range(8)]
    answers = await asyncio.gather(
        *(browser.send("POST", "/setup", {**SETUP, "account_name": f"admin{n}"}) for n, browser in enumerate(browsers))
    )
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 7
    with psycopg.connect(clone) as connection:
        row = connection.execute(
            "select (select count(*) from account), (select count(*) from organization), (select count(*) from session)"
        ).fetchone()
    assert row == (1, 1, 1)


@pytest.mark.parametrize(
    ("visitor", "headers"),
    [
        ({"address": "192.168.7.7", "site": "http://127.0.0.1:8000"}, {}),
        ({}, {"X_Forwarded_For": "203.0.113.9"}),
        ({}, {"Forwarded": "for=203.0.113.9"}),
        ({"site": "http://rebound.example:8000"}, {}),
    ],
    ids=["another machine", "a proxy", "a proxy of the newer sort", "a foreign name for this machine"],
)
async def test_from_elsewhere_the_code_is_needed(
    app: FastAPI, tmp_path: Path, visitor: dict[str, str], headers: dict[str, str]
) -> None:
    browser = Browser(app, **visitor)
    assert (await browser.send("GET", "/setup", **headers)).json() == {"needs_setup": True, "code_required": True}
    for code in (None, "", "wrong"):
        refused = await browser.send("POST", "/setup", {**SETUP, "code": code}, **headers)
        assert (refused.status_code, refused.json()["field"]) == (403, "code")

    file = tmp_path / "setup-code"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    code = file.read_text()

    assert (await browser.send("POST", "/setup", {**SETUP, "code": code}, **headers)).status_code == 201
    assert not file.exists()


async def test_the_code_is_there_when_the_server_has_started(app: FastAPI, tmp_path: Path) -> None:
    assert len((tmp_path / "setup-code").read_text().strip()) >= 12


async def test_a_server_with_a_studio_makes_no_code(app: FastAPI, leila: Browser, clone: str, tmp_path: Path) -> None:
    async with running(clone, tmp_path):
        assert not (tmp_path / "setup-code").exists()


async def test_behind_a_public_address_even_this_machine_needs_the_code(clone: str, tmp_path: Path) -> None:
    """A proxy that forwards without saying so connects from this machine, too."""
    async with running(clone, tmp_path, public_url="https://motk.example") as app:
        assert (await Browser(app).get("/setup"))["code_required"]


async def test_a_proxy_that_says_nothing_of_its_client_needs_the_code_too(app: FastAPI) -> None:
    async def through_nginx_as_it_comes(scope: Any, receive: Any, send: Any) -> None:
        await app({**scope, "http_version": "1.0"}, receive, send)

    answer = await Browser(through_nginx_as_it_comes).send("POST", "/setup", SETUP)  # type: ignore[arg-type]
    assert (answer.status_code, answer.json()["field"]) == (403, "code")


async def test_the_first_password_must_be_a_good_one(app: FastAPI) -> None:
    browser = Browser(app)
    for password in ("short", "leila", "Café Rouge", "leila@cafe.example", "1234567890", "Password123!", "x" * 300):
        answer = await browser.send("POST", "/setup", {**SETUP, "password": password})
        assert answer.status_code == 422, password
        assert [error["field"] for error in answer.json()["errors"]] == ["password"]
    assert (await browser.get("/setup"))["needs_setup"]


async def test_the_demo_is_loaded_by_a_job_when_asked_for(app: FastAPI, clone: str) -> None:
    await set_up(app, load_demo=True)
    with psycopg.connect(clone) as connection:
        jobs = connection.execute("select task_name from procrastinate_jobs where task_name = 'demo.load'").fetchall()
    assert jobs == [("demo.load",)]


def test_a_studio_gets_a_short_name() -> None:
    assert slug_of("Café Rouge & Co.") == "cafe-rouge-co"
    assert slug_of("東映") == "studio"
