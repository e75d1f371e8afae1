"""What happens in one process is heard in another, by those who may know of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.features.live.streams import Listener, Server, listening, serving
from tests.studio import Film, Json, Somebody, Studio, opened, shoot

from motk.core.jobs import JobContext
from motk.core.settings import Settings
from motk.features.history.jobs import forget_old_details
from motk.features.live.sight import shown_by
from motk.gate.verbs import VERBS
from motk.model.base import Base, Tracked

pytestmark = pytest.mark.anyio


@pytest.fixture
def api(clone: str, tmp_path: Path) -> Iterator[Server]:
    """A second API process on the studio's database."""
    with serving(clone, tmp_path) as api:
        yield api


async def test_a_move_in_one_process_is_heard_in_another(film: Film, api: Server) -> None:
    async with listening(api.url, film.studio.artist, project_id=film.project) as artist:
        moved = await film.move(0, "Approved", by="supervisor")
        event = await artist.next()
    assert event.id == event.data["cursor"]
    assert event.data["change_set"]["verb"] == "task.set_status"
    assert event.data["change_set"]["actor_name"] == "Leila Osei"
    (change,) = event.data["changes"]
    assert (change["entity"], change["row_id"], change["op"], change["rev"]) == (
        "task",
        film.tasks[0],
        "update",
        moved["rev"],
    )
    assert change["project_id"] == film.project
    assert change["before"]["task_status_id"] == film.statuses["Ready"]
    assert change["after"]["task_status_id"] == film.statuses["Approved"]


async def test_who_comes_back_hears_what_was_missed_once_and_in_order(film: Film, api: Server) -> None:
    statuses = ("Retake", "In progress", "To review", "Approved", "Retake")
    async with listening(api.url, film.studio.artist, project_id=film.project) as artist:
        await film.move(0, statuses[0])
        heard = await artist.changes()
        place = artist.last_id
    for status in statuses[1:4]:
        await film.move(0, status)
    async with listening(api.url, film.studio.artist, project_id=film.project, last_id=place) as artist:
        for _ in range(3):
            heard += await artist.changes()
        await film.move(0, statuses[4])
        heard += await artist.changes()
    assert [change["after"]["task_status_id"] for change in heard] == [film.statuses[status] for status in statuses]
    assert [change["rev"] for change in heard] == list(range(heard[0]["rev"], heard[0]["rev"] + 5))


async def test_a_snapshot_and_the_stream_from_its_cursor_leave_no_gap(film: Film, api: Server) -> None:
    cursor = (await film.grid())["cursor"]
    await film.move(1, "Retake")
    async with listening(api.url, film.studio.artist, project_id=film.project, since=cursor) as artist:
        assert (await artist.until("task.set_status"))["changes"][0]["row_id"] == film.tasks[1]


async def test_who_was_away_too_long_is_told_to_read_anew(film: Film, api: Server) -> None:
    cursor = (await film.grid())["cursor"]
    film.studio.sql(
        "insert into department (organization_id, name) select %s, 'D' || n from generate_series(1, 2001) n",
        film.studio.organization,
    )
    async with listening(api.url, film.studio.artist, since=cursor) as artist:
        (last,) = await artist.end()
    assert (last.name, last.data) == ("reload", {"reason": "too far behind"})


async def test_who_was_away_longer_than_the_diary_is_kept_reads_anew(film: Film, api: Server) -> None:
    cursor = (await film.grid())["cursor"]
    await film.move(0, "Retake")
    for table in ("change", "change_set"):
        film.studio.sql(f"update {table} set at = at - interval '30 months'")
    async with listening(api.url, film.studio.artist, project_id=film.project) as artist:
        await film.move(1, "Retake")
        kept = (await artist.until("task.set_status"))["cursor"]
    await film.studio.admin.patch("/organization", {"settings": {"diary_months": 12}})
    await forget_old_details.run(JobContext(film.studio.app.state.engine, Settings(), job_id=1, attempt=1))
    async with listening(api.url, film.studio.artist, project_id=film.project, since=cursor) as artist:
        (last,) = await artist.end()
    assert (last.name, last.data) == ("reload", {"reason": "too far behind"})
    async with listening(api.url, film.studio.artist, project_id=film.project, since=kept) as artist:
        await film.move(2, "Retake")
        heard = await artist.until("task.set_status")
    assert heard["changes"][0]["row_id"] == film.tasks[2]


