"""The pages as MOTK comes: what stands until somebody arranges them otherwise."""

from motk.features.layouts.schemas import Layout, PageKind, PlacedWidget

# Widgets of MOTK's own. Where each stands is the layout's affair, what it shows is web/src/features/detail's.
BUILT_IN = ("fields", "tasks", "thread", "below", "casting", "people", "history", "picture")


def _of(*placed: tuple[str, int]) -> Layout:
    return Layout(widgets=[PlacedWidget.model_validate({"widget": widget, "width": width}) for widget, width in placed])


_CAST = _of(("tasks", 8), ("fields", 4), ("thread", 8), ("casting", 4), ("history", 8), ("people", 4))
_HOLDS_OTHERS = _of(("below", 8), ("fields", 4), ("tasks", 8), ("people", 4), ("thread", 8), ("history", 4))
_PLAIN = _of(("tasks", 8), ("fields", 4), ("thread", 8), ("people", 4), ("history", 8))

LAYOUTS: dict[PageKind, Layout] = {
    "shot": _CAST,
    "asset": _CAST,
    "sequence": _HOLDS_OTHERS,
    "episode": _HOLDS_OTHERS,
    "scene": _PLAIN,
    "concept": _PLAIN,
    "edit": _PLAIN,
}
