"""Filters asked of the server: what they mean where people trip, what is refused, and what they must not tell."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from psycopg.types.json import Jsonb
from tests.studio import Film, Json, Studio

from motk.features.views import days

pytestmark = pytest.mark.anyio


async def matching(film: Film, tree: Any, by: str = "admin", page: str = "shot", sort: Any = ()) -> list[str]:
    body = {"filter": tree, "sort": list(sort), "today": "2026-11-21"}
    found = await film.studio.people[by].post(f"{film.path}/grid/{page}/matching", body)
    return list(found["ids"])


def says(field: str, op: str, *value: Any) -> Json:
    return {"field": field, "op": op, **({"value": value[0]} if value else {})}


async def test_without_a_filter_all_rows_come_as_the_page_shows_them(film: Film) -> None:
    await film.studio.admin.patch(f"/entities/{film.shots[2]}", {"cut_order": 1})
    shown = [row[0] for row in (await film.grid())["rows"]]
    assert await matching(film, None) == shown == [film.shots[2], *film.shots[:2]]


async def test_an_archived_row_is_not_there(film: Film) -> None:
    await film.studio.admin.post("/entities/archive", {"ids": film.shots[:1]})
    assert await matching(film, None) == film.shots[1:]
    assert await matching(film, None, page="task") == film.tasks[1:]


async def test_rows_without_a_value_come_last_whichever_way_they_are_sorted(film: Film) -> None:
    await film.studio.admin.patch(f"/tasks/{film.tasks[1]}", {"due_date": "2026-12-01"})
    due = f"task.{film.animation}.due_date"
    for descending in (False, True):
        found = await matching(film, None, sort=[{"field": due, "desc": descending}])
        assert found == [film.shots[1], film.shots[0], film.shots[2]]


async def test_me_is_every_slot_of_who_asks_and_open_what_nobody_fills(film: Film) -> None:
    await film.assign("artist", 0)
    await film.assign("open", 1)
    who = f"task.{film.animation}.assignee"
    assert await matching(film, says(who, "is", "@me"), by="artist") == film.shots[:1]
    assert await matching(film, says(who, "is", "@me"), by="supervisor") == []
    assert await matching(film, says(who, "in", ["@open", film.members["artist"]])) == film.shots[:2]
    await film.studio.admin.post("/members/archive", {"ids": [film.members["artist"], film.members["open"]]})
    assert await matching(film, says(who, "is", "@open")) == []
    assert await matching(film, says(who, "is", film.members["open"])) == film.shots[1:2]


async def test_late_is_due_before_today_and_not_done(film: Film) -> None:
    due = ["2026-11-20", "2026-11-21", "2026-11-20"]
    for task, day in zip(film.tasks, due, strict=True):
        await film.studio.admin.patch(f"/tasks/{task}", {"due_date": day})
    await film.move(2, "Approved")
    assert await matching(film, says("task.any.late", "is", True)) == film.shots[:1]
    assert await matching(film, says("late", "is", True), page="task") == film.tasks[:1]
    assert await matching(film, says("done", "is", True), page="task") == film.tasks[2:]


async def test_blocked_is_an_open_task_that_waits_for_another(studio: Studio, film: Film) -> None:
    first, second, third = film.tasks
    rows = [{"task_id": second, "needs_id": first}, {"task_id": third, "needs_id": second, "kind": "start_to_start"}]
    await studio.admin.post("/task-dependencies/bulk", {"rows": rows})
    blocked = says("blocked", "is", True)
    assert await matching(film, blocked, page="task") == [second, third]
    assert await matching(film, says("blocked", "is", False), page="task") == [first]
    assert await matching(film, None, page="task", sort=[{"field": "blocked", "desc": True}]) == [second, third, first]
    await film.move(1, "In progress")
    assert await matching(film, blocked, page="task") == [second], "a start is met by one that was begun"
    await film.assign("vendor", 1)
    assert await matching(film, blocked, page="task", by="vendor") == [], (
        "of what they do not see they are told nothing"
    )
    await film.assign("vendor", 0, 1)
    assert await matching(film, blocked, page="task", by="vendor") == [second]
    await film.move(0, "Approved")
    assert await matching(film, blocked, page="task") == []
    asked = {"today": "2026-11-21", "filter": blocked}
    errors = await studio.client.invalid("POST", f"{film.path}/grid/task/matching", asked)
    assert "no field 'blocked'" in next(iter(errors.values()))


async def test_a_custom_field_that_was_never_defined_is_of_the_kind_its_values_are(film: Film) -> None:
    for shot, extra in zip(film.shots, ({"lens": "35 mm", "take": 9}, {"lens": "", "take": 10}, {}), strict=True):
        film.studio.sql("update entity set extra = %s where id = %s", Jsonb(extra), shot)
    assert await matching(film, says("extra.take", "gt", 9)) == film.shots[1:2]
    assert await matching(film, says("extra.lens", "contains", "MM")) == film.shots[:1]
    assert await matching(film, says("extra.lens", "empty")) == film.shots[1:]
    assert await matching(film, says("extra.unheard_of", "is", 3)) == []
    path = f"{film.path}/grid/shot/matching"
    assert "filter.op" in await film.studio.admin.invalid("POST", path, {"filter": says("extra.take", "contains", "9")})


async def test_a_vendor_learns_nothing_of_other_peoples_work(studio: Studio, film: Film) -> None:
    await film.assign("vendor", 0)
    await film.assign("artist", 1)
    everything = [None, says("task.any.assignee", "not_empty"), {"not": says("task.any.assignee", "is", "nobody")}]
    for tree in everything:
        assert await matching(film, tree, by="vendor") == film.shots[:1]
        assert (
            await matching(film, None if tree is None else says("assignee", "not_empty"), "vendor", "task")
            == film.tasks[:1]
        )
    await film.assign("artist", 0)
    assert await matching(film, None, by="vendor") == []


async def test_a_client_sorts_by_people_without_learning_their_order(studio: Studio, film: Film) -> None:
    """Names are not a client's to know; an order by name would tell."""
    await film.assign("vendor", 0)
    await film.assign("artist", 1)
    who = f"task.{film.animation}.assignee"
    assert await matching(film, None, sort=[{"field": who}]) == [film.shots[1], film.shots[0], film.shots[2]]
    assert await matching(film, None, by="client", sort=[{"field": who}]) == film.shots
    assert await matching(film, says(who, "is", film.members["artist"])) == film.shots[1:2]
    assert await matching(film, says(who, "is", film.members["artist"]), by="client") == [], "nor by guessing"
    assert await matching(film, says(who, "is", "@open"), by="client") == []


