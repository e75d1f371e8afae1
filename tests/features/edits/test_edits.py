"""One gesture in the grid is one change set: all of it, or nothing."""

from typing import Any
from uuid import uuid4

import pytest
from tests.studio import Film, Json, Studio

pytestmark = pytest.mark.anyio


async def edit(film: Film, by: str = "admin", **gesture: Any) -> Json:
    done: Json = await film.studio.people[by].post(f"{film.path}/edits", gesture)
    return done


async def refused(film: Film, status: int, by: str = "admin", **gesture: Any) -> Json:
    return await film.studio.people[by].refused(status, "POST", f"{film.path}/edits", gesture)


async def invalid(film: Film, **gesture: Any) -> dict[str, str]:
    return await film.studio.admin.invalid("POST", f"{film.path}/edits", gesture)


async def newest(film: Film) -> Json:
    line: Json = (await film.studio.admin.get(f"{film.path}/feed", limit=1))["rows"][0]
    return line


async def names(film: Film) -> list[str]:
    return [(await film.studio.admin.get(f"/entities/{shot}"))["name"] for shot in film.shots]


async def test_a_paste_over_shots_and_tasks_is_one_change_set_and_one_undo(film: Film) -> None:
    before = await film.grid()
    done = await edit(
        film,
        entities=[
            {"id": film.shots[0], "description": "Dawn", "frame_in": 1001, "frame_out": 1010},
            {"id": film.shots[1], "tags": ["night"]},
        ],
        tasks=[
            {"id": film.tasks[0], "due_date": "2026-12-01", "task_status_id": film.statuses["Retake"]},
            {"id": film.tasks[1], "estimate_minutes": 480},
        ],
        assignees=[{"task_id": film.tasks[2], "member_ids": [film.members["artist"], film.members["open"]]}],
        note="Pasted from the breakdown",
    )
    first, second = done["entities"]
    assert (first["description"], first["nb_frames"], second["tags"]) == ("Dawn", 10, ["night"])
    assert [task["id"] for task in done["tasks"]] == film.tasks
    assert (done["tasks"][0]["due_date"], done["tasks"][0]["retake_count"]) == ("2026-12-01", 1)
    assert set(done["tasks"][2]["member_ids"]) == {film.members["artist"], film.members["open"]}
    line = await newest(film)
    assert (line["change_set_id"], line["verb"]) == (done["change_set_id"], "grid.edit")
    assert line["sentence"] == "Ada Brandt changed SQ010 SH0010 and SQ010 SH0020 in the grid"
    assert line["note"] == "Pasted from the breakdown"
    report = await film.studio.admin.post(f"/change-sets/{done['change_set_id']}/revert", {})
    assert report["conflict_count"] == 0
    after = await film.grid()
    assert [_content(row) for row in after["rows"]] == [_content(row) for row in before["rows"]]


def _content(row: list[Any]) -> list[Any]:
    """A row of the grid and its tasks, without their revs."""
    return [row[0], *row[2:-1], [[task[0], *task[2:]] for task in row[-1]]]


@pytest.mark.parametrize(
    ("part", "verb", "says"),
    [
        ("description", "entity.edit", "changed description of SQ010 SH0010"),
        ("descriptions", "entity.edit_many", "changed description of SQ010 SH0010 and SQ010 SH0020"),
        ("status", "task.set_status", "moved SQ010 SH0010 Animation to Approved"),
        ("due_date", "task.edit", "changed due date of SQ010 SH0010 Animation"),
        ("assignees", "task.assign", "assigned SQ010 SH0010 Animation to Lead Lighter (open)"),
        ("new", "entity.create", "created SH0990"),
    ],
)
async def test_a_gesture_of_one_kind_reads_like_its_own_verb(film: Film, part: str, verb: str, says: str) -> None:
    shots = [{"id": shot, "description": "Dawn"} for shot in film.shots]
    gestures: dict[str, Json] = {
        "description": {"entities": shots[:1]},
        "descriptions": {"entities": shots[:2]},
        "status": {"tasks": [{"id": film.tasks[0], "task_status_id": film.statuses["Approved"]}]},
        "due_date": {"tasks": [{"id": film.tasks[0], "due_date": "2026-12-01"}]},
        "assignees": {"assignees": [{"task_id": film.tasks[0], "member_ids": [film.members["open"]]}]},
        "new": {"new_entities": [{"kind": "shot", "name": "SH0990"}]},
    }
    await edit(film, **gestures[part])
    line = await newest(film)
    assert (line["verb"], line["sentence"]) == (verb, f"Ada Brandt {says}")


