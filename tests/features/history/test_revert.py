"""Taking a change set back: what returns, what stays, and who may."""

import pytest
from tests.studio import Film, Json, Studio

pytestmark = pytest.mark.anyio


async def last(studio: Studio) -> str:
    """The newest change set."""
    found: str = (await studio.admin.get("/feed", limit=1))["rows"][0]["change_set_id"]
    return found


async def revert(studio: Studio, change_set: str, by: str = "admin", **body: object) -> Json:
    report: Json = await studio.people[by].post(f"/change-sets/{change_set}/revert", body)
    return report


async def status_of(film: Film, task: int) -> str:
    found: str = (await film.studio.admin.get(f"/tasks/{film.tasks[task]}"))["task_status_id"]
    return next(name for name, status_id in film.statuses.items() if status_id == found)


async def test_a_bulk_move_comes_back_whole(film: Film) -> None:
    await film.studio.admin.put("/tasks/status", {"task_ids": film.tasks, "task_status_id": film.statuses["Approved"]})
    report = await revert(film.studio, await last(film.studio))
    assert (report["reverted"], report["conflict_count"]) == (3, 0)
    assert [await status_of(film, task) for task in range(3)] == ["Ready"] * 3
    assert report["change_set_id"] == await last(film.studio)


async def test_one_row_of_many_comes_back_alone(film: Film) -> None:
    await film.studio.admin.put("/tasks/status", {"task_ids": film.tasks, "task_status_id": film.statuses["Approved"]})
    await revert(film.studio, await last(film.studio), row_ids=[film.tasks[1]])
    assert [await status_of(film, task) for task in range(3)] == ["Approved", "Ready", "Approved"]


async def test_later_work_is_kept_and_reported(film: Film) -> None:
    shot = f"/entities/{film.shots[0]}"
    await film.studio.admin.patch(shot, {"description": "First", "frame_out": 1100})
    first = await last(film.studio)
    await film.studio.manager.patch(shot, {"description": "Second"})
    report = await revert(film.studio, first)
    now = await film.studio.admin.get(shot)
    assert (now["description"], now["frame_out"]) == ("Second", 1048)
    (conflict,) = [one for one in report["conflicts"] if one["field"] == "description"]
    assert (conflict["entity"], conflict["row_id"], conflict["mine"], conflict["theirs"]) == (
        "entity",
        film.shots[0],
        "First",
        "Second",
    )


async def test_one_field_of_a_change_comes_back_alone(film: Film) -> None:
    shot = f"/entities/{film.shots[0]}"
    for name in ("lens", "rig"):
        await film.studio.define("shot", name, "text")
    await film.studio.admin.patch(
        shot, {"description": "First", "frame_out": 1100, "extra": {"lens": "35 mm", "rig": "A"}}
    )
    change = await last(film.studio)
    report = await revert(film.studio, change, row_ids=[film.shots[0]], field="frame_out")
    assert (report["reverted"], report["conflict_count"]) == (1, 0)
    await revert(film.studio, change, row_ids=[film.shots[0]], field="extra.lens")
    now = await film.studio.admin.get(shot)
    assert (now["description"], now["frame_out"], now["extra"]) == ("First", 1048, {"rig": "A"})
    await film.studio.manager.patch(shot, {"description": "Second"})
    report = await revert(film.studio, change, field="description")
    assert [(one["field"], one["theirs"]) for one in report["conflicts"]] == [("description", "Second")]
    path = f"/change-sets/{change}/revert"
    assert list(await film.studio.admin.invalid("POST", path, {"field": "name"})) == ["field"]


async def test_reverting_twice_changes_nothing_more(film: Film) -> None:
    await film.move(0, "Approved")
    done = await last(film.studio)
    await revert(film.studio, done)
    again = await revert(film.studio, done)
    assert again["change_set_id"] is None
    assert again["reverted"] == 0
    assert await status_of(film, 0) == "Ready"


async def test_rows_of_another_change_set_are_refused_by_name(film: Film) -> None:
    await film.move(0, "Approved")
    refused = await film.studio.admin.invalid(
        "POST", f"/change-sets/{await last(film.studio)}/revert", {"row_ids": [film.tasks[2]]}
    )
    assert list(refused) == ["row_ids"]


