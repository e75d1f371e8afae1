"""A studio behind the real API, with somebody of every role signed in by token: what the tests of the API talk to."""

import atexit
import hashlib
import itertools
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx2
import psycopg
from fastapi import FastAPI
from sqlalchemy import Connection, event
from tests.bench.recording import is_follower
from tests.factory import insert, writing

from motk.core.settings import Settings
from motk.main import create_app

ROLES = ("admin", "manager", "supervisor", "artist", "client", "vendor", "bot")
NAMES = {
    "admin": "Ada Brandt",
    "manager": "Kenji Tanaka",
    "supervisor": "Leila Osei",
    "artist": "Noor Haddad",
    "client": "Rosa Lund",
    "vendor": "Vik Anand",
    "bot": "Render bot",
}

Json = dict[str, Any]


class Somebody:
    """One account at the API. A call answers with the JSON, and fails the test when it is refused."""

    def __init__(self, http: httpx2.AsyncClient, token: str, account_id: UUID) -> None:
        self.http = http
        self.account_id = str(account_id)
        self.headers = {"Authorization": f"Bearer {token}"}

    async def send(self, method: str, path: str, *, headers: Json | None = None, **more: Any) -> httpx2.Response:
        """The answer as it comes, whatever it is."""
        return await self.http.request(method, path, headers={**self.headers, **(headers or {})}, **more)

    async def get(self, path: str, **params: Any) -> Any:
        return _taken(await self.send("GET", path, params=params))

    async def post(self, path: str, body: Json, **headers: str) -> Any:
        return _taken(await self.send("POST", path, json=body, headers=headers))

    async def patch(self, path: str, body: Json, **headers: str) -> Any:
        return _taken(await self.send("PATCH", path, json=body, headers=headers))

    async def put(self, path: str, body: Json, **headers: str) -> Any:
        return _taken(await self.send("PUT", path, json=body, headers=headers))

    async def names(self, path: str, **params: Any) -> list[str]:
        """The names in a list, in its order."""
        return [row["name"] for row in (await self.get(path, **params))["rows"]]

    async def refused(self, status: int, method: str, path: str, body: Any = None, **more: Any) -> Json:
        """The problem of a call that must be refused with this status."""
        answer = await self.send(method, path, **({"json": body} if body is not None else {}), **more)
        assert answer.status_code == status, (answer.status_code, answer.text[:2000])
        assert answer.headers["content-type"] == "application/problem+json"
        problem: Json = answer.json()
        assert problem["status"] == status
        return problem

    async def invalid(self, method: str, path: str, body: Any = None, **more: Any) -> dict[str, str]:
        """The field errors of a call that must be refused as invalid, message by field."""
        problem = await self.refused(422, method, path, body, **more)
        return {error["field"]: error["message"] for error in problem["errors"]}


def _taken(answer: httpx2.Response) -> Any:
    assert answer.is_success, (str(answer.request.url), answer.status_code, answer.text[:2000])
    return answer.json() if answer.content else None


