"""Tables as CSV, XLSX and PDF, read back by other programs' libraries."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from pypdf import PdfReader

from kassa.output.pdf.table import write_pdf
from kassa.output.sheets.table import guarded, write_csv, write_xlsx
from kassa.output.table import CellFormat, CellKind, Head, Table
from kassa.system.paths import resource

FORM = CellFormat(ZoneInfo("Europe/Amsterdam"))
MOMENT = 1_773_480_600_000_000  # 14-03-2026 09:30 UTC
HEADS = (
    Head("Nummer", CellKind.CODE, 90),
    Head("Omschrijving", CellKind.TEXT, 200),
    Head("Datum", CellKind.DATE, 90),
    Head("Moment", CellKind.MOMENT, 120),
    Head("Aantal", CellKind.QUANTITY, 80),
    Head("Prijs", CellKind.PRICE, 80),
    Head("Totaal", CellKind.MONEY, 90),
    Head("Status", CellKind.BADGE, 90, {"active": "Actief"}),
)
ROW = ("00123", "Poloshirt piqué", "2026-03-14", MOMENT, 1350, 124_500, -1234_56, "active")


def table(rows: Sequence[tuple[str | int | None, ...]], totals: tuple[str | int | None, ...] = ()) -> Table:
    return Table("Artikelen", "14-03-2026", HEADS, iter(rows), totals)


def test_csv_has_dutch_numbers_and_keeps_leading_zeros(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    assert write_csv(table([ROW]), file, FORM) == 1
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    with file.open(encoding="utf-8-sig", newline="") as stream:
        heads, row = csv.reader(stream, delimiter=";")
    assert heads == [head.label for head in HEADS]
    assert row == [
        "00123",
        "Poloshirt piqué",
        "14-03-2026",
        "14-03-2026 10:30",
        "1,350",
        "12,4500",
        "-1234,56",
        "Actief",
    ]


def test_english_csv_has_points_and_commas(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    write_csv(table([ROW]), file, CellFormat(FORM.zone, "en"))
    assert "1.350,12.4500,-1234.56" in file.read_text(encoding="utf-8-sig")


def test_xlsx_types_its_numbers(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    totals = (None, None, None, None, None, None, 500_00, None)
    write_xlsx(table([ROW], totals), file, FORM)
    book = load_workbook(file)
    rows = list(book.active.iter_rows())  # type: ignore[union-attr]
    code, name, day, moment, quantity, price, total, status = rows[1]
    assert (code.value, code.data_type) == ("00123", "s")
    assert name.value == "Poloshirt piqué"
    assert str(day.value) == "2026-03-14 00:00:00"
    assert str(moment.value) == "2026-03-14 10:30:00"
    assert (quantity.value, price.value, total.value) == (1.35, 12.45, -1234.56)
    assert total.number_format == "#,##0.00"
    assert status.value == "Actief"
    assert rows[2][6].value == 500
    assert book.active.freeze_panes == "A2"  # type: ignore[union-attr]


@pytest.mark.parametrize("text", ["=1+1", "+31 10", "-5", "@SUM(A1)", "\tx", "\rx"])
def test_no_text_becomes_a_formula(tmp_path: Path, text: str) -> None:
    row = ("00123", text, *ROW[2:])
    write_csv(table([row]), tmp_path / "a.csv", FORM)
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert list(csv.reader(stream, delimiter=";"))[1][1] == f"'{text}"
    write_xlsx(table([row]), tmp_path / "a.xlsx", FORM)
    cell = load_workbook(tmp_path / "a.xlsx").active["B2"]  # type: ignore[index]
    assert cell.data_type == "s"
    assert str(cell.value).startswith("'")


@given(st.text())
def test_guarded_text_never_starts_a_formula(text: str) -> None:
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_pdf_repeats_its_heads_and_numbers_its_pages(tmp_path: Path) -> None:
    fonts = (resource("fonts", "Inter-Regular.otf"), resource("fonts", "Inter-SemiBold.otf"))
    rows = [(f"{number:05d}", *ROW[1:]) for number in range(100)]
    assert write_pdf(table(rows), tmp_path / "a.pdf", FORM, fonts) == 100
    pages = [page.extract_text() for page in PdfReader(tmp_path / "a.pdf").pages]
    assert len(pages) > 1
    assert all("Omschrijving" in page for page in pages)
    assert "Artikelen" in pages[0]
    assert "−1.234,56" in pages[0]
    assert f"1 / {len(pages)}" in pages[0]
    assert "00099" in pages[-1]


def test_what_is_not_there_is_a_dash_and_an_empty_text_is_empty() -> None:
    assert FORM.text(CellKind.MONEY, None) == "–"
    assert FORM.text(CellKind.MOMENT, None) == "–"
    assert FORM.text(CellKind.TEXT, "") == ""
    assert FORM.text(CellKind.TIME, MOMENT) == "10:30"
    assert FORM.text(CellKind.RATE, 550) == "5,5%"


def test_progress_is_told_every_thousand(tmp_path: Path) -> None:
    told: list[int] = []
    rows = [ROW] * 2500
    write_csv(table(rows), tmp_path / "a.csv", FORM, told.append)
    assert told == [1000, 2000]
