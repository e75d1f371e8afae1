import pytest
from tests.studio import Film, Json, Studio

pytestmark = pytest.mark.anyio


async def test_a_comment_moves_the_task_in_the_same_change_set(studio: Studio, film: Film) -> None:
    await film.assign("artist", 0)
    body = {"task_id": film.tasks[0], "text": "Ready for you.", "task_status_id": film.statuses["To review"]}
    answer = await studio.artist.send("POST", "/comments", json=body)
    said = answer.json()
    assert (said["author_id"], said["task_status_id"]) == (studio.artist.account_id, film.statuses["To review"])
    touched = studio.sql("select entity from change where change_set_id = %s", answer.headers["X-Change-Set"])
    assert {entity for (entity,) in touched} == {"comment", "task"}
    task = await studio.admin.get(f"/tasks/{film.tasks[0]}")
    assert (task["task_status_id"], task["comment_count"]) == (film.statuses["To review"], 1)
    assert task["last_comment_at"] == said["created_at"]


async def test_a_comment_that_may_not_move_the_task_is_not_said_either(studio: Studio, film: Film) -> None:
    body = {"task_id": film.tasks[0], "text": "Ship it.", "task_status_id": film.statuses["Approved"]}
    problem = await studio.artist.refused(403, "POST", "/comments", body)
    assert problem["detail"] == "Only tasks assigned to you are yours to change."
    await film.assign("artist", 0)
    await studio.artist.refused(403, "POST", "/comments", body)
    assert (await studio.admin.get("/comments"))["rows"] == []
    assert (await studio.admin.get(f"/tasks/{film.tasks[0]}"))["comment_count"] == 0


async def test_a_client_speaks_to_everybody_and_approves_what_it_may(studio: Studio, film: Film) -> None:
    said = await studio.client.post("/comments", {"task_id": film.tasks[0], "text": "Warmer, please."})
    assert said["for_client"] is True
    asked = {"task_id": film.tasks[0], "text": "Hidden?", "for_client": False}
    assert (await studio.client.post("/comments", asked))["for_client"] is True
    retake = {"task_id": film.tasks[0], "text": "Again.", "task_status_id": film.statuses["Retake"]}
    await studio.client.post("/comments", retake)
    assert (await studio.admin.get(f"/tasks/{film.tasks[0]}"))["retake_count"] == 1
    ready = {**retake, "task_status_id": film.statuses["Ready"]}
    problem = await studio.client.refused(403, "POST", "/comments", ready)
    assert problem["detail"] == "Ready is not for clients to set."


async def test_a_clients_comment_stays_for_clients(studio: Studio, film: Film) -> None:
    said = await studio.client.post("/comments", {"task_id": film.tasks[0], "text": "Warmer, please."})
    edited = await studio.client.patch(f"/comments/{said['id']}", {"text": "Warmer.", "for_client": False})
    assert (edited["text"], edited["for_client"]) == ("Warmer.", True)


async def test_an_empty_comment_says_nothing(studio: Studio, film: Film) -> None:
    for text in ("", "   \n"):
        errors = await studio.artist.invalid("POST", "/comments", {"task_id": film.tasks[0], "text": text})
        assert errors == {"text": "Write something, or choose a status."}
    checklist = [{"text": "ears", "done": True}, {"text": "tail"}]
    said = await studio.artist.post("/comments", {"task_id": film.tasks[0], "checklist": checklist})
    assert said["checklist"] == [{"text": "ears", "done": True}, {"text": "tail", "done": False}]


