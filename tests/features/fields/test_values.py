"""Values of the studio's own fields: what each type takes, at every door, and that nobody's is lost."""

import asyncio
from typing import Any

import pytest
from psycopg.types.json import Jsonb
from tests.studio import Film, Json

pytestmark = pytest.mark.anyio


async def extra_of(film: Film, number: int = 0) -> Json:
    found: Json = (await film.studio.admin.get(f"/entities/{film.shots[number]}"))["extra"]
    return found


async def put(film: Film, extra: Json, number: int = 0, by: str = "admin") -> Json:
    edited: Json = await film.studio.people[by].patch(f"/entities/{film.shots[number]}", {"extra": extra})
    return edited


@pytest.mark.parametrize(
    ("of_type", "fits", "kept", "wrong", "fix"),
    [
        ("text", " 35 mm ", "35 mm", 35, "Write text"),
        ("long_text", "Two\nlines", "Two\nlines", ["x"], "Write text"),
        ("number", 1.5, 1.5, "1.5", "Write a number"),
        ("number", 0, 0, True, "Write a number"),
        ("checkbox", False, False, "yes", "true or false"),
        ("date", "2026-11-21", "2026-11-21", "2026-02-30", "2026-11-21"),
        ("list", "wide", "wide", "Wide", "Choose one of wide, close"),
        ("tags", ["wide", "wide"], ["wide"], ["tall"], "Choose one of wide, close"),
        ("url", "https://a.example/b", "https://a.example/b", "javascript:alert(1)", "http://"),
        ("checklist", [{"text": "Roto"}], [{"text": "Roto", "done": False}], [{"name": "x"}], "each item"),
    ],
)
async def test_each_type_takes_what_fits_and_says_what_would(
    film: Film, of_type: str, fits: Any, kept: Any, wrong: Any, fix: str
) -> None:
    await film.studio.define("shot", "Framing", of_type, *(("wide", "close") if of_type in {"list", "tags"} else ()))
    assert (await put(film, {"framing": fits}))["extra"] == {"framing": kept}
    errors = await film.studio.admin.invalid("PATCH", f"/entities/{film.shots[0]}", {"extra": {"framing": wrong}})
    assert fix in errors["extra.framing"]
    assert (await put(film, {"framing": None}))["extra"] == {}


async def test_a_person_and_an_entity_must_be_of_the_project(film: Film) -> None:
    studio = film.studio
    for name, of_type in (("Lead", "person"), ("Plate of", "entity_link")):
        await studio.define("shot", name, of_type)
    for somebody in (studio.artist.account_id, film.members["open"]):
        assert (await put(film, {"lead": somebody}))["extra"]["lead"] == somebody
    assert (await put(film, {"plate_of": film.bunny}))["extra"]["plate_of"] == film.bunny
    wrong = {"lead": film.bunny, "plate_of": studio.artist.account_id}
    errors = await studio.admin.invalid("PATCH", f"/entities/{film.shots[0]}", {"extra": wrong})
    assert "person" in errors["extra.lead"]
    assert "entity" in errors["extra.plate_of"]


async def test_an_unknown_key_is_refused_and_those_that_are_known_are_named(film: Film) -> None:
    await film.studio.define("shot", "Lens", "text")
    film.studio.sql("update entity set extra = %s where id = %s", Jsonb({"old": 1}), film.shots[0])
    path = f"/entities/{film.shots[0]}"
    assert "lens" in (await film.studio.admin.invalid("PATCH", path, {"extra": {"lense": "35"}}))["extra.lense"]
    assert (await put(film, {"old": 1, "lens": "35"}))["extra"] == {"old": 1, "lens": "35"}
    assert "extra.old" in await film.studio.admin.invalid("PATCH", path, {"extra": {"old": 2}})
    assert (await put(film, {"old": None}))["extra"] == {"lens": "35"}


async def test_every_door_holds_values_to_their_field(film: Film) -> None:
    admin = film.studio.admin
    await film.studio.define("shot", "Take", "number")
    await film.studio.define("task", "Take", "number")
    await film.studio.define("member", "Badge", "number")
    wrong, shot, task = {"take": "nine"}, film.shots[0], film.tasks[0]
    new = {"project_id": film.project, "kind": "shot", "name": "N", "extra": wrong}
    assert "extra.take" in await admin.invalid("POST", "/entities", new)
    bulk = {"rows": [{"id": film.shots[1], "code": "x"}, {"id": shot, "extra": wrong}]}
    assert "rows.1.extra.take" in await admin.invalid("PATCH", "/entities/bulk", bulk)
    assert "extra.take" in await admin.invalid("PATCH", f"/tasks/{task}", {"extra": wrong})
    path = f"{film.path}/edits"
    gesture = {"entities": [{"id": film.shots[1], "code": "x"}, {"id": shot, "extra": wrong}]}
    assert "entities.1.extra.take" in await admin.invalid("POST", path, gesture)
    added = {"new_entities": [{"kind": "shot", "name": "N", "extra": wrong}]}
    assert "new_entities.0.extra.take" in await admin.invalid("POST", path, added)
    assert "extra.badge" in await admin.invalid("PATCH", f"/members/{film.members['open']}", {"extra": {"badge": "x"}})
    assert (await admin.patch(f"/members/{film.members['open']}", {"extra": {"badge": 7}}))["extra"] == {"badge": 7}


