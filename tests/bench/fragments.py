"""A trial that the product does not contain: rendered rows of the grid kept beside the rows by triggers (docs/adr/0007).

`python -m tests.bench --only fragments`. Reads are compared with the product's own query, writes with and without the upkeep.
"""

import re
from collections.abc import Callable, Iterator
from itertools import cycle
from uuid import UUID

from psycopg import Connection
from tests.bench.grid import ALL, GRID
from tests.bench.stage import Stage
from tests.bench.table import Line, compare, fact, megabytes

from motk.features.projects.grid import queries

_WRITES_MAY_COST = 1.5

# The product's row of the grid, not gathered into one array but each to be kept.
_RENDER = re.sub(
    r"select coalesce\(json_agg\((json_build_array\(\s*row\..*?\)) order by parent\..*?\), '\[\]'\)::text",
    r"select row.id, row.project_id, row.kind, parent.name_key, parent.id, row.cut_order, row.name_key, \1::text",
    queries.grid.sql,
    flags=re.DOTALL,
)
for _parameter, _argument in (
    ("project_id", "project"),
    ("kind", "of_kind"),
    ("only_entities is null", "false"),
    ("only_entities", "ids"),
    ("only_tasks", "null::uuid[]"),
    ("own_fields is null", "true"),
    ("own_fields", "null"),
    ("with_crew", "true"),
    ("zone", "'UTC'"),
):
    _RENDER = _RENDER.replace(f":{_parameter}", _argument)
_SET_UP = f"""
create table entity_fragment (
  entity_id uuid primary key references entity (id) on delete cascade, project_id uuid not null, kind text not null,
  parent_key text collate "C", parent_id uuid, cut_order int, name_key text collate "C", fragment text not null
);
create index entity_fragment_idx on entity_fragment (project_id, kind);

create function render_fragments(project uuid, of_kind text, ids uuid[]) returns void language sql as $$
  insert into entity_fragment {_RENDER}
  on conflict (entity_id) do update set fragment = excluded.fragment, parent_key = excluded.parent_key, parent_id = excluded.parent_id,
    cut_order = excluded.cut_order, name_key = excluded.name_key
$$;

create function keep_fragments_of_tasks() returns trigger language plpgsql as $$
begin
  perform render_fragments(project_id, kind, array_agg(id)) from (
    select distinct entity.id, entity.project_id, entity.kind from new_rows join entity on entity.id = new_rows.entity_id
  ) as touched group by project_id, kind;
  return null;
end $$;
create function keep_fragments_of_entities() returns trigger language plpgsql as $$
begin
  perform render_fragments(project_id, kind, array_agg(id)) from new_rows group by project_id, kind;
  return null;
end $$;
"""
_TRIGGERS = {
    "task": "create trigger keep_fragments after update on task referencing new table as new_rows"
    " for each statement execute function keep_fragments_of_tasks()",
    "entity": "create trigger keep_fragments after update on entity referencing new table as new_rows"
    " for each statement execute function keep_fragments_of_entities()",
}
_READ = (
    "select '[' || coalesce(string_agg(fragment, ',' order by parent_key nulls last, parent_id, cut_order nulls last, name_key, entity_id), '')"
    " || ']' from entity_fragment where project_id = %(project_id)s and kind = %(kind)s"
)


def run(stage: Stage, shots: int, pairs: int) -> Iterator[Line]:
    project = stage.production(shots).project_id
    with stage.connect() as connection:
        trial = _Trial(stage, connection, project, pairs)
        trial.set_up()
        stage.settle()
        yield from trial.reads(shots)
        yield from trial.writes()
        trial.clear()


class _Trial:
    def __init__(self, stage: Stage, connection: Connection, project: UUID, pairs: int) -> None:
        self.stage, self.connection, self.project, self.pairs = stage, connection, project, pairs
        self.statuses = self._ids(
            "select task_status_id from project_task_status where project_id = %s order by position"
        )
        self.tasks = self._ids("select id from task where project_id = %s order by id")
        self.shots = self._ids("select id from entity where project_id = %s and kind = 'shot' order by cut_order")

    def _ids(self, query: str) -> list[UUID]:
        return [row[0] for row in self.connection.execute(query, (self.project,))]

    def set_up(self) -> None:
        self.connection.execute(_SET_UP)
        for kind in ("shot", "asset"):
            self.connection.execute(
                "select render_fragments(%(project)s, %(kind)s, array_agg(id)) from entity where project_id = %(project)s and kind = %(kind)s",
                {"project": self.project, "kind": kind},
            )
        self.connection.commit()

    def clear(self) -> None:
        self.connection.execute(
            "drop table entity_fragment; drop function render_fragments, keep_fragments_of_tasks, keep_fragments_of_entities cascade"
        )
        self.connection.commit()

    def reads(self, shots: int) -> Iterator[Line]:
        wanted = {"project_id": self.project, "kind": "shot", **ALL}

        def rendered() -> str:
            return str(self.connection.execute(GRID, wanted).fetchone()[0])  # type: ignore[index]

        def kept() -> str:
            return str(self.connection.execute(_READ, wanted).fetchone()[0])  # type: ignore[index]

        same = rendered().replace(" ", "") == kept().replace(" ", "")
        assert same, "the kept rows are not the rendered ones"
        yield compare(
            f"fragments: read of {shots:,} shots, the rendered query against the kept rows",
            kept,
            rendered,
            pairs=self.pairs,
        )
        size = self.connection.execute("select pg_total_relation_size('entity_fragment')").fetchone()
        yield fact("fragments: what they take on disk", megabytes(size[0] if size else 0))
        self.connection.commit()

    def writes(self) -> Iterator[Line]:
        statuses = cycle(self.statuses)
        for number in (1, 1_000, 10_000):
            tasks = self.tasks[:number]

            def move(tasks: list[UUID] = tasks) -> None:
                self._write("update task set task_status_id = %s where id = any(%s)", next(statuses), tasks)

            yield self._with_and_without(f"status of {number:,} task{'s' if number > 1 else ''}", "task", move, number)
        texts = cycle(["Wide.", "Close.", "Night."])
        shots = self.shots[:1_000]
        yield self._with_and_without(
            "edit of 1,000 shots",
            "entity",
            lambda: self._write("update entity set description = %s where id = any(%s)", next(texts), shots),
            1_000,
        )

    def _with_and_without(self, what: str, table: str, act: Callable[[], None], rows: int) -> Line:
        switch = cycle([_TRIGGERS[table], f"drop trigger keep_fragments on {table}"])

        def switch_upkeep() -> None:
            self.connection.execute(next(switch))
            self.connection.commit()

        pairs = self.pairs * 5 if rows == 1 else max(self.pairs // 2, 2)
        return compare(
            f"fragments: {what}, without and with the upkeep",
            act,
            act,
            pairs=pairs,
            at_most=_WRITES_MAY_COST,
            between=switch_upkeep,
        )

    def _write(self, statement: str, *values: object) -> None:
        with self.connection.transaction():
            self.connection.execute("select motk.begin('bench.write', null, %s, 'api')", (self.stage.organization,))
            self.connection.execute(statement, values)
