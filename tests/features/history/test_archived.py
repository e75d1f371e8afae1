"""The archive of a project: what lies there, and what its deletion would take along."""

import pytest
from tests.studio import Film, Json, Studio

pytestmark = pytest.mark.anyio


@pytest.fixture
async def tidied(film: Film) -> Film:
    """A shot, a task, a note and a slot put away, one after the other."""
    note = (await film.studio.artist.post("/comments", {"task_id": film.tasks[1], "text": "Smoother arcs."}))["id"]
    await film.studio.admin.post("/entities/archive", {"ids": film.shots[:1]})
    await film.studio.manager.post("/tasks/archive", {"ids": film.tasks[1:2]})
    await film.studio.admin.post("/comments/archive", {"ids": [note]})
    await film.studio.admin.post("/members/archive", {"ids": [film.members["open"]]})
    return film


async def archived(film: Film, by: str = "admin", **asked: object) -> list[Json]:
    rows: list[Json] = (await film.studio.people[by].get(f"{film.path}/archived", **asked))["rows"]
    return rows


async def test_what_was_put_away_last_comes_first_with_its_place_and_who_did_it(tidied: Film) -> None:
    rows = await archived(tidied)
    assert [(row["noun"], row["name"], row["where"]) for row in rows] == [
        ("member", "Lead Lighter", "Lead Lighter"),
        ("comment", "Smoother arcs.", "SQ010 SH0020 Animation"),
        ("task", "Animation", "SQ010 SH0020"),
        ("entity", "SH0010", "SQ010"),
    ]
    assert [row["archived_by"]["display_name"] for row in rows] == [
        "Ada Brandt",
        "Ada Brandt",
        "Kenji Tanaka",
        "Ada Brandt",
    ]
    await tidied.studio.admin.post(f"/change-sets/{rows[-1]['change_set_id']}/revert", {})
    assert [row["noun"] for row in await archived(tidied)] == ["member", "comment", "task"]


async def test_the_archive_is_searched_and_paged(tidied: Film) -> None:
    assert [row["noun"] for row in await archived(tidied, q="sh0020")] == ["comment", "task"]
    assert [row["noun"] for row in await archived(tidied, noun=["task", "entity"])] == ["task", "entity"]
    first = await tidied.studio.artist.get(f"{tidied.path}/archived", limit=3)
    rest = await tidied.studio.artist.get(f"{tidied.path}/archived", limit=3, after=first["next"])
    assert [row["noun"] for row in first["rows"] + rest["rows"]] == ["member", "comment", "task", "entity"]
    assert rest["next"] is None
    for wrong in ("after=x", "after=WzEsMl0", "noun=shot", "limit=0"):
        assert await tidied.studio.admin.invalid("GET", f"{tidied.path}/archived?{wrong}")


async def test_the_archive_is_for_the_crew_of_the_film(studio: Studio, tidied: Film) -> None:
    for role in ("client", "vendor"):
        await studio.people[role].refused(403, "GET", f"{tidied.path}/archived")
    other = (await studio.admin.post("/projects", {"name": "Nightfall"}))["id"]
    assert (await studio.admin.get(f"/projects/{other}/archived"))["rows"] == []
    await studio.manager.refused(404, "GET", f"/projects/{other}/archived")
