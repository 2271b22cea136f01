"""Layout of slips: what may wrap, what may never be cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.output.slip import Align, Barcode, BarcodeKind, Cut, Feed, Row, Rule, Size, Slip, Table, Text, plain_text

COLUMNS = (32, 42, 48)
names = st.text(max_size=120)
amounts = st.integers(-99_999_999, 99_999_999).map(
    lambda cents: f"{'−' * (cents < 0)}{abs(cents) // 100:,}.".replace(",", ".")[:-1] + f",{abs(cents) % 100:02d}"
)


@pytest.mark.parametrize("columns", COLUMNS)
@given(name=names, amount=amounts, lead=st.sampled_from(["", "1", "12", "100", "9.999"]), size=st.sampled_from(Size))
def test_a_row_keeps_its_amount_and_every_word(columns: int, name: str, amount: str, lead: str, size: Size) -> None:
    lines = plain_text(Slip((Row(name, amount, lead=lead, gutter=4, size=size),)), columns).split("\n")
    assert all(len(line) <= columns for line in lines)
    assert any(line.endswith(amount) for line in lines)
    assert all(ord(letter) >= 32 for line in lines for letter in line)
    assert lead in lines[0]


@pytest.mark.parametrize("columns", COLUMNS)
@given(rows=st.lists(st.tuples(names, amounts, amounts, amounts), min_size=1, max_size=4))
def test_a_table_keeps_every_figure(columns: int, rows: list[tuple[str, str, str, str]]) -> None:
    text = plain_text(Slip((Table(("Btw", "Excl.", "Btw", "Incl."), tuple(rows)),)), columns)
    assert all(len(line) <= columns for line in text.split("\n"))
    figures = text.split()
    assert all(amount in figures for row in rows for amount in row[1:])


def test_a_long_name_wraps_beside_its_amount() -> None:
    slip = Slip((Row("Werkbroek Stretch 4-pocket met kniezakken", "139,90 A", lead="2", gutter=3),))
    assert plain_text(slip, 32) == "2  Werkbroek Stretch    139,90 A\n   4-pocket met\n   kniezakken\n"


def test_a_narrow_table_is_stacked() -> None:
    table = Table(("Btw", "Excl.", "Btw", "Incl."), (("A 21%", "1.145.145,21", "30.000,49", "1.345.175,70"),))
    assert plain_text(Slip((table,)), 32).split("\n")[:2] == ["A 21%", "  Excl.             1.145.145,21"]


def test_control_characters_do_not_pass() -> None:
    assert plain_text(Slip((Text("a\x1bp\x00b\x1d\u202ec"),)), 32) == "a p b c\n"


def test_large_text_that_does_not_fit_becomes_tall() -> None:
    slip = Slip(
        (Row("Totaal te betalen", "€ 12.188,20", size=Size.LARGE), Text("Winkel", Align.CENTER, size=Size.LARGE))
    )
    assert plain_text(slip, 32) == "Totaal te betalen    € 12.188,20\n             Winkel\n"


def test_the_other_items_have_a_stand_in() -> None:
    slip = Slip((Rule(), Barcode(BarcodeKind.EAN13, "8712345678906"), Feed(1), Cut()))
    assert plain_text(slip, 32) == "-" * 32 + "\n     [ean13 8712345678906]\n\n"