async def test_names_shifted_down_a_column_collide_with_nobody(film: Film) -> None:
    shifted = ["SH0020", "SH0030", "SH0040"]
    done = await edit(
        film, entities=[{"id": shot, "name": name} for shot, name in zip(film.shots, shifted, strict=True)]
    )
    assert await names(film) == shifted
    logged = film.studio.sql(
        "select before ->> 'name', after ->> 'name' from change where change_set_id = %s order by 1",
        done["change_set_id"],
    )
    assert logged == [("SH0010", "SH0020"), ("SH0020", "SH0030"), ("SH0030", "SH0040")]
    await film.studio.admin.post(f"/change-sets/{done['change_set_id']}/revert", {})
    assert await names(film) == ["SH0010", "SH0020", "SH0030"]


async def test_names_that_change_places_leave_no_name_in_between(film: Film) -> None:
    round_robin = ["SH0020", "SH0030", "SH0010"]
    edits = [{"id": shot, "name": name} for shot, name in zip(film.shots, round_robin, strict=True)]
    # Rows that name other fields besides are part of the same statement.
    edits[1]["description"] = "The tail"
    done = await edit(film, entities=edits)
    assert await names(film) == round_robin
    logged = film.studio.sql("select after ->> 'name' from change where change_set_id = %s", done["change_set_id"])
    assert sorted(name for (name,) in logged) == ["SH0010", "SH0020", "SH0030"]
    assert (await film.studio.admin.post(f"/change-sets/{done['change_set_id']}/revert", {}))["conflict_count"] == 0
    assert await names(film) == ["SH0010", "SH0020", "SH0030"]


async def test_a_new_row_may_take_the_name_that_another_gives_up(film: Film) -> None:
    done = await edit(
        film,
        entities=[{"id": film.shots[0], "name": "SH0005"}],
        new_entities=[{"kind": "shot", "parent_id": film.sequence, "name": "SH0010"}],
    )
    assert done["created"] == {"entities": 1, "tasks": 0}
    assert [row["name"] for row in done["entities"]] == ["SH0005", "SH0010"]
    assert (await film.studio.admin.post(f"/change-sets/{done['change_set_id']}/revert", {}))["conflict_count"] == 0
    assert await names(film) == ["SH0010", "SH0020", "SH0030"]


async def test_shots_move_to_a_sequence_made_in_the_same_breath(film: Film) -> None:
    made = str(uuid4())
    done = await edit(
        film,
        entities=[{"id": film.shots[0], "parent_id": made}],
        new_entities=[
            {"id": made, "kind": "sequence", "name": "SQ020"},
            {"kind": "shot", "parent_id": made, "name": "SH0500"},
        ],
    )
    assert [row["parent_id"] for row in done["entities"]] == [made, None, made]


async def test_new_rows_come_with_their_tasks_and_hands(film: Film) -> None:
    shot = str(uuid4())
    done = await edit(
        film,
        new_entities=[{"id": shot, "kind": "shot", "parent_id": film.sequence, "name": "SH0500"}],
        new_tasks=[
            {"entity_id": shot, "task_type_id": film.animation, "member_ids": [film.members["artist"]]},
            {
                "entity_id": film.shots[0],
                "task_type_id": film.animation,
                "name": "tail",
                "task_status_id": film.statuses["In progress"],
                "due_date": "2026-12-24",
            },
        ],
    )
    assert done["created"] == {"entities": 1, "tasks": 2}
    first, second = done["tasks"]
    assert (first["task_status_id"], first["member_ids"]) == (film.statuses["Ready"], [film.members["artist"]])
    assert (second["task_status_id"], second["due_date"], second["name"]) == (
        film.statuses["In progress"],
        "2026-12-24",
        "tail",
    )
    assert (await newest(film))["sentence"] == "Ada Brandt changed SQ010 SH0010 and SQ010 SH0500 in the grid"


