"""The few words of a file that no page sends along."""

from collections.abc import Mapping

from motk.core.language import language

PARTS = (
    "status",
    "assignee",
    "start_date",
    "due_date",
    "estimate_minutes",
    "priority",
    "retake_count",
    "comment_count",
)

_EN = {
    "status": "Status",
    "assignee": "Assignee",
    "start_date": "Start date",
    "due_date": "Due date",
    "estimate_minutes": "Estimate",
    "priority": "Priority",
    "retake_count": "Retakes",
    "comment_count": "Comments",
    "standby": "Standby",
    "running": "Running",
    "complete": "Complete",
    "canceled": "Canceled",
    "episode": "Episode",
    "sequence": "Sequence",
    "shot": "Shot",
    "asset": "Asset",
    "scene": "Scene",
    "concept": "Concept",
    "edit": "Edit",
    "none": "(none)",
    "yes": "Yes",
    "no": "No",
}
_FR = {
    "status": "Statut",
    "assignee": "Assigné",
    "start_date": "Début",
    "due_date": "Échéance",
    "estimate_minutes": "Estimation",
    "priority": "Priorité",
    "retake_count": "Retakes",
    "comment_count": "Commentaires",
    "standby": "En attente",
    "running": "En cours",
    "complete": "Terminé",
    "canceled": "Annulé",
    "episode": "Épisode",
    "sequence": "Séquence",
    "shot": "Plan",
    "asset": "Asset",
    "scene": "Scène",
    "concept": "Concept",
    "edit": "Montage",
    "none": "(aucun)",
    "yes": "Oui",
    "no": "Non",
}


def words_of(locale: str) -> Mapping[str, str]:
    return _FR if language(locale) == "fr" else _EN
