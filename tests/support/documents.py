"""Documents to print: the receipt of picture 14 and a day that closes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from kassa.domain.pricing.totals import VatRow
from kassa.domain.till.day_report import (
    CashMove,
    CountedCoins,
    DayReport,
    DrawerReport,
    GroupTotal,
    MethodTotal,
    ReportCounters,
    ReportKind,
)
from kassa.domain.till.receipt_document import (
    ReceiptDiscount,
    ReceiptDocument,
    ReceiptLine,
    ReceiptPayment,
    ShopHeader,
)
from kassa.domain.values import Money, Quantity, Rate, UnitPrice

SHOP = ShopHeader(
    name="Voorbeeldwinkel",
    address=("Proefstraat 1", "1234 AB Testdorp"),
    phone="010-0000000",
    web="voorbeeldwinkel.voorbeeld",
    vat_id="NL000099998B57",
    registration="12345678",
    closing=("Ruilen binnen 30 dagen met deze bon.", "Ongebruikt en met kaartje eraan."),
    farewell="Bedankt en tot ziens",
)
VAT_ROWS = (
    VatRow("hoog", "A", Rate(2100), Money(14521), Money(3049), Money(17570)),
    VatRow("laag", "B", Rate(900), Money(1147), Money(103), Money(1250)),
)


def sold(name: str, detail: str, pieces: int, cents: int, letter: str, *discounts: ReceiptDiscount) -> ReceiptLine:
    price = UnitPrice.of(Money(cents))
    quantity = Quantity.of(pieces)
    return ReceiptLine(name, detail, quantity, "", price, Money(pieces * cents), price, discounts, letter)


def receipt(**changes: object) -> ReceiptDocument:
    """The receipt of picture 14, with changes."""
    document = ReceiptDocument(
        number="10483",
        till_name="Kassa 1",
        branch_name="Centrum",
        employee_name="Medewerker 12",
        moment=datetime(2025, 11, 26, 11, 42),  # noqa: DTZ001 - the shop's own time, as on paper
        business_date=date(2025, 11, 26),
        shop=SHOP,
        lines=(
            sold(
                "Werkbroek Stretch 4-pocket",
                "Zwart 52",
                2,
                6995,
                "A",
                ReceiptDiscount("Actie: 5% op werkbroeken", Money(-700), Rate(500)),
            ),
            sold("Poloshirt piqué", "Marine L", 1, 2495, "A"),
            sold("Werkhandschoen nitril", "Maat 9", 3, 595, "A"),
            sold("Broekzoom inkorten", "Dienst", 1, 1250, "B"),
        ),
        total=Money(18820),
        vat_rows=VAT_ROWS,
        payments=(ReceiptPayment("Contant", Money(18820), Money(20000), Money(1180)),),
        barcode="1048326112025",
        qr="https://voorbeeldwinkel.voorbeeld/b/7f3k9",
        anchor="18231:9f3ac1d2",
    )
    return replace(document, **changes)  # type: ignore[arg-type]


def day_report(kind: ReportKind = ReportKind.Z, **changes: object) -> DayReport:
    """A day with a difference of five cents."""
    drawer = DrawerReport(
        float_amount=Money(15000),
        sales=Money(84315),
        moves=(CashMove(datetime(2025, 11, 26, 10, 5), Money(-1250), "Melk en koffie", "Sanne"),),  # noqa: DTZ001
        deposit=Money(80000),
        expected=Money(98065),
        counted=Money(98060),
        coins=(CountedCoins(Money(5000), 16), CountedCoins(Money(2000), 9), CountedCoins(Money(5), 12)),
        deposit_bag="NL-0044182",
        explanation="Wisselfout",
        rounding=Money(-3),
    )
    report = DayReport(
        kind=kind,
        number="214",
        till_name="Kassa 1",
        branch_name="Centrum",
        employee_name="Sanne",
        business_date=date(2025, 11, 26),
        opened_at=datetime(2025, 11, 26, 8, 47),  # noqa: DTZ001
        printed_at=datetime(2025, 11, 26, 18, 3),  # noqa: DTZ001
        shop=SHOP,
        vat_rows=VAT_ROWS,
        turnover=Money(18820),
        methods=(
            MethodTotal("PIN", 61, Money(412355), Money(412355)),
            MethodTotal("Contant", 22, Money(84315), Money(84310)),
            MethodTotal("Cadeaubon", 1, Money(2500)),
        ),
        drawer=drawer,
        counters=ReportCounters(84, 231, 2, 5, 1, 3, 2, 1, 0, 1),
        discount_total=Money(4210),
        return_total=Money(5990),
        groups=(
            GroupTotal("Werkkleding", Quantity.of(120), Money(389999)),
            GroupTotal("Kruidenierswaren en versproducten", Quantity(51350), Money(42310)),
        ),
        first_receipt="10401",
        last_receipt="10484",
        grand_total=Money(123456789),
        journal_sequence=18231,
        journal_hash="9f3ac1d2" * 8,
    )
    return replace(report, **changes)  # type: ignore[arg-type]
