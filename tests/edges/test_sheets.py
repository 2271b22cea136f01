"""Lists of others: every encoding and separator people save, workbooks, and files made to do harm."""

from __future__ import annotations

import contextlib
import csv
import gzip
import io
import random
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kassa.domain.errors import InputError
from kassa.integrations.sheets import SheetFiles
from kassa.integrations.sheets.workbook import cell_text
from tests.support.samples import sample

ROWS = [["Barcode", "Naam", "Prijs"], ["0000000000017", 'Crème  brûlée; \'n "zoet" toetje', "1,19"], ["8712", "é", "2"]]


def written(rows: Sequence[Sequence[str]], separator: str = ";") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue()


def read(path: Path) -> list[list[str]]:
    found = SheetFiles().open(path)
    return [list(found.header), *(cells for _, cells in found.rows())]


def refusal(path: Path, content: bytes) -> InputError:
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read(path)
    return caught.value


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encoding_and_separator_are_found(tmp_path: Path, encoding: str, separator: str) -> None:
    file = tmp_path / "lijst.csv"
    file.write_bytes(written(ROWS, separator).encode(encoding))
    assert read(file) == ROWS


def test_an_old_dos_file_keeps_its_letters(tmp_path: Path) -> None:
    file = tmp_path / "oud.csv"
    file.write_bytes(
        written([["Code", "Naam"], ["1", "Café crème à la française"], ["2", "Käse für Öl"]]).encode("cp850")
    )
    assert read(file)[1][1] == "Café crème à la française"


def test_a_letter_outside_ascii_far_into_the_file_is_seen(tmp_path: Path) -> None:
    rows = [["Code", "Naam"], *([str(number), "gewoon"] for number in range(200_000)), ["x", "café"]]
    file = tmp_path / "lang.csv"
    file.write_bytes(written(rows).encode("cp1252"))
    assert read(file)[-1] == ["x", "café"]


def test_the_line_excel_writes_for_the_separator_is_obeyed(tmp_path: Path) -> None:
    file = tmp_path / "sep.csv"
    file.write_bytes(b"sep=|\r\nBarcode|Naam;x\r\n1|a;b\r\n")
    assert read(file) == [["Barcode", "Naam;x"], ["1", "a;b"]]


def test_a_packed_file_is_read_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "lijst.csv.gz"
    file.write_bytes(gzip.compress(written(ROWS).encode(), mtime=0))
    assert read(file) == ROWS


def test_blank_lines_are_no_rows_and_lines_are_counted_as_in_an_editor(tmp_path: Path) -> None:
    file = tmp_path / "lijst.csv"
    file.write_bytes(b'Artikelen van de winkel\n\na;b\n\n1;"twee\nregels"\n;\n2;x\n')
    found = SheetFiles().open(file)
    assert found.header == ("a", "b")
    assert list(found.rows()) == [(5, ["1", "twee\nregels"]), (8, ["2", "x"])]
    assert list(found.rows()) == list(found.rows())


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20), min_size=3, max_size=3).filter(
            lambda row: any(cell.strip() for cell in row)
        ),
        max_size=8,
    ),
    separator=st.sampled_from([";", ",", "\t", "|"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_whatever_is_written_is_read_back(tmp_path: Path, rows: list[list[str]], separator: str, encoding: str) -> None:
    heads = ["Eerste kolom", "Tweede kolom", "Derde kolom"]
    file = tmp_path / "heen_en_weer.csv"
    file.write_bytes(
        written([heads, *([f"{place}", *row] for place, row in enumerate(rows))], separator).encode(encoding)
    )
    found = SheetFiles().open(file)
    if any(separator_like in cell for row in rows for cell in row for separator_like in ";,\t|"):
        return  # another separator may then rightly look better
    assert [cells[1:] for _, cells in found.rows()] == rows


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=3000))
def test_any_bytes_are_read_or_refused_in_words(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "wat_dan_ook"
    file.write_bytes(content)
    with contextlib.suppress(InputError):
        for line, cells in SheetFiles().open(file).rows():
            assert line > 0
            assert any(cells)


def workbook(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    import openpyxl

    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))  # type: ignore[union-attr]
    book.save(path)
    return path


def test_cells_of_a_workbook_become_what_a_person_meant(tmp_path: Path) -> None:
    file = workbook(
        tmp_path / "lijst.xlsx",
        [
            ["EAN", "Naam", "Prijs", "Datum", "Actief"],
            [8712345678906.0, "Getal", 1.19, datetime(2025, 11, 26), True],  # noqa: DTZ001
            ["0000000000017", "Tekst", 3, None, False],
            [87123456789012300, "Te lang voor Excel", 0.1 + 0.2, None, None],
        ],
    )
    assert read(file)[1:] == [
        ["8712345678906", "Getal", "1.19", "2025-11-26", "ja"],
        ["0000000000017", "Tekst", "3", "", "nee"],
        ["8.71234567890123E+16", "Te lang voor Excel", "0.3", "", ""],
    ]


