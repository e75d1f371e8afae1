"""When a task reaches a status, others of the same entity move on: in the same change set, and never in a circle."""

import asyncio

import pytest
from tests.studio import Film, Json, Somebody, Studio, opened, shoot

pytestmark = pytest.mark.anyio


async def step(film: Film, name: str, kind: str = "shot") -> str:
    """Another task type, used in the film, with a task on each of its shots."""
    admin = film.studio.admin
    made: str = (await admin.post("/task-types", {"name": name, "for_kind": kind}))["id"]
    used = (await admin.get(f"{film.path}/context"))["task_types"]
    await admin.put(f"{film.path}/workflow", {"task_types": [{"id": row["id"]} for row in used] + [{"id": made}]})
    await admin.post("/tasks/for-entities", {"project_id": film.project, "task_type_id": made})
    return made


async def rule(film: Film, when: str, status: str, then: str, follows: str, **more: object) -> Json:
    body = {
        "when_task_type_id": when,
        "when_status_id": film.statuses[status],
        "then_task_type_id": then,
        "then_status_id": film.statuses[follows],
        **more,
    }
    made: Json = await film.studio.manager.post("/status-automations", body)
    return made


async def status_of(film: Film, shot: int, task_type: str) -> str:
    found = await film.studio.admin.get("/tasks", filter=f"entity_id:eq:{film.shots[shot]}", limit=100)
    names = {row_id: name for name, row_id in film.statuses.items()}
    return next(names[row["task_status_id"]] for row in found["rows"] if row["task_type_id"] == task_type)


async def test_what_follows_stands_in_the_same_change_set_and_one_undo_takes_all_of_it_back(
    studio: Studio, film: Film
) -> None:
    lighting, comp = await step(film, "Lighting"), await step(film, "Comp")
    await rule(film, film.animation, "Approved", lighting, "In progress")
    await rule(film, lighting, "In progress", comp, "To review")
    body = {"task_ids": film.tasks[:1], "task_status_id": film.statuses["Approved"]}
    moved = await studio.supervisor.send("PUT", "/tasks/status", json=body)
    assert [await status_of(film, 0, one) for one in (lighting, comp)] == ["In progress", "To review"]
    assert await status_of(film, 1, lighting) == "Ready", "another shot is none of its business"
    change_set = moved.headers["X-Change-Set"]
    assert studio.sql("select count(*) from change where change_set_id = %s", change_set) == [(3,)]
    history = await studio.artist.get(f"/entities/{film.shots[0]}/history")
    told = [line["note"] for line in history["rows"] if line["change_set_id"] == change_set]
    said = (
        "Automation: when Animation became Approved, Lighting became In progress;"
        " when Lighting became In progress, Comp became To review"
    )
    assert set(told) == {said}
    await studio.supervisor.post(f"/change-sets/{change_set}/revert", {})
    assert [await status_of(film, 0, one) for one in (film.animation, lighting, comp)] == ["Ready", "Ready", "Ready"]


async def test_a_note_with_a_status_and_the_grid_set_it_off_as_well(studio: Studio, film: Film) -> None:
    lighting = await step(film, "Lighting")
    await rule(film, film.animation, "Approved", lighting, "In progress")
    await studio.admin.post("/comments", {"task_id": film.tasks[0], "task_status_id": film.statuses["Approved"]})
    gesture = {"tasks": [{"id": film.tasks[1], "task_status_id": film.statuses["Approved"]}]}
    await studio.admin.post(f"{film.path}/edits", gesture)
    assert [await status_of(film, shot, lighting) for shot in (0, 1, 2)] == ["In progress", "In progress", "Ready"]


async def test_making_ready_leaves_alone_what_somebody_has_begun(studio: Studio, film: Film) -> None:
    lighting = await step(film, "Lighting")
    await rule(film, film.animation, "Approved", lighting, "To review", action="mark_ready")
    tasks = {
        row["entity_id"]: row["id"]
        for row in (await studio.admin.get("/tasks", filter=f"task_type_id:eq:{lighting}"))["rows"]
    }
    begun = {"task_ids": [tasks[film.shots[1]]], "task_status_id": film.statuses["In progress"]}
    await studio.admin.put("/tasks/status", begun)
    await studio.admin.put("/tasks/status", {"task_ids": film.tasks, "task_status_id": film.statuses["Approved"]})
    assert [await status_of(film, shot, lighting) for shot in (0, 1, 2)] == ["To review", "In progress", "To review"]


