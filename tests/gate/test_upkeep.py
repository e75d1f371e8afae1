"""What the house throws away by night, and what it keeps."""

from datetime import timedelta
from uuid import UUID

import psycopg
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine
from tests.factory import film

from motk.core.jobs import JobContext
from motk.core.settings import Settings
from motk.gate import upkeep

pytestmark = pytest.mark.anyio

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


async def forget(engine: AsyncEngine) -> None:
    await upkeep.forget.run(JobContext(engine, Settings(), job_id=1, attempt=1))


def left(connection: psycopg.Connection, question: str) -> list[str]:
    return [row[0] for row in connection.execute(question.encode())]


@pytest.fixture
def leila(cloned: psycopg.Connection) -> UUID:
    return film(cloned).account


async def test_a_receipt_is_kept_for_a_day(cloned: psycopg.Connection, leila: UUID, engine: AsyncEngine) -> None:
    for key, age in (("fresh", DAY - HOUR), ("old", DAY + HOUR)):
        cloned.execute(
            "insert into idempotency_key (account_id, key, request_hash, created_at) values (%s, %s, '', now() - %s)",
            (leila, key, age),
        )
    cloned.commit()
    await forget(engine)
    assert left(cloned, "select key from idempotency_key") == ["fresh"]


async def test_sessions_go_a_week_after_they_ended(
    cloned: psycopg.Connection, leila: UUID, engine: AsyncEngine
) -> None:
    for name, expires_in, revoked_ago in (
        ("open", DAY, None),
        ("expired yesterday", -DAY, None),
        ("expired long ago", -8 * DAY, None),
        ("revoked yesterday", DAY, DAY),
        ("revoked long ago", DAY, 8 * DAY),
    ):
        cloned.execute(
            "insert into session (account_id, token_hash, user_agent, expires_at, revoked_at)"
            " values (%s, %s, %s, now() + %s, now() - %s::interval)",
            (leila, name.encode(), name, expires_in, revoked_ago),
        )
    cloned.commit()
    await forget(engine)
    kept = left(cloned, "select user_agent from session order by 1")
    assert kept == ["expired yesterday", "open", "revoked yesterday"]


async def test_password_resets_go_a_week_after_use_or_end(
    cloned: psycopg.Connection, leila: UUID, engine: AsyncEngine
) -> None:
    for name, expires_in, used_ago in (("open", HOUR, None), ("used", HOUR, 8 * DAY), ("expired", -8 * DAY, None)):
        cloned.execute(
            "insert into password_reset (account_id, token_hash, expires_at, used_at)"
            " values (%s, %s, now() + %s, now() - %s::interval)",
            (leila, name.encode(), expires_in, used_ago),
        )
    cloned.commit()
    await forget(engine)
    assert left(cloned, "select convert_from(token_hash, 'utf8') from password_reset") == ["open"]


async def test_the_sign_in_log_goes_back_half_a_year(
    cloned: psycopg.Connection, leila: UUID, engine: AsyncEngine
) -> None:
    for name, age in (("spring", 200 * DAY), ("autumn", 30 * DAY)):
        cloned.execute("insert into login_log (identity, outcome, at) values (%s, 'failed', now() - %s)", (name, age))
    cloned.commit()
    await forget(engine)
    assert left(cloned, "select identity from login_log") == ["autumn"]


async def test_finished_jobs_go_after_a_week_dead_ones_after_three_months_waiting_ones_never(
    cloned: psycopg.Connection, engine: AsyncEngine
) -> None:
    for state, age in (
        ("succeeded", 6 * DAY),
        ("succeeded", 8 * DAY),
        ("cancelled", 8 * DAY),
        ("failed", 80 * DAY),
        ("failed", 100 * DAY),
        ("todo", 100 * DAY),
    ):
        cloned.execute(
            "with job as (insert into procrastinate_jobs (queue_name, task_name, status)"
            " values ('default', %s, %s) returning id),"
            " told as (insert into job_progress (job_id) select id from job)"
            " select id from job",
            (f"{state} {age.days}", state),
        )
        cloned.execute("delete from procrastinate_events where job_id = (select max(id) from procrastinate_jobs)")
        cloned.execute(
            "insert into procrastinate_events (job_id, type, at)"
            " select max(id), 'deferred', now() - %s from procrastinate_jobs",
            (age,),
        )
    cloned.commit()
    await forget(engine)
    kept = left(cloned, "select task_name from procrastinate_jobs order by id")
    assert kept == ["succeeded 6", "failed 80", "todo 100"]
    assert left(cloned, "select count(*)::text from job_progress") == ["3"]


async def test_the_log_has_partitions_for_the_coming_year(cloned: psycopg.Connection, engine: AsyncEngine) -> None:
    newest = left(cloned, r"select max(relname)::text from pg_class where relname ~ '^change_\d{4}_\d\d$'")[0]
    cloned.execute(f"drop table {newest}".encode())
    cloned.commit()
    await upkeep.make_partitions.run(JobContext(engine, Settings(), job_id=1, attempt=1))
    assert left(cloned, rf"select relname::text from pg_class where relname = '{newest}'") == [newest]
