"""API tokens of people and bots."""

from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from fastapi import FastAPI
from tests.browser import Browser

pytestmark = pytest.mark.anyio


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


async def _token(leila: Browser, *scopes: str, **more: str) -> str:
    answer = await leila.send("POST", "/me/tokens", {"name": "script", "scopes": list(scopes), **more})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["token"])


async def test_a_token_is_shown_once(leila: Browser, clone: str) -> None:
    token = await _token(leila, "department.*", "me.get")
    listed = await leila.send("GET", "/me/tokens")
    (row,) = listed.json()["rows"]
    assert row["scopes"] == ["department.*", "me.get"]
    assert token.startswith(row["hint"])
    assert token not in listed.text
    with psycopg.connect(clone) as connection:
        kept = connection.execute("select api_token::text from api_token").fetchall()
        receipts = connection.execute("select count(*) from idempotency_key").fetchone()
    assert token not in repr(kept)
    assert receipts == (0,)


async def test_an_answer_that_holds_a_token_is_never_kept(leila: Browser, clone: str) -> None:
    body = {"name": "script", "scopes": ["me.*"]}
    assert (await leila.send("POST", "/me/tokens", body, Idempotency_Key="once")).status_code == 201
    with psycopg.connect(clone) as connection:
        assert connection.execute("select count(*) from idempotency_key").fetchone() == (0,)


async def test_a_token_does_what_its_scopes_say_and_no_more(app: FastAPI, leila: Browser) -> None:
    script = Browser(app)
    bearer = _bearer(await _token(leila, "department.*", "me.verbs"))
    assert (await script.send("POST", "/departments", {"name": "Roto"}, **bearer)).status_code == 201
    refused = await script.send("POST", "/projects", {"name": "Meadow"}, **bearer)
    assert refused.status_code == 403
    assert refused.json()["detail"] == "This token's scopes do not include project.create."
    verbs = (await script.send("GET", "/me/verbs", **bearer)).json()
    assert "department.create" in verbs["studio"]
    assert "project.create" not in verbs["studio"]


@pytest.mark.parametrize("scope", ["task.fly", "tusk.*", "*", "task.*e", "session.open", ""])
async def test_an_unknown_scope_is_refused_by_name(leila: Browser, scope: str) -> None:
    answer = await leila.send("POST", "/me/tokens", {"name": "script", "scopes": ["task.list", scope]})
    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert error["field"] == "scopes"
    assert repr(scope) in error["message"]


async def test_an_expired_or_revoked_token_is_refused(app: FastAPI, leila: Browser, clone: str) -> None:
    soon = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    token = await _token(leila, "me.get", expires_at=soon)
    script = Browser(app)
    assert (await script.send("GET", "/me", **_bearer(token))).status_code == 200
    with psycopg.connect(clone) as connection:
        connection.execute("update api_token set expires_at = now()")
    assert (await script.send("GET", "/me", **_bearer(token))).status_code == 401

    other = await _token(leila, "me.get")
    token_id = (await leila.get("/me/tokens"))["rows"][1]["id"]
    assert (await leila.send("DELETE", f"/me/tokens/{token_id}")).status_code == 204
    assert (await script.send("GET", "/me", **_bearer(other))).status_code == 401
    assert (await leila.send("DELETE", f"/me/tokens/{token_id}")).status_code == 404


@pytest.mark.parametrize("moment", ["2020-01-01T00:00:00Z", "2099-01-01T00:00:00"])
async def test_an_end_that_is_past_or_without_time_zone_is_refused(leila: Browser, moment: str) -> None:
    answer = await leila.send("POST", "/me/tokens", {"name": "x", "scopes": ["me.get"], "expires_at": moment})
    assert [error["field"] for error in answer.json()["errors"]] == ["expires_at"]


async def test_a_token_makes_no_tokens(app: FastAPI, leila: Browser) -> None:
    bearer = _bearer(await _token(leila, "token.*"))
    body = {"name": "wider", "scopes": ["project.*"]}
    assert (await Browser(app).send("POST", "/me/tokens", body, **bearer)).status_code == 403


async def test_the_last_use_of_a_token_is_told(app: FastAPI, leila: Browser) -> None:
    bearer = _bearer(await _token(leila, "department.list"))
    assert (await leila.get("/me/tokens"))["rows"][0]["last_used_at"] is None
    await Browser(app).send("GET", "/departments", **bearer)
    assert (await leila.get("/me/tokens"))["rows"][0]["last_used_at"]


async def test_an_admin_makes_lists_and_revokes_a_bots_tokens(app: FastAPI, leila: Browser) -> None:
    farm = await leila.send(
        "POST", "/accounts", {"account_name": "farm", "display_name": "Farm", "account_type": "bot"}
    )
    path = f"/accounts/{farm.json()['id']}/tokens"
    made = await leila.send("POST", path, {"name": "farm", "scopes": ["department.*"]})
    assert made.status_code == 201
    bearer = _bearer(made.json()["token"])
    created = await Browser(app).send("POST", "/departments", {"name": "Roto"}, **bearer)
    assert created.json()["created_by"] == farm.json()["id"]
    (row,) = (await leila.get(path))["rows"]
    assert (row["name"], row["created_by"]) == ("farm", (await leila.get("/me"))["account"]["id"])
    assert (await leila.send("DELETE", f"{path}/{row['id']}")).status_code == 204
    assert (await Browser(app).send("GET", "/departments", **bearer)).status_code == 401


async def test_people_make_their_own_tokens(leila: Browser) -> None:
    noor = await leila.send("POST", "/accounts", {"account_name": "noor", "display_name": "Noor"})
    refused = await leila.send("POST", f"/accounts/{noor.json()['id']}/tokens", {"name": "x", "scopes": ["me.get"]})
    assert refused.status_code == 403
    assert "Noor is no bot" in refused.json()["detail"]
