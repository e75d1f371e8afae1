"""The credits: made from the slots and what they did, put in order by hand, and sent as files."""

import csv
from io import StringIO
from typing import Any

import pytest
from tests.studio import Film, Json, Somebody, Studio

pytestmark = pytest.mark.anyio


async def read(film: Film, by: str = "manager") -> Json:
    found: Json = await film.studio.people[by].get(f"{film.path}/credits")
    return found


def lines_of(roll: Json) -> list[Json]:
    return [line for section in roll["sections"] for line in section["lines"]]


def told(roll: Json) -> list[tuple[str | None, list[tuple[str, str | None]]]]:
    """Sections with their roles and names."""
    return [
        (section["name"], [(line["role"], line["name"]) for line in section["lines"]]) for section in roll["sections"]
    ]


def as_sent(line: Json, **changed: Any) -> Json:
    return {"id": line["id"], "member_id": line["member_id"], "hidden": line["hidden"], **changed}


async def arrange(film: Film, lines: list[Json], by: str = "manager", **more: Any) -> Json:
    arranged: Json = await film.studio.people[by].put(f"{film.path}/credits", {"lines": lines, **more})
    return arranged


async def in_departments(film: Film) -> None:
    """The artist animates, the supervisor and the vendor model; animation comes first in the workflow."""
    admin = film.studio.admin
    made = (await admin.post("/departments/bulk", {"rows": [{"name": "Modeling"}, {"name": "Animation"}]}))["rows"]
    modeling, animation = made[0]["id"], made[1]["id"]
    await admin.patch(f"/task-types/{film.animation}", {"department_id": animation})
    await admin.patch(f"/task-types/{film.modeling}", {"department_id": modeling})
    steps = [{"id": film.animation}, {"id": film.modeling}]
    await admin.put(f"{film.path}/workflow", {"task_types": steps})
    for role, department in (("artist", animation), ("supervisor", modeling), ("vendor", modeling)):
        await admin.patch(f"/members/{film.members[role]}", {"department_id": department})


async def test_credits_are_made_of_who_did_what_in_the_order_of_the_workflow(studio: Studio, film: Film) -> None:
    await in_departments(film)
    await film.assign("artist", 0, 1)
    await film.move(1, "Approved")
    roll = await read(film)
    assert told(roll) == [
        ("Animation", [("Artist", "Noor Haddad")]),
        ("Modeling", [("Supervisor", "Leila Osei"), ("Vendor", "Vik Anand")]),
        (None, [("Client", "Rosa Lund"), ("Lead Lighter", None), ("Manager", "Kenji Tanaka")]),
    ]
    noor = lines_of(roll)[0]
    assert (noor["tasks"], noor["done"], noor["entities"]) == (2, 1, 2)
    animated = {"task_type_id": film.animation, "name": "Animation", "tasks": 2, "done": 1}
    assert noor["by_type"] == [animated]


async def test_an_order_by_hand_stays_and_whoever_comes_later_follows(studio: Studio, film: Film) -> None:
    await in_departments(film)
    lines = {line["role"]: line for line in lines_of(await read(film))}
    arranged = await arrange(
        film,
        [
            {"section": "Music", "role": "Composer", "name": "Sunniva Vik"},
            as_sent(lines["Manager"], section="Production", role="Producer"),
            as_sent(lines["Vendor"], name="Studio Anand"),
            as_sent(lines["Supervisor"], hidden=True),
        ],
    )
    assert told(arranged) == [
        ("Music", [("Composer", "Sunniva Vik")]),
        ("Production", [("Producer", "Kenji Tanaka")]),
        ("Modeling", [("Vendor", "Studio Anand"), ("Supervisor", "Leila Osei")]),
        ("Animation", [("Artist", "Noor Haddad")]),
        (None, [("Client", "Rosa Lund"), ("Lead Lighter", None)]),
    ]
    slot = {"project_id": film.project, "role": "Modeler", "display_name": "Emil Berg"}
    await studio.manager.post("/members", {**slot, "department_id": await department(studio, "Modeling")})
    assert told(await read(film))[2][1][-1] == ("Modeler", "Emil Berg")

    own = lines_of(await read(film))[0]
    assert told(await arrange(film, []))[0] == ("Animation", [("Artist", "Noor Haddad")])
    problem = await studio.manager.refused(404, "PUT", f"{film.path}/credits", {"lines": [as_sent(own, name="Gone")]})
    assert own["id"] in problem["detail"]


async def department(studio: Studio, name: str) -> str:
    rows = (await studio.admin.get("/departments"))["rows"]
    return next(str(row["id"]) for row in rows if row["name"] == name)


