"""Files on local disk, below one folder."""

import asyncio
import hashlib
import os
from collections.abc import AsyncIterable, AsyncIterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import obstore
from obstore.exceptions import AlreadyExistsError
from obstore.store import LocalStore

from motk.core.clock import now
from motk.core.errors import NotFound
from motk.core.storage import AlreadyStored, Stored, checked, missing

_INCOMING = ".incoming"
_PIECE_BYTES = 1024 * 1024
_UPLOAD_AT_MOST = timedelta(days=1)


class LocalStorage:
    """Calls of the store that block, in threads of Python's own.

    Its `_async` calls resolve from a thread of Rust: one that is still about it when the process ends (`motk restore` does
    right after its last file) aborts the process.
    """

    def __init__(self, root: Path) -> None:
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._root = root
        self._store = LocalStore(root)

    async def put(self, key: str, content: bytes | AsyncIterable[bytes]) -> Stored:
        checked(key)
        incoming = f"{_INCOMING}/{uuid4().hex}"
        upload = _Upload(await asyncio.to_thread(obstore.open_writer, self._store, incoming))
        async for piece in _pieces(content) if isinstance(content, bytes) else content:
            await asyncio.to_thread(upload.write, piece)
        await asyncio.to_thread(upload.close)
        await asyncio.to_thread(_sync, self._root / incoming)
        try:
            await asyncio.to_thread(self._store.rename, incoming, key, overwrite=False)
        except AlreadyExistsError:
            await asyncio.to_thread(self._store.delete, incoming)
            if await self._sha256(key) != upload.sha256:
                raise AlreadyStored(key) from None
        else:
            await asyncio.to_thread(_sync, (self._root / key).parent)
        return Stored(key, upload.size_bytes, upload.sha256)

    async def get(self, key: str) -> bytes:
        return await asyncio.to_thread(lambda: bytes(self._opened(key).bytes()))

    async def get_range(self, key: str, first: int, last: int) -> bytes:
        if first < 0 or last < first:
            return b""
        size = await self.size_bytes(key)
        if first >= size:
            return b""
        return bytes(await asyncio.to_thread(self._store.get_range, key, start=first, end=min(last + 1, size)))

    async def stream(self, key: str) -> AsyncIterator[bytes]:
        pieces = iter((await asyncio.to_thread(self._opened, key)).stream(min_chunk_size=_PIECE_BYTES))
        while (piece := await asyncio.to_thread(next, pieces, None)) is not None:
            yield bytes(piece)

    async def size_bytes(self, key: str) -> int:
        try:
            return (await asyncio.to_thread(self._store.head, checked(key)))["size"]
        except FileNotFoundError:
            raise missing(key) from None

    async def exists(self, key: str) -> bool:
        try:
            await self.size_bytes(key)
        except NotFound:
            return False
        return True

    async def delete(self, key: str) -> None:
        try:
            await asyncio.to_thread(self._store.delete, checked(key))
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

    def _opened(self, key: str) -> "obstore.GetResult":
        try:
            return self._store.get(checked(key))
        except FileNotFoundError:
            raise missing(key) from None

    async def _sha256(self, key: str) -> str:
        digest = hashlib.sha256()
        async for piece in self.stream(key):
            await asyncio.to_thread(digest.update, piece)
        return digest.hexdigest()


class _Upload:
    """Counts and digests what is written."""

    def __init__(self, writer: "obstore.WritableFile") -> None:
        self._writer = writer
        self._digest = hashlib.sha256()
        self.size_bytes = 0

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()

    def write(self, piece: bytes) -> None:
        self._writer.write(piece)
        self._digest.update(piece)
        self.size_bytes += len(piece)

    def close(self) -> None:
        self._writer.close()


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
