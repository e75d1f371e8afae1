"""The demo is a believable studio: every test here is something a producer would stumble over."""

from collections import Counter
from dataclasses import asdict
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import ForeignKeyConstraint

from motk.demo import rows
from motk.demo.content import Demo, build
from motk.demo.footage import packaged
from motk.demo.production import Rows
from motk.model import Base

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def demo() -> Demo:
    return build(TODAY)


@pytest.fixture(scope="module", params=["Big Buck Bunny", "Final Reel"])
def production(demo: Demo, request: pytest.FixtureRequest) -> Rows:
    return next(production for production in demo.productions if production.project.name == request.param)


def status_names(demo: Demo) -> dict[UUID | None, str]:
    return {status.id: status.name for status in demo.studio.statuses.values()}


def as_copied(demo: Demo) -> dict[str, list[dict[str, Any]]]:
    return {table: [asdict(row) for row in listed] for table, listed in demo.tables()}


def test_the_same_day_gives_the_same_rows(demo: Demo) -> None:
    assert as_copied(build(TODAY)) == as_copied(demo)


def test_another_day_keeps_the_ids_of_shots_and_tasks(demo: Demo) -> None:
    def ids(of: Demo) -> list[UUID]:
        return [task.id for production in of.productions for task in production.tasks]

    assert ids(build(date(2027, 3, 1))) == ids(demo)


def test_a_second_studio_shares_no_id_with_the_first(demo: Demo) -> None:
    other = build(TODAY, seed="other", name="Plum Studio", slug="plum")
    theirs = {row["id"] for listed in as_copied(other).values() for row in listed}
    ours = {row["id"] for listed in as_copied(demo).values() for row in listed}
    assert not theirs & ours


def test_every_field_is_a_column_and_no_needed_column_is_missing(demo: Demo) -> None:
    for table, listed in as_copied(demo).items():
        columns = Base.metadata.tables[table].columns
        needed = {c.name for c in columns if not c.nullable and c.server_default is None and c.computed is None}
        assert set(listed[0]) <= set(columns.keys()), table
        assert needed <= set(listed[0]), table


def test_ids_are_unique_and_references_stand_before_what_refers_to_them(demo: Demo) -> None:
    seen: set[UUID] = set()
    for table, listed in as_copied(demo).items():
        keys = [key for key in Base.metadata.tables[table].constraints if isinstance(key, ForeignKeyConstraint)]
        columns = {column.name for key in keys for column in key.columns}
        for row in listed:
            assert row["id"] not in seen
            seen.add(row["id"])
            assert all(row[c] in seen for c in columns if row.get(c) is not None), (table, row)


def test_names_are_unique_where_people_look_for_them(production: Rows) -> None:
    names = Counter((e.kind, e.parent_id, e.entity_type_id, e.name.lower()) for e in production.entities)
    assert max(names.values()) == 1
    tasks = Counter((task.entity_id, task.task_type_id) for task in production.tasks)
    assert max(tasks.values()) == 1


def test_every_task_has_a_type_made_for_its_kind(demo: Demo, production: Rows) -> None:
    kinds = {entity.id: entity.kind for entity in production.entities}
    made_for = {task_type.id: task_type.for_kind for task_type in demo.studio.task_types.values()}
    assert all(made_for[task.task_type_id] == kinds[task.entity_id] for task in production.tasks)


def test_dates_are_in_order_and_inside_the_production(production: Rows) -> None:
    for task in production.tasks:
        assert (task.start_date is None) == (task.due_date is None)
        if task.start_date and task.due_date:
            assert production.project.start_date <= task.start_date <= task.due_date <= production.project.end_date


def test_a_step_is_approved_before_the_next_one_is(demo: Demo, production: Rows) -> None:
    names = status_names(demo)
    by_entity: dict[UUID, list[rows.Task]] = {}
    for task in production.tasks:
        if names[task.task_status_id] == "Approved":
            by_entity.setdefault(task.entity_id, []).append(task)
    for approved in by_entity.values():
        done = [task.done_at for task in approved if task.done_at]
        assert len(done) == len(approved)
        assert all(earlier < later for earlier, later in pairwise(done))


def test_waiting_work_lies_ahead_and_finished_work_behind(demo: Demo, production: Rows) -> None:
    names = status_names(demo)
    for task in production.tasks:
        if names[task.task_status_id] == "Ready":
            assert task.start_date is None or task.start_date > TODAY
        if names[task.task_status_id] == "Approved":
            assert task.done_at is not None
            assert task.done_at < datetime(2026, 11, 21, tzinfo=UTC)


