from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query, Response

from motk.features.comments import acknowledge, check, thread
from motk.features.comments.schemas import CommentChanges, CommentNew, CommentOut, Pin, ThreadOut, Tick
from motk.features.comments.write import create, edit
from motk.gate import rows, sets
from motk.gate.crud import Behaviour, answer, resource, router
from motk.gate.gate import Reading, Writing
from motk.gate.http import reads, writes
from motk.model.comment import Comment

_of_task = router("/tasks", "comments")
_one = router("/comments", "comments")


@_of_task.get(
    "/{task_id}/thread",
    operation_id="comment.thread",
    summary="What is said about a task, with all that hangs on it",
    response_model=ThreadOut,
)
async def read_thread(
    task_id: UUID,
    r: Annotated[Reading, Depends(reads("comment.thread"))],
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    before: Annotated[UUID | None, Query(description="The `next` of the page before.")] = None,
) -> Response:
    return answer(await thread.read(r, task_id, limit=limit, before=before))


@_one.put(
    "/{row_id}/checklist", operation_id="comment.check", summary="Tick an item of a list", response_model=CommentOut
)
async def check_item(row_id: UUID, body: Tick, w: Annotated[Writing, Depends(writes("comment.check"))]) -> Response:
    await check.tick(w, row_id, body.item, body.text, body.done)
    return answer(await rows.one(w, Comment, CommentOut, row_id))


@_one.put(
    "/{row_id}/acknowledgement",
    operation_id="comment.acknowledge",
    summary="Say that you have read it",
    status_code=204,
)
async def acknowledge_comment(row_id: UUID, w: Annotated[Writing, Depends(writes("comment.acknowledge"))]) -> Response:
    await acknowledge.acknowledge(w, row_id)
    return Response(status_code=204)


@_one.delete(
    "/{row_id}/acknowledgement",
    operation_id="comment.withdraw",
    summary="Take back that you have read it",
    status_code=204,
)
async def withdraw_acknowledgement(
    row_id: UUID, w: Annotated[Writing, Depends(writes("comment.withdraw"))]
) -> Response:
    await acknowledge.withdraw(w, row_id)
    return Response(status_code=204)


@_one.put(
    "/{row_id}/pin",
    operation_id="comment.pin",
    summary="Keep a note on top of its thread",
    response_model=CommentOut,
)
async def pin_comment(row_id: UUID, body: Pin, w: Annotated[Writing, Depends(writes("comment.pin"))]) -> Response:
    await sets.edit(w, Comment, [{"id": row_id, "pinned": body.pinned}])
    return answer(await rows.one(w, Comment, CommentOut, row_id))


routers = [
    resource(
        "comment",
        Comment,
        plural="comments",
        new=CommentNew,
        changes=CommentChanges,
        out=CommentOut,
        behaviour=Behaviour(create=create, edit=edit),
    ),
    _of_task,
    _one,
]
