"""The feature reel: the shots of a CMX 3600 edit decision list.

Clip names read `Z677_4C (ANIM10)`: sequence Z677, shot 4C, animation version 10. A shot cut in several pieces (a speed
ramp, a freeze) stands in several events that follow each other and is one shot here. Black is no shot.
"""

import re
from dataclasses import dataclass
from importlib.resources import as_file, files
from itertools import groupby
from typing import Any

import opentimelineio as otio

FPS = 24
FIRST_FRAME = 1001

CLIP_NAME = re.compile(r"^(?P<shot>\S+) \((?P<stage>PHASE1|[A-Z-]+)(?P<version>\d+)\)(?P<freeze> FF)?")

# What the cut shows of a shot. PHASE1 is the first pass of animation: two more digits always follow, the version.
STAGES = {
    "STORY": "Storyboard",
    "EDITORIAL": "Storyboard",
    "LAY": "Layout",
    "PHASE1": "First pass",
    "ANIM": "Animation",
    "FX": "FX",
    "RENDER-ANIM": "Lighting",
    "REN": "Lighting",
}


@dataclass(frozen=True)
class Event:
    """One line of the list. `record_out` is exclusive, as in the file; frames are absolute (01:00:00:00 is 86400)."""

    shot: str
    stage: str
    version: int
    reel: str
    source_in: int
    record_in: int
    record_out: int
    speed: float

    @property
    def nb_frames(self) -> int:
        return self.record_out - self.record_in


@dataclass(frozen=True)
class ReelShot:
    """A shot of the reel: `frame_in`..`frame_out` inclusive, numbered from 1001, as long as it is in the cut."""

    sequence: str
    name: str
    cut_order: int
    events: tuple[Event, ...]

    @property
    def stage(self) -> str:
        return self.events[0].stage

    @property
    def version(self) -> int:
        return self.events[0].version

    @property
    def record_in(self) -> int:
        return self.events[0].record_in

    @property
    def record_out(self) -> int:
        return self.events[-1].record_out

    @property
    def nb_frames(self) -> int:
        return self.record_out - self.record_in

    @property
    def frame_in(self) -> int:
        return FIRST_FRAME

    @property
    def frame_out(self) -> int:
        return FIRST_FRAME + self.nb_frames - 1

    @property
    def description(self) -> str:
        shown = f"{STAGES[self.stage]} v{self.version:03d} in the cut"
        return ", ".join([shown, *dict.fromkeys(_retime(event) for event in self.events if event.speed != 1.0)])

    @property
    def extra(self) -> dict[str, Any]:
        """What the list says of the shot and MOTK has no field for."""
        first = self.events[0]
        facts: dict[str, Any] = {
            "reel": first.reel,
            "source_in": timecode(first.source_in),
            "record_in": timecode(self.record_in),
            "record_out": timecode(self.record_out),
            "cut_stage": STAGES[self.stage],
            "cut_version": self.version,
        }
        if any(event.speed != 1.0 for event in self.events):
            facts["speeds"] = [round(event.speed * 100, 1) for event in self.events]
        return facts


@dataclass(frozen=True)
class Reel:
    shots: tuple[ReelShot, ...]
    black: tuple[Event, ...]

    @property
    def sequences(self) -> tuple[str, ...]:
        """Their names, in the order the cut first shows them."""
        return tuple(dict.fromkeys(shot.sequence for shot in self.shots))


def timecode(frames: int) -> str:
    seconds, rest = divmod(frames, FPS)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}:{rest:02d}"


def read_reel() -> Reel:
    """The shots of the list that ships with MOTK, in cut order."""
    with as_file(files(__package__).joinpath("edl/speed_effects.edl")) as path:
        return reel_of(read_events(str(path)))


def read_events(path: str) -> list[Event]:
    timeline = otio.adapters.read_from_file(path, rate=FPS)
    track = timeline.video_tracks()[0]
    # The reader keeps the start of the record side as a negative offset of the track, which shifts every range.
    start = -track.source_range.start_time.to_frames() if track.source_range else 0
    track.source_range = None
    events = [
        _event(clip, start + place.start_time.to_frames())
        for clip, place in track.range_of_all_children().items()
        if isinstance(clip, otio.schema.Clip)
    ]
    return sorted(events, key=lambda event: event.record_in)


def reel_of(events: list[Event]) -> Reel:
    shots: list[ReelShot] = []
    for name, uses in groupby((event for event in events if not _is_black(event)), key=lambda event: event.shot):
        sequence = _sequence(name) or shots[-1].sequence
        shots.append(ReelShot(sequence=sequence, name=name, cut_order=len(shots) + 1, events=tuple(uses)))
    return Reel(shots=tuple(shots), black=tuple(event for event in events if _is_black(event)))


def _event(clip: otio.schema.Clip, record_in: int) -> Event:
    named = CLIP_NAME.match(clip.name)
    if named is None:
        raise ValueError(f"clip name {clip.name!r} is not SHOT (STAGEversion)")
    return Event(
        shot=named["shot"],
        stage=named["stage"],
        version=int(named["version"]),
        reel=clip.metadata["cmx_3600"]["reel"],
        source_in=clip.source_range.start_time.to_frames(),
        record_in=record_in,
        record_out=record_in + clip.duration().to_frames(),
        speed=_speed(clip, frozen=named["freeze"] is not None),
    )


def _speed(clip: otio.schema.Clip, *, frozen: bool) -> float:
    """1.0 is as shot, 0.0 a freeze. A freeze of a single frame has no effect in the list, only the FF of its name."""
    if frozen:
        return 0.0
    scalars = [effect.time_scalar for effect in clip.effects if isinstance(effect, otio.schema.LinearTimeWarp)]
    return float(scalars[0]) if scalars else 1.0


def _retime(event: Event) -> str:
    return "freeze frame" if event.speed == 0.0 else f"retimed to {event.speed * 100:.0f} %"


def _is_black(event: Event) -> bool:
    return event.shot.startswith("LG_BLACK")


def _sequence(name: str) -> str | None:
    """Z694 of `Z694_51B`, Z700 of `ZZZ_700_ENDLOGO`; none for a test, which belongs where it is cut in."""
    numbered = re.match(r"(?:ZZZ_|Z)(\d+)_", name)
    return f"Z{numbered[1]}" if numbered else None
