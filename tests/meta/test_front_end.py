"""The files of the front end, and nothing else of the machine."""

from pathlib import Path

import httpx2
import pytest

from motk import main
from motk.core.settings import Settings

pytestmark = pytest.mark.anyio


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> httpx2.AsyncClient:
    built = tmp_path / "web_dist"
    (built / "assets").mkdir(parents=True)
    (built / "index.html").write_text("the page")
    (built / "icon.svg").write_text("<svg/>")
    (tmp_path / "secret_key").write_text("the secret of the house")
    monkeypatch.setattr(main, "WEB_DIST", built)
    app = main.create_app(Settings(home=tmp_path), dsn="postgresql:///unused")
    return httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://motk.test")


async def test_every_address_of_the_application_is_its_page(browser: httpx2.AsyncClient) -> None:
    for path in ("/", "/projects/1", "/sign-in?next=/"):
        answer = await browser.get(path)
        assert (answer.status_code, answer.text) == (200, "the page")
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert (await browser.get("/icon.svg")).text == "<svg/>"


@pytest.mark.parametrize(
    "path", ["//etc/passwd", "/..%2fsecret_key", "/%2e%2e/secret_key", "//proc/1/root/x", "/%00", f"/{'a' * 5000}"]
)
async def test_no_address_leads_out_of_the_front_end(browser: httpx2.AsyncClient, path: str) -> None:
    answer = await browser.get(httpx2.URL(f"http://motk.test{path}"))
    assert (answer.status_code, answer.text) == (200, "the page")
