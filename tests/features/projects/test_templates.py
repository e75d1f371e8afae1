"""A new project begins as another one was."""

from uuid import uuid4

import pytest
from tests.studio import Film, Json, Studio

pytestmark = pytest.mark.anyio


async def saved(studio: Studio, film: Film) -> Json:
    await studio.manager.patch(
        film.path, {"fps": "25", "max_retakes": 3, "start_date": "2026-11-02", "clients_isolated": True}
    )
    steps = [{"id": film.modeling, "color": "#00ff00"}, {"id": film.animation}]
    await studio.manager.put(f"{film.path}/workflow", {"task_types": steps})
    point = {"project_id": film.project, "name": "Layout lock", "on_date": "2026-11-12", "task_type_id": film.animation}
    await studio.manager.post("/milestones", point)
    made: Json = await studio.manager.post(f"{film.path}/template", {"name": "Short film"})
    return made


async def test_a_film_from_a_template_begins_as_the_other_was(studio: Studio, film: Film) -> None:
    template = await saved(studio, film)
    body = {"name": "Nightfall", "template_id": template["id"], "start_date": "2027-01-04", "fps": "24"}
    project = await studio.manager.post("/projects", body)
    assert (project["fps"], project["max_retakes"], project["clients_isolated"]) == ("24", 3, True)
    context = await studio.manager.get(f"/projects/{project['id']}/context")
    first = context["task_types"][0]
    assert (first["name"], first["color"]) == ("Modeling", "#00ff00")
    assert context["task_statuses"][0]["name"] == "Ready"
    slots = [row for row in context["members"] if row["is_open"]]
    assert sorted(row["role"] for row in slots) == [
        "Artist",
        "Client",
        "Lead Lighter",
        "Manager",
        "Supervisor",
        "Vendor",
    ]
    (milestone,) = (await studio.manager.get("/milestones", filter=f"project_id:eq:{project['id']}"))["rows"]
    assert (milestone["name"], milestone["on_date"]) == ("Layout lock", "2027-01-14")


async def test_a_template_holds_no_names_and_no_rates(studio: Studio, film: Film) -> None:
    said = str((await saved(studio, film))["content"])
    assert "day_rate" not in said
    assert studio.artist.account_id not in said
    await studio.artist.refused(403, "GET", "/project-templates")


async def test_a_field_comes_along_with_its_default_and_with_who_may_see_and_change_it(
    studio: Studio, film: Film
) -> None:
    camera = (await studio.admin.post("/departments", {"name": "Camera"}))["id"]
    kept = {"default_value": "35", "required": True, "seen_by": [camera], "edited_by": [camera]}
    for kind in ("shot", "member"):
        await studio.define(kind, "Lens", "list", "35", "50", project_id=film.project, **kept)
    template = await saved(studio, film)
    made = await studio.manager.post("/projects", {"name": "Nightfall", "template_id": template["id"]})
    rows = (await studio.manager.get("/field-definitions", filter=f"project_id:eq:{made['id']}"))["rows"]
    assert [{name: row[name] for name in kept} for row in rows] == [kept, kept]
    slots = (await studio.manager.get("/members", filter=f"project_id:eq:{made['id']}"))["rows"]
    assert [slot["extra"] for slot in slots] == [{"lens": "35"}] * len(slots) != []
    wrong = {**template["content"]["fields"][0], "default_value": "60"}
    told = await studio.manager.invalid("POST", "/project-templates", {"name": "Odd", "content": {"fields": [wrong]}})
    assert any("Choose one of 35, 50" in said for said in told.values())
    strange = {**wrong, "default_value": None, "seen_by": [str(uuid4())]}
    told = await studio.manager.invalid("POST", "/project-templates", {"name": "Odd", "content": {"fields": [strange]}})
    assert told == {"content.fields.0.seen_by.0": "There is no such department here."}


async def test_what_the_studio_has_put_away_is_left_out(studio: Studio, film: Film) -> None:
    template = await saved(studio, film)
    await studio.manager.post("/task-types/archive", {"ids": [film.modeling]})
    made = await studio.manager.post("/projects", {"name": "Nightfall", "template_id": template["id"]})
    context = await studio.manager.get(f"/projects/{made['id']}/context")
    assert [row["name"] for row in context["task_types"]] == ["Animation"]
    assert (await studio.manager.get("/milestones", filter=f"project_id:eq:{made['id']}"))["rows"] == [], "no start"


async def test_a_template_names_what_is_there(studio: Studio, film: Film) -> None:
    content = {"task_types": [{"id": str(uuid4())}]}
    errors = await studio.manager.invalid("POST", "/project-templates", {"name": "Odd", "content": content})
    assert errors == {"content.task_types.0.id": "There is no such task type here."}
    await studio.manager.refused(404, "POST", "/projects", {"name": "Odd", "template_id": str(uuid4())})


async def test_an_archived_step_stays_where_it_is_used_and_comes_to_no_other_film(studio: Studio, film: Film) -> None:
    other = (await studio.manager.post("/projects", {"name": "Bare", "from_studio": False}))["id"]
    await studio.manager.post("/task-types/archive", {"ids": [film.modeling]})
    steps = {"task_types": [{"id": film.animation}, {"id": film.modeling}]}
    await studio.manager.put(f"{film.path}/workflow", steps)
    errors = await studio.manager.invalid("PUT", f"/projects/{other}/workflow", steps)
    assert errors == {"task_types": "Modeling is archived. Restore it in the studio's settings first."}


async def test_a_step_with_work_on_it_is_not_left_out(studio: Studio, film: Film) -> None:
    errors = await studio.manager.invalid("PUT", f"{film.path}/workflow", {"task_types": [{"id": film.modeling}]})
    assert errors == {"task_types": "3 tasks of this project use Animation. Change or archive them first."}
    await studio.admin.post("/tasks/archive", {"ids": film.tasks})
    await studio.manager.put(f"{film.path}/workflow", {"task_types": [{"id": film.modeling}]})


async def test_a_key_that_the_studio_has_taken_meanwhile_stays_the_studios(studio: Studio, film: Film) -> None:
    for key in ("lens", "rig", "take"):
        await studio.define("shot", key.title(), "text", key=key, project_id=film.project)
    template = await saved(studio, film)
    own = (await studio.admin.get("/field-definitions"))["rows"]
    for way in ("archive", "purge"):
        await studio.admin.post(f"/field-definitions/{way}", {"ids": [row["id"] for row in own]})
    await studio.define("shot", "Lens", "number", key="lens")
    await studio.define("asset", "Take", "number", key="take")
    put_away = await studio.define("shot", "Rig", "number", key="rig")
    await studio.admin.post("/field-definitions/archive", {"ids": [put_away["id"]]})
    made = await studio.manager.post("/projects", {"name": "Nightfall", "template_id": template["id"]})
    rows = (await studio.manager.get("/field-definitions", filter=f"project_id:eq:{made['id']}"))["rows"]
    assert [row["key"] for row in rows] == ["take"]


async def test_a_template_has_no_fields_of_people_nor_of_projects(studio: Studio, film: Film) -> None:
    content = (await saved(studio, film))["content"]
    for kind in ("account", "project"):
        fields = [{"kind": kind, "key": "badge", "name": "Badge", "type": "text"}]
        body = {"name": "Odd", "content": {**content, "fields": fields}}
        assert list(await studio.manager.invalid("POST", "/project-templates", body)) == ["content.fields.0.kind"]
