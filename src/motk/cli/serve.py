"""`motk serve`: the API and the front end."""

import gc
import os
import socket
from typing import TYPE_CHECKING, Annotated

import typer

from motk.cli.database import with_database
from motk.cli.listen import listen
from motk.cli.start import settings_for_command
from motk.cli.supervisor import ChildProcess, Supervisor
from motk.core.settings import Settings

if TYPE_CHECKING:
    from motk.gate.asgi import Application

# Streams of live changes never end by themselves: after this long they are cut, and the browser comes back.
_GRACE_S = 5


def serve(
    processes: Annotated[int | None, typer.Option(min=1, max=64, help="How many API processes to run.")] = None,
    socket_fd: Annotated[int | None, typer.Option(hidden=True)] = None,
) -> None:
    """Serve the API and the front end, without a worker."""
    settings = settings_for_command(api_processes=processes)
    with with_database(settings) as ready:
        if socket_fd is not None:
            run(ready, socket.socket(fileno=socket_fd))
        elif settings.api_processes == 1:
            run(ready, listen(settings.host, settings.port))
        else:
            _run_many(ready)


def run(settings: Settings, listening: socket.socket) -> None:
    """Serve on an open socket in this process until a signal ends it."""
    import uvicorn

    # The application factory reads its settings from the environment, like those of every other process.
    os.environ.update(environment(settings))
    server = uvicorn.Server(
        uvicorn.Config(
            "motk.cli.serve:application",
            factory=True,
            loop="uvloop",
            http="httptools",
            ws="none",
            lifespan="on",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=bool(settings.trusted_proxies),
            forwarded_allow_ips=list(settings.trusted_proxies),
            timeout_graceful_shutdown=_GRACE_S,
        )
    )
    server.run(sockets=[listening])


def application() -> "Application":
    """The application of a process that serves. What it is made of stays for good, so no collection of garbage walks it again:
    each such walk held everybody up for a tenth of a second.
    """
    from motk.main import create_app

    app = create_app()
    gc.collect()
    gc.freeze()
    return app


def environment(settings: Settings) -> dict[str, str]:
    """What a process that serves these settings must find in its environment."""
    assert settings.database_url is not None  # noqa: S101 - `with_database` has filled it in
    return {
        "MOTK_DATABASE_URL": settings.database_url.get_secret_value(),
        "MOTK_HOME": str(settings.home),
        "MOTK_LOG_FORMAT": settings.log_format,
    }


def api_processes(settings: Settings, listening: socket.socket) -> list[ChildProcess]:
    """One child per API process, all accepting from the same socket."""
    names = ["api"] if settings.api_processes == 1 else [f"api {n}" for n in range(1, settings.api_processes + 1)]
    command = ["serve", "--socket-fd", str(listening.fileno())]
    return [ChildProcess(name, command, environment(settings), (listening.fileno(),)) for name in names]


def _run_many(settings: Settings) -> None:
    with listen(settings.host, settings.port) as listening:
        Supervisor(api_processes(settings, listening)).run()
