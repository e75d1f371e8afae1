"""Every sentence that MOTK refuses with is said to somebody who tried: one that nobody provokes fails here."""

import ast
import re
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.browser import SETUP, Browser, running
from tests.database import Server
from tests.features.door import LINK, past, second_studio, signed_in, taken
from tests.studio import Film, Json

import motk

pytestmark = pytest.mark.anyio

_REFUSALS = {"Forbidden", "NeedsFactor"}
_WEEK = {"starts_on": "2026-11-23", "ends_on": "2026-11-27"}
_TOKEN: Json = {"name": "Farm", "scopes": ["task.*"]}


@dataclass
class Trying:
    """One film in which everybody tries, one after the other; some of them in a browser. `elsewhere` has no studio yet."""

    film: Film
    browsers: dict[str, Browser]
    elsewhere: Browser

    async def refused(self, by: str, method: str, path: str, body: Any = None, **more: Any) -> str:
        return str((await self.film.studio.people[by].refused(403, method, path, body, **more))["detail"])

    @property
    def slot(self) -> str:
        return f"/members/{self.film.members['artist']}"

    @property
    def task(self) -> str:
        return f"/tasks/{self.film.tasks[0]}"


Try = Callable[[Trying], Awaitable[str]]


async def _said(browser: Browser, method: str, path: str, body: Any = None) -> str:
    answer = await browser.send(method, path, body)
    assert answer.status_code == 403, (path, answer.status_code, answer.text)
    return str(answer.json()["detail"])


async def _beyond_scopes(t: Trying) -> str:
    narrow = t.film.studio.scoped(t.film.studio.admin, "task.*")
    return str((await narrow.refused(403, "GET", "/departments"))["detail"])


async def _beyond_role(t: Trying) -> str:
    return await t.refused("artist", "POST", "/projects", {"name": "Mine"})


async def _field_of_a_department(t: Trying) -> str:
    light = await t.film.studio.admin.post("/departments", {"name": "Light"})
    await t.film.studio.define("shot", "Key", "text", edited_by=[light["id"]])
    return await t.refused("supervisor", "PATCH", f"/entities/{t.film.shots[0]}", {"extra": {"key": "low"}})


async def _new_task_of_a_department(t: Trying) -> str:
    admin, film = t.film.studio.admin, t.film
    mine, other = [await admin.post("/departments", {"name": name}) for name in ("Layout", "Rigging")]
    await admin.patch(f"/task-types/{film.modeling}", {"department_id": other["id"]})
    await admin.patch(f"/accounts/{film.studio.supervisor.account_id}", {"department_ids": [mine["id"]]})
    task = {"project_id": film.project, "entity_id": film.bunny, "task_type_id": film.modeling}
    return await t.refused("supervisor", "POST", "/tasks", task)


async def _hidden_column(t: Trying) -> str:
    t.film.studio.sql("update member set access = 'manager' where id = %s", t.film.members["supervisor"])
    return await t.refused("supervisor", "PATCH", t.slot, {"day_rate": 900})


async def _no_csrf_token(t: Trying) -> str:
    browser = t.browsers["artist"]
    token, browser.csrf = browser.csrf, None
    said = await _said(browser, "PATCH", "/me", {"phone": "1"})
    browser.csrf = token
    return said


async def _looking(t: Trying, method: str, path: str, body: Any = None) -> str:
    ada = t.browsers["admin"]
    await taken(ada, "POST", "/session/view-as", {"account_id": t.film.studio.artist.account_id})
    said = await _said(ada, method, path, body)
    await taken(ada, "DELETE", "/session/view-as")
    return said


async def _changing_while_looking(t: Trying) -> str:
    return await _looking(t, "PATCH", "/me", {"phone": "1"})


async def _the_door_while_looking(t: Trying) -> str:
    return await _looking(t, "GET", "/me/sessions")