async def test_one_bad_value_stops_it_all_and_is_named_by_its_place(film: Film) -> None:
    good = {"id": film.shots[0], "description": "Dawn"}
    cases: list[tuple[Json, str]] = [
        ({"entities": [good, {"id": film.shots[1], "name": "SH0030"}]}, "entities.1.name"),
        ({"entities": [good, {"id": film.shots[2], "name": ""}]}, "entities.1.name"),
        ({"entities": [good, {"id": film.shots[1], "frame_in": 1100}]}, "entities.1.frame_out"),
        ({"entities": [good, {"id": film.shots[1], "parent_id": str(uuid4())}]}, "entities.1.parent_id"),
        ({"entities": [good, {"id": film.shots[1], "parent_id": film.bunny}]}, "entities.1.parent_id"),
        ({"entities": [good, {"id": film.shots[0], "code": "1"}]}, "entities.1.id"),
        ({"tasks": [{"id": film.tasks[1], "start_date": "2026-12-02", "due_date": "2026-12-01"}]}, "tasks.0.due_date"),
        ({"assignees": [{"task_id": film.tasks[0], "member_ids": [str(uuid4())]}]}, "assignees.0.member_ids"),
        ({"new_entities": [{"kind": "shot", "name": "X"}, {"kind": "shot", "name": "x"}]}, "new_entities.1.name"),
        ({"new_tasks": [{"entity_id": film.bunny, "task_type_id": film.animation}]}, "new_tasks.0.task_type_id"),
    ]
    for gesture, field in cases:
        answer = await film.studio.admin.send("POST", f"{film.path}/edits", json=gesture)
        assert answer.status_code in {409, 422}, answer.text
        assert field in [error["field"] for error in answer.json()["errors"]], answer.text
    assert (await film.studio.admin.get(f"/entities/{film.shots[0]}"))["description"] == ""


async def test_nothing_at_all_and_far_too_much_are_refused(film: Film) -> None:
    assert "nothing to do" in str(await invalid(film))
    rows = [{"kind": "shot", "name": f"X{number}"} for number in range(10_000)]
    too_much = await invalid(film, new_entities=rows, entities=[{"id": film.shots[0], "code": "1"}])
    assert "10,001 rows are too many" in str(too_much)


async def test_what_others_changed_in_the_same_cells_is_listed_in_full(film: Film) -> None:
    seen = {row["id"]: row for row in (await film.studio.admin.get("/entities", limit=100))["rows"]}
    await film.studio.manager.patch(f"/entities/{film.shots[0]}", {"description": "Theirs", "code": "T"})
    await film.studio.manager.patch(f"/entities/{film.shots[1]}", {"description": "Theirs too"})
    await film.move(0, "In progress")
    await film.assign("artist", 1)
    problem = await refused(
        film,
        409,
        entities=[{"id": shot, "rev": seen[shot]["rev"], "description": "Mine", "fps": "25"} for shot in film.shots],
        tasks=[{"id": film.tasks[0], "rev": 1, "task_status_id": film.statuses["Approved"]}],
        assignees=[{"task_id": film.tasks[1], "member_ids": [], "seen": [film.members["open"]]}],
    )
    assert problem["type"].endswith("/rev-conflict")
    clashes = {(one["table"], one["row_id"]): one for one in problem["conflicts"]}
    assert clashes.keys() == {
        ("entity", film.shots[0]),
        ("entity", film.shots[1]),
        ("task", film.tasks[0]),
        ("task_assignee", film.tasks[1]),
    }
    first = clashes["entity", film.shots[0]]
    assert (first["current"]["description"], first["yours"]["description"], first["rev"]) == ("Theirs", "Mine", 2)
    assert first["fields"] == ["description"]
    assert clashes["task_assignee", film.tasks[1]]["current"] == {"member_ids": [film.members["artist"]]}
    assert (await film.studio.admin.get(f"/entities/{film.shots[2]}"))["fps"] is None, "all or nothing"


