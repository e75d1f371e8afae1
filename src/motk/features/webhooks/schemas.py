"""What the webhook API takes and gives."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field, StringConstraints

from motk.features.webhooks.address import checked, known_patterns
from motk.gate.fields import ArchivableOut, Body, Given, Name, RowOut, Seen, unset

Kind = Literal["webhook", "slack", "discord", "mattermost"]
Address = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=2000),
    AfterValidator(checked),
    Field(examples=["https://hooks.example/motk"]),
]
Pattern = Annotated[str, StringConstraints(pattern=r"^(\*|[a-z_]{1,40}\.(\*|[a-z_]{1,60}))$")]
Patterns = Annotated[
    list[Pattern],
    Field(
        min_length=1,
        max_length=50,
        examples=[["task.*", "comment.create"]],
        description="Verbs, or patterns of them: `task.*`; `*` is all.",
    ),
    AfterValidator(known_patterns),
]


class WebhookNew(Given):
    project_id: UUID | None = unset()
    name: Name
    kind: Kind = unset()
    url: Address
    verbs: Patterns = unset()


class WebhookChanges(Seen):
    name: Name = unset()
    url: Address = unset()
    verbs: Patterns = unset()
    active: bool = unset()


class WebhookOut(RowOut, ArchivableOut):
    """`paused_why` says why a webhook was paused that nobody paused: what happens meanwhile waits for it."""

    project_id: UUID | None
    name: str
    kind: Kind
    host: str = Field(description="Where it goes. The whole address lets anyone speak in our name, and is not told.")
    verbs: list[str]
    active: bool
    paused_why: str | None


class SecretMade(BaseModel):
    secret: str = Field(description="Signs what is sent from now on. Shown this once.", examples=["whsec_3f0c9d5b8a"])


class DeliveryOut(BaseModel):
    id: int
    change_set_id: UUID = Field(description="The receiver finds it in `X-MOTK-Event`: the same on every try.")
    verb: str
    state: Literal["waiting", "delivered", "failed"]
    attempts: int
    next_at: datetime
    created_at: datetime
    delivered_at: datetime | None
    response_status: int | None
    response_text: str | None
    body: dict[str, Any] | None = Field(description="What is sent; only when asked for.")


class Replay(Body):
    """Of those named, or made since a time; without either, those that failed."""

    ids: list[int] = Field(default=[], max_length=1000)
    since: datetime | None = None
