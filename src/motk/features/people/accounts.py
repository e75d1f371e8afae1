"""Accounts and the departments they belong to."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import text

from motk.gate import sets
from motk.gate.gate import Writing
from motk.model.account import Account

_LEAVE = text(
    "delete from account_department as held where held.account_id = any(cast(:accounts as uuid[]))"
    " and not exists ("
    "  select from unnest(cast(:of_accounts as uuid[]), cast(:departments as uuid[])) as wanted(account_id, department_id)"
    "  where wanted.account_id = held.account_id and wanted.department_id = held.department_id"
    " )"
)
_JOIN = text(
    "insert into account_department (organization_id, account_id, department_id)"
    " select :organization_id, account_id, department_id"
    " from unnest(cast(:of_accounts as uuid[]), cast(:departments as uuid[])) as wanted(account_id, department_id)"
    " on conflict (account_id, department_id) do nothing"
)


async def create(w: Writing, rows: list[sets.Fields]) -> list[UUID]:
    departments = [row.pop("department_ids", []) for row in rows]
    made = await sets.create(w, Account, rows)
    await set_departments(w, dict(zip(made, departments, strict=True)))
    return made


async def edit(w: Writing, rows: list[sets.Fields]) -> list[UUID]:
    departments = {row["id"]: row.pop("department_ids") for row in rows if "department_ids" in row}
    changed = await sets.edit(w, Account, rows)
    await set_departments(w, departments)
    return changed


async def set_departments(w: Writing, wanted: Mapping[UUID, Sequence[str]]) -> None:
    """Make these the departments of each account, and only these: two statements for any number of accounts.

    Who stays keeps the row, so the diary tells only what changed. Raises Invalid for a department of nowhere.
    """
    if not wanted:
        return
    pairs = [(account_id, department_id) for account_id, chosen in wanted.items() for department_id in chosen]
    given = {"of_accounts": [account_id for account_id, _ in pairs], "departments": [chosen for _, chosen in pairs]}
    await w.session.execute(_LEAVE, {"accounts": list(wanted), **given})
    if pairs:
        await w.session.execute(_JOIN, {"organization_id": w.actor.organization_id, **given})
