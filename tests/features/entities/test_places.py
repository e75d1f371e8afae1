"""Names take places: one row however many ask at once; nothing new hangs on what lies in the archive."""

import asyncio

import pytest
from tests.studio import Film, Json, Studio

pytestmark = pytest.mark.anyio

MANY = 32


@pytest.mark.parametrize(("kind", "name"), [("asset", "Squirrel"), ("episode", "EP07"), ("shot", "SH0990")])
async def test_many_who_create_the_same_make_one_and_are_told_which(
    studio: Studio, film: Film, kind: str, name: str
) -> None:
    body: Json = {"project_id": film.project, "kind": kind, "name": name}
    body |= {"parent_id": film.sequence} if kind == "shot" else {}
    answers = await asyncio.gather(*(studio.admin.send("POST", "/entities", json=body) for _ in range(MANY)))
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * (MANY - 1)
    made = next(answer.json()["id"] for answer in answers if answer.status_code == 201)
    assert {answer.json()["existing_id"] for answer in answers if answer.status_code == 409} == {made}


async def test_many_who_paste_the_same_shots_make_them_once(studio: Studio, film: Film) -> None:
    shots = [{"kind": "shot", "parent_id": film.sequence, "name": f"SH{number:04}"} for number in range(900, 910)]
    answers = await asyncio.gather(
        *(studio.manager.send("POST", f"{film.path}/edits", json={"new_entities": shots}) for _ in range(12))
    )
    assert sorted(answer.status_code for answer in answers) == [200] + [409] * 11
    refused = next(answer.json() for answer in answers if answer.status_code == 409)
    assert refused["errors"][3]["field"] == "new_entities.3.name"
    names = await studio.admin.names("/entities", filter="kind:eq:shot", sort="name", limit=1000)
    assert names == ["SH0010", "SH0020", "SH0030", *(shot["name"] for shot in shots)]


async def test_nothing_new_hangs_on_what_is_archived(studio: Studio, film: Film) -> None:
    admin, of_film = studio.admin, {"project_id": film.project}
    shot = await admin.post("/entities", {**of_film, "kind": "shot", "name": "SH0001"})
    await admin.post("/entities/archive", {"ids": [film.sequence]})
    under = {"parent_id": film.sequence}
    said = "This entity is archived. Restore what you want to work on first."
    new = {"kind": "shot", "name": "SH0002", **under}
    moved = {"id": shot["id"], **under}
    refusals = [
        await admin.refused(409, "POST", "/entities", {**of_film, **new}),
        await admin.refused(409, "PATCH", f"/entities/{shot['id']}", under),
        await admin.refused(409, "POST", f"{film.path}/edits", {"new_entities": [new]}),
        await admin.refused(409, "POST", f"{film.path}/edits", {"entities": [moved]}),
        await admin.refused(
            409, "POST", "/tasks", {**of_film, "entity_id": film.shots[0], "task_type_id": film.animation, "name": "b"}
        ),
    ]
    assert {problem["detail"] for problem in refusals} == {said}