def test_each_production_has_exactly_two_open_slots_and_both_have_work(production: Rows) -> None:
    open_slots = {member.id: member.role for member in production.members if member.account_id is None}
    assert len(open_slots) == 2
    assert "Lead Lighter" in open_slots.values()
    assert open_slots.keys() <= {assignee.member_id for assignee in production.assignees}


def test_only_waiting_work_is_given_to_an_open_slot(demo: Demo, production: Rows) -> None:
    names = status_names(demo)
    statuses = {task.id: names[task.task_status_id] for task in production.tasks}
    open_slots = {member.id for member in production.members if member.account_id is None}
    assert {statuses[a.task_id] for a in production.assignees if a.member_id in open_slots} == {"Ready"}


def test_comments_speak_of_tasks_and_never_come_from_the_future(production: Rows) -> None:
    tasks = {task.id for task in production.tasks}
    assert production.comments
    for comment in production.comments:
        assert comment.task_id in tasks
        assert comment.created_at.date() < TODAY
        assert comment.text or comment.task_status_id


def test_a_thread_ends_in_the_status_the_task_has(demo: Demo, production: Rows) -> None:
    names = status_names(demo)
    set_by_thread: dict[UUID, str] = {}
    retakes: Counter[UUID] = Counter()
    for comment in sorted(production.comments, key=lambda comment: comment.id):
        if comment.task_status_id:
            set_by_thread[comment.task_id] = names[comment.task_status_id]
            retakes[comment.task_id] += names[comment.task_status_id] == "Retake"
    for task in production.tasks:
        assert set_by_thread.get(task.id, names[task.task_status_id]) == names[task.task_status_id]
        assert task.retake_count == retakes[task.id]


def test_comments_sort_by_id_as_they_were_written(production: Rows) -> None:
    by_id = sorted(production.comments, key=lambda comment: comment.id)
    assert [comment.created_at for comment in by_id] == sorted(comment.created_at for comment in by_id)


def test_some_retakes_are_answered(demo: Demo, production: Rows) -> None:
    retake = demo.studio.statuses["Retake"].id
    ordered = sorted(production.comments, key=lambda comment: (comment.task_id, comment.id))
    answers = [b for a, b in pairwise(ordered) if a.task_id == b.task_id and a.task_status_id == retake]
    assert any(answer.task_status_id is None and answer.text for answer in answers)


def test_the_cast_of_a_shot_is_made_of_assets(production: Rows) -> None:
    kinds = {entity.id: entity.kind for entity in production.entities}
    assert {(kinds[link.entity_id], kinds[link.asset_id]) for link in production.links} == {("shot", "asset")}


def test_the_bunny_is_not_cast_because_he_is_not_seen(demo: Demo) -> None:
    bunny = next(e for e in demo.productions[0].entities if e.name == "Bunny")
    assert all(link.asset_id != bunny.id for link in demo.productions[0].links)


def test_every_media_row_has_its_file_in_the_package(demo: Demo) -> None:
    media = {row.file_path: row for production in demo.productions for row in production.media}
    assert demo.files().keys() == media.keys()
    assert all(len(packaged(path)) == media[to].file_size for to, path in demo.files().items())


@pytest.mark.parametrize("today", [date(2026, 11, 23), date(2026, 12, 31), date(2027, 2, 28)])
def test_any_day_makes_a_studio_whose_past_is_past(today: date) -> None:
    for production in build(today).productions:
        assert all(comment.created_at.date() < today for comment in production.comments)
        assert all(t.start_date <= t.due_date for t in production.tasks if t.start_date and t.due_date)


def test_the_studio_has_its_eight_departments_thirteen_steps_and_someone_to_sign_in(demo: Demo) -> None:
    assert len(demo.studio.departments) == 8
    assert Counter(kind for kind, _ in demo.studio.task_types) == {"shot": 8, "asset": 5}
    assert [s.name for s in demo.studio.statuses.values() if s.is_default] == ["Ready"]
    assert {"admin", "manager", "supervisor", "artist", "client", "vendor"} == {
        account.account_type for account in demo.studio.accounts.values()
    }
    assert demo.admin.display_name == "Ana Moreau"


def test_milestones_lie_within_the_production_some_behind_and_some_ahead(production: Rows) -> None:
    project = production.project
    days = [milestone.on_date for milestone in production.milestones]
    assert days == sorted(days)
    assert project.start_date <= days[0] < TODAY < days[-1] <= project.end_date
    assert all(project.start_date <= p.starts_on < p.ends_on <= project.end_date for p in production.phases)
