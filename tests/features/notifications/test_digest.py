"""The mail of what is unread, to a real server on this machine."""

from datetime import date

import pytest
from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncEngine
from tests.core.smtp_server import Post, listening
from tests.studio import Film, Studio

from motk.core import mail
from motk.core.jobs import JobContext
from motk.core.settings import Settings
from motk.features.notifications import jobs
from motk.reactions.running import catch_up, found

pytestmark = pytest.mark.anyio

NOTIFY = next(reaction for reaction in found() if reaction.name == "notify")
ADDRESS = "noor@meadow.example"


@pytest.fixture(autouse=True)
async def begun(film: Film, engine: AsyncEngine) -> None:
    await catch_up(engine, Settings(), NOTIFY)
    film.studio.sql("update account set email = %s where id = %s", ADDRESS, film.studio.artist.account_id)


async def deferred(studio: Studio, engine: AsyncEngine) -> list[dict[str, str]]:
    """The mails that the job hands to the queue, the newest last."""
    await catch_up(engine, Settings(), NOTIFY)
    await jobs.mail.run(JobContext(engine, Settings(), job_id=1, attempt=1))
    return [
        args for (args,) in studio.sql("select args from procrastinate_jobs where task_name = 'mail.send' order by id")
    ]


async def test_what_is_unread_is_mailed_once_in_one_mail(studio: Studio, film: Film, engine: AsyncEngine) -> None:
    await studio.artist.patch("/me", {"notifications": {"mail": "at_once"}})
    await film.assign("artist", 0)
    note = {"task_id": film.tasks[0], "text": "<b>Ears</b> up."}
    await studio.supervisor.post("/comments", note)
    (sent,) = await deferred(studio, engine)
    with listening(Post()) as post:
        settings = Settings(smtp_url=SecretStr(f"smtp://127.0.0.1:{post.port}"), mail_from="motk@meadow.example")
        await mail.send.run(JobContext(engine, settings, job_id=1, attempt=1), **sent)
    (arrived,) = post.mails
    assert (arrived["To"], arrived["Subject"]) == (ADDRESS, "2 notifications in Meadow Studio")
    plain, html = (part.get_content() for part in arrived.iter_parts())
    assert "Leila Osei commented on SQ010 SH0010 Animation (Meadow)" in plain
    assert "/settings/notifications" in plain
    assert "&lt;b&gt;Ears" in html
    assert len(await deferred(studio, engine)) == 1


async def test_a_mail_speaks_the_language_of_the_person_or_else_of_the_studio(
    studio: Studio, film: Film, engine: AsyncEngine
) -> None:
    await studio.artist.patch("/me", {"notifications": {"mail": "at_once"}})
    organization = await studio.admin.get("/organization")
    await studio.admin.patch("/organization", {"rev": organization["rev"], "settings": {"locale": "fr"}})
    await film.assign("artist", 0)
    (first,) = await deferred(studio, engine)
    assert first["subject"] == "1 notification chez Meadow Studio"
    await studio.artist.patch("/me", {"locale": "en"})
    await film.assign("artist", 1)
    assert (await deferred(studio, engine))[-1]["subject"] == "1 notification in Meadow Studio"


async def test_what_was_read_or_is_not_wanted_is_not_mailed(studio: Studio, film: Film, engine: AsyncEngine) -> None:
    await studio.artist.patch("/me", {"notifications": {"mail": "off"}})
    await film.assign("artist", 0)
    assert await deferred(studio, engine) == []
    await studio.artist.put("/notifications/read", {})
    await studio.artist.patch("/me", {"notifications": {"mail": "at_once"}})
    assert await deferred(studio, engine) == []


async def test_a_daily_mail_waits_for_its_hour(studio: Studio, film: Film, engine: AsyncEngine) -> None:
    (hour,) = studio.sql("select extract(hour from now() at time zone 'UTC')::int")[0]
    await studio.artist.patch("/me", {"notifications": {"mail": "daily", "daily_hour": hour}})
    await film.assign("artist", 0)
    assert await deferred(studio, engine) == []
    studio.sql("update notification set at = at - interval '1 day'")
    assert len(await deferred(studio, engine)) == 1


async def test_a_time_zone_that_the_database_does_not_know_holds_up_nobodys_mail(
    studio: Studio, film: Film, engine: AsyncEngine
) -> None:
    for zone in ("localtime", "Factory"):
        assert list(await studio.supervisor.invalid("PATCH", "/me", {"timezone": zone})) == ["timezone"]
    # Taken before, or by a machine that knows more of them.
    studio.sql(
        "update account set timezone = 'localtime', email = 'leila@meadow.example' where id = %s",
        studio.supervisor.account_id,
    )
    studio.sql('update organization set settings = settings || \'{"timezone": "localtime"}\'')
    for person in (studio.artist, studio.supervisor):
        await person.patch("/me", {"notifications": {"mail": "at_once"}})
    await film.assign("artist", 0)
    await film.assign("supervisor", 1)
    assert {sent["to"] for sent in await deferred(studio, engine)} == {ADDRESS, "leila@meadow.example"}
    await jobs.tell_due.run(JobContext(engine, Settings(), job_id=1, attempt=1))
    assert (await studio.admin.get("/organization"))["settings"]["timezone"] == "UTC"
    await studio.admin.get(f"{film.path}/overview")


async def test_who_does_it_is_told_the_day_before_and_on_the_day(
    studio: Studio, film: Film, engine: AsyncEngine
) -> None:
    await film.assign("artist", 0, 1)
    await film.assign("vendor", 2)
    run = JobContext(engine, Settings(), job_id=1, attempt=1)
    for hour in (4, 11):  # nothing ran at six
        assert (await studio.artist.get("/notifications", reason="due"))["rows"] == []
        today = _where_it_is(studio, hour)
        # Whose slot has ended has no dates to keep.
        studio.sql("update member set ends_on = %s::date - 1 where id = %s", today, film.members["vendor"])
        studio.sql("update task set due_date = %s::date + 1 where id = any (%s)", today, [film.tasks[0], film.tasks[2]])
        studio.sql("update task set due_date = %s::date + 5 where id = %s", today, film.tasks[1])
        await jobs.tell_due.run(run)
    await jobs.tell_due.run(run)
    rows = (await studio.artist.get("/notifications", reason="due"))["rows"]
    assert [row["task"]["id"] for row in rows] == [film.tasks[0]]
    assert studio.sql("select count(*) from notification where reason = 'due'") == [(1,)]


def _where_it_is(studio: Studio, hour: int) -> date:
    """Move the studio to where the clock shows this hour now; the day there."""
    (now,) = studio.sql("select extract(hour from now() at time zone 'UTC')::int")[0]
    behind = (now - hour + 12) % 24 - 12
    zone = f"Etc/GMT{behind:+d}" if behind else "UTC"
    studio.sql("update organization set settings = settings || jsonb_build_object('timezone', %s::text)", zone)
    today: date = studio.sql("select (now() at time zone %s)::date", zone)[0][0]
    return today
