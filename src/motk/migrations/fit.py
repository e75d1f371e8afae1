"""Whether a PostgreSQL of the studio's own is fit to hold what people type."""

import psycopg
import structlog

from motk.core.settings import WrongSetting

log = structlog.get_logger("motk.database")

_OLDEST = 150_000

# There already, or there to be made by us.
_MAY_HAVE_LIKENESS = """
select exists (select from pg_extension where extname = 'pg_trgm')
  or has_database_privilege(current_database(), 'create') and exists (select from pg_available_extensions where name = 'pg_trgm')
"""


def refuse_unfit(dsn: str) -> None:
    """Raises WrongSetting for a server too old, for text in another encoding than UTF-8, and, as long as the database
    is empty, for a locale that knows no letters but ASCII. Of one in use, that is a warning: it can be made anew any day.
    """
    # Without SQLAlchemy, which falls over a text that is not UTF-8 before it says anything.
    with psycopg.connect(dsn, client_encoding="utf8", options="-c search_path=public") as connection:
        version = connection.info.server_version
        encoding = connection.info.parameter_status("server_encoding")
        has_likeness = (connection.execute(_MAY_HAVE_LIKENESS).fetchone() or [False])[0]
        found = None
        if encoding == "UTF8":
            found = connection.execute("select to_regclass('alembic_version') is null, lower('É') = 'é'").fetchone()
    if version < _OLDEST:
        raise WrongSetting(f"MOTK_DATABASE_URL: PostgreSQL {version // 10_000} is too old, MOTK needs 15 or newer.")
    if not has_likeness:
        raise WrongSetting(
            "MOTK_DATABASE_URL: the server lacks the extension pg_trgm, which MOTK's search needs. Install PostgreSQL's own"
            " extras there (the package postgresql-contrib), or have an administrator run: create extension pg_trgm"
        )
    remedy = f"Make it with: {_remedy(version)}"
    if found is None:
        raise WrongSetting(f"MOTK_DATABASE_URL: the database is encoded in {encoding}, MOTK needs UTF8. {remedy}")
    is_empty, folds = found
    if folds:
        return
    problem = "the database's locale knows no capitals but A to Z, so É and é would be different letters to it."
    if is_empty:
        raise WrongSetting(f"MOTK_DATABASE_URL: {problem} {remedy}")
    log.warning(
        "database_unfit",
        hint=f"Filters and names do not match across case: {problem} Dump it, and restore it into another. {remedy}",
    )


def _remedy(version: int) -> str:
    locale = "locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'" if version >= 170_000 else "locale 'C.UTF-8'"
    return f"create database motk template template0 encoding 'UTF8' {locale}"
