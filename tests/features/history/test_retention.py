"""How long the diary keeps its details, and what stays when they go."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.studio import Film, Json

from motk.core.jobs import JobContext
from motk.core.settings import Settings
from motk.features.history.jobs import forget_old_details
from motk.features.history.retention import months_ago

pytestmark = pytest.mark.anyio

LONG_AGO = "interval '20 months'"


async def forget(film: Film) -> None:
    await forget_old_details.run(JobContext(film.studio.app.state.engine, Settings(), job_id=1, attempt=1))


def age(film: Film) -> None:
    """All that has happened so far happened long ago."""
    for table in ("change", "change_set"):
        film.studio.sql(f"update {table} set at = at - {LONG_AGO}")


async def test_for_ever_is_the_rule(film: Film) -> None:
    age(film)
    before = film.studio.sql("select count(*) from change")
    await forget(film)
    assert film.studio.sql("select count(*) from change") == before


async def test_old_details_go_and_rows_tombstones_and_later_work_stay(film: Film) -> None:
    studio, admin = film.studio, film.studio.admin
    cursor = (await admin.get(f"{film.path}/grid/shot"))["cursor"]
    await admin.post("/entities/archive", {"ids": [film.shots[0]]})
    await admin.post("/entities/purge", {"ids": [film.shots[0]]})
    age(film)
    await admin.patch(f"/entities/{film.shots[1]}", {"description": "Dusk"})
    look: Json = await admin.get("/organization/diary", months=12)
    assert look["changes"] > 10
    assert look["before"].startswith(f"{months_ago(12, datetime.now(UTC)):%Y-%m-%d}")
    await admin.patch("/organization", {"settings": {"diary_months": 12}})
    shots = (await admin.get(f"{film.path}/grid/shot"))["rows"]
    await forget(film)
    assert (await admin.get(f"{film.path}/grid/shot"))["rows"] == shots
    assert [line["verb"] for line in (await admin.get(f"/entities/{film.shots[1]}/history"))["rows"]] == ["entity.edit"]
    left = studio.sql(
        "select distinct entity from change where at < now() - interval '12 months' and after is not null"
    )
    assert left == []
    assert studio.sql("select count(*) from change where after is null and row_id = %s", film.shots[0])[0][0] == 1
    assert (await admin.get("/organization/diary", months=12))["changes"] == 0
    verbs = [line["verb"] for line in (await admin.get("/feed"))["rows"]]
    assert verbs[:3] == ["diary.forget", "organization.edit", "entity.edit"]
    forgetting = (await admin.get("/feed", limit=1))["rows"][0]["change_set_id"]
    await admin.refused(409, "POST", f"/change-sets/{forgetting}/revert", {})
    assert (await admin.get(f"{film.path}/grid/shot", since=cursor))["full"] is True, "the way to it is gone"


async def test_a_past_that_is_gone_is_refused_by_its_day(film: Film) -> None:
    admin = film.studio.admin
    age(film)
    await admin.patch("/organization", {"settings": {"diary_months": 12}})
    await forget(film)
    since = (await admin.get("/organization"))["diary_since"]
    at = (datetime.fromisoformat(since) - timedelta(days=1)).isoformat()
    said = await admin.invalid("GET", f"{film.path}/grid/shot/as-of", params={"at": at})
    assert said["at"].startswith(f"The diary holds no details before {since[:10]} any more.")
    assert (await admin.get(f"{film.path}/grid/shot/as-of", at=since))["rows"]


async def test_less_than_a_season_is_refused_and_only_admins_look(film: Film) -> None:
    asked = {"settings": {"diary_months": 2}}
    assert list(await film.studio.admin.invalid("PATCH", "/organization", asked)) == ["settings.diary_months"]
    await film.studio.manager.refused(403, "GET", "/organization/diary")


async def test_months_that_hold_nothing_any_more_give_their_room_back(film: Film) -> None:
    film.studio.sql(
        "create table public.change_2020_01 partition of change for values from ('2020-01-01') to ('2020-02-01')"
    )
    age(film)
    await film.studio.admin.patch("/organization", {"settings": {"diary_months": 12}})
    await forget(film)
    assert film.studio.sql("select to_regclass('public.change_2020_01')") == [(None,)]
