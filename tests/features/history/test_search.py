"""Looking for something in the diary."""

import csv
import json
from io import StringIO
from typing import Any

import pytest
from tests.studio import Film, Json, Studio

from motk.features.history import diary_file, search

pytestmark = pytest.mark.anyio


async def verbs(film: Film, path: str = "", by: str = "admin", **asked: Any) -> list[str]:
    feed = await film.studio.people[by].get(path or f"{film.path}/feed", **asked)
    return [line["verb"] for line in feed["rows"]]


@pytest.fixture
async def busy(film: Film) -> Film:
    """A morning's work by three people."""
    await film.assign("artist", 0)
    await film.move(0, "In progress", by="artist")
    await film.studio.manager.patch(f"/entities/{film.shots[1]}", {"description": "Dawn"})
    await film.studio.artist.post("/comments", {"task_id": film.tasks[0], "text": "Smoother arcs."})
    await film.move(1, "Retake", by="manager")
    return film


async def test_by_person(busy: Film) -> None:
    asked = {"actor_id": busy.studio.artist.account_id}
    assert await verbs(busy, **asked) == ["comment.create", "task.set_status"]
    assert await verbs(busy, "/feed", **asked) == ["comment.create", "task.set_status"]
    assert await verbs(busy, **asked, verb=["task.set_status", "task.assign"]) == ["task.set_status"]


async def test_by_verbs(busy: Film) -> None:
    moved = ["task.set_status", "entity.edit", "task.set_status"]
    assert await verbs(busy, verb=["task.set_status", "entity.edit"]) == moved
    assert await verbs(busy, "/feed", by="artist", verb="entity.edit") == ["entity.edit"]


async def test_by_table(busy: Film) -> None:
    assert await verbs(busy, entity="comment") == ["comment.create"]
    assert (await verbs(busy, "/feed", entity="task_status"))[:1] == ["task_status.create_many"]
    assert await verbs(busy, entity="task_status") == [], "the studio's own lists are not the film's"


async def test_by_row_with_what_hangs_on_it(busy: Film) -> None:
    assert await verbs(busy, row_id=busy.shots[0]) == [
        "comment.create",
        "task.set_status",
        "task.assign",
        "task.create_for",
        "entity.create_many",
    ]
    assert await verbs(busy, row_id=busy.shots[0], actor_id=busy.studio.admin.account_id, limit=1) == ["task.assign"]
    assert await verbs(busy, row_id=busy.shots[0], entity="comment") == ["comment.create"]


async def test_by_name(busy: Film) -> None:
    assert (await verbs(busy, q="sh0020"))[:2] == ["task.set_status", "entity.edit"]
    assert await verbs(busy, q="sh0020", verb="entity.edit") == ["entity.edit"]
    assert await verbs(busy, q="100%") == []


async def test_by_time(busy: Film) -> None:
    lines = (await busy.studio.admin.get(f"{busy.path}/feed"))["rows"]
    assert await verbs(busy, **{"from": lines[2]["at"]}) == [line["verb"] for line in lines[:3]]
    assert await verbs(busy, **{"from": lines[2]["at"], "to": lines[0]["at"]}) == [line["verb"] for line in lines[1:3]]
    assert await verbs(busy, to="2020-01-01") == []


async def test_a_filtered_feed_pages_through_every_line_once(busy: Film, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where each look ends long before a page is full."""
    monkeypatch.setattr(search, "SCAN", 2)
    for asked in ({"entity": "task"}, {"row_id": busy.shots[0]}, {"verb": ["task.set_status", "comment.create"]}):
        whole: list[str] = []
        after: Json = {}
        while True:
            page = await busy.studio.admin.get(f"{busy.path}/feed", **asked, **after, limit=2)
            whole += [line["change_set_id"] for line in page["rows"]]
            if page["next"] is None:
                break
            after = {"after": page["next"]}
        monkeypatch.setattr(search, "SCAN", 1_000)
        at_once = await busy.studio.admin.get(f"{busy.path}/feed", **asked)
        assert whole == [line["change_set_id"] for line in at_once["rows"]]
        assert len(whole) >= 3
        monkeypatch.setattr(search, "SCAN", 2)


async def test_a_search_tells_nothing_of_projects_that_are_not_yours(studio: Studio, busy: Film) -> None:
    other = (await studio.admin.post("/projects", {"name": "Nightfall"}))["id"]
    hidden = (await studio.admin.post("/entities", {"project_id": other, "kind": "shot", "name": "SH0020 secret"}))[
        "id"
    ]
    admin = studio.admin.account_id
    assert "secret" in str(await studio.admin.get("/feed", q="secret"))
    for asked in (
        {"q": "secret"},
        {"row_id": hidden},
        {"actor_id": admin, "entity": "entity"},
        {"verb": "entity.create"},
    ):
        assert "secret" not in str(await studio.artist.get("/feed", **asked))
        assert "secret" not in str(await studio.artist.get(f"{busy.path}/feed", **asked))
    for role in ("client", "vendor"):
        await studio.people[role].refused(403, "GET", f"{busy.path}/feed?q=SH")


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ("verb=task.juggle", "verb.0"),
        ("entity=api_token", "entity"),
        ("from=2026-11-21&to=2026-11-20", "to"),
        ("actor_id=leila", "actor_id"),
        ("q=%00", "q"),
        ("q=", "q"),
    ],
)
async def test_a_question_that_makes_no_sense_is_refused_by_name(film: Film, asked: str, field: str) -> None:
    assert field in await film.studio.admin.invalid("GET", f"{film.path}/feed?{asked}")


async def test_a_verb_asked_for_twice_is_told_once(busy: Film) -> None:
    once = await verbs(busy, verb=["task.assign"])
    assert once
    assert await verbs(busy, verb=["task.assign", "task.assign"]) == once


async def test_the_diary_is_taken_along_as_a_file_with_the_same_filters(busy: Film) -> None:
    await busy.studio.manager.patch(f"/entities/{busy.shots[1]}", {"name": "=SUM(A1)"})
    path = f"{busy.path}/feed/file"
    sent = await busy.studio.manager.send("GET", path, params={"format": "csv"})
    lines = list(csv.DictReader(StringIO(sent.text.removeprefix("\ufeff"))))
    assert [line["verb"] for line in lines] == await verbs(busy)
    assert all(not line["what"].startswith("=") for line in lines)
    assert sent.headers["Content-Disposition"].startswith('attachment; filename="diary.csv"')
    asked = {"format": "json", "actor_id": busy.studio.artist.account_id}
    told = json.loads((await busy.studio.manager.send("GET", path, params=asked)).text)
    assert told == (await busy.studio.manager.get(f"{busy.path}/feed", actor_id=asked["actor_id"]))["rows"]
    await busy.studio.artist.refused(403, "GET", path)


async def test_a_diary_too_long_for_one_file_asks_for_a_shorter_time(
    busy: Film, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(diary_file, "MOST_LINES", 3)
    assert list(await busy.studio.admin.invalid("GET", f"{busy.path}/feed/file")) == ["from"]
