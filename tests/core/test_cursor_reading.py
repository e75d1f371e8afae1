"""Reading the log through the product's own engine."""

import re
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from tests.factory import begin, film, insert, writing

from motk.core.cursor import changes_after, horizon, queries, settled

pytestmark = pytest.mark.anyio
T = TypeVar("T")


async def soon(connection: AsyncConnection, ask: Callable[[], Awaitable[T | None]]) -> T:
    """Ask in new snapshots until there is an answer: a transaction in any database of the server holds the horizon."""
    while not (answer := await ask()):
        await connection.rollback()
    return answer


async def test_a_page_and_what_follows_it_leave_nothing_out(cloned: psycopg.Connection, engine: AsyncEngine) -> None:
    made = film(cloned)
    async with engine.connect() as connection:
        seen = await horizon(connection)
        assert await changes_after(connection, seen, 100) == []
        await connection.rollback()
        with writing(cloned, "entity.rename", made.organization, actor=made.account) as renamed:
            cloned.execute("update entity set name = 'SH015' where id = %s", (made.shots[0],))
        (change,) = await soon(connection, lambda: changes_after(connection, seen, 100))
    assert (change.verb, change.actor_id, change.via, change.change_set_id) == (
        "entity.rename",
        made.account,
        "api",
        renamed,
    )
    assert (change.entity, change.row_id, change.rev) == ("entity", made.shots[0], 2)
    assert (change.before, change.after) == ({"name": "SH000010"}, {"name": "SH015"})
    assert change.project_id == made.project


async def test_an_open_transaction_holds_back_what_commits_beside_it(
    cloned: psycopg.Connection, engine: AsyncEngine, clone: str
) -> None:
    made = film(cloned)
    async with engine.connect() as connection:
        seen = await horizon(connection)
        tag = await soon(connection, lambda: settled(connection, made.organization, made.project))
        await connection.rollback()
        with psycopg.connect(clone) as slow:
            begin(slow, "comment.create", made.organization)
            insert(slow, "entity", **made.of_project, kind="asset", name="Butterfly")
            with writing(cloned, "entity.create", made.organization):
                insert(cloned, "entity", **made.of_project, kind="asset", name="Bunny")
            assert await changes_after(connection, seen, 100) == []
            assert await settled(connection, made.organization, made.project) is None
            await connection.rollback()
            slow.commit()
        names = [
            (change.after or {})["name"]
            for change in await soon(connection, lambda: changes_after(connection, seen, 100))
        ]
        assert names == ["Butterfly", "Bunny"]
        assert await soon(connection, lambda: settled(connection, made.organization, made.project)) != tag


async def test_the_tag_of_one_film_stays_when_another_is_worked_on(
    cloned: psycopg.Connection, engine: AsyncEngine
) -> None:
    made = film(cloned)
    with writing(cloned, "project.create", made.organization):
        other = insert(cloned, "project", organization_id=made.organization, name="Other")
    async with engine.connect() as connection:

        async def tagged() -> str | None:
            return await settled(connection, made.organization, made.project)

        tag = await soon(connection, tagged)
        with writing(cloned, "entity.create", made.organization):
            insert(cloned, "entity", organization_id=made.organization, project_id=other, kind="asset", name="Moth")
        await connection.rollback()
        assert await soon(connection, tagged) == tag
        with writing(cloned, "task_status.rename", made.organization):
            cloned.execute("update task_status set name = 'To do' where name = 'Ready'")
        await connection.rollback()
        assert await soon(connection, tagged) != tag


@pytest.mark.parametrize("name", ["changes_after", "settled"])
async def test_however_long_the_log_only_its_end_is_read(
    name: str, cloned: psycopg.Connection, engine: AsyncEngine
) -> None:
    made = film(cloned, shots=20_000)
    cloned.execute("analyze change, change_set")
    cloned.commit()
    month = cloned.execute("select tableoid::regclass::text from change limit 1").fetchone()
    assert month is not None
    async with engine.connect() as connection:
        seen = await horizon(connection)
        query = getattr(queries, name)
        sent: dict[str, dict[str, Any]] = {
            "changes_after": {"epoch": seen.epoch, "tx": str(seen.tx), "id": 0, "most": 500},
            "settled": {"organization": made.organization, "project": made.project},
        }
        plan = await connection.execute(text(f"explain (analyze, buffers) {query.statement.text}"), sent[name])
        steps = plan.scalars().all()
    assert not [step for step in steps if f"Seq Scan on {month[0]}" in step]
    pages = next(found for step in steps if (found := re.search(r"shared hit=(\d+)", step)))
    assert int(pages[1]) < 100, "\n".join(steps)
