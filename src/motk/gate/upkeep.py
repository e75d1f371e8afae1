"""What the house does by night: partitions for the coming months, and throwing away what nobody will ask for again."""

from datetime import timedelta

import structlog
from sqlalchemy import CursorResult, Delete, delete, text
from sqlalchemy.ext.asyncio import AsyncConnection

from motk.core.clock import now
from motk.core.jobs import JobContext, job, queries
from motk.core.storage import open_storage
from motk.model.idempotency import IdempotencyKey
from motk.model.secret import LoginLog, PasswordReset, Session

log = structlog.get_logger("motk.upkeep")

SESSIONS_KEPT = timedelta(days=7)
IDEMPOTENCY_KEYS_KEPT = timedelta(days=1)
LOGIN_LOG_KEPT = timedelta(days=180)
JOBS_KEPT_DAYS = 7
DEAD_JOBS_KEPT_DAYS = 90


@job("upkeep.partitions", every="10 2 * * *")
async def make_partitions(context: JobContext) -> None:
    """The log's partitions for the coming year."""
    async with context.engine.begin() as connection:
        await connection.execute(text("select motk.ensure_partitions()"))


@job("upkeep.sweep", every="15 2 * * *")
async def sweep(context: JobContext) -> None:
    """What uploads that died left in the storage."""
    log.info("swept", files=await open_storage(context.settings).sweep())


@job("upkeep.forget", every="20 2 * * *")
async def forget(context: JobContext) -> None:
    """Idempotency keys after a day, ended sessions and resets after a week, sign-ins after half a year, old jobs."""
    async with context.engine.begin() as connection:
        gone = {
            "idempotency_keys": await _rows(
                connection, delete(IdempotencyKey).where(IdempotencyKey.created_at < now() - IDEMPOTENCY_KEYS_KEPT)
            ),
            "sessions": await _rows(
                connection,
                delete(Session).where(
                    (Session.expires_at < now() - SESSIONS_KEPT) | (Session.revoked_at < now() - SESSIONS_KEPT)
                ),
            ),
            "password_resets": await _rows(
                connection,
                delete(PasswordReset).where(
                    (PasswordReset.expires_at < now() - SESSIONS_KEPT) | (PasswordReset.used_at < now() - SESSIONS_KEPT)
                ),
            ),
            "sign_ins": await _rows(connection, delete(LoginLog).where(LoginLog.at < now() - LOGIN_LOG_KEPT)),
            "jobs": await queries.forget_finished.value(
                connection, kept_days=JOBS_KEPT_DAYS, dead_kept_days=DEAD_JOBS_KEPT_DAYS
            ),
        }
    log.info("forgot", **gone)


async def _rows(connection: AsyncConnection, statement: Delete) -> int:
    result: CursorResult[object] = await connection.execute(statement)
    return result.rowcount
