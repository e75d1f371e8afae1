"""What others use is not deleted, and the refusal says who does."""

import pytest
from tests.studio import Film, Studio

pytestmark = pytest.mark.anyio


async def test_a_task_type_with_tasks_stays(studio: Studio, film: Film) -> None:
    await studio.admin.post("/task-types/archive", {"ids": [film.animation]})
    refused = await studio.admin.refused(409, "POST", "/task-types/purge", {"ids": [film.animation]})
    assert refused["used_by"] in {"task", "project_task_type"}
    assert refused["detail"].startswith("This is still in use by a ")
