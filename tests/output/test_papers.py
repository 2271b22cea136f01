"""Paper of sales documents, read back by other programs' libraries."""

from __future__ import annotations

import datetime as dt
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from typing import Any

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject, PdfObject

from kassa.domain.errors import InputError
from kassa.domain.pricing.totals import PriceMode
from kassa.domain.pricing.vat import VatCategory
from kassa.domain.values import Money, Quantity, Rate, UnitPrice
from kassa.domain.values.dutch import format_money
from kassa.output.papers.epc import transfer_text
from kassa.output.papers.paper import (
    Attachment,
    Discount,
    LineKind,
    Paper,
    PaperKind,
    PaperLine,
    Payment,
    Receiver,
    Sender,
    Settled,
    VatLine,
)
from kassa.output.pdf.paper import draw_paper
from kassa.output.pdf.render import count_pages, render_page
from tests.support import papers

HOSTILE = 'O\'Brien "de Vries" & Zn <b> \\(x) 🎉👩‍👩‍👧 שלום مرحبا Ж e\u0301 ﷽\u202e\x1b[31m\x00 \u2028|'


def reader(paper: Paper) -> PdfReader:
    return PdfReader(BytesIO(draw_paper(paper)), strict=True)


def text_of(paper: Paper) -> str:
    return "\n".join(page.extract_text() for page in reader(paper).pages)


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("invoice", papers.invoice),
        ("invoice_english", lambda: replace(papers.invoice(), language="en")),
        ("invoice_inclusive", papers.inclusive),
        ("credit", papers.credit),
        ("order", papers.order),
        ("delivery", papers.delivery),
        ("delivery_prices", lambda: papers.delivery(prices=True)),
        ("collective", lambda: papers.long_invoice(9)),
    ],
)
def test_every_kind_says_what_was_approved_and_is_the_same_twice(
    name: str, make: Callable[[], Paper], approve: Callable[[str, str | bytes], None]
) -> None:
    approve(f"papers/{name}.txt", text_of(make()))
    assert sha256(draw_paper(make())).digest() == sha256(draw_paper(make())).digest()


def test_two_papers_differ_in_their_file_id() -> None:
    one, other = reader(papers.invoice()), reader(replace(papers.invoice(), number="2025-0449"))
    assert one.trailer["/ID"] != other.trailer["/ID"]
    assert one.trailer["/ID"] == reader(papers.invoice()).trailer["/ID"]


def test_the_law_finds_everything_on_an_invoice() -> None:
    text = flat(text_of(papers.invoice()))
    for needed in (
        "Voorbeeldwinkel B.V.", "Proefstraat 1, 1234 AB Testdorp", "Btw-id NL000099998B57", "KvK 12345678",
        "Garage Proefrit", "Testweg 8", "1234 CD Testdorp", "2025-0448", "26-11-2025", "25-11-2025", "10-12-2025",
        "Werkjas Softshell", "77,00", "440,80", "92,57", "21% hoog", "458,80", "€ 552,99", "NL91 ABNA 0417 1643 00",
    ):  # fmt: skip
        assert needed in text, needed


def test_a_concept_has_no_number() -> None:
    text = text_of(replace(papers.invoice(), number=""))
    assert "CONCEPT" in text
    assert "DRAFT" in text_of(replace(papers.invoice(), number="", language="en"))


def test_a_credit_invoice_names_what_it_corrects_and_asks_for_no_money() -> None:
    text = flat(text_of(papers.credit()))
    assert "hoort bij factuur 2025-0448 van 26-11-2025. De bedragen worden gecrediteerd." in text
    assert "Wij crediteren € 552,99" in text
    assert "Betaal" not in text
    assert transfer_text(papers.credit()) == ""


def test_a_belgian_credit_invoice_gives_the_vat_back_to_the_state() -> None:
    belgian = replace(papers.credit(), sender=replace(papers.SENDER, country="BE", registration="0403019261"))
    text = flat(text_of(belgian))
    assert "Btw terug te storten aan de Staat" in text
    assert "Ondernemingsnr. 0403019261" in text


