"""Casting reaches into other films only for what is shared."""

import pytest
from tests.studio import Film, Studio

pytestmark = pytest.mark.anyio


async def test_an_asset_of_a_film_one_does_not_see_is_not_there_to_cast(studio: Studio, film: Film) -> None:
    other = (await studio.admin.post("/projects", {"name": "Nightfall"}))["id"]
    owl = (await studio.admin.post("/entities", {"project_id": other, "kind": "asset", "name": "The secret owl"}))["id"]
    link = {"project_id": film.project, "entity_id": film.shots[0], "asset_id": owl}
    errors = await studio.manager.invalid("POST", "/entity-links", link)
    unknown = await studio.manager.invalid("POST", "/entity-links", {**link, "asset_id": film.project})
    assert errors == unknown == {"asset_id": "There is no such asset here."}
    await studio.admin.patch(f"/entities/{owl}", {"is_shared": True})
    assert (await studio.manager.post("/entity-links", link))["asset_id"] == owl
