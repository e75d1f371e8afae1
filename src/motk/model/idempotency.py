from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, Integer, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from motk.model.base import Base, Untracked


class IdempotencyKey(Base, Untracked, why="a receipt for the client, removed after a day"):
    """The answer given to a write, kept so that a retry gets the same answer and makes nothing twice."""

    __tablename__ = "idempotency_key"
    __table_args__ = (Index("idempotency_key_created_idx", "created_at"),)

    account_id: Mapped[UUID] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    request_hash: Mapped[bytes] = mapped_column(LargeBinary)
    status: Mapped[int | None] = mapped_column(Integer)
    body: Mapped[bytes | None] = mapped_column(LargeBinary)
    change_set_id: Mapped[UUID | None]
    created_at: Mapped[datetime] = mapped_column(server_default=text("now()"))