async def test_two_people_in_one_row_do_not_clash_in_cells_of_their_own(film: Film) -> None:
    await film.studio.manager.patch(f"/entities/{film.shots[0]}", {"description": "Theirs"})
    await film.studio.manager.post("/comments", {"task_id": film.tasks[0], "text": "Lovely"})
    done = await edit(
        film,
        entities=[{"id": film.shots[0], "rev": 1, "code": "010"}],
        tasks=[{"id": film.tasks[0], "rev": 1, "priority": 2}],
    )
    assert (done["entities"][0]["description"], done["entities"][0]["code"]) == ("Theirs", "010")
    same = await edit(film, entities=[{"id": film.shots[0], "rev": 1, "description": "Theirs"}])
    assert same["change_set_id"] is None, "who types what is there already changes nothing"
    await refused(film, 409, entities=[{"id": film.shots[0], "rev": 99, "code": "020"}])


@pytest.mark.parametrize(
    ("by", "part", "verb"),
    [
        ("artist", "entities", "entity.edit"),
        ("artist", "new_tasks", "task.create"),
        ("client", "tasks", "task.edit"),
        ("vendor", "assignees", "task.assign"),
    ],
)
async def test_a_part_that_is_not_yours_to_do_is_named(film: Film, by: str, part: str, verb: str) -> None:
    await film.assign("artist", 0)
    await film.assign("vendor", 1)
    parts: dict[str, Json] = {
        "entities": {"id": film.shots[0], "description": "Mine"},
        "new_tasks": {"entity_id": film.shots[0], "task_type_id": film.animation, "name": "tail"},
        "tasks": {"id": film.tasks[0], "due_date": "2026-12-01"},
        "assignees": {"task_id": film.tasks[1], "member_ids": []},
    }
    problem = await refused(film, 403, by, **{part: [parts[part]]})
    assert (problem["verb"], problem["part"]) == (verb, part)


async def test_an_artist_moves_only_tasks_of_their_own_and_only_as_far_as_artists_may(film: Film) -> None:
    await film.assign("artist", 0)
    review = film.statuses["To review"]
    await edit(film, "artist", tasks=[{"id": film.tasks[0], "task_status_id": review}])
    assert (await newest(film))["sentence"] == "Noor Haddad moved SQ010 SH0010 Animation to To review"
    theirs = await refused(film, 403, "artist", tasks=[{"id": task, "task_status_id": review} for task in film.tasks])
    assert theirs["detail"] == "Only tasks assigned to you are yours to change."
    approved = film.statuses["Approved"]
    too_far = await refused(film, 403, "artist", tasks=[{"id": film.tasks[0], "task_status_id": approved}])
    assert too_far["detail"] == "Approved is not for artists to set."


async def test_a_supervisor_is_held_to_the_tasks_of_the_department(studio: Studio, film: Film) -> None:
    lighting = (await studio.admin.post("/departments", {"name": "Lighting"}))["id"]
    layout = (await studio.admin.post("/departments", {"name": "Layout"}))["id"]
    await studio.admin.patch(f"/accounts/{studio.supervisor.account_id}", {"department_ids": [layout]})
    await studio.admin.patch(f"/task-types/{film.animation}", {"department_id": lighting})
    tasks = [{"id": film.tasks[0], "due_date": "2026-12-01"}]
    added = [{"entity_id": film.shots[0], "task_type_id": film.animation, "name": "tail"}]
    assert "your departments" in (await refused(film, 403, "supervisor", tasks=tasks))["detail"]
    await refused(film, 403, "supervisor", new_tasks=added)


