"""Who is told of what, once, and never what they may not see."""

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine
from tests.studio import Film, Json, Somebody, Studio

from motk.core.settings import Settings
from motk.gate.gate import Writing
from motk.reactions.happened import Happened
from motk.reactions.running import Reaction, catch_up, found

pytestmark = pytest.mark.anyio

NOTIFY: Reaction = next(reaction for reaction in found() if reaction.name == "notify")


@pytest.fixture(autouse=True)
async def begun(film: Film, engine: AsyncEngine) -> None:
    """The reaction has read all there was before."""
    await catch_up(engine, Settings(), NOTIFY)


async def told(engine: AsyncEngine, person: Somebody, **params: object) -> list[Json]:
    """The inbox once everything has been heard."""
    await catch_up(engine, Settings(), NOTIFY)
    rows: list[Json] = (await person.get("/notifications", **params))["rows"]
    return rows


async def reasons(engine: AsyncEngine, person: Somebody) -> list[str]:
    return [row["reason"] for row in await told(engine, person)]


async def test_who_is_given_work_is_told_and_who_gives_it_to_themselves_is_not(
    studio: Studio, film: Film, engine: AsyncEngine
) -> None:
    await film.assign("artist", 0)
    (row,) = await told(engine, studio.artist)
    assert (row["reason"], row["actor"]["display_name"], row["entity"]["name"]) == ("assigned", "Ada Brandt", "SH0010")
    assert (row["entity"]["parent_name"], row["task"]["type_name"]) == ("SQ010", "Animation")
    body = {"task_ids": [film.tasks[1]], "member_ids": [film.members["supervisor"]]}
    await studio.supervisor.put("/tasks/assignees", body)
    assert await reasons(engine, studio.supervisor) == []


async def test_the_strongest_reason_is_told_once(studio: Studio, film: Film, engine: AsyncEngine) -> None:
    await film.assign("artist", 0)
    body = {
        "task_id": film.tasks[0],
        "text": f"@[Noor](account:{studio.artist.account_id}) again, please.",
        "task_status_id": film.statuses["Retake"],
    }
    await studio.supervisor.post("/comments", body)
    first, second = await told(engine, studio.artist)
    assert (first["reason"], second["reason"]) == ("mentioned", "assigned")
    assert (first["status"]["name"], first["comment"]["excerpt"]) == ("Retake", body["text"])


async def test_a_retake_a_reply_and_a_plain_note_each_say_what_they_are(
    studio: Studio, film: Film, engine: AsyncEngine
) -> None:
    await film.assign("artist", 0)
    await film.move(0, "Retake", by="supervisor")
    await film.move(0, "In progress", by="supervisor")
    await film.move(0, "Ready", by="supervisor")
    note = await studio.artist.post("/comments", {"task_id": film.tasks[0], "text": "Why?"})
    answer = {"task_id": film.tasks[0], "text": "The ears.", "reply_to_id": note["id"]}
    await studio.supervisor.post("/comments", answer)
    await studio.supervisor.post("/comments", {"task_id": film.tasks[0], "text": "Thanks."})
    assert await reasons(engine, studio.artist) == ["commented", "replied", "ready", "status", "retake", "assigned"]


async def test_a_department_and_whoever_fills_a_slot_are_called(
    studio: Studio, film: Film, engine: AsyncEngine
) -> None:
    department = await studio.admin.post("/departments", {"name": "Animation"})
    await studio.admin.patch(f"/accounts/{studio.artist.account_id}", {"department_ids": [department["id"]]})
    called = f"@[Animation](department:{department['id']}) and @[Vendor](member:{film.members['vendor']})"
    await studio.supervisor.post("/comments", {"task_id": film.tasks[0], "text": called})
    assert await reasons(engine, studio.artist) == ["mentioned"]
    assert await reasons(engine, studio.vendor) == []  # the task is not theirs to see
    await film.assign("vendor", 0)
    await studio.supervisor.post("/comments", {"task_id": film.tasks[0], "text": called})
    assert await reasons(engine, studio.vendor) == ["mentioned", "assigned"]


