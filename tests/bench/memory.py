"""What the API process holds after one grid read, after 32, and with 32 clients at once."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import psutil
from tests.bench.stage import Api, Stage
from tests.bench.table import Line, fact, megabytes

CLIENTS = 32
# What an allocator may keep or give back between two looks at the same program.
_SLACK = 1.1


def run(stage: Stage, shots: int, _pairs: int) -> Iterator[Line]:
    made = stage.production(shots)
    path = f"/projects/{made.project_id}/grid/shot"
    with stage.api() as api:
        process = psutil.Process(api.pid)
        with api.client() as client:
            size = len(client.request("GET", path)[1])
            first = process.memory_info().rss
            yield fact(f"memory after 1 grid read of {megabytes(size)}", megabytes(first))
            for _ in range(CLIENTS - 1):
                client.request("GET", path)
            after_many = process.memory_info().rss
        yield _grown(f"after {CLIENTS} of them", after_many, first)
        waves = [_wave(api, process, path) for _ in range(4)]
        yield fact(f"peak with {CLIENTS} clients at once", megabytes(waves[0]))
        yield _grown(f"peak, the fourth time {CLIENTS} clients at once", waves[-1], waves[0])


def _grown(what: str, now: int, before: int) -> Line:
    return fact(f"memory {what}", megabytes(now), target="does not grow", met=now <= before * _SLACK)


def _wave(api: Api, process: psutil.Process, path: str) -> int:
    """All clients at once; the most the process held meanwhile."""

    def read(_: int) -> None:
        with api.client() as client:
            client.request("GET", path)

    with _peak(process) as seen, ThreadPoolExecutor(CLIENTS) as pool:
        list(pool.map(read, range(CLIENTS)))
    return max(seen)


@contextmanager
def _peak(process: psutil.Process) -> Iterator[list[int]]:
    seen = [process.memory_info().rss]
    done = threading.Event()

    def watch() -> None:
        while not done.wait(0.005):
            seen.append(process.memory_info().rss)

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        yield seen
    finally:
        done.set()
        watching.join()
