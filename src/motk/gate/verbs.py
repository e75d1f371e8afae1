"""THE table: every verb, who may use it, on which rows, and what the diary says of it.

The same string is the permission, the operation id of its route, the change set's verb and the UI's action. A test holds a reviewed
snapshot of role x verb beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from motk.gate.roles import ADMIN, ADMINS, ARTIST, CLIENT, CREW, EVERYONE, LEADS, MANAGERS, STUDIO, SUPERVISOR, VENDOR


@dataclass(frozen=True)
class Verb:
    """`rows` narrows a role to some rows, by the name of a condition in `scope.py`.

    `says` is the diary's sentence after the actor's name. {rows} is what was changed, {fields} which of its fields; {task_status}, {member} and
    {former_member} are references that were set, {slot} one that {account} was given and {former_account} lost. Of several ways, split by
    " | ", the first is taken whose words all have a meaning.
    `of` is the table whose rows {rows} names, when it is not the verb's own noun. `before_factor` is open to who has yet to set up the
    second factor that the studio demands. A verb that `says` something writes; `when_closed` it may also be used in a closed project,
    which is otherwise but read by all except managers. `while_viewing` is the little that an admin who looks as somebody else may do.
    """

    roles: frozenset[str]
    says: str = ""
    rows: Mapping[str, str] = field(default_factory=dict)
    public: bool = False
    of: str = ""
    before_factor: bool = False
    when_closed: bool = False
    while_viewing: bool = False


PUBLIC = Verb(roles=EVERYONE, public=True)
_OWN_DOOR = Verb(EVERYONE, before_factor=True)

_EDITED = "changed {fields} of {rows} | edited {rows}"
_COMMENTED = "commented on {rows} and set {task_status} | commented on {rows}"


def _reads(noun: str, readers: frozenset[str]) -> dict[str, Verb]:
    # What a row was before it was shared with them is not for clients.
    return {
        **{f"{noun}.{action}": Verb(readers) for action in ("list", "get")},
        f"{noun}.history": Verb(readers - {CLIENT}),
    }


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
    "session.step": PUBLIC,
    "session.send_code": PUBLIC,
    "session.prove": PUBLIC,
    "session.ask_passkey": PUBLIC,
    "session.open_with_passkey": PUBLIC,
    "session.providers": PUBLIC,
    "session.go_to_provider": PUBLIC,
    "session.come_from_provider": Verb(EVERYONE, "came in with an account from elsewhere", public=True),
    "session.close": Verb(EVERYONE, before_factor=True, while_viewing=True),
    "session.view_as": Verb(
        ADMINS, "looked at the studio as {rows} | looked at the studio as somebody else", of="account"
    ),
    "session.stop_viewing": Verb(EVERYONE, before_factor=True, while_viewing=True),
    "session.switch": _OWN_DOOR,
    "session.list": _OWN_DOOR,
    "session.revoke": _OWN_DOOR,
    "session.list_for": Verb(ADMINS),
    "session.revoke_for": Verb(ADMINS),
    "session.revoke_all_for": Verb(ADMINS),
    "invitation.get": PUBLIC,
    "invitation.accept": Verb(EVERYONE, "accepted the invitation", public=True),
    "password.change": _OWN_DOOR,
    "password.request_reset": PUBLIC,
    "password.reset": PUBLIC,
    "token.list": Verb(EVERYONE),
    "token.create": Verb(EVERYONE),
    "token.revoke": Verb(EVERYONE),
    "token.list_for": Verb(ADMINS),
    "token.create_for_bot": Verb(ADMINS),
    "token.revoke_for": Verb(ADMINS),
    "factor.list": _OWN_DOOR,
    "factor.begin_totp": _OWN_DOOR,
    "factor.confirm_totp": _OWN_DOOR,
    "factor.begin_email": _OWN_DOOR,
    "factor.confirm_email": _OWN_DOOR,
    "factor.begin_passkey": _OWN_DOOR,
    "factor.add_passkey": _OWN_DOOR,
    "factor.renew_recovery_codes": _OWN_DOOR,
    "factor.remove": _OWN_DOOR,
    "factor.remove_for": Verb(ADMINS),
    "login_log.list": Verb(ADMINS),
    "me.get": _OWN_DOOR,
    "me.verbs": _OWN_DOOR,
    "me.accounts": _OWN_DOOR,
    "me.link_account": Verb(EVERYONE),
    "me.unlink_account": Verb(EVERYONE),
    "me.edit": Verb(EVERYONE, "changed {fields} of {rows} | edited {rows}", of="account"),
    "me.set_avatar": Verb(EVERYONE, "chose another picture", of="account"),
    "me.remove_avatar": Verb(EVERYONE, "took their picture away", of="account"),
    "access.explain": Verb(MANAGERS),
    # Studio
    "organization.get": Verb(EVERYONE),
    "organization.edit": Verb(ADMINS, "edited the studio's settings"),
    "organization.diary": Verb(ADMINS),
    "organization.set_logo": Verb(ADMINS, "chose another logo"),
    "organization.remove_logo": Verb(ADMINS, "took the logo away"),
    **_plain("account", write=ADMINS),
    "account.invite": Verb(ADMINS, "invited {rows}"),
    "account.reinvite": Verb(ADMINS),
    "account.standing": Verb(ADMINS),
    **_plain("identity_provider", read=ADMINS, write=ADMINS),
    "identity_provider.set_secret": Verb(ADMINS),
    **_plain("department"),
    **_plain("task_type"),
    **_plain("task_status"),
    **_plain("entity_type"),
    # Workflow of the studio
    **_plain("software", read=STUDIO),
    **_plain("status_automation", read=CREW),
    **_plain("project_template", read=MANAGERS),
    # Production
    **_plain("project"),
    "project.context": Verb(EVERYONE),
    "project.grid": Verb(EVERYONE),
    "project.set_thumbnail": Verb(MANAGERS, "chose another picture of {rows}"),
    "project.remove_thumbnail": Verb(MANAGERS, "took the picture of {rows} away"),
    "project.set_workflow": Verb(MANAGERS, "changed the workflow of {rows}"),
    # The plan
    "project.save_as_template": Verb(MANAGERS, "made {rows} of a project", of="project_template"),
    "project.dependencies": Verb(STUDIO),
    "project.blocked": Verb(STUDIO),
    **_plain("milestone", read=STUDIO),
    **_plain("schedule_item", read=CREW),
    **_plain("baseline", read=CREW, created="took {rows}"),
    "baseline.compare": Verb(CREW),
    "task.dependencies": Verb(STUDIO),
    "task.set_deadlines": Verb(LEADS, "set the dates of {rows}", {SUPERVISOR: "own_department"}),
    **_reads("task_dependency", STUDIO),
    **{
        f"task_dependency.{action}": Verb(LEADS, says, {SUPERVISOR: "dependency_in_department"}, of="task")
        for action, says in {
            "create": "made {rows} wait for other work",
            "create_many": "made {rows} wait for other work",
            "edit": "changed what waits for what",
            "edit_many": "changed what waits for what",
            "purge": "made {rows} wait no longer for other work",
            "purge_preview": "",
        }.items()
    },
    **_plain("member", read=STUDIO, created="added {rows} to the team"),
    # Slots and their work
    "member.fill": Verb(MANAGERS, "filled {slot} with {account} | filled {slot}"),
    "member.empty": Verb(MANAGERS, "took {former_account} off {slot} | emptied {slot}"),
    "member.transfer": Verb(
        LEADS,
        "handed {rows} from {former_member} to {member} | handed {rows} to {member} | took {rows} off {former_member}",
        {SUPERVISOR: "own_department"},
        of="task",
    ),
    "project.workload": Verb(CREW),
    "credits.get": Verb(CREW),
    "credits.arrange": Verb(MANAGERS, "arranged the credits"),
    "credits.export": Verb(CREW),
    **_plain("entity", write=LEADS),
    **_plain("entity_link", read=STUDIO, write=LEADS, purge=LEADS, created="cast {rows}", archivable=False),
    # Casting
    # With the tasks that come along, of whichever department: a supervisor who makes a shot does not choose its steps.
    "entity.duplicate": Verb(LEADS, "created {rows} by duplicating"),
    "entity.archive_preview": Verb(LEADS),
    "entity.set_thumbnail": Verb(LEADS, "chose another picture of {rows}"),
    "entity.remove_thumbnail": Verb(LEADS, "took the picture of {rows} away"),
    "casting.get": Verb(CREW),
    "casting.brief": Verb(CREW),
    "casting.shared": Verb(LEADS),
    "casting.uses": Verb(CREW),
    "casting.set": Verb(LEADS, "set the cast of {rows} | changed the casting", of="entity"),
    "casting.change": Verb(LEADS, "changed the cast of {rows} | changed the casting", of="entity"),
    "casting.copy": Verb(LEADS, "copied the cast of a shot to {rows} | changed the casting", of="entity"),
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
    "comment.thread": Verb(EVERYONE),
    "comment.check": Verb(STUDIO, "ticked an item of {rows}", {ARTIST: "answered_comment", VENDOR: "answered_comment"}),
    "comment.acknowledge": Verb(STUDIO | {CLIENT}, "acknowledged {rows}"),
    "comment.withdraw": Verb(STUDIO | {CLIENT}, "withdrew an acknowledgement of {rows}"),
    "comment.pin": Verb(LEADS, "pinned or unpinned {rows}", {SUPERVISOR: "comment_in_department"}),
    "media.upload": Verb(STUDIO | {CLIENT}, "uploaded a file"),
    # What one is told
    "notification.list": Verb(EVERYONE),
    "notification.count": Verb(EVERYONE),
    "notification.mark": Verb(EVERYONE),
    "subscription.get": Verb(EVERYONE),
    "subscription.follow_task": Verb(EVERYONE, "chose what to hear of {rows}", of="task", when_closed=True),
    "subscription.follow_entity": Verb(EVERYONE, "chose what to hear of {rows}", of="entity", when_closed=True),
    # Fields of the studio's own
    **_plain("field_definition"),
    "field_definition.set_choices": Verb(MANAGERS, "changed the choices of {rows}"),
    "field_definition.type_preview": Verb(MANAGERS),
    "field_definition.change_type": Verb(MANAGERS, "changed the type of {rows}"),
    "field_definition.impact": Verb(MANAGERS),
    # Ways of looking
    **{
        name: replace(verb, when_closed=True)
        for name, verb in {
            **_plain("view", write=EVERYONE, rows=_KEPT_VIEWS),
            "view.purge": Verb(EVERYONE, "deleted {rows} for ever", _KEPT_VIEWS),
        }.items()
    },
    "grid.matching": Verb(EVERYONE),
    "grid.export": Verb(EVERYONE),
    "view.purge_preview": Verb(EVERYONE, rows=_KEPT_VIEWS),
    # Pages, and the widgets on them
    "page_layout.get": Verb(EVERYONE),
    "page_layout.save": Verb(EVERYONE, "arranged a page for themselves"),
    "page_layout.reset": Verb(EVERYONE, "went back to the usual page"),
    "page_layout.save_for": Verb(MANAGERS, "arranged a page for others"),
    "page_layout.reset_for": Verb(MANAGERS, "took back how a page was arranged for others"),
    "widget.list": Verb(EVERYONE),
    "widget.get_file": Verb(EVERYONE),
    # Many at once: each part of it is held to its own verb as well.
    "grid.edit": Verb(EVERYONE, "changed {rows} in the grid | made {changes} in the grid", of="entity"),
    # One's own work, and how a project stands: of each only what the person sees of its tasks.
    "my_work.get": Verb(EVERYONE),
    "project.overview": Verb(EVERYONE),
    # Time
    **{f"time_entry.{action}": Verb(STUDIO) for action in ("list", "week", "of_task")},
    "time_entry.spent": Verb(LEADS),
    "time_entry.log": Verb(STUDIO, "logged time on {rows}", of="task"),
    "day_off.list": Verb(STUDIO),
    "day_off.create": Verb(STUDIO, "took days off"),
    "day_off.edit": Verb(STUDIO, "changed days off"),
    "day_off.remove": Verb(STUDIO, "took no days off after all"),
    # Telling other systems
    **{
        f"webhook.{action}": Verb(MANAGERS)
        for action in ("list", "get", "deliveries", "replay", "ping", "rotate_secret")
    },
    "webhook.create": Verb(MANAGERS, "set up the webhook {rows}"),
    "webhook.edit": Verb(MANAGERS, "changed {fields} of the webhook {rows} | edited the webhook {rows}"),
    "webhook.archive": Verb(MANAGERS, "archived the webhook {rows}"),
    "webhook.restore": Verb(MANAGERS, "restored the webhook {rows}"),
    # History
    "feed.list": Verb(CREW),
    "project.feed": Verb(CREW),
    "project.feed_file": Verb(LEADS),
    "project.archived": Verb(CREW),
    "change_set.get": Verb(CREW),
    "project.grid_as_of": Verb(CREW),
    "entity.bring_back": Verb(MANAGERS, "brought back {rows} as they were | brought {changes} back"),
    "change_set.revert": Verb(CREW, "reverted {rows}", {SUPERVISOR: "own_change_set", ARTIST: "own_change_set"}),
    # Finding: of each kind what its list would show.
    "search.find": Verb(EVERYONE),
    "live.follow": Verb(EVERYONE),
    # Among the crew only: whom a client or a vendor would see at work is nobody's business.
    "presence.tell": Verb(CREW),
    "presence.end": Verb(CREW),
    "media.get_file": Verb(EVERYONE),
}

# Not from the API: said by the command line, jobs and migrations, so that the diary can speak of them.
INSIDE_VERBS: dict[str, Verb] = {
    "notification.tell": Verb(frozenset()),
    "diary.forget": Verb(frozenset(), "let go of old details of the diary, as the studio's settings say"),
    "demo.load": Verb(frozenset(), "loaded the demo production"),
    "migration.run": Verb(frozenset(), "upgraded MOTK"),
    "webhook.pause": Verb(frozenset(), "paused the webhook {rows}, which was not answered for days"),
    "account.reset": Verb(frozenset(), "reset an account from the console"),
}
