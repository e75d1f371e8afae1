"""The embedded PostgreSQL: one server per state folder, started when needed, gone when its starter is gone."""

import fcntl
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

from motk.core import tied_child
from motk.core.embedded_binaries import Programs, find_programs, usable_by_server
from motk.core.embedded_cluster import DATABASE, ENVIRONMENT, USER, ensure_cluster
from motk.core.embedded_errors import DidNotStart
from motk.core.embedded_place import SOCKET_NAME, place_for
from motk.core.embedded_postmaster import forget_dead_postmaster, running_postmaster
from motk.core.home import state_folder

_LOG_LIMIT_BYTES = 10_000_000
_POLL_S = 0.01
_LEFTOVER_PATIENCE_S = 20
_NOT_DURABLE = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")


class EmbeddedPostgres:
    """PostgreSQL in a state folder, over a Unix socket only.

    `start` joins the server that another process of ours runs there, or starts one. A server lives as long as the
    thread that started it (see `tied_child`), so a long-lived caller that joined asks `is_running` now and then and
    starts again. `durable=False` gives up safety at a power cut for speed: tests only.
    """

    def __init__(self, home: Path, *, durable: bool = True, pg_bin: Path | None = None) -> None:
        self.home = state_folder(home)
        self.log = self.home / "postgres.log"
        self._durable = durable
        self._pg_bin = pg_bin
        self._place = place_for(self.home)
        self._server: subprocess.Popen[bytes] | None = None

    @property
    def dsn(self) -> str:
        """The connection string of the server's `motk` database."""
        return f"postgresql://{USER}@/{DATABASE}?host={quote(str(self._place.socket_folder), safe='/')}&port=5432"

    @property
    def is_ours(self) -> bool:
        """Whether this object started the server, and so stops it."""
        return self._server is not None

    @property
    def pid(self) -> int | None:
        """The server's process, whoever started it."""
        postmaster = running_postmaster(self._place.data)
        return postmaster.pid if postmaster else None

    def is_running(self) -> bool:
        """Whether a server runs in the folder and accepts connections."""
        if self._server is not None:
            self._server.poll()  # a dead child would stay a zombie
        postmaster = running_postmaster(self._place.data)
        return postmaster is not None and postmaster.status == "ready"

    def start(self) -> str:
        """Join or start the server; returns its DSN once it accepts connections. Raises EmbeddedPostgresError.

        Simultaneous starts give one server. 0.1 s when the data exists, about 1 s the first time; after a crash as
        long as its recovery takes.
        """
        with self._starting():
            if not self._joined():
                if self._server is not None:
                    self._server.wait()
                self._server = self._launch()
        return self.dsn

    def stop(self) -> None:
        """Stop the server if this object started it, closing open sessions; a joined one keeps running."""
        if self._server is not None:
            tied_child.stop(self._server, signal.SIGINT, signal.SIGQUIT, patience_s=30)
            self._server = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @contextmanager
    def _starting(self) -> Iterator[None]:
        """One starter at a time; the lock falls with its process, however that ends."""
        with (self.home / "postgres.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _joined(self) -> bool:
        """Wait out a server on its way up or down; True when one is ready to be joined."""
        while postmaster := running_postmaster(self._place.data):
            if postmaster.status == "ready":
                return True
            time.sleep(_POLL_S)
        return False

    def _launch(self) -> subprocess.Popen[bytes]:
        programs = usable_by_server(find_programs(self._pg_bin), self._place)
        self._turn_log_over()
        ensure_cluster(self._place, programs, self.log)
        forget_dead_postmaster(self._place.data, self._place.socket_folder / f"{SOCKET_NAME}.lock")
        give_up_at = time.monotonic() + _LEFTOVER_PATIENCE_S
        while True:
            try:
                return self._run_server(programs)
            except DidNotStart as refusal:
                # Backends of a killed server take a moment to notice; the data is theirs until they are gone.
                if "pre-existing shared memory block" not in str(refusal) or time.monotonic() > give_up_at:
                    raise
                time.sleep(_POLL_S)

    def _run_server(self, programs: Programs) -> subprocess.Popen[bytes]:
        with self.log.open("ab") as output:
            at = output.tell()
            server = tied_child.start(
                [programs["postgres"], "-D", self._place.data, *self._must()],
                when_parent_dies=signal.SIGINT,  # "fast shutdown": a kill -9 of ours still leaves a clean database
                output=output,
                environment=ENVIRONMENT,
                owner=self._place.owner,
                folder=Path("/"),
            )
        try:
            self._await_ready(server, at)
        except BaseException:
            tied_child.stop(server, signal.SIGINT, signal.SIGQUIT, patience_s=10)
            raise
        return server

    def _must(self) -> list[str]:
        """What holds whatever postgresql.conf says."""
        settings = (
            "-c",
            "listen_addresses=",
            "-c",
            f"unix_socket_directories={self._place.socket_folder}",
            "-c",
            "port=5432",
        )
        return [*settings, "-c", "logging_collector=off", *(() if self._durable else _NOT_DURABLE)]

    def _await_ready(self, server: subprocess.Popen[bytes], log_from: int) -> None:
        while not ((postmaster := running_postmaster(self._place.data)) and postmaster.status == "ready"):
            if server.poll() is not None:
                last_lines = self.log.read_bytes()[log_from:].decode(errors="replace")
                raise DidNotStart("did not start", self.log, last_lines[-2000:])
            time.sleep(_POLL_S)

    def _turn_log_over(self) -> None:
        if self.log.exists() and self.log.stat().st_size > _LOG_LIMIT_BYTES:
            self.log.replace(self.log.with_suffix(".log.1"))
        self.log.touch(mode=0o600)  # a failed statement stands there with its values
