"""The names of the settings' environment variables, and what to say about one nobody knows."""

from collections.abc import Iterable
from difflib import get_close_matches

PREFIX = "MOTK_"

# Read by the tests and the benches, which set them for themselves, and by the children of `motk up`.
_OTHER_READERS = ("MOTK_TEST_", "MOTK_BENCH_", "MOTK_CHILD_OF")


def variable(field: str) -> str:
    """The environment variable a settings field is read from."""
    return PREFIX + field.upper()


def unknown_variables(environment: Iterable[str], fields: Iterable[str]) -> list[str]:
    """One sentence for each `MOTK_*` variable that no setting reads, with the closest name that one does."""
    known = [variable(field) for field in fields]
    strangers = sorted(name for name in environment if name.upper().startswith(PREFIX) and name.upper() not in known)
    return [_warning(name, known) for name in strangers if not name.upper().startswith(_OTHER_READERS)]


def _warning(name: str, known: list[str]) -> str:
    closest = get_close_matches(name.upper(), known, n=1, cutoff=0.5)
    advice = f"Did you mean {closest[0]}?" if closest else "`motk settings` lists the known ones."
    return f"{name} is not a setting and has no effect. {advice}"
