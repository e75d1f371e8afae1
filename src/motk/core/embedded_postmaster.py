"""Whether a PostgreSQL server is running in a data folder, read from what it left there and from /proc."""

from dataclasses import dataclass
from pathlib import Path

_NOBODYS_PID = 2**22 + 1  # one more than the greatest a Linux process can have


@dataclass(frozen=True)
class Postmaster:
    pid: int
    status: str
    """ready, starting, stopping or standby"""


def running_postmaster(data: Path) -> Postmaster | None:
    """The live server of `data`, or None."""
    lines = _pid_file(data)
    if not lines or not _is_postmaster(int(lines[0]), data):
        return None
    # The eighth line is the status; a server that has only begun has not written it yet.
    return Postmaster(pid=int(lines[0]), status=lines[7].strip() if len(lines) > 7 else "starting")


def forget_dead_postmaster(data: Path, socket_lock: Path) -> None:
    """After a kill -9, let the next server start although the old one's pid looks alive.

    It does when the kernel gave it to another process (a container's pids start again at 1) or while it is a zombie.
    The socket's lock goes. In the data's lock only the number is replaced: the rest leads the new server to the old
    one's shared memory, where it looks for backends that still live. Call it under the start lock, with no server up.
    """
    socket_lock.unlink(missing_ok=True)
    lines = _pid_file(data)
    if lines:
        # Written in place: the file stays its owner's.
        (data / "postmaster.pid").write_text("\n".join([str(_NOBODYS_PID), *lines[1:]]) + "\n")


def _pid_file(data: Path) -> list[str]:
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return []
    return lines if lines and lines[0].strip().isdigit() else []


def _is_postmaster(pid: int, data: Path) -> bool:
    process = Path("/proc", str(pid))
    try:
        state = (process / "stat").read_text().rpartition(")")[2].split()[0]
        words = (process / "cmdline").read_bytes().split(b"\0")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in "ZX" and str(data).encode() in words
