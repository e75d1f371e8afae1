import pytest
from tests.studio import Film, Studio

pytestmark = pytest.mark.anyio


async def test_marking_another_default_status_takes_the_mark_from_the_first_and_one_undo_brings_it_back(
    studio: Studio,
) -> None:
    async def default() -> list[str]:
        rows = (await studio.manager.get("/task-statuses"))["rows"]
        return [row["name"] for row in rows if row["is_default"]]

    ready = await studio.manager.post("/task-statuses", {"name": "Ready", "is_default": True})
    todo = await studio.manager.post("/task-statuses", {"name": "Todo", "is_default": True})
    assert await default() == ["Todo"]
    await studio.manager.patch(f"/task-statuses/{ready['id']}", {"is_default": True})
    assert await default() == ["Ready"]
    latest = (await studio.manager.get(f"/task-statuses/{ready['id']}/history"))["rows"][0]
    await studio.admin.post(f"/change-sets/{latest['change_set_id']}/revert", {})
    assert await default() == ["Todo"]
    moved = [{"id": todo["id"], "is_default": False}, {"id": ready["id"], "is_default": True}]
    await studio.manager.patch("/task-statuses/bulk", {"rows": moved})
    assert await default() == ["Ready"]


async def test_a_status_that_cannot_be_marked_leaves_the_default_where_it_is(studio: Studio) -> None:
    ready = await studio.manager.post("/task-statuses", {"name": "Ready", "is_default": True})
    await studio.manager.post("/task-statuses", {"name": "Todo"})
    both = {"is_default": True, "name": "ready"}
    await studio.manager.refused(409, "POST", "/task-statuses", both)
    old = await studio.manager.post("/task-statuses", {"name": "Old"})
    await studio.manager.post("/task-statuses/archive", {"ids": [old["id"]]})
    await studio.manager.patch(f"/task-statuses/{old['id']}", {"is_default": True})
    assert (await studio.manager.get(f"/task-statuses/{ready['id']}"))["is_default"]
    problem = await studio.manager.refused(409, "POST", "/task-statuses/restore", {"ids": [old["id"]]})
    assert problem["errors"][0]["field"] == "is_default"


async def test_one_name_per_list_and_kind(studio: Studio) -> None:
    await studio.manager.post("/task-types", {"name": "Layout", "for_kind": "shot"})
    await studio.manager.post("/task-types", {"name": "Layout", "for_kind": "asset"})
    problem = await studio.manager.refused(409, "POST", "/task-types", {"name": "LAYOUT", "for_kind": "shot"})
    assert problem["errors"] == [{"field": "name", "message": "This value is taken already."}]


async def test_a_step_keeps_the_kind_it_is_for(studio: Studio) -> None:
    layout = await studio.manager.post("/task-types", {"name": "Layout", "for_kind": "shot"})
    assert "for_kind" in await studio.manager.invalid("PATCH", f"/task-types/{layout['id']}", {"for_kind": "asset"})


@pytest.mark.parametrize("color", ["red", "#12345", "#1234567", "#gggggg", "", None, 5, "#123456\n"])
async def test_a_colour_is_written_as_six_digits(studio: Studio, color: object) -> None:
    assert "color" in await studio.manager.invalid("POST", "/departments", {"name": "Layout", "color": color})


async def test_lists_are_for_managers_to_change_and_for_all_to_read(studio: Studio) -> None:
    await studio.manager.post("/departments", {"name": "Layout"})
    for role in ("supervisor", "artist", "client", "vendor"):
        assert await studio.people[role].names("/departments") == ["Layout"]
        await studio.people[role].refused(403, "POST", "/departments", {"name": "Mine"})


async def test_an_asset_type_knows_the_tasks_that_its_assets_begin_with(studio: Studio) -> None:
    made = await studio.manager.post(
        "/task-types/bulk",
        {"rows": [{"name": name, "for_kind": kind} for name, kind in (("Rigging", "asset"), ("Comp", "shot"))]},
    )
    rigging, comp = (row["id"] for row in made["rows"])
    prop = await studio.manager.post("/entity-types", {"name": "Prop", "default_task_type_ids": [rigging]})
    assert prop["default_task_type_ids"] == [rigging]
    path = f"/entity-types/{prop['id']}"
    errors = await studio.manager.invalid("PATCH", path, {"default_task_type_ids": [comp]})
    assert errors == {"default_task_type_ids": "Comp is a task type for shots, not for assets."}
    assert (await studio.manager.patch(path, {"default_task_type_ids": []}))["default_task_type_ids"] == []


@pytest.mark.parametrize("extension", [".blend", "a b", "x" * 21])
async def test_a_file_extension_is_a_word_without_its_dot(studio: Studio, extension: str) -> None:
    body = {"name": "Blender", "file_extension": extension}
    assert "file_extension" in await studio.manager.invalid("POST", "/software", body)


async def test_a_new_asset_begins_with_the_tasks_of_its_type_when_asked(studio: Studio, film: Film) -> None:
    await studio.manager.patch(f"/entity-types/{film.character}", {"default_task_type_ids": [film.modeling]})
    hare = {"project_id": film.project, "kind": "asset", "entity_type_id": film.character}
    rows = [{**hare, "name": "Hare", "with_tasks": True}, {**hare, "name": "Fox"}]
    made = (await studio.manager.post("/entities/bulk", {"rows": rows}))["rows"]
    tasks = await studio.admin.get("/tasks", filter=f"task_type_id:eq:{film.modeling}")
    assert [(row["entity_id"], row["task_status_id"]) for row in tasks["rows"]] == [
        (made[0]["id"], film.statuses["Ready"])
    ]
