"""A studio with a production of 1,000 shots and a small one, behind the real API, every statement on record."""

import hashlib
import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx2
import psycopg
import pytest
from tests.bench.recording import Recording, recorded
from tests.database import Server
from tests.factory import insert, writing

from motk.core import db
from motk.core.settings import Settings
from motk.demo.scale import Made, seed
from motk.main import create_app

ORGANIZATION = UUID(int=77)


@dataclass(frozen=True)
class Seeded:
    dsn: str
    big: Made
    small: Made


@pytest.fixture(scope="session")
def seeded(server: Server) -> Iterator[Seeded]:
    """8,800 tasks and 24,000 comments of 60 people, then 22 tasks of a few; 62 more change sets on top."""
    name = server.clone()
    dsn = server.dsn(name)
    with psycopg.connect(dsn) as connection:
        with writing(connection, "setup.create", ORGANIZATION):
            insert(connection, "organization", id=ORGANIZATION, name="Acme", slug="acme")
            of_studio = {"organization_id": ORGANIZATION}
            account = insert(
                connection, "account", **of_studio, account_name="ana", display_name="Ana", account_type="admin"
            )
            connection.execute(
                # Used a moment ago: noting the first use is a statement that no request here should be counted for.
                "insert into api_token (account_id, name, hint, token_hash, scopes, last_used_at)"
                " values (%s, 'test', 't', %s, '{*}', now())",
                (account, hashlib.sha256(b"scale").digest()),
            )
        big = seed(connection, ORGANIZATION, 0.2)
        small = seed(connection, ORGANIZATION, 0.002)
        for number in range(60):
            with writing(connection, "entity.edit", ORGANIZATION):
                connection.execute(
                    "update entity set description = %s where project_id = %s and kind = 'shot' and cut_order = %s",
                    (f"Take {number}", big.project_id, number + 1),
                )
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute("vacuum analyze")
    yield Seeded(dsn, big, small)
    server.drop(name)


@dataclass
class Api:
    http: httpx2.AsyncClient
    engine: Any
    last: Recording

    async def send(self, method: str, path: str, body: Any = None, **params: Any) -> httpx2.Response:
        """The answer; `last` holds what it ran."""
        with recorded(self.engine.sync_engine) as self.last:
            answer = await self.http.request(
                method, path, params=params, content=None if body is None else json.dumps(body, default=str)
            )
        assert answer.status_code < 400, answer.text[:2000]
        return answer


@pytest.fixture
async def api(seeded: Seeded, tmp_path: Path) -> AsyncIterator[Api]:
    app = create_app(Settings.load(home=tmp_path / "home"), dsn=seeded.dsn)
    app.state.engine = db.connect(seeded.dsn)
    headers = {"Authorization": "Bearer scale", "Content-Type": "application/json"}
    transport = httpx2.ASGITransport(app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://test/api/v1", headers=headers) as http:
        yield Api(http, app.state.engine, Recording())
    await app.state.engine.dispose()
