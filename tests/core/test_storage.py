"""Local storage on a real disk."""

import hashlib
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motk.core import clock
from motk.core.errors import Invalid, NotFound
from motk.core.settings import Settings
from motk.core.storage import AlreadyStored, Storage, checked, open_storage
from motk.core.storage_local import LocalStorage

pytestmark = pytest.mark.anyio


@pytest.fixture
def storage(tmp_path: Path) -> LocalStorage:
    return LocalStorage(tmp_path / "media")


async def in_pieces(*pieces: bytes) -> AsyncIterator[bytes]:
    for piece in pieces:
        yield piece


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


async def test_what_was_put_is_what_one_gets(storage: LocalStorage) -> None:
    stored = await storage.put("previews/sh010.webp", b"pixels")
    assert (stored.size_bytes, stored.sha256) == (6, hashlib.sha256(b"pixels").hexdigest())
    assert await storage.get("previews/sh010.webp") == b"pixels"
    assert await storage.size_bytes("previews/sh010.webp") == 6
    assert await storage.exists("previews/sh010.webp")


async def test_a_stream_larger_than_memory_should_hold_arrives_whole(storage: LocalStorage) -> None:
    piece = os.urandom(700_000)
    stored = await storage.put("movie.mp4", in_pieces(*[piece] * 20))
    assert stored.size_bytes == 14_000_000
    digest = hashlib.sha256()
    sizes = []
    async for part in storage.stream("movie.mp4"):
        digest.update(part)
        sizes.append(len(part))
    assert digest.hexdigest() == stored.sha256
    assert max(sizes) < 3_000_000


LOOKS_AND_ENDS = """
import asyncio, pathlib, sys
from motk.core.storage_local import LocalStorage

async def look():
    storage = LocalStorage(pathlib.Path(sys.argv[1]))
    assert await asyncio.gather(*(storage.size_bytes("sh010.webp") for _ in range(20))) == [6] * 20

asyncio.run(look())
"""


def test_processes_that_end_with_their_last_file_end_well(tmp_path: Path) -> None:
    (tmp_path / "sh010.webp").write_bytes(b"pixels")
    command = [sys.executable, "-c", LOOKS_AND_ENDS, str(tmp_path)]
    started = [subprocess.Popen(command) for _ in range(16)]
    assert [process.wait() for process in started] == [0] * 16


async def test_an_empty_file_is_a_file(storage: LocalStorage) -> None:
    assert (await storage.put("empty", b"")).size_bytes == 0
    assert await storage.get("empty") == b""


async def test_a_range_has_both_its_ends_and_stops_at_the_end_of_the_file(storage: LocalStorage) -> None:
    await storage.put("letters", b"abcdef")
    assert await storage.get_range("letters", 1, 3) == b"bcd"
    assert await storage.get_range("letters", 4, 99) == b"ef"
    assert await storage.get_range("letters", 6, 9) == b""
    assert await storage.get_range("letters", 3, 2) == b""


async def test_bytes_never_change_under_a_key(storage: LocalStorage) -> None:
    await storage.put("take", b"one")
    assert (await storage.put("take", b"one")).size_bytes == 3
    with pytest.raises(AlreadyStored):
        await storage.put("take", in_pieces(b"t", b"wo"))
    assert await storage.get("take") == b"one"


async def test_an_upload_that_breaks_off_leaves_nothing(storage: LocalStorage, tmp_path: Path) -> None:
    async def broken() -> AsyncIterator[bytes]:
        yield b"x" * 9_000_000
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        await storage.put("half", broken())
    assert not await storage.exists("half")
    assert files_in(tmp_path) == []


async def test_what_a_killed_upload_left_is_swept_after_a_day(storage: LocalStorage, tmp_path: Path) -> None:
    incoming = tmp_path / "media" / ".incoming"
    incoming.mkdir()
    (incoming / "left").write_bytes(b"half a movie")
    assert await storage.sweep() == 0
    with clock.frozen(datetime.now(UTC) + timedelta(days=2)):
        assert await storage.sweep() == 1
    assert list(incoming.iterdir()) == []


async def test_a_missing_file_is_not_found_and_may_be_deleted(storage: LocalStorage) -> None:
    await storage.delete("nothing")
    for reading in (storage.get("nothing"), storage.size_bytes("nothing"), storage.get_range("nothing", 0, 1)):
        with pytest.raises(NotFound):
            await reading
    await storage.put("something", b"x")
    await storage.delete("something")
    assert not await storage.exists("something")


@pytest.mark.parametrize(
    "key",
    [
        "",
        "/etc/passwd",
        "../x",
        "a/../b",
        "a/./b",
        "a//b",
        "a/",
        ".incoming/x",
        "a\\b",
        "a b",
        "ä",
        "a\0",
        "a#1",
        "x\n",
    ],
)
async def test_a_key_that_could_lead_elsewhere_is_refused(storage: LocalStorage, key: str) -> None:
    for using in (storage.put(key, b"x"), storage.get(key), storage.exists(key), storage.delete(key)):
        with pytest.raises(Invalid, match="key"):
            await using


async def test_a_key_too_long_for_a_file_system_is_refused() -> None:
    for key in ("a" * 129, "/".join(["abc"] * 200)):
        with pytest.raises(Invalid):
            checked(key)


@given(key=st.text(max_size=40))
def test_no_accepted_key_leaves_the_folder(key: str) -> None:
    root = Path("/media")
    try:
        checked(key)
    except Invalid:
        return
    assert Path(os.path.normpath(root / key)).is_relative_to(root)


async def test_the_settings_choose_the_folder_which_is_closed_to_others(tmp_path: Path) -> None:
    storage: Storage = open_storage(Settings(home=tmp_path, media_root=tmp_path / "files"))
    await storage.put("a/b", b"x")
    assert (tmp_path / "files" / "a" / "b").read_bytes() == b"x"
    assert (tmp_path / "files").stat().st_mode & 0o077 == 0
