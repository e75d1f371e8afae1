"""A real server in a process of its own, and clients who listen to its stream."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx2
from tests.studio import Json, Somebody

PATIENCE_S = 30


@dataclass(frozen=True)
class Server:
    url: str
    process: subprocess.Popen[bytes]

    def stop(self, within_s: float = PATIENCE_S) -> int:
        """Ask it to stop, as a supervisor does; its exit code. Fails the test when it takes longer."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(within_s)


@contextmanager
def serving(dsn: str, home: Path) -> Iterator[Server]:
    """`motk serve` on a database. Its socket is open at once: who comes early waits in line."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        environment = {**os.environ, "MOTK_DATABASE_URL": dsn, "MOTK_HOME": str(home), "MOTK_LOG_LEVEL": "warning"}
        command = [sys.executable, "-m", "motk.cli", "serve", "--socket-fd", str(listening.fileno())]
        process = subprocess.Popen(command, env=environment, pass_fds=[listening.fileno()])
        port = listening.getsockname()[1]
    try:
        yield Server(f"http://127.0.0.1:{port}/api/v1", process)
    finally:
        process.kill()
        process.wait()


@dataclass(frozen=True)
class Event:
    name: str
    data: Json
    id: str | None


class Listener:
    """What one client of the stream hears."""

    def __init__(self) -> None:
        self.heard: asyncio.Queue[Event | None] = asyncio.Queue()
        self.last_id: str | None = None

    async def next(self) -> Event:
        """The next event. Fails the test when the stream has ended."""
        event = await asyncio.wait_for(self.heard.get(), PATIENCE_S)
        assert event is not None, "the stream has ended"
        return event

    async def changes(self) -> list[Json]:
        """The row facts of the next event, which must be of changes."""
        event = await self.next()
        assert event.name == "changes", event
        found: list[Json] = event.data["changes"]
        return found

    async def until(self, verb: str) -> Json:
        """Passes events over until one of a verb comes; its data."""
        while True:
            event = await self.next()
            if event.name == "changes" and event.data["change_set"]["verb"] == verb:
                return event.data

    async def end(self) -> list[Event]:
        """What still comes until the stream ends."""
        rest = []
        while (event := await asyncio.wait_for(self.heard.get(), PATIENCE_S)) is not None:
            rest.append(event)
        return rest


@asynccontextmanager
async def listening(
    url: str, somebody: Somebody, *, last_id: str | None = None, **params: Any
) -> AsyncIterator[Listener]:
    """Follow as somebody; returns when the server has said hello.

    Who does not come back to a place in the log hears only what is done from now on: a transaction of another test holds
    the log back for every database of the server, so what was done before may come late.
    """
    goes_on = last_id is not None or "since" in params
    began = None if goes_on else datetime.now(UTC)
    headers = {**somebody.headers, **({"Last-Event-ID": last_id} if last_id else {})}
    listener = Listener()
    async with (
        httpx2.AsyncClient(timeout=PATIENCE_S) as http,
        http.stream("GET", f"{url}/live", params=params, headers=headers) as answer,
    ):
        assert answer.status_code == 200, (answer.status_code, await answer.aread())
        assert answer.headers["content-type"].startswith("text/event-stream")
        assert answer.headers["cache-control"] == "no-store"
        reading = asyncio.create_task(_read(answer, listener, began))
        try:
            hello = await listener.next()
            assert hello.name == "hello"
            yield listener
        finally:
            reading.cancel()
            await asyncio.wait({reading})


async def _read(answer: httpx2.Response, listener: Listener, began: datetime | None) -> None:
    fields: dict[str, str] = {}
    try:
        async for line in answer.aiter_lines():
            if line:
                name, _, value = line.partition(":")
                fields[name] = value.strip()
                listener.last_id = fields.get("id", listener.last_id)
                continue
            if "event" in fields:
                event = Event(fields["event"], json.loads(fields["data"]), fields.get("id"))
                if not (began and event.name == "changes" and _at(event) < began):
                    await listener.heard.put(event)
            fields = {}
    finally:
        await listener.heard.put(None)


def _at(event: Event) -> datetime:
    return datetime.fromisoformat(event.data["change_set"]["at"])
