"""Feeds, change sets, reverts."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query

from motk.features.history import change_sets, feed
from motk.features.history.revert import revert
from motk.features.history.schemas import ChangeSetOut, FeedLine, RevertChoice, RevertReport
from motk.gate.crud import router
from motk.gate.gate import Reading, Writing
from motk.gate.http import reads, writes
from motk.gate.schemas import Page

Limit = Annotated[int, Query(ge=1, le=200)]
After = Annotated[UUID | None, Query(description="The `next` of the page before.")]

_feed = router("/feed", "history")
_projects = router("/projects", "history")
_change_sets = router("/change-sets", "history")

routers = [_feed, _projects, _change_sets]


@_feed.get("", operation_id="feed.list", summary="What happened, the newest first")
async def studio_feed(
    r: Annotated[Reading, Depends(reads("feed.list"))], limit: Limit = 50, after: After = None
) -> Page[FeedLine]:
    return await feed.of_studio(r, limit=limit, after=after)


@_projects.get(
    "/{project_id}/feed", operation_id="project.feed", summary="What happened in a project, the newest first"
)
async def project_feed(
    project_id: UUID, r: Annotated[Reading, Depends(reads("project.feed"))], limit: Limit = 50, after: After = None
) -> Page[FeedLine]:
    return await feed.of_project(r, project_id, limit=limit, after=after)


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
    return await revert(w, change_set_id, body.row_ids)
