"""A sequence goes into the archive with its shots, and comes back with exactly those that went with it."""

import asyncio

import pytest
from tests.studio import Film, Json, Studio

pytestmark = pytest.mark.anyio


async def shots_there(studio: Studio) -> list[str]:
    return await studio.admin.names("/entities", filter="kind:eq:shot", sort="name")


async def episode_of(studio: Studio, film: Film) -> str:
    made: Json = await studio.admin.post("/entities", {"project_id": film.project, "kind": "episode", "name": "EP01"})
    await studio.admin.patch(f"/entities/{film.sequence}", {"parent_id": made["id"]})
    return str(made["id"])


async def test_an_episode_takes_everything_below_and_brings_exactly_that_back(studio: Studio, film: Film) -> None:
    episode = await episode_of(studio, film)
    await studio.manager.post("/entities/archive", {"ids": [film.shots[1]]})
    assert await studio.manager.post("/entities/archive", {"ids": [episode]}) == {"count": 4}
    assert await shots_there(studio) == []
    assert (await film.grid())["rows"] == []
    assert await studio.manager.post("/entities/restore", {"ids": [episode]}) == {"count": 4}
    assert await shots_there(studio) == ["SH0010", "SH0030"], "what was archived before stays"


async def test_what_would_go_along_is_told_first(studio: Studio, film: Film) -> None:
    episode = await episode_of(studio, film)
    await studio.admin.post("/comments", {"task_id": film.tasks[0], "text": "Slower."})
    await studio.admin.patch(
        f"{film.path}/casting", {"entity_ids": film.shots, "add": [{"asset_id": film.bunny, "occurrences": 2}]}
    )
    await studio.admin.post("/entities/archive", {"ids": [film.shots[2]]})
    told = await studio.supervisor.post("/entities/archive-preview", {"ids": [episode]})
    assert told == {"entities": 4, "along": {"sequence": 1, "shot": 2}, "tasks": 2, "comments": 1, "casts": 2}
    await studio.artist.refused(403, "POST", "/entities/archive-preview", {"ids": [episode]})


async def test_an_archive_with_all_below_is_undone_as_one(studio: Studio, film: Film) -> None:
    answer = await studio.manager.send("POST", "/entities/archive", json={"ids": [film.sequence]})
    assert await shots_there(studio) == []
    await studio.manager.post(f"/change-sets/{answer.headers['X-Change-Set']}/revert", {})
    assert await shots_there(studio) == ["SH0010", "SH0020", "SH0030"]


async def test_a_shot_does_not_come_back_without_its_sequence(studio: Studio, film: Film) -> None:
    await studio.manager.post("/entities/archive", {"ids": [film.sequence]})
    problem = await studio.manager.refused(409, "POST", "/entities/restore", {"ids": [film.shots[0]]})
    assert problem["detail"] == "SH0010 belongs to the sequence SQ010, which is archived. Restore that one first."
    assert await studio.manager.post("/entities/restore", {"ids": [film.shots[0], film.sequence]}) == {"count": 4}


async def test_a_shot_made_while_its_sequence_is_archived_goes_along_or_is_not_made(studio: Studio, film: Film) -> None:
    new = [
        {"project_id": film.project, "kind": "shot", "parent_id": film.sequence, "name": f"SH1{number:03}"}
        for number in range(12)
    ]
    making = [studio.admin.send("POST", "/entities", json=body) for body in new]
    away = studio.manager.send("POST", "/entities/archive", json={"ids": [film.sequence]})
    answers = await asyncio.gather(*making[:6], away, *making[6:])
    assert {answer.status_code for answer in answers} <= {200, 201, 409}
    assert await shots_there(studio) == []


async def test_no_undo_leaves_a_shot_under_an_archived_sequence(studio: Studio, film: Film) -> None:
    hidden = await studio.manager.send("POST", "/entities/archive", json={"ids": [film.sequence]})
    path = f"/change-sets/{hidden.headers['X-Change-Set']}/revert"
    report = await studio.manager.post(path, {"row_ids": film.shots[:1]})
    said = "SH0010 belongs to the sequence SQ010, which is archived. Restore that one first."
    assert (report["reverted"], [one["theirs"] for one in report["conflicts"]]) == (0, [said])
    back = await studio.manager.send("POST", "/entities/restore", json={"ids": [film.sequence]})
    path = f"/change-sets/{back.headers['X-Change-Set']}/revert"
    report = await studio.manager.post(path, {"row_ids": [film.sequence]})
    assert report["reverted"] == 0
    assert report["conflicts"][0]["theirs"].startswith("SQ010 is not archived alone: SH0")
    assert await shots_there(studio) == ["SH0010", "SH0020", "SH0030"]
    assert (await studio.manager.post(path, {}))["reverted"] == 4


async def test_a_shot_that_was_moved_does_not_go_back_under_what_is_archived_since(studio: Studio, film: Film) -> None:
    other = await studio.admin.post("/entities", {"project_id": film.project, "kind": "sequence", "name": "SQ020"})
    body = {"parent_id": other["id"]}
    moved = await studio.manager.send("PATCH", f"/entities/{film.shots[0]}", json=body)
    await studio.manager.post("/entities/archive", {"ids": [film.sequence]})
    report = await studio.manager.post(f"/change-sets/{moved.headers['X-Change-Set']}/revert", {})
    assert (report["reverted"], report["conflict_count"]) == (0, 1)
    assert (await studio.admin.get(f"/entities/{film.shots[0]}"))["parent_id"] == other["id"]
