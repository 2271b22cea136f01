"""What a row of an article list means: heads guessed, cells understood, one verdict per row."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.catalog.folding import fold
from kassa.domain.catalog.importing import (
    FIELDS,
    Field,
    Judge,
    Kind,
    Known,
    Mapping,
    Parsed,
    RowParser,
    VatWords,
    check_mapping,
    guess,
    signature,
)
from kassa.domain.catalog.importing.fields import check_header
from kassa.domain.catalog.importing.rows import read_barcode
from kassa.domain.errors import InputError
from kassa.domain.pricing.vat import BE_CODES, NL_CODES

DAY = dt.date(2026, 3, 14)
NL = VatWords(NL_CODES, DAY)
FOUR = Mapping((Field.BARCODE, Field.NAME, Field.PRICE, Field.VAT))


def parse(*cells: str, mapping: Mapping = FOUR) -> Parsed:
    return RowParser(mapping, NL).parse(2, cells)


def code_of(parsed: Parsed) -> str:
    assert parsed.error is not None
    return parsed.error.code


def known(**fields: object) -> Known:
    usual = {"id": "a1", "seq": 1, "number": "4006381333931", "name": "Stift", "barcodes": frozenset({"4006381333931"})}
    more = {"price": 11900, "vat": "low", "group": "", "unit": "", "stock": 0, "colour": "", "size": "", "style": ""}
    return Known(**{**usual, **more, "blocked": "", "cost": None, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("heads", "fields"),
    [
        ("Barcode;Omschrijving;Verkoopprijs incl. btw;Btw %", "barcode;name;price;vat"),
        ("EAN;Artikelnaam;Prijs;BTW;Opmerking", "barcode;name;price;vat;"),
        ("Art.nr.;Naam;Prijs excl. BTW;Btw-tarief;Groep;Voorraad", "number;name;price_exclusive;vat;group;stock"),
        ("SKU;Name;Price;VAT rate;Category;Color;Size;Parent SKU", "number;name;price;vat;group;colour;size;style"),
        ("EAN 13;Barcode 2;Artikel;Onze verkoopprijs;Inkoopprijs", "barcode;barcode;name;price;cost"),
        ("Artikelcode;Artikel;Prijs;Prijs", "number;name;price;"),
    ],
)
def test_heads_are_guessed(heads: str, fields: str) -> None:
    assert [field.value if field else "" for field in guess(heads.split(";")).columns] == fields.split(";")


def test_a_column_full_of_long_digits_holds_the_barcodes() -> None:
    found = guess(["Code", "Naam"], [["4006381333931", "Stift"], ["00018524", "Kaas"]])
    assert found.columns == (Field.BARCODE, Field.NAME)


def test_a_mapping_is_remembered_under_its_heads() -> None:
    mapping = Mapping((Field.NAME, None, Field.PRICE), "low")
    assert Mapping.from_body(mapping.as_body(), FIELDS) == mapping
    assert signature(["Naam ", "PRIJS"]) == signature(["naam", "Prijs"]) != signature(["prijs", "naam"])
    with pytest.raises(ValueError, match="remembered"):
        Mapping.from_body({"columns": "x"}, FIELDS)


def test_a_mapping_without_a_name_or_with_two_prices_is_refused() -> None:
    assert [wrong.code for wrong in check_mapping(Mapping((Field.PRICE, Field.PRICE_EXCLUSIVE)))] == [
        "import.no_name",
        "import.two_prices",
        "import.no_vat",
    ]
    assert check_mapping(FOUR) == ()
    assert [wrong.code for wrong in check_mapping(Mapping((Field.NAME, Field.NAME), "low"))] == ["import.twice"]


@pytest.mark.parametrize("header", [["8712345678906", "Kaas", "1,19"], ["Kaas", "1,19", "9"], []])
def test_a_file_without_heads_is_refused(header: list[str]) -> None:
    with pytest.raises(InputError):
        check_header(header)


@pytest.mark.parametrize(
    ("cell", "code"),
    [(cell, "high") for cell in ("21", "21%", "21,0 %", "0,21", "Hoog", "high")]
    + [(cell, "low") for cell in ("9", "0.09", "LAAG", "Laag tarief")]
    + [(cell, "zero") for cell in ("0", "0%", "nul")]
    + [(cell, "exempt") for cell in ("vrij", "Vrijgesteld")],
)
def test_vat_is_understood_as_percentage_word_or_code(cell: str, code: str) -> None:
    assert NL.code(cell) == code


def test_belgian_rates_are_belgian() -> None:
    words = VatWords(BE_CODES, DAY)
    assert [words.code(cell) for cell in ("21", "12", "6", "laag", "tussen")] == [
        "high",
        "middle",
        "low",
        "low",
        "middle",
    ]


@pytest.mark.parametrize("cell", ["19", "x", "-9", "9;", "900", "1e1"])
def test_an_unknown_rate_is_an_error_that_names_the_rates(cell: str) -> None:
    with pytest.raises(InputError, match="21%, 9%, 0%"):
        NL.code(cell)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("0000000000017", "0000000000017"),
        ("871 2345 678906", "8712345678906"),
        ("978-90-274-3964-2", "9789027439642"),
        ("8712345678906.0", "8712345678906"),
        ("AB-12/x", "AB-12/x"),
        ("12345678901234567890", "12345678901234567890"),
        ("1", "1"),
        ("1E10", "1E10"),
    ],
)
def test_barcodes_survive(cell: str, code: str) -> None:
    assert read_barcode(cell) == code


@pytest.mark.parametrize("cell", ["8,71235E+12", "8.71E+16", "9" * 200, "a\x07b"])
def test_barcodes_that_cannot_be_right_are_refused(cell: str) -> None:
    with pytest.raises(InputError):
        read_barcode(cell)


def test_a_good_row_is_read() -> None:
    row, notes, error = parse("8710908960529", " Crème  brûlée ", "1,19", "9")
    assert (row.barcodes, row.name, row.price, row.vat) == (("8710908960529",), "Crème  brûlée", 11900, "low")
    assert (notes, error) == ((), None)


def test_several_barcodes_in_one_cell_and_in_two_columns() -> None:
    mapping = Mapping((Field.BARCODE, Field.NAME, Field.BARCODE))
    assert parse("1234567|7654321", "Naam", "A;1234567", mapping=mapping).row.barcodes == ("1234567", "7654321", "A")


def test_a_wrong_check_digit_warns_and_goes_in() -> None:
    parsed = parse("8710908960528", "Naam", "1", "9")
    assert parsed.error is None
    assert [note.code for note in parsed.notes] == ["import.check_digit"]
    assert Judge().verdict(parsed, None).shown == "warning"


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (("1", "", "1", "9"), "import.name_empty"),
        (("1", "x" * 301, "1", "9"), "import.name_long"),
        (("1", "a\nb", "1", "9"), "import.name_lines"),
        (("1", "a", "1.234,56", "9"), "price.separators"),
        (("1", "a", "1e9", "9"), "price.not_a_number"),
        (("1", "a", "-3", "9"), "price.negative"),
        (("1", "a", "100000", "9"), "import.price_large"),
        (("1", "a", "1", ""), "import.vat_empty"),
        (("1", "a", "1", "19"), "import.vat"),
        (("9" * 200, "a", "1", "9"), "barcode.too_long"),
        (("1", "a", "1", "9", "meer"), "import.columns"),
        ((), "import.name_empty"),
    ],
)
def test_a_row_that_cannot_go_in_says_why(cells: tuple[str, ...], code: str) -> None:
    assert code_of(parse(*cells)) == code
    assert code_of(parse(*cells)) == code


def test_a_price_without_vat_becomes_one_with_vat_on_the_cent() -> None:
    mapping = Mapping((Field.NAME, Field.PRICE_EXCLUSIVE, Field.VAT))
    assert parse("a", "10,00", "21", mapping=mapping).row.price == 121_000
    assert parse("a", "0,99", "9", mapping=mapping).row.price == 10_800


def test_the_other_fields_are_read() -> None:
    fields = (Field.NAME, Field.GROUP, Field.UNIT, Field.STOCK, Field.COLOUR, Field.SIZE, Field.STYLE, Field.BLOCKED)
    mapping = Mapping((*fields, Field.COST), "high")
    row = parse("Polo", "Kleding", "st", "-1,5", "Marine", "L", "30110", "ja", "9,95", mapping=mapping).row
    assert row[6:] == ("Kleding", "", -1500, "Marine", "L", "30110", "Geblokkeerd in de ingelezen lijst", 99500)
    bare = parse("Polo", mapping=mapping).row
    assert bare[4:] == (None, None, None, None, None, None, None, None, "", None)


def test_verdicts_compare_with_what_the_shop_has() -> None:
    judge, row = Judge(), parse("4006381333931", "Stift", "1,19", "9")
    assert judge.verdict(row, None).kind is Kind.NEW
    assert judge.verdict(row, None).kind is Kind.DOUBLE
    assert Judge().verdict(row, known()).kind is Kind.UNCHANGED
    changed = Judge().verdict(row, known(price=12900, barcodes=frozenset()))
    assert (changed.kind, changed.changed) == (Kind.CHANGED, ("price", "barcodes"))
    two = Judge().verdict(row, known(), (known(id="b2", name="Ander"),))
    assert two.kind is Kind.ERROR


def test_codes_that_differ_in_leading_zeros_are_two_articles() -> None:
    judge = Judge()
    kinds = [judge.verdict(parse(code, "Naam", "1", "9"), None).kind for code in ("0018524", "18524", "018524")]
    assert kinds == [Kind.NEW] * 3


def test_a_number_that_has_another_barcode_in_the_shop_is_an_error() -> None:
    mapping = Mapping((Field.NUMBER, Field.BARCODE, Field.NAME), "low")
    row = parse("77", "4006381333931", "Stift", mapping=mapping)
    assert Judge().verdict(row, None, (known(),)).kind is Kind.ERROR


CELL = st.one_of(
    st.sampled_from(["", "9", "Laag", "1,19", "4006381333931", "0001", "8,7E+12", "-3", "ja", "1.234,56", "\n"]),
    st.text(max_size=12),
)


@given(
    rows=st.lists(st.lists(CELL, max_size=6), max_size=12),
    columns=st.lists(st.sampled_from([None, *Field]), max_size=5),
)
def test_every_row_gets_one_verdict_whatever_it_holds(rows: list[list[str]], columns: list[Field | None]) -> None:
    mapping = Mapping((Field.NAME, *columns), "high")
    if check_mapping(mapping):
        return
    parser, judge = RowParser(mapping, NL), Judge()
    verdicts = [judge.verdict(parser.parse(line, cells), None) for line, cells in enumerate(rows, start=2)]
    assert len(verdicts) == len(rows)
    for verdict in verdicts:
        assert (verdict.kind in (Kind.ERROR, Kind.DOUBLE)) == (verdict.error is not None)
        assert verdict.kind is Kind.ERROR or verdict.row.name


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert "  " not in folded


def test_folding_drops_capitals_and_accents() -> None:
    assert fold("  Crème   BRÛLÉE Øl Straße ") == "creme brulee ol strasse"
