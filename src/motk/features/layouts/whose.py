"""For whom a layout is: one person, a role, everybody; in one project or in all of them."""

from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from motk.gate.gate import Reading

Whose = Literal["person", "project", "studio"]


@dataclass(frozen=True)
class Key:
    """What tells one saved layout from another. A person's holds in all projects."""

    project_id: UUID | None
    role: str | None
    account_id: UUID | None

    def named(self, r: Reading, kind: str) -> dict[str, Any]:
        """The parameters of this feature's queries."""
        return {
            "organization_id": r.actor.organization_id,
            "project_id": self.project_id,
            "kind": kind,
            "role": self.role,
            "account_id": self.account_id,
        }


def own(r: Reading) -> Key:
    return Key(None, None, r.actor.account_id)


async def shared(r: Reading, project_id: UUID, whose: Whose, role: str | None) -> Key:
    """Raises NotFound for a project out of sight; Forbidden where the verb is not allowed there, or for the studio."""
    await r.project(project_id)
    if whose == "studio":
        r.hold_open()
        return Key(None, role, None)
    return Key(project_id, role, None)
