"""The credits as files: CSV for those who set titles, plain text for everybody else."""

import csv
from io import StringIO
from itertools import groupby

from motk.features.credits.roll import named
from motk.features.credits.schemas import Credits, CreditSection
from motk.features.exports.csv_file import harmless

_GAP = 4
_WIDEST_ROLE = 40


def as_csv(roll: Credits) -> str:
    """One line per name (RFC 4180), in the order of the roll."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["section", "role", "name", "tasks", "done", "entities"])
    for section in named(roll):
        for line in section.lines:
            words = [harmless(text or "") for text in (section.name, line.role, line.name)]
            writer.writerow([*words, line.tasks, line.done, line.entities])
    return out.getvalue()


def as_text(roll: Credits) -> str:
    """The title, then section by section the roles and, beside them, their names."""
    return "\n\n".join([roll.title.upper(), *(_section(section) for section in named(roll))]) + "\n"


def _section(section: CreditSection) -> str:
    width = min(max(len(line.role) for line in section.lines), _WIDEST_ROLE) + _GAP
    lines = [section.name.upper()] if section.name else []
    for role, of_role in groupby(section.lines, key=lambda line: line.role):
        names = [line.name or "" for line in of_role]
        lines.append(f"{role:<{width}}{names[0]}" if role else names[0])
        lines += [f"{'':<{width if role else 0}}{name}" for name in names[1:]]
    return "\n".join(lines)