async def test_a_rule_that_is_put_away_or_of_another_film_moves_nothing(studio: Studio, film: Film) -> None:
    lighting = await step(film, "Lighting")
    other = (await studio.manager.post("/projects", {"name": "Nightfall"}))["id"]
    await rule(film, film.animation, "Approved", lighting, "In progress", project_id=other)
    resting = await rule(film, film.animation, "Approved", lighting, "Retake", active=False)
    archived = await rule(film, film.animation, "Approved", lighting, "To review")
    await studio.manager.post("/status-automations/archive", {"ids": [archived["id"]]})
    await film.move(0, "Approved")
    assert await status_of(film, 0, lighting) == "Ready"
    await studio.manager.patch(f"/status-automations/{resting['id']}", {"active": True})
    await film.move(1, "Approved")
    assert await status_of(film, 1, lighting) == "Retake"
    retaken = await studio.admin.get("/tasks", filter=f"task_type_id:eq:{lighting}", sort="-retake_count")
    assert retaken["rows"][0]["retake_count"] == 1


async def test_a_circle_is_refused_by_the_names_that_it_runs_through(studio: Studio, film: Film) -> None:
    lighting, comp = await step(film, "Lighting"), await step(film, "Comp")
    await rule(film, film.animation, "Approved", lighting, "Ready")
    middle = await rule(film, lighting, "Ready", comp, "Retake", active=False)
    closing = {
        "when_task_type_id": comp,
        "when_status_id": film.statuses["Retake"],
        "then_task_type_id": film.animation,
        "then_status_id": film.statuses["Approved"],
    }
    await studio.manager.post("/status-automations", closing)
    errors = await studio.manager.invalid("PATCH", f"/status-automations/{middle['id']}", {"active": True})
    assert errors["then_status_id"].startswith("This would go round in a circle: ")
    for name in ("Animation Approved", "Lighting Ready", "Comp Retake"):
        assert name in errors["then_status_id"]
    own = {**closing, "when_task_type_id": film.animation, "when_status_id": film.statuses["Approved"]}
    assert "then_status_id" in await studio.manager.invalid("POST", "/status-automations", own)


async def test_two_who_close_a_circle_from_both_ends_at_once_do_not_both_succeed(studio: Studio, film: Film) -> None:
    lighting = await step(film, "Lighting")
    there = {
        "when_task_type_id": film.animation,
        "when_status_id": film.statuses["Approved"],
        "then_task_type_id": lighting,
        "then_status_id": film.statuses["Retake"],
    }
    back = {
        "when_task_type_id": lighting,
        "when_status_id": film.statuses["Retake"],
        "then_task_type_id": film.animation,
        "then_status_id": film.statuses["Approved"],
    }
    answers = await asyncio.gather(
        *(studio.manager.send("POST", "/status-automations", json=body) for body in (there, back))
    )
    assert sorted(answer.status_code for answer in answers) == [201, 422]


async def test_an_automation_stays_on_one_kind_of_thing(studio: Studio, film: Film) -> None:
    body = {
        "when_task_type_id": film.animation,
        "when_status_id": film.statuses["Approved"],
        "then_task_type_id": film.modeling,
        "then_status_id": film.statuses["Ready"],
    }
    errors = await studio.manager.invalid("POST", "/status-automations", body)
    assert errors["then_task_type_id"].startswith("Animation is for shots and Modeling for assets")


async def test_thousands_follow_in_as_many_statements_as_two(clone: str) -> None:
    async with opened(clone) as studio:
        film = await shoot(studio, shots=300)
        lighting = await step(film, "Lighting")
        await rule(film, film.animation, "Approved", lighting, "In progress")
        few, many = film.tasks[:2], film.tasks[2:]
        counts = []
        for tasks in (few, many):
            body = {"task_ids": tasks, "task_status_id": film.statuses["Approved"]}
            async with studio.statements() as sent:
                await studio.manager.put("/tasks/status", body)
            counts.append(len(sent))
        assert counts[0] == counts[1]
        moved = await studio.admin.get("/tasks", filter=f"task_status_id:eq:{film.statuses['In progress']}", limit=1000)
        assert len(moved["rows"]) == 300


