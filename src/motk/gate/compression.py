"""Negotiated compression of answers, as plain ASGI. Sits inside the request log, outside everything else.

Compressed are texts over a kilobyte that are sent whole or whose length is known (a file, piece by piece). A body of unknown
length is a conversation - somebody waits for each piece - and passes through untouched, as do event streams, ranges and what
says `Cache-Control: no-transform` or names its own Content-Encoding (`identity` included: the way to opt out).
"""

import asyncio

from motk.gate.asgi import Application, Headers, Message, Receive, Scope, Send, header, replaced
from motk.gate.content_coding import Coder, Coding, chosen, coder, encode
from motk.gate.entity_tag import Conditions, suffixed

LEAST_BYTES = 1024
# Above this, compressing takes longer than handing the work to a thread.
_INLINE_BYTES = 128 * 1024

_TEXTS = frozenset(
    {
        "application/geo+json",
        "application/javascript",
        "application/json",
        "application/manifest+json",
        "application/problem+json",
        "application/wasm",
        "application/x-ndjson",
        "application/xml",
        "image/svg+xml",
    }
)
_WITHOUT_BODY = frozenset({204, 205, 304})


class Compression:
    def __init__(self, app: Application) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        coding = chosen(header(scope["headers"], b"accept-encoding"))
        conditions = Conditions.of(scope["headers"])
        scope["headers"] = conditions.headers
        answer = _Answer(send, None if scope["method"] == "HEAD" else coding, conditions)
        await self.app(scope, receive, answer.pass_on)


class _Answer:
    """One answer on its way out. A start that will be compressed waits for the first piece of its body."""

    def __init__(self, send: Send, coding: Coding | None, conditions: Conditions) -> None:
        self._send = send
        self._coding = coding
        self._conditions = conditions
        self._waiting: Message | None = None
        self._coder: Coder | None = None

    async def pass_on(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            await self._start(message)
        elif message["type"] != "http.response.body":
            await self._send(message)
        elif self._waiting is not None and self._coding is not None:
            start, self._waiting = self._waiting, None
            await self._begin(start, message, self._coding)
        elif self._coder is not None:
            await self._send({**message, "body": await _next(self._coder, message)})
        else:
            await self._send(message)

    async def _start(self, start: Message) -> None:
        headers = start["headers"] = self._varying(start["status"], list(start.get("headers", ())))
        length = header(headers, b"content-length")
        is_long = length.isdecimal() and int(length) >= LEAST_BYTES
        if self._coding is not None and is_long and _may_change(start["status"], headers):
            self._waiting = start
        else:
            await self._send(start)

    async def _begin(self, start: Message, first: Message, coding: Coding) -> None:
        headers = replaced(start["headers"], b"content-encoding", coding)
        if tag := header(headers, b"etag"):
            headers = replaced(headers, b"etag", suffixed(tag, coding))
        if first.get("more_body", False):
            self._coder = coder(coding, int(header(headers, b"content-length")))
            body, length = await _next(self._coder, first), None
        else:
            body = await _encoded(coding, first["body"])
            length = str(len(body))
        start["headers"] = replaced(headers, b"content-length", length)
        await self._send(start)
        await self._send({**first, "body": body})

    def _varying(self, status: int, headers: Headers) -> Headers:
        if status == 304:
            if tag := header(headers, b"etag"):
                headers = replaced(headers, b"etag", self._conditions.tag_of_unchanged(tag))
        elif not _is_text(headers):
            return headers
        held = header(headers, b"vary")
        if "accept-encoding" in held.lower() or held.strip() == "*":
            return headers
        return replaced(headers, b"vary", f"{held}, Accept-Encoding" if held else "Accept-Encoding")


async def _next(made: Coder, message: Message) -> bytes:
    piece = message.get("body", b"")
    coded = await asyncio.to_thread(made.compress, piece) if len(piece) > _INLINE_BYTES else made.compress(piece)
    return coded if message.get("more_body", False) else coded + made.flush()


async def _encoded(coding: Coding, body: bytes) -> bytes:
    return await asyncio.to_thread(encode, coding, body) if len(body) > _INLINE_BYTES else encode(coding, body)


def _may_change(status: int, headers: Headers) -> bool:
    return (
        status not in _WITHOUT_BODY
        and status != 206
        and _is_text(headers)
        and not header(headers, b"content-encoding")
        and not header(headers, b"content-range")
        and "no-transform" not in header(headers, b"cache-control").lower()
    )


def _is_text(headers: Headers) -> bool:
    kind = header(headers, b"content-type").partition(";")[0].strip().lower()
    return kind in _TEXTS or (kind.startswith("text/") and kind != "text/event-stream")
