"""Seven roles outside a production: what each may still do is reviewed, and nothing of the production is among it."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from tests.meta.asking import Json, is_empty_page, requests
from tests.meta.two_studios import Side, filled
from tests.studio import Somebody, opened

from motk.core.settings import Settings
from motk.gate.roles import ADMIN, ARTIST, MANAGER, ROLES
from motk.gate.verbs import VERBS, Verb
from motk.main import create_app
from motk.model.base import Base, OfProject

pytestmark = pytest.mark.anyio

SNAPSHOT = Path(__file__).parent / "verbs-outside.snapshot"

# What stands in a production, or is one: tables, and verbs that are called after what they show of them.
_MODELS: list[type[Any]] = [mapper.class_ for mapper in Base.registry.mappers]
INSIDE = frozenset(
    {str(model.__tablename__) for model in _MODELS if OfProject in model.__mro__}
    | {"project", "parent", "asset", "casting", "credits"}
)
# Here an id chooses among one's own rows, and one of another production chooses none.
MAY_SUCCEED = {"feed.list", "notification.list", "search.find"}


def test_what_is_open_outside_a_production_is_what_was_reviewed(tmp_path: Path) -> None:
    """Beside verbs.snapshot, which is about those inside. To accept a change, copy what this prints."""
    description = create_app(Settings(home=tmp_path), dsn="postgresql:///unused").openapi()
    now = written(about_productions(description))
    assert SNAPSHOT.read_text() == now, f"write this to {SNAPSHOT.name}:\n{now}"


def about_productions(description: Json) -> set[str]:
    """Verbs that name a row of a production, or whose rows stand in one."""
    named = {
        asked.verb
        for asked in requests(description, _Itself(), _Itself())
        if not asked.foreign and asked.has_ids and asked.words & INSIDE
    }
    return named | {name for name in VERBS if name.partition(".")[0] in INSIDE} - {
        "project.create",
        "project.create_many",
    }


class _Itself(dict[str, str]):
    """Every table's id is its name."""

    def __missing__(self, table: str) -> str:
        return table


def written(inside: set[str]) -> str:
    """One line per verb, one column per role: `404` is what is said of a production's rows, in a list they are missing."""
    lines = [("", *ROLES), *((name, *(_cell(name, role, inside) for role in ROLES)) for name in VERBS)]
    longest = max(map(len, VERBS))
    return "".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, [longest, *[10] * len(ROLES)], strict=True)).rstrip()
        + "\n"
        for line in lines
    )


def _cell(name: str, role: str, inside: set[str]) -> str:
    verb: Verb = VERBS[name]
    if verb.public:
        return "public"
    if role not in verb.roles:
        return "."
    # An admin has a place in every production.
    return "404" if name in inside and role != ADMIN else verb.rows.get(role, "yes")


@pytest.fixture
async def side(clone: str) -> AsyncIterator[Side]:
    async with opened(clone) as studio:
        yield await filled(studio)


async def test_outside_a_production_it_does_not_exist(side: Side) -> None:
    """Reads are asked by every role, writes by the strongest and by an artist."""
    studio = side.studio
    description = studio.app.openapi()
    outside: dict[str, Somebody] = {role: studio.hire(role) for role in ROLES if role != ADMIN}
    here = frozenset(side.ids[table] for table in side.ids if table in INSIDE)
    before = side.everything()
    wrong = []
    for asked in requests(description, side.ids, side.ids):
        if asked.foreign or not asked.words & here:
            continue
        for role, somebody in outside.items():
            if role not in VERBS[asked.verb].roles or (asked.method != "GET" and role not in {MANAGER, ARTIST}):
                continue
            answer = await somebody.send(asked.method, asked.path, **asked.sent)
            told = [row_id for row_id in here - asked.words if row_id in answer.text]
            does = answer.is_success and asked.verb not in MAY_SUCCEED and not is_empty_page(answer)
            if told or answer.status_code >= 500 or does:
                wrong.append(
                    f"{role}: {asked.verb} {asked.path} {asked.body}: {answer.status_code} {answer.text[:300]}"
                )
    assert not wrong, "\n".join(wrong)
    assert side.everything() == before
