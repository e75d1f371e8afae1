"""Pictures of people: small PNG or JPEG, known by what is in them."""

import struct

import httpx2
import pytest
from tests.studio import Film, Somebody, Studio

pytestmark = pytest.mark.anyio


def _png(width: int, height: int, more: bytes = b"") -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII5B", 13, b"IHDR", width, height, 8, 6, 0, 0, 0) + more


async def test_a_picture_is_one_by_its_content_and_not_by_its_name(studio: Studio) -> None:
    async def put(content: bytes) -> httpx2.Response:
        headers = {"Content-Type": "application/octet-stream"}
        return await studio.artist.send("PUT", "/me/avatar", content=content, headers=headers)

    page = b"<script>alert(1)</script>"
    wrong = [
        b"",
        page,
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        b"GIF89a" + bytes(40),
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff",
    ]
    for content in (*wrong, _png(8, 64), _png(5000, 64), _png(2**31, 64)):
        answer = await put(content)
        assert answer.status_code == 422, content[:40]
        assert answer.json()["errors"][0]["field"] == "body"
    assert (await put(_png(64, 64, bytes(1024 * 1024)))).status_code in {413, 422}
    assert (await put(_png(64, 64, page))).status_code == 204
    picture = (await studio.artist.get("/me"))["account"]["avatar_id"]
    shown = await studio.manager.send("GET", f"/media/{picture}/file")
    assert shown.headers["Content-Type"] == "image/png"
    assert shown.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in shown.headers["Content-Security-Policy"], "a page that hides in it is none"


async def test_a_production_shows_faces_to_whom_it_tells_names(studio: Studio, film: Film) -> None:
    headers = {"Content-Type": "application/octet-stream"}
    await studio.artist.send("PUT", "/me/avatar", content=_png(64, 64), headers=headers)
    artist = (await studio.artist.get("/me"))["account"]

    async def faces(somebody: Somebody) -> dict[str, str | None]:
        accounts = (await somebody.get(f"{film.path}/context"))["accounts"]
        return {one["display_name"]: one["avatar_id"] for one in accounts}

    shown = await faces(studio.manager)
    assert shown.pop(artist["display_name"]) == artist["avatar_id"]
    assert set(shown.values()) == {None}
    assert artist["display_name"] not in await faces(studio.client), (
        "whom a client does not know has no face there either"
    )
