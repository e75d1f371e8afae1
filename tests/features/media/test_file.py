import hashlib
from uuid import uuid4

import pytest
from tests.studio import Film, Somebody, Studio

from motk.core.storage import Storage

pytestmark = pytest.mark.anyio

CONTENT = bytes(range(256)) * 4096 * 3


async def stored(
    studio: Studio, project: str | None, *, mime_type: str = "image/webp", content: bytes = CONTENT, **fields: str
) -> str:
    """The path of a file that is in the storage and has its media row."""
    storage: Storage = studio.app.state.storage
    key = f"assets/{uuid4().hex}.bin"
    await storage.put(key, content)
    row = {
        "organization_id": studio.organization,
        "project_id": project,
        "file_path": key,
        "mime_type": mime_type,
        "file_size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        **fields,
    }
    columns = ", ".join(row)
    places = ", ".join(["%s"] * len(row))
    (found,) = studio.sql(f"insert into media ({columns}) values ({places}) returning id", *row.values())
    return f"/media/{found[0]}/file"


async def part(somebody: Somebody, path: str, wanted: str, **headers: str) -> tuple[int, bytes, str | None]:
    answer = await somebody.send("GET", path, headers={"Range": wanted, **headers})
    return answer.status_code, answer.content, answer.headers.get("Content-Range")


async def test_a_picture_is_shown_and_kept(studio: Studio, film: Film) -> None:
    path = await stored(studio, film.project, original_name="Dämmerung.webp")
    answer = await studio.artist.send("GET", path)
    assert answer.content == CONTENT
    assert answer.headers["content-type"] == "image/webp"
    assert answer.headers["content-length"] == str(len(CONTENT))
    assert answer.headers["cache-control"] == "private, max-age=31536000, immutable"
    # Kept for this session alone: after signing out, or as somebody else, the browser asks again.
    assert "cookie" in answer.headers["vary"].lower()
    assert answer.headers["content-disposition"] == "inline; filename*=UTF-8''D%C3%A4mmerung.webp"
    again = await studio.artist.send("GET", path, headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("mime_type", ["text/html", "image/svg+xml", "application/pdf", "video/x-unknown", "nonsense"])
async def test_what_could_carry_a_script_is_saved_and_never_opened(studio: Studio, film: Film, mime_type: str) -> None:
    path = await stored(studio, film.project, mime_type=mime_type, content=b"<script>alert(1)</script>")
    answer = await studio.artist.send("GET", path)
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]


async def test_a_player_reads_parts(studio: Studio, film: Film) -> None:
    path = await stored(studio, film.project, mime_type="video/mp4")
    size = len(CONTENT)
    assert await part(studio.artist, path, "bytes=0-0") == (206, CONTENT[:1], f"bytes 0-0/{size}")
    middle = (206, CONTENT[1_000_000:2_500_001], f"bytes 1000000-2500000/{size}")
    assert await part(studio.artist, path, "bytes=1000000-2500000") == middle
    assert await part(studio.artist, path, "bytes=-10") == (206, CONTENT[-10:], f"bytes {size - 10}-{size - 1}/{size}")
    rest = (206, CONTENT[size - 5 :], f"bytes {size - 5}-{size - 1}/{size}")
    assert await part(studio.artist, path, f"bytes={size - 5}-") == rest
    assert await part(studio.artist, path, f"bytes={size - 5}-{size * 2}") == rest


@pytest.mark.parametrize("wanted", ["bytes=0-1,5-6", "frames=1-2", "bytes=-", "bytes=9-1", "bytes=a-b", ""])
async def test_a_range_that_says_nothing_gets_the_whole_file(studio: Studio, film: Film, wanted: str) -> None:
    path = await stored(studio, film.project, content=b"0123456789")
    assert await part(studio.artist, path, wanted) == (200, b"0123456789", None)


@pytest.mark.parametrize("wanted", ["bytes=10-", "bytes=99-100", "bytes=-0"])
async def test_a_range_beyond_the_end_is_refused(studio: Studio, film: Film, wanted: str) -> None:
    path = await stored(studio, film.project, content=b"0123456789")
    status, _, said = await part(studio.artist, path, wanted)
    assert (status, said) == (416, "bytes */10")


async def test_a_download_of_another_file_starts_over(studio: Studio, film: Film) -> None:
    path = await stored(studio, film.project, content=b"0123456789")
    assert (await part(studio.artist, path, "bytes=5-", **{"If-Range": '"another"'}))[0] == 200


async def test_a_file_of_another_film_does_not_exist(studio: Studio, film: Film) -> None:
    other = (await studio.admin.post("/projects", {"name": "Nightfall"}))["id"]
    path = await stored(studio, other)
    await studio.artist.refused(404, "GET", path)
    assert (await studio.admin.send("GET", path)).status_code == 200


async def test_an_empty_file_and_a_lost_one(studio: Studio, film: Film) -> None:
    empty = await stored(studio, film.project, content=b"")
    answer = await studio.artist.send("GET", empty)
    assert (answer.status_code, answer.content) == (200, b"")
    lost = await stored(studio, film.project)
    studio.sql("update media set file_path = 'assets/gone.webp' where id = %s", lost.split("/")[2])
    problem = await studio.artist.refused(404, "GET", lost)
    assert "gone" not in str(problem)
    unready = await stored(studio, film.project, state="processing")
    await studio.artist.refused(404, "GET", unready)


async def test_a_vendor_sees_the_pictures_of_its_own_shots_alone(studio: Studio, film: Film) -> None:
    hidden, own, loose = [await stored(studio, film.project) for _ in range(3)]
    for shot, path in zip(film.shots, (hidden, own), strict=False):
        studio.sql("update entity set thumbnail_id = %s where id = %s", path.split("/")[2], shot)
    await film.assign("vendor", 1)
    assert (await studio.vendor.send("GET", own)).content == CONTENT
    await studio.vendor.refused(404, "GET", hidden)
    await studio.vendor.refused(404, "GET", loose)
    assert (await studio.client.send("GET", hidden)).content == CONTENT


async def test_the_picture_of_a_shared_asset_is_seen_by_the_crew_of_every_production(
    studio: Studio, film: Film
) -> None:
    other = (await studio.admin.post("/projects", {"name": "Orchard"}))["id"]
    path = await stored(studio, other)
    fox = await studio.admin.post("/entities", {"project_id": other, "kind": "asset", "name": "Fox"})
    studio.sql("update entity set thumbnail_id = %s where id = %s", path.split("/")[2], fox["id"])
    await studio.artist.refused(404, "GET", path)
    studio.sql("update entity set is_shared = true where id = %s", fox["id"])
    assert (await studio.artist.send("GET", path)).content == CONTENT
    await studio.client.refused(404, "GET", path)
