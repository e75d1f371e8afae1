from uuid import uuid4

import pytest
from tests.studio import Film, Json, Studio

pytestmark = pytest.mark.anyio


async def task(film: Film, number: int = 0) -> Json:
    found: Json = await film.studio.admin.get(f"/tasks/{film.tasks[number]}")
    return found


async def test_a_new_task_starts_ready_and_unassigned(studio: Studio, film: Film) -> None:
    made = await task(film)
    assert made["name"] == "main"
    assert made["task_status_id"] == film.statuses["Ready"]
    assert made["member_ids"] == []
    assert (made["retake_count"], made["comment_count"], made["real_start_date"], made["done_at"]) == (0, 0, None, None)


async def test_work_begins_with_the_first_move_and_ends_with_the_last(studio: Studio, film: Film) -> None:
    begun = await film.move(0, "In progress")
    assert begun["real_start_date"] is not None
    assert begun["done_at"] is None
    done = await film.move(0, "Approved")
    assert done["real_start_date"] == begun["real_start_date"]
    assert done["done_at"] is not None
    reopened = await film.move(0, "Retake")
    assert (reopened["done_at"], reopened["retake_count"]) == (None, 1)
    assert reopened["real_start_date"] == begun["real_start_date"]


async def test_retakes_are_counted_once_each(studio: Studio, film: Film) -> None:
    for status in ("Retake", "Retake", "In progress", "Retake"):
        await film.move(0, status)
    assert (await task(film))["retake_count"] == 2


async def test_moving_to_the_same_status_is_no_news(studio: Studio, film: Film) -> None:
    assert (await film.move(0, "Ready"))["rev"] == 1
    assert studio.sql("select count(*) from change_set where verb = 'task.set_status'") == [(0,)]


async def test_a_status_that_the_film_does_not_use_is_refused(studio: Studio, film: Film) -> None:
    omitted = (await studio.admin.post("/task-statuses", {"name": "Omitted"}))["id"]
    body = {"task_ids": film.tasks, "task_status_id": omitted}
    problem = await studio.admin.refused(409, "PUT", "/tasks/status", body)
    assert problem["type"].endswith("/not-in-workflow")
    assert problem["detail"].startswith("Omitted is not part of this project's workflow.")


async def test_artists_set_only_what_is_theirs_to_set(studio: Studio, film: Film) -> None:
    await film.assign("artist", 0)
    await film.move(0, "To review", by="artist")
    body = {"task_ids": film.tasks[:1], "task_status_id": film.statuses["Approved"]}
    problem = await studio.artist.refused(403, "PUT", "/tasks/status", body)
    assert problem["detail"] == "Approved is not for artists to set."


async def test_vendors_are_held_to_the_same(studio: Studio, film: Film) -> None:
    await film.assign("vendor", 0)
    await film.move(0, "In progress", by="vendor")
    body = {"task_ids": film.tasks[:1], "task_status_id": film.statuses["Approved"]}
    assert "vendors" in (await studio.vendor.refused(403, "PUT", "/tasks/status", body))["detail"]


async def test_work_can_be_given_to_a_slot_that_nobody_fills_yet(studio: Studio, film: Film) -> None:
    await film.assign("open", 0, 1)
    assert (await task(film))["member_ids"] == [film.members["open"]]
    await studio.admin.patch(f"/members/{film.members['open']}", {"account_id": studio.artist.account_id})
    await film.move(0, "In progress", by="artist")


async def test_assigning_says_the_whole_set_and_tells_only_what_changed(studio: Studio, film: Film) -> None:
    await film.assign("artist", 0)
    both = {"task_ids": film.tasks[:1], "member_ids": [film.members["artist"], film.members["open"]]}
    answer = await studio.admin.send("PUT", "/tasks/assignees", json=both)
    assert set(answer.json()["rows"][0]["member_ids"]) == set(both["member_ids"])
    changes = studio.sql(
        "select entity, after ->> 'member_id' from change where change_set_id = %s", answer.headers["X-Change-Set"]
    )
    assert changes == [("task_assignee", film.members["open"])]
    nobody = await studio.admin.put("/tasks/assignees", {"task_ids": film.tasks, "member_ids": []})
    assert [row["member_ids"] for row in nobody["rows"]] == [[], [], []]


async def test_somebody_without_a_slot_who_is_given_a_task_gets_one_in_the_same_change(
    studio: Studio, film: Film
) -> None:
    jun = studio.hire("artist", "Jun Park")
    people = {
        "task_ids": film.tasks[:2],
        "member_ids": [],
        "account_ids": [str(jun.account_id), str(studio.artist.account_id)],
    }
    problem = await studio.supervisor.refused(403, "PUT", "/tasks/assignees", people)
    assert "member.create" in problem["detail"]
    given = await studio.manager.send("PUT", "/tasks/assignees", json=people)
    slots = (await studio.admin.get("/members", filter=f"account_id:eq:{jun.account_id}"))["rows"]
    assert [(slot["role"], slot["project_id"]) for slot in slots] == [("Artist", film.project)]
    assert {frozenset(row["member_ids"]) for row in given.json()["rows"]} == {
        frozenset([slots[0]["id"], film.members["artist"]])
    }
    await studio.admin.put("/tasks/assignees", people)
    assert len((await studio.admin.get("/members", filter=f"account_id:eq:{jun.account_id}"))["rows"]) == 1
    await studio.admin.post(f"/change-sets/{given.headers['X-Change-Set']}/revert", {})
    assert (await studio.admin.get("/members", filter=f"account_id:eq:{jun.account_id}"))["rows"] == []
    nobody = {**people, "account_ids": [film.shots[0]]}
    errors = await studio.admin.invalid("PUT", "/tasks/assignees", nobody)
    assert errors == {"account_ids.0": "There is no such account, or it is not active."}


