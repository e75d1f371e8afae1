"""How much a request may bring, as plain ASGI. Sits inside the compression: its refusal is an answer like any other."""

from motk.core.errors import Problem
from motk.gate.asgi import Application, Message, Receive, Scope, Send, header
from motk.gate.http import MOST_BYTES_OF_STRANGERS, SESSION_COOKIE, problem_response

# A body is parsed as a whole, and what it becomes in memory is twenty times its size at worst.
MOST_BYTES = 16 * 1024 * 1024
# A file is but kept.
MOST_BYTES_OF_FILES = 64 * 1024 * 1024
_FILES = "/api/v1/media"


class TooLarge(Problem):
    status, slug, title = 413, "too-large", "Too much at once"

    def __init__(self, most_bytes: int) -> None:
        super().__init__(
            f"A file may have {most_bytes // 1024 // 1024} MB here. Keep a larger one on the studio's disks, and say where."
            if most_bytes == MOST_BYTES_OF_FILES
            else f"A request may bring {most_bytes // 1024:,} kB. Send fewer rows at a time.",
            most_bytes=most_bytes,
        )


class BodyLimit:
    def __init__(self, app: Application) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        body = _Body(_most(scope), receive, send)
        declared = header(scope["headers"], b"content-length")
        if declared.isdecimal() and int(declared) > body.most_bytes:
            await body.refuse(scope)
            return
        try:
            await self.app(scope, body.receive, body.send)
        except Exception:
            if not body.is_over:
                raise
        if body.is_over and not body.is_answered:
            await body.refuse(scope)


class _Body:
    """Counts what comes in. Beyond the limit the application is told that nobody is there any more, and heard no further."""

    def __init__(self, most_bytes: int, receive: Receive, send: Send) -> None:
        self.most_bytes = most_bytes
        self.is_over = False
        self.is_answered = False
        self._receive = receive
        self._send = send
        self._seen_bytes = 0

    async def receive(self) -> Message:
        message = await self._receive()
        self._seen_bytes += len(message.get("body", b""))
        self.is_over = self._seen_bytes > self.most_bytes
        return {"type": "http.disconnect"} if self.is_over else message

    async def send(self, message: Message) -> None:
        if self.is_over and not self.is_answered:
            return
        self.is_answered = True
        await self._send(message)

    async def refuse(self, scope: Scope) -> None:
        answer = problem_response(TooLarge(self.most_bytes))
        # What is still on its way is not read.
        answer.headers["Connection"] = "close"
        await answer(scope, self._receive, self._send)


def _most(scope: Scope) -> int:
    is_known = header(scope["headers"], b"authorization") or f"{SESSION_COOKIE}=" in header(scope["headers"], b"cookie")
    if not is_known:
        return MOST_BYTES_OF_STRANGERS
    return MOST_BYTES_OF_FILES if scope["path"] == _FILES and scope["method"] == "POST" else MOST_BYTES