async def _looking_with_a_token(t: Trying) -> str:
    return await t.refused("admin", "POST", "/session/view-as", {"account_id": t.film.studio.artist.account_id})


async def _no_second_factor(t: Trying) -> str:
    demand = "update organization set settings = settings || jsonb_build_object('second_factor', %s::text)"
    t.film.studio.sql(demand, "everyone")
    said = await _said(t.browsers["artist"], "GET", "/departments")
    t.film.studio.sql(demand, "off")
    return said


async def _setting_up_from_elsewhere(t: Trying) -> str:
    return await _said(t.elsewhere, "POST", "/setup", SETUP)


async def _access_given(t: Trying) -> str:
    return await t.refused("manager", "PATCH", t.slot, {"access": "supervisor"})


async def _token_by_a_token(t: Trying) -> str:
    return await t.refused("artist", "POST", "/me/tokens", _TOKEN)


async def _token_of_a_person(t: Trying) -> str:
    return await t.refused("admin", "POST", f"/accounts/{t.film.studio.artist.account_id}/tokens", _TOKEN)


async def _door_with_a_token(t: Trying) -> str:
    return await t.refused("artist", "POST", "/me/accounts", LINK)


async def _long_inside_without_a_password(t: Trying) -> str:
    studio = t.film.studio
    studio.sql("update account_secret set password_hash = null where account_id = %s", studio.artist.account_id)
    past(studio, "session", "created_at", 16 * 60)
    return await _said(t.browsers["artist"], "POST", "/me/accounts", LINK)


async def _from_a_provider(t: Trying) -> str:
    studio, noor = t.film.studio, t.browsers["artist"]
    other = second_studio(studio)
    await taken(noor, "POST", "/me/accounts", LINK)
    studio.sql("update session set opened_by = 'provider' where account_id = %s", studio.artist.account_id)
    return await _said(noor, "POST", "/session/switch", {"account_id": other})


async def _status_beyond_role(t: Trying) -> str:
    await t.film.assign("artist", 0)
    body = {"task_ids": [t.film.tasks[0]], "task_status_id": t.film.statuses["Approved"]}
    return await t.refused("artist", "PUT", "/tasks/status", body)


async def _settled_by_somebody(t: Trying) -> str:
    artist, layout = t.film.studio.artist, f"{t.film.path}/layouts/shot"
    await artist.put(layout, {"layout": {"widgets": [{"widget": "tasks", "width": 6}]}})
    gone = await artist.send("DELETE", layout)
    return await t.refused("manager", "POST", f"/change-sets/{gone.headers['X-Change-Set']}/revert", {})


async def _done_by_the_house(t: Trying) -> str:
    t.film.studio.sql("update task set description = 'Upgraded' where id = %s", t.film.tasks[1])
    (line, *_) = (await t.film.studio.admin.get("/feed"))["rows"]
    return await t.refused("manager", "POST", f"/change-sets/{line['change_set_id']}/revert", {})


async def _days_off_of_others(t: Trying) -> str:
    return await t.refused("artist", "POST", "/days-off", {**_WEEK, "account_id": t.film.studio.manager.account_id})


async def _time_of_others(t: Trying) -> str:
    entry = {"task_id": t.film.tasks[0], "account_id": t.film.studio.manager.account_id}
    body = {"rows": [{**entry, "on_date": "2026-11-20", "minutes": 60}]}
    return await t.refused("artist", "PUT", "/time-entries", body)


async def _sheet_of_others(t: Trying) -> str:
    return await t.refused("artist", "GET", f"/timesheet?account_id={t.film.studio.manager.account_id}")


async def _shared_view(t: Trying) -> str:
    view = {"project_id": t.film.project, "page": "shot", "name": "Late", "share": "project"}
    return await t.refused("artist", "POST", "/views", view)


async def _webhook_of_the_studio(t: Trying) -> str:
    return await t.refused("manager", "POST", "/webhooks", {"name": "Farm", "url": "https://farm.example/motk"})


