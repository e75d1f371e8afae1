"""A slot's access: given by an admin, and taken back by nobody else."""

import pytest
from tests.studio import Film, Somebody, Studio

pytestmark = pytest.mark.anyio


async def change_set_of(somebody: Somebody, method: str, path: str, body: dict[str, object]) -> str:
    answer = await somebody.send(method, path, json=body)
    assert answer.is_success, answer.text
    return answer.headers["X-Change-Set"]


async def test_a_manager_gets_no_admins_access_back_by_reverting_its_loss(studio: Studio, film: Film) -> None:
    slot = f"/members/{film.members['manager']}"
    await studio.admin.patch(slot, {"access": "admin"})
    lowered = await change_set_of(studio.admin, "PATCH", slot, {"access": "manager"})
    report = await studio.manager.post(f"/change-sets/{lowered}/revert", {})
    assert report["reverted"] == 0
    assert "Only an admin" in str(report["conflicts"])
    assert (await studio.admin.get(slot))["access"] == "manager"
    assert (await studio.admin.post(f"/change-sets/{lowered}/revert", {}))["reverted"] == 1
    assert (await studio.admin.get(slot))["access"] == "admin"


async def test_a_manager_restores_no_slot_that_gives_more_than_the_account(studio: Studio, film: Film) -> None:
    body = {"project_id": film.project, "account_id": studio.artist.account_id, "role": "Deputy", "access": "manager"}
    slot = (await studio.admin.post("/members", body))["id"]
    await studio.manager.post("/members/archive", {"ids": [slot]})
    problem = await studio.manager.refused(403, "POST", "/members/restore", {"ids": [slot]})
    assert problem["field"] == "access"
    assert (await studio.admin.post("/members/restore", {"ids": [slot]}))["count"] == 1


async def test_a_manager_still_edits_a_slot_that_an_admin_has_raised(studio: Studio, film: Film) -> None:
    slot = f"/members/{film.members['artist']}"
    await studio.admin.patch(slot, {"access": "supervisor"})
    assert (await studio.manager.patch(slot, {"role": "Lead"}))["access"] == "supervisor"


async def test_who_is_no_manager_any_more_is_none_in_the_films_they_began(studio: Studio) -> None:
    film = (await studio.manager.post("/projects", {"name": "Dusk"}))["id"]
    await studio.admin.patch(f"/accounts/{studio.manager.account_id}", {"account_type": "artist"})
    await studio.manager.refused(403, "PATCH", f"/projects/{film}", {"name": "Mine"})


async def test_a_revert_that_fails_shows_no_day_rate_to_whom_it_is_not_for(studio: Studio, film: Film) -> None:
    await studio.admin.patch(f"/members/{film.members['supervisor']}", {"access": "manager"})
    slot = {"project_id": film.project, "account_id": studio.artist.account_id, "role": "Rigger", "day_rate": 777.25}
    made = await change_set_of(studio.manager, "POST", "/members", slot)
    undone = (await studio.manager.post(f"/change-sets/{made}/revert", {}))["change_set_id"]
    await studio.manager.post("/members", slot)
    report = await studio.supervisor.post(f"/change-sets/{undone}/revert", {})
    assert report["conflict_count"] == 1
    assert "Rigger" in str(report["conflicts"])
    assert "777.25" not in str(report["conflicts"])
