"""The opening of Big Buck Bunny as it is cut: the shots of the clip that ships with MOTK."""

import json
from dataclasses import dataclass
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class CutShot:
    """A shot of the clip. Frames are inclusive and counted from the clip's first picture, 0."""

    sequence: str
    name: str
    description: str
    first_frame: int
    last_frame: int
    cast: dict[str, int]

    @property
    def nb_frames(self) -> int:
        return self.last_frame - self.first_frame + 1

    @property
    def thumbnail(self) -> str:
        return f"media/thumbnails/{self.name.lower()}.webp"


@dataclass(frozen=True)
class Cut:
    clip: str
    fps: str
    nb_frames: int
    sequences: dict[str, str]
    shots: tuple[CutShot, ...]


def read_cut() -> Cut:
    """The checked cut, in the order of the film."""
    stored: dict[str, Any] = json.loads(files(__package__).joinpath("big_buck_bunny.json").read_text("utf-8"))
    shots = tuple(
        CutShot(
            sequence=sequence["name"],
            name=shot["name"],
            description=shot["description"],
            first_frame=shot["first_frame"],
            last_frame=shot["last_frame"],
            cast=shot["cast"],
        )
        for sequence in stored["sequences"]
        for shot in sequence["shots"]
    )
    return Cut(
        clip=f"media/{stored['clip']}",
        fps=stored["fps"],
        nb_frames=stored["frames"],
        sequences={sequence["name"]: sequence["description"] for sequence in stored["sequences"]},
        shots=shots,
    )
