"""Who may do this, and by which rule; and the verbs a person is handed."""

import pytest
from tests.studio import Film, Studio

pytestmark = pytest.mark.anyio


async def test_the_answer_is_what_the_gate_itself_says(studio: Studio, film: Film) -> None:
    """For every role: explain and the attempt agree, and a refusal is explained in the very words of the refusal."""
    await film.assign("artist", 0)
    await studio.admin.patch(f"/task-statuses/{film.statuses['In progress']}", {"is_client_allowed": True})
    for role in ("manager", "supervisor", "artist", "vendor", "client"):
        person = studio.people[role]
        for task in (film.tasks[0], film.tasks[1]):
            said = await studio.admin.get("/explain", verb="task.set_status", row_id=task, account_id=person.account_id)
            body = {"task_ids": [task], "task_status_id": film.statuses["In progress"]}
            tried = await person.send("PUT", "/tasks/status", json=body)
            assert said["allowed"] == (tried.status_code == 200), (role, said, tried.text)
            if not said["allowed"] and said["rule"] != "role":
                assert tried.json()["detail"] == said["sentence"]


async def test_the_rule_is_named(studio: Studio, film: Film) -> None:
    async def explained(verb: str, role: str, row_id: str | None = None) -> tuple[bool, str, str | None]:
        row = {} if row_id is None else {"row_id": row_id}
        said = await studio.admin.get("/explain", verb=verb, account_id=studio.people[role].account_id, **row)
        return said["allowed"], said["rule"], said["condition"]

    await film.assign("artist", 0)
    assert await explained("task.set_status", "manager", film.tasks[0]) == (True, "role", None)
    assert await explained("task.set_status", "artist", film.tasks[0]) == (True, "row", "own_task")
    assert await explained("task.set_status", "artist", film.tasks[1]) == (False, "row", "own_task")
    assert await explained("task.set_status", "vendor", film.tasks[0]) == (False, "not_visible", None)
    assert await explained("task.set_status", "artist", film.project) == (True, "role", "own_task")
    assert await explained("project.create", "artist") == (False, "role", None)
    assert await explained("project.create", "manager") == (True, "role", None)


async def test_an_account_that_ended_is_explained_too(studio: Studio, film: Film) -> None:
    gone = studio.hire("artist", "Gone Girl")
    await studio.admin.post("/accounts/archive", {"ids": [gone.account_id]})
    said = await studio.admin.get("/explain", verb="task.list", account_id=gone.account_id)
    assert (said["allowed"], said["rule"]) == (False, "cannot_sign_in")


async def test_questions_beyond_the_askers_sight_are_not_answered(studio: Studio, film: Film) -> None:
    outsider = studio.hire("manager")
    await outsider.refused(404, "GET", f"/explain?verb=task.list&row_id={film.tasks[0]}")
    await studio.artist.refused(403, "GET", f"/explain?verb=task.list&row_id={film.tasks[0]}")
    assert await studio.manager.invalid("GET", "/explain?verb=task.fly") == {
        "verb": "There is no verb 'task.fly'; the operation ids of the API are the verbs."
    }


async def test_the_verbs_handed_out_are_those_of_each_project(studio: Studio, film: Film) -> None:
    mine = await studio.artist.get("/me/verbs")
    assert "task.set_status" in mine["projects"][film.project]
    assert "task.assign" not in mine["projects"][film.project]
    assert "session.open" not in mine["studio"]
    assert (await studio.hire("artist").get("/me/verbs"))["projects"] == {}
    assert "task.purge" in (await studio.admin.get("/me/verbs"))["projects"][film.project]
