"""The data folder of the embedded PostgreSQL: made whole or not at all, and who may connect to it."""

import os
import pwd
import shutil
import subprocess
from pathlib import Path

from motk.core.embedded_binaries import Programs
from motk.core.embedded_errors import DidNotStart, OtherVersion
from motk.core.embedded_place import Place, own

USER = "motk"
DATABASE = "motk"

# A small machine that also runs the API, the worker and a browser. In the file, not on the command line: a studio
# that knows better edits postgresql.conf or says `alter system`.
_TUNING = """
# MOTK
shared_buffers = 256MB
effective_cache_size = 1GB
work_mem = 16MB
maintenance_work_mem = 128MB
max_connections = 100
max_wal_size = 2GB
checkpoint_timeout = 15min
wal_compression = on
random_page_cost = 1.1
jit = off
track_io_timing = on
timezone = 'UTC'
log_timezone = 'UTC'
log_line_prefix = '%m [%p] %a '
log_min_duration_statement = 1s
# A statement's parameters may be a password hash or a token.
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
"""

# No variable of ours reaches the server: a stray PGPORT or a locale the machine does not have would change it.
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}


def ensure_cluster(place: Place, programs: Programs, log: Path) -> None:
    """Make the data folder with its database when there is none. Raises OtherVersion for data of another PostgreSQL."""
    if not place.data.exists():
        _create(place, programs, log)
    made_by = (place.data / "PG_VERSION").read_text().strip()
    if made_by != str(programs.major):
        raise OtherVersion(place.data, made_by, programs.major, programs.folder)
    _admit_only_us(place.data)


def _create(place: Place, programs: Programs, log: Path) -> None:
    """Built beside and renamed when complete, so that a kill in the middle leaves nothing that looks like data."""
    draft = place.data.with_name("postgres.new")
    shutil.rmtree(draft, ignore_errors=True)
    own(draft, place.owner)
    # Collation C.UTF-8: the same order on every machine, no index to rebuild after a system upgrade.
    locale = ["--encoding=UTF8", "--locale=C.UTF-8"]
    if programs.major >= 17:
        locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    settings = ["--auth=peer", "--data-checksums", "--no-instructions"]
    _run(
        [programs["initdb"], "-D", draft, f"--username={USER}", *settings, *locale],
        "could not make its data",
        place,
        log,
    )
    with (draft / "postgresql.conf").open("a") as conf:
        conf.write(_TUNING)
    _run(
        [programs["postgres"], "--single", "-D", draft, "template1"],
        "could not make the database",
        place,
        log,
        said=f"create database {DATABASE} template template0\n",
    )
    draft.rename(place.data)


def _admit_only_us(data: Path) -> None:
    """The socket lets in the user MOTK runs as, by the kernel's word (peer); there is no password and no TCP."""
    us = pwd.getpwuid(os.geteuid()).pw_name
    (data / "pg_hba.conf").write_text("local all all peer map=motk\n")
    (data / "pg_ident.conf").write_text(f'motk "{us}" {USER}\n')


def _run(command: list[str | Path], doing: str, place: Place, log: Path, said: str = "") -> None:
    with log.open("ab") as output:
        at = output.tell()
        done = subprocess.run(  # noqa: S603 - the commands are ours
            [str(word) for word in command],
            input=said.encode(),
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd="/",
            env=ENVIRONMENT,
            user=place.owner[0] if place.owner else None,
            group=place.owner[1] if place.owner else None,
            extra_groups=[] if place.owner else None,
            check=False,
        )
    if done.returncode != 0:
        raise DidNotStart(doing, log, log.read_bytes()[at:].decode(errors="replace"))
