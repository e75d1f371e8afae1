"""Named queries: a file of SQL becomes functions, and a wrong file does not start."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from motk.core import sql

LATE = """
-- name: late(since date, most int) -> rows
-- A header may go on; a :colon in a comment is no parameter, nor is a cast.
select n, (:since + n)::text as due from generate_series(1, :most) n

-- name: count_days(since date, until date) -> value
select :until - :since;

-- name: as_json(word text) -> json
select jsonb_build_object('word', :word)::text
"""


@pytest.fixture
def queries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> sql.Queries:
    return loaded(tmp_path, monkeypatch, LATE)


def loaded(folder: Path, monkeypatch: pytest.MonkeyPatch, source: str) -> sql.Queries:
    package = folder / "a_feature"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "queries.sql").write_text(source)
    monkeypatch.syspath_prepend(folder)
    monkeypatch.delitem(__import__("sys").modules, "a_feature", raising=False)
    return sql.load("a_feature")


@pytest.mark.anyio
async def test_a_named_query_takes_typed_parameters_and_answers_as_it_says(
    queries: sql.Queries, engine: AsyncEngine
) -> None:
    async with engine.connect() as connection:
        rows = await queries.late.rows(connection, since="2026-01-30", most=2)
        assert [dict(row) for row in rows] == [{"n": 1, "due": "2026-01-31"}, {"n": 2, "due": "2026-02-01"}]
        assert await queries.count_days.value(connection, since=date(2026, 2, 1), until="2026-03-01") == 28
        assert await queries.as_json.json(connection, word="新") == '{"word": "新"}'.encode()


def test_a_query_that_does_not_exist_is_an_attribute_error(queries: sql.Queries) -> None:
    with pytest.raises(AttributeError, match="early"):
        _ = queries.early


@pytest.mark.parametrize(
    "source",
    [
        "-- name: late(since date) -> rows\nselect 1",
        "-- name: late() -> rows\nselect :since",
        "-- name: late() -> value\nselect 1\n-- name: late() -> value\nselect 2",
    ],
)
def test_a_header_that_does_not_fit_its_query_is_refused_by_name(
    source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ValueError, match="late"):
        loaded(tmp_path, monkeypatch, source)


def test_a_question_whether_a_parameter_is_null_is_answered_before_it_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = "-- name: some(most int) -> rows\nselect 1 where (:most is null or 1 < :most)\n"
    some = loaded(tmp_path, monkeypatch, source).some
    assert "(true or" in some.shaped({"most": None}).text
    assert "(false or 1 < cast(:most as int))" in some.shaped({"most": 7}).text
