"""The house rules that no linter and no import contract knows (docs/architecture.md). Each says why it is one."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import psycopg
import pytest
from fastapi.routing import APIRoute

from motk.core import sql
from motk.core.settings import Settings
from motk.main import FEATURES, create_app
from motk.model.base import Base

SOURCE = Path(__file__).parents[2] / "src" / "motk"
PYTHON = sorted(SOURCE.rglob("*.py"))
ROUTES = [
    route
    for feature in FEATURES
    for router in feature.routers
    for route in router.routes
    if isinstance(route, APIRoute)
]


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def test_no_file_is_named_for_nothing() -> None:
    """A file called service or utils has no edge, so it grows: on the best-known code bases of this stack to 2,000 lines."""
    edgeless = {"service", "services", "utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"}
    assert [name_of(path) for path in PYTHON if path.stem in edgeless] == []


def test_files_stay_small() -> None:
    """A file that fits a screen or two is read whole by the next person. Migrations are written once and left alone."""
    lengths = [
        len(path.read_text().splitlines())
        for path in PYTHON
        if "migrations/versions" not in name_of(path) and path.read_text().strip()
    ]
    assert median(lengths) < 100
    assert quantiles(lengths, n=20)[-1] < 350


def test_migrations_go_forward_only() -> None:
    """A studio goes back by restoring a backup; a downgrade that nobody ever ran would lose its data."""
    for path in (SOURCE / "migrations" / "versions").glob("*.py"):
        functions = [node.name for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef)]
        assert "upgrade" in functions, path.name
        assert "downgrade" not in functions, path.name


def calls(path: Path) -> Iterator[tuple[str, int]]:
    """What a file calls, and where: `session.commit` as "commit"."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            yield getattr(node.func, "attr", getattr(node.func, "id", "")), node.lineno


def test_only_the_command_line_prints() -> None:
    """A server speaks through its log, where a line has a request id and a level."""
    printing = {name_of(path) for path in PYTHON for called, _ in calls(path) if called == "print"}
    assert {name for name in printing if not name.startswith("cli/")} == set()


# Who ends a transaction, and why it is theirs to end.
COMMITS = {
    "gate/http.py": "the Door commits after the handler and before the answer",
    "features/access": "a public verb has no Writing: nobody is known yet, and a failed sign-in must be kept",
    "features/signing_in": "as above: each try is a transaction of its own",
    "features/factors": "a wrong code must be kept, though the answer is a refusal",
    "features/invitations": "as above: who accepts is nobody yet",
    "features/providers": "as above; and no connection is held while a provider is asked",
}


def test_no_feature_commits_by_itself() -> None:
    """A change set is one transaction: whoever committed in the middle would leave half of it behind a later refusal."""
    committing = {
        name_of(path)
        for path in PYTHON
        if name_of(path).startswith(("features/", "gate/"))
        for called, _ in calls(path)
        if called in {"commit", "rollback"}
    }
    assert {name for name in committing if not name.startswith(tuple(COMMITS))} == set()


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.operation_id)
def test_a_route_says_what_it_answers_and_bounds_what_it_lists(route: APIRoute) -> None:
    """An undeclared answer has no type for the front end; an unbounded list takes the server's memory one day."""
    assert route.operation_id, route.path
    assert route.summary
    declared = route.response_model is not None or route.status_code in {202, 204}
    of_bytes = any("content" in answer or "text/event-stream" in str(answer) for answer in route.responses.values())
    assert declared or of_bytes, f"{route.operation_id} declares neither a model nor its bytes"
    model = str(route.response_model)
    if "Page[" in model:
        limits = [parameter for parameter in _query_parameters(route) if parameter.name == "limit"]
        bounds = [part.le for limit in limits for part in limit.field_info.metadata if hasattr(part, "le")]
        assert bounds, f"{route.operation_id} lists without a greatest limit"
        assert max(bounds) <= 1000


def _query_parameters(route: APIRoute) -> list[Any]:
    found = list(route.dependant.query_params)
    for dependency in route.dependant.dependencies:
        found += dependency.query_params
    return found


def test_every_route_of_the_api_goes_through_a_feature(tmp_path: Path) -> None:
    """A route put straight on the application would have no verb, and so no permission."""
    app = create_app(Settings(home=tmp_path), dsn="postgresql://nowhere/none")
    shown = {
        operation["operationId"]
        for path, item in app.openapi()["paths"].items()
        for operation in item.values()
        if path.startswith("/api/")
    }
    assert shown == {route.operation_id for route in ROUTES}


_SHORT = 8
QUERY_FILES = sorted(
    path
    for path in SOURCE.rglob("*.sql")
    if path.parent.name not in {"migrations", "model"} and "-- name:" in path.read_text()
)
QUERIES = [
    (path, query)
    for path in QUERY_FILES
    for query in sql.load("motk." + ".".join(path.parent.relative_to(SOURCE).parts), path.name)
]


@pytest.mark.parametrize(("path", "query"), QUERIES, ids=[f"{name_of(path)}:{query.name}" for path, query in QUERIES])
def test_a_named_query_is_understood_by_the_database(
    path: Path, query: sql.Query, connection: psycopg.Connection
) -> None:
    """A column that was renamed is found here, and not by the first person to open the page."""
    text = re.sub(r"(?<![:\w]):([a-z_]\w*)", lambda found: f"cast(null as {query.parameters[found[1]]})", query.sql)
    connection.execute(f"prepare asked as {text}")
    connection.execute("deallocate asked")


@pytest.mark.parametrize("path", QUERY_FILES, ids=name_of)
def test_a_long_query_says_what_it_is_for(path: Path) -> None:
    """Two words under the name spare the next person the reading of forty lines."""
    for query in path.read_text().split("-- name:")[1:]:
        head, *body = query.strip().splitlines()
        assert len(body) < _SHORT or body[0].startswith("-- "), head


def test_every_model_file_is_loaded_with_the_others() -> None:
    """A model that motk.model does not import has no table in a new database."""
    loaded = {mapper.class_.__module__ for mapper in Base.registry.mappers}
    files = {f"motk.model.{path.stem}" for path in (SOURCE / "model").glob("*.py")} - {
        "motk.model.__init__",
        "motk.model.base",
    }
    assert files <= loaded
