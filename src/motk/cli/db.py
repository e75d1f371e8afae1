"""`motk db`: the database itself, for people who know what they do."""

import os
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from motk.cli.database import database
from motk.cli.refusals import Refusal
from motk.cli.start import settings_for_command
from motk.core.embedded_binaries import client_program

app = typer.Typer(help="Work on the database directly.", no_args_is_help=True)

# Read by psql before its first prompt. The person's own file comes first, so that it cannot undo ours.
_BEGIN = r"""
\set ON_ERROR_STOP on
select motk.begin_shell(:'motk_verb', :'motk_note') \g /dev/null
\set ON_ERROR_STOP off
\echo Change set: :motk_verb. Every write of this session is recorded under it.
"""


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def shell(
    context: typer.Context,
    change_set: Annotated[str, typer.Option(help="Name a change set, such as task.edit: writes need one.")] = "",
    note: Annotated[str, typer.Option(help="Why, in your words; it stands in the history.")] = "",
) -> None:
    """Open psql on MOTK's database. Other options go to psql, such as -c "select …"."""
    settings = settings_for_command()
    psql = client_program("psql", settings.pg_bin)
    if psql is None:
        raise Refusal("psql was not found. Install PostgreSQL's client programs or set MOTK_PG_BIN to their folder.")
    if note and not change_set:
        raise Refusal('A note belongs to a change set: add --change-set "task.edit".')
    with database(settings) as dsn, tempfile.TemporaryDirectory(prefix="motk-") as folder:
        address, secret = parted(dsn)
        environment = {**os.environ, **secret}
        raise typer.Exit(_run([str(psql), address, *context.args], environment, Path(folder), change_set, note))


def parted(dsn: str) -> tuple[str, dict[str, str]]:
    """The address for psql's command line, which everybody on the machine can read, and what its environment must hold."""
    from psycopg.conninfo import conninfo_to_dict, make_conninfo

    parts = conninfo_to_dict(dsn)
    password = parts.pop("password", None)
    return make_conninfo("", **parts), {"PGPASSWORD": str(password)} if password else {}


def _run(command: list[str], environment: dict[str, str], folder: Path, change_set: str, note: str) -> int:
    if change_set:
        own = Path(os.environ.get("PSQLRC") or Path("~/.psqlrc").expanduser())
        start = folder / "psqlrc"
        start.write_text((f"\\i '{own}'\n" if own.is_file() else "") + _BEGIN)
        environment["PSQLRC"] = str(start)
        command[1:1] = ["-v", f"motk_verb={change_set}", "-v", f"motk_note={note}"]
    # Ctrl-C cancels a statement in psql; it must not end us and, with us, the server.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return subprocess.call(command, env=environment, preexec_fn=_restore_interrupt)


def _restore_interrupt() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
