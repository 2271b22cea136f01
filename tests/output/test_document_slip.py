"""Sales documents on receipt paper, and slips as PDF."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from kassa.domain.values import Money
from kassa.output.papers.paper import Paper, Settled
from kassa.output.pdf.slip import draw_slip
from kassa.output.receipts.document_slip import document_slip
from kassa.output.receipts.receipt import receipt_slip
from kassa.output.slip import Qr, Slip, Text, plain_text
from tests.support import papers
from tests.support.documents import receipt

Approve = Callable[[str, str | bytes], None]
DAY = dt.date(2025, 11, 26)


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("invoice", papers.invoice),
        ("invoice_en", lambda: replace(papers.invoice(), language="en")),
        ("inclusive", papers.inclusive),
        ("credit", papers.credit),
        ("order", papers.order),
        ("delivery", papers.delivery),
        ("delivery_prices", lambda: papers.delivery(prices=True)),
    ],
)
def test_every_kind_as_approved(name: str, make: Callable[[], Paper], approve: Approve) -> None:
    slip = document_slip(make())
    widths = (32, 42, 48)
    text = "\n".join(f"=== {columns}\n{plain_text(slip, columns)}" for columns in widths)
    approve(f"slip_document_{name}", text)


def test_the_law_finds_everything_on_the_slip_of_an_invoice() -> None:
    receiver = replace(papers.RECEIVER, vat_id="NL000099998B57")
    text = " ".join(plain_text(document_slip(replace(papers.invoice(), receiver=receiver)), 48).split())
    for needed in (
        "Voorbeeldwinkel B.V.", "Proefstraat 1", "1234 AB Testdorp", "Btw-id NL000099998B57", "KvK 12345678",
        "Garage Proefrit", "Testweg 8", "1234 CD Testdorp", "Uw btw-id NL000099998B57", "2025-0448", "26-11-2025",
        "25-11-2025", "10-12-2025", "Werkjas Softshell", "385,00", "440,80", "92,57", "21%", "458,80", "552,99",
        "NL91 ABNA 0417 1643 00",
    ):  # fmt: skip
        assert needed.replace("\u00a0", " ") in text.replace("\u00a0", " "), needed


def codes(slip: Slip) -> list[str]:
    return [item.data for item in slip.items if isinstance(item, Qr)]


def test_the_code_asks_what_is_open_now() -> None:
    assert "EUR552.99" in codes(document_slip(papers.invoice()))[0]
    part = document_slip(papers.invoice(), still_open=Money(50_000))
    assert "EUR500.00" in codes(part)[0]
    assert "−52,99" in plain_text(part, 42)
    paid = document_slip(papers.invoice(), still_open=Money.ZERO)
    assert codes(paid) == []
    assert "Deze factuur is voldaan" in plain_text(paid, 42)


def test_a_deposit_of_the_order_is_named() -> None:
    paper = replace(papers.invoice(), settled=(Settled("Aanbetaling order 4031", Money(5_000)),), due=Money(50_299))
    text = plain_text(document_slip(paper), 42)
    assert "Aanbetaling order 4031" in text
    assert "Betaald in de winkel" not in text
    assert "EUR502.99" in codes(document_slip(paper))[0]


def test_an_order_says_what_is_left_after_the_deposit() -> None:
    paid = (Settled("Aanbetaling 12-11-2025, PIN", Money(5_000)),)
    paper = replace(papers.order(), settled=paid, due=papers.order().total - Money(5_000))
    text = plain_text(document_slip(paper), 42).replace("\u00a0", " ")
    assert "Aanbetaling 12-11-2025, PIN" in text
    assert "Te betalen" in text


def test_practice_and_copies_say_so_twice_and_once() -> None:
    text = plain_text(document_slip(papers.invoice(), training=True), 42)
    assert text.count("TRAINING") == 2
    assert "KOPIE 2" in plain_text(document_slip(papers.invoice(), copy=2), 42)


def test_a_delivery_note_without_prices_shows_none() -> None:
    text = plain_text(document_slip(papers.delivery(prices=False)), 42)
    assert "Totaal" not in text
    assert "Ontvangen door" in text


def test_a_receipt_as_pdf_says_the_same_and_is_the_same_twice() -> None:
    slip = receipt_slip(receipt())
    content = draw_slip(slip, "Kassabon 10483", "Voorbeeldwinkel", DAY)
    assert content == draw_slip(slip, "Kassabon 10483", "Voorbeeldwinkel", DAY)
    reader = PdfReader(BytesIO(content), strict=True)
    assert len(reader.pages) == 1
    text = " ".join(reader.pages[0].extract_text().split())
    for needed in ("Kassabon 10483", "Poloshirt piqué", "€ 188,20", "156,68", "Bedankt en tot ziens"):
        assert needed in text.replace("\u00a0", " "), needed


def test_a_very_long_slip_takes_more_pages() -> None:
    slip = Slip(tuple(Text(f"Regel {number}") for number in range(1_000)))
    reader = PdfReader(BytesIO(draw_slip(slip, "Bon", "Winkel", DAY)))
    assert len(reader.pages) == 3
    text = "".join(page.extract_text() for page in reader.pages)
    assert all(f"Regel {number}" in text for number in (0, 500, 999))


@given(st.text(max_size=120))
def test_any_name_can_be_drawn(name: str) -> None:
    slip = document_slip(replace(papers.invoice(), remarks=name, number=name[:20]))
    assert draw_slip(slip, "Factuur", "Winkel", DAY).startswith(b"%PDF")
    assert plain_text(slip, 32)
