"""The shapes of ASGI, as far as our middlewares use them."""

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]


def header(headers: Iterable[tuple[bytes, bytes]], name: bytes) -> str:
    """A header's value, its repetitions joined as HTTP allows; empty when absent."""
    return ", ".join(value.decode("latin-1") for key, value in headers if key.lower() == name)


def replaced(headers: Iterable[tuple[bytes, bytes]], name: bytes, value: str | None) -> Headers:
    """The headers with this one set, or removed when None."""
    kept = [(key, held) for key, held in headers if key.lower() != name]
    return kept if value is None else [*kept, (name, value.encode("latin-1"))]
