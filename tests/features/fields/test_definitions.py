"""Definitions: their keys, their choices, their type, and what goes and comes back with them."""

from datetime import UTC, datetime
from typing import Any

import pytest
from psycopg.types.json import Jsonb
from tests.studio import Film, Json, Studio

pytestmark = pytest.mark.anyio

PATH = "/field-definitions"


async def values(film: Film, key: str) -> list[Any]:
    return [(await film.studio.admin.get(f"/entities/{shot}"))["extra"].get(key) for shot in film.shots]


async def fill(film: Film, key: str, *given: Any) -> None:
    rows = [{"id": shot, "extra": {key: value}} for shot, value in zip(film.shots, given, strict=False)]
    await film.studio.admin.patch("/entities/bulk", {"rows": rows})


async def test_a_key_is_made_from_the_name_and_means_one_thing_on_a_row(studio: Studio, film: Film) -> None:
    here: Json = {"project_id": film.project}
    assert (await studio.define("shot", "Objektiv größe 2", "text"))["key"] == "objektiv_groe_2"
    assert (await studio.define("shot", "Lens", "text"))["key"] == "lens"
    assert (await studio.define("shot", "Lens", "text", **here))["key"] == "lens_2"
    assert (await studio.define("asset", "Lens", "text", **here))["key"] == "lens"
    body = {"kind": "shot", "name": "Other", "key": "lens", "type": "text", **here}
    assert "the studio's field Lens" in (await studio.admin.refused(409, "POST", PATH, body))["detail"]
    assert "key" in await studio.admin.invalid("POST", PATH, {**body, "key": "Lens!"})


async def test_fields_of_a_project_are_for_its_managers_and_the_studios_for_the_studios(
    studio: Studio, film: Film
) -> None:
    lead = studio.hire("artist")
    body = {"kind": "shot", "name": "Lens", "type": "text"}
    await lead.refused(403, "POST", PATH, body)
    slot = {"project_id": film.project, "account_id": lead.account_id, "role": "Lead", "access": "manager"}
    await studio.admin.post("/members", slot)
    await lead.refused(403, "POST", PATH, body)
    own = await lead.post(PATH, {**body, "project_id": film.project})
    assert (await lead.patch(f"{PATH}/{own['id']}", {"name": "Glass"}))["name"] == "Glass"
    wide = await studio.define("shot", "Camera", "text")
    await lead.refused(403, "PATCH", f"{PATH}/{wide['id']}", {"name": "Mine"})
    await studio.artist.refused(403, "PATCH", f"{PATH}/{own['id']}", {"name": "Mine"})


async def test_a_required_field_has_a_default_for_those_who_cannot_be_asked(studio: Studio) -> None:
    body = {"kind": "account", "name": "Desk", "type": "list", "choices": [{"value": "A"}, {"value": "B"}]}
    refused = await studio.admin.invalid("POST", PATH, {**body, "required": True})
    assert "needs a default" in refused["default_value"]
    lead = {"kind": "shot", "name": "Lead", "type": "person", "required": True}
    assert "cannot be required" in (await studio.admin.invalid("POST", PATH, lead))["required"]
    desk = await studio.admin.post(PATH, {**body, "required": True, "default_value": "A"})
    path = f"{PATH}/{desk['id']}"
    assert "needs a default" in (await studio.admin.invalid("PATCH", path, {"default_value": None}))["default_value"]
    plain = await studio.define("account", "Badge", "text")
    assert "default_value" in await studio.admin.invalid("PATCH", f"{PATH}/{plain['id']}", {"required": True})
    left = await studio.admin.put(f"{path}/choices", {"choices": [{"value": "B"}], "clear_removed": True})
    assert (left["default_value"], left["required"]) == (None, False), "it goes with its default"


async def test_a_renamed_choice_is_renamed_on_every_row_in_one_change_set(film: Film) -> None:
    admin = film.studio.admin
    field = await film.studio.define("shot", "Lens", "list", "35", "50", default_value="35")
    tags = await film.studio.define("shot", "Mood", "tags", "warm", "cold")
    await fill(film, "lens", "35", "50", "35")
    await fill(film, "mood", ["warm", "cold"], ["cold"])
    swapped = [{"value": "50", "was": "35"}, {"value": "35", "was": "50", "color": "#4a9eff"}]
    sent = await admin.send("PUT", f"{PATH}/{field['id']}/choices", json={"choices": swapped})
    assert await values(film, "lens") == ["50", "35", "50"]
    assert sent.json()["default_value"] == "50"
    await admin.put(f"{PATH}/{tags['id']}/choices", {"choices": [{"value": "hot", "was": "warm"}, {"value": "cold"}]})
    assert await values(film, "mood") == [["hot", "cold"], ["cold"], None]
    await admin.post(f"/change-sets/{sent.headers['X-Change-Set']}/revert", {})
    assert await values(film, "lens") == ["35", "50", "35"]