@pytest.mark.parametrize(
    ("category", "words"),
    [
        (VatCategory.REVERSE_CHARGE, "Btw verlegd naar BE0403019261."),
        (VatCategory.INTRA_EU, "Intracommunautaire levering aan BE0403019261"),
        (VatCategory.EXEMPT, "Vrijgesteld van btw."),
        (VatCategory.EXPORT, "Uitvoer uit de Europese Unie"),
        (VatCategory.OUTSIDE, "Over statiegeld wordt geen btw berekend."),
    ],
)
def test_special_vat_is_mentioned(category: VatCategory, words: str) -> None:
    receiver = replace(papers.RECEIVER, country="BE", vat_id="BE0403019261")
    vat = (VatLine(Rate.ZERO, Money(45880), Money.ZERO, Money(45880), category, letter="E"),)
    lines = tuple(replace(line, vat_rate=None, vat_letter="E") for line in papers.LINES)
    text = flat(text_of(replace(papers.invoice(), receiver=receiver, vat=vat, lines=lines)))
    assert words in text
    assert "België" in text
    assert "Uw btw-id BE0403019261" in text
    without = flat(text_of(replace(papers.invoice(), vat=vat)))
    assert "BE0403019261" not in without


def test_what_was_paid_is_taken_off() -> None:
    settled = (Settled("Aanbetaling 12-11-2025, PIN", Money(20000)), Settled("Contant", Money(5299)))
    text = flat(text_of(replace(papers.invoice(), settled=settled, due=Money(30000))))
    assert "Aanbetaling 12-11-2025, PIN −200,00" in text
    assert "Te betalen 300,00" in text
    assert "Betaal € 300,00 vóór 10-12-2025" in text


def test_a_long_label_of_a_payment_is_written_whole() -> None:
    label = "Aanbetaling van 12-11-2025 met de pinpas van de administratie, kassa 3"
    text = flat(text_of(replace(papers.invoice(), settled=(Settled(label, Money(100)),))))
    assert label in text.replace(" −1,00", "")


def test_a_paid_invoice_asks_for_nothing() -> None:
    paper = replace(papers.invoice(), settled=(Settled("PIN", Money(55299)),), due=Money.ZERO)
    text = flat(text_of(paper))
    assert "Deze factuur is voldaan." in text
    assert "Betaal €" not in text
    assert transfer_text(paper) == ""


def test_a_discount_on_the_document_and_a_rounding_are_shown() -> None:
    paper = replace(
        papers.invoice(),
        discount=Discount("Korting 5%", Money(48295), Money(2415)),
        rounding=Money(1),
        due=Money(55300),
    )
    text = flat(text_of(paper))
    assert "Totaal regels 482,95" in text
    assert "Korting 5% −24,15" in text
    assert "Afronding 0,01" in text
    assert "Te betalen 553,00" in text


def test_a_delivery_note_shows_prices_only_when_asked() -> None:
    without, with_prices = text_of(papers.delivery()), text_of(papers.delivery(prices=True))
    assert "Volgt nog" in without
    assert "Ontvangen door" in without
    for price in ("77,00", "552,99", "Btw-overzicht", "Prijzen in euro"):
        assert price not in without
        assert price in with_prices


def test_prices_with_vat_are_called_so() -> None:
    text = text_of(replace(papers.invoice(), mode=PriceMode.INCLUSIVE))
    assert "Prijs incl." in text
    assert "Prijzen in euro, inclusief btw." in text


# --- the QR code


def scanned(paper: Paper) -> list[str]:
    pdf = draw_paper(paper)
    found = []
    for page in range(count_pages(pdf)):
        picture = render_page(pdf, page, 200)
        image = Image.frombytes("RGB", (picture.width, picture.height), picture.rgb)
        found += [code.text for code in zxingcpp.read_barcodes(image)]
    return found


