"""Having read a note, and saying so."""

from uuid import UUID

from sqlalchemy import delete, text

from motk.gate.gate import Writing
from motk.model.comment import Comment, CommentAcknowledgement

_ACKNOWLEDGE = text(
    "insert into comment_acknowledgement (organization_id, project_id, comment_id, account_id)"
    " select organization_id, project_id, id, :account_id from comment where id = :comment_id"
    " on conflict (comment_id, account_id) do nothing"
)


async def acknowledge(w: Writing, comment_id: UUID) -> None:
    """Raises NotFound, Forbidden. Saying it twice is saying it once."""
    await w.load(Comment, comment_id)
    await w.session.execute(_ACKNOWLEDGE, {"comment_id": comment_id, "account_id": w.actor.somebody})


async def withdraw(w: Writing, comment_id: UUID) -> None:
    """Take one's own word back. Raises NotFound, Forbidden."""
    await w.load(Comment, comment_id)
    await w.session.execute(
        delete(CommentAcknowledgement).where(
            CommentAcknowledgement.comment_id == comment_id,
            CommentAcknowledgement.account_id == w.actor.account_id,
        )
    )