# Every sentence by what is tried to hear it; {} is what changes from one to the next. Tried from the first to the last.
TRIED: dict[str, Try] = {
    # The gate.
    "This token's scopes do not include {}.": _beyond_scopes,
    "{} is for {}; you are {} {}.": _beyond_role,
    "{}: only its departments and managers change this field.": _field_of_a_department,
    "{} may not do this for every row of the request.": _new_task_of_a_department,
    "{}: you may not read this field, nor change it.": _hidden_column,
    "Only an admin may give somebody more access than their account has.": _access_given,
    "Send the csrf_token of /api/v1/me in the header {}.": _no_csrf_token,
    "This studio asks for a second factor. Set one up first, under Settings, Security.": _no_second_factor,
    "You are looking as {}, and change nothing meanwhile. Stop looking first.": _changing_while_looking,
    "How {} comes in is not shown to who looks as them.": _the_door_while_looking,
    # How one comes in.
    "Looking as somebody else is for a browser; a token is its own account alone.": _looking_with_a_token,
    "Type the set-up code: it stands where MOTK was started, and in the file setup-code of its state folder.": (
        _setting_up_from_elsewhere
    ),
    "Tokens are made by people: sign in with a browser.": _token_by_a_token,
    "{} is no bot: people make their own tokens.": _token_of_a_person,
    "Sign in with a browser for this: a token may not.": _door_with_a_token,
    "You came in with an account from elsewhere, which opens its own studio alone. Sign in to the other one itself.": (
        _from_a_provider
    ),
    "Sign out and in again first: this changes how you come in.": _long_inside_without_a_password,
    # The production.
    "{} is not for {}s to set.": _status_beyond_role,
    "What people settle for themselves is theirs to take back.": _settled_by_somebody,
    "Only an admin reverts what MOTK itself did ({}).": _done_by_the_house,
    "Only your own days off are yours to set; a manager may set those of others.": _days_off_of_others,
    "Only your own time is yours to log; a manager may log for others.": _time_of_others,
    "Only your own timesheet is yours to see; that of others is for those who lead a project.": _sheet_of_others,
    "Sharing a view, and making it a role's default, is for managers.": _shared_view,
    "A webhook of the whole studio is for admins; choose a project you manage.": _webhook_of_the_studio,
}


async def test_who_tries_is_refused_in_these_words(film: Film, server: Server, tmp_path: Path) -> None:
    empty = server.clone()
    async with running(server.dsn(empty), tmp_path) as app:
        browsers = {role: await signed_in(film.studio, role) for role in ("admin", "artist")}
        trying = Trying(film, browsers, Browser(app, address="192.168.7.7"))
        for sentence, provoke in TRIED.items():
            pattern = ".+".join(map(re.escape, sentence.split("{}")))
            said = await provoke(trying)
            assert re.fullmatch(pattern, said), (sentence, said)
    server.drop(empty)


def test_every_sentence_is_tried() -> None:
    assert {said for path in Path(motk.__file__).parent.rglob("*.py") for said in _sentences(path)} == TRIED.keys()


def _sentences(path: Path) -> Iterator[str]:
    """What Forbidden and its kind are raised with, and what `why_not` answers."""
    module = ast.parse(path.read_text())
    named = {
        target.id: one.value
        for one in module.body
        if isinstance(one, ast.Assign)
        for target in one.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef) and node.name == "why_not":
            said = [one.value for one in ast.walk(node) if isinstance(one, ast.Return)]
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in _REFUSALS:
            said = list(node.args[:1])
        else:
            continue
        for one in [named.get(one.id) if isinstance(one, ast.Name) else one for one in said]:
            if isinstance(one, ast.JoinedStr):
                yield "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in one.values)  # type: ignore[misc]
            elif isinstance(one, ast.Constant):
                yield str(one.value)
