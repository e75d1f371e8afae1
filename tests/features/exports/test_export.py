"""Exports, opened again as whoever gets them would."""

import asyncio
import csv
import io
import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import httpx2
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from tests.studio import Film, Json

from motk.core.errors import Invalid
from motk.features.exports import export, gather

pytestmark = pytest.mark.anyio

NAME = {"id": "name", "title": "Shot"}


async def exported(
    film: Film, form: str, columns: list[Json], by: str = "admin", page: str = "shot", **more: Any
) -> httpx2.Response:
    body = {"format": form, "columns": columns, "today": "2026-11-21", **more}
    answer = await film.studio.people[by].send("POST", f"{film.path}/grid/{page}/export", json=body)
    assert answer.status_code == 200, answer.text
    return answer


async def table(film: Film, columns: list[Json], **more: Any) -> list[list[str]]:
    """A CSV's lines below the heading."""
    answer = await exported(film, "csv", columns, **more)
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))[1:]


async def sheet(film: Film, columns: list[Json], **more: Any) -> Worksheet:
    answer = await exported(film, "xlsx", columns, **more)
    return openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]


def values(found: Worksheet) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in found.iter_rows(min_row=2)]


async def test_a_csv_holds_what_the_view_shows(film: Film) -> None:
    await film.assign("artist", 1)
    await film.move(1, "Retake")
    columns = [
        NAME,
        {"id": "parent", "title": "Sequence"},
        {"id": f"task.{film.animation}", "title": "Animation"},
        {"id": f"task.{film.animation}.assignee", "title": "Who"},
    ]
    sort = [{"field": "name", "desc": True}]
    assert await table(film, columns, sort=sort) == [
        ["SH0030", "SQ010", "Ready", ""],
        ["SH0020", "SQ010", "Retake", "Noor Haddad"],
        ["SH0010", "SQ010", "Ready", ""],
    ]
    mine = {"field": "task.any.assignee", "op": "is", "value": "@me"}
    assert await table(film, [NAME], by="artist", filter=mine) == [["SH0020"]]
    assert await table(film, [NAME], ids=film.shots[:2]) == [["SH0010"], ["SH0020"]]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+33 6 12", "'+33 6 12"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("＝1+1", "'＝1+1"),  # noqa: RUF001 - the wide sign is the point
        ("-12", "-12"),
        ("-1.5", "-1.5"),
        ("a=b", "a=b"),
        ('He said "no", twice;\nthen left', 'He said "no", twice;\nthen left'),
        ("forêt 東京", "forêt 東京"),
    ],
)
async def test_no_text_of_a_csv_becomes_a_formula(film: Film, typed: str, written: str) -> None:
    await film.studio.admin.patch(f"/entities/{film.shots[0]}", {"description": typed})
    found = await table(film, [NAME, {"id": "description", "title": "Text"}], ids=film.shots[:1])
    assert found == [["SH0010", written]]


async def test_a_csv_is_what_its_reader_asked_for(film: Film) -> None:
    plain = (
        await exported(film, "csv", [NAME, {"id": "nb_frames", "title": "=Frames"}], bom=False, delimiter=";")
    ).content
    assert plain.split(b"\r\n")[:2] == [b"Shot;'=Frames", b"SH0010;48"]
    assert (await exported(film, "csv", [NAME])).content.startswith(b"\xef\xbb\xbfShot\r\n")


