"""What is put away in a project."""

import base64
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import get_args
from uuid import UUID

from motk.core.errors import Invalid
from motk.features.history.schemas import ArchivedRow, Noun
from motk.features.history.search import queries
from motk.gate.gate import Reading
from motk.gate.schemas import Page, Who

NOUNS: tuple[Noun, ...] = get_args(Noun)


async def archived(
    r: Reading, project_id: UUID, *, nouns: Sequence[str], said: str | None, limit: int, after: str | None
) -> Page[ArchivedRow]:
    """A page of the archive, what was put away last first. Raises NotFound, Forbidden; Invalid for an `after` that is none."""
    await r.project(project_id)
    before, before_id = _place(after) if after else (None, None)
    found = await queries.archived.rows(
        r.session,
        project_id=project_id,
        nouns=list(nouns),
        said=said,
        before=before,
        before_id=before_id,
        most=limit + 1,
    )
    shown = found[:limit]
    return Page(
        rows=[
            ArchivedRow(
                noun=row["noun"],
                id=row["id"],
                kind=row["kind"],
                name=row["name"],
                where=row["place"],
                archived_at=row["archived_at"],
                archived_by=Who(id=row["archived_by"], display_name=row["archived_by_name"])
                if row["archived_by_name"]
                else None,
                change_set_id=row["change_set_id"],
            )
            for row in shown
        ],
        next=_token(shown[-1]["archived_at"], shown[-1]["id"]) if len(found) > limit else None,
    )


def _token(at: datetime, row_id: UUID) -> str:
    return base64.urlsafe_b64encode(json.dumps([at.isoformat(), row_id.hex]).encode()).decode().rstrip("=")


def _place(token: str) -> tuple[datetime, UUID]:
    try:
        at, row_id = json.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
        return datetime.fromisoformat(at).astimezone(UTC), UUID(row_id)
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        raise Invalid([("after", "Use the `next` of the page before.")]) from None
