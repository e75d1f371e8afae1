import pytest
from tests.studio import Studio

pytestmark = pytest.mark.anyio

LATER = {"second_factor": "off", "diary_months": None}


async def test_everybody_reads_the_studio_and_its_defaults(studio: Studio) -> None:
    for somebody in studio.people.values():
        seen = await somebody.get("/organization")
        assert seen["name"] == "Meadow Studio"
        assert seen["settings"] == {
            "hours_per_day": 8,
            "week": [1, 2, 3, 4, 5],
            "timezone": "UTC",
            "locale": "en",
            **LATER,
        }


async def test_an_admin_changes_one_setting_and_the_others_stay(studio: Studio) -> None:
    await studio.admin.patch("/organization", {"settings": {"timezone": "Europe/Paris"}})
    edited = await studio.admin.patch("/organization", {"name": "Meadow", "settings": {"week": [7, 1, 2]}})
    assert edited["name"] == "Meadow"
    assert edited["settings"] == {
        "hours_per_day": 8,
        "week": [1, 2, 7],
        "timezone": "Europe/Paris",
        "locale": "en",
        **LATER,
    }
    await studio.manager.refused(403, "PATCH", "/organization", {"name": "Mine"})


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("hours_per_day", 0),
        ("hours_per_day", 0.005),
        ("hours_per_day", 25),
        ("week", []),
        ("week", [8]),
        ("week", [1, 1]),
        ("timezone", "Mars/Olympus"),
        ("timezone", "../etc/passwd"),
        ("locale", "English"),
    ],
)
async def test_a_setting_that_cannot_be_is_refused_by_name(studio: Studio, setting: str, value: object) -> None:
    errors = await studio.admin.invalid("PATCH", "/organization", {"settings": {setting: value}})
    assert [field.split(".")[:2] for field in errors] == [["settings", setting]]


async def test_a_day_shorter_than_a_quarter_of_an_hour_was_taken_once(studio: Studio) -> None:
    studio.sql("update organization set settings = settings || '{\"hours_per_day\": 0.005}'")
    assert (await studio.admin.get("/organization"))["settings"]["hours_per_day"] == 0.25
    assert (await studio.artist.get("/timesheet"))["day_minutes"] == 15


async def test_two_admins_at_the_settings_meet_in_a_conflict(studio: Studio) -> None:
    rev = (await studio.admin.get("/organization"))["rev"]
    await studio.admin.patch("/organization", {"name": "Meadow", "rev": rev})
    problem = await studio.admin.refused(409, "PATCH", "/organization", {"name": "Field", "rev": rev})
    assert (problem["current"]["name"], problem["yours"]["name"]) == ("Meadow", "Field")