@dataclass
class Studio:
    """The application on a database of its own, and its people by role."""

    app: FastAPI
    dsn: str
    http: httpx2.AsyncClient
    organization: UUID
    people: dict[str, Somebody] = field(default_factory=dict)
    _numbers: "itertools.count[int]" = field(default_factory=itertools.count)

    def __getattr__(self, role: str) -> Somebody:
        if role.startswith("_") or role not in self.people:
            raise AttributeError(role)
        return self.people[role]

    def hire(self, account_type: str, name: str | None = None) -> Somebody:
        """Another account, with a token that may do everything its role may."""
        account_name = f"{account_type}{next(self._numbers)}"
        with psycopg.connect(self.dsn) as connection, writing(connection, "account.create", self.organization):
            account = insert(
                connection,
                "account",
                organization_id=self.organization,
                account_name=account_name,
                display_name=name or account_name.title(),
                account_type=account_type,
            )
            token = self.token(connection, account)
        return Somebody(self.http, token, account)

    async def define(self, kind: str, name: str, of_type: str, *choices: str, **more: Any) -> Json:
        """A field of the studio's own."""
        listed = [{"value": choice} for choice in choices]
        body = {"kind": kind, "name": name, "type": of_type, **({"choices": listed} if choices else {}), **more}
        made: Json = await self.admin.post("/field-definitions", body)
        return made

    def token(self, connection: psycopg.Connection, account: UUID, *scopes: str) -> str:
        token = f"token-{account.hex}-{next(self._numbers)}"
        connection.execute(
            "insert into api_token (account_id, name, hint, token_hash, scopes) values (%s, 'test', %s, %s, %s)",
            (account, token[-4:], hashlib.sha256(token.encode()).digest(), list(scopes) or ["*"]),
        )
        return token

    def scoped(self, somebody: Somebody, *scopes: str) -> Somebody:
        """The same account through a token bound to some verbs."""
        account = UUID(somebody.account_id)
        with psycopg.connect(self.dsn) as connection:
            token = self.token(connection, account, *scopes)
        return Somebody(self.http, token, account)

    @asynccontextmanager
    async def statements(self) -> AsyncIterator[list[str]]:
        """The statements that the API sends meanwhile, BEGIN and COMMIT among them; not those of the live stream."""
        sent: list[str] = []

        def note(connection: Connection, said: str) -> None:
            if not is_follower(connection):
                sent.append(said)

        def executed(connection: Connection, _cursor: object, statement: str, *_: object) -> None:
            note(connection, statement)

        def begun(connection: Connection) -> None:
            note(connection, "begin")

        def ended(connection: Connection) -> None:
            note(connection, "commit")

        engine = self.app.state.engine.sync_engine
        heard: list[tuple[str, Any]] = [("before_cursor_execute", executed), ("begin", begun), ("commit", ended)]
        for name, listener in heard:
            event.listen(engine, name, listener)
        yield sent
        for name, listener in heard:
            event.remove(engine, name, listener)

    def sql(self, statement: str, *arguments: object) -> list[tuple[Any, ...]]:
        """What the database holds, or a write behind the API's back in a change set of its own."""
        with psycopg.connect(self.dsn) as connection, writing(connection, "test.write", self.organization):
            cursor = connection.execute(statement, arguments)
            return [] if cursor.description is None else cursor.fetchall()


# Applications between two tests. Building one, and its first answers, take longer than most tests.
_idle: list[FastAPI] = []


@contextmanager
def application(dsn: str) -> Iterator[FastAPI]:
    """An application for a database, with a home of its own that it keeps when the next test gets it."""
    if not _idle:
        home = Path(tempfile.mkdtemp(prefix="motk-home-"))
        atexit.register(shutil.rmtree, home, ignore_errors=True)
        _idle.append(create_app(Settings(home=home), dsn=dsn))
    app = _idle.pop()
    app.state.dsn = dsn
    yield app
    _idle.append(app)


@asynccontextmanager
async def opened(dsn: str, *, name: str = "Meadow Studio") -> AsyncIterator[Studio]:
    """The application on a database, with a new studio and somebody of every role."""
    with psycopg.connect(dsn) as connection:
        slug = name.lower().replace(" ", "-")
        connection.execute("select motk.begin('setup.create', null, null, 'cli')")
        row = connection.execute(
            "insert into organization (name, slug) values (%s, %s) returning id", (name, slug)
        ).fetchone()
    assert row is not None
    async with _served(dsn, row[0]) as studio:
        for role in ROLES:
            studio.people[role] = studio.hire(role, NAMES[role])
        yield studio


@asynccontextmanager
async def _served(dsn: str, organization: UUID) -> AsyncIterator[Studio]:
    with application(dsn) as app:
        transport = httpx2.ASGITransport(app, raise_app_exceptions=False)
        http = httpx2.AsyncClient(transport=transport, base_url="http://motk.test/api/v1")
        async with app.router.lifespan_context(app), http:
            yield Studio(app, dsn, http, organization)


@dataclass
class Film:
    """A production in the studio: a sequence of three shots, a prop, a task on each shot, and a slot for each of the crew."""

    studio: Studio
    project: str
    sequence: str
    shots: list[str]
    bunny: str
    tasks: list[str]
    animation: str
    modeling: str
    character: str
    statuses: dict[str, str]
    members: dict[str, str]

    @property
    def path(self) -> str:
        return f"/projects/{self.project}"

    async def assign(self, role: str, *tasks: int) -> None:
        """Give tasks, counted from 0, to the slot of somebody's role."""
        chosen = [self.tasks[number] for number in tasks]
        await self.studio.admin.put("/tasks/assignees", {"task_ids": chosen, "member_ids": [self.members[role]]})

    async def move(self, task: int, status: str, by: str = "admin") -> Json:
        body = {"task_ids": [self.tasks[task]], "task_status_id": self.statuses[status]}
        moved: Json = (await self.studio.people[by].put("/tasks/status", body))["rows"][0]
        return moved

    async def grid(self, by: str = "admin", **params: Any) -> Json:
        seen: Json = await self.studio.people[by].get(f"{self.path}/grid/shot", **params)
        return seen


