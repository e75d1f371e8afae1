"""What `motk doctor` finds in the storage."""

import hashlib

import psycopg

from motk.cli.doctor_findings import Finding
from motk.core.errors import Problem
from motk.core.settings import Settings
from motk.core.storage import Storage, open_storage

_NAMED = 5


async def media_checks(settings: Settings, dsn: str, *, thorough: bool) -> list[Finding]:
    """Every media row has its file, of its size; with `thorough`, of its content."""
    storage = open_storage(settings)
    async with await psycopg.AsyncConnection.connect(dsn, options="-c search_path=public") as connection:
        rows = await (
            await connection.execute("select file_path, file_size, sha256 from media where state = 'ready' order by 1")
        ).fetchall()
    missing, damaged = [], []
    for key, size, sha256 in rows:
        try:
            is_whole = await storage.size_bytes(key) == size
            is_whole = is_whole and (not thorough or await _sha256(storage, key) == sha256)
        except Problem:
            missing.append(key)
        else:
            damaged += [] if is_whole else [key]
    findings = [
        Finding(
            "error",
            "Media",
            f"{len(keys):,} of {len(rows):,} files are {what}: {', '.join(keys[:_NAMED])}",
            "Copy them from a backup to the same place.",
        )
        for what, keys in (("missing", missing), ("not as they were stored", damaged))
        if keys
    ]
    return findings or [
        Finding("fine", "Media", f"all {len(rows):,} files are there{' and as they were stored' if thorough else ''}")
    ]


async def _sha256(storage: Storage, key: str) -> str:
    digest = hashlib.sha256()
    async for piece in storage.stream(key):
        digest.update(piece)
    return digest.hexdigest()
