"""The PostgreSQL under the tests: embedded, or the one MOTK_TEST_DATABASE_URL names (its role must be allowed to create databases)."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import make_url

from motk.core.embedded import EmbeddedPostgres
from motk.migrations.run import upgrade

EXTERNAL = os.environ.get("MOTK_TEST_DATABASE_URL")
PG_BIN = Path(os.environ["MOTK_PG_BIN"]) if "MOTK_PG_BIN" in os.environ else None


@dataclass
class Server:
    """A server to make databases on. Their names carry our process id: several runs may share an external server."""

    admin_dsn: str
    _numbers: Iterator[int] = field(default_factory=count)
    _template: str | None = None

    def dsn(self, database: str) -> str:
        return make_url(self.admin_dsn).set(database=database).render_as_string(hide_password=False)

    def clone(self, of: str | None = None) -> str:
        """The name of a new database with every migration in it, or like another that nobody is connected to; about 25 ms."""
        if of is not None:
            return self._create(of)
        if self._template is None:
            template = self.empty()
            upgrade(self.dsn(template))
            self._template = template
        return self._create(self._template)

    def empty(self) -> str:
        """The name of a new database with nothing in it."""
        return self._create("template0")

    def drop(self, database: str) -> None:
        self._run(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(database)))

    def drop_template(self) -> None:
        if self._template is not None:
            self.drop(self._template)

    def let_no_vacuum_interfere(self) -> None:
        """Its transactions would hold the log's horizon back for a moment, whenever they come."""
        self._run(sql.SQL("alter system set autovacuum = off"))
        self._run(sql.SQL("select pg_reload_conf()"))

    def _create(self, template: str) -> str:
        name = f"motk_test_{os.getpid()}_{next(self._numbers)}"
        self._run(
            sql.SQL("create database {} template {} strategy file_copy").format(
                sql.Identifier(name), sql.Identifier(template)
            )
        )
        return name

    def _run(self, statement: sql.SQL | sql.Composed) -> None:
        with psycopg.connect(self.admin_dsn, autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def running_server() -> Iterator[Server]:
    """The external server, or an embedded one of our own, without fsync, gone afterwards."""
    if EXTERNAL is not None:
        server = Server(EXTERNAL)
        yield server
        server.drop_template()
        return
    # Not pytest's own temporary folder: that one is closed to `nobody`, whom root lets run the server.
    home = Path(tempfile.mkdtemp(prefix="motk-tests-"))
    home.chmod(0o711)
    try:
        with EmbeddedPostgres(home, durable=False, pg_bin=PG_BIN) as postgres:
            server = Server(postgres.dsn)
            server.let_no_vacuum_interfere()
            yield server
    finally:
        shutil.rmtree(home, ignore_errors=True)
