"""Who sees what: a row that is not yours to see does not exist for you."""

from typing import Any

import pytest
from tests.studio import Film, Studio, shoot

pytestmark = pytest.mark.anyio

# What a production's clients do not learn of a task.
CREWS = ("member_ids", "comment_count", "estimate_minutes", "spent_minutes")


async def other_film(studio: Studio) -> dict[str, Any]:
    """A second film without anybody of the first one's crew, with a shot and a task."""
    project = (await studio.admin.post("/projects", {"name": "Nightfall"}))["id"]
    shot = await studio.admin.post("/entities", {"project_id": project, "kind": "shot", "name": "NF010"})
    animation = (await studio.admin.get("/task-types", filter="name:eq:Animation"))["rows"][0]["id"]
    task = await studio.admin.post(
        "/tasks", {"project_id": project, "entity_id": shot["id"], "task_type_id": animation}
    )
    return {"project": project, "shot": shot["id"], "task": task["id"]}


@pytest.mark.parametrize("role", ["manager", "supervisor", "artist", "client", "vendor", "bot"])
async def test_a_film_without_a_slot_in_it_does_not_exist(studio: Studio, film: Film, role: str) -> None:
    other = await other_film(studio)
    somebody = studio.people[role]
    for path in (
        f"/projects/{other['project']}",
        f"/projects/{other['project']}/context",
        f"/projects/{other['project']}/grid/shot",
        f"/entities/{other['shot']}",
        f"/tasks/{other['task']}",
    ):
        await somebody.refused(404, "GET", path)
    history = f"/entities/{other['shot']}/history"
    await somebody.refused(403 if role == "client" else 404, "GET", history)
    assert "NF010" not in await somebody.names("/entities", limit=1000)
    assert await somebody.names("/entities", filter=f"project_id:eq:{other['project']}") == []
    assert other["task"] not in str(await somebody.get("/tasks"))
    assert "Nightfall" not in await somebody.names("/projects")


async def test_nobody_writes_into_a_film_without_a_slot_in_it(studio: Studio, film: Film) -> None:
    other = await other_film(studio)
    manager = studio.manager
    await manager.refused(404, "PATCH", f"/entities/{other['shot']}", {"name": "X"})
    await manager.refused(404, "POST", "/entities/archive", {"ids": [other["shot"]]})
    await manager.refused(404, "POST", "/entities", {"project_id": other["project"], "kind": "shot", "name": "X"})
    await manager.refused(404, "POST", "/comments", {"task_id": other["task"], "text": "Hello"})
    ready = {"task_ids": [film.tasks[0], other["task"]], "task_status_id": film.statuses["In progress"]}
    await manager.refused(404, "PUT", "/tasks/status", ready)
    assert (await studio.admin.get(f"/tasks/{film.tasks[0]}"))["rev"] == 1


async def test_a_slot_of_another_film_takes_no_task_here(studio: Studio, film: Film) -> None:
    other = await other_film(studio)
    stranger = await studio.admin.post("/members", {"project_id": other["project"], "role": "Animator"})
    body = {"task_ids": [film.tasks[0]], "member_ids": [stranger["id"]]}
    errors = await studio.admin.invalid("PUT", "/tasks/assignees", body)
    assert "no such member" in errors["member_id"]


async def test_a_vendor_sees_only_the_shots_with_a_task_of_its_own(studio: Studio, film: Film) -> None:
    await film.assign("vendor", 1)
    assert await studio.vendor.names("/entities", filter="kind:eq:shot") == ["SH0020"]
    assert [row["id"] for row in (await studio.vendor.get("/tasks"))["rows"]] == [film.tasks[1]]
    await studio.vendor.refused(404, "GET", f"/entities/{film.shots[0]}")
    await studio.vendor.refused(404, "GET", f"/entities/{film.bunny}")
    grid = await film.grid(by="vendor")
    assert [row[0] for row in grid["rows"]] == [film.shots[1]]
    assert [parent[1] for parent in grid["parents"]] == ["SQ010"]


async def test_a_vendor_without_a_task_sees_no_shot(studio: Studio, film: Film) -> None:
    assert await studio.vendor.names("/entities") == []
    assert (await film.grid(by="vendor"))["rows"] == []


async def test_a_client_reads_only_what_is_for_clients(studio: Studio, film: Film) -> None:
    inside = {"task_id": film.tasks[0], "text": "The rig is a mess."}
    await studio.artist.post("/comments", inside)
    shown = await studio.manager.post("/comments", {**inside, "text": "New version up.", "for_client": True})
    assert [row["text"] for row in (await studio.client.get("/comments"))["rows"]] == ["New version up."]
    assert len((await studio.artist.get("/comments"))["rows"]) == 2
    assert (await studio.client.get(f"/comments/{shown['id']}"))["text"] == "New version up."


