from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from tests.browser import Browser, running, set_up


@pytest.fixture
async def app(clone: str, tmp_path: Path) -> AsyncIterator[FastAPI]:
    """The application before its first run."""
    async with running(clone, tmp_path) as app:
        yield app


@pytest.fixture
async def leila(app: FastAPI) -> Browser:
    """The first admin, who has just set up the studio."""
    return await set_up(app)
