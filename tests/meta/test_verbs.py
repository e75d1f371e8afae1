"""The permission table, the routes and the reviewed snapshot say the same."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from motk.core.settings import Settings
from motk.gate.http import Door
from motk.gate.roles import ROLES
from motk.gate.scope import CONDITIONS
from motk.gate.verbs import VERBS, Verb
from motk.main import FEATURES, create_app

SNAPSHOT = Path(__file__).parent / "verbs.snapshot"

ROUTES = [route for feature in FEATURES for router in feature.routers for route in router.routes]


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: getattr(route, "operation_id", None))
def test_a_route_asks_the_gate_for_its_own_verb(route: object) -> None:
    assert isinstance(route, Door), "a route that does not go through the Door commits after its answer"
    assert list(_asked(route.dependant)) == [route.operation_id]


def _asked(dependant: Dependant) -> Iterator[str]:
    for inner in dependant.dependencies:
        verb = getattr(inner.call, "verb", None)
        if verb:
            yield verb
        yield from _asked(inner)


def test_every_verb_has_one_route_and_every_route_a_verb() -> None:
    counted = Counter(route.operation_id for route in ROUTES if isinstance(route, APIRoute))
    assert counted == Counter(VERBS.keys())


def test_the_description_of_the_api_holds_these_routes_and_no_other(tmp_path: Path) -> None:
    described = create_app(Settings(home=tmp_path), dsn="postgresql:///unused").openapi()
    operations = [operation["operationId"] for path in described["paths"].values() for operation in path.values()]
    assert sorted(operations) == sorted(VERBS)


def test_the_conditions_of_the_table_exist() -> None:
    for name, verb in VERBS.items():
        assert set(verb.rows.values()) <= CONDITIONS.keys(), name
        assert verb.rows.keys() <= verb.roles, f"{name} narrows a role that may not use it"


def test_the_table_is_the_one_that_was_reviewed() -> None:
    """A change of rights is a change of verbs.snapshot, where a reviewer sees it. To accept one, copy what this prints."""
    assert SNAPSHOT.read_text() == written(), f"write this to {SNAPSHOT.name}:\n{written()}"


def written() -> str:
    """One line per verb, one column per role: yes, no, or the condition on rows. A dot stands for no, `public` needs no sign-in."""
    widths = [max(len(role), *(len(_cell(verb, role)) for verb in VERBS.values())) for role in ROLES]
    longest = max(map(len, VERBS))
    lines = [["", *ROLES], *([name, *(_cell(verb, role) for role in ROLES)] for name, verb in VERBS.items())]
    return "".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, [longest, *widths], strict=True)).rstrip() + "\n"
        for line in lines
    )


def _cell(verb: Verb, role: str) -> str:
    if verb.public:
        return "public"
    if role not in verb.roles:
        return "."
    return verb.rows.get(role, "yes")