async def test_a_hundred_comments_take_as_many_statements_as_one(studio: Studio, film: Film) -> None:
    async def say(count: int, status: str) -> int:
        rows: list[Json] = [
            {"task_id": film.tasks[n % 3], "text": f"Note {n}", "task_status_id": film.statuses[status]}
            for n in range(count)
        ]
        async with studio.statements() as sent:
            answer = await studio.admin.send("POST", "/comments/bulk", json={"rows": rows})
        assert answer.status_code == 201
        written = studio.sql("select count(distinct change_set_id) from change where entity = 'comment'")
        assert written[0][0] >= 1
        return len(sent)

    one, hundred = await say(1, "To review"), await say(100, "Retake")
    assert one == hundred <= 14
    tasks = (await studio.admin.get("/tasks"))["rows"]
    assert sum(task["comment_count"] for task in tasks) == 101
    assert {task["retake_count"] for task in tasks} == {1}


async def test_the_last_status_said_in_one_go_is_the_one_that_stands(studio: Studio, film: Film) -> None:
    said = ["In progress", "Retake", "To review"]
    rows = [{"task_id": film.tasks[0], "text": name, "task_status_id": film.statuses[name]} for name in said]
    await studio.admin.post("/comments/bulk", {"rows": rows})
    task = await studio.admin.get(f"/tasks/{film.tasks[0]}")
    assert task["task_status_id"] == film.statuses["To review"]


async def test_who_wrote_and_what_it_set_stays_as_it_was(studio: Studio, film: Film) -> None:
    said = await studio.artist.post("/comments", {"task_id": film.tasks[0], "text": "Done."})
    for field in ("author_id", "task_id", "task_status_id"):
        assert field in await studio.admin.invalid("PATCH", f"/comments/{said['id']}", {field: film.tasks[1]})


async def test_a_thread_reads_newest_first(studio: Studio, film: Film) -> None:
    for text in ("one", "two", "three"):
        await studio.artist.post("/comments", {"task_id": film.tasks[0], "text": text})
    await studio.artist.post("/comments", {"task_id": film.tasks[1], "text": "elsewhere"})
    thread = await studio.artist.get("/comments", filter=f"task_id:eq:{film.tasks[0]}", sort="-id")
    assert [row["text"] for row in thread["rows"]] == ["three", "two", "one"]


async def counted(studio: Studio, task: str) -> tuple[int, str | None]:
    read = await studio.admin.get(f"/tasks/{task}")
    return read["comment_count"], read["last_comment_at"]


async def test_a_task_counts_the_notes_that_are_there(studio: Studio, film: Film) -> None:
    task = film.tasks[0]
    first, last = [await studio.artist.post("/comments", {"task_id": task, "text": text}) for text in ("one", "two")]
    assert await counted(studio, task) == (2, last["created_at"])
    await studio.admin.post("/comments/archive", {"ids": [last["id"]]})
    assert await counted(studio, task) == (1, first["created_at"])
    await studio.admin.post("/comments/restore", {"ids": [last["id"]]})
    assert await counted(studio, task) == (2, last["created_at"])
    for way in ("archive", "purge"):
        await studio.admin.post(f"/comments/{way}", {"ids": [first["id"], last["id"]]})
    assert await counted(studio, task) == (0, None)


async def test_an_undone_note_is_not_counted_and_later_notes_are_in_nobodys_way(studio: Studio, film: Film) -> None:
    body = {"task_id": film.tasks[0], "text": "Again.", "task_status_id": film.statuses["Retake"]}
    said = await studio.admin.send("POST", "/comments", json=body)
    later = await studio.artist.post("/comments", {"task_id": film.tasks[0], "text": "On it."})
    undone = await studio.admin.post(f"/change-sets/{said.headers['X-Change-Set']}/revert", {})
    assert undone["conflicts"] == []
    assert await counted(studio, film.tasks[0]) == (1, later["created_at"])
    assert (await studio.admin.get(f"/tasks/{film.tasks[0]}"))["task_status_id"] == film.statuses["Ready"]
    again = await studio.admin.post(f"/change-sets/{undone['change_set_id']}/revert", {})
    assert again["conflicts"] == []
    assert await counted(studio, film.tasks[0]) == (2, later["created_at"])
