"""`motk backup`, `motk restore` and `motk doctor`, on a studio at work."""

import asyncio
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from tests.cli.test_command import motk
from tests.database import Server
from tests.factory import insert, writing
from tests.studio import Film, Studio, opened, shoot

pytestmark = pytest.mark.anyio

PICTURE = b"a picture of a rabbit" * 1000
# Each change set with what it did, as one text.
DEEDS = (
    "select change_set.id::text, md5(string_agg(change.entity || change.row_id || change.rev || coalesce(change.after::text, ''), ','"
    " order by change.id)) from change_set join change on change.change_set_id = change_set.id group by 1"
)


@pytest.fixture
def empty(server: Server) -> Iterator[str]:
    """A database with nothing in it."""
    name = server.empty()
    yield server.dsn(name)
    server.drop(name)


async def filmed(studio: Studio, home: Path) -> tuple[Film, str]:
    """A film in the studio, with one picture in the storage of `home`; its key too."""
    film = await shoot(studio)
    key = f"{studio.organization}/rabbit.webp"
    file = home / "media" / key
    file.parent.mkdir(parents=True)
    file.write_bytes(PICTURE)
    with psycopg.connect(studio.dsn) as connection, writing(connection, "test.write", studio.organization):
        insert(
            connection,
            "media",
            organization_id=studio.organization,
            project_id=UUID(film.project),
            file_path=key,
            mime_type="image/webp",
            file_size=len(PICTURE),
            sha256=hashlib.sha256(PICTURE).hexdigest(),
        )
    return film, key


def on(dsn: str, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return motk(*words, MOTK_DATABASE_URL=dsn, MOTK_HOME=str(home))


def deeds(dsn: str) -> dict[str, str]:
    with psycopg.connect(dsn) as connection:
        return dict(connection.execute(DEEDS).fetchall())


async def test_a_backup_taken_while_people_work_restores_whole_and_nothing_in_halves(
    clone: str, empty: str, tmp_path: Path
) -> None:
    home, file = tmp_path / "home", tmp_path / "motk.tar"
    async with opened(clone) as studio:
        film, key = await filmed(studio, home)
        known = set(deeds(clone))
        async with at_work(film):
            backup = await asyncio.create_subprocess_exec(
                sys.executable,
                *("-m", "motk.cli", "backup", str(file)),
                env={**os.environ, "MOTK_DATABASE_URL": clone, "MOTK_HOME": str(home), "MOTK_SECRET_KEY": "k" * 40},
            )
            assert await backup.wait() == 0
        assert file.stat().st_mode & 0o777 == 0o600
    restored = on(empty, tmp_path / "new", "restore", str(file))
    assert restored.returncode == 0, restored.stdout + restored.stderr
    assert (tmp_path / "new" / "media" / key).read_bytes() == PICTURE
    then, now = deeds(empty), deeds(clone)
    assert known <= set(then)
    assert len(then) < len(now), "nothing was written while the backup ran"
    assert {change_set: now[change_set] for change_set in then} == then
    with psycopg.connect(empty) as connection:
        assert connection.execute("select epoch from log_epoch").fetchone() == (2,)
    assert on(empty, tmp_path / "new", "doctor", "--thorough").returncode == 0


@asynccontextmanager
async def at_work(film: Film) -> AsyncIterator[None]:
    """Several people moving tasks and writing notes, until the block ends; at least one of them has done something when it begins."""
    begun, is_over = asyncio.Event(), False

    async def move(shot: int) -> None:
        statuses = ["In progress", "To review"]
        while not is_over:
            statuses.reverse()
            await film.move(shot, statuses[0])
            await film.studio.artist.post("/comments", {"task_id": film.tasks[shot], "text": "Moved."})
            begun.set()

    people = [asyncio.create_task(move(shot)) for shot in range(3)]
    await asyncio.wait({asyncio.create_task(begun.wait()), *people}, return_when=asyncio.FIRST_COMPLETED)
    yield
    is_over = True
    await asyncio.gather(*people)


async def test_a_studio_is_thrown_away_only_when_told_to(clone: str, tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "motk.tar"
    async with opened(clone) as studio:
        film, _ = await filmed(studio, home)
        assert on(clone, home, "backup", str(file)).returncode == 0
        await studio.admin.patch(f"/entities/{film.shots[0]}", {"name": "SH999"})
    refused = on(clone, home, "restore", str(file))
    assert refused.returncode == 1
    assert "with 1 projects" in refused.stderr
    assert "--replace" in refused.stderr
    assert on(clone, home, "restore", str(file), "--replace").returncode == 0
    with psycopg.connect(clone) as connection:
        assert connection.execute("select 1 from entity where name = 'SH999'").fetchone() is None
        assert connection.execute("select count(*) from entity where kind = 'shot'").fetchone() == (len(film.shots),)


async def test_a_damaged_backup_restores_nothing(clone: str, empty: str, tmp_path: Path) -> None:
    file = tmp_path / "motk.tar"
    async with opened(clone) as studio:
        await filmed(studio, tmp_path / "home")
    assert on(clone, tmp_path / "home", "backup", str(file)).returncode == 0
    content = bytearray(file.read_bytes())
    content[content.index(PICTURE[:50]) + 3] ^= 1
    file.write_bytes(content)
    refused = on(empty, tmp_path / "new", "restore", str(file))
    assert refused.returncode == 1
    assert "rabbit.webp in the backup is damaged" in refused.stderr
    with psycopg.connect(empty) as connection:
        assert connection.execute("select to_regclass('organization')").fetchone() == (None,)
    (tmp_path / "note.txt").write_text("Not a backup.")
    assert "is not a backup" in on(empty, tmp_path / "new", "restore", str(tmp_path / "note.txt")).stderr


async def test_the_doctor_finds_what_is_not_as_it_should_be(clone: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    async with opened(clone) as studio:
        film, key = await filmed(studio, home)
    well = on(clone, home, "doctor")
    assert (well.returncode, "✗" in well.stdout) == (0, False), well.stdout
    (home / "media" / key).unlink()
    with psycopg.connect(clone) as connection:
        connection.execute("alter table entity disable trigger user")
        connection.execute("update entity set rev = rev + 5 where id = %s", (film.shots[0],))
        connection.execute("alter table entity enable trigger user")
        connection.execute("drop function motk.check_entity_parent() cascade")
        connection.execute("comment on schema motk is 'another'")
    ill = on(clone, home, "doctor", "--json")
    assert ill.returncode == 1
    wrong = {finding["about"]: finding for finding in json.loads(ill.stdout) if finding["level"] == "error"}
    assert set(wrong) == {"Media", "History", "Log"}
    assert key in wrong["Media"]["says"]
    assert "entity" in wrong["History"]["says"]
    assert on(clone, home, "migrate").returncode == 0
    again = json.loads(on(clone, home, "doctor", "--json").stdout)
    assert [finding["level"] for finding in again if finding["about"] == "Log"] == ["fine"]
