"""Settings come from MOTK_* variables; a wrong one is refused in a sentence."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from motk.core.secret_key import read_or_create
from motk.core.settings import Settings, WrongSetting
from motk.core.settings_names import unknown_variables


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("MOTK_"):
            monkeypatch.delenv(name)


def test_nothing_set_is_a_studio_on_this_machine() -> None:
    settings = Settings.load()
    assert settings.public_url == "http://127.0.0.1:8000"
    assert settings.database_url is None
    assert settings.home == Path.cwd() / ".motk"
    assert settings.media_root == settings.home / "media"
    assert not settings.secure_cookies


def test_the_environment_is_read_and_what_follows_from_it_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTK_HOME", "/srv/motk")
    monkeypatch.setenv("MOTK_PUBLIC_URL", "https://motk.studio.example/")
    monkeypatch.setenv("MOTK_TRUSTED_PROXIES", "10.0.0.1, 192.168.0.0/16")
    monkeypatch.setenv("MOTK_PORT", "9000")
    monkeypatch.setenv("MOTK_LOG_FORMAT", "JSON")
    settings = Settings.load()
    assert settings.media_root == Path("/srv/motk/media")
    assert settings.public_url == "https://motk.studio.example"
    assert settings.secure_cookies
    assert settings.trusted_proxies == ("10.0.0.1", "192.168.0.0/16")
    assert settings.log_format == "json"


def test_a_server_open_to_all_is_still_reached_by_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTK_HOST", "0.0.0.0")  # noqa: S104
    assert Settings.load().public_url == "http://127.0.0.1:8000"


def test_an_empty_variable_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTK_DATABASE_URL", "")
    assert Settings.load().database_url is None


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("MOTK_PORT", "http", "MOTK_PORT is 'http'; it must be a whole number from 1 to 65535."),
        ("MOTK_PORT", "70000", "MOTK_PORT is '70000'; it must be a whole number from 1 to 65535."),
        ("MOTK_LOG_LEVEL", "loud", "MOTK_LOG_LEVEL is 'loud'; it must be debug, info, warning or error."),
        ("MOTK_PUBLIC_URL", "motk.lan", "MOTK_PUBLIC_URL is 'motk.lan'; it must be http(s)://name[:port][/path]."),
        ("MOTK_COOKIE_SECURE", "maybe", "MOTK_COOKIE_SECURE is 'maybe'; it must be auto, true or false."),
        (
            "MOTK_TRUSTED_PROXIES",
            "proxy",
            "MOTK_TRUSTED_PROXIES is 'proxy'; it must be IP addresses or networks, separated by commas.",
        ),
    ],
)
def test_a_wrong_setting_is_named_with_what_it_accepts(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, sentence: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(WrongSetting) as refusal:
        Settings.load()
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    ("name", "value"),
    [("MOTK_DATABASE_URL", "mysql://bo:hunter2@db/motk"), ("MOTK_SECRET_KEY", "hunter2"), ("MOTK_SMTP_URL", "hunter2")],
)
def test_a_wrong_secret_is_not_repeated(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(WrongSetting) as refusal:
        Settings.load()
    assert name in str(refusal.value)
    assert "hunter2" not in str(refusal.value)


def test_printing_settings_shows_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTK_DATABASE_URL", "postgresql://bo:hunter2@db/motk")
    monkeypatch.setenv("MOTK_SMTP_URL", "smtp://bo:hunter2@mail")
    assert "hunter2" not in repr(Settings.load())


def test_a_misspelt_variable_is_told_its_closest_name() -> None:
    assert unknown_variables(["MOTK_DATABSE_URL", "PATH", "MOTK_PORT", "MOTK_TEST_KEEP"], Settings.model_fields) == [
        "MOTK_DATABSE_URL is not a setting and has no effect. Did you mean MOTK_DATABASE_URL?"
    ]


def test_the_secret_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    settings = Settings.load(home=tmp_path / "state")
    key = settings.signing_key()
    assert len(key) >= 32
    assert settings.signing_key() == key
    assert stat.S_IMODE((tmp_path / "state/secret_key").stat().st_mode) == 0o600


def test_processes_that_start_together_agree_on_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as together:
        keys = set(together.map(lambda _: read_or_create(tmp_path / "secret_key"), range(8)))
    assert len(keys) == 1