WRONG: list[tuple[Any, str]] = [
    (says("salary", "is", 3), "filter.field"),
    (says("task.any.salary", "is", 3), "filter.field"),
    (says("task.not-an-id.status", "is", "x"), "filter.field"),
    ({"any": [says("name", "is", "x"), {"not": says("nb_frames", "contains", "x")}]}, "filter.any.1.not.op"),
    ({"all": [says("nb_frames", "ge", "many")]}, "filter.all.0.value"),
    (says("nb_frames", "ge", True), "filter.value"),
    (says("name", "is", 3), "filter.value"),
    (says("name", "is"), "filter.value"),
    (says("name", "in", "x" * 3000), "filter.value"),
    (says("name", "in", ["x"] * 1001), "filter.value"),
    (says("name", "empty", "x"), "filter.value"),
    (says("task.any.due_date", "lt", "@this_week"), "filter.value"),
    (says("task.any.due_date", "is", "2026-02-30"), "filter.value"),
    (says("task.any.due_date", "between", ["2026-02-01"]), "filter.value"),
    (says("task.any.done", "is", "yes"), "filter.value"),
    ({"all": {}}, "filter"),
    ({"all": [], "any": []}, "filter"),
    ({"all": [[]]}, "filter.all.0"),
    ({"field": "name", "op": "is", "value": "x", "case": True}, "filter"),
    ({"all": [says("name", "is", "x")] * 201}, "filter"),
]


@pytest.mark.parametrize(("tree", "place"), WRONG)
async def test_what_cannot_be_asked_is_told_by_its_place(film: Film, tree: Any, place: str) -> None:
    assert place in await film.studio.admin.invalid("POST", f"{film.path}/grid/shot/matching", {"filter": tree})


async def test_a_filter_too_deep_is_refused_and_one_just_deep_enough_is_not(film: Film) -> None:
    tree: Json = says("name", "contains", "SH")
    for _ in range(7):
        tree = {"not": tree}
    assert await matching(film, tree) == []
    path = "filter" + ".not" * 8
    assert path in await film.studio.admin.invalid("POST", f"{film.path}/grid/shot/matching", {"filter": {"not": tree}})


async def test_a_page_of_a_project_that_is_not_there_to_see_is_none(studio: Studio, film: Film) -> None:
    await studio.hire("artist").refused(404, "POST", f"{film.path}/grid/shot/matching", {})


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("@today", "2026-01-31", "2026-01-31"),
        ("@today+1m", "2026-02-28", "2026-02-28"),
        ("@today-2m", "2025-11-30", "2025-11-30"),
        ("@today+2w", "2026-02-14", "2026-02-14"),
        ("@this_week", "2026-01-26", "2026-02-01"),
        ("@next_week", "2026-02-02", "2026-02-08"),
        ("@this_month", "2026-01-01", "2026-01-31"),
        ("@next_month", "2026-02-01", "2026-02-28"),
        ("@last_month", "2025-12-01", "2025-12-31"),
    ],
)
def test_a_day_that_is_counted_from_today(said: str, first: str, last: str) -> None:
    today = date(2026, 1, 31)
    span = days.period(said, today)
    found = (span.first, span.last) if span else (days.meant(said, today),) * 2
    assert [str(day) for day in found] == [first, last]


@given(st.dates(), st.sampled_from("+-"), st.integers(0, 9999), st.sampled_from("dwm"))
def test_a_day_out_of_the_calendar_is_no_day_and_no_error(today: date, sign: str, count: int, unit: str) -> None:
    found = days.meant(f"@today{sign}{count}{unit}", today)
    assert found is None or (found >= today) == (sign == "+" or count == 0)
