"""The newest change sets of a project, or of all that an actor sees."""

from collections.abc import Sequence
from uuid import UUID

from motk.core import sql
from motk.features.history.schemas import FeedLine
from motk.features.history.search import Asked, Found, search
from motk.gate.diary import Line, sentences_of, spelled, who
from motk.gate.gate import Reading
from motk.gate.schemas import Page
from motk.gate.verbs import VERBS

queries = sql.load("motk.features.history")


async def of_project(r: Reading, project_id: UUID, asked: Asked, *, limit: int, after: UUID | None) -> Page[FeedLine]:
    """What happened in one project. Raises NotFound, Forbidden."""
    await r.project(project_id)
    return await _of(r, [project_id], asked, studio=False, limit=limit, after=after)


async def of_studio(r: Reading, asked: Asked, *, limit: int, after: UUID | None) -> Page[FeedLine]:
    """What happened in the projects whose feed the actor may read, and in the studio's own lists when they are the actor's to follow."""
    if r.actor.sees_all_projects:
        return await _of(r, None, asked, studio=True, limit=limit, after=after)
    readable = [project_id for project_id, level in r.actor.levels.items() if level in VERBS["project.feed"].roles]
    return await _of(r, readable, asked, studio=r.actor.may("feed.list"), limit=limit, after=after)


async def _of(
    r: Reading, projects: list[UUID] | None, asked: Asked, *, studio: bool, limit: int, after: UUID | None
) -> Page[FeedLine]:
    found = (
        Found(await _newest(r, projects, studio=studio, most=limit + 1, after=after), None)
        if asked.is_anything
        else await search(r, asked, projects=projects, studio=studio, most=limit + 1, after=after)
    )
    shown = found.change_sets[:limit]
    has_more = len(found.change_sets) > limit
    onward = shown[-1]["id"] if has_more else found.onward
    return Page(rows=await feed_lines(r, shown, projects=projects, studio=studio), next=str(onward) if onward else None)


async def _newest(
    r: Reading, projects: list[UUID] | None, *, studio: bool, most: int, after: UUID | None
) -> Sequence[Line]:
    organization = r.actor.organization_id
    if projects is None:
        return await queries.feed_of_organization.rows(r.session, organization=organization, after=after, most=most)
    return await queries.feed_of_projects.rows(
        r.session, organization=organization, projects=projects, studio=studio, after=after, most=most
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
