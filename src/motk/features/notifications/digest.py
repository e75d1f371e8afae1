"""The mail of what somebody has not read: as text, and as HTML beside it."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from motk.core.language import language

MOST_LINES = 50

_SUBJECTS = {
    "en": ("{count} notification in {studio}", "{count} notifications in {studio}"),
    "fr": ("{count} notification chez {studio}", "{count} notifications chez {studio}"),
}
_GREETING = {"en": "Hello {name},", "fr": "Bonjour {name},"}
_MORE = {"en": "… and {count} more.", "fr": "… et {count} de plus."}
_OPEN = {"en": "Open the inbox", "fr": "Ouvrir la boîte de réception"}
_WHY = {
    "en": "How often this mail comes, and whether it comes at all, is chosen here:",
    "fr": "La fréquence de ce message, et s'il doit arriver, se choisit ici :",
}
_SAYS = {
    "en": {
        "assigned": "{who} gave you {what}",
        "mentioned": "{who} mentioned you on {what}",
        "replied": "{who} replied to you on {what}",
        "commented": "{who} commented on {what}",
        "status": "{who} moved {what}{to}",
        "retake": "{who} asked for a retake of {what}",
        "ready": "{what} is ready to start",
        "due": "{what} is due on {due}",
        "followed": "{who} worked on {what}, which you follow",
    },
    "fr": {
        "assigned": "{who} vous a confié {what}",
        "mentioned": "{who} vous a mentionné sur {what}",
        "replied": "{who} vous a répondu sur {what}",
        "commented": "{who} a commenté {what}",
        "status": "{who} a changé le statut de {what}{to}",
        "retake": "{who} a demandé un retake de {what}",
        "ready": "{what} peut commencer",
        "due": "{what} est à rendre le {due}",
        "followed": "{who} a travaillé sur {what}, que vous suivez",
    },
}


def compose(
    person: Mapping[str, Any], told: Sequence[Mapping[str, Any]], count: int, address: str
) -> tuple[str, str, str]:
    """Subject, text and HTML, in the person's language where we speak it."""
    spoken = language(person["locale"])
    subject = _SUBJECTS[spoken][count != 1].format(count=count, studio=person["studio"])
    greeting = _GREETING[spoken].format(name=person["display_name"])
    lines = [(_line(spoken, one), _excerpt(one)) for one in told]
    more = _MORE[spoken].format(count=count - len(told)) if count > len(told) else ""
    inbox, settings = f"{address}/inbox", f"{address}/settings/notifications"
    listed = "\n\n".join(f"- {line}" + (f"\n  “{said}”" if said else "") for line, said in lines)
    text = "\n\n".join(
        part for part in (greeting, listed, more, f"{_OPEN[spoken]}: {inbox}", f"{_WHY[spoken]}\n{settings}") if part
    )
    items = "".join(
        f"<li style='margin:0 0 10px'>{escape(line)}"
        + (f"<br><span style='color:#5c6675'>{escape(said)}</span>" if said else "")
        + "</li>"
        for line, said in lines
    )
    html = (
        "<div style='font:14px/1.5 sans-serif;max-width:600px'>"
        f"<p>{escape(greeting)}</p><ul style='padding-left:18px'>{items}</ul><p>{escape(more)}</p>"
        f"<p><a href='{escape(inbox)}'>{escape(_OPEN[spoken])}</a></p>"
        f"<p style='color:#5c6675;font-size:12px'>{escape(_WHY[spoken])} <a href='{escape(settings)}'>{escape(settings)}</a></p></div>"
    )
    return subject, f"{text}\n", html


def _line(spoken: str, one: Mapping[str, Any]) -> str:
    entity, task = one["entity"] or {}, one["task"] or {}
    what = " ".join(filter(None, (entity.get("parent_name"), entity.get("name"), task.get("type_name"))))
    status = (one["status"] or {}).get("name")
    said = _SAYS[spoken][one["reason"]].format(
        who=(one["actor"] or {}).get("display_name", "MOTK"),
        what=what or one["project"]["name"],
        to=f" → {status}" if status else "",
        due=task.get("due_date") or "",
    )
    return f"{said} ({one['project']['name']})"


def _excerpt(one: Mapping[str, Any]) -> str:
    return " ".join(one["comment"]["excerpt"].split())[:200] if one["comment"] else ""
