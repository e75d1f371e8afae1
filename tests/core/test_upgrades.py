"""A database of an older version keeps what it holds, and gains what newer ones know of it."""

import asyncio

import pytest
from tests.studio import Film

from motk.migrations.run import upgrade

pytestmark = pytest.mark.anyio

# As 0013 left it, with what went wrong there.
BEFORE = """
drop function motk.keep_purged_field() cascade;
drop table purged_field;
alter table task disable trigger user;
update task set comment_count = 7, last_comment_at = null;
alter table task enable trigger user;
update alembic_version set version_num = '0013';
"""


async def test_wrong_counts_are_mended_and_fields_that_went_stay_closed(film: Film) -> None:
    studio, admin = film.studio, film.studio.admin
    light = (await admin.post("/departments", {"name": "Light"}))["id"]
    for name, seen_by in (("Budget", [light]), ("Lens", [])):
        field = await studio.define("shot", name, "text", seen_by=seen_by, project_id=film.project)
        await admin.post("/field-definitions/archive", {"ids": [field["id"]]})
        await admin.post("/field-definitions/purge", {"ids": [field["id"]]})
    await studio.define("shot", "Lens", "text", project_id=film.project)
    note = await admin.post("/comments", {"task_id": film.tasks[0], "text": "Slower."})
    changes = studio.sql("select count(*) from change")
    for statement in BEFORE.strip().split(";\n"):
        studio.sql(statement.rstrip(";"))

    await asyncio.to_thread(upgrade, studio.dsn)

    assert studio.sql("select kind, key, restricted from purged_field") == [("shot", "budget", True)]
    task = await admin.get(f"/tasks/{film.tasks[0]}")
    assert (task["comment_count"], task["last_comment_at"]) == (1, note["created_at"])
    assert [(await admin.get(f"/tasks/{one}"))["comment_count"] for one in film.tasks[1:]] == [0, 0]
    assert studio.sql("select count(*) from change") == changes
