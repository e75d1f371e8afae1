"""The shipped cut is checked against the shipped pictures."""

import subprocess
from importlib.resources import files
from itertools import pairwise

import imageio_ffmpeg
import pytest

from motk.demo.cut import Cut, read_cut

WIDTH, HEIGHT = 64, 36
PACKAGE = files("motk.demo")


@pytest.fixture(scope="module")
def cut() -> Cut:
    return read_cut()


@pytest.fixture(scope="module")
def pictures(cut: Cut) -> list[bytes]:
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", str(PACKAGE.joinpath(cut.clip))]
    command += ["-vf", f"scale={WIDTH}:{HEIGHT}", "-pix_fmt", "gray", "-f", "rawvideo", "-"]
    grey = subprocess.run(command, check=True, capture_output=True).stdout
    size = WIDTH * HEIGHT
    return [grey[at : at + size] for at in range(0, len(grey), size)]


def test_the_clip_has_the_frames_the_cut_speaks_of(cut: Cut, pictures: list[bytes]) -> None:
    assert len(pictures) == cut.nb_frames == sum(shot.nb_frames for shot in cut.shots)


def test_shots_follow_each_other_from_the_first_picture_to_the_last(cut: Cut) -> None:
    assert cut.shots[0].first_frame == 0
    assert cut.shots[-1].last_frame == cut.nb_frames - 1
    assert all(later.first_frame == earlier.last_frame + 1 for earlier, later in pairwise(cut.shots))


def test_the_picture_changes_at_every_cut_and_nowhere_else(cut: Cut, pictures: list[bytes]) -> None:
    jumps = [
        number
        for number, (before, after) in enumerate(pairwise(pictures), start=1)
        if sum(abs(a - b) for a, b in zip(before, after, strict=True)) / (WIDTH * HEIGHT) > 30
    ]
    assert jumps == [shot.first_frame for shot in cut.shots[1:]]


def test_every_shot_has_a_small_picture_and_a_line_of_description(cut: Cut) -> None:
    for shot in cut.shots:
        assert shot.description
        assert 1_000 < len(PACKAGE.joinpath(shot.thumbnail).read_bytes()) < 20_000


def test_the_footage_carries_its_attribution() -> None:
    attribution = PACKAGE.joinpath("media/ATTRIBUTION.md").read_text("utf-8")
    assert "2008 Blender Foundation" in attribution
    assert "creativecommons.org/licenses/by/3.0" in attribution
    assert len(PACKAGE.joinpath("media/big_buck_bunny_360p_30s.mp4").read_bytes()) < 1_500_000
