"""The server, the grid in the browser and a plain reading mean the same by a filter: the same rows, in the same order."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests.features.views.plain_reading import Reading
from tests.features.views.productions import TODAY, WORDS, Production, produce
from tests.studio import Json, Studio

pytestmark = pytest.mark.anyio

ROOT = Path(__file__).parents[3]
TREES = 200

WRITTEN = ["is", "is_not", "in", "not_in", "contains", "not_contains", "starts_with", "ends_with", "empty", "not_empty"]
SIZED = ["is", "is_not", "in", "not_in", "lt", "le", "gt", "ge", "between", "empty", "not_empty"]
CHOSEN = ["is", "is_not", "in", "not_in", "empty", "not_empty"]
TICKED = ["is", "is_not", "empty", "not_empty"]
DAYS = ["@today", "@today+3d", "@today-2w", "@today+1m", "@today-1m", "2026-11-21", "2026-12-01", "2026-10-31"]
PERIODS = ["@this_week", "@last_week", "@next_week", "@this_month", "@last_month", "@next_month"]


def node() -> str:
    """The Node that `make` links into the environment, or the machine's own."""
    ours = ROOT / ".venv" / "node" / "node"
    found = str(ours) if ours.exists() else shutil.which("node")
    assert found, "Node is missing: run `make check` or `make test` once"
    return found


def in_the_browser(reading: Reading, trees: list[Any], sorts: list[list[Json]]) -> list[list[str]]:
    """The grid's own evaluator, run under Node."""
    known: Json = {
        name: {
            "kind": kind,
            "is_many": name in reading.many,
            "is_by_name": name == "parent",
            "choices": reading.choices.get(name, []),
        }
        for name, kind in reading.kinds.items()
    }
    asked = [
        {
            "fields": known,
            "rows": reading.rows,
            "filter": tree,
            "sort": sort,
            "today": str(TODAY),
            "me": reading.mine,
            "open": reading.open,
        }
        for tree, sort in zip(trees, sorts, strict=True)
    ]
    answer = subprocess.run(
        [node(), "--no-warnings", "src/grid/view/evaluate-cli.ts"],
        cwd=ROOT / "web",
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "NODE_OPTIONS": ""},
    )
    answers = json.loads(answer.stdout)
    assert [one["broken"] for one in answers] == [[] for _ in asked]
    return [one["ids"] for one in answers]


class Asking:
    """Random trees and sorts over the fields of a page."""

    def __init__(self, random: Random, reading: Reading) -> None:
        self.random = random
        self.reading = reading

    def tree(self, depth: int = 4) -> Json:
        draw = self.random.random()
        if depth == 0 or draw < 0.4:
            return self.condition()
        if draw < 0.55:
            return {"not": self.tree(depth - 1)}
        parts = [self.tree(depth - 1) for _ in range(self.random.choice([0, 1, 2, 2, 3, 4]))]
        return {"all" if draw < 0.78 else "any": parts}

    def condition(self) -> Json:
        field, kind = self.random.choice(sorted(self.reading.kinds.items()))
        ops = {"text": WRITTEN, "choice": CHOSEN, "person": CHOSEN, "checkbox": TICKED}.get(kind, SIZED)
        op = self.random.choice(ops)
        if op in {"empty", "not_empty"}:
            return {"field": field, "op": op}
        if op in {"in", "not_in"}:
            if kind == "date" and self.random.random() < 0.5:
                return {"field": field, "op": op, "value": self.random.choice(PERIODS)}
            return {
                "field": field,
                "op": op,
                "value": [self.value(field, kind, op) for _ in range(self.random.randint(0, 4))],
            }
        if op == "between":
            return {"field": field, "op": op, "value": [self.value(field, kind, op) for _ in range(2)]}
        return {"field": field, "op": op, "value": self.value(field, kind, op)}

    def value(self, field: str, kind: str, op: str) -> Any:
        if kind == "date":
            return self.random.choice(DAYS + (PERIODS if op in {"is", "is_not", "in", "not_in"} else []))
        if kind == "checkbox":
            return self.random.choice([True, False])
        if kind in {"number", "duration"}:
            return self.random.choice([-5, -3, 0, 1, 2, 2.5, 5, 20, 60, 480, 480.5, 1001])
        if kind in {"choice", "person"}:
            known = [one["id"] for one in self.reading.choices[field]]
            return self.random.choice([*known, "nobody", *(["@me", "@open"] if kind == "person" else [])])
        return self.word(field)

    def word(self, field: str) -> str:
        held = [value for row in self.reading.rows for value in row["values"][field]]
        word = str(self.random.choice(held if held and self.random.random() < 0.6 else WORDS))
        start = self.random.randint(0, len(word) - 1)
        part = word if self.random.random() < 0.4 else word[start : start + self.random.randint(1, 4)]
        return self.random.choice([part, part.upper(), part.lower()])

    def sort(self) -> list[Json]:
        fields = self.random.sample(sorted(self.reading.kinds), self.random.choice([0, 1, 1, 2, 3, 5]))
        return [{"field": one, "desc": self.random.random() < 0.5} for one in fields]


@pytest.mark.parametrize("seed", [1, 2])
async def test_two_hundred_filters_give_the_same_rows_everywhere(studio: Studio, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - the same rows and trees at every run
    made: Production = await produce(studio, random)
    kept = 0
    for page in ("shot", "task"):
        reading = Reading(made, page)
        asking = Asking(random, reading)
        trees = [asking.tree() for _ in range(TREES // 4)]
        sorts = [asking.sort() for _ in trees]
        browser = in_the_browser(reading, trees, sorts)
        for tree, sort, there in zip(trees, sorts, browser, strict=True):
            plain = reading.ids(tree, sort)
            assert there == plain, (page, tree, sort)
            body = {"filter": tree, "sort": sort, "today": str(TODAY)}
            server = await studio.artist.post(f"/projects/{made.project}/grid/{page}/matching", body)
            assert server["ids"] == plain, (page, tree, sort)
            kept += 0 < len(plain) < len(reading.rows)
    assert kept > TREES // 4 * 0.8, "too many filters keep all rows or none, and prove little"
