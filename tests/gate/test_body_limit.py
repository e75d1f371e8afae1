"""A request that brings too much is refused before it is read."""

from collections.abc import AsyncIterator

import pytest
from tests.studio import Studio

from motk.gate.body_limit import MOST_BYTES
from motk.gate.http import MOST_BYTES_OF_STRANGERS

pytestmark = pytest.mark.anyio


async def pieces(size_bytes: int, read: list[int]) -> AsyncIterator[bytes]:
    for start in range(0, size_bytes, 1024):
        read.append(start)
        yield b" " * 1024


async def test_a_strangers_body_is_small(studio: Studio) -> None:
    body = {"account": "ada", "password": "x" * MOST_BYTES_OF_STRANGERS}
    answer = await studio.http.post("/session", json=body)
    assert (answer.status_code, answer.json()["most_bytes"]) == (413, MOST_BYTES_OF_STRANGERS)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["x-request-id"]


async def test_a_body_of_no_stated_length_is_read_no_further_than_the_limit(studio: Studio) -> None:
    read: list[int] = []
    answer = await studio.http.post("/session", content=pieces(50 * MOST_BYTES_OF_STRANGERS, read))
    assert answer.status_code == 413
    assert max(read) <= MOST_BYTES_OF_STRANGERS


async def test_a_made_up_session_or_token_has_nothing_large_parsed(studio: Studio) -> None:
    for made_up in ({"Cookie": "motk_session=x"}, {"Authorization": "Bearer x"}):
        body = b"[" * (MOST_BYTES_OF_STRANGERS + 1)
        for content in (body, pieces(2 * MOST_BYTES_OF_STRANGERS, [])):
            answer = await studio.http.post("/session", content=content, headers=made_up)
            assert answer.status_code in {401, 403}, "not a word of the JSON that it is not"


async def test_whoever_is_known_may_bring_more_and_is_told_to_send_fewer_rows(studio: Studio) -> None:
    rows = [{"name": f"{'n' * 190} {number}"} for number in range(1_000)]
    assert len((await studio.admin.post("/departments/bulk", {"rows": rows}))["rows"]) == 1_000
    length = {"Content-Length": str(MOST_BYTES + 1), "Content-Type": "application/json"}
    problem = await studio.admin.refused(413, "POST", "/departments/bulk", content=b"{}", headers=length)
    assert "fewer rows" in problem["detail"]
