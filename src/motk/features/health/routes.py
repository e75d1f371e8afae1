from fastapi import APIRouter, Request, Response
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from motk.core import cursor, job_queue, metrics

route = APIRouter(tags=["health"], include_in_schema=False)


@route.get("/healthz")
async def alive() -> Response:
    """The process answers."""
    return Response("ok\n", media_type="text/plain")


@route.get("/readyz")
async def ready(request: Request) -> Response:
    """The process can serve: the database answers and its log is in place."""
    engine: AsyncEngine = request.app.state.engine
    try:
        async with engine.connect() as connection:
            await connection.execute(text("select epoch from log_epoch"))
    except (SQLAlchemyError, OSError, TimeoutError):
        return Response("the database does not answer\n", 503, media_type="text/plain")
    return Response("ok\n", media_type="text/plain")


@route.get("/metrics")
async def measured(request: Request) -> Response:
    """Prometheus' text: requests, pool, followers of this process, the jobs of the whole queue, how far reactions are behind."""
    engine: AsyncEngine = request.app.state.engine
    async with engine.connect() as connection:
        metrics.count_jobs(await job_queue.counts(connection))
        metrics.tell_lags(await cursor.lags(connection))
    return Response(metrics.page(), media_type=metrics.CONTENT_TYPE)


routers = [route]
