"""Making and changing webhooks. The address and the secret are kept sealed, beside the log."""

import secrets
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from sqlalchemy import text, update
from sqlalchemy.dialects.postgresql import insert

from motk.core.errors import Forbidden, Invalid
from motk.core.sealing import seal
from motk.features.webhooks.address import host_of, is_private
from motk.gate import sets
from motk.gate.gate import Reading, Writing
from motk.gate.roles import ADMIN
from motk.model.webhook import Webhook, WebhookDelivery, WebhookSecret

Fields = dict[str, Any]


async def create(w: Writing, key: str, given: Fields, *, private: bool) -> UUID:
    """A webhook of the studio (admins), or of a project (those who manage it). Raises NotFound, Forbidden, Invalid."""
    url = given.pop("url")
    _refuse_private(url, private=private)
    if given.get("project_id"):
        await w.project(UUID(given["project_id"]))
    elif w.actor.role != ADMIN:
        raise Forbidden("A webhook of the whole studio is for admins; choose a project you manage.", verb=w.verb)
    (made,) = await sets.insert(w, Webhook, [{**given, "host": host_of(url)}])
    await w.session.execute(
        insert(WebhookSecret).values(
            webhook_id=made,
            url=seal(key, _url_of(made), url.encode()),
            secret=seal(key, _secret_of(made), _new_secret().encode()),
        )
    )
    return made


async def edit(w: Writing, key: str, webhook_id: UUID, given: Fields, *, private: bool) -> None:
    """Change one. Switched on again it is no longer paused, and what waits is tried at once."""
    url = given.pop("url", None)
    if url:
        _refuse_private(url, private=private)
        given["host"] = host_of(url)
    if given.get("active") is not None:
        given["paused_why"] = None
    await sets.edit(w, Webhook, [{**given, "id": webhook_id}])
    if url:
        await w.session.execute(
            update(WebhookSecret)
            .where(WebhookSecret.webhook_id == webhook_id)
            .values(url=seal(key, _url_of(webhook_id), url.encode()))
        )
    if given.get("active") or url:
        await w.session.execute(
            update(WebhookDelivery)
            .where(WebhookDelivery.webhook_id == webhook_id, WebhookDelivery.state == "waiting")
            .values(attempts=0, next_at=text("now()"))
        )


async def rotate(r: Reading, key: str, webhook_id: UUID) -> str:
    """A new signing secret; the old one signs nothing any more. Raises NotFound, Forbidden."""
    await r.load(Webhook, webhook_id)
    made = _new_secret()
    await r.session.execute(
        update(WebhookSecret)
        .where(WebhookSecret.webhook_id == webhook_id)
        .values(secret=seal(key, _secret_of(webhook_id), made.encode()))
    )
    return made


def purposes(webhook_id: UUID) -> Sequence[str]:
    """What the address and the secret are sealed for."""
    return _url_of(webhook_id), _secret_of(webhook_id)


def _new_secret() -> str:
    return f"whsec_{secrets.token_urlsafe(32)}"


def _url_of(webhook_id: UUID) -> str:
    return f"webhook address:{webhook_id}"


def _secret_of(webhook_id: UUID) -> str:
    return f"webhook secret:{webhook_id}"


def _refuse_private(url: str, *, private: bool) -> None:
    """A typed IP address can be judged at once; names are when they are connected to."""
    try:
        is_inside = is_private(str(urlsplit(url).hostname))
    except ValueError:
        return
    if is_inside and not private:
        raise Invalid(
            [("url", "leads into the network MOTK runs in; an administrator allows that by MOTK_WEBHOOKS_PRIVATE=true")]
        )