async def test_whoever_moved_a_task_takes_back_what_followed_too(studio: Studio, film: Film) -> None:
    lighting, comp = await step(film, "Lighting"), await step(film, "Comp")
    tasks = (await studio.admin.get("/tasks", filter=f"entity_id:eq:{film.shots[0]}"))["rows"]
    lit = next(row["id"] for row in tasks if row["task_type_id"] == lighting)
    retake = {"task_ids": [lit], "task_status_id": film.statuses["Retake"]}
    await studio.admin.put("/tasks/status", retake)
    made = await rule(film, film.animation, "To review", lighting, "In progress")
    await rule(film, lighting, "In progress", comp, "To review")
    await film.assign("artist", 0, 1)
    body = {"task_ids": film.tasks[:2], "task_status_id": film.statuses["To review"]}
    moved = (await studio.artist.send("PUT", "/tasks/status", json=body)).headers["X-Change-Set"]
    assert await status_of(film, 0, comp) == "To review"
    await studio.admin.post("/status-automations/archive", {"ids": [made["id"]]})
    path = f"/change-sets/{moved}/revert"
    refused = await studio.artist.refused(403, "POST", path, {"row_ids": [lit]})
    assert refused["detail"] == "Only tasks assigned to you are yours to change."
    await film.assign("supervisor", 1)
    await studio.artist.refused(403, "POST", path, {})
    await film.assign("artist", 1)
    assert (await studio.artist.post(path, {}))["reverted"] == 6
    assert [await status_of(film, 0, one) for one in (film.animation, lighting, comp)] == ["Ready", "Retake", "Ready"]


async def slotted(film: Film, account_type: str, access: str) -> Somebody:
    """Somebody whose role in the film is not their own in the studio."""
    somebody = film.studio.hire(account_type)
    slot = {"project_id": film.project, "account_id": somebody.account_id, "role": "Other", "access": access}
    await film.studio.admin.post("/members", slot)
    return somebody


async def test_the_rules_of_a_film_are_for_who_manages_it(studio: Studio, film: Film) -> None:
    lead, guest = await slotted(film, "artist", "manager"), await slotted(film, "manager", "artist")
    lighting = await step(film, "Lighting")
    body = {
        "when_task_type_id": film.animation,
        "when_status_id": film.statuses["Approved"],
        "then_task_type_id": lighting,
        "then_status_id": film.statuses["Ready"],
    }
    here = {**body, "project_id": film.project}
    await lead.refused(403, "POST", "/status-automations", body)
    await guest.refused(403, "POST", "/status-automations", here)
    made = await lead.post("/status-automations", here)
    wide = await guest.post("/status-automations", {**body, "then_status_id": film.statuses["In progress"]})
    path = f"/status-automations/{made['id']}"
    await guest.refused(403, "PATCH", path, {"active": False})
    await lead.refused(403, "PATCH", f"/status-automations/{wide['id']}", {"active": False})
    assert (await lead.patch(path, {"active": False}))["active"] is False
    for action in ("archive", "restore"):
        await guest.refused(403, "POST", f"/status-automations/{action}", {"ids": [made["id"]]})
        assert (await lead.post(f"/status-automations/{action}", {"ids": [made["id"]]}))["count"] == 1


async def test_the_webhooks_of_a_film_are_for_who_manages_it(studio: Studio, film: Film) -> None:
    lead, guest = await slotted(film, "artist", "manager"), await slotted(film, "manager", "artist")
    body = {"name": "Ours", "url": "https://hooks.example/motk", "project_id": film.project}
    await guest.refused(403, "POST", "/webhooks", body)
    made = await lead.post("/webhooks", body)
    path = f"/webhooks/{made['id']}"
    await guest.refused(404, "PATCH", path, {"active": False})
    await lead.patch(path, {"active": False})
    moved = await lead.patch(path, {"active": True, "url": "https://other.example/motk"})
    assert (moved["active"], moved["host"]) == (True, "other.example")
    for action in ("archive", "restore"):
        assert (await lead.post(f"/webhooks/{action}", {"ids": [made["id"]]}))["count"] == 1
