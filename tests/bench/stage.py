"""Where the bench plays: a durable PostgreSQL of its own, big productions, and the real API in a process of its own."""

import hashlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any, Self
from uuid import UUID

import psycopg
from psycopg import Connection, sql
from sqlalchemy import make_url

from motk.core.db import SERVER_SETTINGS
from motk.core.embedded import EmbeddedPostgres
from motk.demo.scale import Made, seed
from motk.migrations.run import upgrade

TOKEN = "bench"
_OPTIONS = " ".join(f"-c {name}={value}" for name, value in SERVER_SETTINGS.items())


class Client:
    """One kept-alive connection to the API, as lean as they come, so that its own cost stays out of the figures."""

    def __init__(self, port: int) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=120)

    def request(
        self, method: str, path: str, body: object = None, headers: dict[str, str] | None = None
    ) -> tuple[int, bytes, dict[str, str]]:
        sent = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json", **(headers or {})}
        self._connection.request(
            method, f"/api/v1{path}", None if body is None else json.dumps(body, default=str), sent
        )
        answer = self._connection.getresponse()
        content = answer.read()
        if answer.status >= 400:
            raise RuntimeError(f"{method} {path}: {answer.status} {content[:500]!r}")
        return answer.status, content, {name.lower(): value for name, value in answer.getheaders()}

    def json(self, method: str, path: str, body: object = None) -> Any:
        return json.loads(self.request(method, path, body)[1])

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@dataclass
class Stage:
    dsn: str
    home: Path
    organization: UUID
    made: dict[int, Made] = field(default_factory=dict)

    def production(self, shots: int) -> Made:
        """A production of that many shots, made when it is first asked for."""
        if shots not in self.made:
            say(f"generating {shots:,} shots …")
            with psycopg.connect(self.dsn, options="-c search_path=public -c jit=off") as connection:
                self.made[shots] = seed(connection, self.organization, shots / 5_000)
            self.settle()
        return self.made[shots]

    def connect(self, dsn: str | None = None) -> Connection:
        return psycopg.connect(dsn or self.dsn, options=_OPTIONS)

    def settle(self) -> None:
        """Vacuum and a checkpoint now, rather than amid a measurement."""
        with psycopg.connect(self.dsn, autocommit=True) as connection:
            connection.execute("vacuum analyze")
            connection.execute("checkpoint")

    def another_database(self) -> str:
        """The DSN of a migrated database that nobody else uses."""
        with psycopg.connect(self.dsn, autocommit=True) as connection:
            connection.execute(sql.SQL("create database {} template template0").format(sql.Identifier("bare")))
        dsn = make_url(self.dsn).set(database="bare").render_as_string(hide_password=False)
        upgrade(dsn)
        return dsn

    @contextmanager
    def api(self) -> Iterator["Api"]:
        """The API as it is deployed: uvicorn in a process of its own."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        environment = {
            **os.environ,
            "MOTK_HOME": str(self.home),
            "MOTK_DATABASE_URL": self.dsn,
            "MOTK_PORT": str(port),
            "MOTK_LOG_LEVEL": "warning",
        }
        process = subprocess.Popen([sys.executable, "-m", "motk.cli", "serve"], env=environment)
        try:
            _wait_until_ready(port)
            yield Api(port, process.pid)
        finally:
            process.terminate()
            process.wait(20)


@dataclass(frozen=True)
class Api:
    port: int
    pid: int

    def client(self) -> Client:
        return Client(self.port)


def _wait_until_ready(port: int) -> None:
    for _ in range(300):
        connection = HTTPConnection("127.0.0.1", port, timeout=1)
        try:
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                return
        except (OSError, HTTPException):
            time.sleep(0.1)
        finally:
            connection.close()
    raise RuntimeError("The API did not become ready in 30 s.")


@contextmanager
def stage() -> Iterator[Stage]:
    with tempfile.TemporaryDirectory(prefix="motk-bench-") as folder:
        home = Path(folder)
        home.chmod(0o711)
        with EmbeddedPostgres(home) as postgres:
            upgrade(postgres.dsn)
            yield Stage(postgres.dsn, home / "api", _studio(postgres.dsn))


def _studio(dsn: str) -> UUID:
    """A studio with an admin who has an API token."""
    with psycopg.connect(dsn, options="-c search_path=public") as connection:
        organization: UUID = connection.execute("select motk.uuid7()").fetchone()[0]  # type: ignore[index]
        connection.execute("select motk.begin('setup.create', null, %s, 'cli')", (organization,))
        connection.execute("insert into organization (id, name, slug) values (%s, 'Bench', 'bench')", (organization,))
        account = connection.execute(
            "insert into account (organization_id, account_name, display_name, account_type)"
            " values (%s, 'ana', 'Ana Moreau', 'admin') returning id",
            (organization,),
        ).fetchone()
        connection.execute(
            "insert into api_token (account_id, name, hint, token_hash, scopes) values (%s, 'bench', 'b…', %s, '{*}')",
            (account[0], hashlib.sha256(TOKEN.encode()).digest()),  # type: ignore[index]
        )
    return organization


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201
