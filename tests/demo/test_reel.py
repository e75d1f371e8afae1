"""The reel must say what the edit decision list says: these tests read the file's own lines beside it."""

import re
from importlib.resources import files
from itertools import pairwise

import pytest

from motk.demo.reel import FPS, Reel, ReelShot, read_reel, timecode

TIMECODE = r"(\d\d):(\d\d):(\d\d):(\d\d)"
EVENT = re.compile(rf"^\d{{6}}\s+\S+\s+V\s+C\s+{TIMECODE} {TIMECODE} {TIMECODE} {TIMECODE}", re.MULTILINE)


def frames(hours: str, minutes: str, seconds: str, rest: str) -> int:
    return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * FPS + int(rest)


@pytest.fixture(scope="module")
def text() -> str:
    return files("motk.demo").joinpath("edl/speed_effects.edl").read_text("utf-8")


@pytest.fixture(scope="module")
def reel() -> Reel:
    return read_reel()


def shot(reel: Reel, name: str) -> ReelShot:
    return next(shot for shot in reel.shots if shot.name == name)


def test_every_event_of_the_file_is_read_where_the_file_puts_it(reel: Reel, text: str) -> None:
    lines = [match.groups() for match in EVENT.finditer(text)]
    written = [(frames(*line[0:4]), frames(*line[8:12]), frames(*line[12:16])) for line in lines]
    events = list(reel.black)
    events += [event for shot in reel.shots for event in shot.events]
    events.sort(key=lambda event: event.record_in)
    assert len(events) == 548
    assert [(event.source_in, event.record_in, event.record_out) for event in events] == written


def test_events_become_526_shots_in_11_sequences_and_two_pieces_of_black(reel: Reel) -> None:
    assert (len(reel.shots), len(reel.sequences), len(reel.black)) == (526, 11, 2)


def test_shots_and_black_fill_the_reel_without_gap_or_overlap(reel: Reel) -> None:
    pieces = [(shot.record_in, shot.record_out) for shot in reel.shots]
    pieces = sorted(pieces + [(black.record_in, black.record_out) for black in reel.black])
    assert timecode(pieces[0][0]) == "01:00:00:00"
    assert all(earlier[1] == later[0] for earlier, later in pairwise(pieces))
    assert sum(shot.nb_frames for shot in reel.shots) + sum(black.nb_frames for black in reel.black) == 30_330


def test_shot_names_are_unique_and_in_cut_order(reel: Reel) -> None:
    assert len({shot.name for shot in reel.shots}) == len(reel.shots)
    assert [shot.cut_order for shot in reel.shots] == list(range(1, 527))


def test_frames_are_inclusive_and_start_at_1001(reel: Reel) -> None:
    first = shot(reel, "Z677_4C")
    assert (first.frame_in, first.frame_out, first.nb_frames) == (1001, 1126, 126)
    assert all(s.frame_out - s.frame_in + 1 == sum(event.nb_frames for event in s.events) for s in reel.shots)


def test_a_speed_ramp_is_one_shot_with_its_speeds(reel: Reel) -> None:
    ramp = shot(reel, "Z694_51B")
    assert ramp.extra["speeds"] == [100.0, 283.3, 199.2]
    assert ramp.description == "Layout v002 in the cut, retimed to 283 %, retimed to 199 %"


def test_a_freeze_of_a_single_frame_is_still_a_freeze(reel: Reel) -> None:
    assert shot(reel, "Z682_157").extra["speeds"] == [0.0, 100.0]


@pytest.mark.parametrize(
    ("name", "sequence"),
    [("Z598_ANIMTEST_ZZZ_12", "Z598"), ("DEVFX_ZZZ_3", "Z694"), ("ZZZ_700_ENDLOGO", "Z700"), ("Z686_2", "Z686")],
)
def test_odd_clip_names_land_in_the_sequence_they_serve(reel: Reel, name: str, sequence: str) -> None:
    assert shot(reel, name).sequence == sequence


def test_the_version_in_the_cut_comes_from_the_clip_name(reel: Reel) -> None:
    assert (shot(reel, "Z677_5").stage, shot(reel, "Z677_5").version) == ("PHASE1", 29)
    assert (shot(reel, "Z686_2").stage, shot(reel, "Z686_2").version) == ("RENDER-ANIM", 17)