async def test_a_cursor_that_is_none_is_refused_by_name(film: Film) -> None:
    assert list(await film.studio.artist.invalid("GET", "/live?since=yesterday")) == ["since"]
    await film.studio.artist.refused(404, "GET", "/live?project_id=00000000-0000-4000-8000-000000000000")
    await film.studio.admin.refused(404, "GET", "/live?project_id=00000000-0000-4000-8000-000000000000")


async def test_other_projects_and_studios_are_silent(film: Film, api: Server) -> None:
    studio = film.studio
    secret = await studio.admin.post("/projects", {"name": "Secret"})
    async with opened(studio.dsn, name="Other Studio") as other:
        their_film = await shoot(other)
        async with (
            listening(api.url, studio.artist) as artist,
            listening(api.url, studio.admin, project_id=film.project) as admin,
            listening(api.url, other.admin) as stranger,
        ):
            await studio.admin.post("/entities", {"project_id": secret["id"], "kind": "sequence", "name": "TWIST"})
            await film.move(0, "Retake")
            await their_film.move(0, "Approved")
            for listener, task in ((artist, film.tasks[0]), (admin, film.tasks[0]), (stranger, their_film.tasks[0])):
                assert [change["row_id"] for change in await listener.changes()] == [task]


async def test_a_client_hears_only_the_notes_for_clients(film: Film, api: Server) -> None:
    task = film.tasks[0]
    async with listening(api.url, film.studio.client, project_id=film.project) as client:
        await film.studio.artist.post("/comments", {"task_id": task, "text": "The rig is broken, do not tell."})
        open_note = await film.studio.manager.post(
            "/comments", {"task_id": task, "text": "For you.", "for_client": True}
        )
        heard = [change for _ in range(2) for change in await client.changes()]
        assert [change["row_id"] for change in heard if change["entity"] == "comment"] == [open_note["id"]]
        assert "rig" not in str(heard)
        await film.studio.manager.patch(f"/comments/{open_note['id']}", {"for_client": False})
        (last,) = await client.end()
    assert (last.name, last.data) == ("reload", {"reason": "rights"})


async def test_a_vendor_hears_of_own_tasks_alone(film: Film, api: Server) -> None:
    await film.assign("vendor", 0)
    async with listening(api.url, film.studio.vendor, project_id=film.project) as vendor:
        await film.move(1, "Retake")
        await film.move(0, "Retake")
        assert [change["row_id"] for change in await vendor.changes()] == [film.tasks[0]]
        await film.assign("vendor", 1)
        assert [event.name for event in await vendor.end()] == ["reload"]


async def test_a_client_who_comes_back_never_hears_what_a_note_said_before_it_was_opened(
    film: Film, api: Server
) -> None:
    cursor = (await film.grid())["cursor"]
    note = {"task_id": film.tasks[0], "text": "The client will never notice."}
    path = f"/comments/{(await film.studio.artist.post('/comments', note))['id']}"
    await film.studio.artist.patch(path, {"text": "Fixed the feather."})
    await film.studio.artist.patch(path, {"for_client": True})
    async with listening(api.url, film.studio.client, project_id=film.project, since=cursor) as client:
        (only,) = await client.end()
    assert (only.name, only.data) == ("reload", {"reason": "rights"})


async def test_a_private_view_is_heard_of_by_its_owner_alone(film: Film, api: Server) -> None:
    view = {"project_id": film.project, "page": "shot", "name": "Leaving in May"}
    async with (
        listening(api.url, film.studio.artist, project_id=film.project) as owner,
        listening(api.url, film.studio.admin, project_id=film.project) as admin,
    ):
        made = await film.studio.artist.post("/views", view)
        assert [change["row_id"] for change in await owner.changes()] == [made["id"]]
        await film.studio.artist.post("/views/archive", {"ids": [made["id"]]})
        await film.studio.artist.post("/views/purge", {"ids": [made["id"]]})
        shared = await film.studio.manager.post("/views", {**view, "name": "Overview", "share": "project"})
        assert [change["row_id"] for change in await admin.changes()] == [shared["id"]]


