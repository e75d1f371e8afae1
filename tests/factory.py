"""A small studio made straight in SQL, for the tests below the gate."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from psycopg import Connection, sql

Row = dict[str, Any]


def begin(
    connection: Connection,
    verb: str,
    organization: UUID,
    *,
    actor: UUID | None = None,
    via: str = "api",
    caused_by: UUID | None = None,
) -> UUID:
    """Name the change set of the transaction, as the gate does."""
    row = connection.execute(
        "select motk.begin(%s, %s, %s, %s, %s)", (verb, actor, organization, via, caused_by)
    ).fetchone()
    assert row is not None
    return UUID(str(row[0]))


@contextmanager
def writing(connection: Connection, verb: str, organization: UUID, **named: Any) -> Iterator[UUID]:
    """One change set in a transaction of its own: begun, then committed, or rolled back by an exception."""
    connection.commit()
    try:
        yield begin(connection, verb, organization, **named)
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def insert(connection: Connection, table: str, **values: Any) -> UUID:
    """Insert one row; returns its id."""
    columns = sql.SQL(", ").join(map(sql.Identifier, values))
    places = sql.SQL(", ").join(sql.Placeholder() * len(values))
    statement = sql.SQL("insert into {} ({}) values ({}) returning id")
    row = connection.execute(statement.format(sql.Identifier(table), columns, places), list(values.values())).fetchone()
    assert row is not None
    return UUID(str(row[0]))


@dataclass(frozen=True)
class Film:
    """A project with its studio, one sequence, shots in it, one task type and three statuses."""

    organization: UUID
    account: UUID
    project: UUID
    sequence: UUID
    shots: tuple[UUID, ...]
    animation: UUID
    statuses: tuple[UUID, ...]

    @property
    def of_project(self) -> dict[str, UUID]:
        return {"organization_id": self.organization, "project_id": self.project}


def film(connection: Connection, *, shots: int = 3, name: str = "Meadow") -> Film:
    """Make a studio with one film, in one change set, and commit."""
    organization = uuid4()
    with writing(connection, "setup.create", organization):
        slug = f"{name.lower()}-{organization.hex[-8:]}"
        insert(connection, "organization", id=organization, name=f"{name} Studio", slug=slug)
        mine = {"organization_id": organization}
        account = insert(connection, "account", **mine, account_name="leila", display_name="Leila Osei")
        project = insert(connection, "project", **mine, name=name)
        animation = insert(connection, "task_type", **mine, name="Animation", for_kind="shot")
        statuses = tuple(
            insert(
                connection, "task_status", **mine, name=label, is_default=label == "Ready", is_done=label == "Approved"
            )
            for label in ("Ready", "In progress", "Approved")
        )
        in_project = {**mine, "project_id": project}
        sequence = insert(connection, "entity", **in_project, kind="sequence", name="SQ010")
        made = connection.execute(
            "insert into entity (organization_id, project_id, kind, parent_id, name, frame_in, frame_out, nb_frames)"
            " select %s, %s, 'shot', %s, 'SH' || lpad((n * 10)::text, 6, '0'), 1001, 1000 + n, n"
            " from generate_series(1, %s) n returning id",
            (organization, project, sequence, shots),
        ).fetchall()
    return Film(organization, account, project, sequence, tuple(row[0] for row in made), animation, statuses)


def rows(connection: Connection, table: str) -> dict[UUID, Row]:
    """Every row of a table as JSON, by id, without its rev and marks: what a person would call the same."""
    found = connection.execute(
        sql.SQL(
            "select id, to_jsonb(t) - array['rev', 'created_at', 'created_by', 'updated_at', 'updated_by'] from {} t"
        ).format(sql.Identifier(table))
    )
    return dict(found.fetchall())


def revert(
    connection: Connection, change_set: UUID, organization: UUID, only: list[UUID] | None = None
) -> tuple[UUID, dict[str, Any]]:
    """Undo a change set in one of its own; returns that one's id and the report."""
    with writing(connection, "change_set.revert", organization, caused_by=change_set) as own:
        row = connection.execute("select motk.revert(%s, %s)", (change_set, only)).fetchone()
    assert row is not None
    return own, row[0]
