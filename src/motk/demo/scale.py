"""A production as big as one asks for, made up by PostgreSQL itself: for measuring, and for tests of plans.

n = 1 is 5,000 shots in episodes and sequences, 800 assets with their casting, 44,000 tasks, 300 people and 120,000
comments. The same organization, name, day and n give the same rows, ids included.
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from importlib.resources import files
from uuid import UUID

from psycopg import Connection, sql

from motk.core.clock import now
from motk.demo import rows, scale_words
from motk.demo.copying import copy_tables
from motk.demo.identity import BEGINNING, Seed
from motk.demo.joining import joined
from motk.demo.studio import Studio, build_studio

SHOTS, ASSETS, PEOPLE = 5_000, 800, 300


@dataclass(frozen=True)
class Made:
    project_id: UUID
    name: str
    shots: int
    assets: int
    tasks: int
    people: int
    comments: int

    def __str__(self) -> str:
        return (
            f"{self.name}: {self.shots:,} shots, {self.assets:,} assets, {self.tasks:,} tasks, {self.people:,} people,"
            f" {self.comments:,} comments."
        )


@dataclass(frozen=True)
class _Fact:
    """The row of the temporary table that scale.sql reads."""

    organization_id: UUID
    project_id: UUID
    key: str
    name: str
    began: datetime
    today: date
    shots: int
    assets: int
    people: int
    shot_types: list[UUID]
    asset_types: list[UUID]
    entity_types: list[UUID]
    departments: list[UUID]
    type_departments: list[int]
    statuses: list[UUID]
    ready: UUID
    done: UUID
    now_at: list[UUID]
    first_names: list[str]
    last_names: list[str]
    pieces: list[str]
    notes: list[str]


def seed(connection: Connection, organization_id: UUID, n: float = 1, *, today: date | None = None) -> Made:
    """Generate one project in one change set and commit. Its people join the studio with the first one.

    The lists are the studio's own; what is missing of the demo's is added.
    """
    with connection.transaction():
        connection.execute("select motk.begin('demo.load', null, %s, 'cli')", (organization_id,))
        name = _free_name(connection, organization_id)
        studio, instead = _with_lists(connection, organization_id)
        fact = _fact(organization_id, name, n, today or now().date(), studio, instead)
        _put(connection, fact)
        connection.execute((files(__package__) / "scale.sql").read_bytes())
        connection.execute("drop table fact")
    counted = connection.execute(
        "select (select count(*) from task where project_id = %(id)s), (select count(*) from comment where project_id = %(id)s)",
        {"id": fact.project_id},
    ).fetchone()
    connection.commit()
    tasks, comments = counted or (0, 0)
    return Made(fact.project_id, name, fact.shots, fact.assets, tasks, fact.people, comments)


def _free_name(connection: Connection, organization_id: UUID) -> str:
    taken = {
        name
        for (name,) in connection.execute(
            "select name from project where organization_id = %s and name like 'Scale %%'", (organization_id,)
        )
    }
    number = 1
    while f"Scale {number}" in taken:
        number += 1
    return f"Scale {number}"


def _with_lists(connection: Connection, organization_id: UUID) -> tuple[Studio, dict[UUID, UUID]]:
    """The demo's departments, types and statuses, added to the organization where it has none of that name."""
    studio, instead = joined(
        connection, build_studio(Seed(f"scale in {organization_id}"), name="", slug=""), organization_id
    )
    lists: list[dict[str, rows.Row]] = [
        {str(row.id): row for row in listed}
        for listed in (
            studio.departments.values(),
            studio.task_types.values(),
            studio.statuses.values(),
            studio.asset_types.values(),
        )
    ]
    copy_tables(connection, [(next(iter(listed.values())).table, list(listed.values())) for listed in lists], instead)
    return studio, instead


def _fact(organization_id: UUID, name: str, n: float, today: date, studio: Studio, instead: dict[UUID, UUID]) -> _Fact:
    def there(row: rows.Row) -> UUID:
        return instead.get(row.id, row.id)

    # Two productions of one studio share people and lists, and nothing else.
    key = f"{organization_id} {name}"
    status = {name: there(row) for name, row in studio.statuses.items()}
    types = list(studio.task_types.values())
    departments = list(dict.fromkeys(row.department_id for row in types))
    return _Fact(
        organization_id=organization_id,
        project_id=Seed(key).id("project"),
        key=key,
        name=name,
        began=BEGINNING,
        today=today,
        shots=max(round(SHOTS * n), 1),
        assets=max(round(ASSETS * n), 8),
        people=max(round(PEOPLE * n), 16),
        shot_types=[there(row) for row in types if row.for_kind == "shot"],
        asset_types=[there(row) for row in types if row.for_kind == "asset"],
        entity_types=[there(row) for row in studio.asset_types.values()],
        departments=[instead.get(one, one) for one in departments],
        type_departments=[departments.index(row.department_id) for row in types],
        statuses=list(status.values()),
        ready=status["Ready"],
        done=status["Approved"],
        now_at=[status[now_at] for now_at in ("In progress", "In progress", "To review", "To review", "Retake")],
        first_names=scale_words.FIRST_NAMES,
        last_names=scale_words.LAST_NAMES,
        pieces=scale_words.DESCRIPTIONS,
        notes=scale_words.NOTES,
    )


_TYPES = {"UUID": "uuid", "str": "text", "int": "int", "date": "date", "datetime": "timestamptz"}


def _put(connection: Connection, fact: _Fact) -> None:
    """Make the temporary table and its row."""
    kinds = {name: _kind(field.type) for name, field in fact.__dataclass_fields__.items()}
    columns = sql.SQL(", ").join(
        sql.SQL("{}::{} as {}").format(sql.Placeholder(name), sql.SQL(kind), sql.Identifier(name))
        for name, kind in kinds.items()
    )
    connection.execute(sql.SQL("create temporary table fact on commit drop as select {}").format(columns), asdict(fact))


def _kind(annotation: object) -> str:
    name = getattr(annotation, "__name__", str(annotation))
    if str(annotation).startswith("list["):
        inner = str(annotation)[5:-1].rsplit(".", 1)[-1]
        return f"{_TYPES[inner]}[]"
    return _TYPES[name]