def test_the_qr_code_fills_in_the_transfer() -> None:
    assert scanned(papers.invoice()) == [
        "BCD\n002\n1\nSCT\nABNANL2A\nVoorbeeldwinkel B.V.\nNL91ABNA0417164300\nEUR552.99\n\n\n2025-0448"
    ]


def paid_invoice() -> Paper:
    made = papers.invoice()
    return replace(made, due=Money.ZERO, settled=(Settled("Betaald", made.total),))


@pytest.mark.parametrize(
    ("make", "letter"), [(papers.order, "O"), (papers.delivery, "P"), (papers.credit, "C"), (paid_invoice, "F")]
)
def test_paper_that_asks_for_no_transfer_carries_its_own_code(make: Callable[[], Paper], letter: str) -> None:
    paper = make()
    assert scanned(paper) == [f"{letter}{paper.number}"]
    assert scanned(replace(paper, number="")) == []
    receiver = replace(paper.receiver, vat_id="NL123456789B01", name="Een lange naam van een bedrijf " * 4)
    assert scanned(replace(paper, receiver=receiver)) == [f"{letter}{paper.number}"]


def test_a_structured_reference_has_a_place_of_its_own() -> None:
    paper = replace(papers.invoice(), payment=Payment("RF18 5390 0754 7034", structured=True))
    assert transfer_text(paper).split("\n")[-1] == "RF18539007547034"
    assert len(transfer_text(paper).split("\n")) == 10


def test_names_in_the_qr_code_are_utf_8_and_not_too_long() -> None:
    sender = replace(papers.SENDER, name="Crème & Thé België " * 6, bic="")
    (code,) = scanned(replace(papers.invoice(), sender=sender))
    fields = code.split("\n")
    assert fields[4] == ""
    assert fields[5] == ("Crème & Thé België " * 6)[:70]


@pytest.mark.parametrize("cents", [0, -1, 100_000_000_000])
def test_no_code_for_what_no_bank_transfers(cents: int) -> None:
    assert transfer_text(replace(papers.invoice(), due=Money(cents))) == ""


@pytest.mark.parametrize("cents", [1, 99_999_999_999])
def test_a_code_for_the_least_and_the_most(cents: int) -> None:
    assert f"EUR{Money(cents).decimal}" in transfer_text(replace(papers.invoice(), due=Money(cents)))


def test_no_code_without_account_or_on_other_papers() -> None:
    assert transfer_text(replace(papers.invoice(), sender=replace(papers.SENDER, iban=""))) == ""
    assert transfer_text(replace(papers.order(), payment=Payment("x"))) == ""


# --- the file


def objects(pdf: PdfReader) -> list[PdfObject]:
    return [
        made for number in range(1, len(pdf.xref[0]) + 1) if (made := pdf.get_object(IndirectObject(number, 0, pdf)))
    ]


@pytest.mark.parametrize("make", [papers.invoice, papers.credit, papers.delivery])
def test_the_file_is_an_archive_file(make: Callable[[], Paper]) -> None:
    """What ISO 19005-3 asks that can be read from outside; no independent validator could be had here."""
    pdf = reader(replace(make(), sender=replace(papers.SENDER, logo=papers.logo())))
    catalog: Any = pdf.trailer["/Root"]
    description = ET.fromstring(re.sub(rb"<\?xpacket.*?\?>", b"", catalog["/Metadata"].get_data()))
    part = "{http://www.aiim.org/pdfa/ns/id/}"
    assert (description.findtext(f".//{part}part"), description.findtext(f".//{part}conformance")) == ("3", "B")
    assert make().number in "".join(description.itertext())
    assert catalog["/Lang"] == "nl-NL"
    (intent,) = catalog["/OutputIntents"]
    assert intent.get_object()["/S"] == "/GTS_PDFA1"
    assert intent.get_object()["/DestOutputProfile"].get_data()[36:40] == b"acsp"
    assert pdf.trailer["/ID"]
    assert "/Info" not in pdf.trailer
    assert "/Encrypt" not in pdf.trailer
    dictionaries = [one for one in objects(pdf) if isinstance(one, DictionaryObject)]
    assert not [one for one in dictionaries if "/SMask" in one or "/JS" in one or one.get("/S") == "/Transparency"]
    descriptors = [one for one in dictionaries if one.get("/Type") == "/FontDescriptor"]
    assert len(descriptors) == 3
    for descriptor in descriptors:
        program: Any = descriptor["/FontFile2"]
        assert program.get_data()[:4] == b"\x00\x01\x00\x00"
    assert len([one for one in dictionaries if "/ToUnicode" in one]) == 3


