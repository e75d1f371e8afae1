"""A random production: what people type, what is missing, several tasks of a type, several people on a task."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

import psycopg
from tests.factory import insert, writing
from tests.studio import Json, Studio

TODAY = date(2026, 11, 21)
# Choices of a list field, in an order that is not that of their names.
STOCKS = ["50D", "500T", "été", "250D"]
WORDS = [
    *(
        "SH010",
        "sh9",
        "SH0100",
        "SQ2_sh10",
        "Forêt",
        "FORÊT d'hiver",
        "éléphant",
        "Straße",
        "STRASSE",
        "ẞ",
        "İstanbul",
        "istanbul",
        "ΟΔΟΣ",
    ),
    *(
        "οδος",
        "東京タワー",
        "さくら",
        "𠮷野家",
        "ｱﾆﾒ",
        "a%b",
        "a_b",
        "100%",
        "x\\y",
        '"quoted"',
        "007",
        "12345678901234",
        "Ærø",
        "  spaces  ",
    ),
]
KEYS = ("lens", "grade", "approved", "mixed")


@dataclass
class Production:
    """Rows as they were written, by id: what a plain reading of the filter's meaning needs."""

    project: str
    steps: list[str]
    statuses: list[Json]
    entity_types: list[str]
    members: list[Json]
    parents: dict[str, str]
    entities: dict[str, Json] = field(default_factory=dict)
    tasks: dict[str, Json] = field(default_factory=dict)


async def produce(studio: Studio, random: Random) -> Production:
    """Lists and the team through the API, in an order that is not that of their names; rows straight into the tables.

    The studio is where the day is another for nine hours of each.
    """
    admin = studio.admin
    await admin.patch("/organization", {"settings": {"timezone": "Asia/Tokyo"}})
    project = (await admin.post("/projects", {"name": "Random"}))["id"]
    steps = [
        (await admin.post("/task-types", {"name": name, "for_kind": "shot", "priority": random.randint(0, 9)}))["id"]
        for name in ("Layout", "Animation", "Comp")
    ]
    types = [
        (await admin.post("/entity-types", {"name": name, "kind": "shot"}))["id"]
        for name in ("Full CG", "Plate", "Old")
    ]
    statuses = (
        await admin.post(
            "/task-statuses/bulk",
            {
                "rows": [
                    {"name": name, "is_done": name == "Done", "is_default": name == "Ready"}
                    for name in ("Ready", "Wip", "Retake", "Done")
                ]
            },
        )
    )["rows"]
    random.shuffle(steps)
    random.shuffle(statuses)
    await admin.put(
        f"/projects/{project}/workflow",
        {
            "task_types": [{"id": one} for one in steps],
            "task_statuses": [{"id": one["id"]} for one in statuses],
            "entity_types": [{"id": one} for one in types[:2]],
        },
    )
    slots = [
        {"project_id": project, "role": role, "display_name": name}
        for role, name in (("Anim", "Zoé"), ("Comp", "émile"), ("Lead", ""), ("Rig 10", ""), ("Rig 9", ""))
    ] + [{"project_id": project, "role": "Me", "account_id": studio.artist.account_id}]
    members = (await admin.post("/members/bulk", {"rows": slots}))["rows"]
    for kind in ("shot", "task"):
        await studio.define(kind, "Stock", "list", *STOCKS, project_id=project)
    await studio.define("shot", "Scan", "date", project_id=project)
    await studio.define("shot", "Marks", "tags", project_id=project)
    made = Production(project, steps, statuses, types, members, {})
    with psycopg.connect(studio.dsn) as connection, writing(connection, "test.write", studio.organization):
        _fill(connection, studio.organization, made, random)
    with psycopg.connect(studio.dsn) as connection:
        _age(connection, made)
    return made


def _age(connection: psycopg.Connection, made: Production) -> None:
    """When a row was made the database says itself; here it is said afterwards, and not logged."""
    moments = [(task["created_at"], task_id) for task_id, task in made.tasks.items()]
    connection.execute("alter table task disable trigger user")
    connection.cursor().executemany("update task set created_at = %s where id = %s", moments)
    connection.execute("alter table task enable trigger user")


