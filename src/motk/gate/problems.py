"""Turning what PostgreSQL refuses into a sentence that names the field and the fix."""

import re

import psycopg
from sqlalchemy.exc import DBAPIError

from motk.core.errors import Conflict, Forbidden, Invalid, Problem

# Constraints whose own name is not sentence enough. An empty sentence: the rule speaks for itself (model/rules.sql).
SAYS: dict[str, tuple[str, str]] = {
    "task_dates_ordered": ("due_date", "The due date is before the start date."),
    "project_dates_ordered": ("end_date", "The end date is before the start date."),
    "member_dates_ordered": ("ends_on", "The last day is before the first day."),
    "member_allocation_is_a_share": ("allocation", "An allocation is a share of a full week: from 0 to 1."),
    "member_one_slot_per_role_key": ("role", "This person already holds a slot with this role in the project."),
    "entity_frames_ordered": ("frame_out", "The last frame is before the first frame."),
    "entity_name_key": ("name", "There is already one of this name here. Choose another name."),
    "entity_parent_kind": ("parent_id", ""),
    "entity_kind_kept": ("kind", ""),
    "task_type_fits_kind": ("task_type_id", ""),
    "task_dependency_circle": ("needs_id", ""),
    "task_dependency_key": ("needs_id", "This task waits for that one already."),
    "task_dependency_needs_another": ("needs_id", "A task cannot wait for itself."),
    "status_automation_circle": ("then_status_id", ""),
    "status_automation_leads_elsewhere": ("then_status_id", "An automation leads from one task and status to another."),
    "schedule_item_dates_ordered": ("ends_on", "The last day is before the first day."),
    "entity_parent_is_another": ("parent_id", "A thing cannot stand under itself."),
    "entity_link_key": (
        "asset_id",
        "This asset is already cast there under this label. Raise its occurrences instead.",
    ),
    "entity_link_not_cast_in_itself": ("asset_id", "An asset cannot be cast in itself."),
    "task_name_key": ("name", "This task exists already: same entity, task type and name."),
    "task_status_default_key": ("is_default", "Another status is the default already. Take its mark away first."),
    "account_name_key": ("account_name", "This account name is taken."),
    "account_email_key": ("email", "An account with this e-mail exists already."),
    "project_name_key": ("name", "There is already a project of this name."),
    "view_default_key": (
        "default_for",
        "Another view is this role's default here already. Take its mark away first.",
    ),
    "view_share_fits_project": ("share", "A project's view belongs to a project, a studio's view to none."),
    "view_default_is_shared": ("default_for", "Only a view that is shared can be a role's default."),
    "organization_slug_key": ("slug", "This short name is taken by another studio."),
}


# The connection broke (08), or the server is going down or coming up (57P).
_GONE = ("08", "080", "57P")


_TAKEN_ID = "There is a row with this id already: it was made before, perhaps by this very request."

# Rules of model/rules.sql that raise restrict_violation: the rows as they are forbid it. Without a sentence here, the rule says its own.
RULES = {
    "account_last_admin": "This is the studio's last active admin. Make somebody else an admin first.",
    "entity_parent_archived": "",
}

_ACCESS_RAISED = "Only an admin may give somebody more access than their account has."


class TryAgain(Problem):
    status, slug, title = 503, "try-again", "Busy"


class Broken(Problem):
    """A fault of ours. The answer tells nothing of it; the log tells everything, under the request's id."""

    status, slug, title = 500, "broken", "Something broke"

    def __init__(self) -> None:
        super().__init__(
            "MOTK could not do this. Try once more; if it breaks again, tell whoever runs this server when it happened."
        )


class RowsMissing(Invalid):
    slug, title = "not-found-reference", "A reference leads nowhere"


def of_database(error: DBAPIError) -> Problem | None:
    """The refusal behind a database error; None when it is a fault of ours and should stay a 500."""
    cause = error.orig
    if not isinstance(cause, psycopg.Error):
        return None
    diagnosis = cause.diag
    name = diagnosis.constraint_name or ""
    message = diagnosis.message_primary or str(cause)
    if isinstance(cause, psycopg.errors.UniqueViolation | psycopg.errors.ExclusionViolation):
        if name.endswith("_pkey"):
            return Conflict(_TAKEN_ID, errors=[{"field": "id", "message": _TAKEN_ID}])
        field, sentence = SAYS.get(name, (_field(name, diagnosis.table_name, "_key"), "This value is taken already."))
        return Conflict(sentence, errors=[{"field": field, "message": sentence}])
    if isinstance(cause, psycopg.errors.ForeignKeyViolation | psycopg.errors.RestrictViolation):
        if name == "member_access_raised":
            return Forbidden(_ACCESS_RAISED, field="access")
        if name in RULES:
            return Conflict(RULES[name] or message)
        return _reference(name, diagnosis.table_name, diagnosis.message_detail or "")
    if isinstance(cause, psycopg.errors.CheckViolation):
        field, sentence = SAYS.get(name, (_field(name, diagnosis.table_name, ""), ""))
        return Invalid([(field, sentence or _spoken(name, diagnosis.table_name, message))])
    if isinstance(cause, psycopg.errors.NotNullViolation):
        return Invalid([(diagnosis.column_name or "", "A value is needed here.")])
    if isinstance(cause, psycopg.DataError):
        return Invalid([("", f"A value cannot be stored: {message}.")])
    if isinstance(
        cause, psycopg.errors.LockNotAvailable | psycopg.errors.QueryCanceled | psycopg.errors.DeadlockDetected
    ):
        return TryAgain("The studio is busy with these rows. Try again in a moment.", retry_after_s=1)
    if isinstance(cause, psycopg.OperationalError) and (cause.sqlstate or "08")[:3] in _GONE:
        return TryAgain(
            "The database went away. If this was a change, send it again with the same Idempotency-Key.",
            retry_after_s=2,
        )
    return None


def _field(constraint: str, table: str | None, suffix: str) -> str:
    return constraint.removeprefix(f"{table}_").removesuffix(suffix)


def _reference(constraint: str, table: str | None, detail: str) -> Problem:
    """A foreign key refused: either the reference leads nowhere, or something still refers to the row."""
    # "still" is the word up to PostgreSQL 17.
    user = re.search(r'is (?:still )?referenced from table "(\w+)"', detail)
    if user:
        return Conflict(
            f"This is still in use by a {user[1].replace('_', ' ')}. Archive it, or remove what uses it first.",
            used_by=user[1],
        )
    field = _field(constraint, table, "_fkey")
    return RowsMissing([(field, f"There is no such {field.removesuffix('_id').replace('_', ' ')} here.")])


def _spoken(constraint: str, table: str | None, message: str) -> str:
    """Constraint names are sentences: `task_completion_rate_is_percent` says what is wanted."""
    name = _field(constraint, table, "")
    if name.endswith("_known"):
        return "Not one of the values this field takes."
    return (
        f"{name.replace('_', ' ').capitalize()}."
        if table and constraint.startswith(table) and "violates" in message
        else message
    )
