"""A write that is sent again makes nothing twice."""

import asyncio

import pytest
from tests.studio import Film, Studio

pytestmark = pytest.mark.anyio


async def test_a_retried_create_makes_one_row_and_answers_the_same(studio: Studio, film: Film) -> None:
    body = {"project_id": film.project, "kind": "asset", "name": "Butterfly"}
    first = await studio.admin.send("POST", "/entities", json=body, headers={"Idempotency-Key": "butterfly"})
    again = await studio.admin.send("POST", "/entities", json=body, headers={"Idempotency-Key": "butterfly"})
    assert first.status_code == again.status_code == 201
    assert first.content == again.content
    assert again.headers["Idempotent-Replay"] == "true"
    assert (await studio.admin.names("/entities", filter="name:eq:Butterfly")) == ["Butterfly"]


async def test_ten_retries_at_once_make_one_row(studio: Studio, film: Film) -> None:
    body = {"task_id": film.tasks[0], "text": "The ear clips through the grass."}
    answers = await asyncio.gather(
        *(studio.admin.send("POST", "/comments", json=body, headers={"Idempotency-Key": "ear"}) for _ in range(10))
    )
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert len((await studio.admin.get("/comments"))["rows"]) == 1


async def test_a_key_is_good_for_one_request_only(studio: Studio, film: Film) -> None:
    key = {"Idempotency-Key": "k"}
    await studio.admin.send("POST", "/departments", json={"name": "Layout"}, headers=key)
    problem = await studio.admin.refused(409, "POST", "/departments", {"name": "Lighting"}, headers=key)
    assert "Use a new one" in problem["detail"]
    assert await studio.admin.names("/departments") == ["Layout"]


async def test_a_refused_write_leaves_its_key_free(studio: Studio, film: Film) -> None:
    key = {"Idempotency-Key": "k"}
    await studio.admin.refused(422, "POST", "/departments", {"name": ""}, headers=key)
    assert (await studio.admin.send("POST", "/departments", json={"name": "Layout"}, headers=key)).status_code == 201


async def test_two_people_may_choose_the_same_key(studio: Studio, film: Film) -> None:
    for somebody in (studio.admin, studio.manager):
        answer = await somebody.send(
            "POST", "/departments", json={"name": somebody.account_id}, headers={"Idempotency-Key": "1"}
        )
        assert answer.status_code == 201
    assert len(await studio.admin.names("/departments")) == 2


async def test_an_endless_key_is_refused(studio: Studio) -> None:
    errors = await studio.admin.invalid(
        "POST", "/departments", {"name": "Layout"}, headers={"Idempotency-Key": "k" * 201}
    )
    assert "1 to 200 characters" in errors["Idempotency-Key"]


async def test_a_create_with_a_chosen_id_makes_nothing_twice(studio: Studio, film: Film) -> None:
    body = {"id": "0193d1a0-0000-7000-8000-000000000001", "name": "Layout"}
    assert (await studio.admin.post("/departments", body))["id"] == body["id"]
    problem = await studio.admin.refused(409, "POST", "/departments", {**body, "name": "Lighting"})
    assert problem["errors"][0]["field"] == "id"


async def test_a_retry_names_the_change_set_that_the_first_request_became(studio: Studio, film: Film) -> None:
    key = {"Idempotency-Key": "once"}
    first = await studio.admin.send("POST", "/departments", json={"name": "Layout"}, headers=key)
    again = await studio.admin.send("POST", "/departments", json={"name": "Layout"}, headers=key)
    assert again.headers["X-Change-Set"] == first.headers["X-Change-Set"]
    line = (await studio.admin.get("/feed", limit=1))["rows"][0]
    assert line["change_set_id"] == first.headers["X-Change-Set"]


async def test_a_write_that_changes_nothing_names_no_change_set(studio: Studio, film: Film) -> None:
    ready = {"task_ids": film.tasks, "task_status_id": film.statuses["Ready"]}
    for _ in range(2):
        answer = await studio.admin.send("PUT", "/tasks/status", json=ready, headers={"Idempotency-Key": "ready"})
        assert answer.status_code == 200
        assert "X-Change-Set" not in answer.headers
