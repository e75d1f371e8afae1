"""P10: a dump taken while people work, restored on another server, whose transaction ids start anew."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from tests.core.follower import Follower
from tests.core.schedule import STUDIO, Schedule
from tests.database import PG_BIN
from tests.factory import revert

from motk.core.embedded import EmbeddedPostgres
from motk.core.embedded_binaries import client_program
from motk.migrations.run import upgrade

PLACES = "select epoch, change.tx::text::bigint, id from change order by epoch, change.tx, id"


def program(name: str) -> str:
    found = client_program(name, PG_BIN)
    assert found is not None, f"{name} is neither beside the server's programs nor on the PATH"
    return str(found)


@pytest.fixture
def new_server() -> Iterator[str]:
    """The DSN of an empty database on a server made just now."""
    home = Path(tempfile.mkdtemp(prefix="motk-tests-"))
    home.chmod(0o711)
    try:
        with EmbeddedPostgres(home, durable=False, pg_bin=PG_BIN) as postgres:
            yield postgres.dsn
    finally:
        shutil.rmtree(home, ignore_errors=True)


def all_rows(dsn: str, query: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(dsn) as connection:
        return connection.execute(query.encode()).fetchall()


def dump_while_working(dsn: str, schedule: Schedule, to: Path) -> None:
    with subprocess.Popen([program("pg_dump"), "--format=custom", "--no-owner", f"--file={to}", dsn]) as dump:
        while dump.poll() is None:
            schedule.run(5, lambda: None)
    assert dump.returncode == 0


def test_a_follower_goes_on_from_a_restored_dump_without_loss_or_repeat(
    clone: str, new_server: str, tmp_path: Path
) -> None:
    with Schedule(clone, seed=10) as schedule, Follower(clone) as follower:
        schedule.run(800, follower.poll)
        dump_while_working(clone, schedule, tmp_path / "dump")
        bookmark, read = follower.cursor, follower.read

    subprocess.run(
        [program("pg_restore"), "--no-owner", "--exit-on-error", f"--dbname={new_server}", tmp_path / "dump"],
        check=True,
    )
    with psycopg.connect(new_server) as restored:
        assert restored.execute("select motk.raise_epoch()").fetchone() == (2,)
    upgrade(new_server)
    dumped = all_rows(new_server, PLACES)
    assert read == dumped[: len(read)]
    assert len(read) < len(dumped), "nothing was written while the dump ran"

    with Schedule(new_server, seed=11) as schedule, Follower(new_server) as follower:
        follower.cursor, follower.read = bookmark, read
        schedule.run(50, follower.poll)
        there = all_rows(new_server, PLACES)
        follower.poll_up_to(there[-1])
    assert follower.read == there
    (_, tx, _), (_, new_tx, _) = bookmark, there[-1]
    assert new_tx < tx, "the new server's transaction ids have caught up: without an epoch this would pass too"


def test_what_was_done_before_the_dump_can_be_undone_after_the_restore(
    clone: str, new_server: str, tmp_path: Path
) -> None:
    with Schedule(clone, seed=12) as schedule:
        schedule.run(20, lambda: None)
        dump_while_working(clone, schedule, tmp_path / "dump")
    subprocess.run(
        [program("pg_restore"), "--no-owner", "--exit-on-error", f"--dbname={new_server}", tmp_path / "dump"],
        check=True,
    )
    with psycopg.connect(new_server) as restored:
        restored.execute("select motk.raise_epoch()")
        for (change_set,) in restored.execute("select id from change_set order by change_set.tx desc").fetchall():
            _, report = revert(restored, change_set, STUDIO)
            assert report["conflicts"] == []
        assert restored.execute("select count(*) from lab_note").fetchone() == (0,)
