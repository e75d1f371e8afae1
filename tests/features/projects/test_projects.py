import pytest
from tests.studio import Film, Studio

pytestmark = pytest.mark.anyio


async def test_a_new_film_takes_over_the_studios_lists_and_keeps_its_own(studio: Studio, film: Film) -> None:
    await studio.admin.post("/task-statuses", {"name": "Omitted"})
    await studio.admin.patch(f"/task-types/{film.animation}", {"color": "#112233"})
    context = await studio.manager.get(f"{film.path}/context")
    names = [status["name"] for status in context["task_statuses"]]
    assert names == ["Ready", "In progress", "To review", "Retake", "Approved"], "what came later is not taken over"
    assert {row["name"]: row["color"] for row in context["task_types"]}["Animation"] == "#112233"
    assert [row["name"] for row in context["entity_types"]] == ["Character"]


async def test_a_film_may_start_with_nothing(studio: Studio, film: Film) -> None:
    bare = (await studio.admin.post("/projects", {"name": "Bare", "from_studio": False}))["id"]
    context = await studio.admin.get(f"/projects/{bare}/context")
    assert (context["task_types"], context["task_statuses"], context["entity_types"]) == ([], [], [])
    task = {"project_id": bare, "entity_id": film.shots[0], "task_type_id": film.animation}
    errors = await studio.admin.invalid("POST", "/tasks", task)
    assert "does not use this task type" in errors["task_type_id"]
    await studio.admin.put(f"/projects/{bare}/workflow", {"task_types": [{"id": film.animation}]})
    errors = await studio.admin.invalid("POST", "/tasks", task)
    assert "no statuses yet" in errors["task_status_id"]


async def test_whoever_makes_a_film_is_in_it(studio: Studio) -> None:
    made = await studio.manager.post("/projects", {"name": "Mine"})
    context = await studio.manager.get(f"/projects/{made['id']}/context")
    assert [(member["name"], member["role"]) for member in context["members"]] == [("Kenji Tanaka", "Producer")]
    assert await studio.manager.patch(f"/projects/{made['id']}", {"fps": "24000/1001"})


async def test_the_workflow_is_said_whole_and_in_order(studio: Studio, film: Film) -> None:
    order = ["Approved", "Ready"]
    steps = [{"id": film.statuses[name], "color": "#00ff00" if name == "Ready" else None} for name in order]
    answer = await studio.manager.send("PUT", f"{film.path}/workflow", json={"task_statuses": steps})
    assert answer.status_code == 200
    context = await studio.manager.get(f"{film.path}/context")
    assert [status["name"] for status in context["task_statuses"]] == order
    assert context["task_statuses"][1]["color"] == "#00ff00"
    assert len(context["task_types"]) == 2, "a list that is not named stays"
    again = await studio.manager.send("PUT", f"{film.path}/workflow", json={"task_statuses": steps})
    assert again.status_code == 200
    assert "X-Change-Set" not in again.headers, "it was so already"


async def test_a_workflow_names_each_step_once(studio: Studio, film: Film) -> None:
    steps = [{"id": film.animation}, {"id": film.animation}]
    errors = await studio.manager.invalid("PUT", f"{film.path}/workflow", {"task_types": steps})
    assert "twice" in errors["task_types"]
    nowhere = {"task_types": [{"id": film.project}]}
    assert (
        "no such task type" in (await studio.manager.invalid("PUT", f"{film.path}/workflow", nowhere))["task_type_id"]
    )
    await studio.supervisor.refused(403, "PUT", f"{film.path}/workflow", {"task_types": []})


async def test_a_film_has_a_name_of_its_own_even_among_the_archived(studio: Studio, film: Film) -> None:
    problem = await studio.admin.refused(409, "POST", "/projects", {"name": "MEADOW"})
    assert problem["errors"] == [{"field": "name", "message": "There is already a project of this name."}]


async def test_dates_of_a_film_stand_in_order(studio: Studio, film: Film) -> None:
    errors = await studio.admin.invalid("PATCH", film.path, {"start_date": "2026-12-01", "end_date": "2026-11-01"})
    assert errors == {"end_date": "The end date is before the start date."}


async def test_the_context_names_open_slots_as_what_they_are(studio: Studio, film: Film) -> None:
    members = {row["name"]: row for row in (await studio.artist.get(f"{film.path}/context"))["members"]}
    assert members["Lead Lighter"]["is_open"]
    assert members["Leila Osei"]["initials"] == "LO"
    assert "day_rate" not in members["Leila Osei"]


async def test_a_page_is_told_the_statuses_that_its_reader_may_set(studio: Studio, film: Film) -> None:
    await film.assign("artist", 0)
    for role in ("artist", "vendor", "client", "supervisor"):
        context = await studio.people[role].get(f"{film.path}/context")
        told = {row["name"]: row["may_set"] for row in context["task_statuses"]}
        expected = {
            "artist": ["Ready", "In progress", "To review"],
            "vendor": ["Ready", "In progress", "To review"],
            "client": ["Retake", "Approved"],
            "supervisor": list(told),
        }[role]
        assert [name for name, may in told.items() if may] == expected, role
    await studio.admin.post("/task-statuses/archive", {"ids": [film.statuses["To review"]]})
    context = await studio.supervisor.get(f"{film.path}/context")
    assert not {row["name"]: row for row in context["task_statuses"]}["To review"]["may_set"]


async def test_the_grid_is_in_the_order_of_the_cut(studio: Studio, film: Film) -> None:
    rows = [{"id": shot, "cut_order": order} for shot, order in zip(film.shots, (2, 1, None), strict=True)]
    await studio.admin.patch("/entities/bulk", {"rows": rows})
    loose = {"project_id": film.project, "kind": "shot", "name": "SH9"}
    await studio.admin.post("/entities", loose)
    await studio.admin.post("/entities", {**loose, "name": "SH10"})
    grid = await film.grid()
    name = grid["row_fields"].index("name")
    assert [row[name] for row in grid["rows"]] == ["SH0020", "SH0010", "SH0030", "SH9", "SH10"]
