"""Where the embedded PostgreSQL lives: whose it is, its data, its socket."""

import os
import pwd
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from motk.core.embedded_errors import NoPlace

SOCKET_NAME = ".s.PGSQL.5432"
_LONGEST_SOCKET = 107  # bytes of sun_path without its ending zero, on Linux
_SYSTEM_FOLDER = Path("/var/lib/motk")


@dataclass(frozen=True)
class Place:
    """The folders of one embedded server. `owner` is (uid, gid) of `nobody` when we are root, else None: ourselves."""

    data: Path
    socket_folder: Path
    programs: Path
    owner: tuple[int, int] | None


def place_for(home: Path) -> Place:
    """Decide, and make, where the server of the state folder `home` lives. Same answer on every call."""
    owner = _server_owner()
    ground = home if owner is None or reachable(home) else _reachable_ground(home)
    return Place(
        data=ground / "postgres",
        socket_folder=_socket_folder(ground / "run", owner),
        programs=ground / "programs",
        owner=owner,
    )


def reachable(folder: Path) -> bool:
    """Whether every user of the machine may walk to `folder`."""
    return all(step.stat().st_mode & stat.S_IXOTH for step in (folder, *folder.parents))


def own(folder: Path, owner: tuple[int, int] | None) -> Path:
    """Make `folder` when missing, mode 0700, and the server's."""
    folder.mkdir(exist_ok=True)
    if owner is not None:
        os.chown(folder, *owner)
    folder.chmod(0o700)
    return folder


def _server_owner() -> tuple[int, int] | None:
    """PostgreSQL refuses to run as root, so root's server runs as `nobody`."""
    if os.geteuid() != 0:
        return None
    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError:
        return 65534, 65534
    return nobody.pw_uid, nobody.pw_gid


def _reachable_ground(home: Path) -> Path:
    """A folder `nobody` may walk to, for a state folder below a closed one such as /root; `home` keeps a link to it."""
    link = home / "postgres-place"
    if link.is_dir():
        return link.resolve()
    try:
        _SYSTEM_FOLDER.mkdir(mode=0o755, parents=True, exist_ok=True)
        ground = Path(tempfile.mkdtemp(prefix="postgres-", dir=_SYSTEM_FOLDER))
        ground.chmod(0o711)
    except OSError as error:
        raise NoPlace(
            home, f"the user nobody may not walk to it and {_SYSTEM_FOLDER} cannot be used ({error})"
        ) from None
    link.unlink(missing_ok=True)
    link.symlink_to(ground)
    return ground


def _socket_folder(wanted: Path, owner: tuple[int, int] | None) -> Path:
    """`wanted`, or a short folder it links to: a socket's path has room for 107 bytes, and libpq splits at commas."""
    fits = len(os.fsencode(wanted / SOCKET_NAME)) <= _LONGEST_SOCKET and "," not in str(wanted)
    if fits and not wanted.is_symlink():
        return own(wanted, owner)
    short = wanted.resolve()
    if wanted.is_symlink() and _is_private(short, owner):
        return short
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    base = runtime if owner is None and len(runtime) in range(1, 60) and os.access(runtime, os.W_OK) else "/tmp"  # noqa: S108
    short = own(Path(tempfile.mkdtemp(prefix="motk-", dir=base)), owner)
    wanted.unlink(missing_ok=True)
    wanted.symlink_to(short)
    return short


def _is_private(folder: Path, owner: tuple[int, int] | None) -> bool:
    """Still there and still only ours: /tmp is emptied at times, and its names are anyone's to take."""
    try:
        found = folder.lstat()
    except FileNotFoundError:
        return False
    uid = owner[0] if owner else os.geteuid()
    return stat.S_ISDIR(found.st_mode) and found.st_uid == uid and stat.S_IMODE(found.st_mode) == 0o700
