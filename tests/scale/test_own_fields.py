"""Custom fields of a production of 20,000 shots: those of a list, a person or a link find their rows by an index. See docs/adr/0009."""

from typing import Any

import psycopg
import pytest
from tests.bench.recording import recorded
from tests.scale.plans import connect, scans
from tests.studio import Film, Studio

pytestmark = pytest.mark.anyio

SHOTS, RARE = 20_000, 500

# As many rows by the API would take minutes; what they are made of is what it would write.
_SHOTS = """
insert into entity (organization_id, project_id, kind, parent_id, name, extra)
select organization_id, project_id, 'shot', id, 'MANY' || n, jsonb_build_object('lens', lens, 'lead', lead)
from entity, generate_series(1, %(shots)s) as n,
  lateral (select case n %% %(rare)s when 0 then '35 mm' else '50 mm' end, case n %% %(rare)s when 0 then %(lead)s end) as own (lens, lead)
where id = %(sequence)s
"""
_TASKS = """
insert into task (organization_id, project_id, entity_id, task_type_id, task_status_id, extra)
select organization_id, project_id, id, %(step)s, %(status)s, jsonb_build_object('quality', extra -> 'lens')
from entity where project_id = %(project)s and kind = 'shot' and name like 'MANY%%'
"""


def shoot_many(film: Film) -> None:
    values = {
        "shots": SHOTS,
        "rare": RARE,
        "lead": film.members["artist"],
        "sequence": film.sequence,
        "project": film.project,
        "step": film.animation,
        "status": film.statuses["Ready"],
    }
    with psycopg.connect(film.studio.dsn) as connection:
        connection.execute("alter table entity disable trigger user")
        connection.execute("alter table task disable trigger user")
        connection.execute(_SHOTS, values)
        connection.execute(_TASKS, values)
        connection.execute("analyze entity, task")


async def test_a_choice_that_few_rows_hold_is_found_by_the_index(studio: Studio, film: Film) -> None:
    lenses = ("35 mm", "50 mm")
    await studio.define("shot", "Lens", "list", *lenses)
    await studio.define("shot", "Lead", "person")
    await studio.define("task", "Quality", "list", *lenses)
    shoot_many(film)
    asked: list[tuple[str, dict[str, Any], str]] = [
        ("shot", {"field": "extra.lens", "op": "is", "value": "35 mm"}, "entity_extra_idx"),
        ("shot", {"field": "extra.lead", "op": "in", "value": [film.members["artist"]]}, "entity_extra_idx"),
        ("task", {"field": "extra.quality", "op": "is", "value": "35 mm"}, "task_extra_idx"),
    ]
    for kind, condition, index in asked:
        with recorded(studio.app.state.engine.sync_engine) as ran:
            found = await studio.admin.post(f"{film.path}/grid/{kind}/matching", {"filter": condition})
        assert len(found["ids"]) == SHOTS // RARE, condition
        with connect(studio.dsn) as connection:
            read = scans(connection, *ran.statements[-1])
        table = index.partition("_")[0]
        (looked,) = [scan for scan in read if scan.table == table and index in (scan.index or "")]
        assert looked.rows < 2 * SHOTS // RARE, (condition, read)
        assert sum(scan.rows for scan in read) < SHOTS // 10, (condition, read)
