"""A look ahead before something is deleted for ever."""

import pytest
from tests.studio import Film, Json, Studio

pytestmark = pytest.mark.anyio


async def preview(studio: Studio, plural: str, *ids: str) -> Json:
    seen: Json = await studio.admin.post(f"/{plural}/purge-preview", {"ids": list(ids)})
    return seen


async def test_what_goes_along_is_counted_and_then_does_go(studio: Studio, film: Film) -> None:
    await film.assign("artist", 0)
    for text in ("Lovely.", "Smoother arcs."):
        await studio.admin.post("/comments", {"task_id": film.tasks[0], "text": text})
    await studio.admin.post(
        "/entity-links", {"project_id": film.project, "entity_id": film.shots[0], "asset_id": film.bunny}
    )
    await studio.admin.post("/entities/archive", {"ids": [film.shots[0]]})
    seen = await preview(studio, "entities", film.shots[0])
    assert seen == {"counts": {"task": 1, "comment": 2, "task_assignee": 1, "entity_link": 1}, "blockers": []}
    await studio.admin.post("/entities/purge", {"ids": [film.shots[0]]})
    gone = studio.sql(
        "select entity, count(*) from change where change_set_id = (select id from change_set where verb = 'entity.purge') group by 1"
    )
    assert dict(gone) == {**seen["counts"], "entity": 1}


async def test_what_would_be_refused_says_why(studio: Studio, film: Film) -> None:
    live = await preview(studio, "entities", film.shots[0])
    assert live["blockers"] == [
        {"id": film.shots[0], "why": "Archive it first; only what is archived can be deleted for ever."}
    ]
    await studio.admin.post("/entities/archive", {"ids": [film.sequence, *film.shots]})
    held = await preview(studio, "entities", film.sequence)
    assert [one["why"] for one in held["blockers"]] == [
        "Still in use by 3 entities. Delete them first, or point elsewhere."
    ]
    together = await preview(studio, "entities", film.sequence, *film.shots)
    assert (together["blockers"], together["counts"]) == ([], {"task": 3})
    await studio.admin.post("/entities/purge", {"ids": [film.sequence, *film.shots]})


async def test_a_whole_film_and_the_lists_of_the_studio(studio: Studio, film: Film) -> None:
    await studio.admin.post("/projects/archive", {"ids": [film.project]})
    film_goes = await preview(studio, "projects", film.project)
    assert film_goes["blockers"] == []
    assert film_goes["counts"]["entity"] == 5
    assert film_goes["counts"]["task"] == 3
    await studio.admin.post("/task-types/archive", {"ids": [film.animation]})
    stays = await preview(studio, "task-types", film.animation)
    assert "Still in use by 3 tasks. Delete them first, or point elsewhere." in [
        one["why"] for one in stays["blockers"]
    ]


async def test_only_who_may_purge_may_look(studio: Studio, film: Film) -> None:
    await studio.manager.refused(403, "POST", "/entities/purge-preview", {"ids": film.shots})
    await studio.admin.refused(404, "POST", "/entities/purge-preview", {"ids": [film.tasks[0]]})