async def test_a_client_reads_no_casting_no_team_and_no_names_but_of_who_speaks_to_it(
    studio: Studio, film: Film
) -> None:
    await studio.admin.post(
        "/entity-links", {"project_id": film.project, "entity_id": film.shots[0], "asset_id": film.bunny}
    )
    for path in ("/entity-links", "/members"):
        await studio.client.refused(403, "GET", path)
    context = await studio.client.get(f"{film.path}/context")
    assert context["members"] == []
    stranger = studio.hire("artist", "Never Shown")
    assert "Never Shown" not in str(context)
    await studio.client.refused(404, "GET", f"/accounts/{stranger.account_id}")
    assert studio.artist.account_id not in str(await studio.client.get("/accounts"))
    await studio.artist.post("/comments", {"task_id": film.tasks[0], "text": "Ready for you.", "for_client": True})
    assert studio.artist.account_id in str(await studio.client.get("/accounts"))


async def test_a_vendor_learns_no_names_but_those_of_its_team(studio: Studio, film: Film) -> None:
    stranger = studio.hire("artist", "Never Shown")
    for somebody, is_told in ((studio.artist, True), (studio.vendor, False)):
        names = [account["display_name"] for account in (await somebody.get(f"{film.path}/context"))["accounts"]]
        assert ("Never Shown" in names) == is_told
        assert "Leila Osei" in names
    await studio.vendor.refused(404, "GET", f"/accounts/{stranger.account_id}")


async def test_a_note_opened_to_clients_does_not_tell_them_what_it_said_before(studio: Studio, film: Film) -> None:
    note = await studio.artist.post("/comments", {"task_id": film.tasks[0], "text": "The client will never notice."})
    path = f"/comments/{note['id']}"
    await studio.artist.patch(path, {"text": "Fixed the feather.", "for_client": True})
    assert (await studio.client.get(path))["text"] == "Fixed the feather."
    await studio.client.refused(403, "GET", f"{path}/history")
    assert "never notice" in str(await studio.supervisor.get(f"{path}/history"))


async def test_who_is_a_client_in_one_film_and_crew_in_another_reads_the_team_of_the_other_alone(
    studio: Studio, film: Film
) -> None:
    other = await other_film(studio)
    body = {
        "project_id": other["project"],
        "account_id": studio.client.account_id,
        "access": "artist",
        "role": "Intern",
    }
    slot = (await studio.admin.post("/members", body))["id"]
    assert [row["id"] for row in (await studio.client.get("/members"))["rows"]] == [slot]
    await studio.client.refused(404, "GET", f"/members/{film.members['artist']}")


async def test_day_rates_are_for_managers(studio: Studio, film: Film) -> None:
    slot = film.members["artist"]
    assert (await studio.manager.get(f"/members/{slot}"))["day_rate"] == 400
    seen = await studio.artist.get(f"/members/{slot}")
    assert seen["day_rate"] is None
    listed = await studio.supervisor.get("/members", fields="role,day_rate")
    assert {row["day_rate"] for row in listed["rows"]} == {None}
    for asked in ({"filter": "day_rate:gt:300"}, {"sort": "day_rate"}):
        await studio.artist.refused(422, "GET", "/members", params=asked)


async def test_a_slot_never_opens_a_hidden_column_even_when_it_manages(studio: Studio, film: Film) -> None:
    studio.sql("update member set access = 'manager' where id = %s", film.members["supervisor"])
    slot = film.members["artist"]
    problem = await studio.supervisor.refused(403, "PATCH", f"/members/{slot}", {"day_rate": 900})
    assert "day_rate" in problem["detail"]
    assert (await studio.manager.get(f"/members/{slot}"))["day_rate"] == 400


async def test_the_same_question_gets_each_person_its_own_answer(studio: Studio, film: Film) -> None:
    await shoot_another(studio)
    assert set(await studio.admin.names("/projects")) == {"Meadow", "Nightfall"}
    assert await studio.manager.names("/projects") == ["Meadow"]


async def shoot_another(studio: Studio) -> None:
    await studio.admin.post("/projects", {"name": "Nightfall"})


async def test_leaving_a_film_closes_it(studio: Studio, film: Film) -> None:
    await studio.admin.post("/members/archive", {"ids": [film.members["artist"]]})
    await studio.artist.refused(404, "GET", film.path)
    assert await studio.artist.names("/projects") == []


async def test_the_stronger_of_two_slots_counts(studio: Studio, film: Film) -> None:
    await studio.artist.refused(403, "PATCH", f"/entities/{film.shots[0]}", {"description": "Dawn."})
    slot = {"project_id": film.project, "role": "Coordinator", "account_id": studio.artist.account_id}
    await studio.admin.post("/members", {**slot, "access": "manager"})
    edited = await studio.artist.patch(f"/entities/{film.shots[0]}", {"description": "Dawn."})
    assert edited["description"] == "Dawn."


