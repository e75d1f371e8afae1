from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column

from motk.model.base import Base, Untracked


class JobProgress(Base, Untracked, why="rewritten every second, and means nothing once the job is over"):
    """Beside a job of the queue: who asked for it and through which change set, how far it is, why it last failed.

    No foreign key to the queue's own table: that one is not ours to describe. Removed together with the job.
    """

    __tablename__ = "job_progress"
    __table_args__ = (Index("job_progress_organization_idx", "organization_id", "job_id"),)

    job_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    organization_id: Mapped[UUID | None]
    account_id: Mapped[UUID | None]
    caused_by: Mapped[UUID | None]
    done: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    total: Mapped[int | None] = mapped_column(Integer)
    message: Mapped[str] = mapped_column(server_default=text("''"))
    error: Mapped[str | None]
    updated_at: Mapped[datetime] = mapped_column(server_default=text("now()"))
