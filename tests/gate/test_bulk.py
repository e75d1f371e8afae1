"""Many rows in one request: one change set, all or none."""

import sys
from typing import Any

import pytest
from tests.studio import Film, Studio

pytestmark = pytest.mark.anyio


async def test_custom_values_come_back_as_they_were_sent(studio: Studio, film: Film) -> None:
    for name, of_type in (("Lens", "text"), ("Odd", "tags"), ("N", "number"), ("Big", "number")):
        await studio.define("shot", name, of_type)
    extra = {"lens": "35 mm é \\x00", "odd": ["é \\u0000", '"'], "n": -0.1, "big": 2**53}
    edited = await studio.admin.patch(f"/entities/{film.shots[0]}", {"extra": extra})
    assert edited["extra"] == extra


async def test_more_rows_than_a_request_may_carry_are_refused(studio: Studio, film: Film) -> None:
    rows = [{"name": f"D{n}"} for n in range(20_001)]
    errors = await studio.admin.invalid("POST", "/departments/bulk", {"rows": rows})
    assert "20000" in errors["rows"]
    assert (await studio.admin.names("/departments")) == []


async def test_twenty_thousand_rows_are_one_change_set(studio: Studio, film: Film) -> None:
    rows = [{"name": f"D{n}"} for n in range(20_000)]
    answer = await studio.admin.send("POST", "/departments/bulk", json={"rows": rows})
    assert answer.status_code == 201
    made = studio.sql("select count(*) from change where change_set_id = %s", answer.headers["X-Change-Set"])
    assert made == [(20_000,)]


async def test_one_wrong_row_of_many_is_found(studio: Studio, film: Film) -> None:
    rows: list[Any] = [{"name": f"D{n}"} for n in range(50)]
    rows[37] = {"name": ""}
    assert list(await studio.admin.invalid("POST", "/departments/bulk", {"rows": rows})) == ["rows.37.name"]


async def test_a_field_is_checked_for_thousands_of_rows_as_for_one(studio: Studio) -> None:
    """A check that reads a folder each time would hold the server for a minute: it is asked how often it reads."""
    read = []

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if event in {"os.scandir", "os.listdir"} and "zoneinfo" in str(arguments):
            read.append(arguments)

    sys.addaudithook(note)
    rows = [{"account_name": f"a{n}", "display_name": "A", "timezone": "Europe/Paris"} for n in range(3)]
    await studio.admin.post("/accounts/bulk", {"rows": rows[:1]})
    read.clear()
    await studio.admin.post("/accounts/bulk", {"rows": rows[1:]})
    assert read == []
