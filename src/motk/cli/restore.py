"""`motk restore`: a studio as a backup holds it."""

import asyncio
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Iterable, Iterator
from pathlib import Path
from typing import IO, Annotated

import typer

from motk.cli.backup_file import DUMP, KEY, MEDIA, Reader, opened
from motk.cli.database import database
from motk.cli.doctor import examine, report
from motk.cli.pg_programs import run_program
from motk.cli.refusals import Refusal
from motk.cli.start import settings_for_command
from motk.cli.up import only_one
from motk.core.settings import Settings

_PIECE_BYTES = 1024 * 1024

_BEFORE = """
drop schema if exists motk cascade;
drop schema public cascade;
create schema public;
"""

# Transaction ids start anew on another server: what the log holds is of a former epoch from now on.
_AFTER = "set search_path = public;\nselect motk.raise_epoch();\n"

_REWRITTEN = {
    # Written by newer programs for any server, and unknown to one before PostgreSQL 17.
    b"SET transaction_timeout = 0;": b"",
    # psql takes an unquoted "begin" there for the start of a body, and then no semicolon for an end.
    b"CREATE FUNCTION motk.begin(": b'CREATE FUNCTION motk."begin"(',
}


def restore(
    backup: Annotated[Path, typer.Argument(help="The file that `motk backup` wrote.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Throw away what the database holds now. There is no way back.")
    ] = False,
) -> None:
    """Put a backup back: into an empty installation, or in place of what is there. All or nothing; MOTK must not be running."""
    settings = settings_for_command()
    with only_one(settings), opened(backup) as reader, database(settings) as dsn:
        _hold_free(dsn, replace=replace)
        reader.verify()
        asyncio.run(_put_media(settings, reader))
        _put_database(settings, reader, dsn)
        _put_key(settings, reader)
        from motk.migrations.run import upgrade

        upgrade(dsn)
        manifest = reader.manifest
        sys.stdout.write(
            f"Restored {', '.join(manifest.studios) or 'no studio'} as of {manifest.taken_at}:"
            f" {manifest.change_sets:,} change sets, {len(manifest.media_keys):,} media files.\n"
        )
        if not manifest.has_media:
            sys.stdout.write(f"The backup holds no media: copy the media folder to {settings.media_root}.\n")
        findings = asyncio.run(examine(settings, dsn))
    report(findings)


def _hold_free(dsn: str, *, replace: bool) -> None:
    """Refuse while somebody works on the database, or when it holds a studio that nobody said to throw away."""
    import psycopg

    with psycopg.connect(dsn, options="-c search_path=public") as connection:
        found = connection.execute(
            "select (select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
            " and application_name like 'motk%'), to_regclass('organization') is not null"
        ).fetchone()
        assert found is not None  # noqa: S101 - a select without a table has a row
        at_work, is_used = found
        if at_work:
            raise Refusal("MOTK is running on this database. Stop it everywhere first.")
        if not is_used or replace:
            return
        holds = connection.execute(
            "select array(select name from organization order by name), (select count(*) from project),"
            " (select max(at) from change_set)"
        ).fetchone()
    assert holds is not None  # noqa: S101
    studios, projects, last = holds
    if studios:
        raise Refusal(
            f"The database holds {', '.join(studios)} with {projects:,} projects, last changed {last:%Y-%m-%d %H:%M}."
            " Back it up, then add --replace to put the backup in its place."
        )


async def _put_media(settings: Settings, reader: Reader) -> None:
    from motk.core.errors import Problem
    from motk.core.storage import open_storage

    storage = open_storage(settings)
    for key in reader.manifest.media_keys:
        with reader.open(f"{MEDIA}{key}") as file:
            try:
                await storage.put(key, _pieces(file))
            except Problem as problem:
                raise Refusal(f"{problem.detail} Move {settings.media_root} away and restore again.") from None


async def _pieces(file: IO[bytes]) -> AsyncIterator[bytes]:
    while piece := file.read(_PIECE_BYTES):
        yield piece


def _put_database(settings: Settings, reader: Reader, dsn: str) -> None:
    """In one transaction: the database is as it was, or as the backup says."""
    with tempfile.TemporaryDirectory(prefix="motk-restore-") as folder:
        before, raw, script, after = (Path(folder) / name for name in ("before", "raw", "script", "after"))
        before.write_text(_BEFORE)
        after.write_text(_AFTER)
        with tempfile.NamedTemporaryFile(dir=folder) as dump, reader.open(DUMP) as packed:
            shutil.copyfileobj(packed, dump, _PIECE_BYTES)
            dump.flush()
            run_program("pg_restore", settings, "--no-owner", "--no-privileges", f"--file={raw}", dump.name)
        with raw.open("rb") as lines, script.open("wb") as file:
            file.writelines(_rewritten(lines))
        raw.unlink()
        run_program(
            "psql",
            settings,
            "--no-psqlrc",
            "--quiet",
            "--single-transaction",
            "--set=ON_ERROR_STOP=1",
            "--output=/dev/null",
            *(f"--file={part}" for part in (before, script, after)),
            dsn=dsn,
        )


def _rewritten(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The script with what stands in _REWRITTEN put otherwise; from the first data on nothing is touched."""
    is_data = False
    for line in lines:
        is_data = is_data or line.startswith(b"COPY ")
        start = None if is_data else next(filter(line.startswith, _REWRITTEN), None)
        yield _REWRITTEN[start] + line[len(start) :] if start else line


def _put_key(settings: Settings, reader: Reader) -> None:
    """The key that secrets in the database are sealed with. A key that was here is kept beside it."""
    if KEY not in reader.manifest.sha256:
        return
    with reader.open(KEY) as file:
        key = file.read()
    if settings.secret_key is not None:
        if settings.secret_key.get_secret_value() != key.decode().strip():
            sys.stdout.write("MOTK_SECRET_KEY differs from the backup's: sealed secrets must be set up anew.\n")
        return
    path = settings.home / "secret_key"
    if path.exists():
        if path.read_bytes().strip() == key.strip():
            return
        path.rename(path.with_name("secret_key.before-restore"))
    path.touch(mode=0o600)
    path.write_bytes(key)
