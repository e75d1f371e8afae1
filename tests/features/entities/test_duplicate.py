"""The same again under another name."""

import pytest
from tests.studio import Film, Studio

from motk.features.entities.duplicate import next_free

pytestmark = pytest.mark.anyio


async def test_a_shot_is_made_once_more_with_its_fields_tasks_and_cast(studio: Studio, film: Film) -> None:
    shot, task = film.shots[0], film.tasks[0]
    await studio.admin.patch(
        f"/entities/{shot}", {"description": "Dawn.", "tags": ["wide"], "extra": {}, "for_client": True}
    )
    await studio.admin.patch(f"/tasks/{task}", {"estimate_minutes": 480, "due_date": "2026-12-01"})
    await film.assign("artist", 0)
    await film.move(0, "Approved")
    await studio.admin.patch(
        f"{film.path}/casting", {"entity_ids": [shot], "add": [{"asset_id": film.bunny, "occurrences": 3}]}
    )
    answer = await studio.supervisor.send("POST", "/entities/duplicate", json={"rows": [{"id": shot}]})
    copy = answer.json()["rows"][0]
    assert (copy["name"], copy["parent_id"], copy["description"], copy["tags"], copy["nb_frames"]) == (
        "SH0011",
        film.sequence,
        "Dawn.",
        ["wide"],
        48,
    )
    assert copy["for_client"] is False, "shown to nobody until somebody says so"
    made = (await studio.admin.get("/tasks", filter=f"entity_id:eq:{copy['id']}"))["rows"]
    assert [(one["estimate_minutes"], one["due_date"], one["member_ids"]) for one in made] == [(480, None, [])]
    assert made[0]["task_status_id"] == film.statuses["Ready"]
    links = (await studio.admin.get(f"{film.path}/casting"))["links"]
    assert [copy["id"], film.bunny, 3, ""] in links
    told = await studio.admin.get(f"/change-sets/{answer.headers['X-Change-Set']}")
    assert told["change_set"]["sentence"] == "Leila Osei created SQ010 SH0011 by duplicating"
    await studio.admin.post(f"/change-sets/{answer.headers['X-Change-Set']}/revert", {})
    assert len(await studio.admin.names("/entities", filter="kind:eq:shot")) == 3


async def test_several_are_made_at_once_each_under_a_name_of_its_own(studio: Studio, film: Film) -> None:
    rows = [{"id": film.shots[0]}, {"id": film.shots[1], "name": "SH0011"}, {"id": film.bunny}]
    made = await studio.manager.post("/entities/duplicate", {"rows": rows, "tasks": False, "cast": False})
    assert [row["name"] for row in made["rows"]] == ["SH0012", "SH0011", "Bunny 2"]
    again = {"rows": [{"id": film.shots[2], "name": "sh0012"}]}
    problem = await studio.manager.refused(409, "POST", "/entities/duplicate", again)
    assert problem["existing_id"] == made["rows"][0]["id"]
    await studio.admin.post("/entities/archive", {"ids": [film.shots[2]]})
    await studio.admin.refused(409, "POST", "/entities/duplicate", {"rows": [{"id": film.shots[2]}]})


async def test_a_copy_holds_what_whoever_makes_it_may_not_read_or_fill_in(studio: Studio, film: Film) -> None:
    lens, rig, _ = [await studio.define("shot", name, "text", default_value="-") for name in ("Lens", "Rig", "Camera")]
    department = (await studio.admin.post("/departments", {"name": "Rigging"}))["id"]
    await studio.admin.patch(f"/entities/{film.shots[0]}", {"extra": {"lens": "50", "rig": "Heavy"}})
    await studio.admin.post("/field-definitions/archive", {"ids": [lens["id"]]})
    await studio.admin.patch(f"/field-definitions/{rig['id']}", {"seen_by": [department], "edited_by": [department]})
    answer = await studio.supervisor.send("POST", "/entities/duplicate", json={"rows": [{"id": film.shots[0]}]})
    copy = answer.json()["rows"][0]
    assert copy["extra"] == {"camera": "-"}
    ((whole,),) = studio.sql("select extra from entity where id = %s", copy["id"])
    assert whole == {"lens": "50", "rig": "Heavy", "camera": "-"}
    await studio.admin.post(f"/change-sets/{answer.headers['X-Change-Set']}/revert", {})
    await studio.admin.refused(404, "GET", f"/entities/{copy['id']}")


def test_the_next_free_name_counts_on_as_wide_as_it_was() -> None:
    assert next_free("SH010", {"sh010", "sh011"}) == "SH012"
    assert next_free("SH099", {"sh099"}) == "SH100"
    assert next_free("Bunny", {"bunny"}) == "Bunny 2"
    assert next_free("Bunny 2", {"bunny", "bunny 2", "bunny 3"}) == "Bunny 4"
