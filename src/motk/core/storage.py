"""Where bytes live: pictures, movies, attachments. One interface, whatever stands behind it.

What stands under a key never changes: a new picture is a new key. So a file may be cached for ever, and two workers that
store the same result do not disturb each other.
"""

import re
from collections.abc import AsyncIterable, AsyncIterator
from dataclasses import dataclass
from typing import Protocol

from motk.core.errors import Conflict, Invalid, NotFound
from motk.core.settings import Settings

MOST_KEY_CHARACTERS = 300
# No part begins with a dot, so ".." and the store's own folders are out of reach; no character needs quoting in a URL.
_KEY = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,127}(/[A-Za-z0-9_][A-Za-z0-9._-]{0,127})*")


class AlreadyStored(Conflict):
    """Other bytes stand under this key already."""

    slug, title = "already-stored", "Stored already"

    def __init__(self, key: str) -> None:
        super().__init__(f"Another file is stored as {key}. Store this one under a key of its own.", key=key)


@dataclass(frozen=True)
class Stored:
    key: str
    size_bytes: int
    sha256: str


class Storage(Protocol):
    """All methods raise Invalid for a key that cannot be one; those that read raise NotFound."""

    async def put(self, key: str, content: bytes | AsyncIterable[bytes]) -> Stored:
        """Store all of it or nothing. The same bytes again are fine; others raise AlreadyStored."""
        ...

    async def get(self, key: str) -> bytes:
        """The whole file in memory: for thumbnails, not for movies."""
        ...

    async def get_range(self, key: str, first: int, last: int) -> bytes:
        """Bytes `first` to `last`, both included as in HTTP; cut at the end of the file."""
        ...

    def stream(self, key: str) -> AsyncIterator[bytes]:
        """The file in pieces of about a megabyte."""
        ...

    async def size_bytes(self, key: str) -> int: ...

    async def exists(self, key: str) -> bool: ...

    async def delete(self, key: str) -> None:
        """Remove the file; nothing happens when there is none."""
        ...

    async def sweep(self) -> int:
        """Remove what uploads that died left behind; answers how many."""
        ...


def checked(key: str) -> str:
    """The key, if it is one: parts of letters, digits and `._-`, joined by slashes. Raises Invalid."""
    if len(key) > MOST_KEY_CHARACTERS or not _KEY.fullmatch(key):
        allowed = f"parts of letters, digits, '.', '_' or '-' joined by '/', {MOST_KEY_CHARACTERS} characters at most"
        raise Invalid([("key", f"A storage key is made of {allowed}; no part begins with a dot.")])
    return key


def missing(key: str) -> NotFound:
    return NotFound("file", key)


def open_storage(settings: Settings) -> Storage:
    """The storage these settings name."""
    from motk.core.storage_local import LocalStorage

    return LocalStorage(settings.media_root)
