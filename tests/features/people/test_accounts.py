import pytest
from tests.studio import Studio

pytestmark = pytest.mark.anyio


async def departments(studio: Studio, *names: str) -> dict[str, str]:
    made = await studio.admin.post("/departments/bulk", {"rows": [{"name": name} for name in names]})
    return {row["name"]: row["id"] for row in made["rows"]}


async def test_an_account_belongs_to_departments(studio: Studio) -> None:
    of = await departments(studio, "Layout", "Lighting", "Rigging")
    body = {"account_name": "mia", "display_name": "Mia Roth", "department_ids": [of["Layout"], of["Lighting"]]}
    mia = await studio.admin.post("/accounts", body)
    assert set(mia["department_ids"]) == {of["Layout"], of["Lighting"]}
    moved = await studio.admin.patch(f"/accounts/{mia['id']}", {"department_ids": [of["Lighting"], of["Rigging"]]})
    assert set(moved["department_ids"]) == {of["Lighting"], of["Rigging"]}
    renamed = await studio.admin.patch(f"/accounts/{mia['id']}", {"position": "lead"})
    assert set(renamed["department_ids"]) == {of["Lighting"], of["Rigging"]}, "what is not named stays"
    assert (await studio.admin.patch(f"/accounts/{mia['id']}", {"department_ids": []}))["department_ids"] == []


async def test_who_stays_in_a_department_is_no_news(studio: Studio) -> None:
    of = await departments(studio, "Layout", "Lighting")
    path = f"/accounts/{studio.artist.account_id}"
    await studio.admin.patch(path, {"department_ids": [of["Layout"]]})
    answer = await studio.admin.send(
        "PATCH", path, json={"department_ids": [of["Layout"], of["Lighting"], of["Layout"]]}
    )
    change_set = answer.headers["X-Change-Set"]
    changes = studio.sql("select entity, after ->> 'department_id' from change where change_set_id = %s", change_set)
    assert changes == [("account_department", of["Lighting"])]


async def test_many_accounts_change_departments_at_once(studio: Studio) -> None:
    of = await departments(studio, "Layout", "Lighting")
    wanted = {studio.artist.account_id: [of["Layout"]], studio.supervisor.account_id: [of["Layout"], of["Lighting"]]}
    rows = [{"id": account, "department_ids": chosen} for account, chosen in wanted.items()]
    edited = await studio.admin.patch("/accounts/bulk", {"rows": rows})
    assert {row["id"]: sorted(row["department_ids"]) for row in edited["rows"]} == {
        account: sorted(chosen) for account, chosen in wanted.items()
    }


async def test_a_department_of_nowhere_is_refused(studio: Studio) -> None:
    path = f"/accounts/{studio.artist.account_id}"
    errors = await studio.admin.invalid("PATCH", path, {"department_ids": [studio.artist.account_id]})
    assert "no such department" in errors["department_id"]


@pytest.mark.parametrize(
    ("taken", "field"), [({"account_name": "ADMIN0"}, "account_name"), ({"email": "ADA@motk.test"}, "email")]
)
async def test_a_name_or_address_that_is_taken_says_so(studio: Studio, taken: dict[str, str], field: str) -> None:
    await studio.admin.patch(f"/accounts/{studio.admin.account_id}", {"email": "ada@motk.test"})
    body = {"account_name": "mia", "display_name": "Mia Roth", **taken}
    problem = await studio.admin.refused(409, "POST", "/accounts", body)
    assert [error["field"] for error in problem["errors"]] == [field]


async def test_contracts_and_telephones_are_not_for_everybody(studio: Studio) -> None:
    path = f"/accounts/{studio.artist.account_id}"
    await studio.define("account", "Shoe", "number")
    await studio.admin.patch(path, {"phone": "+33 1 23", "contract_type": "freelance", "extra": {"shoe": 42}})
    seen = await studio.supervisor.get(path)
    assert (seen["phone"], seen["contract_type"]) == ("+33 1 23", None)
    assert (await studio.manager.get(path))["contract_type"] == "freelance"


async def test_only_an_admin_makes_accounts(studio: Studio) -> None:
    await studio.manager.refused(403, "POST", "/accounts", {"account_name": "mia", "display_name": "Mia"})
    await studio.manager.refused(403, "PATCH", f"/accounts/{studio.manager.account_id}", {"account_type": "admin"})
