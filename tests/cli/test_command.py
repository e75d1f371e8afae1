"""The command line itself: what it refuses, and how."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from motk.cli.settings_page import page
from motk.core.settings import Settings


def motk(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MOTK_")} | variables
    command = [sys.executable, "-m", "motk.cli", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_a_wrong_setting_stops_every_command_with_one_sentence() -> None:
    refused = motk("up", MOTK_PORT="eight")
    assert refused.returncode == 2
    assert refused.stderr == "motk: MOTK_PORT is 'eight'; it must be a whole number from 1 to 65535.\n"


def test_an_unknown_variable_is_only_warned_about() -> None:
    shown = motk("settings", MOTK_PROT="8001")
    assert shown.returncode == 0
    assert "MOTK_PROT is not a setting and has no effect. Did you mean MOTK_PORT?" in shown.stderr


def test_settings_are_shown_without_their_secrets() -> None:
    shown = motk("settings", MOTK_DATABASE_URL="postgresql://bo:hunter2@db/motk")
    assert "MOTK_DATABASE_URL" in shown.stdout
    assert "hunter2" not in shown.stdout + shown.stderr


def test_a_database_that_does_not_answer_is_said_without_a_traceback() -> None:
    refused = motk("migrate", MOTK_DATABASE_URL="postgresql://motk@/motk?host=/nowhere")
    assert refused.returncode == 1
    assert refused.stderr.startswith("motk: The database does not answer:")
    assert "Traceback" not in refused.stderr


def test_programs_that_are_not_there_are_named(tmp_path: Path) -> None:
    # A folder any user may walk to: below pytest's own, root's server would be given a place elsewhere.
    with TemporaryDirectory(prefix="motk-test-", dir="/tmp") as folder:
        Path(folder).chmod(0o711)
        refused = motk("migrate", MOTK_HOME=f"{folder}/state", MOTK_PG_BIN=str(tmp_path))
    assert refused.returncode == 1
    assert f"MOTK_PG_BIN is {tmp_path}, which has no program named postgres" in refused.stderr


def test_the_reference_page_lists_every_setting_in_words() -> None:
    for name, field in Settings.model_fields.items():
        assert f"| `MOTK_{name.upper()}` |" in page()
        assert field.description, f"{name} has no description"
