"""THE table: every verb, who may use it, on which rows, and what the diary says of it.

The same string is the permission, the operation id of its route, the change set's verb and the UI's action. A test holds a reviewed
snapshot of role x verb beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from motk.gate.roles import ADMIN, ADMINS, ARTIST, CLIENT, CREW, EVERYONE, LEADS, MANAGERS, STUDIO, SUPERVISOR, VENDOR


@dataclass(frozen=True)
class Verb:
    """`rows` narrows a role to some rows, by the name of a condition in `scope.py`.

    `says` is the diary's sentence after the actor's name. {rows} is what was changed, {fields} which of its fields; {task_status}, {member} and
    {former_member} are references that were set. Of several ways, split by " | ", the first is taken whose words all have a meaning.
    `of` is the table whose rows {rows} names, when it is not the verb's own noun.
    """

    roles: frozenset[str]
    says: str = ""
    rows: Mapping[str, str] = field(default_factory=dict)
    public: bool = False
    of: str = ""


PUBLIC = Verb(roles=EVERYONE, public=True)

_EDITED = "changed {fields} of {rows} | edited {rows}"
_COMMENTED = "commented on {rows} and set {task_status} | commented on {rows}"


def _reads(noun: str, readers: frozenset[str]) -> dict[str, Verb]:
    return {f"{noun}.{action}": Verb(readers) for action in ("list", "get", "history")}


def _plain(
    noun: str,
    *,
    read: frozenset[str] = EVERYONE,
    write: frozenset[str] = MANAGERS,
    purge: frozenset[str] = ADMINS,
    rows: Mapping[str, str] | None = None,
    created: str = "created {rows}",
    created_on: str = "",
    archivable: bool = True,
) -> dict[str, Verb]:
    """The verbs of a plain list. `rows` narrows the writes, as in `Verb`; `created` and `created_on` are `says` and `of` of a create."""
    rows = rows or {}
    hiding = {
        f"{noun}.archive": Verb(write, "archived {rows}", rows),
        f"{noun}.restore": Verb(write, "restored {rows}", rows),
    }
    return {
        **_reads(noun, read),
        f"{noun}.create": Verb(write, created, rows, of=created_on),
        f"{noun}.create_many": Verb(write, created, rows, of=created_on),
        f"{noun}.edit": Verb(write, _EDITED, rows),
        f"{noun}.edit_many": Verb(write, _EDITED, rows),
        **(hiding if archivable else {}),
        f"{noun}.purge": Verb(purge, "deleted {rows} for ever"),
        f"{noun}.purge_preview": Verb(purge),
    }


_OWN_TASKS = {ARTIST: "own_task", VENDOR: "own_task", SUPERVISOR: "own_department"}

# A shared view is for whoever made it, and for managers: of its project, or of the studio.
_KEPT_VIEWS = dict.fromkeys(sorted(EVERYONE - {ADMIN}), "kept_view")

VERBS: dict[str, Verb] = {
    # Coming in
    "setup.status": PUBLIC,
    "setup.create": Verb(EVERYONE, "set up the studio", public=True),
    "session.open": PUBLIC,
    "session.close": Verb(EVERYONE),
    "session.list": Verb(EVERYONE),
    "session.revoke": Verb(EVERYONE),
    "password.change": Verb(EVERYONE),
    "password.request_reset": PUBLIC,
    "password.reset": PUBLIC,
    "token.list": Verb(EVERYONE),
    "token.create": Verb(EVERYONE),
    "token.revoke": Verb(EVERYONE),
    "token.list_for_bot": Verb(ADMINS),
    "token.create_for_bot": Verb(ADMINS),
    "token.revoke_for_bot": Verb(ADMINS),
    "me.get": Verb(EVERYONE),
    "me.verbs": Verb(EVERYONE),
    "access.explain": Verb(MANAGERS),
    # Studio
    "organization.get": Verb(EVERYONE),
    "organization.edit": Verb(ADMINS, "edited the studio's settings"),
    **_plain("account", write=ADMINS),
    **_plain("department"),
    **_plain("task_type"),
    **_plain("task_status"),
    **_plain("entity_type"),
    # Production
    **_plain("project"),
    "project.context": Verb(EVERYONE),
    "project.grid": Verb(EVERYONE),
    "project.set_workflow": Verb(MANAGERS, "changed the workflow of {rows}"),
    **_plain("member", read=STUDIO, created="added {rows} to the team"),
    **_plain("entity", write=LEADS),
    **_plain("entity_link", read=STUDIO, write=LEADS, purge=LEADS, created="cast {rows}", archivable=False),
    **_plain("task", write=LEADS, rows={SUPERVISOR: "own_department"}),
    "task.create_for": Verb(MANAGERS, "created {rows}"),
    "task.set_status": Verb(CREW | {VENDOR, CLIENT}, "moved {rows} to {task_status}", _OWN_TASKS),
    "task.assign": Verb(
        LEADS,
        "assigned {rows} to {member} | took {former_member} off {rows} | assigned {rows}",
        {SUPERVISOR: "own_department"},
    ),
    **_plain(
        "comment",
        write=STUDIO | {CLIENT},
        created=_COMMENTED,
        created_on="task",
        rows={
            SUPERVISOR: "own_comment",
            ARTIST: "own_comment",
            CLIENT: "own_comment",
            VENDOR: "own_comment",
        },
    ),
    # A note that is opened to clients may have said something else before.
    "comment.history": Verb(STUDIO),
    # Ways of looking
    **_plain("view", write=EVERYONE, rows=_KEPT_VIEWS),
    "grid.matching": Verb(EVERYONE),
    "grid.export": Verb(EVERYONE),
    "view.purge": Verb(EVERYONE, "deleted {rows} for ever", _KEPT_VIEWS),
    "view.purge_preview": Verb(EVERYONE, rows=_KEPT_VIEWS),
    # Many at once: each part of it is held to its own verb as well.
    "grid.edit": Verb(EVERYONE, "changed {rows} in the grid | made {changes} in the grid", of="entity"),
    # History
    "feed.list": Verb(CREW),
    "project.feed": Verb(CREW),
    "project.archived": Verb(CREW),
    "change_set.get": Verb(CREW),
    "change_set.revert": Verb(CREW, "reverted {rows}", {SUPERVISOR: "own_change_set", ARTIST: "own_change_set"}),
    "live.follow": Verb(EVERYONE),
    # Among the crew only: whom a client or a vendor would see at work is nobody's business.
    "presence.tell": Verb(CREW),
    "presence.end": Verb(CREW),
    "media.get_file": Verb(EVERYONE),
}

# Not from the API: said by the command line, jobs and migrations, so that the diary can speak of them.
INSIDE_VERBS: dict[str, Verb] = {
    "demo.load": Verb(frozenset(), "loaded the demo production"),
    "migration.run": Verb(frozenset(), "upgraded MOTK"),
    "account.reset": Verb(frozenset(), "reset an account from the console"),
}
