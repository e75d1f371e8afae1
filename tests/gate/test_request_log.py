"""One line per request, through a real application."""

import uuid
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest
import structlog
from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.responses import StreamingResponse
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine
from tests.core import queue_jobs

from motk.core import job_queue, metrics
from motk.gate.request_log import RequestLog

pytestmark = pytest.mark.anyio

ACCOUNT = uuid.uuid4()


def studio() -> FastAPI:
    app = FastAPI()
    inner = APIRouter(prefix="/shots")

    @inner.get("/{shot_id}")
    async def shot(shot_id: str, request: Request) -> dict[str, str]:
        request.state.account_id = ACCOUNT
        structlog.get_logger().info("looking")
        return {"shot": shot_id, "request_id": request.state.request_id}

    @inner.get("/{shot_id}/fail")
    async def fail(shot_id: str) -> None:
        raise RuntimeError(shot_id)

    @inner.get("/{shot_id}/late")
    async def late(shot_id: str) -> Response:
        async def broken() -> AsyncIterator[bytes]:
            yield b"half"
            raise RuntimeError(shot_id)

        return StreamingResponse(broken())

    @app.get("/live")
    async def live() -> Response:
        async def events() -> AsyncIterator[bytes]:
            yield f"data: {in_flight()}\n\n".encode()

        return StreamingResponse(events(), media_type="text/event-stream")

    @app.get("/healthz")
    async def healthz() -> str:
        return "ok"

    outer = APIRouter(prefix="/api")
    outer.include_router(inner)
    app.include_router(outer)
    return app


def in_flight() -> float:
    return float(metrics.requests_in_flight._value.get())


def in_use() -> float:
    return float(metrics.pool_in_use._value.get())


async def ask(path: str, method: str = "GET", **headers: str) -> tuple[httpx2.Response, list[Any]]:
    processors = [structlog.contextvars.merge_contextvars]
    with structlog.testing.capture_logs(processors=processors) as lines:
        transport = httpx2.ASGITransport(RequestLog(studio()), raise_app_exceptions=False)
        async with httpx2.AsyncClient(transport=transport, base_url="http://motk") as client:
            response = await client.request(method, path, headers={k.replace("_", "-"): v for k, v in headers.items()})
    return response, lines


async def test_a_request_leaves_one_line_with_who_what_and_how_long() -> None:
    response, lines = await ask("/api/shots/SH010")
    (line,) = [line for line in lines if line["event"] == "request"]
    assert line["duration_ms"] >= 0
    assert line["route"] == "/api/shots/{shot_id}"
    assert {key: line[key] for key in ("method", "path", "status", "bytes", "account_id")} == {
        "method": "GET",
        "path": "/api/shots/SH010",
        "status": 200,
        "bytes": len(response.content),
        "account_id": str(ACCOUNT),
    }


async def test_every_line_of_a_request_carries_its_id_which_the_answer_names() -> None:
    response, lines = await ask("/api/shots/SH010")
    request_id = response.headers["X-Request-Id"]
    assert [line["request_id"] for line in lines] == [request_id] * 2
    assert response.json()["request_id"] == request_id
    assert structlog.contextvars.get_contextvars() == {}


async def test_a_sane_id_of_the_caller_is_taken_over() -> None:
    response, _ = await ask("/api/shots/SH010", X_Request_Id="render-farm-0042")
    assert response.headers.get_list("X-Request-Id") == ["render-farm-0042"]


@pytest.mark.parametrize("forged", ["short", "x" * 200, "a b c d e f", 'quote"quote"', "<script>alert"])
async def test_an_id_that_could_spoil_a_log_is_replaced(forged: str) -> None:
    response, _ = await ask("/api/shots/SH010", X_Request_Id=forged)
    assert len(response.headers["X-Request-Id"]) == 32


async def test_neither_query_nor_header_reaches_the_log() -> None:
    _, lines = await ask(
        "/api/shots/SH010?token=hunter2", Authorization="Bearer hunter3", Cookie="motk_session=hunter4"
    )
    assert "hunter" not in str(lines)


async def test_a_crash_is_one_error_line_with_its_cause_and_the_client_gets_a_500() -> None:
    response, lines = await ask("/api/shots/SH010/fail")
    assert response.status_code == 500
    (line,) = lines
    assert (line["log_level"], line["status"], str(line["exc_info"])) == ("error", 500, "SH010")


async def test_a_stream_that_breaks_half_way_counts_as_failed() -> None:
    _, lines = await ask("/api/shots/SH010/late")
    (line,) = lines
    assert (line["log_level"], line["status"]) == ("error", 500)


async def test_probes_are_quiet_while_they_succeed() -> None:
    _, lines = await ask("/healthz")
    assert [line["log_level"] for line in lines] == ["debug"]


async def test_requests_are_counted_by_template_never_by_path() -> None:
    for name in ("SH010", "SH020", "nowhere"):
        await ask(f"/api/shots/{name}" if name != "nowhere" else "/nowhere/at/all")
    await ask("/healthz", method="BREW")
    page = metrics.page().decode()
    assert 'motk_requests_total{method="GET",route="/api/shots/{shot_id}",status="200"}' in page
    assert 'route="unmatched",status="404"' in page
    assert 'method="other"' in page
    assert "nowhere" not in page
    assert "SH020" not in page
    assert "motk_request_seconds_bucket" in page


async def test_a_live_stream_is_neither_in_flight_nor_slow() -> None:
    before = in_flight()
    response, _ = await ask("/live")
    assert response.text == f"data: {before}\n\n"
    assert in_flight() == before
    assert 'motk_request_seconds_count{method="GET",route="/live"}' not in metrics.page().decode()


async def test_the_page_tells_of_jobs_and_database_connections(engine: AsyncEngine) -> None:
    metrics.watch_pool(engine)
    before = in_use()
    async with engine.begin() as connection:
        assert in_use() == before + 1
        assert f"motk_pool_in_use {before + 1}" in metrics.page().decode()
        await connection.execute(text(queue_jobs.TRACE))
        await queue_jobs.note.defer(connection, word="wait")
        metrics.count_jobs(await job_queue.counts(connection))
    assert in_use() == before
    assert 'motk_jobs{state="waiting"} 1.0' in metrics.page().decode()
    assert 'motk_jobs{state="dead"} 0.0' in metrics.page().decode()


async def test_connections_that_cannot_be_opened_again_are_not_counted_back(engine: AsyncEngine) -> None:
    metrics.watch_pool(engine)
    before = in_use()

    def refuse(*_: object) -> None:
        raise OperationalError("connect", None, Exception("the database is down"))

    async with engine.connect() as connection:
        await connection.invalidate()
    event.listen(engine.sync_engine, "do_connect", refuse)
    try:
        for _ in range(3):
            with pytest.raises(OperationalError):
                await engine.connect()
        assert in_use() == before
    finally:
        event.remove(engine.sync_engine, "do_connect", refuse)
