"""A database that cannot hold what people type is refused before anything is in it, with the command that makes a fit one."""

from collections.abc import Callable, Iterator

import psycopg
import pytest
from psycopg import sql
from structlog.testing import capture_logs
from tests.database import Server

from motk.core.settings import WrongSetting
from motk.migrations.run import upgrade

Make = Callable[[str], str]


@pytest.fixture
def made(server: Server) -> Iterator[Make]:
    """Makes an empty database of some encoding, its locale plain C."""
    names: list[str] = []

    def make(encoding: str) -> str:
        names.append(server.empty())
        server.drop(names[-1])  # only its name was wanted
        with psycopg.connect(server.admin_dsn, autocommit=True) as connection:
            connection.execute(
                sql.SQL("create database {} template template0 encoding {} locale_provider libc locale 'C'").format(
                    sql.Identifier(names[-1]), sql.Literal(encoding)
                )
            )
        return server.dsn(names[-1])

    yield make
    for name in names:
        server.drop(name)


@pytest.mark.parametrize(("encoding", "said"), [("UTF8", "É and é"), ("SQL_ASCII", "encoded in SQL_ASCII")])
def test_an_empty_database_of_no_use_is_refused_with_the_remedy(made: Make, encoding: str, said: str) -> None:
    dsn = made(encoding)
    with pytest.raises(WrongSetting, match=said) as refused:
        upgrade(dsn)
    remedy = str(refused.value).rpartition("Make it with: ")[2].replace("database motk ", "database motk_remedied ")
    with psycopg.connect(dsn, autocommit=True) as connection:
        assert connection.execute("select to_regclass('entity')").fetchone() == (None,)
        connection.execute(sql.SQL(remedy))
        try:
            fit = dsn.replace(connection.info.dbname, "motk_remedied")
            upgrade(fit)
            with psycopg.connect(fit) as there:
                assert there.execute("select motk.folded('FORÊT ΟΔΟΣ')").fetchone() == ("forêt οδοσ",)
        finally:
            connection.execute("drop database motk_remedied with (force)")


def test_one_in_use_goes_on_with_a_warning(made: Make) -> None:
    dsn = made("UTF8")
    with psycopg.connect(dsn) as connection:
        connection.execute("create table alembic_version (version_num varchar(32) not null)")
    with capture_logs() as logged:
        upgrade(dsn)
    assert [line["event"] for line in logged if line["log_level"] == "warning"] == ["database_unfit"]
