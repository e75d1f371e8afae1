"""What a role may do to some rows only, and the sentence that refuses the others."""

import pytest
from tests.studio import Film, Studio

pytestmark = pytest.mark.anyio


async def test_an_artist_moves_its_own_tasks_and_no_others(studio: Studio, film: Film) -> None:
    await film.assign("artist", 0)
    await film.move(0, "In progress", by="artist")
    body = {"task_ids": [film.tasks[1]], "task_status_id": film.statuses["In progress"]}
    problem = await studio.artist.refused(403, "PUT", "/tasks/status", body)
    assert problem["detail"] == "Only tasks assigned to you are yours to change."
    assert problem["row_id"] == film.tasks[1]


async def test_one_task_of_somebody_else_stops_them_all(studio: Studio, film: Film) -> None:
    await film.assign("artist", 0)
    body = {"task_ids": film.tasks, "task_status_id": film.statuses["In progress"]}
    await studio.artist.refused(403, "PUT", "/tasks/status", body)
    assert (await studio.admin.get(f"/tasks/{film.tasks[0]}"))["task_status_id"] == film.statuses["Ready"]


async def test_a_supervisor_is_bound_to_its_departments(studio: Studio, film: Film) -> None:
    animation = (await studio.admin.post("/departments", {"name": "Animation"}))["id"]
    lighting = (await studio.admin.post("/departments", {"name": "Lighting"}))["id"]
    await studio.admin.patch(f"/task-types/{film.animation}", {"department_id": animation})
    edit = {"estimate_minutes": 480}
    assert await studio.supervisor.patch(f"/tasks/{film.tasks[0]}", edit), "without a department: all of them"

    await studio.admin.patch(f"/accounts/{studio.supervisor.account_id}", {"department_ids": [lighting]})
    problem = await studio.supervisor.refused(403, "PATCH", f"/tasks/{film.tasks[0]}", edit)
    assert problem["detail"] == "Only tasks of your departments are yours to change."
    body = {"task_ids": film.tasks, "member_ids": []}
    await studio.supervisor.refused(403, "PUT", "/tasks/assignees", body)

    await studio.admin.patch(f"/accounts/{studio.supervisor.account_id}", {"department_ids": [lighting, animation]})
    assert await studio.supervisor.patch(f"/tasks/{film.tasks[0]}", {"estimate_minutes": 960})


async def test_a_supervisor_plans_no_work_of_another_department(studio: Studio, film: Film) -> None:
    rigging = (await studio.admin.post("/departments", {"name": "Rigging"}))["id"]
    lighting = (await studio.admin.post("/departments", {"name": "Lighting"}))["id"]
    await studio.admin.patch(f"/task-types/{film.modeling}", {"department_id": rigging})
    await studio.admin.patch(f"/accounts/{studio.supervisor.account_id}", {"department_ids": [lighting]})
    task = {"project_id": film.project, "entity_id": film.bunny, "task_type_id": film.modeling}
    await studio.supervisor.refused(403, "POST", "/tasks", task)
    assert len((await studio.admin.get("/tasks"))["rows"]) == 3


async def test_a_comment_is_its_authors_to_change(studio: Studio, film: Film) -> None:
    said = await studio.artist.post("/comments", {"task_id": film.tasks[0], "text": "Done soon."})
    await studio.artist.patch(f"/comments/{said['id']}", {"text": "Done tomorrow."})
    for other in (studio.supervisor, studio.vendor):
        await film.assign("vendor", 0)
        problem = await other.refused(403, "PATCH", f"/comments/{said['id']}", {"text": "Never."})
        assert problem["detail"] == "Only comments you wrote are yours to change."
        await other.refused(403, "POST", "/comments/archive", {"ids": [said["id"]]})
    assert (await studio.manager.put(f"/comments/{said['id']}/pin", {"pinned": True}))["pinned"]


async def test_a_verb_that_is_not_for_a_role_says_for_whom_it_is(studio: Studio, film: Film) -> None:
    problem = await studio.artist.refused(403, "POST", "/projects", {"name": "Mine"})
    assert problem["detail"] == "project.create is for admin, bot, manager; you are artist in this studio."
    problem = await studio.supervisor.refused(
        403, "POST", "/tasks/for-entities", {"project_id": film.project, "task_type_id": film.animation}
    )
    assert "task.create_for" in problem["detail"]


async def test_only_an_admin_deletes_for_ever(studio: Studio, film: Film) -> None:
    await studio.manager.post("/entities/archive", {"ids": [film.shots[0]]})
    await studio.manager.refused(403, "POST", "/entities/purge", {"ids": [film.shots[0]]})
    assert (await studio.admin.post("/entities/purge", {"ids": [film.shots[0]]}))["count"] == 1
