"""A field that somebody may not read is nowhere: not in rows, lists, grids, history, files, live updates, and no filter tells of it."""

import asyncio
from datetime import UTC, datetime

import pytest
from tests.features.live.test_stream import following
from tests.studio import Film, Json, Somebody

pytestmark = pytest.mark.anyio

SECRET = "quagga budget"


async def hidden_from(film: Film, **rules: object) -> Json:
    """A field on shots, one on tasks and one on slots, each with a value nobody else has."""
    made: Json = {}
    rows = {
        "shot": f"/entities/{film.shots[0]}",
        "task": f"/tasks/{film.tasks[0]}",
        "member": f"/members/{film.members['open']}",
    }
    for kind, path in rows.items():
        made[kind] = await film.studio.define(kind, "Budget", "text", **rules)
        await film.studio.admin.patch(path, {"extra": {"budget": SECRET}})
    return made


async def everything(film: Film, by: Somebody) -> str:
    """All that somebody reads of the production, wherever a value of a row could stand; what is refused says nothing."""
    path = film.path
    gets = [
        *("/entities", "/tasks", "/members", "/projects", f"/entities/{film.shots[0]}", f"/tasks/{film.tasks[0]}"),
        *(
            f"/entities/{film.shots[0]}/history",
            f"/tasks/{film.tasks[0]}/history",
            f"/members/{film.members['open']}/history",
        ),
        *(f"{path}/grid/shot", f"{path}/context", f"{path}/feed", "/feed", "/field-definitions"),
    ]
    said = [(await by.send("GET", one)).text for one in gets]
    sets = film.studio.sql("select id::text from change_set")
    said += [(await by.send("GET", f"/change-sets/{row[0]}")).text for row in sets]
    body = {"columns": [{"id": "name", "title": "Name"}, {"id": "extra.budget", "title": "B"}], "format": "csv"}
    said += [(await by.send("POST", f"{path}/grid/{page}/export", json=body)).text for page in ("shot", "task")]
    return "\n".join(said)


async def test_a_field_of_some_departments_is_read_by_them_and_managers_alone(film: Film) -> None:
    studio = film.studio
    light = (await studio.admin.post("/departments", {"name": "Light"}))["id"]
    await hidden_from(film, seen_by=[light])
    assert SECRET in await everything(film, studio.manager)
    for role in ("artist", "supervisor", "client", "vendor"):
        assert SECRET not in await everything(film, studio.people[role]), role
    await studio.admin.patch(f"/accounts/{studio.artist.account_id}", {"department_ids": [light]})
    assert SECRET in await everything(film, studio.artist)


async def test_what_a_field_held_that_was_deleted_for_ever_stays_closed_in_the_history(film: Film) -> None:
    studio, admin = film.studio, film.studio.admin
    light = (await admin.post("/departments", {"name": "Light"}))["id"]
    made = await hidden_from(film, seen_by=[light])
    before = datetime.now(UTC).isoformat()
    ids = {"ids": [field["id"] for field in made.values()]}
    await admin.post("/field-definitions/archive", ids)
    gone = await admin.send("POST", "/field-definitions/purge", json=ids)
    for role in ("artist", "supervisor", "client", "vendor"):
        assert SECRET not in await everything(film, studio.people[role]), role
        past = await studio.people[role].send("GET", f"{film.path}/grid/shot/as-of", params={"at": before})
        assert SECRET not in past.text, role
    again = {"kind": "shot", "name": "Budget", "type": "text"}
    said = await admin.refused(409, "POST", "/field-definitions", {**again, "key": "budget"})
    assert "history holds what stood in it" in said["detail"]
    assert (await studio.define("shot", "Budget", "text"))["key"] == "budget_2"
    # Undone, the field is there again for those it was for.
    await admin.post(f"/change-sets/{gone.headers['X-Change-Set']}/revert", {})
    await admin.post("/field-definitions/restore", {"ids": [made["member"]["id"]]})
    slot = f"/members/{film.members['open']}"
    assert (await studio.manager.get(slot))["extra"] == {"budget": SECRET}
    assert SECRET not in await everything(film, studio.artist)


async def test_a_client_reads_what_is_opened_to_clients_and_nothing_else(film: Film) -> None:
    studio = film.studio
    made = await hidden_from(film)
    studio.sql('update entity set extra = extra || \'{"loose": "quokka"}\' where id = %s', film.shots[0])
    assert SECRET in await everything(film, studio.artist)
    seen = await everything(film, studio.client)
    assert SECRET not in seen
    assert "quokka" not in seen
    for kind in ("shot", "task"):
        await studio.admin.patch(f"/field-definitions/{made[kind]['id']}", {"for_client": True})
    assert (await studio.client.get(f"/entities/{film.shots[0]}"))["extra"] == {"budget": SECRET}


async def test_no_filter_sort_or_guess_tells_of_a_hidden_value(film: Film) -> None:
    studio = film.studio
    light = (await studio.admin.post("/departments", {"name": "Light"}))["id"]
    await hidden_from(film, seen_by=[light])
    tree = {"field": "extra.budget", "op": "is", "value": SECRET}
    sort = [{"field": "extra.budget", "desc": True}]
    for page, rows in (("shot", film.shots), ("task", film.tasks)):
        path = f"{film.path}/grid/{page}/matching"
        assert (await studio.manager.post(path, {"filter": tree}))["ids"] == rows[:1]
        assert (await studio.artist.post(path, {"filter": tree}))["ids"] == []
        assert (await studio.artist.post(path, {"filter": {"field": "extra.budget", "op": "not_empty"}}))["ids"] == []
        assert (await studio.artist.post(path, {"filter": None, "sort": sort}))["ids"] == rows
    guess = {"extra": {"budget": SECRET}}
    assert (
        "no such field"
        in (await studio.supervisor.invalid("PATCH", f"/entities/{film.shots[0]}", guess))["extra.budget"]
    )


async def test_only_its_departments_edit_a_field_and_others_may_send_it_along_unchanged(film: Film) -> None:
    studio = film.studio
    light = (await studio.admin.post("/departments", {"name": "Light"}))["id"]
    await studio.define("shot", "Key", "text", edited_by=[light])
    path = f"/entities/{film.shots[0]}"
    await studio.admin.patch(path, {"extra": {"key": "high"}})
    problem = await studio.supervisor.refused(403, "PATCH", path, {"extra": {"key": "low"}})
    assert "departments" in problem["detail"]
    assert (await studio.supervisor.patch(path, {"extra": {"key": "high"}, "code": "1"}))["code"] == "1"
    await studio.admin.patch(f"/accounts/{studio.supervisor.account_id}", {"department_ids": [light]})
    assert (await studio.supervisor.patch(path, {"extra": {"key": "low"}}))["extra"] == {"key": "low"}


async def test_the_live_stream_tells_no_hidden_value(film: Film) -> None:
    studio = film.studio
    light = (await studio.admin.post("/departments", {"name": "Light"}))["id"]
    await studio.define("shot", "Budget", "text", seen_by=[light])
    async with following(studio, studio.artist) as (_, events):
        await studio.admin.patch(f"/entities/{film.shots[0]}", {"extra": {"budget": SECRET}, "code": "seen"})
        async with asyncio.timeout(30):
            told = b""
            while b'"seen"' not in told:
                told += await anext(events)
    assert SECRET.encode() not in told