async def test_a_choice_that_rows_hold_is_not_taken_away_unsaid(film: Film) -> None:
    admin = film.studio.admin
    field = await film.studio.define("shot", "Lens", "list", "35", "50")
    await fill(film, "lens", "35", "50", "35")
    path, left = f"{PATH}/{field['id']}/choices", {"choices": [{"value": "50"}]}
    problem = await admin.refused(409, "PUT", path, left)
    assert problem["used"] == [{"value": "35", "rows": 2}]
    assert "35 (2)" in problem["detail"]
    await admin.put(path, {**left, "clear_removed": True})
    assert await values(film, "lens") == [None, "50", None]


async def test_a_change_of_type_says_beforehand_what_it_would_lose_and_can_be_undone(film: Film) -> None:
    admin = film.studio.admin
    field = await film.studio.define("shot", "Take", "text")
    await fill(film, "take", "12", "about 7", "1,5")
    path = f"{PATH}/{field['id']}"
    seen = await admin.post(f"{path}/type-preview", {"type": "number"})
    assert (seen["rows"], seen["kept"], seen["changed"], seen["lost"]) == (3, 1, 1, 1)
    assert seen["samples"][0] == {"value": "about 7", "becomes": None, "rows": 1}
    assert await values(film, "take") == ["12", "about 7", "1,5"]
    sent = await admin.send("PUT", f"{path}/type", json={"type": "number"})
    assert sent.json()["type"] == "number"
    assert await values(film, "take") == [12, None, 1.5]
    await admin.post(f"/change-sets/{sent.headers['X-Change-Set']}/revert", {})
    assert await values(film, "take") == ["12", "about 7", "1,5"]
    assert (await admin.get(path))["type"] == "text"


@pytest.mark.parametrize(
    ("old", "given", "new", "expected"),
    [
        ("text", "wide, close", "tags", ["wide", "close"]),
        ("text", "wide", "list", "wide"),
        ("number", 3, "text", "3"),
        ("checkbox", True, "text", "yes"),
        ("text", "oui", "checkbox", True),
        ("tags", ["wide", "close"], "list", "wide"),
        ("long_text", "Roto\nPaint", "checklist", [{"text": "Roto", "done": False}, {"text": "Paint", "done": False}]),
        ("checklist", [{"text": "Roto", "done": True}], "text", "Roto"),
        ("date", "2026-11-21", "number", None),
        ("text", "2026-11-21", "date", "2026-11-21"),
    ],
)
async def test_a_value_becomes_what_it_can_in_another_type(
    film: Film, old: str, given: Any, new: str, expected: Any
) -> None:
    field = await film.studio.define("shot", "Note", old)
    await fill(film, "note", given)
    changed = await film.studio.admin.put(f"{PATH}/{field['id']}/type", {"type": new})
    assert (await values(film, "note"))[0] == expected
    if new == "list":
        assert "wide" in [one["value"] for one in changed["choices"]]


async def test_what_hangs_on_a_field_is_known_before_it_goes_and_comes_back_with_it(film: Film) -> None:
    admin = film.studio.admin
    field = await film.studio.define("shot", "Lens", "list", "35", "50")
    await fill(film, "lens", "35", "50", "35")
    state = {"filter": {"field": "extra.lens", "op": "is", "value": "35"}}
    await admin.post("/views", {"project_id": film.project, "page": "shot", "name": "Wides", "state": state})
    hangs = await admin.get(f"{PATH}/{field['id']}/impact")
    assert (hangs["rows"], hangs["choices"][0]) == (3, {"value": "35", "rows": 2})
    assert ([one["name"] for one in hangs["views"]], hangs["view_count"]) == (["Wides"], 1)
    await admin.post(f"{PATH}/archive", {"ids": [field["id"]]})
    assert await values(film, "lens") == [None, None, None]
    refused = await admin.invalid("PATCH", f"/entities/{film.shots[0]}", {"extra": {"lens": "35"}})
    assert "no such field" in refused["extra.lens"]
    again = {"kind": "shot", "name": "Lens", "key": "lens", "type": "text"}
    assert "restore it" in (await admin.refused(409, "POST", PATH, again))["detail"]
    await admin.post(f"{PATH}/restore", {"ids": [field["id"]]})
    assert await values(film, "lens") == ["35", "50", "35"]


