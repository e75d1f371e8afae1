"""Which layout is in force."""

from typing import Literal
from uuid import UUID

from motk.core import sql
from motk.features.layouts.built_in import LAYOUTS
from motk.features.layouts.schemas import LayoutOut, PageKind
from motk.features.layouts.whose import Key, Whose, own
from motk.gate.gate import Reading

queries = sql.load("motk.features.layouts")


async def layout_of(r: Reading, project_id: UUID, kind: PageKind, whose: Whose, role: str | None) -> LayoutOut:
    """The layout that a person sees, or that everybody of a role would see who has arranged nothing. One statement."""
    project = project_id if whose != "studio" else None
    meant = role if whose != "person" else r.actor.level_in(project_id)
    key = own(r) if whose == "person" else Key(project, role, None)
    asked = Key(project, meant, key.account_id).named(r, kind)
    found = await queries.in_force.rows(r.session, **asked)
    if not found:
        return LayoutOut.model_validate(
            {
                "kind": kind,
                "layout": LAYOUTS[kind],
                "source": "built_in",
                "of_project": False,
                "role": meant,
                "rev": None,
            }
        )
    row = found[0]
    source: Literal["person", "role", "everybody"] = (
        "person" if row["account_id"] else "role" if row["role"] else "everybody"
    )
    return LayoutOut.model_validate(
        {
            "kind": kind,
            "layout": row["layout"],
            "source": source,
            "of_project": row["project_id"] is not None,
            "role": meant,
            "rev": row["rev"] if Key(row["project_id"], row["role"], row["account_id"]) == key else None,
        }
    )
