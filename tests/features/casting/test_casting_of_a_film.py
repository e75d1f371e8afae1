"""The cast of many shots at once: read as a whole, changed in one change set, never seen in part."""

import asyncio
from typing import Any

import pytest
from tests.studio import Film, Json, Studio

pytestmark = pytest.mark.anyio


async def asset(studio: Studio, project: str, name: str, **more: Any) -> str:
    made: Json = await studio.admin.post("/entities", {"project_id": project, "kind": "asset", "name": name, **more})
    return str(made["id"])


async def cast_of(
    studio: Studio, film: Film, by: str = "artist", **params: Any
) -> dict[str, dict[tuple[str, str], int]]:
    """Occurrences by asset and label, by shot."""
    seen = await studio.people[by].get(f"{film.path}/casting", **params)
    names = {one["id"]: one["name"] for one in seen["assets"]}
    casts: dict[str, dict[tuple[str, str], int]] = {one["id"]: {} for one in seen["entities"]}
    for entity_id, asset_id, occurrences, label in seen["links"]:
        casts[entity_id][names[asset_id], label] = occurrences
    return casts


async def test_casts_of_several_shots_are_replaced_in_one_change_set(studio: Studio, film: Film) -> None:
    bird = await asset(studio, film.project, "Bird")
    first, second, third = film.shots
    body: list[Json] = [
        {"entity_id": first, "cast": [{"asset_id": film.bunny}, {"asset_id": bird, "occurrences": 12}]},
        {"entity_id": second, "cast": [{"asset_id": bird}, {"asset_id": bird, "label": "shadow"}]},
    ]
    made = await studio.supervisor.put(f"{film.path}/casting", {"entities": body})
    assert [row["parts"] for row in made["rows"]] == [2, 2]
    assert await cast_of(studio, film) == {
        first: {("Bunny", ""): 1, ("Bird", ""): 12},
        second: {("Bird", ""): 1, ("Bird", "shadow"): 1},
        third: {},
    }
    kept = studio.sql("select id from entity_link where entity_id = %s and asset_id = %s", first, film.bunny)
    body[0]["cast"] = [{"asset_id": film.bunny, "occurrences": 2}]
    await studio.supervisor.put(f"{film.path}/casting", {"entities": body})
    assert (await cast_of(studio, film))[first] == {("Bunny", ""): 2}
    assert studio.sql("select id from entity_link where entity_id = %s", first) == kept, "what stays keeps its history"
    unchanged = await studio.supervisor.put(f"{film.path}/casting", {"entities": body})
    assert unchanged["change_set_id"] is None


async def test_a_set_cast_is_undone_as_one(studio: Studio, film: Film) -> None:
    whole = {"entities": [{"entity_id": shot, "cast": [{"asset_id": film.bunny}]} for shot in film.shots]}
    made = await studio.manager.put(f"{film.path}/casting", whole)
    told = (await studio.manager.get(f"/change-sets/{made['change_set_id']}"))["change_set"]["sentence"]
    assert told == "Kenji Tanaka set the cast of 3 shots"
    await studio.manager.post(f"/change-sets/{made['change_set_id']}/revert", {})
    assert list((await cast_of(studio, film)).values()) == [{}, {}, {}]


async def test_a_reader_sees_the_old_casts_or_the_new_never_a_part(studio: Studio, film: Film) -> None:
    birds = [await asset(studio, film.project, f"Bird{number}") for number in range(4)]
    sides = (birds[:2], birds[2:])
    whole = [
        {"entities": [{"entity_id": shot, "cast": [{"asset_id": one} for one in side]} for shot in film.shots]}
        for side in sides
    ]
    await studio.admin.put(f"{film.path}/casting", whole[0])
    seen = set()
    writing = True

    async def read() -> None:
        while writing:
            casts = await cast_of(studio, film)
            seen.add(tuple(frozenset(name for name, _ in cast) for cast in casts.values()))

    readers = [asyncio.create_task(read()) for _ in range(3)]
    for turn in range(1, 13):
        await studio.admin.put(f"{film.path}/casting", whole[turn % 2])
    writing = False
    await asyncio.gather(*readers)
    old, new = ((frozenset(names),) * 3 for names in (("Bird0", "Bird1"), ("Bird2", "Bird3")))
    assert seen <= {old, new}


