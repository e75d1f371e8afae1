"""Running PostgreSQL's own client programs."""

import os
import subprocess
from pathlib import Path

from motk.cli.db import parted
from motk.cli.refusals import Refusal
from motk.core.embedded_binaries import client_program
from motk.core.settings import Settings


def run_program(name: str, settings: Settings, *arguments: str | Path, dsn: str | None = None) -> None:
    """Run `pg_dump`, `pg_restore` or `psql`, on a database when one is given. Raises Refusal with what the program said."""
    program = client_program(name, settings.pg_bin)
    if program is None:
        raise Refusal(f"{name} was not found. Install PostgreSQL's client programs or set MOTK_PG_BIN to their folder.")
    environment = dict(os.environ)
    address: list[str] = []
    if dsn is not None:
        named, secret = parted(dsn)
        address = [f"--dbname={named}"]
        environment |= secret
    ran = subprocess.run(
        [program, *arguments, *address], env=environment, capture_output=True, text=True, errors="replace", check=False
    )
    if ran.returncode != 0:
        hint = (
            " Set MOTK_PG_BIN to programs of the server's version." if "server version mismatch" in ran.stderr else ""
        )
        said = [line for line in ran.stderr.splitlines() if "rror" in line or "fatal" in line.lower()] or [ran.stderr]
        raise Refusal(f"{name} failed: {said[0].strip()}{hint}")
