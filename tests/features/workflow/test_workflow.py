import pytest
from tests.studio import Studio

pytestmark = pytest.mark.anyio


async def test_there_is_one_default_status(studio: Studio) -> None:
    ready = await studio.manager.post("/task-statuses", {"name": "Ready", "is_default": True})
    problem = await studio.manager.refused(409, "POST", "/task-statuses", {"name": "Todo", "is_default": True})
    assert problem["errors"][0]["field"] == "is_default"
    await studio.manager.patch(f"/task-statuses/{ready['id']}", {"is_default": False})
    await studio.manager.post("/task-statuses", {"name": "Todo", "is_default": True})


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
