"""A day begins where the studio is, not where the server stands."""

from datetime import date, timedelta

import pytest
from tests.studio import Film, Studio

pytestmark = pytest.mark.anyio

# The first and the last place on earth where a day begins: whatever the hour, one of them has another day than UTC.
ZONES = ("Pacific/Kiritimati", "Etc/GMT+12")


async def settle(studio: Studio, zone: str) -> date:
    """Move the studio; which day it is there."""
    await studio.admin.patch("/organization", {"settings": {"timezone": zone}})
    day: date = studio.sql("select (now() at time zone %s)::date", zone)[0][0]
    return day


@pytest.mark.parametrize("zone", ZONES)
async def test_a_slot_opens_its_project_on_its_days_where_the_studio_is(studio: Studio, film: Film, zone: str) -> None:
    today = await settle(studio, zone)
    slot = f"/members/{film.members['artist']}"
    for starts, ends, sees in ((0, 0, True), (-9, -1, False), (1, 9, False)):
        dates = {"starts_on": today + timedelta(days=starts), "ends_on": today + timedelta(days=ends)}
        await studio.admin.patch(slot, {name: day.isoformat() for name, day in dates.items()})
        assert (await studio.artist.send("GET", film.path)).is_success is sees


@pytest.mark.parametrize("zone", ZONES)
async def test_an_account_ends_with_its_last_day_where_the_studio_is(studio: Studio, film: Film, zone: str) -> None:
    today = await settle(studio, zone)
    artist = f"/accounts/{studio.artist.account_id}"
    body = {"slots": [{"member_id": film.members["open"], "account_id": studio.artist.account_id}]}
    await studio.admin.patch(artist, {"expires_on": (today - timedelta(days=1)).isoformat()})
    await studio.artist.refused(401, "GET", "/me")
    problem = await studio.manager.refused(409, "POST", "/members/fill", body)
    assert "not active" in problem["detail"]
    await studio.admin.patch(artist, {"expires_on": today.isoformat()})
    await studio.artist.get("/me")
    await studio.manager.post("/members/fill", body)


@pytest.mark.parametrize("zone", ZONES)
async def test_what_a_view_calls_today_is_the_studios_day(studio: Studio, film: Film, zone: str) -> None:
    today = await settle(studio, zone)
    await studio.admin.patch(f"/tasks/{film.tasks[0]}", {"due_date": today.isoformat()})
    due = {"field": f"task.{film.animation}.due_date", "op": "is", "value": "@today"}
    found = await studio.admin.post(f"{film.path}/grid/shot/matching", {"filter": due})
    assert found["ids"] == film.shots[:1]
    file = {"format": "csv", "columns": [{"id": "name", "title": "Shot"}], "filter": due}
    sent = await studio.admin.send("POST", f"{film.path}/grid/shot/export", json=file)
    assert ("SH0010" in sent.text, "SH0020" in sent.text) == (True, False)
    assert str(today) in sent.headers["Content-Disposition"]


async def test_a_zone_that_the_database_does_not_know_counts_as_utc(studio: Studio, film: Film) -> None:
    studio.sql("""update organization set settings = settings || '{"timezone": "Mars/Olympus"}'""")
    assert studio.sql("select motk.today(id) = (now() at time zone 'UTC')::date from organization") == [(True,)]
    assert (await studio.artist.get(film.path))["id"] == film.project