async def test_a_field_deleted_for_ever_takes_its_values_along_in_one_change_set(film: Film) -> None:
    admin = film.studio.admin
    field = await film.studio.define("shot", "Lens", "text")
    other = await film.studio.define("asset", "Lens", "text")
    await fill(film, "lens", "35", "50")
    await admin.patch(f"/entities/{film.bunny}", {"extra": {"lens": "85"}})
    await admin.post(f"{PATH}/archive", {"ids": [field["id"]]})
    gone = await admin.send("POST", f"{PATH}/purge", json={"ids": [field["id"]]})
    assert film.studio.sql("select count(*) from entity where extra ? 'lens'") == [(1,)]
    assert (await admin.get(f"/entities/{film.bunny}"))["extra"] == {"lens": "85"}, other
    await admin.post(f"/change-sets/{gone.headers['X-Change-Set']}/revert", {})
    await admin.post(f"{PATH}/restore", {"ids": [field["id"]]})
    assert await values(film, "lens") == ["35", "50", None]


@pytest.mark.parametrize(
    ("old", "given", "between", "last"),
    [
        ("text", "2026-02-31", "date", "number"),
        ("number", 7, "tags", "list"),
        ("text", "Roto", "checklist", "text"),
        ("tags", ["wide"], "checkbox", "tags"),
        ("text", "Noor", "person", "text"),
        ("checklist", [{"text": "Roto", "done": True}], "text", "tags"),
    ],
)
async def test_a_value_from_before_a_change_of_type_stays_out_and_breaks_nothing(
    film: Film, old: str, given: Any, between: str, last: str
) -> None:
    admin = film.studio.admin
    field = await film.studio.define("shot", "Take", old)
    path = f"{PATH}/{field['id']}"
    await fill(film, "take", given)
    cleared = await admin.send("PATCH", f"/entities/{film.shots[0]}", json={"extra": {"take": None}})
    await admin.put(f"{path}/type", {"type": between})
    report = await admin.post(f"/change-sets/{cleared.headers['X-Change-Set']}/revert", {})
    (conflict,) = report["conflicts"]
    assert (report["reverted"], conflict["field"]) == (0, "extra.take")
    assert conflict["reason"] == "does not fit its field any more"
    assert await values(film, "take") == [None, None, None]
    # A row that was deleted comes back as it was.
    film.studio.sql("update entity set extra = %s where id = %s", Jsonb({"take": given}), film.shots[0])
    sort = [{"field": "extra.take", "desc": False}]
    tree = {"op": "lt", "field": "extra.take", "value": "2026-03-01"} if between == "date" else None
    found = await admin.post(f"{film.path}/grid/shot/matching", {"filter": tree, "sort": sort})
    assert film.shots[0] not in found["ids"] if tree else len(found["ids"]) == 3
    column = [{"id": "extra.take", "title": "Take"}]
    for form in ("csv", "xlsx"):
        file = await admin.send("POST", f"{film.path}/grid/shot/export", json={"format": form, "columns": column})
        assert file.status_code == 200
    await admin.post(f"{path}/type-preview", {"type": last})
    await admin.put(f"{path}/type", {"type": last})


async def test_rows_brought_back_leave_out_what_their_fields_take_no_more(film: Film) -> None:
    studio, admin = film.studio, film.studio.admin
    field = await studio.define("shot", "Delivery", "text")
    await fill(film, "delivery", "soon", "soon", "2026-12-03")
    at = datetime.now(UTC).isoformat()
    gone = {"ids": film.shots[1:]}
    await admin.post("/entities/archive", gone)
    purged = await admin.send("POST", "/entities/purge", json=gone)
    await admin.put(f"{PATH}/{field['id']}/type", {"type": "date"})
    await admin.patch(f"/entities/{film.shots[0]}", {"description": "Wide", "extra": {"delivery": "2026-12-01"}})
    await admin.post(f"/change-sets/{purged.headers['X-Change-Set']}/revert", {})
    assert await values(film, "delivery") == ["2026-12-01", None, "2026-12-03"]
    await admin.post("/entities/purge", gone)
    await admin.post(f"{film.path}/bring-back", {"at": at, "ids": film.shots})
    assert await values(film, "delivery") == ["2026-12-01", None, "2026-12-03"]
    assert (await admin.get(f"/entities/{film.shots[0]}"))["description"] == ""


async def test_a_change_of_type_is_undone_and_done_again(film: Film) -> None:
    admin = film.studio.admin
    field = await film.studio.define("shot", "Take", "text")
    await fill(film, "take", "12")
    sent = await admin.send("PUT", f"{PATH}/{field['id']}/type", json={"type": "number"})
    undone = await admin.post(f"/change-sets/{sent.headers['X-Change-Set']}/revert", {})
    assert (await values(film, "take"))[0] == "12"
    again = await admin.post(f"/change-sets/{undone['change_set_id']}/revert", {})
    assert ((await values(film, "take"))[0], again["conflict_count"]) == (12, 0)
