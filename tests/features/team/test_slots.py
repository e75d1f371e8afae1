"""Slots are given to people and taken back; the tasks stay with the slot, and can be handed on to another."""

import asyncio
from collections.abc import AsyncGenerator

import pytest
from tests.features.live.test_stream import PATIENCE_S, following
from tests.studio import Film, Somebody, Studio

pytestmark = pytest.mark.anyio


async def said(somebody: Somebody, project: str) -> str:
    """The newest sentence of the project's diary."""
    newest: str = (await somebody.get(f"/projects/{project}/feed"))["rows"][0]["sentence"]
    return newest


async def told_to_read_anew(events: AsyncGenerator[bytes]) -> None:
    """Passes over what was still on its way."""
    async with asyncio.timeout(PATIENCE_S):
        while b"event: reload" not in await anext(events):
            pass


async def fill(film: Film, slot: str, somebody: Somebody, by: str = "manager") -> str:
    """Gives a slot to somebody; the change set."""
    body = {"slots": [{"member_id": slot, "account_id": somebody.account_id}]}
    answer = await film.studio.people[by].send("POST", "/members/fill", json=body)
    assert answer.is_success, answer.text
    return answer.headers["X-Change-Set"]


async def test_who_fills_a_slot_has_its_tasks_and_sees_the_project_at_once(studio: Studio, film: Film) -> None:
    await film.assign("open", 0, 2)
    tove = studio.hire("artist", "Tove Lindqvist")
    await tove.refused(404, "GET", film.path)
    async with following(studio, tove) as (_, events):
        await fill(film, film.members["open"], tove)
        await told_to_read_anew(events)
    mine = {"filter": {"field": "assignee", "op": "in", "value": ["@me"]}}
    assert set((await tove.post(f"{film.path}/grid/task/matching", mine))["ids"]) == {film.tasks[0], film.tasks[2]}
    assert await said(studio.admin, film.project) == "Kenji Tanaka filled Lead Lighter with Tove Lindqvist"


async def test_an_emptied_slot_keeps_its_tasks_and_takes_the_sight_away(studio: Studio, film: Film) -> None:
    await film.assign("artist", 1)
    slot = film.members["artist"]
    async with following(studio, studio.artist) as (_, events):
        emptied = await studio.manager.post("/members/empty", {"member_ids": [slot]})
        await told_to_read_anew(events)
    assert emptied["rows"][0]["account_id"] is None
    assert (await studio.admin.get(f"/tasks/{film.tasks[1]}"))["member_ids"] == [slot]
    await studio.artist.refused(404, "GET", film.path)
    assert await said(studio.admin, film.project) == "Kenji Tanaka took Noor Haddad off Artist"


async def test_undoing_a_fill_leaves_the_slot_as_it_was(studio: Studio, film: Film) -> None:
    await film.assign("open", 0)
    slot = f"/members/{film.members['open']}"
    before = await studio.admin.get(slot)
    tove = studio.hire("artist")
    filled = await fill(film, film.members["open"], tove)
    report = await studio.manager.post(f"/change-sets/{filled}/revert", {})
    assert (report["reverted"], report["conflict_count"]) == (1, 0)
    marks = {"rev", "updated_at", "updated_by"}
    after = await studio.admin.get(slot)
    assert {name: after[name] for name in after.keys() - marks} == {
        name: before[name] for name in before.keys() - marks
    }
    assert (await studio.admin.get(f"/tasks/{film.tasks[0]}"))["member_ids"] == [film.members["open"]]
    await tove.refused(404, "GET", film.path)


async def test_many_slots_are_filled_in_one_change_set_or_none_is(studio: Studio, film: Film) -> None:
    rows = [{"project_id": film.project, "role": "Animator"}, {"project_id": film.project, "role": "Rigger"}]
    slots = [row["id"] for row in (await studio.manager.post("/members/bulk", {"rows": rows}))["rows"]]
    people = [studio.hire("artist", name) for name in ("Tove Lindqvist", "Emil Berg")]
    given = [{"member_id": s, "account_id": p.account_id} for s, p in zip(slots, people, strict=True)]
    wrong = [given[0], {**given[1], "account_id": studio.vendor.account_id, "rev": 9}]
    await studio.manager.refused(409, "POST", "/members/fill", {"slots": wrong})
    assert (await studio.admin.get(f"/members/{slots[0]}"))["account_id"] is None
    await studio.manager.post("/members/fill", {"slots": given})
    assert (
        await said(studio.admin, film.project)
        == "Kenji Tanaka filled Animator and Rigger with Emil Berg and Tove Lindqvist"
    )
    again = await studio.manager.send("POST", "/members/fill", json={"slots": given})
    assert again.is_success
    assert "X-Change-Set" not in again.headers


async def test_who_holds_a_role_is_not_given_it_twice(studio: Studio, film: Film) -> None:
    second = await studio.manager.post("/members", {"project_id": film.project, "role": "ARTIST"})
    body = {"slots": [{"member_id": second["id"], "account_id": studio.artist.account_id}]}
    problem = await studio.manager.refused(409, "POST", "/members/fill", body)
    assert problem["detail"].startswith("Noor Haddad already holds a slot as Artist in this project.")
    assert problem["member_id"] == film.members["artist"]


