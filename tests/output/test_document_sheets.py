"""One document as CSV and XLSX, read back."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kassa.domain.values import Money
from kassa.output.papers.paper import LineKind, Paper, PaperLine, Settled
from kassa.output.sheets.document import write_document_csv, write_document_xlsx
from tests.support import papers


def written_csv(paper: Paper, folder: Path) -> list[list[str]]:
    file = folder / "document.csv"
    write_document_csv(paper, file)
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream, delimiter=";" if paper.language == "nl" else ","))


def written_xlsx(paper: Paper, folder: Path) -> list[tuple[object, ...]]:
    file = folder / "document.xlsx"
    write_document_xlsx(paper, file)
    return list(load_workbook(file).active.iter_rows(values_only=True))  # type: ignore[union-attr]


def test_csv_holds_facts_lines_and_totals(tmp_path: Path) -> None:
    rows = written_csv(papers.invoice(), tmp_path)
    assert rows[0] == ["Factuur", "2025-0448"]
    assert ["Vervaldatum", "10-12-2025"] in rows
    assert ["Artikel", "Omschrijving", "Aantal", "Prijs", "Korting", "Btw", "Bedrag"] in rows
    assert ["70110", "Veiligheidsvest geel", "10,000", "6,2000", "10,00", "21,00", "55,80"] in rows
    assert ["21,00", "440,80", "92,57", "533,37"] in rows
    assert rows[-1] == ["Te betalen", "552,99"]


def test_english_csv_has_points(tmp_path: Path) -> None:
    rows = written_csv(replace(papers.invoice(), language="en"), tmp_path)
    assert rows[-1] == ["To pay", "552.99"]


def test_xlsx_types_its_numbers(tmp_path: Path) -> None:
    paper = replace(papers.invoice(), settled=(Settled("Aanbetaling", Money(5000)),), due=Money(50299))
    rows = written_xlsx(paper, tmp_path)
    assert ("70110", "Veiligheidsvest geel", 10, 6.2, 10, 21, 55.8) in rows
    assert [row[:2] for row in rows[-2:]] == [("Aanbetaling", -50), ("Te betalen", 502.99)]


def test_a_delivery_note_without_prices_has_none(tmp_path: Path) -> None:
    rows = written_csv(papers.delivery(), tmp_path)
    assert ["Artikel", "Omschrijving", "Geleverd", "Volgt nog"] in rows
    assert rows[-1] == ["95002", "Inkorten mouwen\nDienst", "2,000", "1,000"]
    assert any("77,0000" in row for row in written_csv(papers.delivery(prices=True), tmp_path))


@pytest.mark.parametrize("text", ["=1+1", "+31 10", "-5", "@SUM(A1)", "\tx"])
def test_no_text_becomes_a_formula(tmp_path: Path, text: str) -> None:
    lines = (PaperLine(text, number=text), PaperLine(text, LineKind.TEXT))
    paper = replace(papers.invoice(), lines=lines, number=text, reference=text)
    for rows in (written_csv(paper, tmp_path), written_xlsx(paper, tmp_path)):
        found = [cell for row in rows for cell in row if isinstance(cell, str) and text in cell]
        assert len(found) == 5
        assert all(cell == f"'{text}" for cell in found)


def test_letters_that_no_file_may_hold_are_left_out(tmp_path: Path) -> None:
    paper = replace(papers.invoice(), lines=(PaperLine("a\x00b\x0bc\ud800d"),))
    assert "abcd" in [row[1] for row in written_xlsx(paper, tmp_path) if len(row) > 1]
    assert "abcd" in [row[1] for row in written_csv(paper, tmp_path) if len(row) > 1]