async def test_tasks_for_every_shot_are_one_change_set(studio: Studio, film: Film) -> None:
    layout = (await studio.admin.post("/task-types", {"name": "Layout", "for_kind": "shot"}))["id"]
    wanted = {"project_id": film.project, "task_type_id": layout}
    errors = await studio.admin.invalid("POST", "/tasks/for-entities", wanted)
    assert "does not use this task type" in errors["task_type_id"]
    used = {"task_types": [{"id": film.animation}, {"id": layout}]}
    await studio.admin.put(f"{film.path}/workflow", used)
    first = {**wanted, "entity_ids": film.shots[:1]}
    assert await studio.admin.post("/tasks/for-entities", first) == {"created": 1}
    assert await studio.admin.post("/tasks/for-entities", wanted) == {"created": 2}, "who has one is left alone"
    assert await studio.admin.post("/tasks/for-entities", wanted) == {"created": 0}


async def test_tasks_for_what_is_not_there_are_refused_by_place(studio: Studio, film: Film) -> None:
    await studio.admin.post("/entities/archive", {"ids": film.shots[1:2]})
    wanted = {"project_id": film.project, "task_type_id": film.animation}
    named = [film.shots[0], str(uuid4()), film.shots[1], film.bunny]
    assert await studio.admin.invalid("POST", "/tasks/for-entities", {**wanted, "entity_ids": named}) == {
        "entity_ids.1": "There is no such entity in this project.",
        "entity_ids.2": "This entity is archived. Restore it first.",
        "entity_ids.3": "Animation is a task type for shots, not for assets.",
    }


async def test_what_is_archived_is_not_worked_on(studio: Studio, film: Film) -> None:
    await studio.admin.post("/tasks/archive", {"ids": film.tasks[:1]})
    sentence = "This task is archived. Restore what you want to work on first."
    task = film.tasks[0]
    calls = [
        ("PATCH", f"/tasks/{task}", {"priority": 1}),
        ("PUT", "/tasks/status", {"task_ids": film.tasks, "task_status_id": film.statuses["Approved"]}),
        ("PUT", "/tasks/assignees", {"task_ids": [task], "member_ids": []}),
        ("POST", "/comments", {"task_id": task, "text": "Lovely"}),
    ]
    for method, path, body in calls:
        assert (await studio.admin.refused(409, method, path, body))["detail"] == sentence
    await studio.admin.post("/tasks/restore", {"ids": film.tasks[:1]})
    await film.move(0, "In progress")


async def test_a_task_type_is_for_its_kind_of_thing(studio: Studio, film: Film) -> None:
    body = {"project_id": film.project, "entity_id": film.bunny, "task_type_id": film.animation}
    errors = await studio.admin.invalid("POST", "/tasks", body)
    assert errors == {"task_type_id": "Animation is a task type for shots, not for assets"}


async def test_the_same_task_twice_is_refused_by_a_sentence(studio: Studio, film: Film) -> None:
    body = {"project_id": film.project, "entity_id": film.shots[0], "task_type_id": film.animation}
    problem = await studio.admin.refused(409, "POST", "/tasks", body)
    assert problem["detail"] == "This task exists already: same entity, task type and name."
    assert (await studio.admin.post("/tasks", {**body, "name": "tail"}))["name"] == "tail"


async def test_a_task_of_another_films_shot_cannot_be(studio: Studio, film: Film) -> None:
    other = (await studio.admin.post("/projects", {"name": "Nightfall"}))["id"]
    body = {"project_id": other, "entity_id": film.shots[0], "task_type_id": film.animation, "name": "tail"}
    assert "no such entity" in (await studio.admin.invalid("POST", "/tasks", body))["entity_id"]


async def test_dates_stand_in_order(studio: Studio, film: Film) -> None:
    path = f"/tasks/{film.tasks[0]}"
    await studio.admin.patch(path, {"start_date": "2026-12-01", "due_date": "2026-12-04"})
    errors = await studio.admin.invalid("PATCH", path, {"due_date": "2026-11-30"})
    assert errors == {"due_date": "The due date is before the start date."}


@pytest.mark.parametrize("typed", ["retake_count", "done_at", "real_start_date", "comment_count", "task_status_id"])
async def test_what_follows_by_itself_is_typed_by_nobody(studio: Studio, film: Film, typed: str) -> None:
    assert typed in await studio.admin.invalid("PATCH", f"/tasks/{film.tasks[0]}", {typed: 1})


