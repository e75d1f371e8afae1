"""Pictures that stand for shots, assets and productions."""

import struct

import pytest
from tests.studio import Film, Somebody

pytestmark = pytest.mark.anyio

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII5B", 13, b"IHDR", 64, 36, 8, 6, 0, 0, 0)


async def put(by: Somebody, path: str, content: bytes = PNG) -> int:
    headers = {"Content-Type": "application/octet-stream"}
    return (await by.send("PUT", f"{path}/thumbnail", content=content, headers=headers)).status_code


async def test_a_shot_gets_a_picture_that_its_crew_sees_and_can_lose_it_again(film: Film) -> None:
    studio, shot = film.studio, f"/entities/{film.shots[0]}"
    assert await put(studio.supervisor, shot) == 204
    picture = (await studio.artist.get(shot))["thumbnail_id"]
    assert (await studio.artist.send("GET", f"/media/{picture}/file")).content == PNG
    assert (await studio.vendor.send("GET", f"/media/{picture}/file")).status_code == 404
    (change, *_) = (await studio.admin.get(f"{film.path}/feed"))["rows"]
    assert (change["verb"], "SH0010" in change["sentence"]) == ("entity.set_thumbnail", True)
    taken = await studio.supervisor.send("DELETE", f"{shot}/thumbnail")
    assert (await studio.artist.get(shot))["thumbnail_id"] is None
    await studio.supervisor.post(f"/change-sets/{taken.headers['X-Change-Set']}/revert", {})
    assert (await studio.artist.get(shot))["thumbnail_id"] == picture


async def test_a_production_gets_one_from_its_managers(film: Film) -> None:
    studio = film.studio
    assert await put(studio.manager, film.path) == 204
    picture = (await studio.client.get(film.path))["thumbnail_id"]
    assert (await studio.client.send("GET", f"/media/{picture}/file")).status_code == 200
    assert (await studio.manager.send("DELETE", f"{film.path}/thumbnail")).status_code == 204
    assert (await studio.client.get(film.path))["thumbnail_id"] is None


async def test_what_is_no_picture_and_who_may_not_is_refused(film: Film) -> None:
    studio, shot = film.studio, f"/entities/{film.shots[0]}"
    assert await put(studio.admin, shot, b"<svg/>") == 422
    assert await put(studio.artist, shot) == 403
    assert await put(studio.supervisor, film.path) == 403
    await studio.admin.patch(film.path, {"status": "closed"})
    assert await put(studio.supervisor, f"/entities/{film.shots[1]}") in {403, 409}
