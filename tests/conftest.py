"""What every test may ask for: a server, a migrated database, connections to it."""

import asyncio
import copy
import functools
from collections.abc import AsyncIterator, Callable, Iterator

import psycopg
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine
from tests.database import Server, running_server
from tests.studio import Film, Scene, Studio, set_scene

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


@pytest.fixture(scope="session")
def scenes(server: Server) -> Callable[[bool], Scene]:
    """A studio, with a film or without, set up once for all tests that begin with one."""

    @functools.cache
    def scene(with_film: bool) -> Scene:
        name = server.clone()
        return asyncio.run(set_scene(name, server.dsn(name), with_film=with_film))

    return scene


@pytest.fixture
def scene(request: pytest.FixtureRequest, scenes: Callable[[bool], Scene]) -> Scene | None:
    """What the test's own database begins with: what it asks for."""
    return scenes("film" in request.fixturenames) if "studio" in request.fixturenames else None


@pytest.fixture
def clone(server: Server, scene: Scene | None) -> Iterator[str]:
    """The DSN of a migrated database for this test alone, to commit in as it likes."""
    name = server.clone(of=scene.database if scene else None)
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
async def studio(clone: str, scene: Scene) -> AsyncIterator[Studio]:
    """The API on the test's own database, with somebody of every role."""
    async with scene.entered(clone) as studio:
        yield studio


@pytest.fixture
async def film(studio: Studio, scene: Scene) -> Film:
    """A small production in the studio."""
    assert scene.film is not None
    return Film(studio=studio, **copy.deepcopy(scene.film))
