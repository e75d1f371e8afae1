"""The first rows of a grid, to show while the rest is on its way."""

import pytest
from tests.studio import Film

pytestmark = pytest.mark.anyio


async def test_the_first_rows_are_the_top_of_the_whole_page(film: Film) -> None:
    path = f"/projects/{film.project}/grid/shot"
    whole = await film.studio.artist.get(path)
    top = await film.studio.artist.get(path, first=2)
    assert top["rows"] == whole["rows"][:2]
    assert (top["partial"], whole["partial"]) == (True, False)


async def test_a_page_that_is_no_longer_than_asked_for_is_whole(film: Film) -> None:
    path = f"/projects/{film.project}/grid/shot"
    whole = await film.studio.artist.get(path)
    asked = await film.studio.artist.get(path, first=len(whole["rows"]))
    assert (asked["rows"], asked["partial"]) == (whole["rows"], False)


async def test_who_sees_a_part_of_the_project_gets_nothing_more_by_asking_for_the_first_rows(film: Film) -> None:
    path = f"/projects/{film.project}/grid/shot"
    whole = await film.studio.client.get(path)
    top = await film.studio.client.get(path, first=1)
    assert (top["rows"], top["partial"]) == (whole["rows"], False)


async def test_none_or_thousands_of_first_rows_are_refused(film: Film) -> None:
    for first in (0, 1001):
        await film.studio.artist.refused(422, "GET", f"/projects/{film.project}/grid/shot?first={first}")
