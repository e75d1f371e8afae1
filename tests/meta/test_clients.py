"""What guests see: every route of the OpenAPI, asked by an isolated client and by a vendor. One shot is theirs, the rest is not."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import psycopg
import pytest
from tests.factory import insert, writing
from tests.meta.asking import Asked, is_empty_page, requests
from tests.meta.two_studios import Side, filled, texts_of
from tests.studio import Somebody, opened

from motk.gate.guests import NARROWED
from motk.gate.roles import CLIENT, VENDOR
from motk.gate.scope import HELD_TO_OWN_ROWS
from motk.gate.verbs import VERBS
from motk.migrations.run import tracked_tables
from motk.model.base import Base, OfProject

pytestmark = pytest.mark.anyio

MARKS = {CLIENT: "quagga", VENDOR: "okapi"}

# Lists of the studio's own words, without which no row can be read: steps, states, types, departments, and who the studio is.
WORDS = frozenset(
    "organization department task_type task_status entity_type entity_type_task_type"
    " project_task_type project_task_status project_entity_type project".split()
)
# What vendors share with the crew: whom they work with and until when, which software and which fields the studio has.
OF_VENDORS = frozenset("software member milestone field_definition account account_department day_off".split())

# Here an id chooses among one's own, and a foreign one chooses nothing.
MAY_SUCCEED = {"grid.export", "notification.list", "search.find"}


@dataclass
class Stage:
    """The studio with one shot that guests see, and for each of them the ids of what is not theirs."""

    side: Side
    shared: dict[str, str]
    hidden: dict[str, frozenset[str]] = field(default_factory=dict)


@pytest.fixture
async def stage(clone: str) -> AsyncIterator[Stage]:
    async with opened(clone) as studio:
        side = await filled(studio)
        film, admin = side.film, studio.admin
        rival = studio.hire(CLIENT, "Rival")
        await admin.post("/members", {"project_id": film.project, "role": "Client", "account_id": rival.account_id})
        await admin.patch(film.path, {"clients_isolated": True, "clients_see_shared_only": True})
        await admin.patch(f"/entities/{film.shots[2]}", {"for_client": True})
        await film.assign("vendor", 2)
        said: dict[str, Any] = {"task_id": film.tasks[2], "text": "Ready for you.", "for_client": True}
        note = await studio.manager.post("/comments", said)
        await rival.post("/comments", {**said, "text": "Not for the other client."})
        slip = await studio.manager.post("/comments", {**said, "text": "Never meant for you."})
        await studio.manager.post("/comments/archive", {"ids": [slip["id"]]})
        shared = {**side.ids, "entity": film.shots[2], "task": film.tasks[2], "comment": note["id"]}
        stage = Stage(side, {**shared, "media": _picture(side, film.shots[2])})
        _mark(stage)
        yield stage


def _picture(side: Side, shot: str) -> str:
    """A picture of the shot that is shared."""
    organization = side.studio.organization
    with psycopg.connect(side.studio.dsn) as connection, writing(connection, "test.write", organization):
        media = insert(
            connection,
            "media",
            organization_id=organization,
            project_id=UUID(side.film.project),
            file_path=f"{organization}/shared.webp",
            mime_type="image/webp",
            file_size=1,
            sha256="1" * 64,
            original_name="shared.webp",
        )
        connection.execute("update entity set thumbnail_id = %s where id = %s", (media, shot))
    return str(media)


def _mark(stage: Stage) -> None:
    """Write a word into every text that is not the client's to read, and another into those that are not the vendor's."""
    studio, film = stage.side.studio, stage.side.film
    common = {film.project, film.sequence, *(stage.shared[name] for name in ("entity", "task", "comment", "media"))}
    own = {role: common | {studio.people[role].account_id} for role in MARKS}
    own[CLIENT] |= {studio.manager.account_id}
    with psycopg.connect(studio.dsn) as connection, writing(connection, "test.write", studio.organization):
        for role, word in MARKS.items():
            hidden: set[str] = set()
            for table in (*tracked_tables(), "notification"):
                if table in WORDS or (role == VENDOR and table in OF_VENDORS):
                    continue
                seen = own[role] | _also_seen(connection, stage, role, table)
                marked = texts_of(connection, table, studio.organization, word, besides=seen)
                # Every row says who made it; what nobody learns is who that is.
                hidden |= set() if table == "account" else set(marked)
            stage.hidden[role] = frozenset(hidden)


def _also_seen(connection: psycopg.Connection, stage: Stage, role: str, table: str) -> set[str]:
    """What hangs on the shot that is shared, for a vendor: its notes that stand, whose work it is."""
    if role != VENDOR or table not in {"comment", "task_assignee"}:
        return set()
    found = connection.execute(
        f"select id::text from {table} where task_id = %s and to_jsonb({table}) ->> 'archived_at' is null",
        (stage.shared["task"],),
    )
    return {row[0] for row in found}


def test_every_table_of_a_production_is_open_to_guests_or_closed_on_purpose() -> None:
    """A table that nobody thought of is closed, and named here."""
    models: list[type[Any]] = [mapper.class_ for mapper in Base.registry.mappers]
    of_projects = {model for model in models if issubclass(model, OfProject)}
    for role, known in NARROWED.items():
        assert {model.__name__ for model in of_projects - known.keys() - HELD_TO_OWN_ROWS} == set(), role


@pytest.mark.parametrize("role", MARKS)
async def test_no_route_shows_a_guest_anything_but_what_is_shared(stage: Stage, role: str) -> None:
    guest = stage.side.studio.people[role]
    before = stage.side.everything()
    wrong = [
        said
        for asked in _asked(stage, role)
        for said in _wrong(asked, await _answer(guest, asked), stage.hidden[role], MARKS[role])
    ]
    assert not wrong, "\n".join(wrong)
    assert stage.side.everything() == before


async def test_a_guest_does_see_what_is_shared(stage: Stage) -> None:
    """Or the sweep would prove nothing."""
    studio, film = stage.side.studio, stage.side.film
    for role, word in MARKS.items():
        guest = studio.people[role]
        assert [row["id"] for row in (await guest.get("/tasks"))["rows"]] == [film.tasks[2]]
        assert await guest.names("/entities", filter="kind:in:shot,asset") == ["SH0030"]
        grid = await film.grid(by=role)
        assert [row[grid["row_fields"].index("name")] for row in grid["rows"]] == ["SH0030"]
        assert "Ready for you." in str(await guest.get(f"/tasks/{film.tasks[2]}/thread"))
        assert word in str(await studio.admin.get("/tasks")), "nothing is marked: the sweep would find nothing"


def _asked(stage: Stage, role: str) -> Iterator[Asked]:
    """Every route with ids that are not the guest's, and every read with those that are."""
    description = stage.side.studio.app.openapi()
    for asked in requests(description, stage.side.ids, stage.side.ids):
        if asked.has_ids and not asked.foreign and asked.words & stage.hidden[role]:
            yield asked
    for asked in requests(description, stage.shared, stage.shared):
        verb = VERBS[asked.verb]
        if asked.method == "GET" and not asked.foreign and role in verb.roles and not verb.public:
            yield asked


async def _answer(guest: Somebody, asked: Asked) -> Any:
    return await guest.send(asked.method, asked.path, **asked.sent)


def _wrong(asked: Asked, answer: Any, hidden: frozenset[str], word: str) -> list[str]:
    said = answer.text + repr(dict(answer.headers))
    named = asked.words
    wrong = [f"tells {row_id}" for row_id in hidden - named if row_id in said]
    if word in said:
        at = said.index(word)
        wrong.append(f"tells a name: {said[max(0, at - 120) : at + 40]}")
    if answer.is_success and named & hidden and asked.verb not in MAY_SUCCEED and not is_empty_page(answer):
        wrong.append(f"succeeds with {answer.status_code}: {said[:200]}")
    if answer.status_code >= 500:
        wrong.append(f"breaks: {said[:300]}")
    return [f"{asked.verb} {asked.path} {asked.body}: {one}" for one in wrong]
