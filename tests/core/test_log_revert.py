"""Undoing a change set: everything it did, and nothing anybody did since."""

import psycopg
import pytest
from tests.factory import Film, begin, film, insert, revert, rows, writing

TABLES = ("entity", "task", "task_assignee", "member", "entity_link", "comment")
NOTHING_LEFT = {"conflicts": [], "conflict_count": 0}


def everything(connection: psycopg.Connection) -> dict[str, object]:
    return {table: rows(connection, table) for table in TABLES}


def tasks_for_all(connection: psycopg.Connection, made: Film) -> None:
    connection.execute(
        "insert into task (organization_id, project_id, entity_id, task_type_id, task_status_id)"
        " select organization_id, project_id, id, %s, %s from entity where kind = 'shot' and project_id = %s",
        (made.animation, made.statuses[0], made.project),
    )


@pytest.fixture
def meadow(cloned: psycopg.Connection) -> Film:
    """Three shots with a task each, an assignee and a comment."""
    made = film(cloned)
    with writing(cloned, "task.create", made.organization):
        tasks_for_all(cloned, made)
        member = insert(cloned, "member", **made.of_project, account_id=made.account, role="Animator")
        for (task,) in cloned.execute("select id from task").fetchall():
            insert(cloned, "task_assignee", **made.of_project, task_id=task, member_id=member)
            insert(
                cloned, "comment", **made.of_project, task_id=task, author_id=made.account, text="Softer ears, please."
            )
    return made


def test_a_purged_sequence_comes_back_with_all_that_hung_on_it(cloned: psycopg.Connection, meadow: Film) -> None:
    before = everything(cloned)
    with writing(cloned, "entity.purge", meadow.organization) as purge:
        cloned.execute("delete from entity where kind = 'shot'")
        cloned.execute("delete from entity")
    assert not rows(cloned, "comment")
    _, report = revert(cloned, purge, meadow.organization)
    assert report == NOTHING_LEFT | {"reverted": 13}
    assert everything(cloned) == before


def test_a_purge_in_one_statement_comes_back_too(cloned: psycopg.Connection, meadow: Film) -> None:
    before = everything(cloned)
    with writing(cloned, "project.purge", meadow.organization) as purge:
        cloned.execute("delete from entity where parent_id is not null")
        cloned.execute("delete from project")
    _, report = revert(cloned, purge, meadow.organization)
    assert report["conflicts"] == []
    assert everything(cloned) == before
    assert meadow.project in rows(cloned, "project")


def test_what_a_purge_took_along_waits_for_no_one_it_still_needs(cloned: psycopg.Connection, meadow: Film) -> None:
    before = everything(cloned)
    (task, _), (replaced, shot) = cloned.execute("select id, entity_id from task order by id limit 2").fetchall()
    with writing(cloned, "anything.do", meadow.organization) as change_set:
        member = insert(cloned, "member", **meadow.of_project, role="Rigger")
        insert(cloned, "task_assignee", **meadow.of_project, task_id=task, member_id=member)
        cloned.execute("delete from task where id = %s", (replaced,))
        insert(
            cloned,
            "task",
            **meadow.of_project,
            entity_id=shot,
            task_type_id=meadow.animation,
            task_status_id=meadow.statuses[0],
        )
        cloned.execute("delete from entity where kind = 'shot'")
    _, report = revert(cloned, change_set, meadow.organization)
    assert report["conflicts"] == []
    assert everything(cloned) == before


def test_later_edits_stay_and_are_reported_field_by_field(cloned: psycopg.Connection, meadow: Film) -> None:
    shot = meadow.shots[0]
    with writing(cloned, "entity.edit", meadow.organization) as edit:
        cloned.execute("update entity set name = 'SH015', frame_out = 1048, nb_frames = 48 where id = %s", (shot,))
    with writing(cloned, "entity.rename", meadow.organization):
        cloned.execute("update entity set name = 'SH015A' where id = %s", (shot,))
    _, report = revert(cloned, edit, meadow.organization)
    assert report == {
        "reverted": 1,
        "conflict_count": 1,
        "conflicts": [
            {
                "entity": "entity",
                "row_id": str(shot),
                "field": "name",
                "mine": "SH015",
                "theirs": "SH015A",
                "reason": "changed since",
            }
        ],
    }
    row = rows(cloned, "entity")[shot]
    assert (row["name"], row["frame_out"], row["nb_frames"]) == ("SH015A", 1001, 1)


