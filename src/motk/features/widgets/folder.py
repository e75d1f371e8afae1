"""The folder of widgets. What a browser names is looked up in it, and never leads out of it."""

from pathlib import Path

from motk.core.errors import NotFound

MOST_WIDGETS = 100

_SCRIPTS = {".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8"}
# What a module may bring along.
TYPES = _SCRIPTS | {
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}


def modules(folder: Path) -> list[str]:
    """The names of the modules at its top, in order; what lies deeper is for them to import."""
    try:
        names = [file.name for file in folder.iterdir() if file.suffix in _SCRIPTS and file.is_file()]
    except OSError:
        return []  # no such folder, or not ours to read
    return sorted(name for name in names if not _is_hidden(Path(name)))[:MOST_WIDGETS]


def read(folder: Path, path: str) -> tuple[bytes, str]:
    """The bytes of a file of the folder and their type. Raises NotFound for anything else, and for what a link leads out to."""
    try:
        root = folder.resolve()
        file = (root / path).resolve()
        if file.suffix in TYPES and file.is_relative_to(root) and not _is_hidden(file.relative_to(root)):
            return file.read_bytes(), TYPES[file.suffix]
    except (OSError, ValueError):
        pass  # nothing there, not to be read, or no path at all
    raise NotFound("widget file", path[:200])


def _is_hidden(file: Path) -> bool:
    return any(part.startswith(".") for part in file.parts)
