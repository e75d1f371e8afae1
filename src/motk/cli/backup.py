"""`motk backup`: the database and the media as they were at one moment, while people go on working."""

import asyncio
import hashlib
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import motk
from motk.cli.backup_file import DUMP, KEY, MEDIA, Manifest, Writer, written
from motk.cli.database import database
from motk.cli.pg_programs import run_program
from motk.cli.refusals import Refusal
from motk.cli.start import settings_for_command
from motk.core.settings import Settings

if TYPE_CHECKING:
    import psycopg

# In memory while it is copied; larger ones wait on disk.
_IN_MEMORY_BYTES = 16 * 1024 * 1024


def backup(
    to: Annotated[
        Path, typer.Argument(help="The file to write, such as motk.tar; a folder gets one named by the time.")
    ],
    without_media: Annotated[
        bool, typer.Option("--without-media", help="The database alone; copy the media folder yourself.")
    ] = False,
    without_secret_key: Annotated[
        bool,
        typer.Option(
            "--without-secret-key",
            help="Leave the secret key out. Without it, one-time codes and secrets of webhooks must be set up anew after a restore.",
        ),
    ] = False,
) -> None:
    """Write the whole studio into one file, consistent while people work. It holds password hashes: keep it safe."""
    settings = settings_for_command()
    to = _file(to.absolute())
    with database(settings) as dsn, _snapshot(dsn) as (connection, snapshot):
        manifest = _described(connection, has_media=not without_media)
        media = _media(connection) if not without_media else []
        with written(to, manifest) as writer:
            with tempfile.NamedTemporaryFile(dir=to.parent, prefix=".motk-dump-") as dump:
                run_program(
                    "pg_dump",
                    settings,
                    "--format=custom",
                    "--no-owner",
                    "--no-privileges",
                    f"--snapshot={snapshot}",
                    f"--file={dump.name}",
                    dsn=dsn,
                )
                writer.add(DUMP, dump)
            # After the snapshot: bytes never change under a key, so every row of it finds its file.
            asyncio.run(_copy(settings, media, writer, manifest))
            if not without_secret_key:
                _add_key(settings, writer)
    size = to.stat().st_size / 1e6
    sys.stdout.write(
        f"{to}: {manifest.change_sets:,} change sets, {len(manifest.media_keys):,} media files, {size:,.1f} MB.\n"
    )
    if manifest.missing:
        raise Refusal(
            f"{len(manifest.missing):,} media files were missing or damaged in the storage and are not in the backup: "
            f"{', '.join(manifest.missing[:5])}. The rest is. `motk doctor` lists them."
        )


def _file(to: Path) -> Path:
    if to.is_dir():
        return to / f"motk-{datetime.now(UTC):%Y%m%d-%H%M%S}.tar"
    if to.exists():
        raise Refusal(f"{to} is there already. Give another name, or a folder.")
    if not to.parent.is_dir():
        raise Refusal(f"{to.parent} is not a folder.")
    return to


@contextmanager
def _snapshot(dsn: str) -> "Iterator[tuple[psycopg.Connection, str]]":
    """A transaction that sees one moment, and the name under which pg_dump sees the same."""
    import psycopg

    with psycopg.connect(dsn, options="-c search_path=public -c idle_in_transaction_session_timeout=0") as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        found = connection.execute("select pg_export_snapshot(), to_regclass('alembic_version') is not null").fetchone()
        assert found is not None  # noqa: S101 - a select without a table has a row
        snapshot, is_ours = found
        if not is_ours:
            raise Refusal("There is nothing to back up: this database is empty. `motk up` makes a studio in it.")
        yield connection, snapshot


def _described(connection: "psycopg.Connection", *, has_media: bool) -> Manifest:
    found = connection.execute(
        "select (select version_num from alembic_version), array(select name from organization order by name),"
        " (select count(*) from change_set)"
    ).fetchone()
    assert found is not None  # noqa: S101
    return Manifest(
        motk=motk.__version__,
        migration=found[0],
        taken_at=datetime.now(UTC).isoformat(timespec="seconds"),
        studios=found[1],
        change_sets=found[2],
        has_media=has_media,
    )


def _media(connection: "psycopg.Connection") -> list[tuple[str, str]]:
    """Key and SHA-256 of every file that a row of the snapshot names."""
    return connection.execute("select file_path, sha256 from media order by file_path").fetchall()


async def _copy(settings: Settings, media: list[tuple[str, str]], writer: Writer, manifest: Manifest) -> None:
    from motk.core.errors import Problem
    from motk.core.storage import open_storage

    storage = open_storage(settings)
    for key, sha256 in media:
        with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY_BYTES) as file:
            digest = hashlib.sha256()
            try:
                async for piece in storage.stream(key):
                    digest.update(piece)
                    file.write(piece)
            except Problem:
                manifest.missing.append(key)
                continue
            if digest.hexdigest() != sha256:
                manifest.missing.append(key)
                continue
            writer.add(f"{MEDIA}{key}", file)


def _add_key(settings: Settings, writer: Writer) -> None:
    """The installation's own key, unless the studio keeps one in MOTK_SECRET_KEY, or none was made yet."""
    path = settings.home / "secret_key"
    if settings.secret_key is None and path.exists():
        with path.open("rb") as file:
            writer.add(KEY, file)