def test_no_letter_is_smaller_than_nine_points() -> None:
    pdf = reader(papers.long_invoice(60))
    contents: list[Any] = [page.get_contents() for page in pdf.pages]
    sizes = {float(size) for content in contents for size in re.findall(rb"/F\d+ ([\d.]+) Tf", content.get_data())}
    assert min(sizes) >= 9


def test_an_e_invoice_travels_inside() -> None:
    paper = replace(papers.invoice(), attachment=Attachment("factuur.xml", b"<Invoice/>"))
    pdf = reader(paper)
    assert dict(pdf.attachments.items()) == {"factuur.xml": [b"<Invoice/>"]}
    catalog: Any = pdf.trailer["/Root"]
    (associated,) = catalog["/AF"]
    assert associated.get_object()["/AFRelationship"] == "/Alternative"
    assert draw_paper(paper) == draw_paper(paper)


@pytest.mark.parametrize("content", [b"", b"GIF", b"\x89PNG\r\n\x1a\n broken"])
def test_a_logo_that_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(InputError) as refused:
        draw_paper(replace(papers.invoice(), sender=replace(papers.SENDER, logo=content)))
    assert refused.value.code == "paper.logo"
    assert refused.value.reason.fix


def test_what_is_no_pdf_is_not_drawn() -> None:
    for refused in (lambda: count_pages(b"hello"), lambda: render_page(draw_paper(papers.invoice()), 1, 72)):
        with pytest.raises(InputError):
            refused()
    with pytest.raises(InputError):
        render_page(draw_paper(papers.invoice()), 0, 1_000_000)


def test_a_page_becomes_pixels() -> None:
    picture = render_page(draw_paper(papers.invoice()), 0, 72)
    assert (picture.width, picture.height, len(picture.rgb)) == (596, 842, 596 * 842 * 3)
    assert picture.rgb[:3] == b"\xff\xff\xff"


# --- pages


def test_five_hundred_lines_go_over_pages_with_their_head() -> None:
    pages = [page.extract_text() for page in reader(papers.long_invoice(500)).pages]
    assert len(pages) > 20
    for number, page in enumerate(pages, start=1):
        assert f"Pagina {number} van {len(pages)}" in page
        assert "Omschrijving" in page
        assert "2025-0448" in page
    text = "\n".join(pages)
    assert [line for line in range(500) if text.count(f"{10_000 + line} ") != 1] == []
    for part in ("Btw-overzicht", "€ 552,99", "Betaal €", f"{10_499}"):
        assert part in pages[-1].replace("\u00a0", " ")


def test_a_heading_stays_with_the_line_below_it() -> None:
    for count in range(8, 40):
        for page in reader(papers.long_invoice(count)).pages:
            lines = [line for line in page.extract_text().splitlines() if re.match(r"Pakbon P|1\d{4} [WBVI]", line)]
            assert not lines or not lines[-1].startswith("Pakbon"), (count, lines)


