"""Sales documents on paper for tests: the invoice of picture 14 and its relatives."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from io import BytesIO

from PIL import Image, ImageDraw

from kassa.domain.pricing.totals import PriceMode
from kassa.domain.values import Money, Quantity, Rate, UnitPrice
from kassa.output.papers.paper import (
    LineKind,
    Original,
    Paper,
    PaperKind,
    PaperLine,
    Payment,
    Receiver,
    Sender,
    VatLine,
)

IBAN = "NL91ABNA0417164300"
HIGH, LOW = Rate.percent(21), Rate.percent(9)


def logo() -> bytes:
    """A blue square with a white mark and see-through corners."""
    picture = Image.new("RGBA", (220, 220), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    pen.rounded_rectangle((0, 0, 219, 219), 44, fill="#1B4D9B")
    pen.rounded_rectangle((60, 100, 160, 165), 10, outline="white", width=12)
    pen.line((50, 100, 75, 55, 145, 55, 170, 100, 50, 100), fill="white", width=12, joint="curve")
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


SENDER = Sender(
    "Voorbeeldwinkel B.V.",
    "Proefstraat 1",
    "1234 AB",
    "Testdorp",
    phone="010-0000000",
    website="voorbeeldwinkel.voorbeeld",
    email="administratie@voorbeeldwinkel.voorbeeld",
    vat_id="NL000099998B57",
    registration="12345678",
    iban=IBAN,
    bic="ABNANL2A",
)
RECEIVER = Receiver("de administratie", "Garage Proefrit", "Testweg 8", "1234 CD", "Testdorp", number="10031")


def item(
    number: str,
    name: str,
    count: int,
    cents: int,
    amount: int,
    *,
    detail: str = "",
    discount: int = 0,
    rate: Rate = HIGH,
) -> PaperLine:
    return PaperLine(
        name,
        number=number,
        detail=detail,
        quantity=Quantity.of(count),
        price=UnitPrice.of(Money(cents)),
        discount=Rate.percent(discount),
        amount=Money(amount),
        vat_rate=rate,
    )


LINES = (
    item("41007", "Werkjas Softshell", 5, 7700, 38500, detail="Zwart · 2× M, 2× L, 1× XL"),
    item("90010", "Borduren logo borst links", 5, 785, 0, detail="Actie november", discount=100),
    item("70110", "Veiligheidsvest geel", 10, 620, 5580, discount=10),
    item("95002", "Inkorten mouwen", 2, 900, 1800, detail="Dienst", rate=LOW),
)
VAT = (
    VatLine(HIGH, Money(44080), Money(9257), Money(53337), name="hoog"),
    VatLine(LOW, Money(1800), Money(162), Money(1962), name="laag"),
)


def invoice() -> Paper:
    """The invoice of picture 14."""
    return Paper(
        PaperKind.INVOICE,
        SENDER,
        RECEIVER,
        dt.date(2025, 11, 26),
        LINES,
        number="2025-0448",
        net=Money(45880),
        total=Money(55299),
        due=Money(55299),
        vat=VAT,
        delivery_date=dt.date(2025, 11, 25),
        due_date=dt.date(2025, 12, 10),
        reference="PO-1140",
        subject="werkjassen met logo",
        payment=Payment("2025-0448"),
        closing="Op alle leveringen zijn onze voorwaarden van toepassing.",
    )


def credit() -> Paper:
    """The credit invoice of the whole invoice."""
    return replace(
        invoice(),
        kind=PaperKind.CREDIT,
        number="C2025-0012",
        date=dt.date(2025, 12, 1),
        original=Original("2025-0448", dt.date(2025, 11, 26)),
        payment=None,
    )


def order() -> Paper:
    """The order that came before it."""
    return replace(
        invoice(),
        kind=PaperKind.ORDER,
        number="O2025-0107",
        date=dt.date(2025, 11, 12),
        delivery_method="Afhalen in de winkel",
        payment=None,
        intro="Bedankt voor de bestelling. Klopt er iets niet? Laat het ons binnen twee dagen weten.",
    )


def delivery(*, prices: bool = False) -> Paper:
    """The delivery note of a part of the order."""
    lines = tuple(replace(line, outstanding=Quantity.of(place % 2)) for place, line in enumerate(LINES))
    return replace(
        invoice(),
        kind=PaperKind.DELIVERY,
        number="P2025-0091",
        order_number="O2025-0107",
        lines=lines,
        prices=prices,
        payment=None,
    )


def long_invoice(count: int) -> Paper:
    """An invoice of ``count`` lines, collected from delivery notes."""
    lines: list[PaperLine] = []
    for place in range(count):
        if place % 7 == 0:
            lines.append(PaperLine(f"Pakbon P2026-{place // 7:04d} van 12-11-2026", LineKind.HEADING))
        lines.append(replace(LINES[place % 4], number=f"{10_000 + place}"))
    return replace(invoice(), lines=tuple(lines))


def inclusive() -> Paper:
    """An invoice to a consumer, with prices that hold VAT."""
    return replace(invoice(), mode=PriceMode.INCLUSIVE)
