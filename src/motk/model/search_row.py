from datetime import datetime
from uuid import UUID

from sqlalchemy import Boolean, Index, Text, text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from motk.model.base import Base, OfOrganization, Untracked, one_of

SEARCHED = ("entity", "task", "account", "project", "comment")


def _words(name: str, kinds: str) -> Index:
    # A long list of waiting entries makes a bulk load quick and every search slow: each reads it from end to end.
    return Index(
        name,
        "words",
        postgresql_using="gin",
        postgresql_where=text(kinds),
        postgresql_with={"gin_pending_list_limit": 512},
    )


class SearchRow(Base, Untracked, OfOrganization, why="derived from the rows themselves by triggers, see search.sql"):
    """What is found by its name or its words: one narrow row beside each entity, task, account, project and comment.

    `place_id` is the project, or the organization for what belongs to none. `name_key` is the plain name, null for a comment. `words` holds
    every word, its pieces, numbers without their zeros, and the place; `archived` is the row's own state, not that of what it hangs on.
    """

    __tablename__ = "search_row"
    __table_args__ = (
        one_of("kind", SEARCHED),
        _words("search_row_work_words_idx", "kind in ('entity', 'task')"),
        _words("search_row_people_words_idx", "kind in ('account', 'project')"),
        _words("search_row_comment_words_idx", "kind = 'comment'"),
        Index("search_row_name_idx", "place_id", "name_key", postgresql_where=text("name_key is not null")),
        Index("search_row_newest_idx", "place_id", "at", postgresql_where=text("kind = 'comment'")),
        # Tasks are called like their entities, and found by the words of both.
        Index(
            "search_row_likeness_idx",
            "name_key",
            postgresql_using="gin",
            postgresql_ops={"name_key": "gin_trgm_ops"},
            postgresql_where=text("kind in ('entity', 'account', 'project')"),
            postgresql_with={"gin_pending_list_limit": 512},
        ),
    )

    kind: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    place_id: Mapped[UUID]
    project_id: Mapped[UUID | None]
    entity_id: Mapped[UUID | None]
    task_id: Mapped[UUID | None]
    name_key: Mapped[str | None] = mapped_column(Text(collation="C"))
    words: Mapped[str] = mapped_column(TSVECTOR)
    at: Mapped[datetime]
    archived: Mapped[bool] = mapped_column(Boolean)
