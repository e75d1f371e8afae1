"""A grid that has not changed is not sent again."""

import pytest
from tests.studio import Film, Studio

pytestmark = pytest.mark.anyio


async def test_an_unchanged_grid_is_not_sent_again(studio: Studio, film: Film) -> None:
    path = f"{film.path}/grid/shot"
    first = await studio.artist.send("GET", path)
    assert first.headers["Cache-Control"] == "private, no-cache"
    again = await studio.artist.send("GET", path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]


async def test_neither_is_what_its_pages_need_beside_their_rows(studio: Studio, film: Film) -> None:
    path = f"{film.path}/context"
    seen = (await studio.artist.send("GET", path)).headers["ETag"]
    assert (await studio.artist.send("GET", path, headers={"If-None-Match": seen})).status_code == 304
    await studio.admin.post("/members", {"project_id": film.project, "role": "Compositor"})
    assert (await studio.artist.send("GET", path, headers={"If-None-Match": seen})).status_code == 200


async def test_any_change_of_the_film_or_the_studio_brings_it_anew(studio: Studio, film: Film) -> None:
    path = f"{film.path}/grid/shot"
    seen = (await studio.artist.send("GET", path)).headers["ETag"]
    calls = (
        ("PATCH", f"/entities/{film.shots[0]}", {"description": "Dawn."}),
        ("POST", "/departments", {"name": "Layout"}),
        ("POST", "/members", {"project_id": film.project, "role": "Compositor"}),
        ("POST", "/comments", {"task_id": film.tasks[0], "text": "Done."}),
    )
    for method, address, body in calls:
        await studio.admin.send(method, address, json=body)
        answer = await studio.artist.send("GET", path, headers={"If-None-Match": seen})
        assert answer.status_code == 200
        assert answer.headers["ETag"] != seen
        seen = answer.headers["ETag"]


async def test_another_films_change_is_no_news(studio: Studio, film: Film) -> None:
    other = (await studio.admin.post("/projects", {"name": "Nightfall"}))["id"]
    path = f"{film.path}/grid/shot"
    seen = (await studio.artist.send("GET", path)).headers["ETag"]
    await studio.admin.post("/entities", {"project_id": other, "kind": "shot", "name": "NF010"})
    assert (await studio.artist.send("GET", path, headers={"If-None-Match": seen})).status_code == 304


async def test_two_people_never_share_a_tag(studio: Studio, film: Film) -> None:
    path = f"{film.path}/grid/shot"
    tags = {
        role: (await studio.people[role].send("GET", path)).headers["ETag"] for role in ("admin", "artist", "vendor")
    }
    assert len(set(tags.values())) == 3
    answer = await studio.vendor.send("GET", path, headers={"If-None-Match": tags["admin"]})
    assert answer.status_code == 200


async def test_whoever_loses_the_film_is_not_told_that_nothing_changed(studio: Studio, film: Film) -> None:
    path = f"{film.path}/grid/shot"
    seen = (await studio.artist.send("GET", path)).headers["ETag"]
    await studio.admin.post("/members/archive", {"ids": [film.members["artist"]]})
    await studio.artist.refused(404, "GET", path, headers={"If-None-Match": seen})
