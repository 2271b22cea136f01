"""Codes on papers and cards: read back as written, junk is nobody's."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.payments.reference import ReferenceForm, payment_reference
from kassa.domain.sales.document import DocumentKind
from kassa.domain.sales.document_code import (
    CodeKind,
    DocumentCode,
    document_code,
    names_a_paper,
    number_in_reference,
    read_document_code,
)
from kassa.domain.sales.transfer import read_transfer_code

NUMBERS = st.from_regex(r"[A-Z]{0,3}20[0-9]{2}-[0-9]{4,7}", fullmatch=True)
PLAIN = st.from_regex(r"20[0-9]{2}-[0-9]{4}", fullmatch=True)


@given(st.sampled_from(DocumentKind), NUMBERS)
def test_what_is_printed_is_read_back(kind: DocumentKind, number: str) -> None:
    read = read_document_code(f" {document_code(kind, number).lower()} ")
    assert read is not None
    assert (read.kind.document, read.number) == (kind, number)
    assert names_a_paper(str(read))


def test_cards_have_their_letter() -> None:
    assert read_document_code("K10027") == DocumentCode(CodeKind.CUSTOMER, "10027")
    assert read_document_code("G123456789012") == DocumentCode(CodeKind.GIFT_CARD, "123456789012")
    assert CodeKind.CUSTOMER.document is None


@pytest.mark.parametrize(
    "text", ["", "F", "G12345", "8712345678906", "R01-26-00012", "FACTUUR", "F 2026", "P\u0664", "X1"]
)
def test_other_codes_are_nobodys(text: str) -> None:
    assert read_document_code(text) is None


@given(st.text(max_size=60))
def test_junk_is_read_without_a_fuss(text: str) -> None:
    read = read_document_code(text)
    assert read is None or re.fullmatch(r"[FCOPKG][A-Z0-9./_-]+", str(read))
    transfer = read_transfer_code(text)
    assert transfer is None or text.strip().startswith("BCD")
    assert number_in_reference(text).isalnum() or not number_in_reference(text)
    assert names_a_paper(text) in (True, False)


@given(PLAIN, st.sampled_from(ReferenceForm))
def test_a_payment_reference_gives_the_number_back(number: str, form: ReferenceForm) -> None:
    compact = number.replace("-", "")
    assert number_in_reference(payment_reference(number, form)) == compact


@pytest.mark.parametrize(
    ("structured", "text", "read"), [("RF18539", "x", "RF18539"), ("", "2026-1", "2026-1"), ("", "", None)]
)
def test_a_transfer_says_what_it_is_for(structured: str, text: str, read: str | None) -> None:
    lines = ["BCD", "002", "1", "SCT", "", "De Werkplaats", "NL91ABNA0417164300", "EUR1.00", "", structured, text]
    for end in ("\n", "\r\n", "\r"):
        assert read_transfer_code(end.join(lines)) == read
    assert read_transfer_code("\n".join(lines[:8])) is None
    assert read_transfer_code("BCD") is None


def test_a_wrong_check_digit_is_no_reference() -> None:
    assert number_in_reference("+++002/0250/44848+++") == ""
    assert not names_a_paper("RF99")
