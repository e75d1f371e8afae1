"""Child processes that cannot outlive the process that started them."""

import ctypes
import os
import signal
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


def start(
    command: Sequence[str | Path],
    *,
    when_parent_dies: signal.Signals,
    output: IO[bytes] | int | None = None,
    environment: dict[str, str] | None = None,
    owner: tuple[int, int] | None = None,
    folder: Path | None = None,
    open_files: tuple[int, ...] = (),
) -> subprocess.Popen[bytes]:
    """Start `command` in a process group of its own; the kernel sends it `when_parent_dies`, also after our kill -9.

    Its own group, so that Ctrl-C reaches the parent alone, which then stops its children in the right order. "Parent"
    means the calling thread: call this from one that lives as long as the child should. `owner` is (uid, gid);
    `open_files` are descriptors the child keeps.
    """
    return subprocess.Popen(  # noqa: S603 - the commands are ours
        [str(word) for word in command],
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT if output is not None else None,
        env=environment,
        cwd=folder,
        pass_fds=open_files,
        process_group=0,
        user=owner[0] if owner else None,
        group=owner[1] if owner else None,
        extra_groups=[] if owner else None,
        # Runs after the change of user, which would clear it; two plain system calls, nothing that takes a lock.
        preexec_fn=_tie(when_parent_dies, os.getpid()),  # noqa: PLW1509
    )


def stop(child: subprocess.Popen[bytes], *signals: signal.Signals, patience_s: float) -> int:
    """Send each signal in turn, `patience_s` apart, until the child ends; SIGKILL last. Returns its exit code."""
    for number in (*signals, signal.SIGKILL):
        if child.poll() is not None:
            break
        child.send_signal(number)
        try:
            child.wait(patience_s)
        except subprocess.TimeoutExpired:
            continue
    return child.wait()


def _tie(number: signal.Signals, parent: int) -> Callable[[], None]:
    def tie() -> None:
        _libc.prctl(_PR_SET_PDEATHSIG, int(number), 0, 0, 0)
        if os.getppid() != parent:  # it died between fork and prctl: nobody would tell us any more
            os._exit(1)

    return tie
