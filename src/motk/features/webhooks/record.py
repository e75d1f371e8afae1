"""What a webhook is told of a change set, made once and sent byte for byte the same on every try."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fnmatch import fnmatchcase
from typing import Any
from uuid import UUID

from motk.core.cursor import Change
from motk.features.webhooks import chat
from motk.features.webhooks.deliveries import queries
from motk.gate.diary import sentences_of, spelled
from motk.gate.gate import Writing
from motk.gate.scope import GUARDED_COLUMNS

MOST_CHANGES = 50
MOST_BYTES = 48_000
# One person's own affair.
_PRIVATE = frozenset({"view", "notification", "subscription"})

Json = dict[str, Any]
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Event:
    """A change set as a webhook may hear of it. `changes` are the first of it; `is_whole` says whether they are all."""

    id: UUID
    organization_id: UUID
    verb: str
    actor_id: UUID | None
    via: str
    caused_by: UUID | None
    at: datetime
    changes: Sequence[Change]
    is_whole: bool


async def record(w: Writing, event: Event, *, public_url: str) -> None:
    """A delivery for every webhook that wants this verb and may hear of its rows; one it has already is left as it is."""
    told: list[tuple[Row, list[Change]]] = []
    for webhook in await queries.listening.rows(w.session, organization=event.organization_id, at=event.at):
        changes = [change for change in event.changes if _is_of(webhook, change)]
        if changes and any(fnmatchcase(event.verb, pattern) for pattern in webhook["verbs"]):
            told.append((webhook, changes))
    if not told:
        return
    restricted = frozenset(await queries.restricted.value(w.session, organization=event.organization_id))
    sentences = {
        project_id: await _sentence(w, event, project_id) for project_id in {row["project_id"] for row, _ in told}
    }
    name = await queries.actor_name.value(w.session, account=event.actor_id) if event.actor_id else None
    bodies = []
    for webhook, changes in told:
        sentence, link = sentences[webhook["project_id"]], link_of(public_url, changes)
        whole = _body(event, changes, sentence, name, link, restricted)
        bodies.append(whole if webhook["kind"] == "webhook" else chat.message(webhook["kind"], sentence, link))
    await queries.record.rows(
        w.session,
        organization=event.organization_id,
        webhooks=[webhook["id"] for webhook, _ in told],
        change_set=event.id,
        verb=event.verb,
        bodies=[json.dumps(body) for body in bodies],
    )


def _is_of(webhook: Row, change: Change) -> bool:
    return change.entity not in _PRIVATE and webhook["project_id"] in (None, change.project_id)


async def _sentence(w: Writing, event: Event, project_id: UUID | None) -> str:
    """As the diary says it; of a project, only about its own rows."""
    asked = [
        {"id": event.id, "verb": event.verb, "actor_id": event.actor_id, "via": event.via, "caused_by": event.caused_by}
    ]
    sentences, _, _ = await sentences_of(
        w, asked, projects=[project_id] if project_id else None, studio=project_id is None
    )
    return sentences[0]


def link_of(public_url: str, changes: Sequence[Change]) -> str:
    """The page where this can be read: the project's feed, when it is of one."""
    projects = {change.project_id for change in changes if change.project_id}
    return f"{public_url}/projects/{projects.pop()}/activity" if len(projects) == 1 else public_url


def _body(
    event: Event, changes: Sequence[Change], sentence: str, name: str | None, link: str, restricted: frozenset[str]
) -> Json:
    told: list[Json] = []
    room = MOST_BYTES
    for change in changes[:MOST_CHANGES]:
        fact = _fact(change, restricted)
        room -= len(json.dumps(fact, default=str))
        if room < 0:
            break
        told.append(fact)
    projects = {change.project_id for change in changes}
    return {
        "id": str(event.id),
        "verb": event.verb,
        "sentence": sentence,
        "actor": {"id": str(event.actor_id), "display_name": name} if event.actor_id else None,
        "via": event.via,
        "at": spelled(event.at),
        "caused_by": str(event.caused_by) if event.caused_by else None,
        "project_id": str(projects.pop()) if len(projects) == 1 and None not in projects else None,
        "link": link,
        "changes": told,
        "has_more_changes": len(told) < len(changes) or not event.is_whole,
    }


def _fact(change: Change, restricted: frozenset[str]) -> Json:
    hidden = frozenset(GUARDED_COLUMNS.get(change.entity, ()))
    return {
        "entity": change.entity,
        "row_id": str(change.row_id),
        "project_id": str(change.project_id) if change.project_id else None,
        "rev": change.rev,
        "op": "insert" if change.before is None else "delete" if change.after is None else "update",
        "before": _readable(change.before, hidden, restricted),
        "after": _readable(change.after, hidden, restricted),
    }


def _readable(values: Json | None, hidden: frozenset[str], restricted: frozenset[str]) -> Json | None:
    if values is None:
        return None
    shown = {name: value for name, value in values.items() if name not in hidden}
    if isinstance(shown.get("extra"), dict):
        shown["extra"] = {key: value for key, value in shown["extra"].items() if key not in restricted}
    return shown
