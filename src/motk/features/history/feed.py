"""The newest change sets of a project, or of all that an actor sees."""

from collections.abc import Sequence
from uuid import UUID

from motk.core import sql
from motk.features.history.schemas import FeedLine
from motk.gate.diary import Line, sentences_of, spelled, who
from motk.gate.gate import Reading
from motk.gate.schemas import Page
from motk.gate.verbs import VERBS

queries = sql.load("motk.features.history")


async def of_project(r: Reading, project_id: UUID, *, limit: int, after: UUID | None) -> Page[FeedLine]:
    """What happened in one project. Raises NotFound, Forbidden."""
    await r.project(project_id)
    return await _of(r, [project_id], studio=False, limit=limit, after=after)


async def of_studio(r: Reading, *, limit: int, after: UUID | None) -> Page[FeedLine]:
    """What happened in the projects whose feed the actor may read, and in the studio's own lists when they are the actor's to follow."""
    if r.actor.sees_all_projects:
        found = await queries.feed_of_organization.rows(
            r.session, organization=r.actor.organization_id, after=after, most=limit + 1
        )
        return await _page(r, found, projects=None, studio=True, limit=limit)
    readable = [project_id for project_id, level in r.actor.levels.items() if level in VERBS["project.feed"].roles]
    return await _of(r, readable, studio=r.actor.may("feed.list"), limit=limit, after=after)


async def _of(r: Reading, projects: list[UUID], *, studio: bool, limit: int, after: UUID | None) -> Page[FeedLine]:
    found = await queries.feed_of_projects.rows(
        r.session, organization=r.actor.organization_id, projects=projects, studio=studio, after=after, most=limit + 1
    )
    return await _page(r, found, projects=projects, studio=studio, limit=limit)


async def _page(
    r: Reading, found: Sequence[Line], *, projects: list[UUID] | None, studio: bool, limit: int
) -> Page[FeedLine]:
    shown = found[:limit]
    return Page(
        rows=await feed_lines(r, shown, projects=projects, studio=studio),
        next=str(shown[-1]["id"]) if len(found) > limit else None,
    )


async def feed_lines(
    r: Reading, change_sets: Sequence[Line], *, projects: list[UUID] | None, studio: bool
) -> list[FeedLine]:
    """Change sets as lines of a feed, telling of `projects` (None: all) and, if `studio`, of studio-wide rows."""
    sentences, changes, people = await sentences_of(r, change_sets, projects=projects, studio=studio)
    return [
        FeedLine(
            change_set_id=row["id"],
            verb=row["verb"],
            sentence=sentence,
            actor=who(row["actor_id"], people),
            via=row["via"],
            at=spelled(row["at"]),
            caused_by=row["caused_by"],
            note=row["note"],
            changes=count,
        )
        for row, sentence, count in zip(change_sets, sentences, changes, strict=True)
    ]
