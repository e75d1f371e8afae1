"""Saved views: whose they are, who finds them, and what they may say."""

from typing import Any

import pytest
from tests.studio import Film, Json, Studio

pytestmark = pytest.mark.anyio


async def keep(film: Film, by: str, name: str, **more: Any) -> Json:
    body = {"project_id": film.project, "page": "shot", "name": name, **more}
    made: Json = await film.studio.people[by].post("/views", body)
    return made


async def test_a_private_view_is_its_owners_alone(studio: Studio, film: Film) -> None:
    mine = await keep(film, "artist", "Mine")
    assert await studio.artist.names("/views") == ["Mine"]
    for other in (studio.admin, studio.manager, studio.bot, studio.client):
        assert await other.names("/views", archived="yes") == []
        await other.refused(404, "GET", f"/views/{mine['id']}")
        await other.refused(404, "PATCH", f"/views/{mine['id']}", {"name": "Ours"})


async def test_nobody_reads_a_private_view_in_the_diary(studio: Studio, film: Film) -> None:
    mine = await studio.artist.send(
        "POST", "/views", json={"project_id": film.project, "page": "shot", "name": "Leaving in May"}
    )
    change_set = mine.headers["X-Change-Set"]
    shown = await studio.admin.get(f"/change-sets/{change_set}")
    assert shown["rows"] == []
    assert shown["change_set"]["sentence"] == "Noor Haddad created a private view"
    assert len((await studio.artist.get(f"/change-sets/{change_set}"))["rows"]) == 1
    await studio.artist.post("/views/archive", {"ids": [mine.json()["id"]]})
    await studio.artist.post("/views/purge", {"ids": [mine.json()["id"]]})
    assert "Leaving" not in str(await studio.admin.get(f"{film.path}/feed"))


async def test_what_a_view_was_while_it_was_private_stays_its_owners(studio: Studio, film: Film) -> None:
    mine = await keep(film, "manager", "Leaving in May", state={"density": "compact"})
    view = f"/views/{mine['id']}"
    private = await studio.manager.send("PATCH", view, json={"name": "Leaving in June"})
    shared = await studio.manager.send("PATCH", view, json={"name": "Handover", "share": "project"})
    await studio.admin.patch(view, {"name": "Handing over"})
    for other in (studio.admin, studio.supervisor):
        edited, opened = (await other.get(f"{view}/history"))["rows"]
        assert (edited["before"], edited["after"]) == ({"name": "Handover"}, {"name": "Handing over"})
        assert (opened["before"], opened["after"]) == ({"share": "private"}, {"share": "project"})
        seen = [await other.get(f"/change-sets/{one.headers['X-Change-Set']}") for one in (private, shared)]
        assert [len(one["rows"]) for one in seen] == [0, 1]
        feed = await other.get("/feed")
        assert "Leaving" not in str([seen, feed, await other.get(f"{film.path}/feed", row_id=mine["id"])])
        for one in (private, shared):
            await other.refused(404, "POST", f"/change-sets/{one.headers['X-Change-Set']}/revert", {})
    own = (await studio.manager.get(f"{view}/history"))["rows"]
    assert [row["op"] for row in own] == ["update", "update", "update", "insert"]


async def test_whom_somebody_follows_and_what_they_worked_is_not_read_from_change_sets(
    studio: Studio, film: Film
) -> None:
    followed = await studio.artist.send("PUT", f"/tasks/{film.tasks[0]}/subscription", json={"state": "mute"})
    body = {"rows": [{"task_id": film.tasks[0], "on_date": "2026-01-05", "minutes": 90}]}
    logged = await studio.artist.send("PUT", "/time-entries", json=body)
    assert (followed.is_success, logged.is_success) == (True, True), logged.text
    seen = [f"/change-sets/{one.headers['X-Change-Set']}" for one in (followed, logged)]
    colleague = studio.hire("artist")
    await studio.admin.post(
        "/members", {"project_id": film.project, "role": "Animator", "account_id": colleague.account_id}
    )

    def tables(shown: Json) -> set[str]:
        return {row["entity"] for row in shown["rows"]}

    assert tables(await studio.admin.get(seen[0])) == set()
    assert "time_entry" in tables(await studio.admin.get(seen[1]))
    assert "time_entry" in tables(await studio.supervisor.get(seen[1]))
    assert "time_entry" not in tables(await colleague.get(seen[1]))
    assert (tables(await studio.artist.get(seen[0])), "time_entry" in tables(await studio.artist.get(seen[1]))) == (
        {"subscription"},
        True,
    )


async def test_a_view_shared_with_a_project_is_for_its_team(studio: Studio, film: Film) -> None:
    shared = await keep(film, "manager", "Overview", share="project")
    assert await studio.artist.names("/views") == ["Overview"]
    assert await studio.hire("artist").names("/views") == []
    await studio.artist.refused(403, "PATCH", f"/views/{shared['id']}", {"name": "Hello"})
    assert (await studio.admin.patch(f"/views/{shared['id']}", {"name": "All"}))["name"] == "All"


