from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query, Response

from motk.features.notifications import following, inbox
from motk.features.notifications.schemas import (
    FollowChoice,
    FollowingOut,
    InboxOut,
    Mark,
    UnreadOut,
)
from motk.features.people.notification_settings import Reason
from motk.gate.crud import answer, router
from motk.gate.gate import Reading, Writing
from motk.gate.http import keeps, reads, writes
from motk.gate.schemas import Done
from motk.model.entity import Entity
from motk.model.task import Task

_inbox = router("/notifications", "notifications")
_tasks = router("/tasks", "notifications")
_entities = router("/entities", "notifications")


@_inbox.get("", operation_id="notification.list", summary="One's inbox, the newest first", response_model=InboxOut)
async def list_notifications(
    r: Annotated[Reading, Depends(reads("notification.list"))],
    unread: Annotated[bool, Query(description="Only what is not read yet.")] = False,
    reason: Annotated[list[Reason], Query(max_length=9, description="Only these; any, if none is named.")] = [],  # noqa: B006 - never changed
    project_id: Annotated[UUID | None, Query(description="Only of this project.")] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    before: Annotated[UUID | None, Query(description="The `next` of the page before.")] = None,
) -> Response:
    return answer(await inbox.read(r, unread=unread, reasons=reason, project_id=project_id, limit=limit, before=before))


@_inbox.get("/unread", operation_id="notification.count", summary="How many wait to be read")
async def count_unread(r: Annotated[Reading, Depends(reads("notification.count"))]) -> UnreadOut:
    return UnreadOut(unread=await inbox.count(r))


@_inbox.put("/read", operation_id="notification.mark", summary="Mark as read, or as not read yet")
async def mark_read(body: Mark, r: Annotated[Reading, Depends(keeps("notification.mark"))]) -> Done:
    return Done(count=await inbox.mark(r, body.ids, read=body.read))


@_tasks.get("/{task_id}/subscription", operation_id="subscription.get", summary="What one hears of a task")
async def read_following(task_id: UUID, r: Annotated[Reading, Depends(reads("subscription.get"))]) -> FollowingOut:
    return await following.of_task(r, task_id)


@_tasks.put("/{task_id}/subscription", operation_id="subscription.follow_task", summary="Follow a task, or mute it")
async def follow_task(
    task_id: UUID, body: FollowChoice, w: Annotated[Writing, Depends(writes("subscription.follow_task"))]
) -> FollowingOut:
    await following.choose(w, Task, task_id, body.state)
    return await following.of_task(w, task_id)


@_entities.put(
    "/{entity_id}/subscription",
    operation_id="subscription.follow_entity",
    summary="Follow all tasks of a shot or an asset, or mute them",
    status_code=204,
)
async def follow_entity(
    entity_id: UUID, body: FollowChoice, w: Annotated[Writing, Depends(writes("subscription.follow_entity"))]
) -> Response:
    await following.choose(w, Entity, entity_id, body.state)
    return Response(status_code=204)


routers = [_inbox, _tasks, _entities]
