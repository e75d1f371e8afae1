"""Ticking a list that somebody else wrote, one item at a time: two people ticking two items do not disturb each other."""

from uuid import UUID

from sqlalchemy import text

from motk.core.errors import Conflict
from motk.gate.gate import Writing
from motk.model.comment import Comment

_TICK = text(
    "update comment set checklist = jsonb_set(checklist, array[cast(:item as text), 'done'], to_jsonb(cast(:done as boolean)))"
    " where id = :comment_id and (checklist -> cast(cast(:item as text) as int) ->> 'done')::boolean is distinct from :done"
)


async def tick(w: Writing, comment_id: UUID, item: int, words: str, done: bool) -> None:
    """Raises NotFound, Forbidden; Conflict when another item stands in that place by now."""
    comment = await w.load(Comment, comment_id)
    if item >= len(comment.checklist) or comment.checklist[item]["text"] != words:
        raise Conflict("The list has changed since you read it. Read it again, then tick.", field="item")
    await w.session.execute(_TICK, {"comment_id": comment_id, "item": str(item), "done": done})
