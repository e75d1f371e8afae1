"""Telling other systems what happens here."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Identity, Index, Integer, LargeBinary, Text, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from motk.model.base import (
    Archivable,
    Base,
    OfOrganization,
    Tracked,
    Untracked,
    not_blank,
    of_organization,
    of_project,
    one_of,
    reachable,
)

WEBHOOK_KINDS = ("webhook", "slack", "discord", "mattermost")
DELIVERY_STATES = ("waiting", "delivered", "failed")


class Webhook(Base, Tracked, OfOrganization, Archivable):
    """Where to send what happened. `verbs` are verbs or patterns ("task.*"); without a project it hears of all of them.

    One that failed for days is paused and says so in `paused_why`: what happens meanwhile waits for it, unlike for one paused by hand.
    Its secret, and a chat's whole address, are in `webhook_secret`: either of them alone lets anyone speak in our name.
    """

    __tablename__ = "webhook"
    __table_args__ = (
        of_organization(),
        of_project(),
        not_blank("name"),
        one_of("kind", WEBHOOK_KINDS),
        reachable("organization_id"),
        Index("webhook_organization_idx", "organization_id"),
        Index("webhook_project_idx", "project_id"),
    )

    project_id: Mapped[UUID | None]
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(server_default=text("'webhook'"))
    host: Mapped[str]
    verbs: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{*}'"))
    active: Mapped[bool] = mapped_column(server_default=text("true"))
    paused_why: Mapped[str | None]


class WebhookSecret(Base, Untracked, why="holds secrets, which must never reach the log"):
    """The address and the signing secret, encrypted with the studio's key."""

    __tablename__ = "webhook_secret"

    webhook_id: Mapped[UUID] = mapped_column(ForeignKey("webhook.id", ondelete="CASCADE"), primary_key=True)
    url: Mapped[bytes] = mapped_column(LargeBinary)
    secret: Mapped[bytes] = mapped_column(LargeBinary)


class WebhookDelivery(Base, Untracked, why="rewritten with each try, and made from the log"):
    """One change set on its way to one webhook, in the log's order; `body` is what is sent, byte for byte the same on each try."""

    __tablename__ = "webhook_delivery"
    __table_args__ = (
        one_of("state", DELIVERY_STATES),
        Index("webhook_delivery_key", "webhook_id", "change_set_id", unique=True),
        Index("webhook_delivery_log_idx", "webhook_id", "id"),
        Index("webhook_delivery_waiting_idx", "webhook_id", "next_at", postgresql_where=text("state = 'waiting'")),
        Index("webhook_delivery_organization_idx", "organization_id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id", ondelete="CASCADE"))
    webhook_id: Mapped[UUID] = mapped_column(ForeignKey("webhook.id", ondelete="CASCADE"))
    change_set_id: Mapped[UUID]
    verb: Mapped[str]
    body: Mapped[dict[str, Any]]
    state: Mapped[str] = mapped_column(server_default=text("'waiting'"))
    attempts: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    next_at: Mapped[datetime] = mapped_column(server_default=text("now()"))
    created_at: Mapped[datetime] = mapped_column(server_default=text("now()"))
    delivered_at: Mapped[datetime | None]
    response_status: Mapped[int | None] = mapped_column(Integer)
    response_text: Mapped[str | None]