async def test_two_who_change_one_cast_both_have_their_way(studio: Studio, film: Film) -> None:
    path = f"{film.path}/casting"
    await studio.admin.patch(path, {"entity_ids": film.shots, "add": [{"asset_id": film.bunny}]})
    more = {"entity_ids": film.shots, "change": [{"asset_id": film.bunny, "by": 1}]}
    await asyncio.gather(*(studio.admin.patch(path, more) for _ in range(12)))
    assert set(map(str, (await cast_of(studio, film)).values())) == {"{('Bunny', ''): 13}"}
    fewer = {"entity_ids": film.shots, "change": [{"asset_id": film.bunny, "by": -99}]}
    await studio.admin.patch(path, fewer)
    assert set(map(str, (await cast_of(studio, film)).values())) == {"{('Bunny', ''): 1}"}, "one stays"


async def test_a_selection_is_added_to_relabelled_and_taken_from(studio: Studio, film: Film) -> None:
    bird = await asset(studio, film.project, "Bird")
    path = f"{film.path}/casting"
    few = {"entity_ids": film.shots[:2]}
    await studio.admin.patch(path, {**few, "add": [{"asset_id": bird, "occurrences": 4}, {"asset_id": film.bunny}]})
    again = await studio.admin.patch(path, {**few, "add": [{"asset_id": bird}]})
    assert again["change_set_id"] is None, "what is cast already is not cast twice"
    await studio.admin.patch(path, {**few, "change": [{"asset_id": bird, "new_label": "left"}]})
    assert (await cast_of(studio, film))[film.shots[1]] == {("Bird", "left"): 4, ("Bunny", ""): 1}
    await studio.admin.patch(path, {**few, "add": [{"asset_id": bird}]})
    taken = {**few, "change": [{"asset_id": bird, "new_label": "left"}]}
    assert "already cast there" in (await studio.admin.refused(409, "PATCH", path, taken))["detail"]
    await studio.admin.patch(path, {**few, "remove": [{"asset_id": bird}]})
    assert (await cast_of(studio, film))[film.shots[0]] == {("Bunny", ""): 1}


async def test_a_cast_is_copied_beside_or_instead(studio: Studio, film: Film) -> None:
    bird = await asset(studio, film.project, "Bird")
    first, second, third = film.shots
    path = f"{film.path}/casting"
    await studio.admin.patch(path, {"entity_ids": [first], "add": [{"asset_id": film.bunny, "occurrences": 3}]})
    await studio.admin.patch(path, {"entity_ids": [second, third], "add": [{"asset_id": bird}]})
    await studio.admin.post(f"{path}/copy", {"entity_id": first, "entity_ids": [first, second]})
    await studio.admin.post(f"{path}/copy", {"entity_id": first, "entity_ids": [third], "replace": True})
    casts = await cast_of(studio, film)
    assert casts[first] == casts[third] == {("Bunny", ""): 3}
    assert casts[second] == {("Bunny", ""): 3, ("Bird", ""): 1}


async def test_what_cannot_be_cast_is_named_and_nothing_is_written(studio: Studio, film: Film) -> None:
    path = f"{film.path}/casting"
    part = {"asset_id": film.bunny}
    wrong = [{"entity_id": film.shots[0], "cast": [part, {"asset_id": film.shots[1]}]}]
    assert list(await studio.admin.invalid("PUT", path, {"entities": wrong})) == ["entities.0.cast.1.asset_id"]
    twice = [{"entity_id": film.shots[0], "cast": [part, part]}]
    assert list(await studio.admin.invalid("PUT", path, {"entities": twice})) == ["entities.0.cast.1.label"]
    in_itself = {"entity_ids": [film.bunny], "add": [part]}
    assert list(await studio.admin.invalid("PATCH", path, in_itself)) == ["asset_id"]
    on_a_sequence = {"entity_ids": [film.sequence], "add": [part]}
    errors = await studio.admin.invalid("PATCH", path, on_a_sequence)
    assert errors["entity_ids"].startswith("Nobody is cast in a thing of the kind sequence")
    await studio.artist.refused(403, "PATCH", path, {"entity_ids": film.shots, "add": [part]})
    await studio.vendor.refused(403, "GET", path)
    await studio.admin.post("/entities/archive", {"ids": [film.shots[0]]})
    await studio.admin.refused(409, "PATCH", path, {"entity_ids": film.shots, "add": [part]})
    assert studio.sql("select from entity_link") == []