async def test_hours_are_heard_of_by_who_worked_them_and_by_leads(film: Film, api: Server) -> None:
    await film.assign("artist", 0)
    async with (
        listening(api.url, film.studio.artist, project_id=film.project) as artist,
        listening(api.url, film.studio.manager, project_id=film.project) as lead,
    ):
        for by, minutes in (("supervisor", 60), ("artist", 30), ("supervisor", 0), ("artist", 0)):
            row = {"task_id": film.tasks[0], "on_date": "2026-11-20", "minutes": minutes, "note": f"{by} was slow"}
            await film.studio.people[by].put("/time-entries", {"rows": [row]})
        heard = [await _hours(artist, film.studio.artist) for _ in range(2)]
        assert [change["op"] for change in heard] == ["insert", "delete"]
        assert "supervisor" not in str(heard)
        told = [await lead.changes() for _ in range(4)]
        ops = [change["op"] for changes in told for change in changes if change["entity"] == "time_entry"]
        assert ops == ["insert", "insert", "delete", "delete"]


async def _hours(listener: Listener, of: Somebody) -> Json:
    """The next that is told of hours, which must be theirs."""
    while True:
        for change in await listener.changes():
            if change["entity"] == "time_entry":
                assert (change["after"] or change["before"])["account_id"] == of.account_id
                return change


async def test_a_webhook_of_the_whole_studio_is_heard_of_by_admins_alone(film: Film, api: Server) -> None:
    body = {"name": "Ours", "url": "https://hooks.example/motk"}
    async with listening(api.url, film.studio.manager) as manager:
        whole = await film.studio.admin.post("/webhooks", body)
        await film.studio.admin.post("/webhooks/archive", {"ids": [whole["id"]]})
        film.studio.sql("delete from webhook where id = %s", whole["id"])
        made = await film.studio.manager.post("/webhooks", {**body, "project_id": film.project})
        assert [change["row_id"] for change in await manager.changes()] == [made["id"]]


async def test_a_view_that_is_shared_is_read_anew_without_its_past(film: Film, api: Server) -> None:
    cursor = (await film.grid())["cursor"]
    body = {"project_id": film.project, "page": "shot", "name": "Who is slow"}
    made = await film.studio.manager.post("/views", body)
    await film.studio.manager.patch(f"/views/{made['id']}", {"name": "Overview", "share": "project"})
    async with listening(api.url, film.studio.artist, project_id=film.project, since=cursor) as artist:
        (only,) = await artist.end()
    assert (only.name, only.data) == ("reload", {"reason": "rights"})


async def test_a_client_reads_anew_when_a_view_is_made_for_clients(film: Film, api: Server) -> None:
    body = {"project_id": film.project, "page": "shot", "name": "Overview", "share": "project"}
    made = await film.studio.manager.post("/views", body)
    async with (
        listening(api.url, film.studio.client, project_id=film.project) as client,
        listening(api.url, film.studio.artist, project_id=film.project) as artist,
    ):
        await film.studio.manager.patch(f"/views/{made['id']}", {"default_for": "client"})
        (only,) = await client.end()
        assert (only.name, only.data) == ("reload", {"reason": "rights"})
        assert [change["after"]["default_for"] for change in await artist.changes()] == ["client"]


async def test_a_client_reads_anew_when_a_note_for_them_is_taken_back(film: Film, api: Server) -> None:
    said = {"task_id": film.tasks[0], "text": "Not yet.", "for_client": True}
    note = await film.studio.manager.post("/comments", said)
    async with listening(api.url, film.studio.client, project_id=film.project) as client:
        await film.studio.manager.post("/comments/archive", {"ids": [note["id"]]})
        (only,) = await client.end()
    assert (only.name, only.data) == ("reload", {"reason": "rights"})