def test_reverting_a_revert_does_it_again(cloned: psycopg.Connection, meadow: Film) -> None:
    start = everything(cloned)
    with writing(cloned, "entity.edit", meadow.organization) as edit:
        cloned.execute("update entity set description = 'at dawn' where kind = 'shot'")
        cloned.execute("delete from comment")
        insert(cloned, "entity", **meadow.of_project, kind="asset", name="Butterfly")
    edited = everything(cloned)
    undone, _ = revert(cloned, edit, meadow.organization)
    assert everything(cloned) == start
    redone, report = revert(cloned, undone, meadow.organization)
    assert report["conflicts"] == []
    assert everything(cloned) == edited
    revert(cloned, redone, meadow.organization)
    assert everything(cloned) == start


def test_a_revert_is_a_change_set_that_names_what_it_undid(cloned: psycopg.Connection, meadow: Film) -> None:
    with writing(cloned, "entity.edit", meadow.organization) as edit:
        cloned.execute("update entity set description = 'at dawn' where kind = 'shot'")
    own, _ = revert(cloned, edit, meadow.organization)
    found = cloned.execute("select verb, caused_by from change_set where id = %s", (own,)).fetchone()
    assert found == ("change_set.revert", edit)


def test_a_row_that_comes_back_counts_on(cloned: psycopg.Connection, meadow: Film) -> None:
    shot = meadow.shots[0]
    with writing(cloned, "entity.edit", meadow.organization):
        cloned.execute("update entity set description = 'at dawn' where id = %s", (shot,))
    with writing(cloned, "entity.purge", meadow.organization) as purge:
        cloned.execute("delete from entity where id = %s", (shot,))
    revert(cloned, purge, meadow.organization)
    revs = cloned.execute("select rev from change where row_id = %s order by epoch, tx, id", (shot,)).fetchall()
    assert revs == [(1,), (2,), (3,), (4,)]
    assert cloned.execute("select rev from entity where id = %s", (shot,)).fetchone() == (4,)


def test_a_row_that_others_have_come_to_use_is_not_taken_away(cloned: psycopg.Connection, meadow: Film) -> None:
    with writing(cloned, "entity.create", meadow.organization) as create:
        used = insert(cloned, "entity", **meadow.of_project, kind="asset", name="Butterfly")
        unused = insert(cloned, "entity", **meadow.of_project, kind="asset", name="Moth")
    with writing(cloned, "casting.edit", meadow.organization):
        insert(cloned, "entity_link", **meadow.of_project, entity_id=meadow.shots[0], asset_id=used)
    _, report = revert(cloned, create, meadow.organization)
    assert [(conflict["row_id"], conflict["reason"]) for conflict in report["conflicts"]] == [
        (str(used), "still in use")
    ]
    assert used in rows(cloned, "entity")
    assert unused not in rows(cloned, "entity")


def test_a_sequence_and_its_shots_made_in_one_go_are_taken_away_together(
    cloned: psycopg.Connection, meadow: Film
) -> None:
    before = everything(cloned)
    with writing(cloned, "entity.import", meadow.organization) as imported:
        sequence = insert(cloned, "entity", **meadow.of_project, kind="sequence", name="SQ020")
        for number in range(20):
            insert(cloned, "entity", **meadow.of_project, kind="shot", parent_id=sequence, name=f"SH{number}")
    _, report = revert(cloned, imported, meadow.organization)
    assert report == NOTHING_LEFT | {"reverted": 21}
    assert everything(cloned) == before


def test_shots_renamed_in_turn_get_their_old_names(cloned: psycopg.Connection, meadow: Film) -> None:
    before = everything(cloned)
    first, second, third = meadow.shots
    with writing(cloned, "entity.rename", meadow.organization) as renamed:
        for shot, name in ((third, "SH000040"), (second, "SH000030"), (first, "SH000020")):
            cloned.execute("update entity set name = %s where id = %s", (name, shot))
    _, report = revert(cloned, renamed, meadow.organization)
    assert report["conflicts"] == []
    assert everything(cloned) == before


def test_two_shots_that_swapped_names_swap_back(cloned: psycopg.Connection, meadow: Film) -> None:
    before = everything(cloned)
    first, second, _ = meadow.shots
    with writing(cloned, "entity.rename", meadow.organization) as renamed:
        for shot, name in ((first, "aside"), (second, "SH000010"), (first, "SH000020")):
            cloned.execute("update entity set name = %s where id = %s", (name, shot))
    _, report = revert(cloned, renamed, meadow.organization)
    assert report["conflicts"] == []
    assert everything(cloned) == before