async def test_a_token_does_no_more_than_its_scopes(studio: Studio, film: Film) -> None:
    reader = studio.scoped(studio.admin, "entity.list", "task.*")
    assert len(await reader.names("/entities", filter="kind:eq:shot")) == 3
    problem = await reader.refused(403, "GET", f"/entities/{film.shots[0]}")
    assert "entity.get" in problem["detail"]
    assert await reader.get(f"/tasks/{film.tasks[0]}")


async def test_a_second_film_has_its_own_workflow_and_team(studio: Studio) -> None:
    first = await shoot(studio)
    context = await studio.manager.get(f"{first.path}/context")
    assert context["task_statuses"][0]["name"] == "Ready"
    assert {member["name"] for member in context["members"] if member["is_open"]} == {"Lead Lighter"}


async def test_a_slot_as_client_hides_the_crew_there_and_there_alone(studio: Studio, film: Film) -> None:
    other = await other_film(studio)
    artist, admin = studio.artist, studio.admin
    crew = {"project_id": other["project"], "role": "Animator", "account_id": str(studio.manager.account_id)}
    animator = await admin.post("/members", crew)
    await admin.put("/tasks/assignees", {"task_ids": [other["task"]], "member_ids": [animator["id"]]})
    guest = {"project_id": other["project"], "role": "Client", "access": "client", "account_id": str(artist.account_id)}
    await admin.post("/members", guest)
    await film.assign("artist", 0)
    for task in (other["task"], film.tasks[0]):
        await admin.post("/comments", {"task_id": task, "text": "Faster.", "for_client": True})
        await admin.patch(f"/tasks/{task}", {"estimate_minutes": 481})

    rows = {row["id"]: row for row in (await artist.get("/tasks"))["rows"]}
    there, here = rows[other["task"]], rows[film.tasks[0]]
    assert [there[name] for name in CREWS] == [[], 0, None, None]
    assert [here[name] for name in CREWS] == [[film.members["artist"]], 1, 481, 0]
    assert (await artist.get(f"/tasks/{other['task']}"))["member_ids"] == []
    page = await artist.get(f"/projects/{other['project']}/grid/shot")
    ((task,),) = (row[page["row_fields"].index("tasks")] for row in page["rows"])
    assert [task[page["task_fields"].index(name)] for name in CREWS] == [[], 0, None, 0]
    # What is hidden in one of the films is no filter over all of them.
    errors = await artist.invalid("GET", "/tasks?filter=comment_count:gt:0")
    assert "comment_count" in str(errors)


async def test_a_guest_by_slot_learns_of_nobody_but_who_speaks_to_them(studio: Studio, film: Film) -> None:
    other = await other_film(studio)
    artist, admin = studio.artist, studio.admin
    lead, speaker = studio.hire("supervisor", "Silent Lead"), studio.hire("supervisor", "Spoken Lead")
    rows = [
        {"project_id": other["project"], "role": "Lead", "account_id": lead.account_id},
        {"project_id": other["project"], "role": "Lead", "account_id": speaker.account_id},
        {"project_id": other["project"], "role": "Client", "access": "client", "account_id": artist.account_id},
    ]
    slot = (await admin.post("/members/bulk", {"rows": rows}))["rows"][2]["id"]
    note = await speaker.post("/comments", {"task_id": other["task"], "text": "Faster.", "for_client": True})
    await lead.send("PUT", f"/comments/{note['id']}/acknowledgement")
    studio.sql("update task set spent_minutes = 90, estimate_minutes = 481 where id = %s", other["task"])
    await admin.put("/tasks/assignees", {"task_ids": [other["task"]], "member_ids": [slot]})

    context = await artist.get(f"/projects/{other['project']}/context")
    assert {one["display_name"] for one in context["accounts"]} == {"Noor Haddad", "Spoken Lead"}
    assert "Silent Lead" not in str(await artist.get(f"/tasks/{other['task']}/thread"))
    assert "Silent Lead" in str(await speaker.get(f"/tasks/{other['task']}/thread"))
    (mine,) = (await artist.get("/my-work"))["rows"]
    assert [mine[name] for name in CREWS[1:]] == [0, None, 0]
    # No time is logged there, so none is asked for.
    assert (await artist.get("/timesheet"))["tasks"] == []
    # Where they work they read both.
    await film.assign("artist", 0)
    await admin.post("/comments", {"task_id": film.tasks[0], "text": "Softer."})
    mine = next(row for row in (await artist.get("/my-work"))["rows"] if row["id"] == film.tasks[0])
    assert mine["comment_count"] == 1
