"""A cursor's written form."""

import pytest

from motk.core.cursor import Cursor
from motk.core.errors import Invalid


def test_a_cursor_reads_back_as_it_was_written() -> None:
    cursor = Cursor(epoch=2, tx=2**64 - 1, id=2**63 - 1)
    assert Cursor.parse(str(cursor)) == cursor


def test_cursors_sort_as_the_log_does() -> None:
    assert Cursor(1, 900, 5) < Cursor(1, 1000, 1) < Cursor(2, 3, 1)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "1",
        "1.2",
        "1.2.3.4",
        "a.b.c",
        "1.2.-3",
        " 1.2.3",
        "1.2.3\n",
        "٣.1.1",
        "2147483648.1.1",
        "1.18446744073709551616.1",
        "1.1.9223372036854775808",
    ],
)
def test_a_cursor_we_never_gave_out_is_refused_by_the_name_of_its_parameter(written: str) -> None:
    with pytest.raises(Invalid) as refusal:
        Cursor.parse(written)
    assert refusal.value.facts["errors"][0]["field"] == "since"
