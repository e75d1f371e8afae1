"""What `motk doctor` finds in the database: its version and migrations, the log, the queue."""

from datetime import UTC, datetime

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import OperationalError

from motk.cli.doctor_findings import Finding
from motk.core.db import driver_url
from motk.core.settings import WrongSetting
from motk.migrations.fit import refuse_unfit
from motk.migrations.run import is_current, newest, tracked_tables

_CLOCK_S = 5
_LONG_TRANSACTION_MIN = 10
_WAITING_TOO_LONG_MIN = 60
_ROWS_OF_EACH_TABLE = 200


def database_checks(dsn: str) -> tuple[list[Finding], bool]:
    """The findings, and whether there is a studio's database to look at further."""
    try:
        refuse_unfit(dsn)
    except WrongSetting as unfit:
        return [Finding("error", "Database", str(unfit))], False
    engine = create_engine(driver_url(dsn), connect_args={"options": "-c search_path=public -c timezone=UTC"})
    try:
        with engine.connect() as connection:
            findings, is_ours = _version(connection)
            if is_ours:
                findings += _clock(connection) + _transactions(connection) + _log(connection) + _queue(connection)
            connection.rollback()
    except OperationalError as error:
        return [Finding("error", "Database", f"does not answer: {str(error.orig).strip()}")], False
    finally:
        engine.dispose()
    return findings, is_ours


def _version(connection: Connection) -> tuple[list[Finding], bool]:
    version, size, is_ours = connection.execute(
        text(
            "select current_setting('server_version'), pg_size_pretty(pg_database_size(current_database())),"
            " to_regclass('alembic_version') is not null"
        )
    ).one()
    findings = [Finding("fine", "Database", f"PostgreSQL {version}, {size}")]
    if not is_ours:
        return [*findings, Finding("note", "Migrations", "none yet: the database is empty; `motk up` fills it")], False
    found = connection.execute(text("select version_num from alembic_version")).scalar_one()
    if found > newest():
        says = f"the database is at {found}, this MOTK knows {newest()}"
        return [*findings, Finding("error", "Migrations", says, "Upgrade MOTK: a newer one has used it.")], False
    if found < newest():
        says = f"the database is at {found}, this MOTK needs {newest()}"
        return [*findings, Finding("error", "Migrations", says, "Run `motk migrate`; `motk up` does it too.")], False
    return [*findings, Finding("fine", "Migrations", f"{found}, the newest")], True


def _clock(connection: Connection) -> list[Finding]:
    there = connection.execute(text("select clock_timestamp()")).scalar_one()
    apart_s = abs((datetime.now(UTC) - there).total_seconds())
    if apart_s > _CLOCK_S:
        says = f"this machine and the database are {apart_s:,.0f} s apart"
        return [Finding("warning", "Clock", says, "Let both follow a time server; codes of phones fail otherwise.")]
    return [Finding("fine", "Clock", "agrees with the database")]


def _transactions(connection: Connection) -> list[Finding]:
    oldest = connection.execute(
        text(
            "select extract(epoch from now() - min(xact_start)) / 60 from pg_stat_activity"
            " where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()"
            " and backend_xid is not null"
        )
    ).scalar_one()
    if oldest is not None and oldest > _LONG_TRANSACTION_MIN:
        says = f"a write has been open for {oldest:,.0f} minutes: live updates wait for it"
        return [Finding("warning", "Transactions", says, "Find it in pg_stat_activity and end it.")]
    return [Finding("fine", "Transactions", "none is open for long")]


def _log(connection: Connection) -> list[Finding]:
    findings = []
    if is_current(connection):
        findings.append(Finding("fine", "Log", f"on all {len(tracked_tables())} tables"))
    else:
        says = "its functions or triggers are not those of this version"
        findings.append(Finding("error", "Log", says, "Run `motk migrate`, which puts them back."))
    findings += _partitions(connection)
    apart = [
        table
        for table in tracked_tables()
        # A row with a rev that its history does not end with was written behind the log's back.
        if connection.execute(
            text(
                f"select count(*) from (select id, rev from {table} order by updated_at desc limit :most) as row"
                " cross join lateral (select max(rev) as rev from change where row_id = row.id) as told"
                " where told.rev <> row.rev"
            ),
            {"most": _ROWS_OF_EACH_TABLE},
        ).scalar_one()
    ]
    if apart:
        says = f"rows of {', '.join(apart)} are not as their history says"
        findings.append(
            Finding(
                "error", "History", says, "They were changed past the log; restore a backup or edit them once more."
            )
        )
    else:
        findings.append(Finding("fine", "History", "ends as the rows stand"))
    return findings


def _partitions(connection: Connection) -> list[Finding]:
    is_ready = connection.execute(
        text("select to_regclass('change_' || to_char(now() + interval '1 month', 'YYYY_MM')) is not null")
    ).scalar_one()
    if is_ready:
        return []
    says = "next month has no partition; what is written then falls into the default one"
    return [Finding("warning", "Log", says, "Is a worker running? It makes them by night; `motk migrate` does too.")]


def _queue(connection: Connection) -> list[Finding]:
    dead, waiting_min = connection.execute(
        text(
            "select count(*) filter (where job.status = 'failed'), extract(epoch from now() - min(event.at)"
            " filter (where job.status = 'todo' and coalesce(job.scheduled_at, now()) <= now())) / 60"
            " from procrastinate_jobs as job left join procrastinate_events as event"
            " on event.job_id = job.id and event.type = 'deferred'"
        )
    ).one()
    findings = []
    if waiting_min is not None and waiting_min > _WAITING_TOO_LONG_MIN:
        says = f"a job has been waiting for {waiting_min / 60:,.1f} hours"
        findings.append(
            Finding("warning", "Jobs", says, "Is a worker running? `motk up` starts one, or `motk worker`.")
        )
    if dead:
        findings.append(Finding("warning", "Jobs", f"{dead:,} failed for good", "The log of the worker says why."))
    return findings or [Finding("fine", "Jobs", "none is late, none has failed")]