def test_times_and_dates_keep_their_parts() -> None:
    assert [cell_text(cell) for cell in (date(2026, 3, 1), time(9, 5), datetime(2026, 3, 1, 9, 5))] == [  # noqa: DTZ001
        "2026-03-01",
        "09:05:00",
        "2026-03-01 09:05",
    ]


def test_an_open_document_is_read(tmp_path: Path) -> None:
    assert read(ods(tmp_path / "lijst.ods", ODS_ROW * 2)) == [["0017", "Naam"], ["0017", "Naam"]]


ODS_ROW = (
    '<table:table-row><table:table-cell office:value-type="string"><text:p>0017</text:p></table:table-cell>'
    '<table:table-cell office:value-type="string"><text:p>Naam</text:p></table:table-cell></table:table-row>'
)


def ods(path: Path, rows: str, before: str = "") -> Path:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0"?>{before}<office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="Blad1">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return path


def sheet_xml(cells: str) -> dict[str, str]:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    return {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="A" sheetId="1" '
        'r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
    }


def packed(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_cells_that_reach_to_the_end_of_the_sheet_are_refused(tmp_path: Path) -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert refusal(tmp_path / "ver.xlsx", packed({**sheet_xml(cells)})).code == "sheet.extent"


def test_rows_that_repeat_a_thousand_million_times_are_refused(tmp_path: Path) -> None:
    bomb = ODS_ROW.replace("<table:table-row>", '<table:table-row table:number-rows-repeated="999999999">')
    assert refusal(tmp_path / "a.ods", ods(tmp_path / "b.ods", bomb).read_bytes()).code == "sheet.extent"


def test_empty_rows_that_repeat_to_the_end_are_how_it_is_always_saved(tmp_path: Path) -> None:
    empty = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    assert read(ods(tmp_path / "lijst.ods", ODS_ROW * 2 + empty)) == [["0017", "Naam"], ["0017", "Naam"]]


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    harm = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    assert refusal(tmp_path / "a.ods", ods(tmp_path / "b.ods", ODS_ROW, harm).read_bytes()).code == "sheet.doctype"


def test_bombs_are_counted_and_not_believed(tmp_path: Path) -> None:
    parts: dict[str, str | bytes] = {**sheet_xml(""), "xl/media/x.bin": b"\0" * (120 * 1024 * 1024)}
    assert refusal(tmp_path / "bom.xlsx", packed(parts)).code == "sheet.bomb"
    many: dict[str, str | bytes] = {f"deel{number}": b"" for number in range(2_100)}
    assert refusal(tmp_path / "delen.xlsx", packed(many)).code == "sheet.parts"
    assert (
        refusal(tmp_path / "bom.csv.gz", gzip.compress(b"a;b\n" + b"1;2\n" * 5_000_000, mtime=0)).code == "sheet.bomb"
    )


def test_fifty_megabytes_of_noise_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "ruis.csv", random.Random(7).randbytes(50_000_000)).code == "sheet.binary"
    assert (
        refusal(tmp_path / "ruis.xlsx", b"PK\x03\x04" + random.Random(7).randbytes(1_000_000)).code == "sheet.damaged"
    )
    assert refusal(tmp_path / "groot.xlsx", b"PK\x03\x04" + bytes(50_000_000)).code == "sheet.too_large"
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + random.Random(7).randbytes(1_000_000)
    assert refusal(tmp_path / "oud.xls", ole).code == "sheet.damaged"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "sheet.empty"),
        (b"\n\n \n", "sheet.empty"),
        (b"a;b\n1;\0\n", "sheet.binary"),
        (b"a;b\n1;" + b"x" * 40_000 + b"\n", "sheet.cell"),
        (b'a;b\n1;"nooit dicht\n' + b"2;x\n" * 20_000, "sheet.cell"),
        (b";".join(b"k" for _ in range(900)) + b"\n", "sheet.columns"),
        (gzip.compress(b"a;b\n1;2\n" * 50, mtime=0)[:-12], "sheet.damaged"),
    ],
)
def test_what_cannot_be_a_list_is_refused_in_words(tmp_path: Path, content: bytes, code: str) -> None:
    refused = refusal(tmp_path / "fout.csv", content)
    assert refused.code == code
    assert refused.reason.fix


def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path: Path) -> None:
    for place in (tmp_path / "weg.csv", tmp_path):
        with pytest.raises(InputError):
            SheetFiles().open(place)


@pytest.mark.parametrize(
    ("name", "rows"),
    [("artikelen_nl.csv", 14_969), ("artikelen_nl_5000.xlsx", 5_000), ("artikelen_818k.csv.gz", 818_775)],
)
def test_the_samples_are_read_to_the_last_row(name: str, rows: int) -> None:
    found = SheetFiles().open(sample(f"articles/{name}"))
    assert sum(1 for _ in found.rows()) == rows
    assert found.estimated_rows == rows
