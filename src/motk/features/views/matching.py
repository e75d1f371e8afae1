"""Rows that match a filter, in the order of a sort: one statement, whatever it asks of rows and their tasks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Text, cast, func, select

from motk.features.views.fields import Fields, custom_key
from motk.features.views.filter_tree import Node, conditions
from motk.features.views.own import own_fields
from motk.features.views.page import Page
from motk.gate.gate import Reading

# Rows taken over in one go; others are answered between them.
_AT_ONCE = 1000


@dataclass(frozen=True)
class Asked:
    """What is asked of a page: `kind` is a kind of entity, or "task" for the flat list. `ids` keeps to some rows.

    `sort` is (field, whether descending), the first counting most; `group` fields come before it.
    """

    kind: str
    tree: Node
    today: date
    sort: Sequence[tuple[str, bool]] = ()
    group: Sequence[str] = ()
    ids: Sequence[UUID] | None = None


async def matching(r: Reading, project_id: UUID, asked: Asked) -> bytes:
    """{"ids": […]} of the rows the actor sees, in order. Raises Invalid naming what cannot be asked."""
    rows = (await _rows(r, project_id, asked)).subquery("matching")
    found = await r.session.scalar(select(cast(func.json_agg(rows.c.id), Text)))
    return b'{"ids":%s}' % (found or "[]").encode()


async def ordered(r: Reading, project_id: UUID, asked: Asked) -> Sequence[Any]:
    """Rows of an id and the keys of its groups, in order: where a key changes, a group begins. Raises Invalid."""
    found = await r.session.stream(await _rows(r, project_id, asked), execution_options={"yield_per": _AT_ONCE})
    return [row async for few in found.partitions() for row in few]


async def _rows(r: Reading, project_id: UUID, asked: Asked) -> Any:
    page = Page(r, project_id, asked.kind, await fields_of(r, project_id, asked), asked.today)
    turned = dict(asked.sort)
    groups = [
        page.order(name, f"group.{place}", descending=turned.get(name, False)) for place, name in enumerate(asked.group)
    ]
    sorts = [page.order(name, f"sort.{place}.field", descending=down) for place, (name, down) in enumerate(asked.sort)]
    return page.statement(asked.tree, groups, sorts, asked.ids)


async def fields_of(r: Reading, project_id: UUID, asked: Asked) -> Fields:
    """The fields of the page."""
    named = [*(one.field for one in conditions(asked.tree)), *(name for name, _ in asked.sort), *asked.group]
    keys = {found for name in named if (found := custom_key(name)) is not None}
    own = await own_fields(r, project_id, asked.kind, keys)
    return Fields(r, project_id, asked.kind, asked.today, await r.zone(), own)
