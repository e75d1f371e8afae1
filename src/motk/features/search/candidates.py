"""Rows that may be meant: of each kind a bounded number, however many there are."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, Text, Uuid, cast, func, literal, literal_column, select, true, union_all
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY

from motk.features.search.conditions import Sight, found
from motk.features.search.marks import plain
from motk.model.project import Project
from motk.model.search_row import SearchRow

# Counted and ranked of each kind, at the most.
MOST = 150
# By the start of their names, of each project.
_NAMED = 40
# Of each project's comments, how many of the newest are looked through when a word stands in too many.
_NEWEST = 2_000
# In more projects than this, asking for them by their words costs more than it spares.
_FEW_PLACES = 12

_row: Any = SearchRow.__table__


def typed(said: str) -> Any:
    return func.motk.search_query(func.motk.plain(literal(said, Text)), type_=TSQUERY)


def of_words(sight: Sight, kinds: Sequence[str]) -> Any:
    """By their words; and by the start of their names, in the order of the alphabet, so that a name said in full is always among them."""
    parts: list[Any] = []
    if named := [kind for kind in kinds if kind != "comment"]:
        parts = [_by_words(sight, kind) for kind in named]
        parts.append(_by_name(sight, named))
    if "comment" in kinds:
        said = _by_words(sight, "comment").cte("said")
        parts += [select(said), _newest(sight, said)]
    return union_all(*parts)


def alike(sight: Sight, kinds: Sequence[str]) -> Any | None:
    """By letters inside their names, and by a likeness of spelling; None when too little was typed. Numbers are not alike: who types SH010
    does not mean SH040.
    """
    named = [kind for kind in kinds if kind in {"entity", "account", "project"}]
    key = plain(sight.asked.said).strip()
    if len(key) < 3 or not named:
        return None
    ways = [found.name_key.contains(key, autoescape=True)]
    if len(key) > 3 and not any(letter.isdigit() for letter in key):
        ways += [found.name_key.op("%")(literal(key, Text)), found.name_key.op("%>")(literal(key, Text))]
    return union_all(*(select(_row).where(sight.condition(kind), way).limit(MOST) for kind in named for way in ways))


def _by_words(sight: Sight, kind: str) -> Select[Any]:
    query = typed(sight.asked.said)
    here = sight.places(kind)
    if here and len(here) <= _FEW_PLACES:
        place_words = " | ".join(f"'@{str(place)[-12:]}'" for place in here)
        query = query.op("&&", return_type=TSQUERY())(cast(literal(place_words, Text), TSQUERY))
    return select(_row).where(sight.condition(kind), found.words.op("@@")(query)).limit(MOST)


def _by_name(sight: Sight, kinds: Sequence[str]) -> Select[Any]:
    key = plain(sight.asked.said).strip()
    place = _each_place(sight)
    first = (
        select(_row)
        .where(
            found.place_id == place.c.id,
            found.name_key >= literal(key, Text),
            found.name_key < literal(key + "\U0010ffff", Text),
            sight.any_of(kinds),
        )
        .order_by(found.name_key)
        .limit(_NAMED)
        .lateral("first")
    )
    return select(first).select_from(place).join(first, true()).order_by(first.c.name_key).limit(2 * MOST)


def _newest(sight: Sight, said: Any) -> Select[Any]:
    """The newest comments that say so, when more do than are counted: those found by their words are any of them."""
    place = _each_place(sight)
    latest = _row.alias("latest")
    newest = (
        select(latest)
        .where(latest.c.place_id == place.c.id, latest.c.kind == literal_column("'comment'"))
        .order_by(latest.c.at.desc())
        .limit(_NEWEST)
        .lateral("newest")
    )
    many = select(func.count()).select_from(said).scalar_subquery() >= MOST
    return (
        select(newest)
        .select_from(place)
        .join(newest, true())
        .where(many, newest.c.words.op("@@")(typed(sight.asked.said)), sight.condition("comment", newest.c))
        .order_by(newest.c.at.desc())
        .limit(MOST)
    )


def _each_place(sight: Sight) -> Any:
    actor = sight.r.actor
    if actor.sees_all_projects and sight.asked.project_id is None:
        projects = select(Project.id).where(Project.organization_id == actor.organization_id)
        return union_all(projects, select(literal(actor.organization_id, Uuid))).subquery("place")
    listed = [sight.asked.project_id] if sight.asked.project_id else [*actor.levels, actor.organization_id]
    return func.unnest(literal(listed, ARRAY(Uuid))).table_valued("id", name="place").render_derived()