async def test_moving_a_thousand_tasks_takes_as_many_statements_as_one(studio: Studio, film: Film) -> None:
    shots = [{"project_id": film.project, "kind": "shot", "name": f"X{n}"} for n in range(1000)]
    await studio.admin.post("/entities/bulk", {"rows": shots})
    await studio.admin.post("/tasks/for-entities", {"project_id": film.project, "task_type_id": film.animation})
    tasks = [row["id"] for row in (await studio.admin.get("/tasks", limit=1000))["rows"]]
    counts = []
    for chosen in (tasks[:1], tasks[1:]):
        body = {"task_ids": chosen, "task_status_id": film.statuses["In progress"]}
        async with studio.statements() as sent:
            await studio.admin.put("/tasks/status", body)
        counts.append(len(sent))
    assert counts[0] == counts[1]


async def test_a_new_task_has_a_status_and_a_type_that_its_project_uses(studio: Studio, film: Film) -> None:
    omitted = (await studio.admin.post("/task-statuses", {"name": "Omitted"}))["id"]
    crowd = (await studio.admin.post("/task-types", {"name": "Crowd", "for_kind": "shot"}))["id"]
    new = {"project_id": film.project, "entity_id": film.shots[0], "task_type_id": film.animation, "name": "crowd"}
    problem = await studio.manager.refused(409, "POST", "/tasks", {**new, "task_status_id": omitted})
    assert problem["type"].endswith("/not-in-workflow")
    why = "This project does not use this task type. Add it in the project's settings first."
    unused = {**new, "task_type_id": crowd}
    assert await studio.manager.invalid("POST", "/tasks", unused) == {"task_type_id": why}
    told = await studio.manager.invalid("POST", "/tasks/bulk", {"rows": [new, unused]})
    assert told == {"rows.1.task_type_id": why}
    del unused["project_id"]
    told = await studio.manager.invalid("POST", f"{film.path}/edits", {"new_tasks": [unused]})
    assert told == {"new_tasks.0.task_type_id": why}


async def test_a_task_that_begins_in_a_later_status_has_begun(studio: Studio, film: Film) -> None:
    new = {"project_id": film.project, "entity_id": film.shots[0], "task_type_id": film.animation}
    rows = [{**new, "name": name, "task_status_id": film.statuses[name]} for name in ("In progress", "Approved")]
    begun, done = (await studio.manager.post("/tasks/bulk", {"rows": [*rows, {**new, "name": "ready"}]}))["rows"][:2]
    assert (begun["real_start_date"], begun["done_at"]) == (begun["created_at"], None)
    assert (done["real_start_date"], done["done_at"]) == (done["created_at"], done["created_at"])
    row = {"entity_id": film.shots[1], "task_type_id": film.animation, "name": "tail"}
    gesture = {"new_tasks": [{**row, "task_status_id": film.statuses["Approved"]}]}
    (made,) = (await studio.manager.post(f"{film.path}/edits", gesture))["tasks"]
    assert made["done_at"] == made["created_at"]


async def test_no_task_is_given_to_a_slot_in_the_archive(studio: Studio, film: Film) -> None:
    await film.assign("open", 0)
    await studio.admin.post("/members/archive", {"ids": [film.members["open"]]})
    body = {"task_ids": film.tasks[:2], "member_ids": [film.members["open"]]}
    problem = await studio.admin.refused(409, "PUT", "/tasks/assignees", body)
    assert problem["detail"] == "This member is archived. Restore what you want to work on first."
    gesture = {"assignees": [{"task_id": film.tasks[1], "member_ids": body["member_ids"]}]}
    await studio.admin.refused(409, "POST", f"{film.path}/edits", gesture)
    # Where it was before, it stays, and others may come.
    both = [film.members["open"], film.members["artist"]]
    await studio.admin.put("/tasks/assignees", {"task_ids": film.tasks[:1], "member_ids": both})
    assert set((await task(film))["member_ids"]) == set(both)


async def test_a_task_knows_who_gave_it_to_somebody_new(studio: Studio, film: Film) -> None:
    await studio.supervisor.put(
        "/tasks/assignees", {"task_ids": film.tasks[:1], "member_ids": [film.members["artist"]]}
    )
    await studio.manager.put("/tasks/assignees", {"task_ids": film.tasks[:1], "member_ids": [film.members["artist"]]})
    assert (await task(film))["assigner_id"] == studio.supervisor.account_id
    both = {"task_ids": film.tasks[:1], "member_ids": [film.members["artist"], film.members["vendor"]]}
    answer = await studio.manager.send("PUT", "/tasks/assignees", json=both)
    await film.assign("open", 0)
    assert (await task(film))["assigner_id"] == studio.admin.account_id
    undone = await studio.admin.post(f"/change-sets/{answer.headers['X-Change-Set']}/revert", {})
    assert [one["entity"] for one in undone["conflicts"]] == []
