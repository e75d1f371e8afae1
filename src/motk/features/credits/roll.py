"""The credits as they stand: slots and what they did, with what somebody changed laid over."""

from itertools import groupby
from typing import Any
from uuid import UUID

from motk.features.credits.queries import queries
from motk.features.credits.schemas import CreditOut, Credits, CreditSection
from motk.gate.gate import Reading


async def credits_of(r: Reading, project_id: UUID) -> Credits:
    """Raises NotFound, Forbidden. Three statements, however many people."""
    project = await r.project(project_id)
    seen = await queries.seen.value(r.session, project_id=project_id)
    found: Any = await queries.lines.rows(r.session, project_id=project_id)
    lines = [CreditOut.model_validate(dict(row)) for row in found]
    sections = [
        CreditSection(name=name, lines=list(of_section))
        for name, of_section in groupby(lines, key=lambda line: line.section)
    ]
    return Credits(title=project.name, seen=seen, sections=sections)


def named(roll: Credits) -> list[CreditSection]:
    """What rolls over the screen: nobody who is hidden, no slot without a name, no section without anybody."""
    shown = [
        CreditSection(name=section.name, lines=[line for line in section.lines if line.name and not line.hidden])
        for section in roll.sections
    ]
    return [section for section in shown if section.lines]
