"""The layout of a page: arranged for everybody, for a role, for oneself, and as it came when nobody has."""

import asyncio
import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from tests.studio import Film, Json, Studio

from motk.features.layouts.built_in import BUILT_IN, LAYOUTS
from motk.features.layouts.schemas import Layout
from motk.model.entity import KINDS

pytestmark = pytest.mark.anyio

PUBLISHED = Path(__file__).parents[3] / "docs/reference/page-layout.schema.json"


def of(*widgets: str) -> Json:
    return {"widgets": [{"widget": widget, "width": 6} for widget in widgets]}


def page(film: Film, kind: str = "shot") -> str:
    return f"{film.path}/layouts/{kind}"


async def seen(film: Film, by: str = "artist", **asked: str) -> tuple[list[str], str]:
    """The widgets in their order, and whose arrangement it is."""
    found = await film.studio.people[by].get(page(film), **asked)
    return [placed["widget"] for placed in found["layout"]["widgets"]], found["source"]


async def share(film: Film, *widgets: str, by: str = "manager", **whose: Any) -> Json:
    body = {"layout": of(*widgets), **whose}
    shared: Json = await film.studio.people[by].put(f"{page(film)}/shared", body)
    return shared


async def test_the_most_particular_arrangement_counts_and_each_can_be_taken_back(studio: Studio, film: Film) -> None:
    usual = [placed.widget for placed in LAYOUTS["shot"].widgets]
    assert await seen(film) == (usual, "built_in")
    await share(film, "history", whose="studio", by="admin")
    assert await seen(film) == (["history"], "everybody")
    await share(film, "tasks")
    assert await seen(film) == (["tasks"], "everybody")
    await share(film, "thread", whose="studio", role="artist", by="admin")
    assert await seen(film) == (["thread"], "role")
    await share(film, "fields", role="artist")
    assert await seen(film) == (["fields"], "role")
    await studio.artist.put(page(film), {"layout": of("people")})
    assert await seen(film) == (["people"], "person")
    assert await seen(film, by="supervisor") == (["tasks"], "everybody")
    assert await seen(film, by="manager", whose="project", role="artist") == (["fields"], "role")

    await studio.artist.send("DELETE", page(film))
    assert await seen(film) == (["fields"], "role")
    for asked in ("whose=project&role=artist", "whose=project"):
        await studio.manager.send("DELETE", f"{page(film)}/shared?{asked}")
    assert await seen(film) == (["thread"], "role")
    assert await seen(film, by="supervisor") == (["history"], "everybody")


async def test_an_arrangement_of_ones_own_holds_in_every_project_and_for_nobody_else(
    studio: Studio, film: Film
) -> None:
    other = (await studio.admin.post("/projects", {"name": "Second Meadow"}))["id"]
    await studio.admin.post(
        "/members", {"project_id": other, "role": "Animator", "account_id": studio.artist.account_id}
    )
    await studio.artist.put(page(film), {"layout": of("people", "meadow.weather")})
    found = await studio.artist.get(f"/projects/{other}/layouts/shot")
    assert found["layout"] == of("people", "meadow.weather")
    assert (await seen(film, by="admin"))[1] == "built_in"
    assert (await studio.artist.get(page(film, "asset")))["source"] == "built_in"


async def test_what_others_see_is_for_managers_to_arrange(studio: Studio, film: Film) -> None:
    body = {"layout": of("tasks")}
    for role in ("supervisor", "artist", "client", "vendor"):
        await studio.people[role].refused(403, "PUT", f"{page(film)}/shared", body)
        await studio.people[role].refused(403, "DELETE", f"{page(film)}/shared")
        await studio.people[role].put(page(film), body)
    hired = studio.hire("artist")
    await hired.refused(404, "GET", page(film))
    await hired.refused(404, "PUT", page(film), body)
    slot = {"project_id": film.project, "role": "Coordinator", "account_id": hired.account_id, "access": "manager"}
    await studio.admin.post("/members", slot)
    await hired.put(f"{page(film)}/shared", body)
    await hired.refused(403, "PUT", f"{page(film)}/shared", {**body, "whose": "studio"})


async def test_two_who_arrange_the_same_page_are_told_of_each_other(studio: Studio, film: Film) -> None:
    first = await share(film, "tasks")
    await share(film, "tasks", "history", rev=first["rev"])
    late = {"layout": of("thread"), "rev": first["rev"]}
    clash = await studio.admin.refused(409, "PUT", f"{page(film)}/shared", late)
    assert (clash["current"]["layout"], clash["yours"]["layout"]) == (of("tasks", "history"), of("thread"))
    await studio.manager.send("DELETE", f"{page(film)}/shared")
    gone = await studio.admin.refused(409, "PUT", f"{page(film)}/shared", {**late, "rev": clash["rev"]})
    assert "usual layout" in gone["detail"]

    both = [studio.artist.put(page(film), {"layout": of(widget)}) for widget in ("tasks", "thread")]
    await asyncio.gather(*both)
    assert studio.sql("select count(*) from page_layout where account_id = %s", studio.artist.account_id) == [(1,)]


async def test_an_arrangement_is_a_change_set_that_is_undone(studio: Studio, film: Film) -> None:
    await share(film, "tasks")
    answer = await studio.manager.send("PUT", f"{page(film)}/shared", json={"layout": of("thread")})
    change_set = answer.headers["X-Change-Set"]
    told = (await studio.manager.get(f"{film.path}/feed"))["rows"][0]
    assert (told["change_set_id"], told["sentence"]) == (change_set, "Kenji Tanaka arranged a page for others")
    await studio.manager.post(f"/change-sets/{change_set}/revert", {})
    assert await seen(film) == (["tasks"], "everybody")
    again = await studio.manager.send("PUT", f"{page(film)}/shared", json={"layout": of("tasks")})
    assert "X-Change-Set" not in again.headers


async def test_what_is_no_layout_is_refused_by_the_field(studio: Studio, film: Film) -> None:
    async def wrong(*placed: Json) -> dict[str, str]:
        return await studio.artist.invalid("PUT", page(film), {"layout": {"widgets": list(placed)}})

    twice = {"widget": "tasks", "width": 6}
    assert "tasks stands twice" in (await wrong(twice, twice))["layout.widgets"]
    assert (await wrong({"widget": "tasks", "width": 5})).keys() == {"layout.widgets.0.width"}
    assert (await wrong({"widget": "../tasks"})).keys() == {"layout.widgets.0.widget"}
    assert (await wrong({"widget": "tasks", "colour": "red"})).keys() == {"layout.widgets.0.colour"}
    assert (await wrong(*({"widget": f"w{number}"} for number in range(51)))).keys() == {"layout.widgets"}


def test_the_published_schema_is_the_one_that_is_checked() -> None:
    schema = json.loads(PUBLISHED.read_text())
    assert {name: schema[name] for name in ("$defs", "properties", "additionalProperties")} == {
        name: Layout.model_json_schema()[name] for name in ("$defs", "properties", "additionalProperties")
    }
    assert set(LAYOUTS) == set(KINDS)
    check = jsonschema_rs.validator_for(schema)
    for layout in LAYOUTS.values():
        assert check.is_valid(layout.model_dump())
        assert {placed.widget for placed in layout.widgets} <= set(BUILT_IN)
    assert not check.is_valid({"widgets": [{"widget": "Tasks"}]})
