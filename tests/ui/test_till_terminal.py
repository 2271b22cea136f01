"""The card sheet on a real driver and a simulated terminal in its own process: approved, refused, stopped, unknown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kassa.bootstrap.office import office_services
from kassa.db.engine import Database
from kassa.domain.delivery import Outcome
from kassa.domain.errors import Reason, StoreError
from kassa.domain.payments.method import PaymentState
from kassa.domain.payments.terminal import TerminalAnswer
from kassa.domain.people.actor import Actor
from kassa.domain.settings import till as keys
from kassa.domain.settings.fields import Scope
from kassa.domain.values.money import Money
from kassa.services.till.checkout import Paying
from kassa.ui.shell.context import UiContext
from kassa.ui.till.payment import card_flow
from kassa.ui.till.payment.terminal_sheet import Stage, TerminalSheet
from kassa.ui.widgets.buttons import Button
from tests.support.clock import FrozenClock
from tests.support.hands import ShopHands
from tests.support.people import KEY, OWNER_PIN
from tests.support.screens import dialogs
from tests.support.shop import OWNER
from tests.support.terminals import Driver, TerminalProcess
from tests.support.till import COLA, TestTill


class Desk:
    """A till in its window, and the terminal beside it."""

    def __init__(self, qtbot: QtBot, ui: UiContext, shop: TestTill, process: TerminalProcess, driver: Driver) -> None:
        self.qtbot, self.shop, self.process, self.driver = qtbot, shop, process, driver
        shop.open_day()
        self.hands = ShopHands(qtbot, ui, shop)
        self.hands.sign_in()

    def pay(self) -> None:
        self.hands.ui.scanner.scanned.emit(COLA)
        self.hands.tap("sale.checkout")
        self.hands.tap("payment.card")

    def sheet(self) -> TerminalSheet | None:
        found = [one for one in self.hands.window.findChildren(TerminalSheet) if one.isVisible()]
        return found[-1] if found else None

    def shows(self, stage: Stage) -> None:
        self.qtbot.waitUntil(lambda: self._stage() is stage, timeout=20_000)

    def says(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in self.hands.words("terminal.state"), timeout=20_000)

    def is_sold(self) -> None:
        self.qtbot.waitUntil(lambda: self.hands.window.current == "sale", timeout=20_000)

    def _stage(self) -> Stage | None:
        sheet = self.sheet()
        return sheet.stage if sheet is not None else None


@pytest.fixture(params=["opi", "mollie"])
def desk(
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    ui: UiContext,
    sqlite_database: Database,
    clock: FrozenClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Desk]:
    monkeypatch.setattr(card_flow, "_ASK_EVERY_MS", 50)
    monkeypatch.setattr(card_flow, "_ASK_AGAIN_MS", 200)
    process = TerminalProcess(request.param, tmp_path / request.param)
    driver = process.driver(**({"paying": 20.0} if request.param == "opi" else {}))
    yield Desk(qtbot, ui, TestTill(sqlite_database, clock, driver), process, driver)
    driver.close()
    process.end()


def test_an_approved_card_completes_the_sale_and_its_lines_are_on_paper(desk: Desk) -> None:
    desk.pay()
    desk.is_sold()
    assert desk.process.charged() == [250]
    (found,) = desk.shop.services.receipts.search("", OWNER)
    document = desk.shop.services.receipts.document(found.id)
    assert document.payments[0].terminal_lines[0] == "Maestro ************0018"


def test_a_refused_card_says_so_and_pays_nothing(desk: Desk) -> None:
    desk.process.plan(outcome="decline" if desk.process.kind == "opi" else "failed")
    desk.pay()
    desk.shows(Stage.FAILED)
    desk.says("Er is niets betaald")
    desk.process.plan()
    desk.hands.tap("terminal.retry")
    desk.is_sold()
    assert desk.process.charged() == [250]


def test_a_payment_is_broken_off_on_the_till(desk: Desk) -> None:
    desk.process.plan(outcome="wait" if desk.process.kind == "opi" else "open", asks=10_000)
    desk.pay()
    desk.shows(Stage.FOLLOW)
    desk.says("Kaart aanbieden")
    sheet = desk.sheet()
    desk.hands.tap("terminal.abort")
    desk.shows(Stage.FAILED)
    desk.says("afgebroken")
    assert sheet is not desk.sheet()
    desk.hands.tap("terminal.other")
    desk.hands.tap("payment.cash")
    desk.hands.tap("payment.complete")
    desk.is_sold()
    assert desk.process.charged() == []


def test_an_unknown_outcome_is_asked_until_it_is_known(desk: Desk) -> None:
    opi = desk.process.kind == "opi"
    desk.process.plan(point="reply" if opi else "get", fault="die")
    desk.pay()
    desk.shows(Stage.UNKNOWN)
    desk.says("antwoordt niet")
    assert desk.shop.services.selling.basket().payments[0].state is PaymentState.UNKNOWN
    assert not desk.hands.button("payment.complete").isEnabled()
    desk.process.revive()
    desk.is_sold()  # nobody touched anything: it was asked again by itself
    assert desk.process.charged() == [250]


def test_a_leader_decides_when_nobody_can_know(desk: Desk) -> None:
    desk.process.plan(point="charge" if desk.process.kind == "opi" else "made", fault="die")
    desk.pay()
    desk.shows(Stage.UNKNOWN)
    desk.hands.tap("terminal.seen")
    if dialogs(desk.hands.window) == ["approval"]:
        for key in OWNER_PIN:
            desk.hands.tap(f"approval.key_{key}")
        desk.hands.tap("approval.give")
    desk.is_sold()


def test_leaving_the_sheet_keeps_the_sale_waiting(desk: Desk) -> None:
    desk.process.plan(outcome="wait" if desk.process.kind == "opi" else "open", asks=10_000)
    desk.pay()
    desk.shows(Stage.FOLLOW)
    sheet = desk.sheet()
    assert sheet is not None
    sheet.done(None)
    assert "nog niet bekend" in desk.hands.till.payment.panel.notice.text
    assert not desk.hands.button("payment.complete").isEnabled()
    desk.hands.till.payment._since.invalidate()  # later than a double press
    desk.hands.tap("payment.card")  # asks again, never for money
    desk.shows(Stage.FOLLOW)
    assert len(desk.shop.services.selling.basket().payments) == 1
    desk.hands.tap("terminal.abort")
    desk.shows(Stage.FAILED)


@pytest.mark.parametrize("desk", ["mollie"], indirect=True)
def test_no_other_word_for_long_asks_the_cashier_to_look(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(card_flow, "_PATIENCE_MS", 300)
    desk.process.plan(outcome="open", asks=10_000)
    desk.pay()
    desk.shows(Stage.UNKNOWN)
    title = next(one for one in desk.hands.window.findChildren(QLabel) if one.text().startswith("Controleer"))
    assert title.isVisible()
    desk.process.plan(outcome="paid")
    desk.is_sold()
    assert desk.process.charged() == [250]


@pytest.mark.parametrize("desk", ["opi"], indirect=True)
def test_the_cash_up_puts_the_terminal_beside_the_books(desk: Desk) -> None:
    desk.pay()
    desk.is_sold()
    hands = desk.hands
    hands.till.desk.run("cash_up")
    for cents, number in {5000: 5}.items():
        hands.tap(f"cashup.count_{cents}")
        hands.tap(f"cashup.key_{number}")
    hands.tap("cashup.next")
    row = desk.shop.services.shifts.current()
    assert row is not None
    assert row.terminal_amount == Money(250)
    assert hands.words("cashup.difference") == "€\u00a00,00"


@pytest.mark.parametrize("desk", ["opi"], indirect=True)
def test_a_terminal_that_is_off_at_the_cash_up_is_said(desk: Desk) -> None:
    desk.pay()
    desk.is_sold()
    desk.process.end()
    hands = desk.hands
    hands.till.desk.run("cash_up")
    hands.tap("cashup.count_5000")
    hands.tap("cashup.key_5")
    hands.tap("cashup.next")
    assert "gaf geen dagtotaal" in hands.till.cashup.notice.text
    assert hands.words("cashup.difference") == "€\u00a00,00"


@pytest.mark.parametrize("desk", ["opi"], indirect=True)
def test_a_trial_in_the_office_leaves_the_till_logged_in(desk: Desk, clock: FrozenClock) -> None:
    desk.pay()
    desk.is_sold()
    shop = desk.shop
    values = {keys.TERMINAL.key: "opi", keys.TERMINAL_ADDRESS.key: f"127.0.0.1:{desk.process.port}"}
    shop.settings.change(Scope.TILL, values, shop.owner, shop.place.till_id)
    trials = office_services(shop.database, clock, KEY).trials
    assert trials.trial_terminal(shop.place.till_id).outcome is Outcome.CONFIRMED
    desk.pay()
    desk.is_sold()
    assert desk.process.charged() == [250, 250]


def test_every_button_of_the_sheet_has_a_name(desk: Desk) -> None:
    over = QWidget()
    desk.qtbot.addWidget(over)
    over.resize(900, 700)
    names = set()
    for stage in Stage:
        sheet = TerminalSheet(desk.hands.ui, over, "€ 2,50", stage)
        sheet.say("")
        assert sheet.accessibleName()
        names |= {one.objectName() for one in sheet.findChildren(QWidget) if one.objectName().startswith("terminal.")}
        sheet.deleteLater()
    QApplication.processEvents()
    assert {"terminal.abort", "terminal.ask_again", "terminal.retry", "terminal.seen", "terminal.other"} <= names


@pytest.mark.parametrize("desk", ["opi"], indirect=True)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_button_of_the_sheet_shows_all_its_words_on_the_smallest_screen(desk: Desk, language: str) -> None:
    desk.hands.ui.language.switch(language)
    over = QWidget()
    desk.qtbot.addWidget(over)
    over.resize(676, 712)  # what the receipt leaves at 1024 x 768
    over.show()
    for stage in Stage:
        sheet = TerminalSheet(desk.hands.ui, over, "€ 2,50", stage)
        sheet.say("")
        sheet.open()
        QApplication.processEvents()
        cut = [one.label() for one in sheet.findChildren(Button) if one.width() < one.sizeHint().width()]
        assert not cut, stage
        sheet.done()
    desk.hands.ui.language.switch("nl")


@pytest.mark.parametrize("desk", ["opi"], indirect=True)
def test_a_parked_payment_is_asked_on_when_the_shop_did_not_answer(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.process.plan(point="reply", fault="die")
    desk.pay()
    desk.shows(Stage.UNKNOWN)
    desk.hands.tap("terminal.next")
    desk.is_sold()
    checkout = desk.shop.services.checkout
    refused: list[str] = []
    keep = checkout.terminal_answered

    def answered(payment_id: str, answer: TerminalAnswer, actor: Actor) -> Paying:
        if not refused:
            refused.append(payment_id)
            raise StoreError(Reason("store.away", "De server antwoordt niet."))
        return keep(payment_id, answer, actor)

    monkeypatch.setattr(checkout, "terminal_answered", answered)
    desk.process.revive()
    desk.qtbot.waitUntil(lambda: "is gelukt" in str(desk.hands.till.controller.state.notice), timeout=20_000)
    assert refused
    assert desk.process.charged() == [250]


@pytest.mark.parametrize("desk", ["opi"], indirect=True)
def test_the_next_customer_pays_in_cash_while_the_terminal_is_away(desk: Desk) -> None:
    desk.process.plan(point="reply", fault="die")
    desk.pay()
    desk.shows(Stage.UNKNOWN)
    desk.hands.tap("terminal.next")
    desk.is_sold()  # the screen of the next sale
    assert desk.shop.services.selling.basket().is_empty
    desk.hands.ui.scanner.scanned.emit(COLA)
    desk.hands.tap("sale.checkout")
    desk.hands.tap("payment.cash")
    desk.hands.tap("payment.complete")
    desk.is_sold()
    assert desk.process.charged() == [250]
    desk.process.revive()
    (parked,) = desk.shop.services.selling.parked()
    desk.qtbot.waitUntil(lambda: "is gelukt" in str(desk.hands.till.controller.state.notice), timeout=20_000)
    desk.hands.till.controller.resume(parked.id, desk.hands.till.desk._resumed)
    assert desk.hands.window.current == "payment"
    desk.hands.tap("payment.complete")
    desk.is_sold()
    assert len(desk.shop.services.receipts.search("", OWNER)) == 2
    assert desk.process.charged() == [250]
