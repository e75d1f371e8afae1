"""One log line and one id per request, and its place in the metrics. The outermost middleware.

Neither the query nor the body nor any header is logged: each may carry a secret.
"""

import re
import time
from dataclasses import dataclass
from uuid import uuid4

import structlog

from motk.core import metrics
from motk.gate.asgi import Application, Message, Receive, Scope, Send, header, replaced

log = structlog.get_logger("motk.request")

REQUEST_ID = b"x-request-id"

_SANE_ID = re.compile(r"[A-Za-z0-9._-]{8,128}")
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
# Asked every few seconds by machines: counted, but logged only when they fail.
_PROBES = frozenset({"/healthz", "/readyz", "/metrics"})
_CLIENT_LEFT = 499


@dataclass
class _Answer:
    status: int = _CLIENT_LEFT
    size_bytes: int = 0
    is_stream: bool = False
    is_complete: bool = False


class RequestLog:
    """Takes over a sane `X-Request-Id` or makes one, answers with it, and binds it to every log line of the request.

    An exception that comes out after the answer was sent is logged here and goes no further.
    """

    def __init__(self, app: Application) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        asked = header(scope["headers"], REQUEST_ID)
        request_id = asked if _SANE_ID.fullmatch(asked) else uuid4().hex
        scope.setdefault("state", {})["request_id"] = request_id
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            await self._answer(scope, receive, send, request_id)

    async def _answer(self, scope: Scope, receive: Receive, send: Send, request_id: str) -> None:
        started = time.perf_counter()
        answer = _Answer()
        failure: Exception | None = None

        async def noting(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = replaced(message.get("headers", ()), REQUEST_ID, request_id)
                _note_start(answer, message)
            await send(message)
            if message["type"] == "http.response.body":
                answer.size_bytes += len(message.get("body", b""))
                answer.is_complete = not message.get("more_body", False)

        metrics.requests_in_flight.inc()
        try:
            await self.app(scope, receive, noting)
        except Exception as error:
            failure = error
            if not answer.is_complete:
                answer.status = 500
                raise
        finally:
            if not answer.is_stream:
                metrics.requests_in_flight.dec()
            _record(scope, answer, time.perf_counter() - started, failure)


def _note_start(answer: _Answer, message: Message) -> None:
    answer.status = message["status"]
    answer.is_stream = header(message["headers"], b"content-type").startswith("text/event-stream")
    if answer.is_stream:
        metrics.requests_in_flight.dec()


def _record(scope: Scope, answer: _Answer, seconds: float, failure: Exception | None) -> None:
    route = route_template(scope)
    method = scope["method"] if scope["method"] in _METHODS else "other"
    metrics.requests.labels(method, route or "unmatched", answer.status).inc()
    if not answer.is_stream:
        metrics.request_seconds.labels(method, route or "unmatched").observe(seconds)
    account_id = scope["state"].get("account_id")
    facts = {
        "method": method,
        "route": route,
        "path": scope["path"][:200],
        "status": answer.status,
        "duration_ms": round(seconds * 1000, 1),
        "bytes": answer.size_bytes,
        "account_id": str(account_id) if account_id else None,
    }
    if failure is not None or answer.status >= 500:
        log.error("request", **facts, exc_info=failure)
    elif scope["path"] in _PROBES:
        log.debug("request", **facts)
    else:
        log.info("request", **facts)


def route_template(scope: Scope) -> str | None:
    """`/api/v1/tasks/{task_id}`: what the router matched. None when nothing did; never a path, of which there is no end."""
    # An included router's route knows only its own part of the path; FastAPI keeps the whole in its part of the scope.
    route = scope.get("fastapi", {}).get("effective_route_context") or scope.get("route")
    return getattr(route, "path_format", None) or getattr(route, "path", None)
