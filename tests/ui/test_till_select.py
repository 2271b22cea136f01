"""Picking invoices and orders at the till, in the whole window on a real file: taps, keys, scans, holds, refusals."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from kassa.db.repos import customers
from kassa.domain.people.customer import Customer, CustomerKind
from kassa.domain.people.rights import Right
from kassa.domain.sales.document import DocumentKind, Party
from kassa.domain.settings.fields import Scope
from kassa.domain.values import Money
from kassa.services.sales.definitive import Definitive
from kassa.services.sales.holding import TillHolds
from kassa.services.sales.payments import Part
from kassa.system.identity import new_id
from kassa.ui.shell.context import UiContext
from kassa.ui.till.select.dialog import SelectDialog
from kassa.ui.till.select.table import NUMBER
from kassa.ui.till.select.words import Choice
from tests.support.hands import ShopHands
from tests.support.invoices import Desk
from tests.support.sales import concept, goods
from tests.support.screens import dialogs, open_dialog, type_keys
from tests.support.shop import OWNER
from tests.support.till import BREAD, TestTill

TODAY = dt.date(2026, 3, 14)
BUILDER = Party("b" * 32, "10027", "", "Voorbeeld Bouw B.V.")
PAINTER = Party("d" * 32, "10031", "", "Schildersbedrijf Proef")


class Shop(ShopHands):
    """A till in its window, with invoices of two debtors, signed in and open."""

    def __init__(self, qtbot: QtBot, ui: UiContext, shop: TestTill) -> None:
        super().__init__(qtbot, ui, shop)
        self.desk = Desk(shop.database, shop.clock)
        with shop.database.write() as tx:
            for party in (BUILDER, PAINTER):
                company = Customer(party.customer_id, party.number, "", party.company, kind=CustomerKind.COMPANY)
                customers.insert(tx, company)
        self.late = self.invoice(24595, TODAY - dt.timedelta(days=27), TODAY - dt.timedelta(days=13))
        self.soon = self.invoice(18450, TODAY - dt.timedelta(days=13), TODAY + dt.timedelta(days=1))
        self.other = self.invoice(5000, TODAY, TODAY + dt.timedelta(days=14), PAINTER)
        shop.open_day()
        self.flow = self.till.counter.select
        self.enter(shop.owner)

    def invoice(self, cents: int, date: dt.date, due: dt.date, party: Party = BUILDER) -> Definitive:
        """A definitive invoice."""
        made = concept(DocumentKind.INVOICE, goods(cents), date=date, party=party)
        made = replace(made, branch_id=self.shop.place.branch_id, due_date=due)
        return self.desk.invoicing.confirm(made, OWNER, new_id())

    def pay(self, document_id: str, cents: int) -> None:
        """Money comes in at the office."""
        self.desk.payments.pay([document_id], [Part("bank", Money(cents))], TODAY, "", OWNER, new_id())

    def open(self, choice: Choice) -> SelectDialog:
        """Press the function."""
        self.till.desk.run(choice.value)
        made = open_dialog(self.window)
        assert isinstance(made, SelectDialog)
        return made

    def tap_row(self, dialog: SelectDialog, place: int) -> None:
        """Press a row."""
        rect = dialog.table.visualRect(dialog.table.rows.index(place, NUMBER))
        QTest.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center() + QPoint(0, 4))

    def scan(self, code: str) -> None:
        """A scanner reads a code."""
        self.ui.scanner.scanned.emit(code)

    def words(self, name: str) -> str:
        """What a label says."""
        found = [one for one in self.window.findChildren(QLabel, name) if one.isVisible()]
        assert found, name
        return found[-1].text().replace("\u00a0", " ")

    @property
    def lines(self) -> list[tuple[str, int]]:
        """Names and cents of the lines on the bon."""
        return [(line.name, line.amount.cents) for line in self.till.controller.state.lines]

    @property
    def order(self) -> str:
        """The order that is open on the bon."""
        opened = self.shop.services.selling.basket().order
        return opened.id if opened is not None else ""

    @property
    def notice(self) -> str:
        """What the strip in the receipt says."""
        told = self.till.controller.state.notice
        return told.text if told is not None else ""


@pytest.fixture
def shop(qtbot: QtBot, ui: UiContext, till_shop: TestTill) -> Shop:
    return Shop(qtbot, ui, till_shop)


def numbers(dialog: SelectDialog) -> list[str]:
    return [row.number for row in dialog.table.rows.rows]


def test_an_invoice_is_on_the_bon_after_three_taps(shop: Shop) -> None:
    dialog = shop.open(Choice.INVOICE)
    assert dialog.filters.status.value() == "open"
    assert numbers(dialog) == [shop.late.number, shop.soon.number, shop.other.number]
    assert shop.words("select_invoice.count") == "3 facturen"
    assert not dialog.confirm_button.isEnabled()
    shop.tap_row(dialog, 0)
    assert shop.words("select_invoice.chosen") == f"Factuur {shop.late.number} gekozen"
    shop.tap("select_invoice.confirm")
    assert dialogs(shop.window) == []
    assert shop.lines == [(f"Factuur {shop.late.number}", 24595)]
    basket = shop.shop.services.selling.basket()
    assert basket.customer is not None
    assert basket.customer.title == "Voorbeeld Bouw B.V."
    lines = shop.window.receipt.lines
    words = [lines.model().data(lines.model().index(0, column)) for column in range(4)]
    assert words == [f"Factuur {shop.late.number}", "", "Vervallen 1 mrt \u00b7 Voorbeeld Bouw B.V.", "€\u00a0245,95"]
    shop.scan(BREAD)
    assert shop.window.receipt.total.accessibleName().endswith("1 factuur \u00b7 1 artikel")
    assert shop.till.controller.state.total == Money(24595 + 18570)


def test_a_second_tap_and_enter_confirm(shop: Shop) -> None:
    dialog = shop.open(Choice.INVOICE)
    shop.tap_row(dialog, 1)
    shop.tap_row(dialog, 1)
    assert shop.lines == [(f"Factuur {shop.soon.number}", 18450)]
    shop.till.controller.undo()
    assert shop.lines == []
    dialog = shop.open(Choice.INVOICE)
    QTest.keyClick(dialog.filters.number.edit, Qt.Key.Key_Down)
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert shop.lines == [(f"Factuur {shop.soon.number}", 18450)]


def test_several_invoices_of_one_debtor_add_up_and_another_is_named(shop: Shop) -> None:
    dialog = shop.open(Choice.INVOICES)
    QTest.keyClick(dialog.filters.number.edit, Qt.Key.Key_Down)
    type_keys(shop.ui, dialog.table, " ")
    shop.tap_row(dialog, 1)
    assert shop.words("pay_invoices.chosen") == "2 facturen gekozen"
    assert shop.words("pay_invoices.sum") == "Openstaand bedrag € 430,45"
    spoken = dialog.table.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"Factuur {shop.late.number}, 245 euro 95 openstaand, gekozen"
    shop.tap_row(dialog, 2)
    assert shop.words("pay_invoices.sum") == (
        f"Kies facturen van dezelfde debiteur: Factuur {shop.other.number} is van Schildersbedrijf Proef, "
        "niet van Voorbeeld Bouw B.V."
    )
    assert [row.number for row in dialog.chosen] == [shop.late.number, shop.soon.number]
    QTest.keyClick(dialog.table, Qt.Key.Key_F12)
    assert shop.lines == [(f"Factuur {shop.late.number}", 24595), (f"Factuur {shop.soon.number}", 18450)]
    assert shop.flow.holding._timer.isActive()


def test_less_than_the_sum_goes_to_the_oldest_and_shows_it(shop: Shop) -> None:
    dialog = shop.open(Choice.INVOICES)
    shop.tap_row(dialog, 1)
    shop.tap_row(dialog, 0)
    assert dialog.pay_now.text() == "430,45"
    dialog.pay_now.set_text("")
    type_keys(shop.ui, dialog.pay_now.edit, "300")
    rows = dialog.table.rows
    assert rows.part_of(rows.rows[1]) == Money(30000 - 24595)
    dialog.pay_now.set_text("")
    type_keys(shop.ui, dialog.pay_now.edit, "500")
    assert not dialog.confirm_button.isEnabled()
    dialog.pay_now.set_text("")
    type_keys(shop.ui, dialog.pay_now.edit, "300")
    dialog.confirm()
    assert shop.till.controller.state.total == Money(30000)
    assert sorted(shop.lines) == sorted([(f"Factuur {shop.late.number}", 24595), (f"Factuur {shop.soon.number}", 5405)])


def test_everything_of_the_debtor_with_one_key(shop: Shop) -> None:
    dialog = shop.open(Choice.INVOICES)
    QTest.keyClick(dialog.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert dialog.chosen == ()
    assert "dezelfde debiteur" in shop.words("pay_invoices.sum")
    type_keys(shop.ui, dialog.filters.debtor.edit, "bouw")
    QTest.keyClick(dialog.filters.debtor.edit, Qt.Key.Key_Return)
    assert numbers(dialog) == [shop.late.number, shop.soon.number]
    assert shop.words("pay_invoices.count") == "2 van 3 facturen"
    QTest.keyClick(dialog.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(dialog.chosen) == 2


def test_filters_narrow_and_are_cleared(shop: Shop) -> None:
    dialog = shop.open(Choice.INVOICES)
    edits = dialog.filters
    for field, text, left in (
        (edits.number, shop.other.number[-4:], [shop.other.number]),
        (edits.since, "v", [shop.other.number]),
        (edits.amount, "184,50", [shop.soon.number]),
    ):
        type_keys(shop.ui, field.edit, text)
        edits._pause.stop()
        edits.changed.emit()
        assert numbers(dialog) == left
        shop.tap("pay_invoices.clear")
        assert len(numbers(dialog)) == 3
    type_keys(shop.ui, edits.since.edit, "overmorgen")
    QTest.keyClick(edits.since.edit, Qt.Key.Key_Return)
    assert "geen datum" in edits.since.edit.accessibleDescription()


def test_the_customer_of_the_bon_is_filled_in_and_an_empty_list_says_whose(shop: Shop) -> None:
    shop.flow.put((shop.other.document_id,))
    dialog = shop.open(Choice.INVOICES)
    assert dialog.filters.debtor.edit.text() == "Schildersbedrijf Proef"
    assert numbers(dialog) == [shop.other.number]
    shop.tap_row(dialog, 0)
    assert shop.words("pay_invoices.sum") == f"Factuur {shop.other.number} staat al op de bon."
    shop.tap("pay_invoices.cancel")
    shop.till.controller.clear()
    shop.pay(shop.other.document_id, 5000)
    dialog = shop.open(Choice.INVOICES)
    type_keys(shop.ui, dialog.filters.debtor.edit, "proef")
    QTest.keyClick(dialog.filters.debtor.edit, Qt.Key.Key_Return)
    assert shop.words("pay_invoices.empty") == "Geen openstaande facturen voor Schildersbedrijf Proef"
    shop.tap("pay_invoices.show_all")
    assert numbers(dialog) == [shop.other.number]
    shop.tap_row(dialog, 0)
    assert shop.words("pay_invoices.sum").startswith(f"Op Factuur {shop.other.number} staat niets meer open.")
    assert dialog.chosen == ()


def test_what_is_paid_can_be_looked_at_but_not_confirmed(shop: Shop) -> None:
    shop.pay(shop.late.document_id, 24595)
    dialog = shop.open(Choice.INVOICE)
    shop.tap("select_invoice.status_done")
    assert numbers(dialog) == [shop.late.number]
    shop.tap_row(dialog, 0)
    assert not dialog.confirm_button.isEnabled()
    assert "staat niets meer open" in shop.words("select_invoice.sum")


def test_cancel_and_escape_leave_the_bon_alone(shop: Shop) -> None:
    shop.scan(BREAD)
    dialog = shop.open(Choice.INVOICES)
    shop.tap_row(dialog, 0)
    QTest.keyClick(dialog.table, Qt.Key.Key_Escape)
    assert dialogs(shop.window) == []
    shop.open(Choice.INVOICE)
    shop.tap("select_invoice.cancel")
    shop.open(Choice.INVOICE)
    shop.tap("select_invoice.close")
    assert shop.lines == [("Brood", 18570)]
    assert not shop.till.controller.state.asking


def test_a_scanned_or_typed_number_selects(shop: Shop) -> None:
    dialog = shop.open(Choice.INVOICES)
    shop.scan(f"F{shop.soon.number}")
    type_keys(shop.ui, dialog.filters.number.edit, shop.late.number)
    QTest.keyClick(dialog.filters.number.edit, Qt.Key.Key_Return)
    assert [row.number for row in dialog.chosen] == [shop.soon.number, shop.late.number]
    shop.scan(BREAD)
    assert "is hier niet bekend" in shop.words("pay_invoices.sum")
    shop.scan("K10031")
    assert numbers(dialog) == [shop.other.number]
    assert shop.lines == []
    assert shop.heard == ["ok", "ok", "fout", "ok"]


def test_a_scanned_number_that_is_not_shown_comes_first(shop: Shop) -> None:
    dialog = shop.open(Choice.INVOICE)
    dialog.filters.number.set_text("bestaat niet")
    dialog.filters.changed.emit()
    assert numbers(dialog) == []
    shop.scan(shop.late.number)
    assert numbers(dialog) == [shop.late.number]
    dialog.confirm()
    assert shop.lines == [(f"Factuur {shop.late.number}", 24595)]


def test_the_first_status_is_a_setting(shop: Shop) -> None:
    shop.shop.settings.change(Scope.TILL, {"till.select_status": "all"}, shop.shop.owner, shop.shop.place.till_id)
    shop.shop.settings.refresh()
    assert shop.open(Choice.INVOICE).filters.status.value() == "all"


def test_papers_go_on_the_bon_by_a_scan(shop: Shop) -> None:
    shop.scan(f"F{shop.late.number}")
    assert shop.lines == [(f"Factuur {shop.late.number}", 24595)]
    lines = ("BCD", "002", "1", "SCT", "", "Voorbeeld", "NL91ABNA0417164300", "EUR184.50", "", "", shop.soon.number)
    shop.scan("\n".join(lines))
    assert len(shop.lines) == 2
    shop.scan(f"F{shop.other.number}")
    assert "Schildersbedrijf Proef" in shop.notice
    shop.scan("K10031")
    assert "niet van Schildersbedrijf Proef. Er is niets veranderd." in shop.notice
    shop.tap("sale.checkout")
    shop.scan(BREAD)
    assert len(shop.lines) == 3
    assert shop.till.payment.state.total == Money(24595 + 18450 + 18570)


def test_a_paper_scanned_at_payment_is_added(shop: Shop) -> None:
    shop.scan(BREAD)
    shop.tap("sale.checkout")
    shop.scan(f"F{shop.late.number}")
    assert shop.window.current == "payment"
    assert shop.till.payment.state.total == Money(24595 + 18570)


def test_a_part_of_an_invoice_by_its_amount(shop: Shop) -> None:
    shop.scan(f"F{shop.late.number}")
    shop.till.controller.select_line(shop.till.controller.state.lines[0].id)
    buttons = shop.window.receipt.lines.actions_row.findChildren(QAbstractButton)
    visible = {button.objectName() for button in buttons if button.isVisible()}
    assert visible == {"sale.line_amount", "sale.line_remove"}
    shop.tap("sale.line_amount")
    for key in ("1", "0", "0"):
        shop.tap(f"invoice_amount.key_{key}")
    shop.tap("invoice_amount.take")
    assert shop.lines == [(f"Factuur {shop.late.number}", 10000)]
    model = shop.window.receipt.lines.model()
    assert "openstaand €\u00a0245,95" in str(model.data(model.index(0, 2)))
    shop.tap("sale.line_amount")
    for key in ("9", "9", "9"):
        shop.tap(f"invoice_amount.key_{key}")
    shop.tap("invoice_amount.take")
    assert "€\u00a0245,95 open" in shop.notice
    shop.till.controller.step_quantity(1)
    assert "verandert het aantal niet" in shop.notice
    assert shop.lines == [(f"Factuur {shop.late.number}", 10000)]


def test_who_holds_it_is_named_and_what_is_lost_is_told(shop: Shop) -> None:
    there = TillHolds(shop.shop.database, shop.clock, replace(shop.shop.place, till_id="x", name="Kassa 2"))
    there.take([shop.late.document_id], shop.shop.seller)
    shop.scan(f"F{shop.late.number}")
    assert "Kassa 2" in shop.notice
    assert shop.lines == []
    shop.scan(f"F{shop.soon.number}")
    shop.clock.advance(seconds=61)
    there.take([shop.soon.document_id], shop.shop.seller)
    shop.flow.holding._renew()
    assert shop.lines == []
    assert "Kassa 2" in shop.notice
    assert not shop.flow.holding._timer.isActive()


def test_after_a_crash_the_hold_is_taken_again_at_sign_in(shop: Shop) -> None:
    shop.scan(f"F{shop.late.number}")
    shop.clock.advance(minutes=5)
    selling, documents = shop.shop.services.selling, shop.shop.services.counter().documents
    documents._held = frozenset()
    shop.flow.holding._held = frozenset()
    selling.reload()
    shop.enter(shop.shop.owner)
    assert documents.held == {shop.late.document_id}
    shop.till.controller.clear()
    assert documents.held == frozenset()
    shop.pay(shop.late.document_id, 24595)


def test_orders_are_picked_and_scanned(shop: Shop) -> None:
    order = concept(DocumentKind.ORDER, goods(7000), date=TODAY, party=BUILDER)
    order = shop.shop.services.counter().sales.orders.confirm(
        replace(order, branch_id=shop.shop.place.branch_id), OWNER, new_id()
    )
    dialog = shop.open(Choice.ORDER)
    assert numbers(dialog) == [order.number]
    shop.tap_row(dialog, 0)
    shop.tap("select_order.confirm")
    assert shop.order == order.id
    assert [cents for _name, cents in shop.lines] == [7000]
    shop.till.controller.clear()
    assert shop.order == ""
    shop.scan(f"O{order.number}")
    assert shop.order == order.id
    shop.till.controller.clear()
    shop.scan("O9999")
    assert (shop.order, shop.lines) == ("", [("Onbekend artikel", 0)])


def test_who_may_not_see_invoices_is_asked_for_permission(shop: Shop) -> None:
    shop.enter(replace(shop.shop.seller, rights=frozenset(Right) - {Right.VIEW_INVOICES}))
    shop.till.desk.run("pay_invoices")
    assert dialogs(shop.window) == ["approval"]


def test_the_narrow_dialog_has_three_filters_and_no_total(shop: Shop) -> None:
    shop.window.resize(1024, 768)
    dialog = shop.open(Choice.INVOICES)
    assert (dialog.frame.width(), dialog.frame.height()) == (984, 716)
    assert dialog.filters.amount.isHidden()
    assert dialog.table.isColumnHidden(5)
    shop.window.resize(1366, 768)
    assert (dialog.frame.width(), dialog.frame.height()) == (1230, 692)
    assert not dialog.table.isColumnHidden(5)


def test_in_english_too(shop: Shop) -> None:
    shop.ui.language.switch("en")
    dialog = shop.open(Choice.INVOICES)
    assert dialog.accessibleName() == "Pay invoices"
    assert shop.words("pay_invoices.count") == "3 invoices"