def _fill(connection: psycopg.Connection, organization: UUID, made: Production, random: Random) -> None:
    common = {"organization_id": organization, "project_id": UUID(made.project)}
    for name in ("SQ10", "sq9", "Été", "東京"):
        made.parents[str(insert(connection, "entity", **common, kind="sequence", name=name))] = name
    for number in range(70):
        row = _entity(random, made, number)
        row_id = str(insert(connection, "entity", **common, kind="shot", **_stored(row)))
        made.entities[row_id] = {**row, "id": row_id}
        for step in made.steps:
            for name in random.sample(["main", "body 10", "body 9"], random.choice([0, 1, 1, 1, 2])):
                _task(connection, common, made, random, {"entity_id": row_id, "task_type_id": step, "name": name})


def _entity(random: Random, made: Production, number: int) -> Json:
    def maybe(value: Any, absent: Any = None) -> Any:
        return value if random.random() < 0.75 else absent

    extra = {
        "lens": random.choice(["35 mm", "50 MM", "", None]),
        "grade": random.choice([1, 2.5, -3, None]),
        "approved": random.choice([True, False, None]),
        "mixed": random.choice(["5", 5, "Forêt", None]),
        "stock": random.choice([*STOCKS, "None"]) if random.random() < 0.6 else None,
        "scan": str(TODAY + timedelta(days=random.randint(-45, 45))),
        "marks": random.sample(WORDS, random.choice([0, 1, 2])),
    }
    return {
        "name": f"{random.choice(WORDS).strip()} {number}" if random.random() < 0.8 else f"SH{number}",
        "code": maybe(random.choice(WORDS)),
        "description": maybe(" ".join(random.sample(WORDS, 2)), ""),
        "status": random.choice(["standby", "running", "complete", "canceled"]),
        "parent_id": maybe(random.choice(list(made.parents))),
        "entity_type_id": maybe(random.choice(made.entity_types)),
        "nb_frames": maybe(random.randint(0, 12) * 10),
        "frame_in": maybe(random.choice([-5, 0, 1001])),
        "cut_order": maybe(random.randint(1, 9)),
        "fps": maybe(random.choice(["24", "23.976", "24000/1001"])),
        "tags": random.sample(WORDS, random.choice([0, 0, 1, 2, 3])),
        "extra": {key: value for key, value in extra.items() if random.random() < 0.7},
    }


def _stored(row: Json) -> Json:
    return {**row, "extra": psycopg.types.json.Jsonb(row["extra"])}


def _task(connection: psycopg.Connection, common: Json, made: Production, random: Random, row: Json) -> None:
    def day() -> date | None:
        return TODAY + timedelta(days=random.randint(-45, 45)) if random.random() < 0.7 else None

    def moment() -> datetime:
        hour = time(random.randint(0, 23), random.randint(0, 59))
        return datetime.combine(TODAY + timedelta(days=random.randint(-45, 3)), hour, UTC)

    start, due = sorted([day(), day()], key=lambda one: one or date.max)
    row |= {
        "task_status_id": random.choice(made.statuses)["id"],
        "start_date": start,
        "due_date": due,
        "created_at": moment(),
        "real_start_date": random.choice([moment(), None]),
        "done_at": random.choice([moment(), None]),
        "estimate_minutes": random.choice([None, 0, 60, 480, 481]),
        "spent_minutes": random.choice([0, 60, 90, 480]),
        "priority": random.randint(0, 3),
        "retake_count": random.randint(0, 3),
        "comment_count": random.randint(0, 2),
        "sort_order": random.randint(0, 1),
        "extra": {"stock": random.choice(STOCKS)} if random.random() < 0.6 else {},
    }
    task_id = str(insert(connection, "task", **common, **_stored(row)))
    people = random.sample(made.members, random.choice([0, 1, 1, 2]))
    for member in people:
        insert(connection, "task_assignee", **common, task_id=UUID(task_id), member_id=UUID(member["id"]))
    made.tasks[task_id] = {**row, "id": task_id, "member_ids": [one["id"] for one in people]}
