"""Single and bulk writes through the API against the same statements, or plain set-based SQL, by hand."""

import asyncio
import json
from collections.abc import Iterator
from itertools import cycle
from typing import Any
from uuid import UUID

import httpx2
from psycopg import Connection
from tests.bench.recording import Recording, recorded
from tests.bench.stage import TOKEN, Client, Stage
from tests.bench.table import Line, compare, fact

from motk.core import db, logs
from motk.core.settings import Settings
from motk.main import create_app

Request = tuple[str, str, dict[str, Any]]


def run(stage: Stage, shots: int, pairs: int) -> Iterator[Line]:
    made = stage.production(shots)
    with stage.api() as api, api.client() as client, stage.connect() as connection:
        bench = _Writes(stage, client, connection, made.project_id, pairs)
        yield from bench.single()
        yield bench.thousand()
        yield bench.tasks(shots)
        stage.settle()
        yield from bench.ten_thousand()


class _Writes:
    def __init__(self, stage: Stage, client: Client, connection: Connection, project: UUID, pairs: int) -> None:
        self.stage, self.client, self.connection, self.project, self.pairs = stage, client, connection, project, pairs
        self.shots = self._ids("select id from entity where project_id = %s and kind = 'shot' order by cut_order")
        self.tasks_ = self._ids("select id from task where project_id = %s order by id limit 10000")
        connection.commit()

    def _ids(self, query: str) -> list[UUID]:
        return [row[0] for row in self.connection.execute(query, (self.project,))]

    def single(self) -> Iterator[Line]:
        shot, task = self.shots[0], self.tasks_[0]
        statuses = self._ids("select task_status_id from project_task_status where project_id = %s order by position")
        self.connection.commit()
        edits: list[Request] = [
            ("PATCH", f"/entities/{shot}", {"description": text}) for text in ("Wide.", "Close on the hands.")
        ]
        notes: list[Request] = [
            ("POST", "/comments", {"task_id": task, "text": "Ready for a look.", "task_status_id": status})
            for status in statuses[1:3]
        ]
        yield self._against_same_statements("edit of one field", edits, None)
        yield self._against_same_statements("comment with a status", notes, 3)

    def _against_same_statements(self, what: str, requests: list[Request], at_most: float | None) -> Line:
        """The first request's statements by hand, then the second request: in turns, so that each changes something."""
        by_hand = asyncio.run(statements_of(self.stage, requests[0]))
        return compare(
            f"{what}, {by_hand.count} statements",
            lambda: by_hand.replay(self.connection),
            lambda: self.client.request(*requests[1]),
            pairs=self.pairs * 15,
            at_most=at_most,
        )

    def thousand(self) -> Line:
        shots = self.shots[:1000]
        texts = cycle(["Wide on the harbour.", "Close on the hands."])

        def bare() -> None:
            self._write("update entity set description = %s where id = any(%s)", next(texts), shots)

        def ours() -> None:
            text = next(texts)
            self.client.request("PATCH", "/entities/bulk", {"rows": [{"id": s, "description": text} for s in shots]})

        return compare(f"edit of {len(shots):,} rows in bulk", bare, ours, pairs=self.pairs)

    def tasks(self, shots: int) -> Line:
        """Tasks of a new type for every shot; removed again in between."""
        type_id, status_id = self._new_task_type()

        def bare() -> None:
            self._write(
                "insert into task (organization_id, project_id, entity_id, task_type_id, task_status_id)"
                " select organization_id, project_id, id, %s, %s from entity where project_id = %s and kind = 'shot'",
                type_id,
                status_id,
                self.project,
            )

        def ours() -> None:
            self.client.request("POST", "/tasks/for-entities", {"project_id": self.project, "task_type_id": type_id})

        def remove() -> None:
            self._write("delete from task where task_type_id = %s", type_id)

        return compare(f"tasks for {shots:,} shots", bare, ours, pairs=self.pairs, at_most=3, between=remove)

    def _new_task_type(self) -> tuple[UUID, UUID]:
        made = self.client.json("POST", "/task-types", {"name": "Bench", "for_kind": "shot"})
        self._write(
            "insert into project_task_type (organization_id, project_id, task_type_id, position) values (%s, %s, %s, 99)",
            self.stage.organization,
            self.project,
            UUID(made["id"]),
        )
        status = self._ids("select task_status_id from project_task_status where project_id = %s order by position")[0]
        self.connection.commit()
        return UUID(made["id"]), status

    def ten_thousand(self) -> Iterator[Line]:
        rows = f"{len(self.tasks_):,} rows"
        change_set = [""]

        def edit() -> None:
            changed = [{"id": task, "priority": 7, "difficulty": 5} for task in self.tasks_]
            change_set[0] = self.client.request("PATCH", "/tasks/bulk", {"rows": changed})[2]["x-change-set"]

        def revert() -> None:
            self.client.request("POST", f"/change-sets/{change_set[0]}/revert", {})

        def bare_edit() -> None:
            self._write("update task set priority = 7, difficulty = 5 where id = any(%s)", self.tasks_)

        def bare_back() -> None:
            self._write("update task set priority = 0, difficulty = 3 where id = any(%s)", self.tasks_)

        before = self._digest()
        edit()
        revert()
        equal = self._digest() == before
        yield fact(f"{rows} after an edit and its revert", "equal" if equal else "different", target="equal", met=equal)
        pairs = max(self.pairs // 2, 2)
        yield compare(f"edit of {rows} in bulk", bare_edit, edit, pairs=pairs, between=bare_back)
        edit()
        yield compare(f"revert of {rows}", bare_back, revert, pairs=pairs, between=edit)

    def _digest(self) -> str:
        found = self.connection.execute(
            "select md5(string_agg(row, '' order by id)) from (select id, md5((to_jsonb(task) - array['rev', 'updated_at',"
            " 'updated_by'])::text) as row from task where id = any(%s)) as plain",
            (self.tasks_,),
        ).fetchone()
        self.connection.commit()
        return str(found)

    def _write(self, statement: str, *values: object) -> None:
        with self.connection.transaction():
            self.connection.execute("select motk.begin('bench.write', null, %s, 'api')", (self.stage.organization,))
            self.connection.execute(statement, values)


async def statements_of(stage: Stage, request: Request) -> Recording:
    """Run a request once in this process and keep what it ran."""
    logs.configure("warning", "console")
    app = create_app(Settings.load(home=stage.home), dsn=stage.dsn)
    app.state.engine = db.connect(stage.dsn)
    method, path, body = request
    transport = httpx2.ASGITransport(app)
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
    async with httpx2.AsyncClient(transport=transport, base_url="http://bench", headers=headers) as client:
        with recorded(app.state.engine.sync_engine) as recording:
            answer = await client.request(method, f"/api/v1{path}", content=json.dumps(body, default=str))
        assert answer.is_success, answer.text
    await app.state.engine.dispose()
    return recording