STATUSES: list[Json] = [
    {"name": "Ready", "is_default": True, "priority": 1},
    {"name": "In progress", "is_wip": True, "priority": 2},
    {"name": "To review", "is_feedback_request": True, "priority": 3},
    {"name": "Retake", "is_retake": True, "is_artist_allowed": False, "is_client_allowed": True, "priority": 4},
    {"name": "Approved", "is_done": True, "is_artist_allowed": False, "is_client_allowed": True, "priority": 5},
]

CREW = ("manager", "supervisor", "artist", "client", "vendor")


async def shoot(studio: Studio, *, shots: int = 3, name: str = "Meadow") -> Film:
    """Set up the studio's lists and a film, as its admin would."""
    admin = studio.admin
    animation = await admin.post("/task-types", {"name": "Animation", "for_kind": "shot", "priority": 1})
    modeling = await admin.post("/task-types", {"name": "Modeling", "for_kind": "asset", "priority": 2})
    character = await admin.post("/entity-types", {"name": "Character"})
    statuses = (await admin.post("/task-statuses/bulk", {"rows": STATUSES}))["rows"]
    project = (await admin.post("/projects", {"name": name}))["id"]
    of_project = {"project_id": project}
    sequence = (await admin.post("/entities", {**of_project, "kind": "sequence", "name": "SQ010"}))["id"]
    wanted = [
        {**of_project, "kind": "shot", "parent_id": sequence, "name": f"SH{n:03}0", "frame_in": 1001, "frame_out": 1048}
        for n in range(1, shots + 1)
    ]
    made = (await admin.post("/entities/bulk", {"rows": wanted}))["rows"]
    bunny = await admin.post(
        "/entities", {**of_project, "kind": "asset", "entity_type_id": character["id"], "name": "Bunny"}
    )
    await admin.post("/tasks/for-entities", {**of_project, "task_type_id": animation["id"]})
    tasks = {row["entity_id"]: row["id"] for row in (await admin.get("/tasks", limit=1000))["rows"]}
    slots = [
        {**of_project, "role": role.title(), "account_id": studio.people[role].account_id, "day_rate": 400}
        for role in CREW
    ] + [{**of_project, "role": "Lead Lighter"}]
    members = (await admin.post("/members/bulk", {"rows": slots}))["rows"]
    return Film(
        studio=studio,
        project=project,
        sequence=sequence,
        shots=[row["id"] for row in made],
        bunny=bunny["id"],
        tasks=[tasks[row["id"]] for row in made],
        animation=animation["id"],
        modeling=modeling["id"],
        character=character["id"],
        statuses={row["name"]: row["id"] for row in statuses},
        members={**dict(zip(CREW, [row["id"] for row in members], strict=False)), "open": members[-1]["id"]},
    )


@dataclass(frozen=True)
class Scene:
    """A database in which a studio was set up, perhaps with a film: copied for each test, which takes far less time than setting it up."""

    database: str
    organization: UUID
    people: dict[str, tuple[str, UUID]]
    film: dict[str, Any] | None

    @asynccontextmanager
    async def entered(self, dsn: str) -> AsyncIterator[Studio]:
        """The studio on a copy of the database."""
        async with _served(dsn, self.organization) as studio:
            for role, (token, account_id) in self.people.items():
                studio.people[role] = Somebody(studio.http, token, account_id)
            for _ in range(2 * len(self.people)):
                next(studio._numbers)
            yield studio


async def set_scene(database: str, dsn: str, *, with_film: bool) -> Scene:
    """Set a studio up in a migrated database, and let go of it."""
    async with opened(dsn) as studio:
        film = (
            {name: value for name, value in vars(await shoot(studio)).items() if name != "studio"}
            if with_film
            else None
        )
        people = {
            role: (somebody.headers["Authorization"].removeprefix("Bearer "), UUID(somebody.account_id))
            for role, somebody in studio.people.items()
        }
        return Scene(database, studio.organization, people, film)