async def test_clients_are_told_of_notes_for_clients_alone(studio: Studio, film: Film, engine: AsyncEngine) -> None:
    await studio.client.put(f"/tasks/{film.tasks[0]}/subscription", {"state": "follow"})
    await studio.supervisor.post("/comments", {"task_id": film.tasks[0], "text": "Ours."})
    note = {"task_id": film.tasks[0], "text": "Yours.", "for_client": True}
    said = await studio.supervisor.post("/comments", note)
    (row,) = await told(engine, studio.client)
    assert (row["reason"], row["comment"]["excerpt"]) == ("followed", "Yours.")
    await studio.supervisor.patch(f"/comments/{said['id']}", {"for_client": False})
    inbox = await studio.client.get("/notifications")
    assert (inbox["rows"], inbox["unread"]) == ([], 0)


async def test_a_client_hears_of_the_studio_and_by_name_only_who_wrote_to_them(
    studio: Studio, film: Film, engine: AsyncEngine
) -> None:
    await studio.client.put(f"/tasks/{film.tasks[0]}/subscription", {"state": "follow"})
    await film.move(0, "In progress", by="supervisor")
    (moved,) = await told(engine, studio.client)
    assert moved["actor"] == {"id": None, "display_name": "Meadow Studio", "avatar_id": None}

    note = {"task_id": film.tasks[0], "text": "Yours.", "for_client": True}
    await studio.supervisor.post("/comments", note)
    await film.move(0, "To review", by="supervisor")
    # Whom they have heard from once is no name on the work of the studio either.
    found = await told(engine, studio.client)
    assert [row["actor"]["display_name"] for row in found] == ["Meadow Studio", "Leila Osei", "Meadow Studio"]
    assert studio.supervisor.account_id not in str([found[0], found[2]])


async def test_a_vendor_knows_by_name_who_is_in_their_projects(studio: Studio, film: Film, engine: AsyncEngine) -> None:
    await film.assign("vendor", 0)
    body = {"task_ids": [film.tasks[1]], "member_ids": [film.members["vendor"]]}
    await studio.supervisor.put("/tasks/assignees", body)
    by = [row["actor"]["display_name"] for row in await told(engine, studio.vendor)]
    # The admin has no slot there.
    assert by == ["Leila Osei", "Meadow Studio"]


@pytest.mark.parametrize(("dates", "hears"), [("ends_on", False), ("starts_on", False), (None, True)])
async def test_whose_slot_has_ended_or_not_begun_is_told_nothing_new(
    studio: Studio, film: Film, engine: AsyncEngine, dates: str | None, hears: bool
) -> None:
    if dates:
        day = "current_date - 1" if dates == "ends_on" else "current_date + 1"
        studio.sql(f"update member set {dates} = {day} where id = %s", film.members["artist"])
    await film.assign("artist", 0)
    await studio.supervisor.post("/comments", {"task_id": film.tasks[0], "text": "The ears."})
    await catch_up(engine, Settings(), NOTIFY)
    written = studio.sql("select reason from notification where account_id = %s", studio.artist.account_id)
    reached = {reason for (reason,) in written}
    assert reached == ({"assigned", "commented"} if hears else set())


async def test_a_muted_shot_is_silent_but_for_ones_own_name(studio: Studio, film: Film, engine: AsyncEngine) -> None:
    await film.assign("artist", 0)
    await studio.artist.put(f"/entities/{film.shots[0]}/subscription", {"state": "mute"})
    assert await studio.artist.get(f"/tasks/{film.tasks[0]}/subscription") == {"task": "none", "entity": "mute"}
    await studio.supervisor.post("/comments", {"task_id": film.tasks[0], "text": "Noise."})
    named = {"task_id": film.tasks[0], "text": f"@[Noor](account:{studio.artist.account_id})"}
    await studio.supervisor.post("/comments", named)
    assert await reasons(engine, studio.artist) == ["mentioned", "assigned"]
    await studio.artist.put(f"/tasks/{film.tasks[0]}/subscription", {"state": "follow"})
    await studio.supervisor.post("/comments", {"task_id": film.tasks[0], "text": "News."})
    assert (await reasons(engine, studio.artist))[0] == "commented"


