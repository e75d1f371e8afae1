"""One line for a chat room, in the form each of them reads."""

from typing import Any

_MOST = 1_500


def message(kind: str, sentence: str, link: str) -> dict[str, Any]:
    """The diary's sentence with a link. A name in it calls nobody, whatever it looks like."""
    said = sentence if len(sentence) <= _MOST else f"{sentence[:_MOST]}…"
    if kind == "slack":
        safe = said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return {"text": f"{safe} <{link}|MOTK>"}
    if kind == "discord":
        return {"content": f"{_quiet(said)} [MOTK](<{link}>)", "allowed_mentions": {"parse": []}}
    return {"text": f"{_quiet(said)} [MOTK]({link})"}


def _quiet(said: str) -> str:
    """Markdown's signs as themselves, and an @ that addresses nobody."""
    for sign in "\\`*_~|[]<>#":
        said = said.replace(sign, f"\\{sign}")
    return said.replace("@", "@\u200b")