async def test_defaults_stand_on_new_rows_and_what_is_required_is_never_emptied(film: Film) -> None:
    admin = film.studio.admin
    await film.studio.define("shot", "Lens", "list", "35", "50", default_value="35")
    new = {"project_id": film.project, "kind": "shot"}
    assert (await admin.post("/entities", {**new, "name": "A"}))["extra"] == {"lens": "35"}
    assert (await admin.post("/entities", {**new, "name": "B", "extra": {"lens": None}}))["extra"] == {}
    await film.studio.define("shot", "Plate", "text", required=True, default_value="none yet")
    made = await admin.post("/entities", {**new, "name": "C"})
    assert made["extra"] == {"lens": "35", "plate": "none yet"}, "no form has to ask"
    emptied = {**new, "name": "D", "extra": {"plate": None}}
    assert "required" in (await admin.invalid("POST", "/entities", emptied))["extra.plate"]
    assert (await admin.patch(f"/entities/{film.shots[0]}", {"code": "old row"}))["code"] == "old row"
    await put(film, {"plate": "P1"})
    cleared = await admin.invalid("PATCH", f"/entities/{film.shots[0]}", {"extra": {"plate": ""}})
    assert "required" in cleared["extra.plate"]


async def test_what_is_made_along_the_way_begins_with_the_defaults_too(film: Film) -> None:
    admin = film.studio.admin
    await film.studio.define("task", "Bid", "number", default_value=2, required=True)
    layout = (await admin.post("/task-types", {"name": "Layout", "for_kind": "shot"}))["id"]
    steps = [{"id": one} for one in (film.animation, film.modeling, layout)]
    await admin.put(f"{film.path}/workflow", {"task_types": steps})
    await admin.post("/tasks/for-entities", {"project_id": film.project, "task_type_id": layout})
    await admin.patch(f"/entity-types/{film.character}", {"default_task_type_ids": [film.modeling]})
    hare = {"project_id": film.project, "kind": "asset", "entity_type_id": film.character, "name": "Hare"}
    made = await admin.post("/entities", {**hare, "with_tasks": True})
    for one in (f"task_type_id:eq:{layout}", f"entity_id:eq:{made['id']}"):
        tasks = (await admin.get("/tasks", filter=one))["rows"]
        assert [row["extra"] for row in tasks] == [{"bid": 2}] * len(tasks) != []


async def test_twenty_clients_setting_twenty_fields_of_one_shot_all_have_their_way(film: Film) -> None:
    names = [f"Field {letter}" for letter in "abcdefghijklmnopqrst"]
    made = [await film.studio.define("shot", name, "number") for name in names]
    rev = (await film.studio.admin.get(f"/entities/{film.shots[0]}"))["rev"]

    def edit(place: int) -> Any:
        extra = {made[place]["key"]: place}
        if place % 2:
            return film.studio.admin.patch(f"/entities/{film.shots[0]}", {"extra": extra})
        gesture = {"entities": [{"id": film.shots[0], "rev": rev, "extra": extra}]}
        return film.studio.admin.post(f"{film.path}/edits", gesture)

    await asyncio.gather(*(edit(place) for place in range(20)))
    assert await extra_of(film) == {one["key"]: place for place, one in enumerate(made)}


async def test_two_people_clash_in_one_field_only(film: Film) -> None:
    await film.studio.define("shot", "Lens", "text")
    await film.studio.define("shot", "Plate", "text")
    seen = await put(film, {"lens": "35", "plate": "A"})
    await put(film, {"lens": "50"})
    path, shot = f"{film.path}/edits", {"id": film.shots[0], "rev": seen["rev"]}
    problem = await film.studio.admin.refused(409, "POST", path, {"entities": [{**shot, "extra": {"lens": "85"}}]})
    assert problem["conflicts"][0]["fields"] == ["extra.lens"]
    await film.studio.admin.post(path, {"entities": [{**shot, "extra": {"plate": "B"}}]})
    assert await extra_of(film) == {"lens": "50", "plate": "B"}


async def test_reverting_one_field_leaves_the_others_alone(film: Film) -> None:
    await film.studio.define("shot", "Lens", "text")
    await film.studio.define("shot", "Plate", "text")
    await put(film, {"lens": "35"})
    change = {"extra": {"lens": "50"}}
    sent = await film.studio.admin.send("PATCH", f"/entities/{film.shots[0]}", json=change)
    await put(film, {"plate": "A"})
    report = await film.studio.admin.post(f"/change-sets/{sent.headers['X-Change-Set']}/revert", {})
    assert (report["reverted"], report["conflicts"]) == (1, [])
    assert await extra_of(film) == {"lens": "35", "plate": "A"}
    sent = await film.studio.admin.send(
        "PATCH", f"/entities/{film.shots[0]}", json={"extra": {"lens": "85", "plate": "B"}}
    )
    await put(film, {"lens": "100"})
    report = await film.studio.admin.post(f"/change-sets/{sent.headers['X-Change-Set']}/revert", {})
    assert [(one["field"], one["theirs"]) for one in report["conflicts"]] == [("extra.lens", "100")]
    assert await extra_of(film) == {"lens": "100", "plate": "A"}
