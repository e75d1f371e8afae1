"""Compression as a client meets it: through a real application and real headers."""

import asyncio
import json
import threading
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
import zstandard
from fastapi import FastAPI, Request, Response
from fastapi.responses import FileResponse, PlainTextResponse, StreamingResponse
from isal import isal_zlib

from motk.gate.compression import Compression
from motk.gate.content_coding import chosen, encode

pytestmark = pytest.mark.anyio

SHOTS = json.dumps([{"name": f"SH{number:04}", "frames": number} for number in range(200)])
TAG = '"7.1042"'


def studio(tmp_path: Path | None = None) -> FastAPI:
    app = FastAPI()
    if tmp_path is not None:
        (tmp_path / "app.js").write_text("const shots = " + SHOTS * 40)

    @app.get("/shots")
    async def shots(request: Request, tag: str = TAG) -> Response:
        if tag in request.headers.get("If-None-Match", ""):
            return Response(status_code=304, headers={"ETag": tag})
        return Response(SHOTS, media_type="application/json", headers={"ETag": tag})

    @app.put("/shots")
    async def save(request: Request) -> Response:
        return PlainTextResponse("saved" if request.headers["If-Match"] == TAG else "changed meanwhile")

    @app.get("/sized/{size}")
    async def sized(size: int) -> Response:
        return PlainTextResponse("x" * size)

    @app.get("/picture")
    async def picture() -> Response:
        return Response(b"\x89PNG" * 1000, media_type="image/png")

    @app.get("/raw")
    async def raw(name: str, value: str, status: int = 200) -> Response:
        return Response(SHOTS, status, {name: value}, "application/json")

    @app.get("/file")
    async def file() -> Response:
        assert tmp_path is not None
        return FileResponse(tmp_path / "app.js")

    @app.get("/lines")
    async def lines() -> Response:
        async def each() -> AsyncIterator[str]:
            for _ in range(3):
                yield SHOTS

        return StreamingResponse(each(), media_type="application/x-ndjson")

    return app