async def test_a_token_hears_only_of_what_its_scopes_read(film: Film, api: Server) -> None:
    reader = film.studio.scoped(film.studio.admin, "live.follow", "comment.list")
    async with listening(api.url, reader, project_id=film.project) as listener:
        await film.assign("artist", 0)
        await film.studio.admin.patch("/organization", {"settings": {"hours_per_day": 7.5}})
        await film.studio.admin.post("/comments", {"task_id": film.tasks[0], "text": "Hello"})
        assert [change["entity"] for change in await listener.changes()] == ["comment"]


def test_every_table_of_the_log_has_a_verb_that_shows_its_rows() -> None:
    tables = {str(mapper.local_table) for mapper in Base.registry.mappers if issubclass(mapper.class_, Tracked)}
    assert {shown_by(table) for table in tables} <= VERBS.keys()


async def test_a_day_rate_stays_with_those_who_may_read_it(film: Film, api: Server) -> None:
    slot = f"/members/{film.members['open']}"
    async with (
        listening(api.url, film.studio.artist, project_id=film.project) as artist,
        listening(api.url, film.studio.manager, project_id=film.project) as manager,
    ):
        await film.studio.admin.patch(slot, {"day_rate": 900})
        await film.studio.admin.patch(slot, {"day_rate": 950, "role": "Lighter"})
        assert [change["after"] for change in await artist.changes()] == [{"role": "Lighter"}]
        assert [change["after"] for change in await manager.changes()] == [{"day_rate": 900}]


async def test_a_slot_as_client_keeps_the_crew_there_from_a_stream(film: Film, api: Server) -> None:
    studio = film.studio
    project = {"project_id": (await studio.admin.post("/projects", {"name": "Nightfall"}))["id"]}
    shot = await studio.admin.post("/entities", {**project, "kind": "shot", "name": "NF010"})
    step = {"entity_id": shot["id"], "task_type_id": film.animation}
    there = (await studio.admin.post("/tasks", {**project, **step}))["id"]
    guest = {"role": "Client", "access": "client", "account_id": str(studio.artist.account_id)}
    await studio.admin.post("/members", {**project, **guest})
    async with listening(api.url, studio.artist) as artist:
        for task in (there, film.tasks[0]):
            await studio.admin.post("/comments", {"task_id": task, "text": "Faster.", "for_client": True})
        told = {change["row_id"]: change for _ in range(2) for change in await artist.changes()}
    assert "comment_count" not in told[there]["after"]
    assert told[film.tasks[0]]["after"]["comment_count"] == 1


async def test_a_stream_ends_with_the_account(studio: Studio, film: Film, api: Server) -> None:
    async with listening(api.url, studio.artist, project_id=film.project) as artist:
        await studio.admin.patch(f"/accounts/{studio.artist.account_id}", {"active": False})
        assert [event.name for event in await artist.end()] == []


async def test_who_is_given_other_rights_reads_anew(film: Film, api: Server) -> None:
    async with listening(api.url, film.studio.artist, project_id=film.project) as artist:
        await film.studio.admin.patch(f"/members/{film.members['artist']}", {"access": "manager"})
        assert [event.name for event in await artist.end()] == ["reload"]


async def test_many_streams_leave_the_database_to_the_others(film: Film, api: Server) -> None:
    from contextlib import AsyncExitStack

    async with AsyncExitStack() as stack:
        listeners = [await stack.enter_async_context(listening(api.url, film.studio.artist)) for _ in range(30)]
        await film.move(0, "Retake")
        for listener in listeners:
            assert (await listener.changes())[0]["row_id"] == film.tasks[0]
        rows = film.studio.sql(
            "select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in transaction%%'"
        )
    assert rows == [(0,)]


async def test_the_server_stops_at_once_though_streams_are_open(film: Film, api: Server) -> None:
    async with listening(api.url, film.studio.artist) as one, listening(api.url, film.studio.admin) as another:
        api.stop(within_s=4)  # the grace after which the server would cut them is 5
        assert await one.end() == await another.end() == []