async def test_a_view_shared_with_the_studio_is_for_everybody_in_it(studio: Studio, film: Film) -> None:
    await studio.manager.post("/views", {"page": "task", "name": "Late work", "share": "studio"})
    assert await studio.hire("artist").names("/views") == ["Late work"]


async def test_clients_find_only_the_views_made_for_them(studio: Studio, film: Film) -> None:
    await keep(film, "manager", "Who is slow", share="project")
    await keep(film, "manager", "For our client", share="project", default_for="client")
    await studio.manager.post("/views", {"page": "task", "name": "Late work", "share": "studio"})
    assert await studio.client.names("/views") == ["For our client"]
    assert await studio.vendor.names("/views") == []


async def test_sharing_is_for_managers(studio: Studio, film: Film) -> None:
    body = {"project_id": film.project, "page": "shot", "name": "Look"}
    for person in (studio.artist, studio.supervisor, studio.client):
        await person.refused(403, "POST", "/views", {**body, "share": "project"})
        await person.refused(403, "POST", "/views", {"page": "shot", "name": "Look", "share": "studio"})
    mine = await keep(film, "artist", "Mine")
    await studio.artist.refused(403, "PATCH", f"/views/{mine['id']}", {"share": "project"})


async def test_a_role_begins_with_one_view_and_a_new_one_takes_the_mark(studio: Studio, film: Film) -> None:
    old = await keep(film, "manager", "Old", share="project", default_for="artist")
    elsewhere = await studio.manager.post(
        "/views", {"page": "shot", "name": "Studio's", "share": "studio", "default_for": "artist"}
    )
    new = await keep(film, "manager", "New", share="project", default_for="artist")
    marks = {row["name"]: row["default_for"] for row in (await studio.artist.get("/views"))["rows"]}
    assert marks == {"Old": None, "New": "artist", elsewhere["name"]: "artist"}
    await studio.manager.patch(f"/views/{old['id']}", {"default_for": "artist", "rev": 2})
    assert (await studio.artist.get(f"/views/{new['id']}"))["default_for"] is None


async def test_a_private_view_is_nobodys_default(studio: Studio, film: Film) -> None:
    body = {"project_id": film.project, "page": "shot", "name": "Look", "default_for": "artist"}
    assert "default_for" in await studio.manager.invalid("POST", "/views", body)
    shared = await keep(film, "manager", "Shared", share="project", default_for="artist")
    assert "default_for" in await studio.manager.invalid("PATCH", f"/views/{shared['id']}", {"share": "private"})


async def test_a_view_is_shared_where_it_belongs(studio: Studio, film: Film) -> None:
    body = {"page": "shot", "name": "Look"}
    assert "share" in await studio.manager.invalid("POST", "/views", {**body, "share": "project"})
    of_project = {**body, "project_id": film.project, "share": "studio"}
    assert "share" in await studio.manager.invalid("POST", "/views", of_project)
    other = (await studio.admin.post("/projects", {"name": "Elsewhere"}))["id"]
    await studio.artist.refused(404, "POST", "/views", {**body, "project_id": other})


async def test_a_view_keeps_what_it_says(studio: Studio, film: Film) -> None:
    state = {
        "columns": [{"id": "name", "width": 200, "hidden": False, "pinned": "left"}],
        "filter": {"any": [{"field": "task.any.assignee", "op": "is", "value": "@me"}]},
        "sort": [{"field": "name", "desc": True}],
        "group": ["parent"],
        "density": "compact",
    }
    made = await keep(film, "artist", "Mine", state=state)
    assert (await studio.artist.get(f"/views/{made['id']}"))["state"] == state


@pytest.mark.parametrize(
    ("state", "field"),
    [
        ({"filter": {"all": [{}, {"field": "name", "op": "like", "value": "x"}]}}, "state.filter.all.1.op"),
        ({"filter": {"all": [{"field": "name", "op": "is", "value": "x"}, {"any": 3}]}}, "state.filter.all.1"),
        ({"sort": [{"field": "name"}] * 6}, "state.sort"),
        ({"group": ["name"] * 4}, "state.group"),
        ({"columns": [{"id": "name", "wide": 3}]}, "state.columns.0.wide"),
        ({"density": "roomy"}, "state.density"),
        ({"filter": {"all": [{"field": "name", "op": "is", "value": "x" * 1500}] * 45}}, "state.filter"),
        ({"columns": [{"id": f"extra.{n}{'x' * 180}"} for n in range(400)]}, "state"),
    ],
)
async def test_a_view_that_cannot_work_is_refused_by_the_place_of_its_fault(
    studio: Studio, film: Film, state: Json, field: str
) -> None:
    body = {"project_id": film.project, "page": "shot", "name": "Look", "state": state}
    assert field in await studio.artist.invalid("POST", "/views", body)


async def test_an_archived_view_is_shared_by_managers_alone_as_well(studio: Studio, film: Film) -> None:
    mine = await keep(film, "artist", "Mine")
    await studio.artist.post("/views/archive", {"ids": [mine["id"]]})
    await studio.artist.refused(403, "PATCH", f"/views/{mine['id']}", {"share": "project", "default_for": "manager"})
    await studio.artist.post("/views/restore", {"ids": [mine["id"]]})
    assert await studio.manager.names("/views") == []
