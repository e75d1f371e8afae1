"""What happened to one row, the newest first."""

import pytest
from tests.studio import Film

pytestmark = pytest.mark.anyio


async def test_a_row_tells_who_changed_which_field_from_what_to_what(film: Film) -> None:
    shot = f"/entities/{film.shots[0]}"
    await film.studio.supervisor.patch(shot, {"description": "A burrow at dawn."})
    lines = (await film.studio.artist.get(f"{shot}/history"))["rows"]
    newest, first = [line for line in lines if line["entity"] == "entity"]
    assert newest["sentence"] == "Leila Osei changed description of SQ010 SH0010"
    assert newest["actor"] == {"id": film.studio.supervisor.account_id, "display_name": "Leila Osei"}
    assert (newest["op"], newest["before"], newest["after"]) == (
        "update",
        {"description": ""},
        {"description": "A burrow at dawn."},
    )
    assert (first["op"], first["before"], first["after"]["name"]) == ("insert", None, "SH0010")


async def test_a_history_speaks_of_its_own_row_alone(film: Film) -> None:
    await film.studio.admin.put("/tasks/status", {"task_ids": film.tasks, "task_status_id": film.statuses["Approved"]})
    line = (await film.studio.artist.get(f"/tasks/{film.tasks[1]}/history"))["rows"][0]
    assert line["sentence"] == "Ada Brandt moved SQ010 SH0020 Animation to Approved"


async def test_a_long_history_comes_in_pages_without_gap_or_repeat(film: Film) -> None:
    for status in ("Retake", "To review", "Retake", "Approved", "Retake"):
        await film.move(0, status)
    path = f"/tasks/{film.tasks[0]}/history"
    whole = (await film.studio.admin.get(path))["rows"]
    first = await film.studio.admin.get(path, limit=2)
    second = await film.studio.admin.get(path, limit=2, after=first["next"])
    rest = await film.studio.admin.get(path, after=second["next"])
    assert first["rows"] + second["rows"] + rest["rows"] == whole
    assert rest["next"] is None
    assert await film.studio.admin.invalid("GET", f"{path}?after=yesterday") == {
        "after": "is not a cursor: give back what `cursor` held in an earlier answer, such as 1.2345.0"
    }


async def test_a_day_rate_is_never_shown_to_an_artist(film: Film) -> None:
    slot = f"/members/{film.members['artist']}"
    await film.studio.admin.patch(slot, {"day_rate": 555})
    for_manager, for_artist = [
        (await somebody.get(f"{slot}/history"))["rows"] for somebody in (film.studio.manager, film.studio.artist)
    ]
    assert for_manager[0]["after"] == {"day_rate": 555}
    assert for_manager[0]["sentence"] == "Ada Brandt changed day rate of Noor Haddad"
    (created,) = for_artist
    assert created["after"]["role"] == "Artist"
    assert "day_rate" not in created["after"]


async def test_a_client_never_reads_what_a_note_said_before_it_was_opened(film: Film) -> None:
    note = {"task_id": film.tasks[0], "text": "The client will never notice."}
    path = f"/comments/{(await film.studio.artist.post('/comments', note))['id']}"
    await film.studio.artist.patch(path, {"text": "Fixed the feather."})
    await film.studio.artist.patch(path, {"for_client": True})
    for history in (f"{path}/history", f"/tasks/{film.tasks[0]}/history"):
        await film.studio.client.refused(403, "GET", history)
    assert len((await film.studio.artist.get(f"{path}/history"))["rows"]) == 3


async def test_a_longer_page_takes_no_more_statements(film: Film) -> None:
    admin = film.studio.admin
    for status in ("Retake", "To review", "Retake", "Approved"):
        await film.move(0, status)
        done = (await admin.get("/feed", limit=1))["rows"][0]["change_set_id"]
        await admin.post(f"/change-sets/{done}/revert", {})
    for path in ("/feed", f"{film.path}/feed", f"/tasks/{film.tasks[0]}/history"):
        taken = []
        for limit in (2, 50):
            async with film.studio.statements() as sent:
                await admin.get(path, limit=limit)
            taken.append(len(sent))
        assert taken[0] == taken[1] <= 7