async def test_the_cells_of_a_spreadsheet_are_of_their_kind(film: Film) -> None:
    admin = film.studio.admin
    await film.studio.define("shot", "Grade", "number")
    await admin.patch(f"/entities/{film.shots[0]}", {"nb_frames": 48, "description": "=1+1", "extra": {"grade": 1.5}})
    await admin.patch(f"/tasks/{film.tasks[0]}", {"due_date": "2026-12-24", "estimate_minutes": 720})
    step = f"task.{film.animation}"
    columns: list[Json] = [
        NAME,
        {"id": "nb_frames", "title": "Frames"},
        {"id": "description", "title": "Text", "width": 350},
        {"id": f"{step}.due_date", "title": "Due"},
        {"id": f"{step}.estimate_minutes", "title": "Bid"},
        {"id": f"{step}.late", "title": "Late"},
        {"id": "extra.grade", "title": "Grade"},
        {"id": "thumbnail", "title": "Picture"},
    ]
    found = await sheet(film, columns)
    assert [cell.value for cell in found[1]] == ["Shot", "Frames", "Text", "Due", "Bid", "Late", "Grade"]
    assert values(found)[0] == ["SH0010", 48, "=1+1", datetime(2026, 12, 24), 1.5, "No", 1.5]  # noqa: DTZ001 - a cell has no zone
    assert found["C2"].data_type == "s", "a text that looks like a formula is text"
    assert found["D2"].is_date
    assert (found.freeze_panes, found.auto_filter.ref) == ("B2", "A1:G4")
    assert found["A1"].font.bold
    assert found.column_dimensions["C"].width == pytest.approx(50, abs=1)
    assert (await sheet(film, columns[4:5], durations="hours"))["A2"].value == 12


async def test_a_name_leads_to_its_row(film: Film) -> None:
    found = await sheet(film, [NAME])
    address = f"{film.studio.app.state.settings.public_url}{film.path}/shots?row={film.shots[0]}"
    assert found["A2"].hyperlink.target == address


async def test_a_status_has_its_colour_and_can_be_read_on_it(film: Film) -> None:
    admin = film.studio.admin
    for name, color in (("Ready", "#ffee00"), ("Retake", "#8b0000")):
        await admin.patch(f"/task-statuses/{film.statuses[name]}", {"color": color})
    await film.move(1, "Retake")
    found = await sheet(film, [NAME, {"id": f"task.{film.animation}", "title": "Animation"}])
    looks = [(cell.value, cell.fill.fgColor.rgb, cell.font.color.rgb) for cell in (found["B2"], found["B3"])]
    assert looks == [("Ready", "FFFFEE00", "FF000000"), ("Retake", "FF8B0000", "FFFFFFFF")]


async def test_groups_stand_under_headings_that_count(film: Film) -> None:
    admin = film.studio.admin
    await admin.patch(f"/entities/{film.shots[1]}", {"parent_id": None})
    await film.move(2, "Retake")
    found = await sheet(film, [NAME], group=["parent", f"task.{film.animation}.status"])
    assert [row[0] for row in values(found)] == [
        *("SQ010 (2)", "    Ready (1)", "SH0010", "    Retake (1)", "SH0030"),
        *("(none) (1)", "    Ready (1)", "SH0020"),
    ]
    assert [found.row_dimensions[row].outlineLevel for row in (2, 3, 4)] == [0, 1, 2]
    french = await sheet(film, [NAME], group=["parent"], locale="fr-FR")
    assert values(french)[-2] == ["(aucun) (1)"]


async def test_a_task_column_opens_into_the_parts_asked_for(film: Film) -> None:
    column = {"id": f"task.{film.animation}", "title": "Animation"}
    answer = await exported(
        film, "csv", [NAME, column], parts=["status", "due_date", "assignee"], locale="fr", bom=False
    )
    assert answer.text.splitlines()[0] == "Shot,Animation,Animation · Échéance,Animation · Assigné"


async def test_the_flat_list_of_tasks_is_exported_too(film: Film) -> None:
    columns = [
        {"id": "entity", "title": "On"},
        {"id": "kind", "title": "Kind"},
        {"id": "task_type", "title": "Step"},
        {"id": "status", "title": "Status"},
    ]
    await film.move(0, "Approved")
    assert await table(film, columns, page="task", sort=[{"field": "status", "desc": True}]) == [
        ["SH0010", "Shot", "Animation", "Approved"],
        ["SH0020", "Shot", "Animation", "Ready"],
        ["SH0030", "Shot", "Animation", "Ready"],
    ]