async def test_an_arrangement_is_one_change_set_that_can_be_taken_back(studio: Studio, film: Film) -> None:
    before = told(await read(film))
    lines = [as_sent(line) for line in lines_of(await read(film))][::-1]
    body = {"lines": [*lines, {"name": "Our families"}]}
    answer = await studio.manager.send("PUT", f"{film.path}/credits", json=body)
    assert answer.is_success, answer.text
    assert lines_of(answer.json())[-1]["name"] == "Our families"
    feed = await studio.admin.get(f"{film.path}/feed")
    assert feed["rows"][0]["sentence"] == "Kenji Tanaka arranged the credits"
    again = await studio.manager.send("PUT", f"{film.path}/credits", json={"lines": sent_back(answer.json())})
    assert "X-Change-Set" not in again.headers
    report = await studio.manager.post(f"/change-sets/{answer.headers['X-Change-Set']}/revert", {})
    assert report["conflict_count"] == 0
    assert told(await read(film)) == before


def sent_back(roll: Json) -> list[Json]:
    """Every line as it was read, with only what somebody had changed."""
    return [
        as_sent(
            line,
            **{
                name: line[name]
                for name in ("section", "name", "role")
                if line[name] and line[name] != line[f"usual_{name}"]
            },
        )
        for line in lines_of(roll)
    ]


async def test_who_arranges_what_another_has_arranged_since_is_told(studio: Studio, film: Film) -> None:
    roll = await read(film)
    lines = sent_back(roll)
    await arrange(film, lines[::-1], seen=roll["seen"])
    body = {"lines": lines, "seen": roll["seen"]}
    problem = await studio.admin.refused(409, "PUT", f"{film.path}/credits", body)
    assert problem["detail"].startswith("Somebody else has arranged the credits meanwhile.")


async def test_a_line_needs_a_name_and_stands_once(studio: Studio, film: Film) -> None:
    path = f"{film.path}/credits"
    assert "lines.0.name" in await studio.manager.invalid("PUT", path, {"lines": [{"role": "Thanks"}]})
    twice = {"lines": [{"member_id": film.members["artist"]}] * 2}
    assert "lines" in await studio.manager.invalid("PUT", path, twice)


async def test_what_somebody_has_finished_stays_credited_when_their_slot_is_archived(
    studio: Studio, film: Film
) -> None:
    await film.assign("artist", 0)
    await film.move(0, "Approved")
    gone = [film.members["artist"], film.members["vendor"]]
    await studio.manager.post("/members/archive", {"ids": gone})
    names = [line["name"] for line in lines_of(await read(film))]
    assert "Noor Haddad" in names
    assert "Vik Anand" not in names


async def file_of(somebody: Somebody, film: Film, form: str) -> str:
    answer = await somebody.send("GET", f"{film.path}/credits/file", params={"format": form})
    assert answer.is_success, answer.text
    assert f".{form}" in answer.headers["Content-Disposition"]
    return answer.text


async def test_the_roll_as_files_names_nobody_who_is_hidden_and_no_open_slot(studio: Studio, film: Film) -> None:
    lines = {line["role"]: line for line in lines_of(await read(film))}
    await arrange(
        film,
        [
            as_sent(lines["Artist"], section="Animation", role="Animator"),
            {"section": "Animation", "role": "Animator", "name": "=Emil"},
            as_sent(lines["Vendor"], section="Thanks", role="Friend of the house"),
            as_sent(lines["Client"], hidden=True),
        ],
    )
    rows = list(csv.DictReader(StringIO(await file_of(studio.artist, film, "csv"))))
    assert [(row["section"], row["role"], row["name"]) for row in rows] == [
        ("Animation", "Animator", "Noor Haddad"),
        ("Animation", "Animator", "'=Emil"),
        ("Thanks", "Friend of the house", "Vik Anand"),
        ("", "Manager", "Kenji Tanaka"),
        ("", "Supervisor", "Leila Osei"),
    ]
    assert await file_of(studio.manager, film, "txt") == (
        "MEADOW\n\n"
        "ANIMATION\nAnimator    Noor Haddad\n            =Emil\n\n"
        "THANKS\nFriend of the house    Vik Anand\n\n"
        "Manager       Kenji Tanaka\nSupervisor    Leila Osei\n"
    )


async def test_credits_are_the_crews_to_read_and_the_managers_to_arrange(studio: Studio, film: Film) -> None:
    assert lines_of(await read(film, by="artist"))
    for role in ("client", "vendor"):
        await studio.people[role].refused(403, "GET", f"{film.path}/credits")
    await studio.supervisor.refused(403, "PUT", f"{film.path}/credits", {"lines": []})
