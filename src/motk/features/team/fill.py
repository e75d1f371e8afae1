"""Giving a slot to somebody, and taking it back: the slot keeps its tasks, and whoever holds it has them."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, or_, select

from motk.core.errors import Conflict, Invalid, NotFound
from motk.gate import sets
from motk.gate.archive import refuse_archived
from motk.gate.gate import Writing
from motk.gate.rows import any_of
from motk.model.account import Account
from motk.model.member import Member


class SlotTaken(Conflict):
    slug, title = "slot-taken", "Somebody holds this slot"

    def __init__(self, role: str, holder: str, member_id: UUID) -> None:
        super().__init__(
            f"{holder} holds the slot {role}. Empty it first, or give {holder}'s tasks to another slot.",
            field="account_id",
            member_id=str(member_id),
        )


class HoldsRole(Conflict):
    slug, title = "holds-role", "Already holds this role"

    def __init__(self, name: str, role: str, member_id: UUID | None) -> None:
        super().__init__(
            f"{name} already holds a slot as {role} in this project. Transfer the tasks to it instead, or name the role otherwise.",
            field="account_id",
            member_id=str(member_id) if member_id else None,
        )


class NotWorking(Conflict):
    slug, title = "not-working", "Not working here"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name}'s account is not active. Activate it first, or choose somebody else.", field="account_id"
        )


async def fill(w: Writing, chosen: Sequence[Mapping[str, Any]]) -> list[UUID]:
    """Give each slot {"member_id", "account_id", "rev"?} to an account, which has its tasks and its access from then on.

    A slot that its account holds already is left alone. Raises NotFound, Forbidden, RevConflict; Conflict for a slot that somebody else
    holds, an account that holds the same role in the project, or one that may not sign in.
    """
    account_by_slot = {row["member_id"]: row["account_id"] for row in chosen}
    if len(account_by_slot) < len(chosen):
        raise Invalid([("slots", "A slot stands twice in this request. Name each once, with who is to hold it.")])
    revs = {row["member_id"]: row.get("rev") for row in chosen}
    sent: dict[UUID, sets.Fields] = {slot: {"account_id": account} for slot, account in account_by_slot.items()}
    refuse_archived(Member, await sets.seize(w, Member, revs, sent))
    names = await _working(w, list(account_by_slot.values()))
    held = await _held(w, list(account_by_slot))
    for slot_id, slot in held.items():
        if slot.account_id not in {None, account_by_slot[slot_id]}:
            raise SlotTaken(slot.role, slot.holder, slot_id)
    fresh = {slot_id: fields for slot_id, fields in sent.items() if held[slot_id].account_id is None}
    await _refuse_same_role(w, {slot_id: account_by_slot[slot_id] for slot_id in fresh}, held, names)
    await sets.update(w, Member, fresh)
    return list(account_by_slot)


async def empty(w: Writing, member_ids: Sequence[UUID], revs: Mapping[UUID, int]) -> None:
    """Leave slots open again; their tasks stay with them. Open ones are left alone. Raises NotFound, Forbidden, RevConflict."""
    sent: dict[UUID, sets.Fields] = {slot_id: {"account_id": None} for slot_id in member_ids}
    refuse_archived(Member, await sets.seize(w, Member, {slot_id: revs.get(slot_id) for slot_id in sent}, sent))
    held = await _held(w, list(sent))
    await sets.update(w, Member, {slot_id: sent[slot_id] for slot_id in sent if held[slot_id].account_id is not None})


async def _working(w: Writing, account_ids: list[UUID]) -> dict[UUID, str]:
    """The names of accounts that can be given work."""
    table: Any = Account.__table__
    may_sign_in = and_(
        Account.active,
        Account.archived_at.is_(None),
        or_(Account.expires_on.is_(None), Account.expires_on >= func.motk.today(w.actor.organization_id)),
    )
    found = await w.session.execute(
        select(Account.id, Account.display_name, may_sign_in.label("is_working"))
        .where(any_of(table.c.id, account_ids), w.visible(Account))
        # Nobody is deactivated while a slot is being given to them.
        .order_by(Account.id)
        .with_for_update(read=True)
    )
    accounts = {row.id: row for row in found.all()}
    for account_id in account_ids:
        if account_id not in accounts:
            raise NotFound("account", account_id)
        if not accounts[account_id].is_working:
            raise NotWorking(accounts[account_id].display_name)
    return {account_id: row.display_name for account_id, row in accounts.items()}


async def _held(w: Writing, slot_ids: list[UUID]) -> dict[UUID, Any]:
    table: Any = Member.__table__
    found = await w.session.execute(
        select(Member.id, Member.project_id, Member.role, Member.account_id, Account.display_name.label("holder"))
        .outerjoin(Account, Account.id == Member.account_id)
        .where(any_of(table.c.id, slot_ids))
    )
    return {row.id: row for row in found.all()}


async def _refuse_same_role(
    w: Writing, account_by_slot: Mapping[UUID, UUID], held: Mapping[UUID, Any], names: Mapping[UUID, str]
) -> None:
    """The index `member_one_slot_per_role_key` says the same, but not who and which."""
    wanted: dict[tuple[UUID, UUID, str], UUID] = {}
    for slot_id, account_id in account_by_slot.items():
        slot = held[slot_id]
        if wanted.setdefault((slot.project_id, account_id, slot.role.lower()), slot_id) != slot_id:
            raise HoldsRole(names[account_id], slot.role, None)
    table: Any = Member.__table__
    found = await w.session.execute(
        select(Member.id, Member.project_id, Member.account_id, Member.role, func.lower(Member.role).label("folded"))
        .where(any_of(table.c.account_id, list(account_by_slot.values())), Member.archived_at.is_(None))
        .where(Member.project_id.in_({held[slot_id].project_id for slot_id in account_by_slot}))
    )
    for row in found.all():
        if (row.project_id, row.account_id, row.folded) in wanted:
            raise HoldsRole(names[row.account_id], row.role, row.id)
