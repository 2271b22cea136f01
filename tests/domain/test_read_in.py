"""Reading in: every row that is not blank is good or bad, whatever a file or a scanner holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.errors import InputError
from kassa.domain.sales.read_in import (
    MOST_ROWS,
    Columns,
    ReadField,
    check_columns,
    guess_columns,
    read_dump,
    read_rows,
)

CODE, QUANTITY, PRICE, NAME = ReadField.CODE, ReadField.QUANTITY, ReadField.PRICE, ReadField.NAME
EAN = "8712345678906"


@pytest.mark.parametrize(
    ("rows", "fields", "head"),
    [
        ([["Barcode", "Aantal"], [EAN, "2"]], (CODE, QUANTITY), 1),
        ([["AANTAL", "EAN-code", "Prijs"], ["2", EAN, "1,50"]], (QUANTITY, CODE, PRICE), 1),
        ([["Telling magazijn"], ["Barcode", "Aantal"], [EAN, "2"]], (CODE, QUANTITY), 2),
        ([[EAN, "2"], ["4006381333931", "12"]], (CODE, QUANTITY), 0),
        ([["2", EAN], ["12", "4006381333931"]], (QUANTITY, CODE), 0),
        ([[EAN], ["4006381333931"]], (CODE,), 0),
        ([["A-12"], ["A-13"]], (CODE,), 0),
        ([["1001", "3"], ["1002", "1"]], (CODE, QUANTITY), 0),
        ([["Werkbroek", EAN, "3"]], (None, CODE, QUANTITY), 0),
    ],
)
def test_columns_are_guessed_with_and_without_heads(
    rows: list[list[str]], fields: tuple[ReadField | None, ...], head: int
) -> None:
    assert guess_columns(list(enumerate(rows, 1))) == Columns(fields, head)


def test_good_and_bad_rows_of_a_file() -> None:
    rows = [
        (1, ["Lijst van vrijdag"]),
        (2, ["Barcode", "Aantal", "Prijs", "Omschrijving"]),
        (3, [EAN, "3", "", ""]),
        (4, [EAN, "x", "", ""]),
        (5, ["", "3", "", ""]),
        (6, ["", "", "", ""]),
        (7, ["8,71235E+12", "1", "", ""]),
        (8, [EAN, "0", "", ""]),
        (9, [EAN, "-1", "", ""]),
        (10, [EAN]),
        (11, ["0000000000123", "1,5", "2,50", "  Rol   stof "]),
        (12, [EAN, "1", "gratis", ""]),
    ]
    parsed = read_rows(rows, guess_columns(rows))
    assert [(one.number, one.code, one.quantity.milli) for one in parsed.rows] == [
        (3, EAN, 3000),
        (11, "0000000000123", 1500),
    ]
    assert parsed.rows[1].price is not None
    assert (parsed.rows[1].price.units, parsed.rows[1].name) == (25_000, "Rol stof")
    assert {one.number: one.reason.code for one in parsed.bad} == {
        1: "read_in.above",
        4: "quantity.not_a_number",
        5: "barcode.empty",
        7: "read_in.rounded",
        8: "read_in.zero",
        9: "quantity.negative",
        10: "quantity.empty",
        12: "price.not_a_number",
    }


@pytest.mark.parametrize(
    ("line", "code", "milli"),
    [
        (EAN, EAN, 1000),
        (f"{EAN},4", EAN, 4000),
        (f"{EAN};4", EAN, 4000),
        (f"{EAN}\t4", EAN, 4000),
        (f'"{EAN}","4"', EAN, 4000),
        (f"21-11-2026,10:22:33,EAN-13,{EAN}", EAN, 1000),
        (f"21/11/2026,10:22:33,13,{EAN}", "13", None),
        (f"{EAN},10:22,21.11.2026,UPC-A", EAN, 1000),
        (f"CODE128,{EAN},2", EAN, 2000),
        (f"2026-11-21 10:22:33,{EAN}", EAN, 1000),
        ("ABC-123", "ABC-123", 1000),
        ("\x0200012345\x03", "00012345", 1000),
        (f"20261121,{EAN}", "20261121", None),
        ("a,b,c", "", None),
        (f"{EAN},veel", EAN, None),
        ("EAN13", "", None),
    ],
)
def test_rows_of_a_portable_scanner(line: str, code: str, milli: int | None) -> None:
    parsed = read_dump(line)
    if milli is None:
        assert [one.number for one in parsed.bad] == [1]
        assert parsed.bad[0].text
        assert parsed.bad[0].reason.sentence
    else:
        assert [(one.code, one.quantity.milli) for one in parsed.rows] == [(code, milli)]


def test_rows_keep_their_numbers_over_blank_ones_and_every_line_end() -> None:
    parsed = read_dump(f"{EAN}\r\n\r\nx,y,z\r{EAN},2\n")
    assert [one.number for one in parsed.rows] == [1, 4]
    assert [one.number for one in parsed.bad] == [3]


def test_columns_that_cannot_be_used_are_refused() -> None:
    for fields, code in (((None, QUANTITY), "read_in.no_code"), ((CODE, CODE), "read_in.double")):
        reason = check_columns(Columns(fields))
        assert reason is not None
        assert reason.code == code
        with pytest.raises(InputError):
            read_rows([(1, [EAN, "1"])], Columns(fields))


def test_too_many_rows_are_refused_as_a_whole() -> None:
    with pytest.raises(InputError) as refused:
        read_dump("1\n" * (MOST_ROWS + 1))
    assert refused.value.code == "read_in.too_many"


cells = st.one_of(st.text(max_size=12), st.sampled_from([EAN, "1", "2,5", "0", "-1", "", "  ", "1e5", "9" * 90]))


@given(st.lists(st.lists(cells, min_size=1, max_size=4), max_size=12))
def test_no_row_of_a_file_is_ever_dropped(rows: list[list[str]]) -> None:
    numbered = list(enumerate(rows, 1))
    columns = guess_columns(numbered)
    if check_columns(columns) is not None:
        return
    parsed = read_rows(numbered, columns)
    filled = {number for number, row in numbered if any(cell.strip() for cell in row)} - {columns.head}
    good, bad = [one.number for one in parsed.rows], [one.number for one in parsed.bad]
    assert sorted(good + bad) == sorted(filled)
    assert all(one.quantity.milli > 0 and one.code for one in parsed.rows)
    assert all(one.reason.sentence for one in parsed.bad)


@given(st.text(alphabet=st.characters(codec="latin-1"), max_size=200))
def test_no_row_of_a_dump_is_ever_dropped(text: str) -> None:
    parsed = read_dump(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    filled = [
        number
        for number, line in enumerate(lines, 1)
        if "".join(sign for sign in line if sign.isprintable() or sign == "\t").strip()
    ]
    assert sorted([one.number for one in parsed.rows] + [one.number for one in parsed.bad]) == filled