async def test_an_artist_takes_back_own_work_and_nobody_elses(film: Film) -> None:
    await film.assign("artist", 0, 1)
    await film.move(0, "In progress", by="artist")
    own = await last(film.studio)
    await film.move(1, "In progress", by="manager")
    others = await last(film.studio)
    refused = await film.studio.artist.refused(403, "POST", f"/change-sets/{others}/revert", {})
    assert refused["detail"] == "Only changes you made yourself are yours to revert."
    await revert(film.studio, own, by="artist")
    assert [await status_of(film, task) for task in (0, 1)] == ["Ready", "In progress"]


async def test_an_artist_cannot_approve_by_undoing(film: Film) -> None:
    await film.assign("artist", 0)
    await film.move(0, "Approved")
    await film.move(0, "In progress", by="artist")
    refused = await film.studio.artist.refused(403, "POST", f"/change-sets/{await last(film.studio)}/revert", {})
    assert refused["detail"] == "Approved is not for artists to set."
    assert await status_of(film, 0) == "In progress"


async def test_who_lost_the_task_cannot_undo_on_it(film: Film) -> None:
    await film.assign("artist", 0)
    await film.move(0, "In progress", by="artist")
    own = await last(film.studio)
    await film.assign("supervisor", 0)
    refused = await film.studio.artist.refused(403, "POST", f"/change-sets/{own}/revert", {})
    assert refused["detail"] == "Only tasks assigned to you are yours to change."


async def test_who_lost_the_right_cannot_undo_with_it(studio: Studio, film: Film) -> None:
    shot = f"/entities/{film.shots[0]}"
    await studio.supervisor.patch(shot, {"description": "Mine"})
    own = await last(studio)
    studio.sql("update account set account_type = 'artist' where id = %s", studio.supervisor.account_id)
    refused = await studio.supervisor.refused(403, "POST", f"/change-sets/{own}/revert", {})
    assert refused["detail"].startswith("entity.edit is for")


async def test_clients_and_vendors_revert_nothing(film: Film) -> None:
    await film.assign("vendor", 0)
    await film.move(0, "In progress", by="vendor")
    done = await last(film.studio)
    for by in ("client", "vendor"):
        await film.studio.people[by].refused(403, "POST", f"/change-sets/{done}/revert", {})


async def test_what_the_house_did_is_an_admins_to_revert(studio: Studio, film: Film) -> None:
    studio.sql("select motk.begin('demo.load', null, %s, 'job')", studio.organization)
    with_house = studio.sql(
        "with named as (select set_config('motk.verb', 'demo.load', true))"
        " insert into department (organization_id, name) select %s, 'Layout' from named returning id",
        studio.organization,
    )
    assert with_house
    refused = await studio.manager.refused(403, "POST", f"/change-sets/{await last(studio)}/revert", {})
    assert "admin" in refused["detail"]


async def test_the_last_admin_is_not_reverted_away(studio: Studio) -> None:
    await studio.admin.patch(f"/accounts/{studio.manager.account_id}", {"account_type": "admin"})
    promoted = await last(studio)
    studio.sql("update account set account_type = 'artist' where id = %s", studio.admin.account_id)
    report = await revert(studio, promoted, by="manager")
    assert (report["reverted"], report["change_set_id"]) == (0, None)
    (conflict,) = report["conflicts"]
    assert conflict["theirs"] == "The last active admin of a studio stays"


async def test_a_revert_of_nothing_known_is_not_found(studio: Studio) -> None:
    await studio.admin.refused(404, "POST", "/change-sets/00000000-0000-4000-8000-000000000000/revert", {})


async def test_a_row_brought_back_twice_never_counts_backwards(film: Film) -> None:
    await film.assign("artist", 0)
    slot = film.studio.sql("select id from task_assignee where task_id = %s", film.tasks[0])[0][0]
    await film.assign("open", 0)
    taken_off = await last(film.studio)
    await revert(film.studio, taken_off)
    await film.assign("open", 0)
    await revert(film.studio, taken_off)
    found = film.studio.sql("select rev from change where row_id = %s order by epoch, tx, id", slot)
    assert [rev for (rev,) in found] == [1, 2, 3, 4, 5]


