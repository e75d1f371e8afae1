"""Plain lists: filters, sorting, pages. Pages put together are the whole list, whatever the order."""

from collections.abc import AsyncIterator, Callable
from random import Random
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.studio import Film, Json, Studio, opened, shoot

pytestmark = pytest.mark.anyio

FIELDS = [
    "name",
    "cut_order",
    "nb_frames",
    "code",
    "fps",
    "status",
    "is_shared",
    "created_at",
    "parent_id",
    "rev",
    "id",
]


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
async def studio(dsn: str) -> AsyncIterator[Studio]:
    async with opened(dsn) as studio:
        yield studio


@pytest.fixture(scope="module")
async def film(studio: Studio) -> Film:
    return await shoot(studio)


@pytest.fixture(scope="module")
async def shots(studio: Studio, film: Film) -> list[Json]:
    """Sixty shots full of ties and holes: same orders, missing codes, names with numbers."""
    chance = Random(7)  # noqa: S311 - the same shots each time
    rows: list[Json] = []
    for number in range(60):
        row: Json = {"project_id": film.project, "kind": "shot", "name": f"{chance.choice(['SH', 'sh_'])}{number + 1}"}
        row.update(
            parent_id=chance.choice([None, film.sequence]),
            cut_order=chance.choice([None, 1, 2, 3]),
            nb_frames=chance.choice([None, 48, 96]),
            code=chance.choice([None, "a", "B", "é", "", "a b"]),
            fps=chance.choice([None, "24", "25"]),
            status=chance.choice(["standby", "running"]),
            is_shared=chance.random() < 0.5,
        )
        rows.append(row)
    await studio.admin.post("/entities/bulk", {"rows": rows})
    listed: list[Json] = (await studio.admin.get("/entities", limit=1000))["rows"]
    return listed


async def pages(studio: Studio, limit: int, **asked: Any) -> list[Json]:
    """Everything, read page by page."""
    rows: list[Json] = []
    after: Json = {}
    while True:
        page = await studio.admin.get("/entities", limit=limit, **asked, **after)
        assert len(page["rows"]) <= limit
        rows += page["rows"]
        if page["next"] is None:
            return rows
        assert len(page["rows"]) == limit
        after = {"after": page["next"]}


keys = st.lists(st.tuples(st.sampled_from(FIELDS), st.booleans()), max_size=5, unique_by=lambda key: key[0])


@settings(max_examples=30, deadline=None)
@example(sort=[("is_shared", True), ("status", False)], limit=7)
@given(sort=keys, limit=st.integers(7, 40))
async def test_pages_put_together_are_the_whole_sorted_list(
    studio: Studio, shots: list[Json], sort: list[tuple[str, bool]], limit: int
) -> None:
    said = ",".join(("-" if down else "") + name for name, down in sort)
    read = await pages(studio, limit, sort=said)
    assert [row["id"] for row in read] == [
        row["id"] for row in (await studio.admin.get("/entities", sort=said, limit=1000))["rows"]
    ]
    assert {row["id"] for row in read} == {row["id"] for row in shots}
    for name, down in sort[:1]:
        values = [row[name] for row in read]
        holes = [value is None for value in values]
        assert holes == sorted(holes), "what is missing comes last, whichever way round"
        if name in {"cut_order", "nb_frames", "rev", "fps", "id", "created_at"}:
            known = [value for value in values if value is not None]
            assert known == sorted(known, reverse=down)


@settings(max_examples=40, deadline=None)
@given(
    name=st.sampled_from(["cut_order", "nb_frames"]),
    operation=st.sampled_from(["eq", "ne", "lt", "le", "gt", "ge", "in", "null"]),
    value=st.integers(-1, 100),
    archived=st.sampled_from(["no", "yes"]),
)
async def test_a_filter_keeps_what_fits_and_nothing_else(
    studio: Studio, shots: list[Json], name: str, operation: str, value: int, archived: str
) -> None:
    wanted: Callable[[Any], bool] = {
        "eq": lambda held: held == value,
        "ne": lambda held: held != value,
        "lt": lambda held: held is not None and held < value,
        "le": lambda held: held is not None and held <= value,
        "gt": lambda held: held is not None and held > value,
        "ge": lambda held: held is not None and held >= value,
        "in": lambda held: held in (value, 1, 48),
        "null": lambda held: (held is None) == (value % 2 == 0),
    }[operation]
    said = {"in": f"{value},1,48", "null": str(value % 2 == 0).lower()}.get(operation, str(value))
    found = await studio.admin.get("/entities", filter=f"{name}:{operation}:{said}", archived=archived, limit=1000)
    assert {row["id"] for row in found["rows"]} == {row["id"] for row in shots if wanted(row[name])}


