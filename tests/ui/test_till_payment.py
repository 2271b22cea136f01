"""Paying, against the real services on a real file; the terminal is the only double."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kassa.domain.errors import Reason, StoreError
from kassa.domain.payments.method import MethodKind, PaymentState
from kassa.domain.payments.terminal import TerminalAnswer, TerminalState
from kassa.domain.people.actor import Actor
from kassa.domain.pricing.discount import Discount
from kassa.domain.settings import company
from kassa.domain.settings.fields import Scope
from kassa.domain.values import Money, Rate, UnitPrice
from kassa.services.till.checkout import Completed
from kassa.ui.shell.context import UiContext
from kassa.ui.till.login.approval import Approvals
from kassa.ui.till.payment.figures import Tone
from kassa.ui.till.payment.screen import PaymentScreen
from kassa.ui.till.payment.state import PaySettings
from tests.support.screens import dialogs, open_dialog, type_keys
from tests.support.shop import OWNER
from tests.support.till import BREAD, COLA, TestTill


class Desk:
    """The payment screen in a window, and what came out of it."""

    def __init__(self, qtbot: QtBot, ui: UiContext, till: TestTill) -> None:
        self.till = till
        self.ui = ui
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(1366, 712)
        self.actor: Actor = till.seller
        self.screen = PaymentScreen(
            ui,
            till.services.selling,
            till.services.checkout,
            Approvals(ui, self.window, till.services.login),
            lambda: self.actor,
        )
        self.screen.setParent(self.window)
        self.screen.resize(925, 712)
        self.screen.show()
        self.completed: list[Completed] = []
        self.closed = 0
        self.screen.finished.connect(self.completed.append)
        self.screen.closed.connect(self._closed)
        self.window.show()
        self.taps = 0

    def enter(self) -> None:
        self.screen.entered()

    def tap(self, name: str) -> None:
        """Touch a control by its object name, as a finger does."""
        self.taps += 1
        found = [button for button in self.window.findChildren(QAbstractButton, name) if button.isVisible()]
        assert found, name
        QTest.mouseClick(found[-1], Qt.MouseButton.LeftButton)

    def figures(self) -> tuple[str, str, str]:
        due, received, rest = self.screen.panel.figures
        return due.figure, received.figure, rest.figure

    def _closed(self) -> None:
        self.closed += 1


@pytest.fixture
def till(till_shop: TestTill) -> TestTill:
    till_shop.open_day()
    return till_shop


@pytest.fixture
def desk(qtbot: QtBot, ui: UiContext, till: TestTill) -> Desk:
    return Desk(qtbot, ui, till)


def euro(text: str) -> str:
    return f"€\u00a0{text}"


def test_card_takes_one_touch_after_checkout(desk: Desk) -> None:
    total = desk.till.sell(BREAD, COLA)
    desk.enter()
    desk.tap("payment.card")
    assert desk.taps == 1  # with 'Naar afrekenen' two
    assert len(desk.completed) == 1
    assert desk.completed[0].total == total == Money(18820)
    assert desk.till.terminal.started[0][0] == 18820
    assert desk.till.services.selling.basket().is_empty


def test_cash_takes_two_touches_after_checkout(desk: Desk) -> None:
    desk.till.sell(BREAD, COLA)
    desk.enter()
    assert desk.figures() == (euro("188,20"), euro("0,00"), euro("188,20"))
    desk.tap("payment.quick_2")
    assert desk.figures() == (euro("188,20"), euro("200,00"), euro("11,80"))
    assert desk.screen.panel.figures[2].tone is Tone.SUCCESS
    desk.tap("payment.complete")
    assert desk.taps == 2  # with 'Naar afrekenen' three
    assert desk.completed[0].change == Money(1180)
    assert "betaald" in desk.ui.sounds.played  # type: ignore[attr-defined]


def test_a_double_press_books_once(desk: Desk) -> None:
    desk.till.sell(COLA)
    desk.enter()
    desk.tap("payment.cash")
    desk.tap("payment.complete")
    desk.tap("payment.complete")
    desk.screen.confirm()
    assert [done.number for done in desk.completed] == [1]


def test_a_double_press_on_card_asks_the_terminal_once(desk: Desk) -> None:
    desk.till.sell(BREAD)
    desk.enter()
    for key in "50":
        desk.tap(f"payment.key_{key}")
    desk.tap("payment.card")
    desk.tap("payment.card")
    assert [cents for cents, _ in desk.till.terminal.started] == [5000]


def test_split_in_two_methods(desk: Desk) -> None:
    desk.till.sell(BREAD, COLA)
    desk.enter()
    desk.tap("payment.cash")
    desk.tap("payment.key_5")
    desk.tap("payment.key_0")
    assert desk.figures()[2] == euro("138,20")
    desk.tap("payment.card")
    assert desk.completed
    assert [cents for cents, _ in desk.till.terminal.started] == [13820]
    shown = desk.till.services.receipts.document(desk.completed[0].receipt_id)
    assert [(one.method, one.amount) for one in shown.payments] == [("Contant", Money(5000)), ("PIN", Money(13820))]


def test_a_payment_is_taken_back(desk: Desk) -> None:
    desk.till.sell(BREAD)
    desk.enter()
    desk.tap("payment.quick_0")
    desk.tap("payment.cash_take_back")
    assert desk.figures() == (euro("185,70"), euro("0,00"), euro("185,70"))
    assert not desk.screen.panel.primary.isEnabled()
    assert not desk.till.services.selling.basket().payments


def test_going_back_asks_to_take_the_money_back_first(desk: Desk) -> None:
    desk.till.sell(BREAD)
    desk.enter()
    desk.screen.back()
    assert desk.closed == 1
    desk.tap("payment.quick_0")
    desk.screen.back()
    assert dialogs(desk.window) == ["payment.take_back_all"]
    desk.tap("payment.take_back_all.yes")
    assert desk.closed == 2
    assert not desk.till.services.selling.basket().payments


def test_cash_is_rounded_and_card_is_not(desk: Desk) -> None:
    desk.till.settings.change(Scope.COMPANY, {company.CASH_ROUNDING.key: "nearest_five"}, desk.till.owner)
    vat = ("high", "A", Rate(2100))
    desk.till.services.selling.add_open("Los", UnitPrice.of(Money(1022)), vat, desk.till.owner)
    desk.enter()
    desk.tap("payment.cash")
    due = desk.screen.panel.figures[0]
    assert due.figure == euro("10,20")
    assert due.note == "Afgerond −€\u00a00,02"
    desk.tap("payment.cash_take_back")
    assert due.figure == euro("10,22")
    desk.tap("payment.card")
    assert desk.completed[0].total == Money(1022)


def test_a_basket_of_nothing_is_completed_without_payment(desk: Desk) -> None:
    desk.till.sell(COLA)
    desk.till.services.selling.set_discount(Discount.of_rate(Rate.percent(100)), desk.till.owner)
    desk.enter()
    primary = desk.screen.panel.primary
    assert primary.label() == "Afronden zonder betaling"
    assert not desk.screen.panel.method_button("card").isVisible()
    desk.tap("payment.complete")
    assert desk.completed[0].total == Money.ZERO


def test_keys_do_the_same_as_fingers(desk: Desk) -> None:
    desk.till.sell(BREAD, COLA)
    desk.enter()
    QTest.keyClick(desk.screen, Qt.Key.Key_F6)
    type_keys(desk.ui, desk.screen, "200")
    QTest.keyClick(desk.screen, Qt.Key.Key_Return)
    assert desk.screen.state.paid_by("cash") == Money(20000)
    desk.screen.confirm()
    assert desk.completed[0].change == Money(1180)


def test_an_unknown_outcome_holds_the_sale_until_a_leader_looked(desk: Desk) -> None:
    desk.till.terminal.answers = [TerminalAnswer(TerminalState.UNKNOWN)]
    desk.till.sell(BREAD)
    desk.enter()
    desk.tap("payment.card")
    assert dialogs(desk.window) == ["terminal"]
    assert not desk.screen.panel.primary.isEnabled()
    seen = desk.window.findChild(QAbstractButton, "terminal.seen")
    assert seen is not None
    assert seen.accessibleName() == "Ja, bon van terminal gezien"
    desk.tap("terminal.seen")
    assert dialogs(desk.window) == ["approval"]
    sheet = open_dialog(desk.window)
    sheet.reason.set_text("Bon gezien")  # type: ignore[attr-defined]
    for key in "4826":
        desk.tap(f"approval.key_{key}")
    desk.tap("approval.give")
    assert len(desk.completed) == 1
    assert len(desk.till.terminal.started) == 1


def test_an_unknown_outcome_survives_a_restart(desk: Desk) -> None:
    desk.till.terminal.answers = [TerminalAnswer(TerminalState.UNKNOWN), TerminalAnswer(TerminalState.APPROVED)]
    desk.till.sell(BREAD)
    desk.enter()
    desk.tap("payment.card")
    open_dialog(desk.window).done(None)
    assert not desk.completed
    assert desk.screen.panel.notice.text.startswith("De uitkomst van een PIN-betaling is nog niet bekend")
    desk.enter()
    assert len(desk.completed) == 1
    assert len(desk.till.terminal.started) == 1


def test_breaking_off_while_a_question_is_on_its_way_is_not_forgotten(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = TerminalAnswer(TerminalState.PENDING, "Kaart aanbieden")
    desk.till.terminal.answers = [waiting]
    desk.till.sell(BREAD)
    desk.enter()
    desk.tap("payment.card")
    questions: list[tuple[Callable[[], TerminalAnswer], Callable[[TerminalAnswer], None]]] = []
    monkeypatch.setattr(
        type(desk.ui.jobs), "run", lambda _jobs, _owner, work, *, done, **_more: questions.append((work, done))
    )
    desk.tap("terminal.ask_again")
    desk.tap("terminal.abort")
    assert len(questions) == 1  # one question at a time
    for answer in (waiting, TerminalAnswer(TerminalState.CANCELLED)):
        desk.till.terminal.answers = [answer]
        work, done = questions.pop(0)
        done(work())
    assert desk.till.services.selling.basket().payments[0].state is PaymentState.DECLINED
    assert len(desk.till.terminal.started) == 1


def test_a_refused_card_pays_nothing_and_may_be_tried_again(desk: Desk) -> None:
    desk.till.terminal.answers = [TerminalAnswer(TerminalState.DECLINED, "Saldo te laag")]
    desk.till.sell(BREAD)
    desk.enter()
    desk.tap("payment.card")
    assert dialogs(desk.window) == ["terminal"]
    desk.tap("terminal.retry")
    assert len(desk.completed) == 1
    assert len({reference for _, reference in desk.till.terminal.started}) == 2


def test_after_a_refused_card_the_basket_may_grow(desk: Desk) -> None:
    desk.till.terminal.answers = [TerminalAnswer(TerminalState.DECLINED)]
    desk.till.sell(BREAD)
    desk.enter()
    desk.tap("payment.card")
    desk.tap("terminal.other")
    assert desk.screen.take_scan(COLA)
    assert desk.figures()[0] == euro("188,20")
    desk.tap("payment.quick_0")
    desk.tap("payment.complete")
    assert desk.completed[0].total == Money(18820)


def test_a_stand_alone_terminal_asks_the_cashier(desk: Desk) -> None:
    desk.till.terminal.answers = [TerminalAnswer(TerminalState.PENDING, asks_cashier=True)]
    desk.till.sell(BREAD)
    desk.enter()
    desk.tap("payment.card")
    words = desk.window.findChild(QWidget, "terminal.state")
    assert words is not None
    assert words.text() == f"Toets {euro('185,70')} in op de automaat."  # type: ignore[attr-defined]
    desk.tap("terminal.paid")
    assert len(desk.completed) == 1


@pytest.mark.parametrize(("standalone", "line"), [(True, "Losse automaat"), (False, "Via de terminal")])
def test_the_card_method_says_where_the_amount_is_typed(desk: Desk, standalone: bool, line: str) -> None:
    desk.till.sell(BREAD)
    desk.screen._settings = lambda: PaySettings(standalone=standalone)
    desk.enter()
    assert line in desk.screen.panel.method_button("card").accessibleDescription() + str(
        [one.text() for one in desk.screen.panel.method_button("card").findChildren(QLabel)]
    )


def test_too_much_on_card_is_refused_with_the_reason(desk: Desk) -> None:
    desk.till.sell(COLA)
    desk.enter()
    for key in "99":
        desk.screen.panel.key_pressed.emit(key)
    desk.tap("payment.card")
    assert "meer kan alleen contant" in desk.screen.panel.notice.text
    assert not desk.till.terminal.started


def test_absurd_cash_asks_first(desk: Desk) -> None:
    desk.till.sell(COLA)
    desk.enter()
    type_keys(desk.ui, desk.screen, "87123")
    desk.tap("payment.complete")
    assert dialogs(desk.window) == ["payment.large_change"]
    desk.tap("payment.large_change.no")
    assert not desk.till.services.selling.basket().payments
    assert not desk.completed


def test_cash_above_the_ceiling_is_refused_and_warned_for(desk: Desk) -> None:
    for _ in range(17):
        desk.till.sell(BREAD)
    desk.enter()
    assert "Contant betalen mag tot" in desk.screen.panel.notice.text
    desk.tap("payment.cash")
    assert "Er is niets ontvangen" in desk.screen.panel.notice.text
    assert not desk.till.services.selling.basket().payments
    desk.tap("payment.card")
    assert len(desk.completed) == 1


def test_a_scan_adds_to_the_basket_until_money_is_received(desk: Desk) -> None:
    desk.till.sell(BREAD)
    desk.enter()
    assert desk.screen.take_scan(COLA)
    assert desk.figures()[0] == euro("188,20")
    desk.tap("payment.quick_0")
    assert desk.screen.take_scan(COLA)
    assert desk.screen.panel.notice.text == "Rond eerst de betaling af"
    assert desk.figures()[0] == euro("188,20")
    assert desk.ui.sounds.played[-1] == "fout"  # type: ignore[attr-defined]


def test_a_charged_card_is_only_taken_back_after_it_was_paid_back(desk: Desk) -> None:
    desk.till.sell(BREAD)
    desk.enter()
    desk.tap("payment.key_5")
    desk.tap("payment.card")
    assert desk.screen.state.paid_by("card") == Money(500)
    desk.tap("payment.card_take_back")
    assert dialogs(desk.window) == ["payment.charged"]
    desk.tap("payment.charged.no")
    assert desk.screen.state.paid_by("card") == Money(500)
    desk.screen._since.invalidate()
    desk.tap("payment.card_take_back")
    desk.tap("payment.charged.yes")
    assert not desk.till.services.selling.basket().payments


def test_a_store_that_says_nothing_is_asked_again_with_the_same_key(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout = desk.till.services.checkout
    complete = checkout.complete

    def lost(key: str, actor: Actor, **more: object) -> Completed:
        complete(key, actor)
        monkeypatch.undo()
        raise StoreError(Reason("store.unknown", "De opslag antwoordde niet."))

    monkeypatch.setattr(checkout, "complete", lost)
    desk.till.sell(COLA)
    desk.enter()
    desk.tap("payment.quick_0")
    desk.tap("payment.complete")
    assert not desk.completed
    desk.screen.back()
    assert desk.closed == 0
    assert "niet zeker" in desk.screen.panel.notice.text
    desk.screen.panel.primary._since.invalidate()
    desk.tap("payment.complete")
    assert [done.number for done in desk.completed] == [1]
    assert len(desk.till.services.receipts.search("", OWNER)) == 1


def test_nonsense_typed_changes_nothing(desk: Desk) -> None:
    desk.till.sell(COLA)
    desk.enter()
    type_keys(desk.ui, desk.screen, "abc-+*/e%")
    assert desk.screen.state.entry.empty
    type_keys(desk.ui, desk.screen, ",,,..5,5")
    assert desk.screen.state.entry.text == "0,55"


def test_without_a_shift_nothing_is_taken(qtbot: QtBot, desk: Desk) -> None:
    shifts = desk.till.services.shifts
    shifts.control(desk.till.owner)
    shifts.close(desk.till.owner, "k" * 32)
    desk.till.sell(COLA)
    desk.enter()
    desk.tap("payment.cash")
    assert "De kassa is nog niet geopend" in desk.screen.panel.notice.text


def test_the_printer_is_never_waited_for(desk: Desk) -> None:
    desk.till.settings.change(
        Scope.TILL,
        {"till.printer": "tcp", "till.printer_address": "192.0.2.1:9100"},
        desk.till.owner,
        desk.till.place.till_id,
    )
    desk.till.sell(COLA)
    desk.enter()
    desk.tap("payment.card")
    assert len(desk.completed) == 1


def test_every_control_has_a_name_of_its_own(desk: Desk) -> None:
    desk.till.sell(BREAD)
    desk.enter()
    desk.tap("payment.quick_1")
    buttons = [button for button in desk.screen.findChildren(QAbstractButton) if button.isVisible()]
    names = [button.accessibleName() for button in buttons]
    assert all(names)
    assert len(names) == len(set(names))
    assert all(button.objectName() for button in buttons)
    assert all(min(button.width(), button.height()) >= 44 for button in buttons)
    assert {"Contant terugnemen", "Bedrag wissen", "Laatste cijfer wissen", "Bon printen", "Geen bon"} <= set(names)
    assert {"Maak factuur", "Later Factureren", "Bon mailen"} <= set(names)


def test_money_is_kept_per_method(desk: Desk) -> None:
    desk.till.sell(BREAD)
    desk.enter()
    desk.tap("payment.quick_0")
    kinds = [payment.kind for payment in desk.till.services.selling.basket().payments]
    assert kinds == [MethodKind.CASH]
