"""How long the diary keeps its details, and letting go of what is older.

Rows keep their `rev`, and what was deleted for ever its last word: what goes is who changed which field when.
"""

from datetime import UTC, datetime
from uuid import UUID

import structlog
from sqlalchemy import text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from motk.core.clock import now
from motk.features.history.feed import queries
from motk.features.history.schemas import DiaryPreview
from motk.gate.actor import system
from motk.gate.gate import Reading, writing
from motk.model.organization import Organization

log = structlog.get_logger("motk.history")

# Counted so far for a preview; beyond, "more than" says enough.
MOST_COUNTED = 100_000
_AT_ONCE = 5_000


def months_ago(months: int, today: datetime) -> datetime:
    """The first moment of the month so many months before this one (UTC): whole months go, as the log is kept in them."""
    month = today.year * 12 + today.month - 1 - months
    return datetime(month // 12, month % 12 + 1, 1, tzinfo=UTC)


async def preview(r: Reading, months: int) -> DiaryPreview:
    """What would go if the diary were kept for so many months."""
    organization = r.actor.organization_id
    before = months_ago(months, now())
    (counted,) = await queries.forgettable.rows(r.session, organization=organization, before=before, most=MOST_COUNTED)
    oldest = await queries.oldest.rows(r.session, organization=organization)
    return DiaryPreview(
        before=before,
        oldest=oldest[0]["at"] if oldest else None,
        change_sets=counted["change_sets"],
        changes=counted["changes"],
        most=MOST_COUNTED,
    )


async def forget(engine: AsyncEngine, organization_id: UUID, months: int) -> int:
    """Let go of what is older, a piece at a time. How many row facts went. Done again it goes on where it stopped."""
    before = months_ago(months, now())
    async with engine.connect() as connection:
        oldest = await queries.oldest.rows(connection, organization=organization_id)
    if not oldest or oldest[0]["at"] >= before:
        return 0
    # First it is said from when on the diary is whole, then it ceases to be: nobody reads a past that is half gone.
    async with writing(engine, system(organization_id, via="job"), "diary.forget") as w:
        is_earlier = (Organization.diary_since.is_(None)) | (Organization.diary_since < before)
        await w.session.execute(
            update(Organization).where(Organization.id == organization_id, is_earlier).values(diary_since=before)
        )
    gone = await _while_any(engine, "forget_changes", organization_id, before)
    await _while_any(engine, "forget_change_sets", organization_id, before)
    log.info("diary forgotten", organization_id=str(organization_id), before=before.isoformat(), changes=gone)
    return gone


async def _while_any(engine: AsyncEngine, query: str, organization_id: UUID, before: datetime) -> int:
    done = 0
    while True:
        async with engine.begin() as connection:
            gone: int = await getattr(queries, query).value(
                connection, organization=organization_id, before=before, most=_AT_ONCE
            )
        if gone == 0:
            return done
        done += gone


async def drop_empty_months(engine: AsyncEngine) -> list[str]:
    """Past months of the log that hold nothing any more give their room back; one that is being read has its turn another night."""
    async with engine.connect() as connection:
        months = [row["name"] for row in await queries.old_partitions.rows(connection, before=months_ago(1, now()))]
    dropped = []
    for month in months:
        try:
            async with engine.begin() as connection:
                await connection.execute(text("set local lock_timeout = '2s'"))
                # The name is one of PostgreSQL's own list, made of digits.
                if not await connection.scalar(text(f"select exists (select from {month})")):
                    await connection.execute(text(f"drop table {month}"))
                    dropped.append(month)
        except DBAPIError:
            log.info("month not dropped, as it is in use", month=month)
    return dropped
