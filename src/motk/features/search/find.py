"""Finding things by their names and words: candidates, ranked as a person would, told with what was meant in them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Float, Text, case, func, literal, literal_column, or_, select, text
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.sql import and_

from motk.features.search.candidates import MOST, alike, of_words, typed
from motk.features.search.conditions import MODELS, Asked, Sight
from motk.features.search.marks import marked, passage, plain, words_of
from motk.features.search.schemas import Found, FoundRow
from motk.gate.gate import Reading
from motk.gate.schemas import Who
from motk.model.account import Account
from motk.model.comment import Comment
from motk.model.entity import Entity
from motk.model.project import Project
from motk.model.task import Task
from motk.model.task_type import TaskType

# Fewer hits than this, and what is spelled alike is looked for too.
_FEW = 1

# Every index below stands for a condition; a table is read from end to end for none of them, whatever the planner makes of a limit.
_BY_INDEX = text("select set_config('enable_seqscan', 'off', true)")


async def find(r: Reading, asked: Asked, *, limit: int) -> Found:
    """The best hits first. Raises NotFound, Forbidden for a project that is not the actor's."""
    if asked.project_id is not None:
        await r.project(asked.project_id)
    sight = Sight(r, asked)
    kinds = sight.kinds()
    words = words_of(asked.said)
    if not kinds or not words:
        return Found(rows=[], counts={}, most=MOST, near=False)
    await r.session.execute(_BY_INDEX)
    rows = await _told(r, asked, of_words(sight, kinds), limit)
    near = False
    if len(rows) < _FEW and (like := alike(sight, kinds)) is not None:
        rows = await _told(r, asked, like, limit)
        near = bool(rows)
    return Found(
        rows=[_found(row, words) for row in rows],
        counts={kind: min(number, MOST) for kind, number in rows[0]["counts"].items()} if rows else {},
        most=MOST,
        near=near,
    )


async def _told(r: Reading, asked: Asked, candidates: Any, limit: int) -> Sequence[Any]:
    """The best of the candidates with all that is said of them: one statement. Every row is once more held to what the actor sees."""
    one = candidates.cte("candidate")
    hit = (
        select(one.c.kind, one.c.id, one.c.entity_id, one.c.task_id, one.c.project_id, one.c.name_key, one.c.at)
        .add_columns(_worth(asked, one.c).label("worth"))
        .ext(distinct_on(one.c.kind, one.c.id))
        .cte("hit")
    )
    parent: Any = Entity.__table__.alias("parent")
    above: Any = Entity.__table__.alias("above")
    author: Any = Account.__table__.alias("author")
    own: Any = Account.__table__
    entity: Any = Entity.__table__
    task: Any = Task.__table__
    comment: Any = Comment.__table__
    project: Any = Project.__table__
    theirs = or_(*(and_(hit.c.kind == literal_column(f"'{kind}'"), r.visible(model)) for kind, model in MODELS.items()))
    statement = (
        select(
            hit.c.kind,
            hit.c.id,
            hit.c.entity_id,
            hit.c.task_id,
            hit.c.project_id,
            hit.c.at,
            entity.c.name.label("entity"),
            entity.c.kind.label("entity_kind"),
            parent.c.name.label("parent"),
            above.c.name.label("above"),
            task.c.task_type_id,
            TaskType.name.label("task_type"),
            task.c.name.label("task"),
            project.c.name.label("project"),
            own.c.display_name.label("person"),
            comment.c.text,
            author.c.id.label("author_id"),
            author.c.display_name.label("author"),
            or_(*(table.c.archived_at.is_not(None) for table in (entity, task, comment, project, own))).label(
                "archived"
            ),
            hit.c.worth,
            hit.c.name_key,
        )
        .select_from(hit)
        .outerjoin(entity, entity.c.id == hit.c.entity_id)
        .outerjoin(parent, parent.c.id == entity.c.parent_id)
        .outerjoin(above, above.c.id == parent.c.parent_id)
        .outerjoin(task, task.c.id == hit.c.task_id)
        .outerjoin(TaskType, TaskType.id == task.c.task_type_id)
        .outerjoin(comment, and_(comment.c.id == hit.c.id, hit.c.kind == literal_column("'comment'")))
        .outerjoin(author, author.c.id == comment.c.author_id)
        .outerjoin(project, project.c.id == hit.c.project_id)
        .outerjoin(own, and_(own.c.id == hit.c.id, hit.c.kind == literal_column("'account'")))
        .where(theirs)
    )
    seen = statement.cte("seen")
    each = select(seen.c.kind, func.count().label("number")).group_by(seen.c.kind).subquery("each")
    counts = select(func.json_object_agg(each.c.kind, each.c.number)).scalar_subquery()
    best = (
        select(seen, counts.label("counts"))
        .order_by(
            seen.c.worth.desc(),
            case((seen.c.kind == literal_column("'comment'"), seen.c.at)).desc().nulls_last(),
            func.motk.natural_key(seen.c.name_key).nulls_last(),
            seen.c.at.desc(),
            seen.c.id,
        )
        .limit(limit)
    )
    return (await r.session.execute(best)).mappings().all()


def _worth(asked: Asked, one: Any) -> Any:
    """How well a row answers: called just so, but for zeros, by the start, by words of its own name, of what it stands under; inside, alike."""
    key = literal(plain(asked.said).strip(), Text)
    name = one.name_key
    bare_name, bare_key = func.motk.unpadded(name), func.motk.unpadded(key)
    words = typed(asked.said)
    answer = case(
        (name == key, 100.0),
        (bare_name == bare_key, 95.0),
        (func.starts_with(name, key), 80.0),
        (func.starts_with(bare_name, bare_key), 75.0),
        (func.motk.search_words(name).op("@@")(words), 60.0),
        (one.words.op("@@")(words), 50.0),
        (func.strpos(name, key) > 0, 40.0),
        else_=30.0 * func.greatest(func.similarity(name, key), func.word_similarity(key, name), type_=Float),
    )
    kind = case({"entity": 6.0, "project": 5.0, "account": 5.0, "task": 3.0}, value=one.kind, else_=0.0)
    return answer + kind


def _found(row: Any, words: Sequence[str]) -> FoundRow:
    kind = row["kind"]
    work = " ".join(
        part
        for part in (row["entity"], row["task_type"], None if row["task"] == "main" else row["task"])
        if part is not None
    )
    title = {"account": row["person"], "project": row["project"]}.get(kind, work)
    said, said_marks = passage(row["text"], words) if kind == "comment" else (None, [])
    return FoundRow(
        kind=kind,
        id=row["id"],
        title=title,
        title_marks=[] if kind == "comment" else marked(title, words),
        where=[name for name in (row["above"], row["parent"]) if name],
        project_id=row["project_id"],
        project=row["project"],
        entity_id=row["entity_id"],
        entity_kind=row["entity_kind"],
        task_id=row["task_id"],
        task_type_id=row["task_type_id"],
        author=Who(id=row["author_id"], display_name=row["author"]) if row["author_id"] else None,
        text=said,
        text_marks=said_marks,
        at=row["at"],
        archived=row["archived"] or False,
    )
