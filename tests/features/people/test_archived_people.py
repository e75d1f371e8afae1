"""People who are taken off the studio's list: kept out, brought back, and deleted only where no work loses its name."""

import pytest
from tests.studio import Film, Studio

pytestmark = pytest.mark.anyio


async def test_who_is_archived_comes_in_no_more_until_an_admin_brings_them_back(studio: Studio, film: Film) -> None:
    artist = (await studio.artist.get("/me"))["account"]["id"]
    await film.assign("artist", 0)
    await studio.artist.post("/comments", {"task_id": film.tasks[0], "text": "Blocked out."})
    await studio.admin.post("/accounts/archive", {"ids": [artist]})
    assert (await studio.artist.send("GET", "/me")).status_code == 401
    archived = (await studio.admin.get("/accounts", archived="only"))["rows"]
    assert [row["id"] for row in archived] == [artist]
    preview = await studio.admin.post("/accounts/purge-preview", {"ids": [artist]})
    assert {blocker["id"] for blocker in preview["blockers"]} == {artist}
    await studio.admin.post("/accounts/restore", {"ids": [artist]})
    assert artist in [row["id"] for row in (await studio.admin.get("/accounts"))["rows"]]
