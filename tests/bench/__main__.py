"""`python -m tests.bench`: every figure as a ratio to the bare work, in one run on this machine."""

import argparse
from collections.abc import Iterator

from tests.bench import fragments, grid, live, log, memory, past, search, writes
from tests.bench.stage import Stage, say, stage
from tests.bench.table import Line, printed

PARTS = ("grid", "writes", "log", "live", "memory", "past", "search", "fragments")


def main() -> None:
    asked = _arguments()
    with stage() as made:
        for part in asked.only:
            say(f"{part} …")
            print(printed(list(_run(made, part, asked))), flush=True)  # noqa: T201


def _run(made: Stage, part: str, asked: argparse.Namespace) -> Iterator[Line]:
    if part == "grid":
        return grid.run(made, asked.shots, asked.pairs)
    others = {
        "writes": writes.run,
        "log": log.run,
        "live": live.run,
        "memory": memory.run,
        "past": past.run,
        "search": search.run,
        "fragments": fragments.run,
    }
    return others[part](made, asked.shots[min(1, len(asked.shots) - 1)], asked.pairs)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "--only", type=_parts, default=PARTS[:-1], help=f"some of {','.join(PARTS)}; all but the trial of fragments"
    )
    parser.add_argument(
        "--shots", type=_sizes, default=[1_000, 5_000, 20_000], help="sizes of the grid, comma-separated"
    )
    parser.add_argument("--pairs", type=int, default=9, help="how often each pair is measured")
    parser.add_argument("--quick", action="store_true", help="small sizes and few pairs: does it run at all?")
    asked = parser.parse_args()
    if asked.quick:
        asked.shots, asked.pairs = [200, 1_250], 3
    return asked


def _parts(text: str) -> list[str]:
    chosen = text.split(",")
    if unknown := set(chosen) - set(PARTS):
        raise argparse.ArgumentTypeError(f"unknown: {', '.join(sorted(unknown))}; choose from {', '.join(PARTS)}")
    return chosen


def _sizes(text: str) -> list[int]:
    return [int(size) for size in text.split(",")]


if __name__ == "__main__":
    main()
