"""A day in the whole till window: sign in, open, sell, count, close; only the terminal is a double."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from kassa.db.engine import Database
from kassa.domain.settings.fields import Scope
from kassa.domain.till.shift import ShiftStatus
from kassa.domain.values import Money
from kassa.output.slip import Slip
from kassa.services.till.slips import Slips
from kassa.ui.shell.context import UiContext
from kassa.ui.till.till import Till
from tests.support.clock import FrozenClock
from tests.support.hands import ShopHands
from tests.support.people import OWNER_PIN
from tests.support.screens import dialogs, type_keys, ui_context
from tests.support.shop import OWNER
from tests.support.till import BREAD, COLA, TestTill


@pytest.fixture
def hands(qtbot: QtBot, ui: UiContext, till_shop: TestTill) -> ShopHands:
    return ShopHands(qtbot, ui, till_shop)


def test_a_whole_day_closes_to_the_cent(hands: ShopHands) -> None:
    hands.sign_in()
    assert hands.window.current == "open_day"
    for _ in range(5):
        hands.tap("open_day.plus_5000")
    hands.tap("open_day.open")
    assert hands.window.current == "sale"

    hands.ui.scanner.scanned.emit(BREAD)
    hands.ui.scanner.scanned.emit(COLA)
    hands.taps = 0
    hands.tap("sale.checkout")
    hands.tap("payment.quick_2")
    hands.tap("payment.complete")
    assert hands.taps == 3
    assert hands.window.current == "sale"

    hands.ui.scanner.scanned.emit(COLA)
    hands.taps = 0
    hands.tap("sale.checkout")
    hands.tap("payment.card")
    assert hands.taps == 2
    assert hands.window.current == "sale"

    hands.till.desk.run("cash_up")
    assert hands.window.current == "cashup"
    pieces = {5000: 8, 2000: 1, 1000: 1, 500: 1, 200: 1, 100: 1, 20: 1}
    for cents, number in pieces.items():
        hands.tap(f"cashup.count_{cents}")
        hands.tap(f"cashup.key_{number}")
    counted = sum(cents * number for cents, number in pieces.items())
    assert counted == 25_000 + 18_820
    assert hands.words("cashup.counted") == "€\u00a0438,20"
    hands.tap("cashup.next")
    assert hands.words("cashup.difference") == "€\u00a00,00"
    hands.tap("cashup.next")
    hands.tap("cashup.next")
    hands.tap("cashup.next")
    assert dialogs(hands.window) == ["cashup.confirm"]
    hands.tap("cashup.confirm.yes")
    assert dialogs(hands.window) == ["slip"]
    paper = hands.paper()
    assert "438,20" in paper
    hands.tap("slip.close")
    assert hands.window.current == "login"
    assert hands.shop.services.shifts.current() is None
    assert hands.shop.services.shifts.drawer_balance() == Money(counted - 28_500)


def test_a_difference_needs_a_reason_before_the_deposit(hands: ShopHands) -> None:
    hands.shop.open_day()
    hands.sign_in()
    hands.till.desk.run("cash_up")
    hands.tap("cashup.count_5000")
    hands.tap("cashup.key_4")
    hands.tap("cashup.next")
    assert hands.words("cashup.difference") == "−€\u00a050,00"
    hands.tap("cashup.next")
    assert hands.visible("cashup.reason")
    field = hands.window.findChild(QLineEdit, "cashup.reason")
    assert field is not None
    assert field.accessibleDescription()
    field.setText("Wisselfout")
    hands.tap("cashup.next")
    assert hands.visible("cashup.deposit")


def test_stopping_keeps_the_count_and_selling_goes_on(hands: ShopHands) -> None:
    hands.shop.open_day()
    hands.sign_in()
    hands.till.desk.run("cash_up")
    hands.tap("cashup.count_2000")
    hands.tap("cashup.key_7")
    hands.tap("cashup.stop")
    assert hands.window.current == "sale"
    hands.ui.scanner.scanned.emit(COLA)
    hands.tap("sale.checkout")
    hands.tap("payment.card")
    hands.till.desk.run("cash_up")
    assert hands.words("cashup.counted") == "€\u00a0140,00"


def test_after_comparing_stopping_opens_the_till_again(hands: ShopHands) -> None:
    hands.shop.open_day()
    hands.sign_in()
    hands.till.desk.run("cash_up")
    hands.tap("cashup.plus_5000")
    hands.tap("cashup.next")
    hands.tap("cashup.stop")
    shift = hands.shop.services.shifts.current()
    assert shift is not None
    assert shift.status is ShiftStatus.OPEN


def test_the_expected_amount_is_hidden_while_counting(hands: ShopHands) -> None:
    hands.shop.open_day()
    hands.sign_in()
    hands.till.desk.run("cash_up")
    shown = [label.text() for label in hands.window.findChildren(QLabel) if label.isVisible()]
    assert shown.count("na tellen") == 2
    assert "Verwacht bedrag is pas zichtbaar na het tellen." in shown


def test_a_seller_asks_permission_for_cash_out_and_goes_on(hands: ShopHands) -> None:
    hands.shop.open_day()
    hands.sign_in(2, "7159")
    hands.till.desk.run("cash_move")
    hands.tap("cash_move.reason_0")
    for key in "20":
        hands.tap(f"cash_move.key_{key}")
    hands.tap("cash_move.book")
    assert dialogs(hands.window) == ["approval"]
    hands.tap("approval.reason_1")
    hands.code("approval", OWNER_PIN)
    hands.tap("approval.give")
    assert dialogs(hands.window) == []
    assert hands.shop.services.shifts.drawer_balance() == Money(23_000)


def test_a_scan_while_permission_is_asked_goes_into_no_field(hands: ShopHands) -> None:
    hands.shop.open_day()
    hands.sign_in(2, "7159")
    hands.till.desk.run("open_drawer")
    hands.tap("open_drawer.reason_0")
    hands.tap("open_drawer.open")
    assert dialogs(hands.window) == ["approval"]
    hands.tap("approval.reason_0")
    hands.ui.scanner.scanned.emit(COLA)
    assert dialogs(hands.window) == ["approval"]
    assert hands.words("approval.message") == "Deze pas is niet bekend."
    assert hands.shop.services.selling.basket().is_empty
    assert hands.words("approval.code") == ""


def test_a_card_signs_in_and_any_other_scan_is_refused(hands: ShopHands) -> None:
    hands.shop.open_day()
    hands.ui.scanner.scanned.emit(COLA)
    assert hands.window.current == "login"
    assert hands.words("login.message").startswith("Deze pas is niet bekend")
    hands.ui.scanner.scanned.emit("9990001112223")
    assert hands.window.current == "sale"
    assert hands.till.controller.actor is not None
    assert hands.till.controller.actor.employee_id == hands.shop.seller_id


def test_a_wrong_code_is_said_and_five_wait_a_minute(hands: ShopHands) -> None:
    hands.shop.open_day()
    hands.tap("login.person_2")
    for attempt in range(5):
        hands.code("login", "0000")
        hands.tap("login.sign_in")
        assert hands.words("login.message").startswith("Code klopt niet"), attempt
    assert "Wacht nog 60 seconden." in hands.words("login.message")
    key = hands.window.findChild(QAbstractButton, "login.key_1")
    assert key is not None
    assert not key.isEnabled()
    hands.clock.advance(seconds=45)
    hands.till.login.pad._show()
    assert "Wacht nog 15 seconden." in hands.words("login.message")
    hands.clock.advance(seconds=16)
    hands.till.login.pad._show()
    assert key.isEnabled()
    hands.sign_in(2, "7159")
    assert hands.window.current == "sale"


def test_a_thousand_wrong_codes_open_nothing(hands: ShopHands) -> None:
    hands.shop.open_day()
    hands.tap("login.person_1")
    pad = hands.till.login.pad
    for number in range(1000):
        for digit in f"{number:04d}":
            pad.press(digit)
        pad.enter()
    assert hands.till.controller.actor is None
    assert hands.window.current == "login"
    assert "Wacht nog" in hands.words("login.message")
    with hands.shop.database.read() as reader:
        refused = reader.value("SELECT count(*) FROM journal WHERE event = 'login.failed'")
    assert refused == 5


def test_a_dead_printer_never_holds_up_a_sale(hands: ShopHands) -> None:
    place = hands.shop.place
    printer = {"till.printer": "tcp", "till.printer_address": "127.0.0.1:9"}
    hands.shop.settings.change(Scope.TILL, printer, hands.shop.owner, place.till_id)
    hands.shop.open_day()
    hands.sign_in()
    hands.ui.scanner.scanned.emit(COLA)
    hands.tap("sale.checkout")
    hands.tap("payment.card")
    assert hands.window.current == "sale"
    delivery = hands.shop.services.outbox.delivery
    assert delivery.step(delivery.lanes[0])
    hands.till.devices.look()
    assert hands.visible("sale.unprinted")
    QApplication.processEvents()
    assert hands.visible("status.printer")
    assert hands.shop.services.receipts.last() is not None
    hands.tap("sale.unprinted.retry")
    hands.ui.scanner.scanned.emit(COLA)
    hands.tap("sale.checkout")
    hands.tap("payment.card")
    last = hands.shop.services.receipts.last()
    assert last is not None
    assert last.number == 2


def test_nonsense_in_the_code_changes_nothing(hands: ShopHands) -> None:
    hands.shop.open_day()
    hands.tap("login.person_1")
    type_keys(hands.ui, hands.till.login, "abc,.-!")
    assert hands.words("login.code") == ""
    type_keys(hands.ui, hands.till.login, "123456789")
    assert len(hands.words("login.code")) == 6
    assert hands.window.current == "login"


def test_the_till_locks_with_the_basket_in_place(hands: ShopHands) -> None:
    hands.shop.open_day()
    hands.sign_in(2, "7159")
    hands.ui.scanner.scanned.emit(COLA)
    hands.till.desk.run("lock")
    assert hands.window.current == "login"
    hands.ui.scanner.scanned.emit(BREAD)
    assert hands.shop.services.selling.basket().article_count == 1
    hands.code("login", "7159")
    hands.tap("login.sign_in")
    assert hands.window.current == "sale"
    assert hands.shop.services.selling.basket().article_count == 1


def test_a_half_paid_basket_goes_on_with_paying(hands: ShopHands) -> None:
    hands.shop.open_day()
    hands.sign_in(2, "7159")
    hands.ui.scanner.scanned.emit(BREAD)
    hands.tap("sale.checkout")
    hands.tap("payment.quick_0")
    hands.till._lock()
    hands.code("login", "7159")
    hands.tap("login.sign_in")
    assert hands.window.current == "payment"
    assert hands.till.payment.state.paid_by("cash") == Money(18570)
    hands.tap("payment.complete")
    assert hands.window.current == "sale"


def test_the_till_ends_with_its_window(
    qapp: QApplication, clock: FrozenClock, tmp_path: Path, sqlite_database: Database
) -> None:
    made = Till(ui_context(qapp, clock, tmp_path), TestTill(sqlite_database, clock).services)
    locked: list[int] = []
    made._idle.timeout.connect(lambda: locked.append(1))
    made._idle.start(0)
    delete(made.window)
    qapp.processEvents()
    assert not isValid(made)
    assert locked == []


def test_an_empty_till_locks_by_itself_and_a_full_one_does_not(hands: ShopHands) -> None:
    hands.shop.open_day()
    hands.sign_in()
    hands.ui.scanner.scanned.emit(COLA)
    hands.till._lock_when_idle()
    assert hands.window.current == "sale"
    hands.shop.services.selling.clear(hands.shop.owner)
    hands.till.controller.refresh()
    hands.till._lock_when_idle()
    assert hands.window.current == "login"


def test_the_last_receipt_is_shown_and_printed_again(hands: ShopHands) -> None:
    hands.shop.open_day()
    hands.sign_in()
    hands.ui.scanner.scanned.emit(COLA)
    hands.tap("sale.checkout")
    hands.tap("payment.card")
    hands.till.desk.run("last_receipt")
    assert dialogs(hands.window) == ["slip"]
    paper = hands.paper()
    assert "Cola" in paper
    assert "2,50" in paper
    hands.tap("slip.print")
    message = hands.window.findChild(QWidget, "slip.message")
    assert message is not None
    assert "geen bonprinter ingesteld" in message.accessibleName()
    hands.tap("slip.close")
    hands.till.desk.run("receipts")
    assert hands.window.current == "receipts"
    hands.tap("top.back")
    assert hands.window.current == "sale"


def test_the_paper_of_the_newest_receipt_is_drawn_once(hands: ShopHands, monkeypatch: pytest.MonkeyPatch) -> None:
    hands.shop.open_day()
    hands.sign_in()
    hands.ui.scanner.scanned.emit(COLA)
    hands.tap("sale.checkout")
    hands.tap("payment.card")
    slips, drawn = hands.shop.services.slips, list[object]()
    draw = slips.slip

    def counted(_slips: Slips, payload: Mapping[str, object]) -> Slip:
        drawn.append(payload)
        return draw(payload)

    monkeypatch.setattr(type(slips), "slip", counted)
    hands.till.desk.run("receipts")
    assert len(drawn) == 1


def test_a_scanned_receipt_is_found_again(hands: ShopHands) -> None:
    hands.shop.open_day()
    hands.sign_in()
    for code in (COLA, BREAD):
        hands.ui.scanner.scanned.emit(code)
        hands.tap("sale.checkout")
        hands.tap("payment.card")
    first = hands.shop.services.receipts.search("1", OWNER)[0]
    barcode = hands.shop.services.receipts.document(first.id).barcode
    hands.till.desk.run("receipts")
    hands.ui.scanner.scanned.emit(barcode)
    paper = hands.window.findChild(QWidget, "receipts.paper")
    assert paper is not None
    assert "Cola" in paper.accessibleDescription()
    hands.ui.scanner.scanned.emit("9999999999999")
    assert hands.visible("receipts.empty")
    hands.tap("top.back")
    hands.ui.scanner.scanned.emit(barcode)
    assert dialogs(hands.window) == ["slip"]
    assert "Cola" in hands.paper()
    assert hands.shop.services.selling.basket().is_empty


def test_the_x_report_is_shown_and_journalled(hands: ShopHands) -> None:
    hands.shop.open_day()
    hands.sign_in()
    hands.till.desk.run("x_report")
    assert dialogs(hands.window) == ["slip"]
    assert "250,00" in hands.paper()


def test_a_closed_day_is_checked_by_somebody_else(hands: ShopHands) -> None:
    hands.shop.staff.add(3, role="Bedrijfsleider", pin="9052")
    hands.shop.open_day(0)
    hands.shop.services.shifts.control(hands.shop.owner)
    hands.sign_in()
    assert hands.window.current == "cashup"
    hands.tap("cashup.next")
    hands.tap("cashup.next")
    hands.tap("cashup.next")
    hands.tap("cashup.confirm.yes")
    hands.tap("slip.check")
    assert not hands.visible("second_person.person_2")
    hands.tap("second_person.person_1")
    hands.code("second_person", OWNER_PIN)
    hands.tap("second_person.check")
    assert "door iemand anders gecontroleerd" in hands.words("second_person.message")
    hands.tap("second_person.person_3")
    hands.code("second_person", "9052")
    hands.tap("second_person.check")
    assert hands.visible("slip.message")


def test_every_screen_says_practice_in_training(hands: ShopHands) -> None:
    hands.window.show_training(True)
    assert hands.visible("till.training")
    hands.shop.open_day()
    hands.sign_in()
    assert hands.visible("till.training")


def test_the_language_follows_the_employee(hands: ShopHands) -> None:
    hands.shop.open_day()
    hands.sign_in()
    assert hands.ui.language.current == "nl"
