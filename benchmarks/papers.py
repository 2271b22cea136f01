"""Paper of sales documents (target 11): an invoice of two pages, and a batch on two processes."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from unittest.mock import patch

from fpdf import FPDF

from benchmarks.measure import Figure, in_turns, ratio
from kassa.domain.frozen import frozen
from kassa.domain.values import Money, Quantity, Rate, UnitPrice
from kassa.output.papers.paper import Paper, PaperKind, PaperLine, Payment, Receiver, Sender, VatLine
from kassa.output.pdf.batch import draw_papers
from kassa.output.pdf.paper import draw_paper
from kassa.output.pdf.sheet import Face, Sheet, Style
from kassa.system.paths import resource

_FILES = {Face.REGULAR: "Inter-Regular", Face.STRONG: "Inter-SemiBold", Face.DISPLAY: "InterDisplay-Bold"}
_LINES = 18
_LINE_HEIGHT = 4.0


@frozen
class _Text:
    page: int
    x: float
    y: float
    width: float
    text: str
    style: Style
    right: bool


def papers(rounds: int, batch: int) -> tuple[Figure, ...]:
    """Measure one invoice against bare fpdf2 writing the same texts, and a batch on one and on two processes."""
    paper = invoice(448)
    texts, pages = _texts_of(paper)
    ours, floor = in_turns(rounds, lambda _: draw_paper(paper), lambda _: _by_hand(texts))
    one, two = _batch(batch, 1), _batch(batch, 2)
    return (
        Figure(
            "11", f"invoice of {pages} pages, PDF/A-3 and QR", f"{ours.p50:.1f} ms", f"{floor.p50:.1f} ms",
            ratio(ours.p50, floor.p50), 1.5, 1.1,
        ),
        Figure(
            "11", f"batch of {batch} on two processes, against one", f"{two:.1f} s", f"{one:.1f} s",
            ratio(two, one), round(1 / 1.8, 3), round(1 / 1.95, 3),
        ),
    )  # fmt: skip


def invoice(number: int) -> Paper:
    """Return an invoice whose lines fill two pages."""
    rate = Rate.percent(21)
    lines = tuple(
        PaperLine(
            f"Werkjas Softshell {place}",
            number=f"{41_000 + place}",
            detail="Zwart · 2× M, 2× L, 1× XL",
            quantity=Quantity.of(place + 1),
            price=UnitPrice.of(Money(7_700 + number % 100)),
            amount=Money((7_700 + number % 100) * (place + 1)),
            vat_rate=rate,
        )
        for place in range(_LINES)
    )
    net = Money(sum(line.amount.cents for line in lines if line.amount))
    vat = Money((net.cents * 21 + 50) // 100)
    sender = Sender(
        "Voorbeeldwinkel B.V.", "Proefstraat 1", "1234 AB", "Testdorp", phone="010-0000000",
        email="administratie@voorbeeldwinkel.voorbeeld", vat_id="NL000099998B57", registration="12345678",
        iban="NL91ABNA0417164300",
    )  # fmt: skip
    return Paper(
        PaperKind.INVOICE, sender, Receiver("Garage Proefrit", "", "Testweg 8", "1234 CD", "Testdorp", number="10031"),
        dt.date(2025, 11, 26), lines, number=f"2025-{number:04d}", net=net, total=net + vat, due=net + vat,
        vat=(VatLine(rate, net, vat, net + vat, name="hoog"),), delivery_date=dt.date(2025, 11, 25),
        due_date=dt.date(2025, 12, 10), reference="PO-1140", subject="werkjassen met logo",
        payment=Payment(f"2025-{number:04d}"), closing="Op alle leveringen zijn onze voorwaarden van toepassing.",
    )  # fmt: skip


def _texts_of(paper: Paper) -> tuple[list[_Text], int]:
    """Return every text on the paper with its place, as our own drawing put it there."""
    texts: list[_Text] = []
    write: Callable[..., None] = Sheet.write_at

    def listening(sheet: Sheet, x: float, y: float, text: str, style: Style, *, right: bool = False) -> None:
        if text:
            texts.append(_Text(sheet.page, x, y, sheet.width(text, style), text, style, right))
        write(sheet, x, y, text, style, right=right)

    with patch.object(Sheet, "write_at", listening):
        draw_paper(paper)
    return texts, max(text.page for text in texts)


def _by_hand(texts: list[_Text]) -> bytes:
    """Write the same texts as cells with bare fpdf2 and the same cut fonts: no PDF/A, no QR code, no lines."""
    pdf = FPDF(format="A4")
    pdf.set_auto_page_break(False)
    for face, name in _FILES.items():
        pdf.add_font(face.value, "", resource("fonts", "paper", f"{name}.ttf"))
    for text in texts:
        if text.page > pdf.page:
            pdf.add_page()
        pdf.set_font(text.style.face.value, "", text.style.size)
        pdf.set_text_color(*text.style.colour)
        pdf.set_xy(text.x - text.width if text.right else text.x, text.y - _LINE_HEIGHT)
        pdf.cell(text.width, _LINE_HEIGHT, text.text, align="R" if text.right else "L")
    return bytes(pdf.output())


def _batch(count: int, workers: int) -> float:
    begin = time.perf_counter()
    made = sum(len(content) > 0 for content in draw_papers([invoice(n) for n in range(count)], workers=workers))
    if made != count:
        raise RuntimeError(f"{made} of {count} papers drawn")
    return time.perf_counter() - begin
