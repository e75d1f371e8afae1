"""What a reaction asks for, and what it is given."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from motk.core.cursor import Change
from motk.core.settings import Settings


@dataclass(frozen=True)
class Wants:
    """Change sets whose verb fits one of `verbs` ("task.*") and that touched one of `tables`; None: whatever they touched.

    `again`: how often a change set's causes may go through the reaction's own VERB before it stops listening. 0: it never answers what
    it did itself, nor what another reaction made of that.
    """

    tables: Collection[str] | None = None
    verbs: Sequence[str] = ("*",)
    again: int = 0


@dataclass(frozen=True)
class Happened:
    """A change set that is committed, with the changes of the wanted tables in the order of the log.

    One of many rows comes in parts, all within the same Writing: `part` counts from 0, `is_last` ends it.
    """

    id: UUID
    organization_id: UUID
    verb: str
    actor_id: UUID | None
    via: str
    caused_by: UUID | None
    at: datetime
    note: str | None
    changes: Sequence[Change] = field(repr=False)
    part: int
    is_last: bool
    settings: Settings = field(repr=False)
