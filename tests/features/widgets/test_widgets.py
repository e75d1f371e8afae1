"""Widgets of the studio's own: listed and served from one folder, and nothing else of the machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.studio import Studio

pytestmark = pytest.mark.anyio

MODULE = b'window.motk.widget({ id: "meadow.weather", title: "Weather", render() {} });\n'


@pytest.fixture
def folder(studio: Studio) -> Iterator[Path]:
    """The studio's folder of widgets, empty again afterwards: the application has it for other tests too."""
    place: Path = studio.app.state.settings.widgets_dir
    place.mkdir()
    yield place
    for file in sorted(place.rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() and not file.is_symlink() else file.unlink()
    place.rmdir()


async def listed(studio: Studio) -> list[str]:
    return [row["url"] for row in (await studio.client.get("/widgets"))["rows"]]


async def test_the_modules_at_the_top_are_listed_and_what_they_bring_along_is_served(
    studio: Studio, folder: Path
) -> None:
    (folder / "weather.js").write_bytes(MODULE)
    (folder / "a model.mjs").write_bytes(MODULE)
    (folder / "weather.css").write_text(".sun {}")
    (folder / "notes.txt").write_text("Ours.")
    (folder / ".hidden.js").write_bytes(MODULE)
    (folder / "parts").mkdir()
    (folder / "parts" / "sky.js").write_bytes(MODULE)
    assert await listed(studio) == ["/api/v1/widgets/a%20model.mjs", "/api/v1/widgets/weather.js"]

    served = await studio.artist.send("GET", "/widgets/weather.js")
    assert (served.content, served.headers["content-type"]) == (MODULE, "text/javascript; charset=utf-8")
    assert served.headers["x-content-type-options"] == "nosniff"
    assert (await studio.artist.send("GET", "/widgets/a%20model.mjs")).content == MODULE
    assert (await studio.artist.send("GET", "/widgets/parts/sky.js")).content == MODULE
    assert (await studio.artist.send("GET", "/widgets/weather.css")).headers["content-type"].startswith("text/css")
    again = await studio.artist.send("GET", "/widgets/weather.js", headers={"If-None-Match": served.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    (folder / "weather.js").write_bytes(MODULE + b"// better\n")
    assert (await studio.artist.send("GET", "/widgets/weather.js")).content.endswith(b"// better\n")


async def test_a_studio_without_a_folder_has_none(studio: Studio) -> None:
    assert await listed(studio) == []
    await studio.artist.refused(404, "GET", "/widgets/weather.js")


OUTSIDE = (
    "secret.js",
    "../secret.js",
    "..%2fsecret.js",
    "%2e%2e/secret.js",
    "/etc/hostname",
    "%2fetc/hostname",
    ".hidden.js",
    ".git/config.js",
    "notes.txt",
    "parts",
    "linked.js",
    "weather.js%00",
    "a" * 5000 + ".js",
)


async def test_no_path_leads_out_of_the_folder(studio: Studio, folder: Path) -> None:
    outside = folder.parent / "secret.js"
    outside.write_bytes(MODULE)
    (folder / "linked.js").symlink_to(outside)
    (folder / ".hidden.js").write_bytes(MODULE)
    (folder / "notes.txt").write_text("Ours.")
    (folder / "parts").mkdir()
    for path in OUTSIDE:
        answer = await studio.admin.send("GET", f"/widgets/{path}")
        assert answer.status_code == 404, path
        assert MODULE not in answer.content, path
    outside.unlink()


async def test_widgets_are_for_who_is_signed_in(studio: Studio, folder: Path) -> None:
    (folder / "weather.js").write_bytes(MODULE)
    assert (await studio.http.get("/widgets/weather.js")).status_code == 401
    assert (await studio.http.get("/widgets")).status_code == 401
