"""What is said about a task: replies, calls, lists, files, and who has read it."""

from uuid import UUID

import pytest
from tests.studio import Film, Json, Somebody, Studio

pytestmark = pytest.mark.anyio

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x20\x00\x00\x00\x10\x08\x02\x00\x00\x00"


async def thread(person: Somebody, film: Film, task: int = 0, **params: object) -> Json:
    said: Json = await person.get(f"/tasks/{film.tasks[task]}/thread", **params)
    return said


async def say(person: Somebody, film: Film, text: str, **more: object) -> str:
    return str((await person.post("/comments", {"task_id": film.tasks[0], "text": text, **more}))["id"])


async def upload(person: Somebody, film: Film, content: bytes = PNG, name: str = "pose.png") -> Json:
    answer = await person.send(
        "POST", f"/media?project_id={film.project}&name={name}", content=content, headers={"Content-Type": "image/png"}
    )
    assert answer.status_code == 201, answer.text
    made: Json = answer.json()
    return made


async def test_a_reply_stands_below_the_note_it_is_about_and_so_does_a_reply_to_it(studio: Studio, film: Film) -> None:
    note = await say(studio.supervisor, film, "Ears up.")
    answer = await say(studio.artist, film, "How far?", reply_to_id=note)
    await say(studio.supervisor, film, "A little.", reply_to_id=answer)
    (row,) = (await thread(studio.artist, film))["rows"]
    assert (row["text"], [reply["text"] for reply in row["replies"]]) == ("Ears up.", ["How far?", "A little."])
    assert row["author"]["display_name"] == "Leila Osei"


async def test_a_reply_is_about_the_same_task_and_a_note_one_sees(studio: Studio, film: Film) -> None:
    note = await say(studio.supervisor, film, "Not for clients.")
    elsewhere = {"task_id": film.tasks[1], "text": "There?", "reply_to_id": note}
    assert "another task" in (await studio.artist.invalid("POST", "/comments", elsewhere))["reply_to_id"]
    here = {"task_id": film.tasks[0], "text": "What?", "reply_to_id": note}
    await studio.client.refused(404, "POST", "/comments", here)
    assert "for_client" in await studio.artist.invalid("POST", "/comments", {**here, "for_client": True})


async def test_a_thread_is_read_page_by_page_from_the_newest(studio: Studio, film: Film) -> None:
    for number in range(5):
        await say(studio.artist, film, str(number))
    first = await thread(studio.artist, film, limit=2)
    second = await thread(studio.artist, film, limit=2, before=first["next"])
    last = await thread(studio.artist, film, limit=2, before=second["next"])
    assert [[row["text"] for row in page["rows"]] for page in (first, second, last)] == [["4", "3"], ["2", "1"], ["0"]]
    assert last["next"] is None


async def test_a_longer_thread_takes_no_more_statements(studio: Studio, film: Film) -> None:
    async def cost() -> int:
        async with studio.statements() as sent:
            await thread(studio.artist, film)
        return len(sent)

    note = await say(studio.artist, film, "one")
    once = await cost()
    for number in range(6):
        await say(studio.artist, film, str(number), reply_to_id=note if number % 2 else None)
    assert await cost() == once


async def test_an_edited_note_says_so_and_a_ticked_one_does_not(studio: Studio, film: Film) -> None:
    note = await say(studio.supervisor, film, "Ears up", checklist=[{"text": "left"}, {"text": "right"}])
    await film.assign("artist", 0)
    await studio.artist.put(f"/comments/{note}/checklist", {"item": 1, "text": "right", "done": True})
    (row,) = (await thread(studio.artist, film))["rows"]
    assert (row["is_edited"], [item["done"] for item in row["checklist"]]) == (False, [False, True])
    await studio.supervisor.patch(f"/comments/{note}", {"text": "Ears up!"})
    assert (await thread(studio.artist, film))["rows"][0]["is_edited"] is True


