"""The tables keep the house's rules: what the log, the gate and the importer rely on without asking."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, text

from motk.core.db import driver_url
from motk.migrations.run import configuration, tracked_tables, upgrade
from motk.model import Base
from motk.model.base import BOOKKEEPING, OfOrganization, OfProject, Tracked, Untracked
from motk.model.entity import KINDS, PARENT_KINDS

MODELS: list[type[Any]] = sorted((mapper.class_ for mapper in Base.registry.mappers), key=lambda model: model.__name__)
TRACKED = [model for model in MODELS if issubclass(model, Tracked)]
# What the log can write down and put back; tests/core/test_log_capture.py proves each.
SURVIVES_A_REVERT = {
    "uuid",
    "text",
    "integer",
    "smallint",
    "bigint",
    "numeric",
    "boolean",
    "date",
    "timestamptz",
    "jsonb",
    "text[]",
    "uuid[]",
}
SECRET = re.compile(r"password|secret|token|otp|hash|private_key")
NO_SECRET = {("media", "sha256")}


def each(models: list[type[Any]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("model", models, ids=lambda model: model.__name__)


@pytest.fixture(scope="module")
def database(dsn: str) -> Iterator[Connection]:
    engine = create_engine(driver_url(dsn), connect_args={"options": "-c search_path=public"})
    with engine.connect() as connection:
        yield connection
    engine.dispose()


@each(MODELS)
def test_a_table_is_in_the_log_or_says_why_not(model: type[Any]) -> None:
    assert issubclass(model, Tracked) != issubclass(model, Untracked)
    if issubclass(model, Untracked):
        assert len(model.why_untracked.split()) >= 4, "a reason is a few words at least"


@each(TRACKED)
def test_a_row_in_the_log_belongs_to_a_studio(model: type[Any]) -> None:
    columns = model.__table__.columns
    if model.__tablename__ == "organization":
        return
    assert issubclass(model, OfOrganization)
    assert not columns["organization_id"].nullable
    if issubclass(model, OfProject):
        assert not columns["project_id"].nullable


@each(TRACKED)
def test_secrets_stay_out_of_the_log(model: type[Any]) -> None:
    table = model.__tablename__
    found = [column.name for column in model.__table__.columns if SECRET.search(column.name)]
    assert [name for name in found if (table, name) not in NO_SECRET] == []


@each(TRACKED)
def test_a_row_in_the_log_has_its_marks(model: type[Any]) -> None:
    assert {"id", *BOOKKEEPING} <= set(model.__table__.columns.keys())


def test_a_tracked_column_is_of_a_kind_a_revert_can_put_back(database: Connection) -> None:
    found = database.execute(
        text(
            "select relname, attname, replace(format_type(atttypid, null), 'timestamp with time zone', 'timestamptz')"
            " from pg_attribute join pg_class on pg_class.oid = attrelid"
            " where relname = any(:tracked) and relnamespace = 'public'::regnamespace and attnum > 0 and not attisdropped"
        ),
        {"tracked": tracked_tables()},
    )
    assert [tuple(row) for row in found if row[2] not in SURVIVES_A_REVERT] == []


DEFINED = text(
    "select proname, prosrc, proconfig::text from pg_proc where pronamespace = 'motk'::regnamespace"
    " union all"
    " select tgname || ' on ' || tgrelid::regclass, pg_get_triggerdef(oid), tgenabled::text from pg_trigger where not tgisinternal"
    " order by 1, 2"
)


def test_the_log_on_every_table_is_made_for_the_columns_it_has(database: Connection) -> None:
    before = database.execute(DEFINED).all()
    for table in tracked_tables():
        database.execute(text("select motk.track(cast(:table as regclass))"), {"table": table})
    assert database.execute(DEFINED).all() == before
    database.rollback()


def test_every_tracked_table_and_no_other_has_the_log(database: Connection) -> None:
    found = database.execute(
        text(
            "select tgrelid::regclass::text, array_agg(tgname::text order by tgname) from pg_trigger where tgname like 'motk_%' group by 1"
        )
    )
    always = [
        "motk_log_delete",
        "motk_log_insert",
        "motk_log_update",
        "motk_refuse_truncate",
        "motk_stamp_insert",
        "motk_stamp_update",
    ]
    assert {row[0]: row[1] for row in found} == dict.fromkeys(tracked_tables(), always)


def test_every_reference_has_an_index(database: Connection) -> None:
    """Without one a delete, and the undo of an insert, read the whole table. A studio itself is never deleted."""
    missing = database.execute(
        text("""
            select conrelid::regclass || '.' || attname
            from pg_constraint
            join pg_attribute on attrelid = conrelid and attnum = conkey[1]
            where contype = 'f' and connamespace = 'public'::regnamespace and confrelid <> 'organization'::regclass
              and conrelid::regclass::text !~ '^procrastinate_' and not exists (
              select from pg_index
              where indrelid = conrelid and indkey[0] = conkey[1]
                and (indpred is null or pg_get_expr(indpred, indrelid) = format('(%I IS NOT NULL)', attname))
            )
            order by 1
        """)
    ).scalars()
    assert list(missing) == []


def test_a_constraint_is_named_for_its_table(database: Connection) -> None:
    """The message a person reads is chosen by the constraint's name."""
    found = database.execute(
        text(
            "select relname, conname from pg_constraint join pg_class on pg_class.oid = conrelid"
            " where connamespace = 'public'::regnamespace and not relispartition and relname !~ '^procrastinate' and contype <> 'n'"
        )
    )
    odd = [name for table, name in found if not name.startswith(f"{table}_") or re.search(r"\d$", name)]
    assert odd == []


def test_the_database_and_the_code_agree_on_what_may_stand_above_what(database: Connection) -> None:
    for child in KINDS:
        allowed = database.execute(
            text(
                "select array_agg(parent) from unnest(cast(:kinds as text[])) parent where motk.may_stand_above(parent, :child)"
            ),
            {"kinds": list(KINDS), "child": child},
        ).scalar()
        assert set(allowed or ()) == {parent for parent in PARENT_KINDS[child] if parent}, child


def test_the_migrations_make_the_tables_of_the_models(database: Connection) -> None:
    command.check(configuration(database))
    database.rollback()


def test_the_migrations_are_one_line(database: Connection) -> None:
    assert len(ScriptDirectory.from_config(configuration(database)).get_heads()) == 1


def test_migrating_again_changes_nothing(clone: str) -> None:
    engine = create_engine(driver_url(clone))
    seen = "select (select array_agg(xmin::text order by oid) from pg_proc), (select array_agg(xmin::text order by oid) from pg_class)"
    with engine.connect() as connection:
        before = connection.execute(text(seen)).all()
    upgrade(clone)
    with engine.connect() as connection:
        assert connection.execute(text(seen)).all() == before
    engine.dispose()