TEXTS = st.text(max_size=60) | st.just(HOSTILE)
AMOUNTS = st.integers(-99_999_999_999, 99_999_999_999).map(Money)
LINES = st.builds(
    PaperLine,
    name=TEXTS,
    kind=st.sampled_from(LineKind),
    number=st.text(max_size=30),
    detail=TEXTS,
    text=st.text(max_size=400),
    quantity=st.none() | st.integers(-9_999_999_999, 9_999_999_999).map(Quantity),
    unit=st.text(max_size=20),
    price=st.none() | st.integers(-99_999_999_999, 99_999_999_999).map(UnitPrice),
    discount=st.integers(0, 10_000).map(Rate),
    amount=st.none() | AMOUNTS,
    vat_rate=st.none() | st.integers(0, 10_000).map(Rate),
    vat_letter=st.text(max_size=3),
    outstanding=st.none() | st.integers(0, 9_999_999_999).map(Quantity),
)
VAT_LINES = st.builds(VatLine, st.integers(0, 10_000).map(Rate), AMOUNTS, AMOUNTS, AMOUNTS, name=TEXTS)
PAPERS = st.builds(
    Paper,
    kind=st.sampled_from(PaperKind),
    sender=st.builds(Sender, TEXTS, TEXTS, TEXTS, TEXTS, st.sampled_from(["NL", "BE", "XX"]), TEXTS, TEXTS, TEXTS),
    receiver=st.builds(Receiver, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, st.text(max_size=3), TEXTS, TEXTS),
    date=st.dates(dt.date(1900, 1, 1)),
    lines=st.lists(LINES, max_size=12).map(tuple),
    language=st.sampled_from(["nl", "en"]),
    number=TEXTS,
    mode=st.sampled_from(PriceMode),
    net=AMOUNTS,
    total=AMOUNTS,
    due=AMOUNTS,
    vat=st.lists(VAT_LINES, max_size=8).map(tuple),
    settled=st.lists(st.builds(Settled, TEXTS, AMOUNTS), max_size=3).map(tuple),
    due_date=st.none() | st.dates(),
    reference=TEXTS,
    subject=TEXTS,
    intro=st.text(max_size=600),
    remarks=st.text(max_size=600),
    closing=TEXTS,
    payment=st.none() | st.builds(Payment, TEXTS, st.booleans()),
    prices=st.booleans(),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(PAPERS)
def test_any_paper_is_drawn_with_the_totals_it_was_given(paper: Paper) -> None:
    pdf = draw_paper(paper)
    assert count_pages(pdf) >= 1
    if paper.shows_prices:
        text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
        assert format_money(paper.total, paper.language) in text.replace("\n", "\u00a0")


def test_letters_we_do_not_have_are_seen_as_squares() -> None:
    lines = (PaperLine(HOSTILE, number="1", quantity=Quantity.ONE), PaperLine("Жж " * 2000, LineKind.TEXT))
    paper = replace(papers.invoice(), lines=lines, receiver=replace(papers.RECEIVER, company=HOSTILE))
    text = text_of(paper)
    assert 'O\'Brien "de Vries" & Zn <b> \\(x) □□□□' in flat(text)
    assert "é" in text
    assert "\x1b" not in text


def test_a_line_longer_than_a_page_goes_on() -> None:
    paper = replace(papers.invoice(), lines=(PaperLine("lang", text="\n".join(f"regel {n}" for n in range(200))),))
    text = text_of(paper)
    assert [n for n in range(200) if f"regel {n}\n" not in text] == []


def test_huge_figures_do_not_run_into_each_other() -> None:
    line = PaperLine(
        "Grond",
        number="8710000000000",
        quantity=Quantity(-9_999_999_999),
        unit="kilogrammen per stuk",
        price=UnitPrice(99_999_999_999),
        amount=Money(-99_999_999_999),
        discount=Rate(1234),
        vat_rate=Rate(2150),
    )
    text = flat(text_of(replace(papers.invoice(), lines=(line,))))
    assert "−9.999.999,999 kilogrammen 9.999.999,9999 12,34% 21,5% −999.999.999,99" in text
    assert "Grond" in text