async def test_a_list_is_ticked_by_those_whose_task_it_is(studio: Studio, film: Film) -> None:
    note = await say(studio.supervisor, film, "", checklist=[{"text": "left"}])
    tick = {"item": 0, "text": "left", "done": True}
    problem = await studio.artist.refused(403, "PUT", f"/comments/{note}/checklist", tick)
    assert problem["detail"] == "Only lists of your own notes and of your tasks' are yours to tick."
    await film.assign("artist", 0)
    await studio.artist.put(f"/comments/{note}/checklist", tick)
    await studio.supervisor.patch(f"/comments/{note}", {"checklist": [{"text": "right"}]})
    await studio.artist.refused(409, "PUT", f"/comments/{note}/checklist", tick)


async def test_a_note_is_acknowledged_once_and_the_word_taken_back(studio: Studio, film: Film) -> None:
    note = await say(studio.supervisor, film, "Ears up.")
    for _ in range(2):
        await studio.artist.put(f"/comments/{note}/acknowledgement", {})
    (row,) = (await thread(studio.supervisor, film))["rows"]
    assert [one["display_name"] for one in row["acknowledged"]] == ["Noor Haddad"]
    await studio.artist.send("DELETE", f"/comments/{note}/acknowledgement")
    assert (await thread(studio.supervisor, film))["rows"][0]["acknowledged"] == []


async def test_leads_keep_a_note_on_top(studio: Studio, film: Film) -> None:
    note = await say(studio.artist, film, "Read this first.")
    await studio.artist.refused(403, "PUT", f"/comments/{note}/pin", {"pinned": True})
    await studio.supervisor.put(f"/comments/{note}/pin", {"pinned": True})
    await say(studio.artist, film, "Later.")
    shown = await thread(studio.artist, film, limit=1)
    assert ([row["text"] for row in shown["pinned"]], shown["rows"][0]["text"]) == (["Read this first."], "Later.")


async def test_a_deleted_note_keeps_its_place_while_it_has_replies(studio: Studio, film: Film) -> None:
    note = await say(studio.artist, film, "Oops")
    reply = await say(studio.supervisor, film, "What?", reply_to_id=note)
    await studio.artist.post("/comments/archive", {"ids": [note]})
    (row,) = (await thread(studio.artist, film))["rows"]
    assert (row["text"], row["archived_at"] is None, len(row["replies"])) == ("", False, 1)
    await studio.supervisor.post("/comments/archive", {"ids": [reply]})
    assert (await thread(studio.artist, film))["rows"] == []


async def test_a_note_calls_those_who_may_hear_it(studio: Studio, film: Film) -> None:
    stranger = studio.hire("artist", "Not here")
    people = f"@[Noor](account:{studio.artist.account_id}) @[X](account:{stranger.account_id})"
    note = await say(studio.supervisor, film, f"{people} @[Slot](member:{film.members['open']})")
    (row,) = (await thread(studio.artist, film))["rows"]
    called = {one["account_id"] or one["member_id"] for one in row["mentions"]}
    assert called == {studio.artist.account_id, film.members["open"]}
    await studio.supervisor.patch(f"/comments/{note}", {"text": f"@[Slot](member:{film.members['open']}) alone"})
    (row,) = (await thread(studio.artist, film))["rows"]
    assert [one["member_id"] for one in row["mentions"]] == [film.members["open"]]


async def test_a_file_is_what_its_bytes_say_and_hangs_on_the_note(studio: Studio, film: Film) -> None:
    picture = await upload(studio.artist, film, name="pose.txt")
    assert (picture["mime_type"], picture["width"], picture["height"]) == ("image/png", 32, 16)
    page = await upload(studio.artist, film, b"<script>alert(1)</script>", name="innocent.png")
    await say(studio.artist, film, "", media_ids=[picture["id"], page["id"]])
    (row,) = (await thread(studio.supervisor, film))["rows"]
    assert [one["name"] for one in row["attachments"]] == ["pose.txt", "innocent.png"]
    sent = await studio.supervisor.send("GET", f"/media/{page['id']}/file")
    assert sent.headers["content-type"] == "application/octet-stream"
    assert sent.headers["content-disposition"].startswith("attachment")
    shown = await studio.supervisor.send("GET", f"/media/{picture['id']}/file")
    assert (shown.content, shown.headers["content-type"]) == (PNG, "image/png")


