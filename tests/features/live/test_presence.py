"""Who is on the page: heard by the crew in every process, and by nobody else."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from tests.features.live.streams import Listener, listening, serving
from tests.features.live.test_stream import following
from tests.studio import Film, Json, Somebody, Studio

from motk.features.live import presence as module
from motk.features.live.presence import Presence, Present

pytestmark = pytest.mark.anyio

PATIENCE_S = 30


@pytest.fixture
async def two(studio: Studio, tmp_path: Path) -> AsyncIterator[tuple[str, str]]:
    """The addresses of two API processes on the studio's database."""
    with serving(studio.dsn, tmp_path / "one") as one, serving(studio.dsn, tmp_path / "two") as other:
        yield one.url, other.url


async def heard(listener: Listener) -> Json:
    while True:
        event = await listener.next()
        if event.name == "presence":
            assert event.id is None, "a presence is no place in the log"
            return event.data


@asynccontextmanager
async def at(url: str, somebody: Somebody) -> AsyncIterator[Somebody]:
    """The same person at another process."""
    async with type(somebody.http)(base_url=url) as http:
        elsewhere = Somebody(http, "", uuid4())
        elsewhere.headers = somebody.headers
        yield elsewhere


async def test_the_crew_hears_who_comes_moves_and_leaves_in_another_process(
    studio: Studio, film: Film, two: tuple[str, str]
) -> None:
    tab = str(uuid4())
    async with (
        listening(two[0], studio.artist, project_id=film.project) as artist,
        at(two[1], studio.supervisor) as leila,
    ):
        where = {"client_id": tab, "page": "shot", "row_id": film.shots[0], "column": "description", "editing": True}
        await leila.put(f"{film.path}/presence", where)
        told = await heard(artist)
        assert told == {
            **where,
            "project_id": film.project,
            "account_id": studio.supervisor.account_id,
            "name": "Leila Osei",
            "gone": False,
        }
        await leila.put(f"{film.path}/presence", {"client_id": tab, "page": "asset"})
        moved = await heard(artist)
        assert (moved["page"], moved["row_id"], moved["editing"]) == ("asset", None, False)
        async with listening(two[0], studio.manager) as late:
            assert (await heard(late))["client_id"] == tab, "who comes later is told who is there"
        assert (await leila.send("DELETE", f"{film.path}/presence/{tab}")).status_code == 204
        assert (await heard(artist))["gone"]
        async with listening(two[0], studio.manager) as later:
            await leila.put(f"{film.path}/presence", {"client_id": str(uuid4()), "page": "task"})
            assert (await heard(later))["page"] == "task", "who has left is not told any more"
    assert studio.sql("select count(*) from change_set where verb like 'presence%%'") == [(0,)]


async def test_clients_and_vendors_neither_see_nor_are_seen(studio: Studio, film: Film, tmp_path: Path) -> None:
    await film.assign("vendor", 0)
    here = {"client_id": str(uuid4()), "page": "shot"}
    for role in ("client", "vendor"):
        await studio.people[role].refused(403, "PUT", f"{film.path}/presence", here)
    other = (await studio.admin.post("/projects", {"name": "Nightfall"}))["id"]
    await studio.supervisor.refused(404, "PUT", f"/projects/{other}/presence", here)
    with serving(studio.dsn, tmp_path) as server:
        async with (
            listening(server.url, studio.client) as client,
            listening(server.url, studio.vendor) as vendor,
            listening(server.url, studio.supervisor) as outsider,
        ):
            await studio.admin.put(f"/projects/{other}/presence", here)
            await studio.admin.put(f"{film.path}/presence", {**here, "page": "asset"})
            # What comes after is heard by all: so the presence before it was not.
            await film.move(0, "In progress")
            assert (await outsider.next()).data["page"] == "asset", "not hers is the other film, and its page"
            for listener in (client, vendor):
                assert (await listener.next()).name == "changes"


async def test_who_never_stops_telling_is_slowed_down(studio: Studio, film: Film) -> None:
    here = {"client_id": str(uuid4()), "page": "shot"}
    answers = await asyncio.gather(*(studio.artist.send("PUT", f"{film.path}/presence", json=here) for _ in range(60)))
    codes = {answer.status_code for answer in answers}
    assert codes == {204, 429}
    slowed = next(answer for answer in answers if answer.status_code == 429)
    assert slowed.headers["Retry-After"] == "1"
    await studio.manager.put(f"{film.path}/presence", here)


@pytest.mark.parametrize(
    ("field", "value"),
    [("page", "../etc"), ("page", "x" * 41), ("column", "c" * 121), ("row_id", "SH010"), ("mood", "fine")],
)
async def test_a_presence_is_small_and_says_nothing_else(studio: Studio, film: Film, field: str, value: str) -> None:
    body = {"client_id": str(uuid4()), "page": "shot", field: value}
    assert field in await studio.artist.invalid("PUT", f"{film.path}/presence", body)


async def test_the_longest_name_and_column_fit_into_what_a_process_can_say(studio: Studio, film: Film) -> None:
    shout = studio.hire("manager", "\U0001f3ac" * 200)
    await studio.admin.post("/members", {"project_id": film.project, "role": "Loud", "account_id": shout.account_id})
    body = {"client_id": str(uuid4()), "page": "p" * 40, "column": "\u2028" * 120, "row_id": film.shots[0]}
    async with following(studio, studio.artist) as (_, events):
        await shout.put(f"{film.path}/presence", body)
        async with asyncio.timeout(PATIENCE_S):
            while b"event: presence" not in (event := await anext(events)):
                pass
    told = json.loads(event.partition(b"data: ")[2])
    assert (told["name"], told["column"]) == ("\U0001f3ac" * 200, "\u2028" * 120)


async def test_who_is_silent_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    present = Present()
    someone = Presence(uuid4(), uuid4(), uuid4(), uuid4(), "Leila Osei", "shot")
    present.hear(someone)
    assert present.all() == [someone]
    monkeypatch.setattr(module, "FORGOTTEN_S", 0.0)
    assert present.all() == []


def test_what_another_version_says_is_passed_over() -> None:
    said = Presence(uuid4(), uuid4(), uuid4(), uuid4(), "Leila Osei", "shot").spelled()
    assert Presence.parse(said) is not None
    for strange in ("", "[]", "{}", said.replace('"name"', '"label"'), said[:-2]):
        assert Presence.parse(strange) is None
