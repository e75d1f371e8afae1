"""Idempotency-Key: a write that is sent again gets the first answer, and nothing is made twice."""

import hashlib
import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from motk.core.errors import Conflict, Invalid
from motk.gate.actor import Actor
from motk.model.idempotency import IdempotencyKey

_KEY = re.compile(r"[!-~]{1,200}")

# A second request with the same key waits here until the first has committed or gone.
_CLAIM = text(
    "insert into idempotency_key (account_id, key, request_hash) values (:account_id, :key, :request_hash) on conflict do nothing returning key"
)


class Replayed(Exception):
    def __init__(self, status: int, body: bytes, change_set_id: UUID | None) -> None:
        super().__init__(status)
        self.status = status
        self.body = body
        self.change_set_id = change_set_id


@dataclass(frozen=True)
class Receipt:
    account_id: UUID
    key: str

    async def record(self, session: AsyncSession, status: int, body: bytes, change_set_id: UUID | None) -> None:
        """Keep the answer in the change set's own transaction: both are there, or neither."""
        mine = (IdempotencyKey.account_id == self.account_id) & (IdempotencyKey.key == self.key)
        await session.execute(
            update(IdempotencyKey).where(mine).values(status=status, body=body, change_set_id=change_set_id)
        )


async def present(session: AsyncSession, actor: Actor, request: Any) -> Receipt | None:
    """Claim the request's key. Raises Replayed with the kept answer, Conflict when the key was used for something else."""
    key = request.headers.get("Idempotency-Key")
    if key is None or actor.account_id is None:
        return None
    if not _KEY.fullmatch(key):
        raise Invalid([("Idempotency-Key", "Use 1 to 200 characters without spaces; a UUID is usual.")])
    asked = hashlib.sha256(
        f"{request.method} {request.url.path}?{request.url.query}\n".encode() + await request.body()
    ).digest()
    claimed = await session.scalar(_CLAIM, {"account_id": actor.account_id, "key": key, "request_hash": asked})
    if claimed:
        return Receipt(actor.account_id, key)
    kept = (
        await session.execute(
            select(
                IdempotencyKey.request_hash, IdempotencyKey.status, IdempotencyKey.body, IdempotencyKey.change_set_id
            ).where(IdempotencyKey.account_id == actor.account_id, IdempotencyKey.key == key)
        )
    ).one()
    if kept.request_hash != asked:
        raise Conflict(
            "This Idempotency-Key was used for another request. Use a new one for each.", field="Idempotency-Key"
        )
    raise Replayed(kept.status, kept.body, kept.change_set_id)
