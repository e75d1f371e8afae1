"""Archive hides, restore brings back, purge deletes for ever what was archived before."""

import pytest
from tests.studio import Film, Studio

pytestmark = pytest.mark.anyio


async def test_what_is_archived_is_hidden_and_kept(studio: Studio, film: Film) -> None:
    shot = film.shots[0]
    assert await studio.manager.post("/entities/archive", {"ids": [shot]}) == {"count": 1}
    assert "SH0010" not in await studio.admin.names("/entities")
    assert "SH0010" in await studio.admin.names("/entities", archived="yes")
    assert await studio.admin.names("/entities", archived="only") == ["SH0010"]
    held = await studio.admin.get(f"/entities/{shot}")
    assert held["archived_by"] == studio.manager.account_id
    assert shot not in str((await film.grid())["rows"])
    assert (await studio.admin.get(f"/tasks/{film.tasks[0]}"))["archived_at"] is None


async def test_archiving_twice_keeps_the_first_date(studio: Studio, film: Film) -> None:
    await studio.manager.post("/entities/archive", {"ids": [film.shots[0]]})
    first = await studio.admin.get(f"/entities/{film.shots[0]}")
    assert await studio.admin.post("/entities/archive", {"ids": film.shots}) == {"count": 2}
    assert await studio.admin.get(f"/entities/{film.shots[0]}") == first


async def test_what_is_restored_is_back_as_it_was(studio: Studio, film: Film) -> None:
    await studio.manager.post("/entities/archive", {"ids": film.shots})
    assert await studio.manager.post("/entities/restore", {"ids": film.shots}) == {"count": 3}
    assert await studio.admin.names("/entities", filter="kind:eq:shot", sort="name") == ["SH0010", "SH0020", "SH0030"]
    assert (await studio.admin.get(f"/entities/{film.shots[0]}"))["archived_by"] is None


async def test_a_name_that_was_taken_meanwhile_stops_a_restore(studio: Studio, film: Film) -> None:
    await studio.manager.post("/entities/archive", {"ids": [film.shots[0]]})
    again = {"project_id": film.project, "kind": "shot", "parent_id": film.sequence, "name": "sh0010"}
    await studio.manager.post("/entities", again)
    problem = await studio.manager.refused(409, "POST", "/entities/restore", {"ids": film.shots})
    assert problem["errors"] == [
        {"field": "name", "message": "There is already one of this name here. Choose another name."}
    ]
    assert (await studio.admin.get(f"/entities/{film.shots[0]}"))["archived_at"] is not None


async def test_only_what_is_archived_can_be_deleted_for_ever(studio: Studio, film: Film) -> None:
    problem = await studio.admin.refused(409, "POST", "/entities/purge", {"ids": [film.shots[0]]})
    assert "Archive it first" in problem["detail"]
    await studio.admin.post("/entities/archive", {"ids": [film.shots[0]]})
    answer = await studio.admin.send("POST", "/entities/purge", json={"ids": [film.shots[0]]})
    assert answer.json() == {"count": 1}
    await studio.admin.refused(404, "GET", f"/entities/{film.shots[0]}")
    await studio.admin.refused(404, "GET", f"/tasks/{film.tasks[0]}")
    gone = studio.sql(
        "select entity, before ->> 'name', after from change where change_set_id = %s", answer.headers["X-Change-Set"]
    )
    assert {("entity", "SH0010", None), ("task", "main", None)} <= set(gone), "a tombstone of each"


async def test_what_is_in_use_is_not_deleted_and_says_by_what(studio: Studio, film: Film) -> None:
    await studio.admin.post("/task-types/archive", {"ids": [film.animation]})
    problem = await studio.admin.refused(409, "POST", "/task-types/purge", {"ids": [film.animation]})
    assert "in use" in problem["detail"]
    assert problem["used_by"] in {"task", "project_task_type"}


async def test_one_row_that_may_not_be_touched_stops_them_all(studio: Studio, film: Film) -> None:
    stranger = "0193d1a0-0000-7000-8000-000000000009"
    problem = await studio.admin.refused(404, "POST", "/entities/archive", {"ids": [film.shots[0], stranger]})
    assert problem["row_id"] == stranger
    assert (await studio.admin.get(f"/entities/{film.shots[0]}"))["archived_at"] is None


async def test_a_whole_film_goes_and_comes_back(studio: Studio, film: Film) -> None:
    await studio.admin.post("/projects/archive", {"ids": [film.project]})
    assert await studio.admin.names("/projects") == []
    await studio.manager.refused(404, "GET", film.path)
    await studio.admin.post("/projects/restore", {"ids": [film.project]})
    assert await studio.manager.names("/projects") == ["Meadow"]


async def test_a_film_deleted_for_ever_takes_everything_with_it(studio: Studio, film: Film) -> None:
    await film.assign("artist", 0, 1)
    await studio.artist.post("/comments", {"task_id": film.tasks[0], "text": "Done."})
    await studio.admin.post(
        "/entity-links", {"project_id": film.project, "entity_id": film.shots[0], "asset_id": film.bunny}
    )
    await studio.admin.post("/projects/archive", {"ids": [film.project]})
    await studio.admin.post("/projects/purge", {"ids": [film.project]})
    for table in ("entity", "task", "task_assignee", "comment", "member", "entity_link", "project_task_type"):
        assert studio.sql(f"select count(*) from {table}") == [(0,)], table


async def test_the_history_of_a_row_outlives_its_archiving(studio: Studio, film: Film) -> None:
    await studio.manager.patch(f"/entities/{film.shots[0]}", {"description": "Dawn."})
    await studio.manager.post("/entities/archive", {"ids": [film.shots[0]]})
    lines = (await studio.admin.get(f"/entities/{film.shots[0]}/history"))["rows"]
    of_shot = [line for line in lines if line["entity"] == "entity"]
    assert [line["verb"] for line in of_shot] == ["entity.archive", "entity.edit", "entity.create_many"]
    assert of_shot[1]["before"] == {"description": ""}
    assert of_shot[1]["after"] == {"description": "Dawn."}
    assert of_shot[1]["actor"]["display_name"] == "Kenji Tanaka"
    assert {line["entity"] for line in lines} == {"entity", "task"}
