"""The secret of an installation, made once and kept beside its data."""

import os
import secrets
import tempfile
from pathlib import Path


def read_or_create(path: Path, *, length_bytes: int = 48) -> str:
    """The key in `path`, made (mode 0600) when the file is not there. Two processes starting at once agree on one."""
    if path.exists():
        return path.read_text("ascii").strip()
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(prefix=f"{path.name}.", dir=path.parent)  # mode 0600
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(length_bytes) + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        # A link, not a rename: it fails when another process was first, and its key is the one that counts.
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        Path(draft).unlink()
    return path.read_text("ascii").strip()
