"""Whatever is sent, the answer is a sentence that names the field: never a 500, never a driver's words."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from tests.studio import Film, Studio, opened, shoot

pytestmark = pytest.mark.anyio

HUGE = 10**30


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
async def studio(dsn: str) -> AsyncIterator[Studio]:
    """One studio for them all: what is refused leaves no trace."""
    async with opened(dsn) as studio:
        yield studio


@pytest.fixture(scope="module")
async def film(studio: Studio) -> Film:
    return await shoot(studio)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"name": "SH\x000"}, "name"),
        ({"name": ""}, "name"),
        ({"name": "   "}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"name": None}, "name"),
        ({"name": 7}, "name"),
        ({"name": ["SH"]}, "name"),
        ({"frame_in": HUGE}, "frame_in"),
        ({"frame_in": -HUGE}, "frame_in"),
        ({"frame_in": 1.5}, "frame_in"),
        ({"frame_in": "1001a"}, "frame_in"),
        ({"frame_in": 10, "frame_out": 1}, "frame_out"),
        ({"frame_out": 1}, "frame_out"),
        ({"fps": "24 fps"}, "fps"),
        ({"fps": "24/0"}, "fps"),
        ({"status": "ready"}, "status"),
        ({"parent_id": "SQ010"}, "parent_id"),
        ({"parent_id": "0193d1a0-0000-7000-8000-000000000009"}, "parent_id"),
        ({"entity_type_id": "0193d1a0-0000-7000-8000-000000000009"}, "entity_type_id"),
        ({"tags": ["ok", "\x00"]}, "tags.1"),
        ({"tags": "wide"}, "tags"),
        ({"extra": {"a": "\x00"}}, "extra"),
        ({"extra": {"\x00": 1}}, "extra"),
        ({"extra": [1]}, "extra"),
        ({"nmae": "SH010"}, "nmae"),
        ({"rev": 0}, "rev"),
        ({"rev": HUGE}, "rev"),
        ({"kind": "asset"}, "kind"),
        ({"project_id": "0193d1a0-0000-7000-8000-000000000009"}, "project_id"),
    ],
    ids=str,
)
async def test_a_value_that_does_not_fit_is_named(studio: Studio, film: Film, body: dict[str, Any], field: str) -> None:
    errors = await studio.admin.invalid("PATCH", f"/entities/{film.shots[0]}", body)
    assert field in errors
    assert all(errors.values())
    assert (await studio.admin.get(f"/entities/{film.shots[0]}"))["rev"] == 1


@pytest.mark.parametrize(
    "raw",
    [
        b'{"extra": {"a": NaN}}',
        b'{"extra": {"a": Infinity}}',
        b'{"extra": {"a": 1e999}}',
        b'{"extra": ' + b'{"a":' * 200 + b"1" + b"}" * 200 + b"}",
        b'{"extra": {"a": ' + b"[" * 900 + b"]" * 900 + b"}}",
        b'{"extra": {"a": "' + b"x" * 300_000 + b'"}}',
        b'{"extra": {"a": ' + b"9" * 4000 + b"}}",
        b'{"frame_in": ' + b"9" * 5000 + b"}",
        b'{"frame_in": NaN}',
        b'{"name": "\\ud800"}',
        b'{"extra": {"a": ["\\ud800"]}}',
        b'{"extra": {"\\udfff": 1}}',
        b"[" * 100_000,
        b"{",
        b"",
        b"null",
        b"[]",
        b'"SH010"',
        b"\xff\xfe",
        b'{"name": "\xff"}',
    ],
    ids=lambda raw: raw[:24].decode("latin-1"),
)
async def test_a_body_that_is_no_honest_json_is_refused(studio: Studio, film: Film, raw: bytes) -> None:
    json = {"Content-Type": "application/json"}
    answer = await studio.admin.send("PATCH", f"/entities/{film.shots[0]}", content=raw, headers=json)
    assert answer.status_code in {400, 422}, answer.text[:300]
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]


async def test_a_body_of_another_type_is_refused(studio: Studio, film: Film) -> None:
    for content_type in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""):
        headers = {"Content-Type": content_type}
        answer = await studio.admin.send("POST", "/departments", content=b'{"name": "Layout"}', headers=headers)
        assert answer.status_code == 422


@pytest.mark.parametrize(
    "asked",
    [
        {"filter": "colour:eq:red"},
        {"filter": "name"},
        {"filter": "name:like:SH"},
        {"filter": "frame_in:eq:many"},
        {"filter": f"frame_in:eq:{HUGE}"},
        {"filter": "frame_in:eq:NaN"},
        {"filter": "created_at:gt:yesterday"},
        {"filter": "id:eq:SH010"},
        {"filter": "name:eq:\x00"},
        {"filter": "name:contains:\x00"},
        {"filter": "frame_in:contains:1"},
        {"filter": "is_shared:eq:perhaps"},
        {"filter": "parent_id:null:maybe"},
        {"filter": "tags:eq:wide"},
        {"filter": "tags:contains:\x00"},
        {"filter": "extra:eq:1"},
        {"filter": "extra:contains:1"},
        {"filter": "frame_in:in:" + ",".join(["1"] * 1001)},
        {"filter": ["name:eq:a"] * 51},
        {"sort": "colour"},
        {"sort": "tags"},
        {"sort": "extra"},
        {"sort": "-"},
        {"sort": "--name"},
        {"sort": "name,code,frame_in,frame_out,fps,status"},
        {"fields": "colour"},
        {"fields": "name;drop table entity"},
        {"limit": 0},
        {"limit": 1001},
        {"limit": "many"},
        {"after": "x"},
        {"after": "bm9wZQ"},
        {"after": "W1siaWQiXSxbIngiXV0"},
        {"after": "W1siaWQiXSxudWxsXQ"},
        {"after": "e30"},
        {"after": "\xff"},
        {"after": "W1tb" * 400},
        {"archived": "perhaps"},
    ],
    ids=lambda asked: str(asked)[:40],
)
async def test_a_question_that_makes_no_sense_is_refused_by_name(
    studio: Studio, film: Film, asked: dict[str, Any]
) -> None:
    errors = await studio.admin.invalid("GET", "/entities", params=asked)
    assert {field.split(".")[0] for field in errors} == set(asked)


@pytest.mark.parametrize("path", ["/entities/SH010", "/entities/1", "/entities/%00", "/entities/archived"])
async def test_an_address_that_is_no_id_leads_nowhere(studio: Studio, film: Film, path: str) -> None:
    await studio.admin.refused(404, "GET", path)


async def test_an_action_is_not_taken_for_a_row(studio: Studio, film: Film) -> None:
    answer = await studio.admin.send("GET", "/entities/bulk")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST, PATCH")


async def test_a_page_that_does_not_exist_says_so(studio: Studio) -> None:
    problem = await studio.admin.refused(404, "GET", "/shotz")
    assert "/api/v1/shotz" in problem["detail"]


@pytest.mark.parametrize(("method", "path"), [("DELETE", "/entities"), ("PUT", "/projects"), ("TRACE", "/tasks")])
async def test_a_wrong_method_is_told_the_right_ones(studio: Studio, method: str, path: str) -> None:
    answer = await studio.admin.send(method, path)
    assert answer.status_code == 405
    assert {"GET", "POST"} <= {allowed.strip() for allowed in answer.headers["Allow"].split(",")}