async def ask(path: str, accept: str | None, app: Any = None, method: str = "GET", **headers: str) -> httpx2.Response:
    """One request; the body is left as it came over the wire."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    async with httpx2.AsyncClient(
        transport=httpx2.ASGITransport(Compression(app or studio())), base_url="http://m"
    ) as client:
        request = client.build_request(method, path, headers=sent)
        if accept is None:
            del request.headers["Accept-Encoding"]
        else:
            request.headers["Accept-Encoding"] = accept
        response = await client.send(request, stream=True)
        response.extensions["wire"] = b"".join([piece async for piece in response.aiter_raw()])
        return response


def wire(response: httpx2.Response) -> bytes:
    body: bytes = response.extensions["wire"]
    return body


def read(response: httpx2.Response) -> str:
    coding = response.headers.get("Content-Encoding")
    if coding == "zstd":
        return zstandard.ZstdDecompressor().decompressobj().decompress(wire(response)).decode()
    if coding == "gzip":
        return bytes(isal_zlib.decompress(wire(response), wbits=31)).decode()
    return wire(response).decode()


@pytest.mark.parametrize(
    ("accept", "coding"),
    [
        ("gzip, deflate, br, zstd", "zstd"),
        ("gzip", "gzip"),
        ("x-gzip", "gzip"),
        ("GZIP;Q=1.0", "gzip"),
        ("zstd;q=0.5, gzip;q=0.8", "gzip"),
        ("zstd;q=0, gzip;q=0.001", "gzip"),
        ("*", "zstd"),
        ("*, zstd;q=0", "gzip"),
        ("gzip;q=0", None),
        ("*;q=0", None),
        ("identity", None),
        ("identity;q=1, gzip;q=0.5", None),
        ("identity;q=0.5, gzip;q=0.5", "gzip"),
        ("identity;q=0", None),
        ("br", None),
        ("gzip;q=nonsense", None),
        ("", None),
        (None, None),
    ],
)
async def test_the_client_gets_the_coding_it_likes_best_and_the_same_text(
    accept: str | None, coding: str | None
) -> None:
    response = await ask("/shots", accept)
    assert response.headers.get("Content-Encoding") == coding
    assert read(response) == SHOTS
    assert response.headers["Vary"] == "Accept-Encoding"
    assert int(response.headers["Content-Length"]) == len(wire(response))


async def test_a_compressed_grid_is_several_times_smaller() -> None:
    for accept in ("zstd", "gzip"):
        assert len(wire(await ask("/shots", accept))) * 5 < len(SHOTS)


async def test_what_fits_in_one_packet_or_is_compressed_already_is_sent_as_it_is() -> None:
    assert "Content-Encoding" not in (await ask("/sized/1023", "gzip")).headers
    assert (await ask("/sized/1024", "gzip")).headers["Content-Encoding"] == "gzip"
    picture = await ask("/picture", "gzip")
    assert "Content-Encoding" not in picture.headers
    assert "Vary" not in picture.headers


@pytest.mark.parametrize(
    ("name", "value", "status"),
    [
        ("Cache-Control", "private, no-transform", 200),
        ("Content-Encoding", "identity", 200),
        ("Content-Encoding", "br", 200),
        ("Content-Range", "bytes 0-9/100", 206),
    ],
)
async def test_ranges_and_what_asks_to_be_left_alone_pass_untouched(name: str, value: str, status: int) -> None:
    response = await ask(f"/raw?name={name}&value={value}&status={status}", "zstd, gzip")
    assert wire(response).decode() == SHOTS
    assert response.headers[name] == value


async def test_vary_is_added_to_not_replaced() -> None:
    assert (await ask("/raw?name=Vary&value=Cookie", "gzip")).headers["Vary"] == "Cookie, Accept-Encoding"
    assert (await ask("/raw?name=Vary&value=accept-encoding", "gzip")).headers["Vary"] == "accept-encoding"


async def test_each_coding_has_a_tag_of_its_own() -> None:
    tags = [(await ask("/shots", accept)).headers["ETag"] for accept in ("zstd", "gzip", "identity")]
    assert tags == ['"7.1042-zstd"', '"7.1042-gzip"', TAG]


@pytest.mark.parametrize("accept", ["zstd", "gzip", "identity"])
async def test_a_client_that_holds_the_content_is_told_it_has_not_changed(accept: str) -> None:
    held = (await ask("/shots", accept)).headers["ETag"]
    again = await ask("/shots", accept, If_None_Match=held)
    assert (again.status_code, again.headers["ETag"], wire(again)) == (304, held, b"")
    assert again.headers["Vary"] == "Accept-Encoding"
    assert "Content-Encoding" not in again.headers


async def test_the_right_one_of_several_held_tags_is_confirmed() -> None:
    again = await ask("/shots", "gzip", If_None_Match='"6.9-zstd", "7.1042-gzip", W/"5"')
    assert (again.status_code, again.headers["ETag"]) == (304, '"7.1042-gzip"')


async def test_a_weak_tag_is_the_same_in_every_coding() -> None:
    response = await ask('/shots?tag=W/"9"', "gzip")
    assert (response.headers["Content-Encoding"], response.headers["ETag"]) == ("gzip", 'W/"9"')
    assert (await ask('/shots?tag=W/"9"', "gzip", If_None_Match='W/"9"')).status_code == 304


async def test_an_edit_of_what_was_read_compressed_still_matches() -> None:
    assert read(await ask("/shots", "zstd", method="PUT", If_Match='"7.1042-zstd"')) == "saved"
    assert read(await ask("/shots", "zstd", method="PUT", If_Match='"7.1041-zstd"')) == "changed meanwhile"


async def test_a_range_of_the_plain_file_is_never_glued_to_a_compressed_beginning(tmp_path: Path) -> None:
    app = studio(tmp_path)
    compressed = (await ask("/file", "gzip", app)).headers["ETag"]
    plain = (await ask("/file", "identity", app)).headers["ETag"]
    assert (await ask("/file", "gzip", app, Range="bytes=10-", If_Range=compressed)).status_code == 200
    assert (await ask("/file", "gzip", app, Range="bytes=10-", If_Range=plain)).status_code == 206


async def test_a_file_in_many_pieces_is_compressed_on_the_way(tmp_path: Path) -> None:
    for accept in ("zstd", "gzip"):
        response = await ask("/file", accept, studio(tmp_path))
        assert response.headers["Content-Encoding"] == accept
        assert "Content-Length" not in response.headers
        assert read(response) == "const shots = " + SHOTS * 40
        assert len(wire(response)) * 5 < len(SHOTS) * 40


async def test_a_stream_of_unknown_length_passes_untouched() -> None:
    response = await ask("/lines", "zstd, gzip")
    assert "Content-Encoding" not in response.headers
    assert read(response) == SHOTS * 3
    assert response.headers["Vary"] == "Accept-Encoding"


async def test_the_length_of_a_head_is_that_of_the_plain_body() -> None:
    app = studio()
    app.add_api_route("/head", lambda: PlainTextResponse("x" * 5000), methods=["HEAD"])
    response = await ask("/head", "gzip", app, method="HEAD")
    assert response.headers["Content-Length"] == "5000"
    assert "Content-Encoding" not in response.headers


async def test_an_event_stream_opens_before_its_first_event_and_each_event_leaves_at_once() -> None:
    heard: list[Any] = []
    first_event = asyncio.Event()

    async def live(_scope: Any, _receive: Any, send: Any) -> None:
        headers = [(b"content-type", b"text/event-stream; charset=utf-8")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await first_event.wait()
        for _ in range(2):
            await send({"type": "http.response.body", "body": b"data: " + b"x" * 5000 + b"\n\n", "more_body": True})

    async def send(message: Any) -> None:
        heard.append(message)
        first_event.set()

    async def receive() -> Any:
        return {"type": "http.request"}

    scope = {"type": "http", "method": "GET", "path": "/live", "headers": [(b"accept-encoding", b"zstd, gzip")]}
    await Compression(live)(scope, receive, send)
    assert [message["type"] for message in heard] == ["http.response.start"] + ["http.response.body"] * 2
    assert all(len(message["body"]) == 5008 for message in heard[1:])
    assert dict(heard[0]["headers"]) == {b"content-type": b"text/event-stream; charset=utf-8"}


async def test_a_big_body_is_compressed_beside_the_event_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    threads = []

    def watched(coding: Any, body: bytes) -> bytes:
        threads.append(threading.current_thread() is threading.main_thread())
        return encode(coding, body)

    monkeypatch.setattr("motk.gate.compression.encode", watched)
    for size in (2_000, 2_000_000):
        assert read(await ask(f"/sized/{size}", "zstd")) == "x" * size
    assert threads == [True, False]


def test_a_hostile_header_is_read_in_no_time() -> None:
    assert chosen(",".join(f"x{number};q=0.5" for number in range(100_000)) + ", gzip") is None
