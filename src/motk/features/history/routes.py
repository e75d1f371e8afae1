"""Feeds, change sets, reverts."""

from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Query, Response
from fastapi.responses import StreamingResponse
from pydantic import AfterValidator, StringConstraints

from motk.core.errors import Invalid
from motk.features.history import change_sets, feed
from motk.features.history.archived import NOUNS, archived
from motk.features.history.diary_file import Form, diary_file
from motk.features.history.retention import preview
from motk.features.history.revert import revert
from motk.features.history.schemas import (
    ArchivedRow,
    ChangeSetOut,
    DiaryPreview,
    FeedLine,
    Noun,
    RevertChoice,
    RevertReport,
)
from motk.features.history.search import Asked
from motk.gate.crud import router
from motk.gate.gate import Reading, Writing
from motk.gate.http import reads, writes
from motk.gate.schemas import Page
from motk.gate.storable import storable
from motk.gate.verbs import INSIDE_VERBS, VERBS
from motk.model.base import Base, Tracked

Limit = Annotated[int, Query(ge=1, le=200)]
Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), AfterValidator(storable)]
After = Annotated[UUID | None, Query(description="The `next` of the page before.")]

_feed = router("/feed", "history")
_projects = router("/projects", "history")
_change_sets = router("/change-sets", "history")
_organization = router("/organization", "history")

_FILE: dict[str, Any] = {"schema": {"type": "string", "format": "binary"}}
_KNOWN_VERBS = VERBS.keys() | INSIDE_VERBS.keys()
_MODELS: list[type[Base]] = [mapper.class_ for mapper in Base.registry.mappers]
_TRACKED = {model.__tablename__ for model in _MODELS if issubclass(model, Tracked)}

routers = [_feed, _projects, _change_sets, _organization]


def _asked(
    actor_id: Annotated[UUID | None, Query(description="Only what this account did.")] = None,
    verb: Annotated[list[str], Query(max_length=20, description="Only these verbs.", examples=[["task.assign"]])] = [],  # noqa: B006 - never changed
    entity: Annotated[
        str | None, Query(max_length=63, description="Only what touched this table.", examples=["task"])
    ] = None,
    row_id: Annotated[
        UUID | None, Query(description="Only what touched this row, or what hangs on it: tasks, notes, hands.")
    ] = None,
    since: Annotated[datetime | None, Query(alias="from", description="From this moment on.")] = None,
    until: Annotated[datetime | None, Query(alias="to", description="Before this moment.")] = None,
    q: Annotated[Said | None, Query(description="Words in the name or code of an entity.")] = None,
) -> Asked:
    """Raises Invalid for a verb or a table that is none, and for a time that ends before it begins."""
    errors = [
        (f"verb.{place}", f"There is no verb {one!r}.") for place, one in enumerate(verb) if one not in _KNOWN_VERBS
    ]
    if entity is not None and entity not in _TRACKED:
        errors.append(("entity", f"There is no {entity!r}; choose from {', '.join(sorted(_TRACKED))}."))
    if since and until and _utc(since) >= _utc(until):
        errors.append(("to", "This is before `from`, or the same moment."))
    if errors:
        raise Invalid(errors)
    return Asked(actor_id, tuple(dict.fromkeys(verb)), entity, row_id, since, until, q)


def _utc(at: datetime) -> datetime:
    return at if at.tzinfo else at.replace(tzinfo=UTC)


@_feed.get("", operation_id="feed.list", summary="What happened, the newest first")
async def studio_feed(
    r: Annotated[Reading, Depends(reads("feed.list"))],
    asked: Annotated[Asked, Depends(_asked)],
    limit: Limit = 50,
    after: After = None,
) -> Page[FeedLine]:
    """A page may hold fewer lines than asked for, even none, and a `next` all the same: little of what it looked through fits the filter."""
    return await feed.of_studio(r, asked, limit=limit, after=after)


@_projects.get(
    "/{project_id}/feed", operation_id="project.feed", summary="What happened in a project, the newest first"
)
async def project_feed(
    project_id: UUID,
    r: Annotated[Reading, Depends(reads("project.feed"))],
    asked: Annotated[Asked, Depends(_asked)],
    limit: Limit = 50,
    after: After = None,
) -> Page[FeedLine]:
    """A page may hold fewer lines than asked for, even none, and a `next` all the same: little of what it looked through fits the filter."""
    return await feed.of_project(r, project_id, asked, limit=limit, after=after)


@_projects.get(
    "/{project_id}/feed/file",
    operation_id="project.feed_file",
    summary="The diary of a project as CSV or JSON",
    response_class=Response,
    responses={200: {"description": "The file.", "content": {"text/csv": _FILE, "application/json": _FILE}}},
)
async def project_feed_file(
    project_id: UUID,
    r: Annotated[Reading, Depends(reads("project.feed_file"))],
    asked: Annotated[Asked, Depends(_asked)],
    form: Annotated[Form, Query(alias="format")] = "csv",
) -> Response:
    """A line for each change set that the feed would tell of under the same filters."""
    made = await diary_file(r, project_id, asked, form)
    return StreamingResponse(made.pieces(), headers=made.headers)


@_projects.get(
    "/{project_id}/archived", operation_id="project.archived", summary="What is in the archive, what came last first"
)
async def list_archived(
    project_id: UUID,
    r: Annotated[Reading, Depends(reads("project.archived"))],
    noun: Annotated[list[Noun], Query(max_length=len(NOUNS), description="Only these; all when left out.")] = [],  # noqa: B006 - never changed
    q: Annotated[Said | None, Query(description="Words in its name or place.")] = None,
    limit: Limit = 50,
    after: Annotated[str | None, Query(max_length=100, description="The `next` of the page before.")] = None,
) -> Page[ArchivedRow]:
    return await archived(r, project_id, nouns=noun or list(NOUNS), said=q, limit=limit, after=after)


@_change_sets.get("/{change_set_id}", operation_id="change_set.get", summary="One change set, row by row")
async def get_change_set(
    change_set_id: UUID,
    r: Annotated[Reading, Depends(reads("change_set.get"))],
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
    after: Annotated[str | None, Query(max_length=100, description="The `next` of the page before.")] = None,
) -> ChangeSetOut:
    return await change_sets.read(r, change_set_id, limit=limit, after=after)


@_change_sets.post("/{change_set_id}/revert", operation_id="change_set.revert", summary="Take a change set back")
async def revert_change_set(
    change_set_id: UUID,
    w: Annotated[Writing, Depends(writes("change_set.revert"))],
    body: RevertChoice = RevertChoice(),  # noqa: B008 - never changed
) -> RevertReport:
    """Rows return to what they were. Fields that somebody changed since keep their value and are listed in `conflicts`."""
    return await revert(w, change_set_id, body.row_ids, body.field)


@_organization.get("/diary", operation_id="organization.diary", summary="What would go of the diary")
async def preview_diary(
    r: Annotated[Reading, Depends(reads("organization.diary"))],
    months: Annotated[int, Query(ge=3, le=240, description="As long as it would be kept.")] = 24,
) -> DiaryPreview:
    """Look before you set how long details are kept: what has gone does not come back."""
    return await preview(r, months)
