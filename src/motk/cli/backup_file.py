"""A backup on disk: one tar that holds the database's dump, the media, the secret key and, last, the list of what is in it."""

import hashlib
import io
import json
import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO

from motk.cli.refusals import Refusal

FORMAT = 1
DUMP = "database.dump"
KEY = "secret_key"
MEDIA = "media/"
_MANIFEST = "manifest.json"
_PIECE_BYTES = 1024 * 1024


@dataclass
class Manifest:
    """What a backup holds. `sha256` is by name in the tar; `missing` are media rows whose file was not there, or not as it should be."""

    motk: str
    migration: str
    taken_at: str
    studios: list[str]
    change_sets: int
    has_media: bool
    format: int = FORMAT
    missing: list[str] = field(default_factory=list)
    sha256: dict[str, str] = field(default_factory=dict)

    @property
    def media_keys(self) -> list[str]:
        return [name.removeprefix(MEDIA) for name in self.sha256 if name.startswith(MEDIA)]


class Writer:
    def __init__(self, tar: tarfile.TarFile, manifest: Manifest) -> None:
        self._tar = tar
        self._manifest = manifest

    def add(self, name: str, content: IO[bytes]) -> None:
        """Add a file from where it is open at its start."""
        size = content.seek(0, io.SEEK_END)
        content.seek(0)
        reader = _Digesting(content)
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = size, 0o600
        self._tar.addfile(entry, reader)
        self._manifest.sha256[name] = reader.sha256


@contextmanager
def written(to: Path, manifest: Manifest) -> Iterator[Writer]:
    """A new backup, readable by its owner alone, that gets its name only when it is whole."""
    draft = to.with_name(f".{to.name}.part")
    draft.unlink(missing_ok=True)
    try:
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise Refusal(f"{to.parent}: a backup cannot be written there: {error.strerror}.") from None
    try:
        with os.fdopen(handle, "wb") as file:
            with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as tar:
                yield Writer(tar, manifest)
                said = json.dumps(asdict(manifest), indent=1).encode()
                entry = tarfile.TarInfo(_MANIFEST)
                entry.size, entry.mode = len(said), 0o600
                tar.addfile(entry, io.BytesIO(said))
            file.flush()
            os.fsync(file.fileno())
        draft.rename(to)
    except OSError as error:
        raise Refusal(f"{to}: the backup could not be written: {error.strerror or error}.") from None
    finally:
        draft.unlink(missing_ok=True)


class Reader:
    def __init__(self, tar: tarfile.TarFile, manifest: Manifest) -> None:
        self._tar = tar
        self.manifest = manifest

    def open(self, name: str) -> IO[bytes]:
        file = self._tar.extractfile(name)
        assert file is not None  # noqa: S101 - `opened` has found every name to be a file
        return file

    def verify(self) -> None:
        """Read all of it once. Raises Refusal for what is not as it was written."""
        for name, sha256 in self.manifest.sha256.items():
            with self.open(name) as file:
                digest = hashlib.sha256()
                while piece := file.read(_PIECE_BYTES):
                    digest.update(piece)
                if digest.hexdigest() != sha256:
                    raise Refusal(f"{name} in the backup is damaged. Nothing was restored; use another backup.")


@contextmanager
def opened(path: Path) -> Iterator[Reader]:
    """A backup to read. Raises Refusal for a file that is none, or that a newer MOTK has written."""
    try:
        with tarfile.open(path, mode="r:") as tar:
            manifest = _manifest(tar, path)
            there = {entry.name for entry in tar.getmembers() if entry.isfile()}
            lost = sorted(set(manifest.sha256) - there)
            if lost:
                raise Refusal(f"{path} is not whole: {lost[0]} is missing. Use another backup.")
            yield Reader(tar, manifest)
    except (OSError, tarfile.TarError) as error:
        raise Refusal(f"{path} is not a backup that can be read: {error}.") from None


def _manifest(tar: tarfile.TarFile, path: Path) -> Manifest:
    try:
        file = tar.extractfile(_MANIFEST)
        said = json.load(file) if file else {}
    except (KeyError, ValueError):
        said = {}
    if not isinstance(said, dict) or not isinstance(said.get("format"), int):
        raise Refusal(f"{path} is not a backup of MOTK.")
    if said["format"] > FORMAT:
        raise Refusal(f"{path} was written by MOTK {said.get('motk')}, which is newer. Upgrade this one first.")
    return Manifest(**said)


class _Digesting(io.RawIOBase):
    """Digests what is read through it."""

    def __init__(self, content: IO[bytes]) -> None:
        self._content = content
        self._digest = hashlib.sha256()

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()

    def read(self, size: int = -1) -> bytes:
        piece = self._content.read(size if size >= 0 else _PIECE_BYTES)
        self._digest.update(piece)
        return piece
