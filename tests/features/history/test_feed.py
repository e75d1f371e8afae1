"""What the diary says, to whom, and page by page."""

import pytest
from tests.studio import Film, Json, Studio

pytestmark = pytest.mark.anyio

FEED = "/feed"


async def sentences(film: Film, by: str = "admin", **params: object) -> list[str]:
    feed = await film.studio.people[by].get(f"{film.path}/feed", **params)
    return [line["sentence"] for line in feed["rows"]]


async def test_the_feed_says_who_moved_what_to_where(film: Film) -> None:
    await film.move(0, "Approved", by="supervisor")
    assert (await sentences(film))[0] == "Leila Osei moved SQ010 SH0010 Animation to Approved"


async def test_what_the_studio_keeps_is_called_by_its_name(studio: Studio, film: Film) -> None:
    made = {
        "/departments": {"name": "Grooming"},
        "/task-types": {"name": "Roto", "for_kind": "shot"},
        "/task-statuses": {"name": "Waiting"},
        "/entity-types": {"name": "Vehicle"},
        "/software": {"name": "Blender"},
        "/project-templates": {"name": "Episode"},
        "/field-definitions": {"name": "Lens", "kind": "shot", "type": "text"},
        "/identity-providers": {"name": "Studio account", "issuer": "https://id.example.com", "client_id": "motk"},
    }
    for path, body in made.items():
        await studio.admin.post(path, body)
    told = [line["sentence"] for line in (await studio.manager.get(FEED, limit=len(made)))["rows"]]
    named = [sentence.removeprefix("Ada Brandt created ") for sentence in reversed(told)]
    assert named[:5] == ["Grooming", "Roto", "Waiting", "Vehicle", "Blender"]
    assert named[5:] == ["the template Episode", "the field Lens", "the provider Studio account"]


async def test_two_rows_are_named_and_more_are_counted(film: Film) -> None:
    admin = film.studio.admin
    await admin.put("/tasks/status", {"task_ids": film.tasks[:2], "task_status_id": film.statuses["Retake"]})
    await admin.put("/tasks/status", {"task_ids": film.tasks, "task_status_id": film.statuses["To review"]})
    assert (await sentences(film, limit=2)) == [
        "Ada Brandt moved 3 tasks to To review",
        "Ada Brandt moved SQ010 SH0010 Animation and SQ010 SH0020 Animation to Retake",
    ]


async def test_a_comment_says_whether_it_set_a_status(film: Film) -> None:
    artist = film.studio.artist
    await film.assign("artist", 0)
    await artist.post("/comments", {"task_id": film.tasks[0], "text": "Smoother arcs."})
    await artist.post(
        "/comments", {"task_id": film.tasks[0], "text": "Done.", "task_status_id": film.statuses["To review"]}
    )
    assert (await sentences(film, limit=3)) == [
        "Noor Haddad commented on SQ010 SH0010 Animation and set To review",
        "Noor Haddad commented on SQ010 SH0010 Animation",
        "Ada Brandt assigned SQ010 SH0010 Animation to Noor Haddad",
    ]


async def test_an_open_slot_is_named_by_its_role(film: Film) -> None:
    await film.assign("open", 0)
    assert (await sentences(film))[0] == "Ada Brandt assigned SQ010 SH0010 Animation to Lead Lighter (open)"


async def test_an_edit_says_which_fields(film: Film) -> None:
    await film.studio.admin.patch(f"/tasks/{film.tasks[0]}", {"due_date": "2027-01-15"})
    assert (await sentences(film))[0] == "Ada Brandt changed due date of SQ010 SH0010 Animation"


async def test_what_is_deleted_for_ever_keeps_its_name_in_the_diary(film: Film) -> None:
    admin = film.studio.admin
    await film.move(0, "Approved")
    await admin.post("/entities/archive", {"ids": [film.shots[0]]})
    await admin.post("/entities/purge", {"ids": [film.shots[0]]})
    said = await sentences(film, limit=3)
    assert said[0].startswith("Ada Brandt deleted SQ010 SH0010 for ever")
    assert said[2] == "Ada Brandt moved SQ010 SH0010 Animation to Approved"