async def test_undoing_a_gesture_takes_the_right_to_its_parts(studio: Studio, film: Film) -> None:
    entities = [{"id": film.shots[0], "description": "Dawn"}]
    tasks = [{"id": film.tasks[0], "due_date": "2026-12-01"}]
    done = await edit(film, "supervisor", entities=entities, tasks=tasks)
    departments = [(await studio.admin.post("/departments", {"name": name}))["id"] for name in ("Layout", "Lighting")]
    await studio.admin.patch(f"/accounts/{studio.supervisor.account_id}", {"department_ids": departments[:1]})
    await studio.admin.patch(f"/task-types/{film.animation}", {"department_id": departments[1]})
    path = f"/change-sets/{done['change_set_id']}/revert"
    assert "your departments" in (await studio.supervisor.refused(403, "POST", path, {}))["detail"]
    await studio.supervisor.post(path, {"row_ids": film.shots[:1]})


async def test_rows_of_another_film_do_not_exist_here(studio: Studio, film: Film) -> None:
    other = (await studio.admin.post("/projects", {"name": "Nightfall"}))["id"]
    gestures: list[Json] = [
        {"entities": [{"id": film.shots[0], "code": "1"}]},
        {"tasks": [{"id": film.tasks[0], "priority": 1}]},
        {"assignees": [{"task_id": film.tasks[0], "member_ids": []}]},
    ]
    for gesture in gestures:
        await studio.admin.refused(404, "POST", f"/projects/{other}/edits", gesture)
    added = {"new_tasks": [{"entity_id": film.shots[0], "task_type_id": film.animation}]}
    await studio.admin.refused(409, "POST", f"{film.path}/edits", added)


async def test_what_is_archived_takes_no_edit(studio: Studio, film: Film) -> None:
    await studio.admin.post("/tasks/archive", {"ids": film.tasks[:1]})
    await studio.admin.post("/entities/archive", {"ids": film.shots[:1]})
    problem = await refused(film, 409, tasks=[{"id": film.tasks[0], "priority": 1}])
    assert problem["detail"] == "This task is archived. Restore what you want to work on first."
    await refused(film, 409, entities=[{"id": film.shots[0], "rev": 1, "code": "1"}])


async def test_three_hundred_rows_take_as_many_statements_as_five(studio: Studio, film: Film) -> None:
    shots = [{"project_id": film.project, "kind": "shot", "name": f"X{n}"} for n in range(305)]
    made = [row["id"] for row in (await studio.admin.post("/entities/bulk", {"rows": shots}))["rows"]]
    counts = []
    for chosen in (made[:5], made[5:]):
        rows = [
            {"id": shot, "rev": 1, "name": f"Y{shot}", "frame_in": 1001, "frame_out": 1002 + place, "code": f"{place}"}
            | ({"description": "odd"} if place % 2 else {"tags": ["even"]})
            for place, shot in enumerate(chosen)
        ]
        async with studio.statements() as sent:
            await edit(film, entities=rows)
        counts.append(len(sent))
    assert counts[0] == counts[1] <= 14


async def test_a_new_name_that_is_taken_is_named_among_the_new_rows(film: Film) -> None:
    sequence = str(uuid4())
    problem = await refused(
        film,
        409,
        entities=[{"id": film.shots[0], "parent_id": sequence}],
        new_entities=[
            {"id": sequence, "kind": "sequence", "name": "SQ500"},
            {"kind": "sequence", "name": "sq010"},
        ],
    )
    assert [error["field"] for error in problem["errors"]] == ["new_entities.1.name"]


async def test_no_work_is_planned_on_what_is_archived(studio: Studio, film: Film) -> None:
    await studio.admin.post("/entities/archive", {"ids": film.shots[:1]})
    new = {"task_type_id": film.animation, "name": "second"}
    errors = await invalid(film, new_tasks=[{**new, "entity_id": film.shots[1]}, {**new, "entity_id": film.shots[0]}])
    assert errors == {"new_tasks.1.entity_id": "This entity is archived. Restore it first."}
