"""What a scanner sent: its kind, what stands around a code, and GS1 codes with a weight or a price."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.catalog.barcode import SEPARATOR, check_digit
from kassa.domain.catalog.gs1 import Elements, read_elements
from kassa.domain.catalog.scan import Affixes, Scan, learn_affixes, symbology
from kassa.domain.errors import InputError
from kassa.domain.values import Money, Quantity

EAN = "8712345678906"
OTHERS = (EAN, "4006381333931", "5449000000996")
GTIN = "08712345678906"
letters = st.text("ABCDEFXYZ#$%*/~", max_size=5)
bodies = st.lists(st.text("0123456789", min_size=12, max_size=12), min_size=3, max_size=5)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (EAN, "EAN-13"),
        ("8712345678905", "EAN-13, controlecijfer klopt niet"),
        ("96385074", "EAN-8"),
        ("036000291452", "UPC-A"),
        ("08712345678906", "GTIN-14 (ITF-14)"),
        (f"01{GTIN}3103001250", "GS1-128"),
        ("AB-12345", "Code 128 of Code 39"),
        ("BCD\n002", "QR-code (betaling)"),
        ("x" * 60, "QR-code of DataMatrix"),
        ("", "geen code"),
    ],
)
def test_the_kind_of_a_code(code: str, kind: str) -> None:
    assert symbology(code) == kind


@pytest.mark.parametrize(
    ("raw", "kind"),
    [(b"]C10101", "GS1-128"), (b"]C0AB", "Code 128"), (b"]Q1x", "QR-code"), (b"]E0" + EAN.encode(), "EAN-13")],
)
def test_a_scanner_that_tells_the_kind_is_believed(raw: bytes, kind: str) -> None:
    assert Scan(raw, Affixes().bare(raw.decode()), 0, 0).kind == kind


def test_what_stands_around_a_code_is_taken_off() -> None:
    assert Affixes("F", "#").bare(f"F{EAN}#") == EAN
    assert Affixes("F").bare(f"F]E0{EAN}") == EAN
    assert Affixes().bare("]E0") == "]E0"
    assert Affixes("F", "#").around(f"F{EAN}#")
    assert not Affixes("F", "#").around(f"F{EAN}")
    assert not Affixes().around(EAN)
    assert not Affixes("F", "#").around("F#")


@pytest.mark.parametrize("same", [True, False])
def test_learning_from_three_scans(same: bool) -> None:
    codes = (EAN,) * 3 if same else OTHERS
    assert learn_affixes([f"{code}\r\n" for code in codes]) == Affixes()
    assert learn_affixes([f"F{code}#\r" for code in codes]) == Affixes("F", "#")
    assert learn_affixes([f"]E0{code}\t" for code in codes]) == Affixes()
    assert learn_affixes([f"\x02{code}\x03" for code in codes]) == Affixes()


@given(letters, letters, bodies)
def test_letters_around_a_code_are_always_learned(prefix: str, suffix: str, found: list[str]) -> None:
    scans = [f"{prefix}{body}{check_digit(body)}{suffix}\r" for body in found]
    learned = learn_affixes(scans)
    assert [learned.bare(scan.strip("\r")) for scan in scans] == [body + check_digit(body) for body in found]


@given(st.lists(st.text(max_size=30), min_size=3, max_size=4))
def test_learning_from_anything_is_an_answer_or_a_clear_refusal(scans: list[str]) -> None:
    with contextlib.suppress(InputError):
        learned = learn_affixes(scans)
        assert len(learned.prefix) <= 5
        assert len(learned.suffix) <= 5


def test_two_scans_are_too_few() -> None:
    with pytest.raises(InputError, match="er zijn er 3 nodig"):
        learn_affixes([EAN, EAN])


def test_a_weight_and_a_price_in_a_gs1_code() -> None:
    assert read_elements(f"01{GTIN}3103001250") == Elements(GTIN, Quantity(1250))
    assert read_elements(f"01{GTIN}3100000002") == Elements(GTIN, Quantity(2000))
    assert read_elements(f"01{GTIN}3922450") == Elements(GTIN, None, Money(450))
    assert read_elements(f"01{GTIN}3932978450") == Elements(GTIN, None, Money(450))
    assert read_elements(f"01{GTIN}3932840450") == Elements(GTIN)
    whole = f"{SEPARATOR}01{GTIN}310300125017261231{10}AB12{SEPARATOR}3922450"
    assert read_elements(whole) == Elements(GTIN, Quantity(1250), Money(450))
    assert Elements(GTIN).codes == (GTIN, EAN, EAN)
    assert Elements("00036000291452").codes == ("00036000291452", "0036000291452", "036000291452")


@pytest.mark.parametrize(
    "code",
    [
        GTIN,
        EAN,
        f"01{GTIN}",
        "01087123456789073103001250",
        f"01{GTIN}310300125",
        f"01{GTIN}10",
        f"01{GTIN}01040063813339313922450",
        f"01{GTIN}3103É",
        "3103001250",
        "AB",
        "",
    ],
)
def test_other_codes_are_no_gs1_code(code: str) -> None:
    assert read_elements(code) is None


@given(st.text("0123456789" + SEPARATOR + "A", max_size=60))
def test_any_text_is_read_or_left_alone(code: str) -> None:
    found = read_elements(code)
    assert found is None or len(found.gtin) == 14
