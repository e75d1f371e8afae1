"""The delivery log of a webhook: reading it, and sending again."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text, update

from motk.core import sql
from motk.core.clock import now
from motk.core.errors import Invalid
from motk.features.webhooks import chat
from motk.features.webhooks.schemas import DeliveryOut
from motk.gate.gate import Reading
from motk.gate.schemas import Page
from motk.model.webhook import Webhook, WebhookDelivery

queries = sql.load("motk.features.webhooks")

PING = "webhook.ping"


async def page(
    r: Reading, webhook_id: UUID, *, state: str | None, only: int | None, limit: int, after: str | None
) -> Page[DeliveryOut]:
    """The newest first; of one asked for alone, the body too. Raises NotFound, Forbidden, Invalid."""
    await r.load(Webhook, webhook_id)
    found = await queries.deliveries.rows(
        r.session, webhook=webhook_id, state=state, only=only, before=_place(after), most=limit + 1
    )
    shown = [DeliveryOut.model_validate(dict(row)) for row in found[:limit]]
    return Page(rows=shown, next=str(shown[-1].id) if len(found) > limit else None)


async def replay(r: Reading, webhook_id: UUID, ids: list[int], since: datetime | None) -> int:
    """Send again what was sent before, with the same id and the same body, in the order of the log. Raises NotFound, Forbidden."""
    await r.load(Webhook, webhook_id)
    chosen = WebhookDelivery.state == "failed"
    if ids:
        if any(not 0 < number < 2**63 for number in ids):
            raise Invalid([("ids", "are numbers of the delivery log")])
        chosen = WebhookDelivery.id.in_(ids)
    elif since:
        chosen = WebhookDelivery.created_at >= since
    replayed: Any = await r.session.execute(
        update(WebhookDelivery)
        .where(WebhookDelivery.webhook_id == webhook_id, chosen)
        .values(state="waiting", attempts=0, next_at=text("now()"))
    )
    return int(replayed.rowcount)


async def ping(r: Reading, webhook_id: UUID, public_url: str) -> None:
    """Send a word that something is there. It waits behind nothing and is tried once. Raises NotFound, Forbidden."""
    webhook = await r.load(Webhook, webhook_id)
    sentence = f"{r.actor.display_name} tests {webhook.name}"
    body = {"verb": PING, "sentence": sentence, "at": now().isoformat()}
    await queries.ping.rows(
        r.session,
        webhook=webhook_id,
        organization=r.actor.organization_id,
        verb=PING,
        body=json.dumps(body if webhook.kind == "webhook" else chat.message(webhook.kind, sentence, public_url)),
    )


def _place(after: str | None) -> int | None:
    if after is None:
        return None
    if not after.isdecimal() or int(after) >= 2**63:
        raise Invalid([("after", "is the `next` of the page before")])
    return int(after)
