"""Two people at one row: the second is told, with both values, and nothing is lost."""

import pytest
from tests.studio import Film, Studio

pytestmark = pytest.mark.anyio


async def test_an_edit_of_a_row_that_moved_on_shows_both_values(studio: Studio, film: Film) -> None:
    shot = film.shots[0]
    seen = await studio.admin.get(f"/entities/{shot}")
    await studio.manager.patch(f"/entities/{shot}", {"description": "Dawn.", "rev": seen["rev"]})
    problem = await studio.admin.refused(
        409, "PATCH", f"/entities/{shot}", {"description": "Dusk.", "rev": seen["rev"]}
    )
    assert problem["type"].endswith("/rev-conflict")
    assert problem["row_id"] == shot
    assert problem["rev"] == seen["rev"] + 1
    assert problem["current"]["description"] == "Dawn."
    assert problem["yours"] == {"description": "Dusk."}
    assert (await studio.admin.get(f"/entities/{shot}"))["description"] == "Dawn."


async def test_one_row_that_moved_on_stops_the_whole_bulk_edit_and_is_named(studio: Studio, film: Film) -> None:
    await studio.manager.patch(f"/entities/{film.shots[1]}", {"description": "Dawn."})
    rows = [{"id": shot, "rev": 1, "description": "Dusk."} for shot in film.shots]
    problem = await studio.admin.refused(409, "PATCH", "/entities/bulk", {"rows": rows})
    assert [conflict["row_id"] for conflict in problem["conflicts"]] == [film.shots[1]]
    listed = await studio.admin.get("/entities", filter="kind:eq:shot", sort="name")
    assert [row["description"] for row in listed["rows"]] == ["", "Dawn.", ""]


async def test_an_edit_without_rev_wins(studio: Studio, film: Film) -> None:
    await studio.manager.patch(f"/entities/{film.shots[0]}", {"description": "Dawn."})
    edited = await studio.admin.patch(f"/entities/{film.shots[0]}", {"description": "Dusk."})
    assert (edited["description"], edited["rev"]) == ("Dusk.", 3)


async def test_a_status_move_with_an_old_rev_is_told_of_the_other_status(studio: Studio, film: Film) -> None:
    await film.move(0, "In progress")
    body = {"task_ids": film.tasks, "task_status_id": film.statuses["Approved"], "revs": {film.tasks[0]: 1}}
    problem = await studio.admin.refused(409, "PUT", "/tasks/status", body)
    assert problem["current"]["task_status_id"] == film.statuses["In progress"]
    assert problem["yours"]["task_status_id"] == film.statuses["Approved"]


async def test_a_conflict_hides_what_the_editor_may_not_read(studio: Studio, film: Film) -> None:
    account = studio.supervisor.account_id
    slot = film.members["supervisor"]
    studio.sql("update account set account_type = 'supervisor' where id = %s", account)
    problem = await studio.manager.refused(409, "PATCH", f"/members/{slot}", {"role": "Lead", "rev": 99})
    assert problem["current"]["day_rate"] == 400
    studio.sql("update member set access = 'manager' where id = %s", slot)
    problem = await studio.supervisor.refused(409, "PATCH", f"/members/{slot}", {"role": "Lead", "rev": 99})
    assert "day_rate" not in problem["current"]


async def test_the_same_row_twice_in_one_bulk_edit_is_refused(studio: Studio, film: Film) -> None:
    rows = [{"id": film.shots[0], "name": "A"}, {"id": film.shots[0], "name": "B"}]
    assert "twice" in (await studio.admin.invalid("PATCH", "/entities/bulk", {"rows": rows}))["rows"]
