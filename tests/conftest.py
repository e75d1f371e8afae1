"""What every test may ask for: a server, a migrated database, connections to it."""

from collections.abc import AsyncIterator, Iterator

import psycopg
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine
from tests.database import Server, running_server
from tests.studio import Film, Studio, opened, shoot

from motk.core import db


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first: at the end one worker would still be at them when the others have long finished."""
    items.sort(key=lambda item: item.path.name != "test_openapi.py")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """One PostgreSQL for the run; each worker of a parallel run has its own."""
    with running_server() as server:
        yield server


@pytest.fixture(scope="module")
def dsn(server: Server) -> Iterator[str]:
    """A migrated database for the tests of one file; what they commit, the next one finds."""
    name = server.clone()
    yield server.dsn(name)
    server.drop(name)


@pytest.fixture
def clone(server: Server) -> Iterator[str]:
    """The DSN of a migrated database for this test alone, to commit in as it likes."""
    name = server.clone()
    yield server.dsn(name)
    server.drop(name)


@pytest.fixture
def connection(dsn: str) -> Iterator[psycopg.Connection]:
    """A connection to the file's database; what the test did is rolled back."""
    with psycopg.connect(dsn) as connection:
        yield connection
        connection.rollback()


@pytest.fixture
def cloned(clone: str) -> Iterator[psycopg.Connection]:
    """A connection to the test's own database."""
    with psycopg.connect(clone) as connection:
        yield connection
        connection.rollback()


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def engine(clone: str) -> AsyncIterator[AsyncEngine]:
    """The product's own engine on the test's own database."""
    engine = db.connect(clone)
    yield engine
    await engine.dispose()


@pytest.fixture
async def studio(clone: str) -> AsyncIterator[Studio]:
    """The API on the test's own database, with somebody of every role."""
    async with opened(clone) as studio:
        yield studio


@pytest.fixture
async def film(studio: Studio) -> Film:
    """A small production in the studio."""
    return await shoot(studio)
