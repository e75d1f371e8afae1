from typing import Annotated, Literal
from uuid import UUID

from fastapi import Depends, Query, Request, Response

from motk.features.webhooks import deliveries, write
from motk.features.webhooks.schemas import DeliveryOut, Replay, SecretMade, WebhookChanges, WebhookNew, WebhookOut
from motk.gate import rows
from motk.gate.archive import archive, restore
from motk.gate.crud import answer, chosen_of, listing, router
from motk.gate.gate import Reading, Writing
from motk.gate.http import keeps, reads, writes
from motk.gate.rows import Listing
from motk.gate.schemas import Chosen, Done, Page
from motk.model.webhook import Webhook

route = router("/webhooks", "webhooks")


@route.get(
    "",
    operation_id="webhook.list",
    summary="Where what happens is told",
    response_model=Page.__class_getitem__(chosen_of(WebhookOut)),
)
async def list_webhooks(
    asked: Annotated[Listing, Depends(listing)], r: Annotated[Reading, Depends(reads("webhook.list"))]
) -> Response:
    return answer(await rows.page(r, Webhook, WebhookOut, asked))


@route.post(
    "",
    operation_id="webhook.create",
    summary="Tell another system, or a chat room, what happens",
    response_model=WebhookOut,
    status_code=201,
)
async def create_webhook(
    body: WebhookNew, request: Request, w: Annotated[Writing, Depends(writes("webhook.create"))]
) -> Response:
    made = await write.create(
        w,
        request.app.state.signing_key,
        body.model_dump(mode="json", exclude_unset=True),
        private=request.app.state.settings.webhooks_private,
    )
    return answer(await rows.one(w, Webhook, WebhookOut, made), 201)


@route.post("/archive", operation_id="webhook.archive", summary="Stop, with everything kept")
async def archive_webhooks(body: Chosen, w: Annotated[Writing, Depends(writes("webhook.archive"))]) -> Done:
    return Done(count=await archive(w, Webhook, body.ids))


@route.post("/restore", operation_id="webhook.restore", summary="Bring back from the archive")
async def restore_webhooks(body: Chosen, w: Annotated[Writing, Depends(writes("webhook.restore"))]) -> Done:
    return Done(count=await restore(w, Webhook, body.ids))


@route.get("/{row_id:uuid}", operation_id="webhook.get", summary="One webhook", response_model=WebhookOut)
async def get_webhook(row_id: UUID, r: Annotated[Reading, Depends(reads("webhook.get"))]) -> Response:
    return answer(await rows.one(r, Webhook, WebhookOut, row_id))


@route.patch("/{row_id:uuid}", operation_id="webhook.edit", summary="Edit a webhook", response_model=WebhookOut)
async def edit_webhook(
    row_id: UUID, body: WebhookChanges, request: Request, w: Annotated[Writing, Depends(writes("webhook.edit"))]
) -> Response:
    await write.edit(
        w,
        request.app.state.signing_key,
        row_id,
        body.model_dump(mode="json", exclude_unset=True),
        private=request.app.state.settings.webhooks_private,
    )
    return answer(await rows.one(w, Webhook, WebhookOut, row_id))


@route.post("/{row_id:uuid}/secret", operation_id="webhook.rotate_secret", summary="A new signing secret, shown once")
async def rotate_secret(
    row_id: UUID, request: Request, r: Annotated[Reading, Depends(keeps("webhook.rotate_secret"))]
) -> SecretMade:
    return SecretMade(secret=await write.rotate(r, request.app.state.signing_key, row_id))


@route.get("/{row_id:uuid}/deliveries", operation_id="webhook.deliveries", summary="What was sent, the newest first")
async def list_deliveries(
    row_id: UUID,
    r: Annotated[Reading, Depends(reads("webhook.deliveries"))],
    state: Literal["waiting", "delivered", "failed"] | None = None,
    only: Annotated[int | None, Query(ge=1, lt=2**63, description="One delivery, with its body.")] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    after: Annotated[str | None, Query(max_length=20)] = None,
) -> Page[DeliveryOut]:
    return await deliveries.page(r, row_id, state=state, only=only, limit=limit, after=after)


@route.post("/{row_id:uuid}/replay", operation_id="webhook.replay", summary="Send again")
async def replay(row_id: UUID, body: Replay, r: Annotated[Reading, Depends(keeps("webhook.replay"))]) -> Done:
    return Done(count=await deliveries.replay(r, row_id, body.ids, body.since))


@route.post("/{row_id:uuid}/ping", operation_id="webhook.ping", summary="Send a test", status_code=204)
async def ping(row_id: UUID, request: Request, r: Annotated[Reading, Depends(keeps("webhook.ping"))]) -> None:
    await deliveries.ping(r, row_id, request.app.state.settings.public_url)


routers = [route]
