import itertools

import pytest
from tests.studio import Film, Json, Studio

from motk.model.entity import KINDS, PARENT_KINDS

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(("parent", "child"), list(itertools.product(KINDS, KINDS)))
async def test_things_stand_only_under_what_holds_them(studio: Studio, film: Film, parent: str, child: str) -> None:
    of_film = {"project_id": film.project}
    above = await studio.admin.post("/entities", {**of_film, "kind": parent, "name": "Above"})
    body: Json = {**of_film, "kind": child, "name": "Below", "parent_id": above["id"]}
    if parent in PARENT_KINDS[child]:
        assert (await studio.admin.post("/entities", body))["parent_id"] == above["id"]
    else:
        errors = await studio.admin.invalid("POST", "/entities", body)
        assert "cannot stand under" in errors["parent_id"]


async def test_a_thing_cannot_stand_under_itself(studio: Studio, film: Film) -> None:
    errors = await studio.admin.invalid("PATCH", f"/entities/{film.sequence}", {"parent_id": film.sequence})
    assert errors["parent_id"]


async def test_a_move_to_a_wrong_parent_is_refused_for_the_whole_lot(studio: Studio, film: Film) -> None:
    rows = [{"id": film.shots[0], "parent_id": None}, {"id": film.shots[1], "parent_id": film.bunny}]
    errors = await studio.admin.invalid("PATCH", "/entities/bulk", {"rows": rows})
    assert errors == {"parent_id": "A shot cannot stand under an asset"}
    assert (await studio.admin.get(f"/entities/{film.shots[0]}"))["parent_id"] == film.sequence


async def test_two_of_one_name_in_one_place_cannot_be(studio: Studio, film: Film) -> None:
    shot = {"project_id": film.project, "kind": "shot", "name": "sh0010"}
    problem = await studio.admin.refused(409, "POST", "/entities", {**shot, "parent_id": film.sequence})
    assert problem["errors"][0]["field"] == "name"
    assert await studio.admin.post("/entities", shot), "elsewhere it can"


async def test_both_ends_of_a_cut_give_its_length(studio: Studio, film: Film) -> None:
    path = f"/entities/{film.shots[0]}"
    assert (await studio.admin.get(path))["nb_frames"] == 48
    assert (await studio.admin.patch(path, {"frame_in": 1, "frame_out": 1}))["nb_frames"] == 1
    assert (await studio.admin.patch(path, {"frame_in": 1, "frame_out": 9, "nb_frames": 5}))["nb_frames"] == 5


async def test_an_asset_is_cast_once_under_a_label(studio: Studio, film: Film) -> None:
    cast = {"project_id": film.project, "entity_id": film.shots[0], "asset_id": film.bunny}
    link = await studio.supervisor.post("/entity-links", {**cast, "occurrences": 3})
    problem = await studio.supervisor.refused(409, "POST", "/entity-links", cast)
    assert "Raise its occurrences" in problem["detail"]
    assert await studio.supervisor.post("/entity-links", {**cast, "label": "shadow"})
    assert (await studio.supervisor.patch(f"/entity-links/{link['id']}", {"occurrences": 4}))["occurrences"] == 4
    in_itself = {**cast, "entity_id": film.bunny}
    assert (await studio.admin.invalid("POST", "/entity-links", in_itself))["asset_id"]
    await studio.supervisor.post("/entity-links/purge", {"ids": [link["id"]]})
    assert len((await studio.admin.get("/entity-links"))["rows"]) == 1


async def test_what_was_not_sent_stays(studio: Studio, film: Film) -> None:
    path = f"/entities/{film.shots[0]}"
    await studio.define("shot", "Lens", "number")
    await studio.admin.patch(path, {"description": "Dawn.", "tags": ["wide"], "extra": {"lens": 35}})
    edited = await studio.admin.patch(path, {"code": "010"})
    assert (edited["description"], edited["tags"], edited["extra"]) == ("Dawn.", ["wide"], {"lens": 35})
    assert (await studio.admin.patch(path, {"code": None}))["code"] is None


async def test_bulk_edits_of_different_fields_go_together(studio: Studio, film: Film) -> None:
    rows: list[Json] = [
        {"id": film.shots[0], "name": "A", "frame_out": None},
        {"id": film.shots[1], "description": "Dawn."},
        {"id": film.shots[2], "name": "C", "fps": "25"},
    ]
    edited = (await studio.admin.patch("/entities/bulk", {"rows": rows}))["rows"]
    assert [row["id"] for row in edited] == film.shots
    assert [row["name"] for row in edited] == ["A", "SH0020", "C"]
    assert (edited[0]["frame_out"], edited[1]["description"], edited[2]["fps"]) == (None, "Dawn.", "25")
