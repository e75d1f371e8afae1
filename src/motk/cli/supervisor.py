"""Keep child processes running until a signal says stop, or one of them cannot stay up."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import FrameType

from motk.cli.refusals import Refusal
from motk.core import tied_child

_TICK_S = 0.2
_QUICK_DEATH_S = 10
_QUICK_DEATHS = 5
_LONGEST_PAUSE_S = 8
_PATIENCE_S = 10
_SHOWN_LINES = 20


@dataclass
class ChildProcess:
    """One `motk` command kept running, and how it has fared."""

    name: str
    command: Sequence[str]
    environment: dict[str, str]
    open_files: tuple[int, ...] = ()
    last_lines: deque[str] = field(default_factory=lambda: deque(maxlen=_SHOWN_LINES))
    process: subprocess.Popen[bytes] | None = None
    quick_deaths: int = 0
    started_at: float = 0.0
    starts_at: float = 0.0

    def start(self) -> None:
        self.process = tied_child.start(
            [sys.executable, "-m", "motk.cli", *self.command],
            when_parent_dies=signal.SIGTERM,
            output=subprocess.PIPE,
            environment={**os.environ, **self.environment, "MOTK_CHILD_OF": str(os.getpid())},
            open_files=self.open_files,
        )
        self.started_at = time.monotonic()
        threading.Thread(target=self._pass_on, args=(self.process,), daemon=True).start()

    def has_died(self) -> bool:
        """Notice an end: True once for each, with the next start planned after a growing pause."""
        if self.process is None or self.process.poll() is None:
            return False
        lived_s = time.monotonic() - self.started_at
        self.quick_deaths = self.quick_deaths + 1 if lived_s < _QUICK_DEATH_S else 0
        self.starts_at = time.monotonic() + min(_LONGEST_PAUSE_S, 0.25 * 2**self.quick_deaths)
        self.process = None
        return True

    def is_due(self) -> bool:
        return self.process is None and time.monotonic() >= self.starts_at

    def _pass_on(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None  # noqa: S101 - it was opened as a pipe
        for line in process.stdout:
            text = line.decode(errors="replace")
            self.last_lines.append(text)
            sys.stderr.write(text)
            sys.stderr.flush()


class Supervisor:
    """Starts the children, starts them again when they die, stops them all on SIGINT, SIGTERM or SIGHUP.

    `each_tick` is called about five times a second: what else the caller looks after.
    """

    def __init__(self, children: Sequence[ChildProcess], each_tick: Callable[[], None] = lambda: None) -> None:
        self._children = children
        self._each_tick = each_tick
        self._told_to_stop = threading.Event()

    def run(self) -> None:
        """Returns after a signal, with every child gone. Raises Refusal when a child dies again and again."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._stop)
        try:
            while not self._told_to_stop.wait(_TICK_S if self._all_started() else 0):
                self._each_tick()
                self._look_after()
        finally:
            self._end()

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self._told_to_stop.set()

    def _all_started(self) -> bool:
        return all(child.process is not None or not child.is_due() for child in self._children)

    def _look_after(self) -> None:
        for child in self._children:
            if child.has_died():
                if child.quick_deaths >= _QUICK_DEATHS:
                    lines = "".join(child.last_lines).strip() or "(it wrote nothing)"
                    raise Refusal(f"{child.name} stopped {_QUICK_DEATHS} times in a row. Its last lines:\n{lines}")
                sys.stderr.write(f"motk: {child.name} stopped; starting it again.\n")
            elif child.is_due():
                child.start()

    def _end(self) -> None:
        """All at once, then each in turn gets its time: nobody waits for another's patience."""
        running = [child.process for child in self._children if child.process is not None]
        for process in running:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        give_up_at = time.monotonic() + _PATIENCE_S
        for process in running:
            try:
                process.wait(max(0.1, give_up_at - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