async def test_an_asset_of_another_production_is_lent_with_its_name_and_no_more(studio: Studio, film: Film) -> None:
    other = (await studio.admin.post("/projects", {"name": "Nightfall"}))["id"]
    owl = await asset(studio, other, "Owl", description="A secret.", is_shared=True, entity_type_id=film.character)
    secret = await asset(studio, other, "Secret owl")
    lent = await studio.supervisor.get(f"{film.path}/casting/shared", letters="OW")
    assert lent == {
        "rows": [{"id": owl, "name": "Owl", "entity_type_id": film.character, "thumbnail_id": None}],
        "is_all": True,
    }
    path = f"{film.path}/casting"
    errors = await studio.supervisor.invalid(
        "PATCH", path, {"entity_ids": film.shots, "add": [{"asset_id": owl}, {"asset_id": secret}]}
    )
    assert list(errors) == ["add.1.asset_id"]
    await studio.supervisor.patch(path, {"entity_ids": film.shots, "add": [{"asset_id": owl}]})
    first = await studio.artist.send("GET", path)
    assert first.json()["assets"][0] == {
        "id": owl,
        "name": "Owl",
        "entity_type_id": film.character,
        "thumbnail_id": None,
        "elsewhere": True,
        "archived": False,
    }
    kept = {"If-None-Match": first.headers["ETag"]}
    assert (await studio.artist.send("GET", path, headers=kept)).status_code == 304
    await studio.admin.patch(f"/entities/{owl}", {"name": "Barn owl"})
    renamed = await studio.artist.send("GET", path, headers=kept)
    assert renamed.json()["assets"][0]["name"] == "Barn owl", "what another production changes is seen here"
    await studio.admin.patch(f"/entities/{owl}", {"is_shared": False})
    assert (await studio.artist.get(path))["assets"][0]["name"] is None
    whole = [{"entity_id": film.shots[0], "cast": [{"asset_id": owl, "occurrences": 2}]}]
    await studio.supervisor.put(path, {"entities": whole})
    uses = await studio.admin.get(f"/entities/{owl}/uses")
    assert [(row["path"], row["name"], row["occurrences"]) for row in uses["rows"]] == [
        ("SQ010", "SH0010", 2),
        ("SQ010", "SH0020", 1),
        ("SQ010", "SH0030", 1),
    ]


async def test_an_episode_tells_what_its_shots_need_beside_its_plan(studio: Studio, film: Film) -> None:
    episode = await studio.admin.post("/entities", {"project_id": film.project, "kind": "episode", "name": "EP01"})
    bird = await asset(studio, film.project, "Bird")
    await studio.admin.patch(f"/entities/{film.sequence}", {"parent_id": episode["id"]})
    path = f"{film.path}/casting"
    await studio.admin.patch(path, {"entity_ids": [episode["id"]], "add": [{"asset_id": bird, "label": "planned"}]})
    await studio.admin.patch(path, {"entity_ids": film.shots[:2], "add": [{"asset_id": film.bunny}]})
    seen = await studio.artist.get(path, of="episode")
    assert [(link[1], link[3]) for link in seen["links"]] == [(bird, "planned")]
    assert seen["below"] == [{"entity_id": episode["id"], "asset_id": film.bunny, "shots": 2}]
    of_episode = await cast_of(studio, film, entity_id=episode["id"])
    assert list(of_episode) == film.shots
    assert await cast_of(studio, film, entity_id=film.bunny) == {}


async def test_a_thousand_lines_take_as_many_statements_as_one(studio: Studio, film: Film) -> None:
    birds = [await asset(studio, film.project, f"Bird{number}") for number in range(20)]
    counts = []
    for shots, cast in ((film.shots[:1], birds[:1]), (film.shots, birds)):
        body = {"entities": [{"entity_id": shot, "cast": [{"asset_id": one} for one in cast]} for shot in shots]}
        async with studio.statements() as sent:
            await studio.admin.put(f"{film.path}/casting", body)
        counts.append(len(sent))
    assert counts[0] == counts[1]


async def test_a_grid_is_told_the_casts_of_all_its_rows_in_few_words(studio: Studio, film: Film) -> None:
    first, second, _ = film.shots
    bird = await asset(studio, film.project, "Bird")
    cast = [{"asset_id": film.bunny}, {"asset_id": bird, "occurrences": 2}, {"asset_id": bird, "label": "shadow"}]
    body = {"entities": [{"entity_id": first, "cast": cast}, {"entity_id": second, "cast": cast[:1]}]}
    await studio.supervisor.put(f"{film.path}/casting", body)
    told = await studio.artist.get(f"{film.path}/casting/brief")
    casts = {row: [[told["assets"][place][1], count] for place, count in parts] for row, parts in told["casts"]}
    assert casts == {first: [["Bird", 3], ["Bunny", 1]], second: [["Bunny", 1]]}
    of_assets = await studio.artist.get(f"{film.path}/casting/brief", of="asset")
    assert sorted(of_assets["shots"]) == sorted([[film.bunny, 2], [bird, 1]])
    await studio.client.refused(403, "GET", f"{film.path}/casting/brief")
