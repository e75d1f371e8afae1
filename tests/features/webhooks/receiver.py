"""A receiver of webhooks: a real HTTP server on this machine that writes down what it takes."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Receiver:
    """`status` is how it answers, while `answers` is set; what it took (2xx) stands in `taken`, headers and parsed body."""

    url: str = ""
    status: int = 200
    extra: str = ""
    answers: asyncio.Event = field(default_factory=asyncio.Event)
    asked: int = 0
    taken: list[tuple[dict[str, str], Any]] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)

    @property
    def ids(self) -> list[str]:
        return [headers["x-motk-event"] for headers, _ in self.taken]

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
        body = await reader.readexactly(int(headers["content-length"]))
        self.asked += 1
        if 200 <= self.status < 300:
            self.taken.append((headers, json.loads(body)))
            self.raw.append(body)
        await self.answers.wait()
        said = f"status {self.status}"
        writer.write(
            f"HTTP/1.1 {self.status} X\r\n{self.extra}Content-Length: {len(said)}\r\nConnection: close\r\n\r\n{said}".encode()
        )
        await writer.drain()
        writer.close()


@asynccontextmanager
async def receiving() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    receiver.answers.set()
    server = await asyncio.start_server(receiver.answer, "127.0.0.1", 0)
    receiver.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/motk"
    async with server:
        yield receiver
