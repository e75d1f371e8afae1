"""The stream of changes as server-sent events."""

import asyncio
from contextlib import aclosing, suppress
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Header, Query, Request, Response
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.types import Receive, Scope, Send

from motk.core.cursor import Cursor
from motk.features.live.follower import Follower
from motk.features.live.presence import Presence, tell
from motk.features.live.schemas import Here
from motk.features.live.stream import Stream
from motk.gate.actor import Standing
from motk.gate.crud import router
from motk.gate.gate import Reading, reading
from motk.gate.http import follows, keeps

# No proxy may hold events back to fill a buffer, none may keep them.
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
}
# A client that has taken nothing for so long is gone, whatever its connection says.
_DEAF_S = 30
_PARTING_S = 0.5

_live = router("/live", "live")
_projects = router("/projects", "live")

routers = [_live, _projects]


@_live.get(
    "",
    operation_id="live.follow",
    summary="Changes as they happen",
    response_class=Response,
    responses={
        200: {
            "description": "Server-sent events: hello, changes, presence, told (the inbox holds something new), reload.",
            "content": {"text/event-stream": {}},
        }
    },
)
async def follow(
    request: Request,
    standing: Annotated[Standing, Depends(follows("live.follow"))],
    project_id: Annotated[UUID | None, Query(description="Only this project and what the whole studio shares.")] = None,
    since: Annotated[
        str | None, Query(max_length=100, description="The `cursor` of what you hold; the stream goes on from there.")
    ] = None,
    last_event_id: Annotated[
        str | None, Header(max_length=100, description="Sent by a browser that comes back; it outdoes `since`.")
    ] = None,
) -> Response:
    """Follow from the cursor of a snapshot, or of what you heard last: nothing is missed, and something may come twice.

    Keep the rev that each field of a row came with, and take a field only when the change is newer: change sets that overlap may come the
    other way round than they touched a row, so a change that is older than the row can still hold a field you lack. Remember the rev of
    rows that are gone, too. When a row you do not hold comes back from the archive, read your page anew `since` your cursor.
    """
    engine: AsyncEngine = request.app.state.engine
    follower: Follower = request.app.state.live
    follower.hold_room(standing.actor.account_id)
    if project_id is not None:
        async with reading(engine, standing.actor, "live.follow") as r:
            await r.project(project_id)
    place = None
    if last_event_id:
        place = Cursor.parse(last_event_id, field="Last-Event-ID")
    elif since:
        place = Cursor.parse(since)
    return EventStream(follower, engine, standing, project_id, place)


@_projects.put(
    "/{project_id}/presence", operation_id="presence.tell", summary="Tell the crew where you are", status_code=204
)
async def tell_presence(
    request: Request, project_id: UUID, here: Here, r: Annotated[Reading, Depends(keeps("presence.tell"))]
) -> Response:
    """The page you look at, and the cell your cursor is in. Repeat it every 20 seconds: who is silent for 45 is taken for gone.

    The others hear it as the event `presence` of their stream; who begins to follow hears first who is there. Nothing of it is kept.
    """
    await _tell(request, r, project_id, here.client_id, **here.model_dump(exclude={"client_id"}))
    return Response(status_code=204)


@_projects.delete(
    "/{project_id}/presence/{client_id}",
    operation_id="presence.end",
    summary="Tell the crew that you left",
    status_code=204,
)
async def end_presence(
    request: Request, project_id: UUID, client_id: UUID, r: Annotated[Reading, Depends(keeps("presence.end"))]
) -> Response:
    await _tell(request, r, project_id, client_id, gone=True)
    return Response(status_code=204)


async def _tell(request: Request, r: Reading, project_id: UUID, client_id: UUID, **where: Any) -> None:
    follower: Follower = request.app.state.live
    await r.project(project_id)
    actor = r.actor
    if actor.account_id is None:
        return
    follower.pace.hold(actor.account_id)
    await tell(r, Presence(actor.organization_id, project_id, actor.account_id, client_id, actor.display_name, **where))


class EventStream(Response):
    """Sends until the client goes, the stream ends or the server stops; what it waits for costs no database connection."""

    media_type = "text/event-stream"

    def __init__(
        self, follower: Follower, engine: AsyncEngine, standing: Standing, project_id: UUID | None, since: Cursor | None
    ) -> None:
        super().__init__(headers=_HEADERS)
        del self.headers["content-length"]
        self._follower, self._engine, self._standing = follower, engine, standing
        self._project_id, self._since = project_id, since

    async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
        subscriber = self._follower.subscribe(self._standing.actor.organization_id, self._standing.actor.account_id)
        stream = Stream(self._follower, subscriber, self._engine, self._standing, self._project_id, self._since)
        sending = asyncio.create_task(self._send(stream, send))
        leaving = asyncio.create_task(_left(receive))
        closing = asyncio.create_task(subscriber.closed.wait())
        tasks = {sending, leaving, closing}
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            if closing.done():
                await asyncio.wait({sending}, timeout=_PARTING_S)
        finally:
            self._follower.unsubscribe(subscriber)
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)
        if not sending.cancelled():
            await sending

    async def _send(self, stream: Stream, send: Send) -> None:
        with suppress(TimeoutError):
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            async with aclosing(stream.events()) as events:
                async for event in events:
                    async with asyncio.timeout(_DEAF_S):
                        await send({"type": "http.response.body", "body": event, "more_body": True})
            async with asyncio.timeout(_DEAF_S):
                await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
