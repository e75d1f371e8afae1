"""Nothing crosses between two studios: every route of the OpenAPI, asked by one of them with the ids of the other."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Annotated, Any
from uuid import UUID

import httpx2
import pytest
from fastapi import APIRouter, Depends, FastAPI
from sqlalchemy import select
from tests.meta.asking import Asked, requests
from tests.meta.two_studios import MARKER, Side, two_studios
from tests.studio import Somebody

from motk.gate.crud import router
from motk.gate.gate import Reading
from motk.gate.http import reads
from motk.gate.verbs import VERBS
from motk.model.task import Task

pytestmark = pytest.mark.anyio

# A token makes no tokens, and changes nothing of how its owner comes in; there is no file behind the picture and no provider at the other end;
# a status in use stays, a moment ago there was no film.
REFUSED_ANYHOW = {
    "token.create_for_bot",
    "media.get_file",
    "factor.remove",
    "session.switch",
    "session.go_to_provider",
    "session.view_as",
    "me.unlink_account",
    "account.reinvite",
    "project.set_workflow",
    "entity.bring_back",
}
ROLES = ("admin", "manager", "artist")
# Here an id chooses among one's own: rows of one's own change set or page, a place in one's own list; or it is but said on, to one's own crew. A
# foreign one chooses nothing, and is not refused.
MAY_SUCCEED = {
    "account.standing",
    "change_set.revert",
    "comment.thread",
    "feed.list",
    "grid.export",
    "login_log.list",
    "notification.list",
    "presence.end",
    "presence.tell",
    "project.feed",
    "search.find",
    "task.set_deadlines",
    "project.dependencies",
    "project.feed_file",
}


@pytest.fixture
async def studios(clone: str) -> AsyncIterator[tuple[Side, Side]]:
    async with two_studios(clone) as sides:
        yield sides


async def test_no_route_gives_or_takes_anything_of_another_studio(studios: tuple[Side, Side]) -> None:
    ours, theirs = studios
    before = theirs.everything()
    assert MARKER in before
    assert await leaks(ours, theirs) == []
    assert theirs.everything() == before
    everything_of_ours = ours.everything()
    assert MARKER not in everything_of_ours
    assert [row_id for row_id in theirs.all_ids() if row_id in everything_of_ours] == []


async def test_the_sweep_notices_a_route_without_scope(studios: tuple[Side, Side]) -> None:
    """Or it would prove nothing."""
    ours, theirs = studios
    leaky = router("/api/v1/tasks", "leak")

    @leaky.get("/{row_id}/title", operation_id="task.title")
    async def title(row_id: UUID, r: Annotated[Reading, Depends(reads("task.get"))]) -> dict[str, Any]:
        task = await r.session.scalar(select(Task).where(Task.id == row_id))
        return {"project_id": task.project_id if task else None}

    with _added(ours.studio.app, leaky):
        found = await leaks(ours, theirs, only="task.title")
    for role in ROLES:
        assert [sentence for sentence in found if sentence.startswith(f"{role}: GET /tasks/") and "tells" in sentence]
        assert [
            sentence for sentence in found if sentence.startswith(f"{role}: GET /tasks/") and "succeeds" in sentence
        ]


async def test_the_sweeps_requests_would_do_something_with_ones_own_ids(studios: tuple[Side, Side]) -> None:
    """Or they would be refused for their form, whoever's ids they hold."""
    ours, theirs = studios
    asking = list(requests(ours.studio.app.openapi(), ours.ids, theirs.ids))
    refused = []
    for asked in sorted(
        asking, key=lambda asked: asked.verb.endswith((".purge", ".revoke", ".revoke_for_bot", "casting.change"))
    ):
        if asked.foreign or not asked.has_ids:
            continue
        answer = await _answer(ours.studio.admin, asked)
        # 409: what is not archived is not purged, and the sample's name is taken.
        if not answer.is_success and answer.status_code != 409 and asked.verb not in REFUSED_ANYHOW:
            refused.append(f"{asked.verb}: {answer.status_code} {answer.text} {asked.body}")
    assert "\n".join(refused) == ""


@contextmanager
def _added(app: FastAPI, leaky: APIRouter) -> Iterator[None]:
    """The application goes on to other tests: afterwards it is as it was."""
    routes = list(app.router.routes)
    app.include_router(leaky)
    # Before the pages of the front end, which answer every other address.
    app.router.routes.insert(0, app.router.routes.pop())
    app.openapi_schema = None
    yield
    app.router.routes[:] = routes
    app.openapi_schema = None


async def leaks(ours: Side, theirs: Side, only: str = "") -> list[str]:
    """What the people of one studio learn of the other, or may do to it, as sentences; nothing, it is hoped."""
    foreign_ids = theirs.all_ids()
    found = []
    for asked in requests(ours.studio.app.openapi(), ours.ids, theirs.ids):
        if asked.changes_ones_own or (only and asked.verb != only):
            continue
        for role in ROLES:
            answer = await _answer(ours.studio.people[role], asked)
            found += [
                f"{role}: {asked.method} {asked.path} {asked.body}: {wrong}"
                for wrong in _wrong(asked, answer, foreign_ids)
            ]
    return found


async def _answer(person: Somebody, asked: Asked) -> httpx2.Response:
    return await asyncio.wait_for(person.send(asked.method, asked.path, **asked.sent), timeout=20)


def _wrong(asked: Asked, answer: httpx2.Response, foreign_ids: frozenset[str]) -> list[str]:
    said = answer.text + repr(dict(answer.headers))
    wrong = [f"tells {row_id}" for row_id in foreign_ids - asked.foreign if row_id in said]
    if MARKER in said:
        wrong.append("tells a name")
    if asked.foreign and answer.is_success and asked.verb not in MAY_SUCCEED:
        wrong.append(f"succeeds with {answer.status_code}")
    if answer.status_code == 401 and not VERBS[asked.verb].public:
        wrong.append("is not let in, so it tries nothing")
    if answer.status_code >= 500:
        wrong.append(f"breaks: {said[:300]}")
    return wrong