async def test_names_sort_as_people_count(studio: Studio, shots: list[Json]) -> None:
    names = await studio.admin.names("/entities", filter="name:contains:SH", sort="name", limit=1000)
    plain = [name for name in names if name.startswith("SH") and not name.startswith("SH0")]
    assert plain == sorted(plain, key=lambda name: int(name[2:]))
    assert plain.index("SH9") < plain.index("SH10") if {"SH9", "SH10"} <= set(plain) else plain
    assert await studio.admin.names("/entities", filter="name:contains:SH", sort="-name", limit=1000) == names[::-1]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("50%", ["50% grey"]),
        ("_", ["under_score"]),
        ("\\", ["back\\slash"]),
        ("É", ["été"]),
        ("a:b", ["a:b"]),
        ("", None),
    ],
)
async def test_contains_takes_every_sign_as_itself(
    studio: Studio, film: Film, said: str, found: list[str] | None
) -> None:
    names = ["50% grey", "under_score", "back\\slash", "été", "a:b", "plain"]
    for name in names:
        await studio.admin.send("POST", "/departments", json={"name": name})
    assert await studio.admin.names("/departments", filter=f"name:contains:{said}", sort="created_at") == (
        found or names
    )


async def test_a_page_token_belongs_to_its_sort(studio: Studio, shots: list[Json]) -> None:
    token = (await studio.admin.get("/entities", sort="name", limit=5))["next"]
    errors = await studio.admin.invalid("GET", "/entities", params={"sort": "-name", "after": token})
    assert "same sort" in errors["after"]
    assert await studio.admin.get("/entities", sort="name", after=token, limit=5)


async def test_chosen_fields_come_in_the_answer_and_no_others(studio: Studio, shots: list[Json]) -> None:
    page = await studio.admin.get("/entities", fields=" name , frame_in", limit=3, sort="name")
    assert [set(row) for row in page["rows"]] == [{"id", "name", "frame_in"}] * 3
    assert (
        await studio.admin.get("/entities", fields="name", sort="cut_order", limit=2, after=(await pages_token(studio)))
    )["rows"]


async def pages_token(studio: Studio) -> str:
    token: str = (await studio.admin.get("/entities", fields="name", sort="cut_order", limit=2))["next"]
    return token


async def test_several_filters_are_all_meant(studio: Studio, shots: list[Json]) -> None:
    asked = ["kind:eq:shot", "cut_order:in:1,2", "fps:ne:24"]
    found = (await studio.admin.get("/entities", filter=asked, limit=1000))["rows"]
    assert {row["id"] for row in found} == {
        row["id"] for row in shots if row["cut_order"] in (1, 2) and row["fps"] != "24"
    }


async def test_dates_and_times_are_compared_as_such(studio: Studio, film: Film) -> None:
    await studio.admin.patch(f"/tasks/{film.tasks[0]}", {"due_date": "2026-12-01"})
    await studio.admin.patch(f"/tasks/{film.tasks[1]}", {"due_date": "2026-11-30"})
    for asked, count in (("due_date:lt:2026-12-01", 1), ("due_date:le:2026-12-01", 2), ("due_date:null:true", 1)):
        assert len((await studio.admin.get("/tasks", filter=asked))["rows"]) == count
    made = (await studio.admin.get(f"/tasks/{film.tasks[0]}"))["created_at"]
    assert (await studio.admin.get("/tasks", filter=f"created_at:gt:{made}"))["rows"] == []
    assert len((await studio.admin.get("/tasks", filter=f"created_at:ge:{made}"))["rows"]) == 3


async def test_yes_and_no_are_ordered_too(studio: Studio, shots: list[Json]) -> None:
    found = await studio.admin.get("/entities", filter="is_shared:lt:true", limit=1000)
    assert {row["id"] for row in found["rows"]} == {row["id"] for row in shots if not row["is_shared"]}


async def test_tags_are_found_one_by_one(studio: Studio, film: Film) -> None:
    await studio.admin.patch(f"/entities/{film.bunny}", {"tags": ["hero", "furry"]})
    assert await studio.admin.names("/entities", filter="tags:contains:hero") == ["Bunny"]
    assert await studio.admin.names("/entities", filter="tags:contains:her") == []


async def test_a_question_may_stand_in_the_address_as_it_is_written(studio: Studio, film: Film) -> None:
    address = f"/entities?filter={quote('name:eq:Bunny')}&fields=name"
    assert (await studio.admin.send("GET", address)).json()["rows"] == [{"id": film.bunny, "name": "Bunny"}]
