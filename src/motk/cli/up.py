"""`motk up`: everything on this machine in one command."""

import fcntl
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Annotated

import typer
from pydantic import SecretStr

from motk.cli.database import embedded
from motk.cli.demo import load_once
from motk.cli.listen import listen
from motk.cli.ready import Announcement
from motk.cli.refusals import Refusal
from motk.cli.serve import api_processes, environment
from motk.cli.start import settings_for_command
from motk.cli.supervisor import ChildProcess, Supervisor
from motk.core.embedded import EmbeddedPostgres
from motk.core.home import state_folder
from motk.core.settings import Settings

_LOOK_EVERY_S = 1.0


def up(
    demo: Annotated[bool, typer.Option("--demo", help="Load the demo studio when there is no studio yet.")] = False,
) -> None:
    """Start everything: the database (embedded, or MOTK_DATABASE_URL), the API and a worker. Ctrl-C stops it."""
    settings = settings_for_command()
    with ExitStack() as stack:
        stack.enter_context(only_one(settings))
        listening = stack.enter_context(listen(settings.host, settings.port))
        server = embedded(settings)
        if server is not None:
            stack.callback(server.stop)
            settings = settings.model_copy(update={"database_url": SecretStr(server.start())})
        _prepare(settings, demo=demo)
        announcement = Announcement(settings)
        children = [*api_processes(settings, listening), ChildProcess("worker", ["worker"], environment(settings))]
        database = _DatabaseWatch(server)

        def each_tick() -> None:
            database.keep_running()
            announcement.make_when_ready()

        Supervisor(children, each_tick).run()
    sys.stdout.write("MOTK has stopped.\n")


@contextmanager
def only_one(settings: Settings) -> Iterator[None]:
    """One `motk up` per state folder; the lock falls with its process."""
    with (state_folder(settings.home) / "up.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refusal(
                f"MOTK is already running for {settings.home}. Stop it first, or set MOTK_HOME to another folder."
            ) from None
        yield


def _prepare(settings: Settings, *, demo: bool) -> None:
    from motk.migrations.run import upgrade

    assert settings.database_url is not None  # noqa: S101 - `up` has filled it in
    dsn = settings.database_url.get_secret_value()
    upgrade(dsn)
    if demo:
        load_once(settings, dsn)


class _DatabaseWatch:
    """Starts the embedded server again when it died, or when the command whose server we joined has ended."""

    def __init__(self, server: EmbeddedPostgres | None) -> None:
        self._server = server
        self._looked_at = time.monotonic()

    def keep_running(self) -> None:
        if self._server is None or time.monotonic() - self._looked_at < _LOOK_EVERY_S:
            return
        self._looked_at = time.monotonic()
        if not self._server.is_running():
            sys.stderr.write("motk: the database stopped; starting it again.\n")
            self._server.start()
