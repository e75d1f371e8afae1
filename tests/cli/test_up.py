"""`motk up` as a person meets it: it comes up, survives kill -9 of its parts, and leaves nothing behind."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from tempfile import mkdtemp

import psutil
import pytest


class Studio:
    """A running `motk up` with its own state folder and port."""

    def __init__(self, home: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.home = home
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("MOTK_")}
        self.environment |= {"MOTK_HOME": str(home), "MOTK_PORT": str(self.port), "MOTK_LOG_FORMAT": "json"}
        self.process = self.motk("up")

    def motk(self, *words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "motk.cli", *words],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def answers(self) -> bool:
        """Whether the API answers; waits in line while it starts."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status < 500
        finally:
            connection.close()

    def says(self, sentence: str) -> None:
        """Read its output until the sentence comes; it must."""
        assert self.process.stdout is not None
        heard = []
        for line in self.process.stdout:
            heard.append(line)
            if sentence in line:
                return
        raise AssertionError(f"{sentence!r} was never said, but:\n{''.join(heard)}")

    def parts(self) -> dict[str, psutil.Process]:
        """Its children by what they are."""
        names: dict[str, Callable[[list[str]], bool]] = {
            "database": lambda words: words[0].endswith("/postgres"),
            "api": lambda words: "serve" in words,
            "worker": lambda words: words[-1] == "worker",
        }
        children = psutil.Process(self.process.pid).children()
        return {name: one for name, fits in names.items() for one in children if fits(one.cmdline() or [""])}


@pytest.fixture
def studio() -> Iterator[Studio]:
    folder = Path(mkdtemp(prefix="motk-test-", dir="/tmp"))
    folder.chmod(0o711)
    running = Studio(folder / "state")
    running.says("worker started")
    assert running.answers()
    family = psutil.Process(running.process.pid).children(recursive=True)
    yield running
    running.process.kill()
    running.process.communicate()
    psutil.wait_procs(family, timeout=20)
    shutil.rmtree(folder)


def test_ctrl_c_stops_everything_and_is_no_failure(studio: Studio) -> None:
    family = psutil.Process(studio.process.pid).children(recursive=True)
    studio.process.send_signal(signal.SIGINT)
    said, _ = studio.process.communicate(timeout=30)
    assert studio.process.returncode == 0
    assert said.endswith("MOTK has stopped.\n")
    _, alive = psutil.wait_procs(family, timeout=0)
    assert alive == []


def test_after_kill_9_of_the_command_nothing_stays(studio: Studio) -> None:
    family = psutil.Process(studio.process.pid).children(recursive=True)
    studio.process.kill()
    _, alive = psutil.wait_procs(family, timeout=60)
    assert alive == []


@pytest.mark.parametrize("part", ["api", "worker", "database"])
def test_a_killed_part_comes_back(studio: Studio, part: str) -> None:
    killed = studio.parts()[part]
    killed.kill()
    studio.says("the database stopped; starting it again" if part == "database" else f"{part} stopped; starting it")
    assert studio.answers()
    assert studio.process.poll() is None


def test_a_second_one_for_the_same_studio_says_so(studio: Studio) -> None:
    second = studio.motk("up")
    said, _ = second.communicate(timeout=30)
    assert second.returncode == 1
    assert said == (
        f"motk: MOTK is already running for {studio.home}. Stop it first, or set MOTK_HOME to another folder.\n"
    )


def test_a_taken_port_is_named_before_anything_starts(studio: Studio) -> None:
    studio.environment["MOTK_HOME"] = str(studio.home.with_name("another"))
    second = studio.motk("up")
    said, _ = second.communicate(timeout=30)
    assert second.returncode == 1
    assert said == (
        f"motk: Port {studio.port} of 127.0.0.1 is taken by another program. Stop it, or set MOTK_PORT to a free one.\n"
    )
    assert not (studio.home.with_name("another") / "postgres").exists()


def test_the_shell_writes_only_under_a_named_change_set(studio: Studio) -> None:
    write = "insert into organization (name, slug) values ('Studio', 'studio')"
    refused, _ = studio.motk("db", "shell", "-c", write).communicate(timeout=30)
    assert "a write outside a change set" in refused
    named = ["--change-set", "organization.create", "--note", "it's ours"]
    shell = studio.motk("db", "shell", *named, "-c", write, "-c", "select verb, note from change_set where note <> ''")
    told, _ = shell.communicate(timeout=30)
    assert "organization.create | it's ours" in told
