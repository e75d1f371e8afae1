"""The state folder of an installation."""

import os
from pathlib import Path


def state_folder(home: Path) -> Path:
    """Make the state folder when it is missing and return its real path.

    Others on the machine get nothing from it. Root's may be walked through, not listed: the embedded database runs as
    `nobody` and has its data below.
    """
    home.parent.mkdir(parents=True, exist_ok=True)
    home.mkdir(mode=0o711 if os.geteuid() == 0 else 0o700, exist_ok=True)
    return home.resolve()
