"""Files on local disk, below one folder."""

import asyncio
import hashlib
import os
from collections.abc import AsyncIterable, AsyncIterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from obstore.exceptions import AlreadyExistsError
from obstore.store import LocalStore

from motk.core.clock import now
from motk.core.storage import AlreadyStored, Stored, checked, missing

_INCOMING = ".incoming"
_PIECE_BYTES = 1024 * 1024
_UPLOAD_AT_MOST = timedelta(days=1)


class LocalStorage:
    def __init__(self, root: Path) -> None:
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._root = root
        self._store = LocalStore(root)

    async def put(self, key: str, content: bytes | AsyncIterable[bytes]) -> Stored:
        checked(key)
        seen = _Seen()
        incoming = f"{_INCOMING}/{uuid4().hex}"
        await self._store.put_async(incoming, seen.watch(content))
        await asyncio.to_thread(_sync, self._root / incoming)
        try:
            await self._store.rename_async(incoming, key, overwrite=False)
        except AlreadyExistsError:
            await self._store.delete_async(incoming)
            if await self._sha256(key) != seen.sha256:
                raise AlreadyStored(key) from None
        else:
            await asyncio.to_thread(_sync, (self._root / key).parent)
        return Stored(key, seen.size_bytes, seen.sha256)

    async def get(self, key: str) -> bytes:
        try:
            return bytes(await (await self._store.get_async(checked(key))).bytes_async())
        except FileNotFoundError:
            raise missing(key) from None

    async def get_range(self, key: str, first: int, last: int) -> bytes:
        if first < 0 or last < first:
            return b""
        size = await self.size_bytes(key)
        if first >= size:
            return b""
        return bytes(await self._store.get_range_async(key, start=first, end=min(last + 1, size)))

    async def stream(self, key: str) -> AsyncIterator[bytes]:
        try:
            found = await self._store.get_async(checked(key))
        except FileNotFoundError:
            raise missing(key) from None
        async for piece in found.stream(min_chunk_size=_PIECE_BYTES):
            yield bytes(piece)

    async def size_bytes(self, key: str) -> int:
        try:
            return (await self._store.head_async(checked(key)))["size"]
        except FileNotFoundError:
            raise missing(key) from None

    async def exists(self, key: str) -> bool:
        try:
            await self._store.head_async(checked(key))
        except FileNotFoundError:
            return False
        return True

    async def delete(self, key: str) -> None:
        try:
            await self._store.delete_async(checked(key))
        except FileNotFoundError:
            return

    async def sweep(self) -> int:
        return await asyncio.to_thread(self._sweep)

    def _sweep(self) -> int:
        before = (now() - _UPLOAD_AT_MOST).timestamp()
        folder = self._root / _INCOMING
        left = [path for path in folder.iterdir() if path.stat().st_mtime < before] if folder.is_dir() else []
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)

    async def _sha256(self, key: str) -> str:
        digest = hashlib.sha256()
        async for piece in self.stream(key):
            await asyncio.to_thread(digest.update, piece)
        return digest.hexdigest()


class _Seen:
    """Counts and digests what flows by."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()
        self.size_bytes = 0

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()

    async def watch(self, content: bytes | AsyncIterable[bytes]) -> AsyncIterator[bytes]:
        async for piece in _pieces(content) if isinstance(content, bytes) else content:
            self.size_bytes += len(piece)
            await asyncio.to_thread(self._digest.update, piece)
            yield piece


async def _pieces(content: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(content), _PIECE_BYTES):
        yield content[start : start + _PIECE_BYTES]


def _sync(path: Path) -> None:
    """Wait until the disk has it: the row that names this file must not outlive it in a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