async def test_programs_and_nothing_at_all_are_refused(studio: Studio, film: Film) -> None:
    path = f"/media?project_id={film.project}&name=plan.pdf"
    for content, word in ((b"MZ\x90\x00", "Programs"), (b"#!/bin/sh\n", "Programs")):
        answer = await studio.artist.send("POST", path, content=content, headers={"Content-Type": "application/pdf"})
        assert answer.status_code == 422
        assert word in answer.text
    answer = await studio.artist.send("POST", path, content=b"", headers={"Content-Type": "application/pdf"})
    assert answer.status_code == 422


async def test_a_file_of_another_project_does_not_hang_here(studio: Studio, film: Film) -> None:
    other = (await studio.admin.post("/projects", {"name": "Other"}))["id"]
    answer = await studio.admin.send("POST", f"/media?project_id={other}&name=a.png", content=PNG)
    body = {"task_id": film.tasks[0], "media_ids": [answer.json()["id"]]}
    assert "another project" in (await studio.admin.invalid("POST", "/comments", body))["media_ids"]


async def test_a_client_gets_the_files_of_notes_for_clients_alone(studio: Studio, film: Film) -> None:
    inside, outside, waiting = [await upload(studio.supervisor, film, name=f"{name}.png") for name in "abc"]
    await say(studio.supervisor, film, "Ours", media_ids=[inside["id"]])
    note = await say(studio.supervisor, film, "Yours", media_ids=[outside["id"]], for_client=True)
    for file, status in ((inside, 404), (outside, 200), (waiting, 404)):
        assert (await studio.client.send("GET", f"/media/{file['id']}/file")).status_code == status
    assert [row["id"] for row in (await thread(studio.client, film))["rows"]] == [note]
    await film.assign("vendor", 1)
    assert (await studio.vendor.send("GET", f"/media/{outside['id']}/file")).status_code == 404


async def test_a_client_does_not_learn_who_else_has_read_a_note(studio: Studio, film: Film) -> None:
    other = studio.hire("client", "Otto Berg")
    await studio.admin.post("/members", {"project_id": film.project, "role": "Client", "account_id": other.account_id})
    note = await say(studio.supervisor, film, "Yours.", for_client=True)
    for person in (studio.client, other, studio.artist, studio.supervisor):
        await person.put(f"/comments/{note}/acknowledgement", {})

    async def read_by(person: Somebody) -> list[str]:
        (row,) = (await thread(person, film))["rows"]
        return [one["display_name"] for one in row["acknowledged"]]

    # Leila they know: she wrote it.
    assert await read_by(studio.client) == ["Rosa Lund", "Leila Osei"]
    assert await read_by(other) == ["Otto Berg", "Leila Osei"]
    assert len(await read_by(studio.artist)) == 4


async def test_isolated_clients_read_the_studio_and_themselves_never_each_other(studio: Studio, film: Film) -> None:
    other = studio.hire("client", "Other client")
    slot = {"project_id": film.project, "role": "Client two", "account_id": other.account_id}
    await studio.admin.post("/members", slot)
    await say(other, film, "Ours.")
    await say(studio.supervisor, film, "For all.", for_client=True)
    await say(studio.client, film, "Mine.")
    assert len((await thread(studio.client, film))["rows"]) == 3
    await studio.admin.patch(f"/projects/{film.project}", {"clients_isolated": True})
    assert [row["text"] for row in (await thread(studio.client, film))["rows"]] == ["Mine.", "For all."]
    assert [row["text"] for row in (await thread(other, film))["rows"]] == ["For all.", "Ours."]
    assert len((await thread(studio.supervisor, film))["rows"]) == 3


async def test_a_note_that_calls_the_whole_town_is_refused(studio: Studio, film: Film) -> None:
    called = " ".join(f"@[A](account:{UUID(int=number)})" for number in range(51))
    body = {"task_id": film.tasks[0], "text": called}
    assert "50 people at most" in (await studio.artist.invalid("POST", "/comments", body))["text"]
