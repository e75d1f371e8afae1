"""Sending what waits, in the order of the log per webhook, again and again until it is taken."""

import asyncio
import hashlib
import hmac
import json
from collections.abc import Awaitable, Mapping
from time import monotonic
from typing import Any, TypeVar
from uuid import UUID

import psycopg
import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

import motk
from motk.core.clock import now
from motk.core.sealing import CannotUnseal, unseal
from motk.core.settings import Settings
from motk.features.webhooks.connecting import post
from motk.features.webhooks.deliveries import PING, queries
from motk.features.webhooks.write import purposes
from motk.gate.actor import system
from motk.gate.gate import writing

log = structlog.get_logger("motk.webhooks")

# 5 s, 15 s, 45 s … then every six hours: about three days in all, and the webhook is paused.
_FIRST_WAIT_S, _MOST_WAIT_S = 5.0, 6 * 3600.0
MOST_TRIES = 20
# What the receiver will not take however often it comes stands in nobody's way for long.
_REJECTED = frozenset({400, 413, 415, 422})
_TRIES_REJECTED = 5
_LEASE_S = 60.0
_AT_ONCE = 20
_LOOK_S = 1.0
_SHARE_S = 60.0

T = TypeVar("T")

Row = Mapping[str, Any]


async def keep_sending(engine: AsyncEngine, settings: Settings) -> None:
    """Never ends. Several workers may: whoever claims a delivery sends it. A receiver that takes its time keeps none but its own waiting."""
    under_way: set[asyncio.Task[None]] = set()
    try:
        while True:
            for delivery in await _guarded(_due(engine, _AT_ONCE - len(under_way))) or ():
                task = asyncio.create_task(_guarded(_send_on(engine, settings, delivery)))
                under_way.add(task)
                task.add_done_callback(under_way.discard)
            await asyncio.sleep(_LOOK_S)
    finally:
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)


async def _guarded(doing: Awaitable[T]) -> T | None:
    """Whatever goes wrong is logged, and the others go on."""
    try:
        return await doing
    except (SQLAlchemyError, psycopg.Error, OSError) as error:
        log.warning("lost the database, looking again soon", reason=type(error).__name__)
    except Exception:
        log.exception("sending failed, looking again soon")
    return None


async def send_due(engine: AsyncEngine, settings: Settings) -> None:
    """Send what is due now: of each webhook one after the other, of several at the same time."""
    await asyncio.gather(*(_send_on(engine, settings, delivery) for delivery in await _due(engine, _AT_ONCE)))


async def _due(engine: AsyncEngine, most: int) -> list[int]:
    async with engine.begin() as connection:
        return [row["id"] for row in await queries.due.rows(connection, most=most)]


async def _send_on(engine: AsyncEngine, settings: Settings, delivery: int | None) -> None:
    """From this delivery on as long as they are taken, for one webhook's share of time: then others have their turn."""
    until = monotonic() + _SHARE_S
    while delivery is not None and monotonic() < until:
        async with engine.begin() as connection:
            claimed = await queries.claim.rows(connection, delivery=delivery, lease_s=_LEASE_S)
        if not claimed or not await _send(engine, settings, claimed[0]) or claimed[0]["verb"] == PING:
            return
        async with engine.begin() as connection:
            delivery = await queries.following.value(connection, webhook=claimed[0]["webhook_id"])


async def _send(engine: AsyncEngine, settings: Settings, row: Row) -> bool:
    """One try. True when the next may go."""
    try:
        status, said = await _posted(settings, row)
    except Exception as error:
        # It counts as a try: what can never be sent must pause its webhook one day, and not be tried for ever.
        log.exception("webhook cannot be sent", webhook=str(row["webhook_id"]))
        status, said = None, type(error).__name__
    is_taken = status is not None and 200 <= status < 300
    is_given_up = not is_taken and (row["verb"] == PING or (status in _REJECTED and row["attempts"] >= _TRIES_REJECTED))
    async with engine.begin() as connection:
        if is_taken:
            await queries.delivered.rows(connection, delivery=row["id"], status=status, said=said)
        else:
            await queries.not_delivered.rows(
                connection,
                delivery=row["id"],
                status=status,
                said=said,
                state="failed" if is_given_up else "waiting",
                wait_s=wait_s(row["attempts"]),
            )
    if not is_taken:
        log.info("webhook not taken", webhook=str(row["webhook_id"]), status=status, attempt=row["attempts"])
        if not is_given_up and row["attempts"] >= MOST_TRIES:
            await _pause(engine, row, f"{status} {said}" if status else said)
    return is_taken or is_given_up


def wait_s(attempts: int) -> float:
    """How long after this many tries the next one comes."""
    return min(_FIRST_WAIT_S * 3.0 ** min(attempts - 1, 20), _MOST_WAIT_S)


async def _posted(settings: Settings, row: Row) -> tuple[int | None, str]:
    key = settings.signing_key()
    url_for, secret_for = purposes(row["webhook_id"])
    try:
        url, secret = unseal(key, url_for, row["url"]).decode(), unseal(key, secret_for, row["secret"])
    except CannotUnseal as locked:
        return None, str(locked)
    body = json.dumps(row["body"], ensure_ascii=False, separators=(",", ":")).encode()
    headers = {"Content-Type": "application/json", "User-Agent": f"MOTK/{motk.__version__}"}
    if row["kind"] == "webhook":
        headers |= {
            "X-MOTK-Event": str(row["change_set_id"]),
            "X-MOTK-Verb": row["verb"],
            "X-MOTK-Signature": signature(secret, int(now().timestamp()), body),
        }
    return await post(url, body, headers, private=settings.webhooks_private)


def signature(secret: bytes, at: int, body: bytes) -> str:
    """`t=<seconds since 1970>,v1=<HMAC-SHA256 of "t.body">`: the time is signed too, so that nothing old can be sent again by others."""
    mac = hmac.new(secret, f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={at},v1={mac}"


async def _pause(engine: AsyncEngine, row: Row, said: str) -> None:
    organization_id: UUID = row["organization_id"]
    why = f"Tried {row['attempts']} times since {row['created_at']:%Y-%m-%d}, the last answer: {said}"[:500]
    async with writing(engine, system(organization_id, via="job"), "webhook.pause") as w:
        await queries.pause.rows(w.session, webhook=row["webhook_id"], why=why)
    log.warning("webhook paused", webhook=str(row["webhook_id"]))