async def test_nobody_exports_what_they_do_not_see(film: Film) -> None:
    who = {"id": "task.any.assignee", "title": "Who"}
    await film.assign("vendor", 2)
    assert await table(film, [NAME, who], by="vendor") == [["SH0030", "Vik Anand"]]
    assert await table(film, [NAME, who], by="client") == [["SH0010", ""], ["SH0020", ""], ["SH0030", ""]]
    body = {"format": "csv", "columns": [NAME]}
    await film.studio.hire("artist").refused(404, "POST", f"{film.path}/grid/shot/export", body)


async def test_a_file_is_saved_under_a_name_that_breaks_nothing(film: Film) -> None:
    answer = await exported(film, "xlsx", [NAME], name='Été "7/8"\r\nX: y')
    said = answer.headers["content-disposition"]
    assert unquote(said.rpartition("''")[2]) == "Été -7-8-X- y.xlsx"
    assert "\r" not in said
    assert said.startswith('attachment; filename="t -7-8-X- y.xlsx"')
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"columns": [NAME, {"id": "salary", "title": "€"}]}, "columns.1.id"),
        ({"columns": []}, "columns"),
        ({"columns": [{"id": "thumbnail", "title": "Picture"}]}, "columns"),
        ({"group": ["salary"]}, "group.0"),
        ({"sort": [{"field": "salary"}]}, "sort.0.field"),
        ({"filter": {"all": [{"field": "salary", "op": "is", "value": 3}]}}, "filter.all.0.field"),
        ({"format": "pdf"}, "format"),
    ],
)
async def test_what_cannot_be_exported_is_named(film: Film, wrong: Json, field: str) -> None:
    body = {"format": "csv", "columns": [NAME], **wrong}
    assert field in await film.studio.admin.invalid("POST", f"{film.path}/grid/shot/export", body)


def _office() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


async def test_an_office_program_reads_the_spreadsheet(film: Film, tmp_path: Path) -> None:
    """Where one is installed; elsewhere the file has been opened by another reader in the tests above."""
    await film.studio.admin.patch(f"/tasks/{film.tasks[0]}", {"due_date": "2026-12-24"})
    columns = [NAME, {"id": "task.any.due_date", "title": "Due"}, {"id": "task.any.status", "title": "Status"}]
    file = tmp_path / "shots.xlsx"
    file.write_bytes((await exported(film, "xlsx", columns, group=["parent"])).content)
    office = _office()
    if office is None:
        assert openpyxl.load_workbook(file).worksheets[0]["B3"].value.date() == date(2026, 12, 24)
        return
    command = [
        office,
        "--headless",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--convert-to",
        "csv",
        "--outdir",
        str(tmp_path),
        str(file),
    ]
    await asyncio.to_thread(subprocess.run, command, check=True, capture_output=True, timeout=120)
    assert (tmp_path / "shots.csv").read_text().splitlines()[1:3] == ["SQ010 (3),,", "SH0010,2026-12-24,Ready"]


@pytest.mark.parametrize(("column", "first"), [("entity", "SH0010"), ("parent", "SQ010"), ("task_type", "Animation")])
async def test_a_list_of_tasks_is_one_though_no_column_speaks_of_work(film: Film, column: str, first: str) -> None:
    assert (await table(film, [{"id": column, "title": "What"}], page="task"))[0] == [first]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
async def test_a_file_has_its_bounds(film: Film, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(export.MOST_CELLS, form, 5)
    body = {"format": form, "columns": [NAME, NAME]}
    refused = await film.studio.client.invalid("POST", f"{film.path}/grid/shot/export", body)
    assert "5 cells" in refused["columns"]
    assert (
        await film.studio.client.send("POST", f"{film.path}/grid/shot/export", json={**body, "columns": [NAME]})
    ).is_success


async def test_a_spreadsheet_that_breaks_off_leaves_nothing_behind(
    film: Film, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async def lost(*_: Any, needs: Any, zone: str) -> None:
        raise Invalid([("ids", "Gone.")])

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(gather, "some", lost)
    await film.studio.admin.invalid("POST", f"{film.path}/grid/shot/export", {"format": "xlsx", "columns": [NAME]})
    assert await asyncio.to_thread(lambda: list(tmp_path.iterdir())) == []
