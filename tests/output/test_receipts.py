"""Paper approved as text at the three widths (house.md 1.10)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest

from kassa.domain.till.day_report import CashSlip, CashSlipKind, ReportKind
from kassa.domain.till.receipt_document import ReceiptDiscount, ReceiptLine, ReceiptPayment, ReceiptSettlement
from kassa.domain.values import Money, Quantity, Rate, UnitPrice
from kassa.output.receipts.cash_slip import cash_slip
from kassa.output.receipts.receipt import receipt_slip
from kassa.output.receipts.shift_report import shift_report_slip
from kassa.output.receipts.trial_print import trial_print
from kassa.output.slip import Slip, plain_text
from tests.support.documents import SHOP, VAT_ROWS, day_report, receipt, sold

COLUMNS = (32, 42, 48)
Approve = Callable[[str, str | bytes], None]


def everything(slip: Slip) -> str:
    return "\n".join(f"=== {columns}\n{plain_text(slip, columns)}" for columns in COLUMNS)


def test_the_receipt_of_picture_14(approve: Approve) -> None:
    approve("slip_receipt", everything(receipt_slip(receipt())))


def test_the_receipt_in_english(approve: Approve) -> None:
    approve("slip_receipt_en", plain_text(receipt_slip(receipt(), "en"), 42))


def test_a_belgian_receipt_shows_the_amount_before_and_after_rounding(approve: Approve) -> None:
    document = receipt(
        shop=replace(SHOP, country="BE", registration="0123.456.789", vat_id="BE0123456789"),
        total=Money(18822),
        cash_rounding=Money(-2),
    )
    text = plain_text(receipt_slip(document), 42)
    approve("slip_receipt_be", text)
    assert "Totaal vóór afronding" in text
    assert "188,22" in text
    assert "Totaal na afronding" in text
    assert "188,20" in text


def test_every_kind_of_line(approve: Approve) -> None:
    price = UnitPrice.of(Money(249))
    lines = (
        ReceiptLine("Kaas jong belegen", "", Quantity(1350), "kg", price, Money(336), price, vat_letter="B"),
        ReceiptLine("Overhemd", "Wit · 43", Quantity.of(-1), "", UnitPrice.of(Money(3995)), Money(-3995),
                    UnitPrice.of(Money(4995)), vat_letter="A", note="naad los", original="10377"),
        sold("Vrij artikel", "", 1, 1000, "A", ReceiptDiscount("", Money(-100), Rate(1000))),
        ReceiptLine("Graag voor vrijdag ophalen bij de balie achterin", "", Quantity.ZERO, "", UnitPrice.ZERO,
                    Money.ZERO, UnitPrice.ZERO),
        sold("Schroef RVS", "", 1000, 5, "A"),
    )  # fmt: skip
    document = receipt(
        lines=lines,
        discounts=(ReceiptDiscount("Vaste klant", Money(-250), Rate(500)),),
        total=Money(1991),
        payments=(
            ReceiptPayment("PIN", Money(1500), terminal_lines=("MAESTRO **** 1234", "Akkoord 004512")),
            ReceiptPayment("Contant", Money(491), Money(491)),
        ),
    )
    approve("slip_receipt_lines", everything(receipt_slip(document)))


def test_what_was_paid_on_documents_stands_in_a_block_of_its_own(approve: Approve) -> None:
    document = receipt(
        customer="10025 Voorbeeld Bouw B.V.",
        settlements=(
            ReceiptSettlement("invoice", "2025-0398", "Voorbeeld Bouw B.V.", Money(24595)),
            ReceiptSettlement("invoice", "2025-0431", "Order 4023", Money(10000), Money(8820)),
            ReceiptSettlement("credit", "2025-0007", "Voorbeeld Bouw B.V.", Money(-1000)),
            ReceiptSettlement("gift_card", "GC12345678", "", Money(2500)),
        ),
        cash_rounding=Money(2),
    )
    approve("slip_receipt_settled", plain_text(receipt_slip(document), 42))


def test_a_receipt_without_goods_is_proof_of_payment(approve: Approve) -> None:
    document = receipt(
        customer="10025 Voorbeeld Bouw B.V.",
        lines=(),
        total=Money.ZERO,
        vat_rows=(),
        settlements=(ReceiptSettlement("deposit", "4031", "Voorbeeld Bouw B.V.", Money(5000), Money(13820)),),
        payments=(ReceiptPayment("PIN", Money(5000)),),
    )
    text = plain_text(receipt_slip(document, "en"), 42)
    approve("slip_receipt_deposit_en", text)
    assert "VAT" not in text.split("Proof")[1].split("1234")[0]


def test_money_back(approve: Approve) -> None:
    document = receipt(
        lines=(sold("Overhemd", "Wit · 43", -1, 3997, "A"),),
        total=Money(-3997),
        cash_rounding=Money(2),
        payments=(ReceiptPayment("Contant", Money(-3995)),),
        vat_rows=(VAT_ROWS[0],),
    )
    approve("slip_receipt_back", plain_text(receipt_slip(document), 42))


def test_a_copy_says_so_and_keeps_the_date_of_the_original() -> None:
    text = plain_text(receipt_slip(receipt(copy=2)), 42)
    assert "KOPIE 2" in text
    assert "26-11-2025 11:42" in text


def test_training_is_marked_at_both_ends() -> None:
    lines = plain_text(receipt_slip(receipt(training=True)), 42).split("\n")
    marked = [place for place, line in enumerate(lines) if "TRAINING – GEEN GELDIGE BON" in line]
    assert len(marked) == 2
    assert marked[0] < 8
    assert marked[1] > len(lines) - 4


def test_a_sale_after_midnight_names_its_business_date() -> None:
    after = receipt(moment=datetime(2025, 11, 27, 0, 12), business_date=date(2025, 11, 26))  # noqa: DTZ001
    assert "Boekdatum 26-11-2025" in plain_text(receipt_slip(after), 42)


@pytest.mark.parametrize("columns", COLUMNS)
def test_the_law_gets_what_it_asks(columns: int) -> None:
    words = " ".join(plain_text(receipt_slip(receipt()), columns).split())
    asked = ("Voorbeeldwinkel", "Proefstraat 1", "1234 AB Testdorp", "NL000099998B57", "12345678", "26-11-2025 11:42",
             "10483", "Kassa 1", "Medewerker 12", "139,90 A", "12,50 B", "145,21 30,49 175,70", "11,47 1,03 12,50",
             "200,00", "11,80")  # fmt: skip
    assert [part for part in asked if part not in words] == []


def test_z_report(approve: Approve) -> None:
    approve("slip_report_z", everything(shift_report_slip(day_report())))


def test_x_report_does_not_know_a_count(approve: Approve) -> None:
    report = day_report(ReportKind.X)
    methods = tuple(replace(method, counted=None) for method in report.methods)
    blind = replace(report, methods=methods, drawer=replace(report.drawer, counted=None, coins=(), deposit=Money.ZERO))
    text = plain_text(shift_report_slip(blind), 42)
    approve("slip_report_x", text)
    assert "Verschil" not in text


def test_cash_slips(approve: Approve) -> None:
    slips = [
        CashSlip(kind, amount, reason, "Kassa 1", "Centrum", "Sanne", datetime(2025, 11, 26, 10, 5), SHOP, by, number)  # noqa: DTZ001
        for kind, amount, reason, by, number in (
            (CashSlipKind.CASH_OUT, Money(1250), "Melk en koffie", "Karel", ""),
            (CashSlipKind.DEPOSIT, Money(80000), "", "", "NL-0044182"),
            (CashSlipKind.DRAWER, Money.ZERO, "Wisselen", "", ""),
        )
    ]
    approve("slip_cash", "\n".join(plain_text(cash_slip(slip), 42) for slip in slips))


def test_trial_print(approve: Approve) -> None:
    approve("slip_trial", plain_text(trial_print("Kassaprinter", 42), 42))
