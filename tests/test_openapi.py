"""The API's document is true: whatever fits it or does not, the real server answers as it says.

`MOTK_TEST_DEEP=1` walks every operation through every phase, states included; it takes several minutes.
"""

import asyncio
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
import schemathesis
from tests.database import Server
from tests.features.live.streams import serving
from tests.studio import opened, shoot

from motk.core.settings import Settings
from motk.gate.verbs import VERBS
from motk.main import create_app

CONFIG = Path(__file__).parent / "schemathesis.toml"
DEEP = bool(os.environ.get("MOTK_TEST_DEEP"))

# Of the plain lists, which are one code, these three stand for all; what each feature does beyond a list is walked whole.
WALKED = (
    r"^(entity|comment|account)\.|^(task|project|change_set|feed|organization|media|me|token|session|access)\.(?!"
    r"(list|get|create|create_many|edit|edit_many|archive|restore|purge|history)$)"
)
# It has no end; and these may end the walk's own sign-in, so they are walked last, by somebody who is never missed.
ENDLESS = r"^live\.follow$"
ENDING = r"^(session|token|password)\."

Operation = tuple[str, str, dict[str, Any]]


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    app = create_app(Settings(home=tmp_path_factory.mktemp("home")), dsn="postgresql://nowhere/none")
    written: dict[str, Any] = json.loads(json.dumps(app.openapi()))
    return written


@pytest.fixture(scope="module")
def operations(document: dict[str, Any]) -> list[Operation]:
    """Those of the API; health and metrics stand beside it."""
    return [
        (path, method, operation)
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if path.startswith("/api/")
    ]


def test_the_document_is_valid_openapi(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    schemathesis.openapi.from_dict(document).validate()


def test_every_operation_is_a_verb_and_none_stands_twice(operations: list[Operation]) -> None:
    names = Counter(operation["operationId"] for _, _, operation in operations)
    assert names.most_common(1)[0][1] == 1
    assert set(names) <= set(VERBS)


def test_every_body_and_every_answer_has_an_example(operations: list[Operation]) -> None:
    missing = []
    for path, method, operation in operations:
        answers = [answer for status, answer in operation["responses"].items() if status.startswith("2")]
        for shown in [operation.get("requestBody", {}), *answers]:
            media = shown.get("content", {}).get("application/json")
            if media is not None and "example" not in media:
                missing.append((method, path))
    assert missing == []


def test_every_refusal_is_documented_as_a_problem(operations: list[Operation]) -> None:
    for path, _, operation in operations:
        refusals = {status for status in operation["responses"] if status.startswith(("4", "5"))}
        assert refusals >= {"401", "403", "404", "409", "422", "429", "503"}, path
        for status in refusals - {"416"}:
            assert list(operation["responses"][status]["content"]) == ["application/problem+json"], (path, status)


def test_only_the_public_verbs_need_no_sign_in(operations: list[Operation]) -> None:
    for path, _, operation in operations:
        assert (operation["security"] == []) == VERBS[operation["operationId"]].public, path


@pytest.fixture
def studio(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """A real server over a seeded studio, and the headers of its admin."""
    name = server.clone()

    async def seed() -> dict[str, str]:
        async with opened(server.dsn(name)) as studio:
            await shoot(studio)
            return studio.admin.headers

    headers = asyncio.run(seed())
    with serving(server.dsn(name), tmp_path_factory.mktemp("home")) as api:
        yield api.url, headers
    server.drop(name)


def walked(studio: tuple[str, dict[str, str]], folder: Path, *options: str) -> str:
    """Schemathesis with all of its checks; returns what it had to say. Fails the test when a check does."""
    url, headers = studio
    # The first who asks waits until the document is put together: longer than Schemathesis does, on a busy machine.
    httpx2.get(f"{url}/openapi.json", timeout=120).raise_for_status()
    # One worker: CPython before 3.11.8 cannot parse in two threads at once (gh-106905), and Hypothesis does.
    command = [
        *(sys.executable, "-m", "schemathesis.cli", "--config-file", str(CONFIG), "run", f"{url}/openapi.json"),
        *("--checks", "all", "--no-color", "--warnings", "off"),
        *("--continue-on-failure", "--header", f"Authorization: {headers['Authorization']}"),
        *(["--generation-database", "none"] if DEEP else ["--generation-deterministic"]),
        *options,
    ]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout[-20_000:] + run.stderr[-5_000:]
    assert "Traceback (most recent call last)" not in run.stdout
    return run.stdout


def test_edges_of_every_value_are_answered_as_the_document_says(
    studio: tuple[str, dict[str, str]], tmp_path: Path
) -> None:
    chosen = () if DEEP else ("--include-operation-id-regex", WALKED)
    left_out = ("--exclude-operation-id-regex", f"{ENDLESS}|{ENDING}")
    assert "Coverage" in walked(studio, tmp_path, "--phases", "examples,coverage", *chosen, *left_out)
    assert_whole(studio)


def test_random_requests_are_answered_as_the_document_says(studio: tuple[str, dict[str, str]], tmp_path: Path) -> None:
    phases = "fuzzing,stateful" if DEEP else "fuzzing"
    left_out = ("--exclude-operation-id-regex", f"{ENDLESS}|{ENDING}")
    asked = ("--phases", phases, "--max-examples", "100" if DEEP else "4")
    assert "Fuzzing" in walked(studio, tmp_path, *asked, *left_out)
    assert_whole(studio)


def test_coming_in_and_leaving_are_answered_as_the_document_says(
    studio: tuple[str, dict[str, str]], tmp_path: Path
) -> None:
    asked = ("--phases", "examples,coverage,fuzzing", "--max-examples", "100" if DEEP else "4")
    assert "Fuzzing" in walked(studio, tmp_path, *asked, "--include-operation-id-regex", ENDING)
    assert_whole(studio)


def assert_whole(studio: tuple[str, dict[str, str]]) -> None:
    """The server came through it, and still knows everybody."""
    url, _ = studio
    assert httpx2.get(url.replace("/api/v1", "/readyz")).status_code == 200
    assert httpx2.get(f"{url}/setup").json()["needs_setup"] is False
