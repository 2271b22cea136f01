"""The slip of an order, approved as text at the three widths."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

from kassa.domain.till.order_paper import OrderPaper, OrderPaperLine
from kassa.domain.till.promise import Slot
from kassa.domain.values import Money, Quantity, UnitPrice
from kassa.output.receipts.order_slip import order_slip
from kassa.output.slip import plain_text
from tests.support.documents import SHOP

COLUMNS = (32, 42, 48)
Approve = Callable[[str, str | bytes], None]


def line(name: str, detail: str, count: int, cents: int, amount: int) -> OrderPaperLine:
    return OrderPaperLine(name, detail, Quantity.of(count), "", UnitPrice.of(Money(cents)), Money(amount))


PAPER = OrderPaper(
    number="4031",
    moment=datetime(2025, 11, 26, 11, 42, tzinfo=UTC),
    till_name="Kassa 1",
    branch_name="Centrum",
    employee_name="Sanne",
    shop=SHOP,
    delivered=True,
    date=date(2025, 11, 28),
    slot=Slot("08:00", "12:00"),
    customer=("J. Voorbeeld",),
    address=("Proefstraat 12", "1234 AB Testdorp"),
    phone="06-00000000",
    lines=(
        line("Werkbroek Stretch 4-pocket", "Zwart · 52", 2, 6995, 13290),
        line("Poloshirt piqué", "Marine · L", 1, 2495, 2495),
        line("Werkhandschoen nitril", "Maat 9", 3, 595, 1785),
        line("Broekzoom inkorten", "", 1, 1250, 1250),
    ),
    total=Money(18820),
    paid=Money(5000),
    reference="PO 7",
    note="Graag aanbellen bij de buren",
)


def everything(paper: OrderPaper) -> str:
    return "\n".join(f"=== {columns}\n{plain_text(order_slip(paper), columns)}" for columns in COLUMNS)


def test_an_order_with_a_deposit(approve: Approve) -> None:
    text = everything(PAPER)
    approve("slip_order", text)
    assert "code128 O4031" in text
    assert "138,20" in text


def test_an_order_in_english_that_is_picked_up_and_paid(approve: Approve) -> None:
    paper = replace(PAPER, delivered=False, address=(), slot=Slot(), paid=Money(18820), language="en")
    approve("slip_order_en", plain_text(order_slip(paper), 42))


def test_long_names_and_letters_of_everywhere(approve: Approve) -> None:
    paper = replace(
        PAPER,
        number="2026-0004031",
        customer=("Ĳssel & Zoon Bouwmaterialen en Gereedschappen B.V.", "Françoise Øster-Müller van der Łódź"),
        address=("Burgemeester van Karnebeeklaan-Zuid 1234 bis", "2585 BB ’s-Gravenhage"),
        lines=(
            OrderPaperLine("Tekst over de hele order: naar wens op maat maken", "", Quantity.ZERO, "", UnitPrice.ZERO,
                           Money.ZERO),
            OrderPaperLine("Café-tafelkleed geplastificeerd met een hele lange naam", "Crème", Quantity(12_350), "m",
                           UnitPrice.of(Money(1295)), Money(15993), note="Kosten € 5,00 per meter zomen"),
            line("Schroef RVS", "", 1000, 5, 5000),
        ),
        total=Money(99_999_999),
        paid=Money.ZERO,
        training=True,
        copy=2,
    )  # fmt: skip
    text = everything(paper)
    approve("slip_order_long", text)
    assert all(len(row) <= 48 for row in text.splitlines())