async def test_what_was_done_to_a_private_view_is_nobody_elses_to_revert(studio: Studio) -> None:
    mine = await studio.artist.post("/views", {"page": "shot", "name": "Leaving in May"})
    made = await studio.artist.send("PATCH", f"/views/{mine['id']}", json={"name": "Leaving in June"})
    edited = made.headers["X-Change-Set"]
    await studio.artist.patch(f"/views/{mine['id']}", {"name": "Staying"})
    for other in (studio.admin, studio.manager):
        await other.refused(404, "POST", f"/change-sets/{edited}/revert", {})
    assert (await studio.artist.post(f"/change-sets/{edited}/revert", {}))["conflict_count"] == 1
    await studio.artist.post("/views/archive", {"ids": [mine["id"]]})
    await studio.artist.post("/views/purge", {"ids": [mine["id"]]})
    await studio.admin.refused(404, "POST", f"/change-sets/{edited}/revert", {})


async def test_an_admin_reverts_what_was_done_to_a_shared_view(studio: Studio) -> None:
    shared = await studio.manager.post("/views", {"page": "shot", "name": "Overview", "share": "studio"})
    edited = await studio.manager.send("PATCH", f"/views/{shared['id']}", json={"name": "All"})
    await studio.admin.post(f"/change-sets/{edited.headers['X-Change-Set']}/revert", {})
    assert (await studio.artist.get(f"/views/{shared['id']}"))["name"] == "Overview"


async def test_what_people_settle_for_themselves_is_theirs_to_take_back(studio: Studio, film: Film) -> None:
    await studio.artist.patch("/me", {"phone": "123"})
    profile = await last(studio)
    layout = {"layout": {"widgets": [{"widget": "tasks", "width": 6}]}}
    await studio.artist.put(f"{film.path}/layouts/shot", layout)
    page = await last(studio)
    await studio.artist.put(f"/tasks/{film.tasks[0]}/subscription", {"state": "follow"})
    for change_set, status in ((profile, 403), (page, 404), (await last(studio), 404)):
        await studio.manager.refused(status, "POST", f"/change-sets/{change_set}/revert", {})
    await studio.artist.send("DELETE", f"{film.path}/layouts/shot")
    gone = await last(studio)
    refused = await studio.manager.refused(403, "POST", f"/change-sets/{gone}/revert", {})
    assert refused["detail"] == "What people settle for themselves is theirs to take back."
    assert (await revert(studio, profile, by="artist"))["reverted"] == 1
    assert (await revert(studio, gone))["reverted"] == 1
    assert (await revert(studio, page, by="artist"))["reverted"] == 1


async def test_a_webhook_out_of_sight_is_out_of_reach(studio: Studio, film: Film) -> None:
    body = {"name": "Ours", "url": "https://hooks.example/motk"}
    whole = await studio.admin.post("/webhooks", body)
    await studio.admin.patch(f"/webhooks/{whole['id']}", {"active": False})
    paused = await last(studio)
    await studio.manager.refused(404, "POST", f"/change-sets/{paused}/revert", {})
    await revert(studio, paused)
    assert (await studio.admin.get(f"/webhooks/{whole['id']}"))["active"]
    own = await studio.manager.post("/webhooks", {**body, "project_id": film.project})
    await studio.manager.patch(f"/webhooks/{own['id']}", {"active": False})
    await revert(studio, await last(studio), by="manager")
    assert (await studio.manager.get(f"/webhooks/{own['id']}"))["active"]


async def test_the_address_of_a_webhook_is_entered_again_not_reverted(studio: Studio) -> None:
    made = await studio.admin.post("/webhooks", {"name": "Ours", "url": "https://one.example/motk"})
    path = f"/webhooks/{made['id']}"
    await studio.admin.patch(path, {"name": "Theirs", "url": "https://two.example/motk"})
    moved = await last(studio)
    refused = await studio.admin.refused(409, "POST", f"/change-sets/{moved}/revert", {})
    assert refused["detail"] == "The diary does not keep the address of a webhook: enter the one you want there again."
    await revert(studio, moved, field="name")
    now = await studio.admin.get(path)
    assert (now["name"], now["host"]) == ("Ours", "two.example")
