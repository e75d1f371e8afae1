"""What `motk doctor` says."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["fine", "note", "warning", "error"]


@dataclass(frozen=True)
class Finding:
    """One sentence about one thing. A warning will become a problem; an error is one. `remedy` is what to do."""

    level: Level
    about: str
    says: str
    remedy: str = ""
