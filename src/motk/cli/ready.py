"""Say that MOTK is up, as soon as it is, and how to get in."""

import sys
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from motk.core.settings import Settings

_EVERY_S = 0.2


class Announcement:
    """Asked again and again by the supervisor until the API says it is ready; speaks once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._asked_at = 0.0
        self._done = False

    def make_when_ready(self) -> None:
        if self._done or time.monotonic() - self._asked_at < _EVERY_S:
            return
        self._asked_at = time.monotonic()
        if is_ready(self._settings):
            self._done = True
            sys.stdout.write(welcome(self._settings))
            sys.stdout.flush()


def is_ready(settings: Settings) -> bool:
    """Whether the API answers and has its database."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.host, settings.host)  # noqa: S104
    connection = HTTPConnection(host, settings.port, timeout=1)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def welcome(settings: Settings) -> str:
    """The address, and how to sign in."""
    return (
        f"\nMOTK is ready: {settings.public_url}\n{_way_in(settings.home, settings.public_url)}\nCtrl-C stops it.\n\n"
    )


def _way_in(home: Path, url: str) -> str:
    note = home / "demo-sign-in.txt"
    if note.exists():
        return note.read_text("utf-8").strip()
    # The API makes it while there is no account; see features/access/setup_code.py.
    code = home / "setup-code"
    if code.exists():
        return f"Open {url} to create your studio. From another machine the set-up code is needed: {code.read_text('ascii').strip()}"
    return f"Open {url} to sign in."
