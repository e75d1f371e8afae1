"""What is told by the clock: the mail of what is unread, and tasks that are due soon."""

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from motk.core.errors import NotSignedIn
from motk.core.jobs import JobContext, job
from motk.core.mail import send
from motk.features.notifications import digest
from motk.features.notifications.inbox import still_seen, told
from motk.features.notifications.tell import queries
from motk.gate import actor as actors
from motk.gate.gate import reading

_AT_ONE_TIME = 200

_TODAY = text(
    "select id, motk.today(id) as today from organization"
    " where archived_at is null and extract(hour from motk.studio_time(id)) >= 6"
)


@job("notifications.due", every="3 * * * *")
async def tell_due(context: JobContext) -> None:
    """From six in the morning on, where the studio is: what is due today or tomorrow. Run again it tells nobody twice."""
    async with context.engine.begin() as connection:
        for studio in (await connection.execute(_TODAY)).all():
            await queries.due.rows(connection, today=studio.today, organization=studio.id)


@job("notifications.mail", every="* * * * *", lock="notifications.mail")
async def mail(context: JobContext) -> None:
    """Mail each whose time has come. What is put into a mail counts as mailed in the transaction that sends it off: never twice."""
    async with context.engine.connect() as connection:
        people = await queries.to_mail.rows(connection, most=_AT_ONE_TIME)
    for person in people:
        await _mail_to(context.engine, context.settings.public_url, dict(person))


async def _mail_to(engine: AsyncEngine, address: str, person: dict[str, Any]) -> None:
    async with engine.begin() as connection:
        waiting = await queries.take_to_mail.rows(connection, account_id=person["account_id"])
        ids = [row["id"] for row in waiting]
        rows, count = await _seen(engine, person, ids)
        if rows:
            subject, plain, html = digest.compose(person, rows, count, address)
            await send.defer(connection, to=str(person["email"]), subject=subject, text=plain, html=html)


async def _seen(engine: AsyncEngine, person: dict[str, Any], ids: Sequence[UUID]) -> tuple[list[dict[str, Any]], int]:
    """Of these, what the person may still see now, the newest first: as much as a mail holds, and how many there are."""
    async with AsyncSession(engine) as session:
        try:
            actor = await actors.from_account(session, person["account_id"], via="job")
        except NotSignedIn:
            return [], 0
    async with reading(engine, actor, "notification.list") as r:
        seen = await still_seen(r, ids)
        shown = json.loads(await told(r, seen[: digest.MOST_LINES])) if seen else {"rows": []}
        return shown["rows"], len(seen)