async def test_a_slot_is_not_taken_from_its_holder_by_filling_it(studio: Studio, film: Film) -> None:
    body = {"slots": [{"member_id": film.members["artist"], "account_id": studio.vendor.account_id}]}
    problem = await studio.manager.refused(409, "POST", "/members/fill", body)
    assert problem["detail"].startswith("Noor Haddad holds the slot Artist. Empty it first")


async def test_an_account_that_has_ended_is_given_no_slot(studio: Studio, film: Film) -> None:
    tove = studio.hire("artist", "Tove Lindqvist")
    await studio.admin.patch(f"/accounts/{tove.account_id}", {"active": False})
    body = {"slots": [{"member_id": film.members["open"], "account_id": tove.account_id}]}
    problem = await studio.manager.refused(409, "POST", "/members/fill", body)
    assert problem["detail"] == "Tove Lindqvist's account is not active. Activate it first, or choose somebody else."


async def test_filling_a_raised_slot_is_for_admins(studio: Studio, film: Film) -> None:
    await studio.admin.patch(f"/members/{film.members['open']}", {"access": "manager"})
    tove = studio.hire("artist", "Tove Lindqvist")
    body = {"slots": [{"member_id": film.members["open"], "account_id": tove.account_id}]}
    problem = await studio.manager.refused(403, "POST", "/members/fill", body)
    assert "Only an admin" in problem["detail"]
    await fill(film, film.members["open"], tove, by="admin")
    await tove.patch(f"/members/{film.members['open']}", {"allocation": 0.5})  # a manager's right, by the slot


async def test_open_tasks_are_handed_on_and_the_done_ones_stay_credited(studio: Studio, film: Film) -> None:
    await film.assign("artist", 0, 1, 2)
    await film.move(2, "Approved")
    both = [film.members["artist"], film.members["open"]]
    await studio.admin.put("/tasks/assignees", {"task_ids": [film.tasks[1]], "member_ids": both})
    body = {"from_member_id": film.members["artist"], "to_member_id": film.members["open"]}
    assert (await studio.manager.post("/members/transfer", body))["count"] == 2
    hands = [(await studio.admin.get(f"/tasks/{task}"))["member_ids"] for task in film.tasks]
    assert hands == [[film.members["open"]], [film.members["open"]], [film.members["artist"]]]
    assert (
        await said(studio.admin, film.project)
        == "Kenji Tanaka handed SQ010 SH0010 Animation and SQ010 SH0020 Animation from Noor Haddad to Lead Lighter (open)"
    )
    undo = (await studio.admin.get(f"{film.path}/feed"))["rows"][0]["change_set_id"]
    assert (await studio.manager.post(f"/change-sets/{undo}/revert", {}))["conflict_count"] == 0
    hands = [sorted((await studio.admin.get(f"/tasks/{task}"))["member_ids"]) for task in film.tasks]
    assert hands == [[film.members["artist"]], sorted(both), [film.members["artist"]]]


async def test_chosen_tasks_are_handed_on_and_no_others(studio: Studio, film: Film) -> None:
    await film.assign("artist", 0, 1)
    slots = {"from_member_id": film.members["artist"], "to_member_id": film.members["open"]}
    errors = await studio.manager.invalid("POST", "/members/transfer", {**slots, "task_ids": [film.tasks[2]]})
    assert errors == {"task_ids": "1 of these tasks are not this slot's. Read its tasks anew."}
    assert (await studio.manager.post("/members/transfer", {**slots, "task_ids": [film.tasks[1]]}))["count"] == 1
    assert (await studio.admin.get(f"/tasks/{film.tasks[0]}"))["member_ids"] == [film.members["artist"]]


async def test_an_artist_neither_fills_nor_hands_on(studio: Studio, film: Film) -> None:
    slot = film.members["open"]
    body = {"slots": [{"member_id": slot, "account_id": studio.artist.account_id}]}
    await studio.artist.refused(403, "POST", "/members/fill", body)
    await studio.artist.refused(403, "POST", "/members/empty", {"member_ids": [film.members["artist"]]})
    handing = {"from_member_id": film.members["artist"], "to_member_id": slot}
    await studio.artist.refused(403, "POST", "/members/transfer", handing)


async def test_the_work_of_filling_does_not_grow_with_the_slots(studio: Studio, film: Film) -> None:
    counts = []
    for number in (2, 12):
        rows = [{"project_id": film.project, "role": f"Animator {number} {n}"} for n in range(number)]
        slots = [row["id"] for row in (await studio.manager.post("/members/bulk", {"rows": rows}))["rows"]]
        given = [{"member_id": slot, "account_id": studio.artist.account_id} for slot in slots]
        async with studio.statements() as sent:
            await studio.manager.post("/members/fill", {"slots": given})
        counts.append(len(sent))
    assert counts[0] == counts[1]


async def test_the_context_says_who_may_be_given_a_slot(studio: Studio, film: Film) -> None:
    gone, passed = studio.artist.account_id, studio.supervisor.account_id
    await studio.admin.patch(f"/accounts/{gone}", {"active": False})
    await studio.admin.patch(f"/accounts/{passed}", {"expires_on": "2020-01-01"})
    told = {row["id"]: row["is_working"] for row in (await studio.manager.get(f"{film.path}/context"))["accounts"]}
    assert not told[str(gone)]
    assert not told[str(passed)]
    assert told[str(studio.manager.account_id)]