async def test_a_muted_reason_is_never_told_and_gives_way_to_the_next(
    studio: Studio, film: Film, engine: AsyncEngine
) -> None:
    await studio.artist.patch("/me", {"notifications": {"muted": ["assigned", "mentioned"]}})
    await film.assign("artist", 0)
    named = {"task_id": film.tasks[0], "text": f"@[Noor](account:{studio.artist.account_id}) look."}
    await studio.supervisor.post("/comments", named)
    assert await reasons(engine, studio.artist) == ["commented"]
    mine = (await studio.artist.get("/me"))["account"]["notifications"]
    assert mine == {"mail": "daily", "daily_hour": 9, "muted": ["assigned", "mentioned"]}


async def test_what_is_read_is_counted_no_more_and_only_ones_own_is_marked(
    studio: Studio, film: Film, engine: AsyncEngine
) -> None:
    await film.assign("artist", 0, 1, 2)
    rows = await told(engine, studio.artist)
    assert (await studio.artist.get("/notifications/unread"))["unread"] == 3
    await studio.artist.put("/notifications/read", {"ids": [rows[0]["id"]]})
    assert [row["id"] for row in await told(engine, studio.artist, unread=True)] == [row["id"] for row in rows[1:]]
    await studio.supervisor.refused(404, "PUT", "/notifications/read", {"ids": [rows[1]["id"]]})
    await studio.artist.put("/notifications/read", {})
    assert (await studio.artist.get("/notifications/unread"))["unread"] == 0
    await studio.artist.put("/notifications/read", {"ids": [rows[2]["id"]], "read": False})
    assert (await studio.artist.get("/notifications/unread"))["unread"] == 1
    page = await studio.artist.get("/notifications", limit=2, reason="assigned")
    rest = await studio.artist.get("/notifications", limit=2, before=page["next"])
    assert [row["id"] for row in page["rows"] + rest["rows"]] == [row["id"] for row in rows]


async def test_a_reaction_killed_half_way_tells_each_transition_once(
    studio: Studio, film: Film, engine: AsyncEngine
) -> None:
    await film.assign("artist", 0)
    for status in ("In progress", "To review", "Retake"):
        await film.move(0, status, by="supervisor")
    names = [row["status"]["name"] for row in await told(engine, studio.artist) if row["status"]]
    assert names == ["Retake", "To review", "In progress"]
    await film.move(0, "Approved", by="supervisor")

    async def die(w: Writing, happened: Happened) -> None:
        await NOTIFY.react(w, happened)
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await catch_up(engine, Settings(), replace(NOTIFY, react=die))
    # And once more it comes to what it has done already, as after a restored backup.
    studio.sql("update cursor set epoch = 1, tx = '0', id = 0 where reader = 'notify'")
    again = [row["status"]["name"] for row in await told(engine, studio.artist) if row["status"]]
    assert again.count("Approved") == 1
    assert sorted(again) == sorted(["Approved", *names])


async def test_who_has_left_is_told_nothing(studio: Studio, film: Film, engine: AsyncEngine) -> None:
    await film.assign("artist", 0)
    await studio.admin.patch(f"/accounts/{studio.artist.account_id}", {"active": False})
    await catch_up(engine, Settings(), NOTIFY)
    assert studio.sql("select count(*) from notification") == [(0,)]


async def test_who_gave_out_the_work_hears_what_becomes_of_it(studio: Studio, film: Film, engine: AsyncEngine) -> None:
    body = {"task_ids": film.tasks[:1], "member_ids": [film.members["artist"]]}
    await studio.supervisor.put("/tasks/assignees", body)
    await film.move(0, "To review", by="artist")
    (row,) = await told(engine, studio.supervisor)
    assert (row["reason"], row["actor"]["display_name"], row["task"]["id"]) == ("status", "Noor Haddad", film.tasks[0])