async def test_a_revert_says_what_it_took_back(film: Film) -> None:
    admin = film.studio.admin
    await film.move(0, "Approved", by="supervisor")
    done = (await admin.get(FEED))["rows"][0]["change_set_id"]
    undone = await admin.post(f"/change-sets/{done}/revert", {})
    await admin.post(f"/change-sets/{undone['change_set_id']}/revert", {})
    first = "Leila Osei moved SQ010 SH0010 Animation to Approved"
    assert (await sentences(film, limit=2)) == [
        f"Ada Brandt reverted “Ada Brandt reverted “{first}””",
        f"Ada Brandt reverted “{first}”",
    ]
    assert (await admin.get(FEED))["rows"][1]["caused_by"] == done


async def test_the_console_has_a_name(film: Film) -> None:
    film.studio.sql("select motk.begin('entity.edit', null, %s, 'cli')", film.studio.organization)
    film.studio.sql("update entity set description = 'A burrow.' where id = %s", film.shots[0])
    line = (await film.studio.admin.get(f"/entities/{film.shots[0]}/history"))["rows"][0]
    assert line["actor"] is None
    assert line["sentence"].startswith("A job ")


async def test_the_feed_pages_through_every_change_set_once(film: Film) -> None:
    for status in ("Retake", "To review", "Approved", "Retake", "In progress"):
        await film.move(0, status)
    for path in (FEED, f"{film.path}/feed"):
        for by in ("admin", "artist"):
            whole = await film.studio.people[by].get(path, limit=200)
            paged: list[Json] = []
            after: dict[str, str] = {}
            while True:
                page = await film.studio.people[by].get(path, limit=2, **after)
                paged += page["rows"]
                if page["next"] is None:
                    break
                after = {"after": page["next"]}
            assert paged == whole["rows"]
            assert len({line["change_set_id"] for line in paged}) == len(paged) >= 5


async def test_a_change_set_counts_its_row_facts(film: Film) -> None:
    await film.studio.admin.put("/tasks/status", {"task_ids": film.tasks, "task_status_id": film.statuses["Retake"]})
    assert (await film.studio.artist.get(f"{film.path}/feed"))["rows"][0]["changes"] == 3


async def test_the_feed_is_for_the_crew(film: Film) -> None:
    for by in ("client", "vendor"):
        for path in (FEED, f"{film.path}/feed"):
            await film.studio.people[by].refused(403, "GET", path)


async def test_a_feed_tells_nothing_of_projects_that_are_not_yours(studio: Studio, film: Film) -> None:
    secret = await studio.admin.post("/projects", {"name": "Secret"})
    await studio.admin.post("/entities", {"project_id": secret["id"], "kind": "sequence", "name": "TWIST"})
    seen = await studio.artist.get(FEED, limit=200)
    assert not any("Secret" in line["sentence"] or "TWIST" in line["sentence"] for line in seen["rows"])
    assert any("Secret" in line["sentence"] for line in (await studio.admin.get(FEED))["rows"])
    await studio.artist.refused(404, "GET", f"/projects/{secret['id']}/feed")


async def test_a_change_set_shows_its_rows_in_pages(film: Film) -> None:
    admin = film.studio.admin
    await admin.put("/tasks/status", {"task_ids": film.tasks, "task_status_id": film.statuses["Approved"]})
    change_set = (await admin.get(FEED))["rows"][0]["change_set_id"]
    first = await admin.get(f"/change-sets/{change_set}", limit=2)
    rest = await admin.get(f"/change-sets/{change_set}", limit=2, after=first["next"])
    assert first["change_set"]["sentence"] == "Ada Brandt moved 3 tasks to Approved"
    assert {line["sentence"] for line in first["rows"] + rest["rows"]} == {
        f"Ada Brandt moved SQ010 SH00{n}0 Animation to Approved" for n in (1, 2, 3)
    }
    assert rest["next"] is None


async def test_a_change_set_of_a_project_that_is_not_yours_does_not_exist(studio: Studio, film: Film) -> None:
    secret = await studio.admin.post("/projects", {"name": "Secret"})
    change_set = (await studio.admin.get(FEED))["rows"][0]["change_set_id"]
    assert (await studio.admin.get(f"/change-sets/{change_set}"))["change_set"][
        "sentence"
    ] == "Ada Brandt created Secret"
    await studio.artist.refused(404, "GET", f"/change-sets/{change_set}")
    await studio.supervisor.refused(404, "POST", f"/change-sets/{change_set}/revert", {})
    assert secret["name"] in await studio.admin.names("/projects")
