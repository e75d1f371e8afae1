"""What an admin sees of how people come in: who has a second factor, who was invited, who tried the door."""

from uuid import UUID

from motk.features.access.attempts import queries
from motk.features.access.schemas import AccountStanding, LoginLine
from motk.gate.gate import Reading
from motk.gate.schemas import Page


async def standing(r: Reading, *, limit: int, after: UUID | None) -> Page[AccountStanding]:
    found = await queries.standing.rows(r.session, organization=r.actor.organization_id, after=after, most=limit + 1)
    rows = [AccountStanding.model_validate(dict(row)) for row in found[:limit]]
    return Page(rows=rows, next=str(rows[-1].account_id) if len(found) > limit else None)


async def login_log(
    r: Reading, *, account_id: UUID | None, outcome: str | None, limit: int, after: int | None
) -> Page[LoginLine]:
    """The newest first. Names that nobody has belong to no studio, and are not told."""
    found = await queries.login_log.rows(
        r.session,
        organization=r.actor.organization_id,
        account_id=account_id,
        outcome=outcome,
        before=after,
        most=limit + 1,
    )
    rows = [LoginLine.model_validate(dict(row)) for row in found[:limit]]
    return Page(rows=rows, next=str(rows[-1].id) if len(found) > limit else None)