def test_a_name_taken_meanwhile_keeps_one_shot_back_and_no_other(cloned: psycopg.Connection, meadow: Film) -> None:
    with writing(cloned, "entity.rename", meadow.organization) as renamed:
        cloned.execute("update entity set name = name || 'X' where kind = 'shot'")
    with writing(cloned, "entity.create", meadow.organization):
        insert(cloned, "entity", **meadow.of_project, kind="shot", parent_id=meadow.sequence, name="SH000020")
    _, report = revert(cloned, renamed, meadow.organization)
    assert report["conflict_count"] == 1
    assert (report["conflicts"][0]["row_id"], report["conflicts"][0]["reason"]) == (
        str(meadow.shots[1]),
        "cannot come back",
    )
    names = sorted(row["name"] for row in rows(cloned, "entity").values() if row["kind"] == "shot")
    assert names == ["SH000010", "SH000020", "SH000020X", "SH000030"]


def test_some_rows_of_a_change_set_can_be_undone_alone(cloned: psycopg.Connection, meadow: Film) -> None:
    with writing(cloned, "entity.edit", meadow.organization) as edit:
        cloned.execute("update entity set description = 'at dawn' where kind = 'shot'")
    _, report = revert(cloned, edit, meadow.organization, only=[meadow.shots[1]])
    assert report == NOTHING_LEFT | {"reverted": 1}
    assert [rows(cloned, "entity")[shot]["description"] for shot in meadow.shots] == ["at dawn", "", "at dawn"]


def test_a_row_purged_since_is_reported_and_does_not_stop_the_rest(cloned: psycopg.Connection, meadow: Film) -> None:
    with writing(cloned, "entity.edit", meadow.organization) as edit:
        cloned.execute("update entity set description = 'at dawn' where kind = 'shot'")
    with writing(cloned, "entity.purge", meadow.organization):
        cloned.execute("delete from entity where id = %s", (meadow.shots[0],))
    _, report = revert(cloned, edit, meadow.organization)
    assert (report["reverted"], report["conflict_count"]) == (2, 1)


def test_a_column_that_came_since_takes_its_default(cloned: psycopg.Connection, meadow: Film) -> None:
    with writing(cloned, "comment.purge", meadow.organization) as purge:
        cloned.execute("delete from comment")
    cloned.execute("alter table comment add mood text not null default 'calm'; select motk.track('comment')")
    _, report = revert(cloned, purge, meadow.organization)
    assert report["conflicts"] == []
    assert {row["mood"] for row in rows(cloned, "comment").values()} == {"calm"}


def test_an_edit_that_commits_during_the_revert_is_not_lost(
    cloned: psycopg.Connection, meadow: Film, clone: str
) -> None:
    shot = meadow.shots[0]
    with writing(cloned, "entity.edit", meadow.organization) as edit:
        cloned.execute("update entity set description = 'at dawn' where id = %s", (shot,))
    with psycopg.connect(clone) as other, psycopg.connect(clone, autocommit=True) as watching:
        begin(other, "entity.edit", meadow.organization)
        other.execute("update entity set description = 'at noon' where id = %s", (shot,))
        begin(cloned, "change_set.revert", meadow.organization)
        cloned.pgconn.send_query(f"select motk.revert('{edit}')".encode())
        waits = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
        while watching.execute(waits).fetchone() == (0,):
            pass
        other.commit()
        while cloned.pgconn.get_result():
            pass
        cloned.commit()
    assert rows(cloned, "entity")[shot]["description"] == "at noon"


def test_ten_thousand_rows_edited_at_once_are_equal_after_one_revert(cloned: psycopg.Connection) -> None:
    made = film(cloned, shots=10_000)
    before = rows(cloned, "entity")
    with writing(cloned, "entity.edit", made.organization) as edit:
        cloned.execute(
            "update entity set frame_out = frame_out + 8, nb_frames = nb_frames + 8, tags = '{retimed}' where kind = 'shot'"
        )
    _, report = revert(cloned, edit, made.organization)
    assert report == NOTHING_LEFT | {"reverted": 10_000}
    assert rows(cloned, "entity") == before


def test_a_report_lists_a_thousand_conflicts_and_counts_them_all(cloned: psycopg.Connection) -> None:
    made = film(cloned, shots=1_500)
    with writing(cloned, "entity.edit", made.organization) as first:
        cloned.execute("update entity set description = 'at dawn' where kind = 'shot'")
    with writing(cloned, "entity.edit", made.organization):
        cloned.execute("update entity set description = 'at noon' where kind = 'shot'")
    _, report = revert(cloned, first, made.organization)
    assert (len(report["conflicts"]), report["conflict_count"], report["reverted"]) == (1_000, 1_500, 0)
