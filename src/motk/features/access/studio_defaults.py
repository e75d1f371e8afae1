"""What a new studio begins with: lists that most studios keep, to be changed to taste."""

from typing import Any

SETTINGS: dict[str, Any] = {"hours_per_day": 8, "week": [1, 2, 3, 4, 5], "timezone": "UTC", "locale": "en"}

# name, colour
DEPARTMENTS = (
    ("Production", "#7f8fa6"),
    ("Art", "#7a8599"),
    ("Assets", "#4fb0ae"),
    ("Layout", "#5aa9e6"),
    ("Animation", "#e6a23c"),
    ("FX", "#c56cf0"),
    ("Lighting", "#f2c94c"),
    ("Compositing", "#56c596"),
)

# kind, name, short name, colour, department; in the order of the pipeline
TASK_TYPES = (
    ("asset", "Concept", "CPT", "#7a8599", "Art"),
    ("asset", "Modeling", "MOD", "#4fb0ae", "Assets"),
    ("asset", "Texturing", "TEX", "#d98c6a", "Assets"),
    ("asset", "Rigging", "RIG", "#8f88e8", "Assets"),
    ("asset", "Shading", "SHD", "#f2c94c", "Lighting"),
    ("shot", "Storyboard", "SB", "#7a8599", "Art"),
    ("shot", "Layout", "LAY", "#5aa9e6", "Layout"),
    ("shot", "Animation", "ANM", "#e6a23c", "Animation"),
    ("shot", "FX", "FX", "#c56cf0", "FX"),
    ("shot", "Lighting", "LGT", "#f2c94c", "Lighting"),
    ("shot", "Comp", "CMP", "#56c596", "Compositing"),
)

# name, short name, colour, what it means
TASK_STATUSES: tuple[tuple[str, str, str, dict[str, bool]], ...] = (
    ("Ready", "RDY", "#8b93a3", {"is_default": True}),
    ("In progress", "WIP", "#4c8dff", {"is_wip": True}),
    ("To review", "REV", "#b07cff", {"is_feedback_request": True}),
    ("Retake", "RTK", "#ff6b6b", {"is_retake": True, "is_artist_allowed": False, "is_client_allowed": True}),
    ("Approved", "APP", "#35b37e", {"is_done": True, "is_artist_allowed": False, "is_client_allowed": True}),
    ("On hold", "HLD", "#c9a227", {"is_artist_allowed": False}),
    ("Omitted", "OMT", "#5b6270", {"is_artist_allowed": False}),
)

# name, icon, colour
ASSET_TYPES = (
    ("Character", "user", "#e6a23c"),
    ("Prop", "box", "#5aa9e6"),
    ("Environment", "trees", "#56c596"),
    ("FX", "sparkles", "#c56cf0"),
)
