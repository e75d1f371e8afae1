"""Streams whose client is slow, whose session ends, or that wait behind a long transaction."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, MutableMapping
from contextlib import aclosing, asynccontextmanager
from typing import Any
from uuid import UUID

import psycopg
import pytest
from sqlalchemy.ext.asyncio import AsyncSession
from tests.factory import begin
from tests.studio import Film, Somebody, Studio

from motk.features.live import follower as live_follower
from motk.features.live import stream as live_stream
from motk.features.live.stream import Stream
from motk.features.live.subscriber import MOST_BATCHES, MOST_CHANGES, Subscriber
from motk.gate.actor import Actor, Standing, from_token

pytestmark = pytest.mark.anyio

PATIENCE_S = 30


@asynccontextmanager
async def following(studio: Studio, somebody: Somebody) -> AsyncIterator[tuple[Subscriber, AsyncGenerator[bytes]]]:
    """Somebody's stream in this process, past its hello and past all that was written before it.

    A transaction of another test holds the log back for every database of the server, so what came before may come late.
    """
    engine, follower = studio.app.state.engine, studio.app.state.live
    token = somebody.headers["Authorization"].removeprefix("Bearer ")

    async def again() -> Actor:
        async with AsyncSession(engine) as session:
            return await from_token(session, token)

    subscriber = follower.subscribe(studio.organization)
    stream = Stream(follower, subscriber, engine, Standing(await again(), again), None, None)
    async with aclosing(stream.events()) as events:
        assert b"event: hello" in await anext(events)
        studio.sql("insert into department (organization_id, name) values (%s, 'From here')", studio.organization)
        async with asyncio.timeout(PATIENCE_S):
            while b'"name":"From here"' not in await anext(events):
                pass
        yield subscriber, events
    follower.unsubscribe(subscriber)


async def test_nobody_follows_more_streams_than_they_could_need(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_follower, "MOST_STREAMS", 2)
    account_id = UUID(studio.artist.account_id)
    open_streams = [studio.app.state.live.subscribe(studio.organization, account_id) for _ in range(2)]
    refused = await studio.artist.send("GET", "/live")
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "60")
    assert "End some of them" in refused.json()["detail"]
    for one in open_streams:
        studio.app.state.live.unsubscribe(one)


async def lost(subscriber: Subscriber) -> int:
    """Waits until the subscriber was left behind; the most that ever waited for it, in changes."""
    most = 0
    async with asyncio.timeout(PATIENCE_S):
        while not subscriber.has_lost:
            assert len(subscriber.waiting) <= MOST_BATCHES
            most = max(most, sum(len(batch.changes) for batch in subscriber.waiting))
            await asyncio.sleep(0)
    return most


async def test_a_reader_slower_than_many_small_changes_is_told_to_read_anew(studio: Studio) -> None:
    async with following(studio, studio.admin) as (subscriber, events):
        with psycopg.connect(studio.dsn) as connection:
            for number in range(MOST_BATCHES + 1):
                with connection.transaction():
                    begin(connection, "department.create", studio.organization)
                    connection.execute(
                        "insert into department (organization_id, name) values (%s, %s)",
                        (studio.organization, f"D{number}"),
                    )
        await lost(subscriber)
        assert not subscriber.waiting
        assert [event async for event in events] == [b'event: reload\ndata: {"reason":"slow"}\n\n']


async def test_a_reader_slower_than_one_large_change_is_told_to_read_anew(studio: Studio) -> None:
    async with following(studio, studio.admin) as (subscriber, events):
        studio.sql(
            "insert into department (organization_id, name) select %s, 'D' || n from generate_series(1, 10000) n",
            studio.organization,
        )
        assert await lost(subscriber) <= MOST_CHANGES
        assert not subscriber.waiting
        assert [event async for event in events] == [b'event: reload\ndata: {"reason":"slow"}\n\n']


async def test_a_reader_who_keeps_up_hears_a_large_change_whole(studio: Studio) -> None:
    async with following(studio, studio.admin) as (_, events):
        studio.sql(
            "insert into department (organization_id, name) select %s, 'D' || n from generate_series(1, 10000) n",
            studio.organization,
        )
        heard = 0
        async with asyncio.timeout(PATIENCE_S):
            while heard < 10_000:
                heard += (await anext(events)).count(b'"op":"insert"')
    assert heard == 10_000


async def test_a_stream_ends_with_its_session_though_nothing_happens(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_stream, "HEARTBEAT_S", 0.02)
    async with following(studio, studio.artist) as (_, events):
        assert (await anext(events)).startswith(b": still here\nid: ")
        with psycopg.connect(studio.dsn) as connection:
            connection.execute(
                "update api_token set revoked_at = now() where account_id = %s", (studio.artist.account_id,)
            )
        async with asyncio.timeout(PATIENCE_S):
            assert all([event.startswith(b": still here") async for event in events])


async def told(events: AsyncIterator[bytes]) -> bytes:
    """The next event that tells something: between them it says that it is still here, when other work on the machine holds it up."""
    return await anext(event async for event in events if not event.startswith(b": still here"))


async def test_what_waited_behind_a_transaction_that_came_to_nothing_is_heard(studio: Studio, film: Film) -> None:
    async with following(studio, studio.admin) as (_, events):
        with psycopg.connect(studio.dsn) as older:
            begin(older, "department.create", studio.organization)
            older.execute(
                "insert into department (organization_id, name) values (%s, 'Layout')", (studio.organization,)
            )
            await film.move(0, "Retake")
            older.rollback()
        async with asyncio.timeout(PATIENCE_S):
            assert b'"verb":"task.set_status"' in await told(events)


async def test_an_older_transaction_is_heard_before_what_waited_for_it(studio: Studio, film: Film) -> None:
    async with following(studio, studio.admin) as (_, events):
        with psycopg.connect(studio.dsn) as older:
            begin(older, "department.create", studio.organization)
            older.execute(
                "insert into department (organization_id, name) values (%s, 'Layout')", (studio.organization,)
            )
            await film.move(0, "Retake")
            older.commit()
        async with asyncio.timeout(PATIENCE_S):
            assert b'"verb":"department.create"' in await told(events)
            assert b'"verb":"task.set_status"' in await told(events)


async def test_a_lost_connection_loses_no_change(studio: Studio, film: Film) -> None:
    async with following(studio, studio.admin) as (_, events):
        studio.sql(
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'motk live' and datname = current_database()"
        )
        await film.move(0, "Retake")
        async with asyncio.timeout(PATIENCE_S):
            assert b'"verb":"task.set_status"' in await told(events)


async def test_a_stream_whose_client_leaves_while_an_event_goes_out_is_over(studio: Studio) -> None:
    authorization = studio.artist.headers["Authorization"].encode()
    for turns in range(12):  # of the event loop between the client's leaving and the end of the sending
        left = asyncio.Event()
        asked = [{"type": "http.request", "body": b"", "more_body": False}]

        async def receive(left: asyncio.Event = left, asked: list[dict[str, Any]] = asked) -> dict[str, Any]:
            if asked:
                return asked.pop()
            await left.wait()
            return {"type": "http.disconnect"}

        async def send(message: MutableMapping[str, Any], left: asyncio.Event = left, turns: int = turns) -> None:
            if message.get("body"):
                left.set()
                for _ in range(turns):
                    await asyncio.sleep(0)

        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "scheme": "http",
            "method": "GET",
            "path": "/api/v1/live",
            "raw_path": b"/api/v1/live",
            "root_path": "",
            "query_string": b"",
            "headers": [(b"authorization", authorization), (b"host", b"motk.test")],
            "client": ("127.0.0.1", 1),
            "server": ("motk.test", 80),
            "state": {},
        }
        async with asyncio.timeout(PATIENCE_S):
            await studio.app(scope, receive, send)
