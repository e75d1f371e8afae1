"""Looking as somebody else: an admin sees what that account sees, changes nothing, and the diary says so."""

import psycopg
import pytest
from fastapi import FastAPI
from tests.browser import Browser

pytestmark = pytest.mark.anyio


async def hired(leila: Browser, account_type: str) -> str:
    body = {"account_name": account_type, "display_name": account_type.title(), "account_type": account_type}
    account: str = (await leila.send("POST", "/accounts", body)).json()["id"]
    return account


async def test_an_admin_sees_what_an_artist_sees_and_changes_nothing(leila: Browser, app: FastAPI) -> None:
    artist = await hired(leila, "artist")
    film = (await leila.send("POST", "/projects", {"name": "Meadow"})).json()["id"]
    began = await leila.send("POST", "/session/view-as", {"account_id": artist})
    assert began.status_code == 204, began.text
    me = await leila.get("/me")
    assert me["account"]["display_name"] == "Artist"
    assert me["viewing"]["viewer_name"] == "Leila Osei"
    assert (await leila.send("GET", f"/projects/{film}")).status_code == 404
    assert "project.create" not in (await leila.get("/me/verbs"))["studio"]
    refused = await leila.send("PATCH", "/me", {"first_name": "Noor"})
    assert (refused.status_code, refused.json()["detail"]) == (
        403,
        "You are looking as Artist, and change nothing meanwhile. Stop looking first.",
    )
    for path in ("/me/sessions", "/me/tokens", "/me/factors"):
        hidden = await leila.send("GET", path)
        assert (hidden.status_code, hidden.json()["detail"]) == (
            403,
            "How Artist comes in is not shown to who looks as them.",
        )
    assert (await leila.send("DELETE", "/session/view-as")).status_code == 204
    assert (await leila.send("GET", f"/projects/{film}")).status_code == 200
    (line, *_) = (await leila.get("/feed"))["rows"]
    assert line["verb"] == "session.view_as"
    assert line["change_set_id"] == began.headers["X-Change-Set"]
    assert line["note"] == "as Artist"


async def test_looking_ends_by_itself_after_an_hour(leila: Browser, clone: str) -> None:
    artist = await hired(leila, "artist")
    await leila.send("POST", "/session/view-as", {"account_id": artist})
    with psycopg.connect(clone) as connection:
        (lasts,) = connection.execute(
            "select viewing_until - now() between interval '50 minutes' and interval '60 minutes' from session"
            " where viewing_as is not null"
        ).fetchone() or (False,)
        assert lasts
        connection.execute("update session set viewing_until = now() where viewing_as is not null")
    me = await leila.get("/me")
    assert (me["account"]["display_name"], me["viewing"]) == ("Leila Osei", None)


async def test_only_admins_look_and_only_as_people_who_come_in(leila: Browser) -> None:
    bot = await hired(leila, "bot")
    assert (await leila.send("POST", "/session/view-as", {"account_id": bot})).status_code == 409
    gone = await hired(leila, "artist")
    await leila.send("POST", "/accounts/archive", {"ids": [gone]})
    refused = await leila.send("POST", "/session/view-as", {"account_id": gone})
    assert (refused.status_code, refused.json()["detail"]) == (
        409,
        "Artist cannot sign in, so there is nothing to see.",
    )
    supervisor = await hired(leila, "supervisor")
    assert (await leila.send("POST", "/session/view-as", {"account_id": supervisor})).status_code == 204
    again = await leila.send("POST", "/session/view-as", {"account_id": supervisor})
    assert again.status_code == 403
