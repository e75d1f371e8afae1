"""Accounts, passwords and tokens from the server's console."""

from pathlib import Path

import psycopg
import pytest
from fastapi import FastAPI
from tests.browser import PASSWORD, Browser, running, set_up
from tests.cli.test_command import motk

pytestmark = pytest.mark.anyio


async def test_an_account_made_at_the_console_can_sign_in(clone: str, tmp_path: Path) -> None:
    async with running(clone, tmp_path) as app:
        leila = await set_up(app)
        made = motk(
            "account",
            "create",
            "noor",
            "--name",
            "Noor Haddad",
            "--type",
            "supervisor",
            MOTK_DATABASE_URL=clone,
            MOTK_HOME=str(tmp_path),
        )
        assert made.returncode == 0, made.stderr
        me = (await Browser(app).sign_in("noor", made.stdout.split()[-1])).json()
        assert (me["account"]["display_name"], me["account"]["account_type"]) == ("Noor Haddad", "supervisor")
        (line,) = [row for row in (await leila.get("/feed"))["rows"] if row["verb"] == "account.create"]
        assert (line["sentence"], line["via"]) == ("The console created Noor Haddad", "cli")


async def test_a_lost_password_is_replaced_at_the_console(clone: str, tmp_path: Path) -> None:
    async with running(clone, tmp_path) as app:
        leila = await set_up(app)
        reset = motk("account", "reset-password", "Leila", MOTK_DATABASE_URL=clone, MOTK_HOME=str(tmp_path))
        assert reset.returncode == 0, reset.stderr
        assert (await leila.send("GET", "/me")).status_code == 401
        assert (await Browser(app).sign_in(password=PASSWORD)).status_code == 401
        assert (await Browser(app).sign_in(password=reset.stdout.split()[-1])).status_code == 200


async def test_a_bots_token_is_printed_for_a_script_to_take(clone: str, tmp_path: Path) -> None:
    where = {"MOTK_DATABASE_URL": clone, "MOTK_HOME": str(tmp_path)}
    async with running(clone, tmp_path) as app:
        await set_up(app)
        assert motk("account", "create", "farm", "--type", "bot", **where).stdout == "farm is made.\n"
        assert "comes in by token" in motk("account", "reset-password", "farm", **where).stderr
        made = motk("token", "create", "farm", "--scope", "department.*", **where)
        bearer = {"Authorization": f"Bearer {made.stdout.strip()}"}
        assert (await Browser(app).send("GET", "/departments", **bearer)).status_code == 200
        refused = motk("token", "create", "farm", "--scope", "task.fly", **where)
        assert (refused.returncode, refused.stderr[:39]) == (1, "motk: scopes: There is no verb 'task.fl")


async def test_accounts_and_tokens_are_listed_and_closed(clone: str, tmp_path: Path) -> None:
    where = {"MOTK_DATABASE_URL": clone, "MOTK_HOME": str(tmp_path)}
    async with running(clone, tmp_path) as app:
        leila = await set_up(app)
        body = {"account_name": "farm", "display_name": "Farm", "account_type": "bot"}
        path = f"/accounts/{(await leila.send('POST', '/accounts', body)).json()['id']}/tokens"
        token, other = [
            (await leila.send("POST", path, {"name": name, "scopes": ["me.*"]})).json()["token"]
            for name in ("night", "day")
        ]
        listed = motk("token", "list", "farm", **where).stdout.splitlines()
        assert [line.split()[1:3] for line in listed] == [["night", f"{token[:9]}…"], ["day", f"{other[:9]}…"]]
        assert motk("token", "revoke", "farm", token, **where).stdout == "The token night of farm is revoked.\n"
        assert await _asked_with(app, token) == 401
        assert await _asked_with(app, other) == 200
        assert motk("account", "deactivate", "Farm", **where).returncode == 0
        assert await _asked_with(app, other) == 401
        accounts = [line.split()[:3] for line in motk("account", "list", **where).stdout.splitlines()]
        assert accounts == [["farm", "bot", "inactive"], ["leila", "admin", "active"]]


async def _asked_with(app: FastAPI, token: str) -> int:
    return (await Browser(app).send("GET", "/me", Authorization=f"Bearer {token}")).status_code


async def test_what_cannot_be_is_said_in_a_sentence(clone: str, tmp_path: Path) -> None:
    where = {"MOTK_DATABASE_URL": clone, "MOTK_HOME": str(tmp_path)}
    assert (
        motk("account", "create", "noor", **where).stderr
        == "motk: There is no studio yet. Open MOTK in a browser and set it up.\n"
    )
    async with running(clone, tmp_path) as app:
        await set_up(app)
    assert "account name is taken" in motk("account", "create", "LEILA", **where).stderr
    assert "account_type" in motk("account", "create", "noor", "--type", "king", **where).stderr
    assert "no account nobody" in motk("account", "reset-password", "nobody", **where).stderr
    with psycopg.connect(clone) as connection:
        connection.execute("select motk.begin('setup.create', null, null, 'cli')")
        connection.execute("insert into organization (name, slug) values ('Other', 'other')")
    assert (
        motk("account", "create", "noor", **where).stderr
        == "motk: Say which studio with --organization: cafe-rouge, other.\n"
    )
    assert motk("account", "create", "noor", "--organization", "other", **where).returncode == 0
