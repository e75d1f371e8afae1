"""The database a command works on: the studio's own server, or the embedded one."""

from collections.abc import Iterator
from contextlib import contextmanager

from motk.core.embedded import EmbeddedPostgres
from motk.core.settings import Settings


def embedded(settings: Settings) -> EmbeddedPostgres | None:
    """The embedded server of these settings, not started; None when MOTK_DATABASE_URL names another."""
    return None if settings.database_url else EmbeddedPostgres(settings.home, pg_bin=settings.pg_bin)


@contextmanager
def database(settings: Settings) -> Iterator[str]:
    """The DSN to work with. The embedded server is joined when another `motk` runs it, else runs until the end."""
    if settings.database_url:
        yield settings.database_url.get_secret_value()
        return
    with EmbeddedPostgres(settings.home, pg_bin=settings.pg_bin) as server:
        yield server.dsn


@contextmanager
def with_database(settings: Settings) -> Iterator[Settings]:
    """The same settings with `database_url` filled in, for code that connects by itself (the API, the worker)."""
    from pydantic import SecretStr

    with database(settings) as dsn:
        yield settings.model_copy(update={"database_url": SecretStr(dsn)})
