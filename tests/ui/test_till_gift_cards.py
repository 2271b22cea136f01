"""Gift cards in the whole till window: sell, top up, look up, pay by scan and by number."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from kassa.domain.till.gift_card import make_code, shown_code
from kassa.domain.values import Money
from kassa.system.identity import new_id
from kassa.ui.shell.context import UiContext
from kassa.ui.till.gift_cards.flow import GiftCardFlow
from kassa.ui.till.gift_cards.pay_sheet import GiftCardPaySheet
from kassa.ui.till.gift_cards.sell_sheet import GiftCardSheet
from tests.support.hands import ShopHands
from tests.support.screens import dialogs, type_keys
from tests.support.till import BREAD, COLA, TestTill

FRESH = make_code(77)


@pytest.fixture
def hands(qtbot: QtBot, ui: UiContext, till_shop: TestTill) -> ShopHands:
    till_shop.open_day()
    made = ShopHands(qtbot, ui, till_shop)
    made.enter(till_shop.owner)
    return made


def flow(hands: ShopHands) -> GiftCardFlow:
    return hands.till.counter.gift_cards


def sell_card(hands: ShopHands, cents: int = 2500) -> str:
    shop = hands.shop
    code = shop.services.counter().gift_cards.put(Money(cents), shop.owner).basket.lines[-1].code
    shop.services.checkout.add_payment("cash", None, shop.owner, new_id())
    shop.services.checkout.complete(new_id(), shop.owner)
    hands.till.controller.refresh()
    return code


def sheet(hands: ShopHands) -> GiftCardSheet:
    return hands.window.findChildren(GiftCardSheet)[-1]


def pay_sheet(hands: ShopHands) -> GiftCardPaySheet:
    return hands.window.findChildren(GiftCardPaySheet)[-1]


def payments(hands: ShopHands) -> list[tuple[str, int]]:
    return [(one.reference, one.amount.cents) for one in hands.shop.services.selling.basket().payments]


def test_a_card_is_sold_with_a_number_of_the_till(hands: ShopHands) -> None:
    hands.till.desk.run("gift_card")
    hands.tap("gift_card.value_25")
    hands.tap("gift_card.take")
    line = hands.shop.services.selling.basket().lines[0]
    assert (line.name, line.amount) == ("Cadeaubon", Money(2500))
    assert hands.window.receipt.lines._rows.index(0, 3).data() == "€\u00a025,00"
    hands.tap("sale.undo.button")
    assert hands.shop.services.selling.basket().is_empty


def test_a_wrong_amount_keeps_the_sheet(hands: ShopHands) -> None:
    hands.till.desk.run("gift_card")
    hands.tap("gift_card.take")
    assert dialogs(hands.window) == ["gift_card"]
    for key in ("9", "9", "9"):
        hands.tap(f"gift_card.key_{key}")
    hands.tap("gift_card.take")
    assert hands.shop.services.selling.basket().is_empty
    notice = hands.till.controller.state.notice
    assert notice is not None
    assert "250,00" in notice.text


def test_a_card_at_hand_shows_its_balance_and_is_topped_up(hands: ShopHands) -> None:
    code = sell_card(hands)
    hands.till.desk.run("gift_card")
    hands.ui.scanner.scanned.emit(BREAD)
    assert not hands.shop.services.selling.basket().lines
    hands.ui.scanner.scanned.emit(code)
    assert hands.words("gift_card.card.balance") == "€\u00a025,00"
    hands.tap("gift_card.value_50")
    hands.tap("gift_card.take")
    assert hands.shop.services.selling.basket().lines[0].code == code


def test_a_typed_number_is_checked(hands: ShopHands) -> None:
    hands.till.desk.run("gift_card")
    hands.tap("gift_card.value_10")
    sheet(hands).field.set_text("123")
    hands.tap("gift_card.take")
    assert dialogs(hands.window) == ["gift_card"]
    assert "12 cijfers" in sheet(hands).field.message.text()
    sheet(hands).field.set_text("")
    sheet(hands)._typed()
    hands.tap("gift_card.take")
    assert len(hands.shop.services.selling.basket().lines) == 1


def test_another_number_typed_over_a_scanned_card_is_the_card(hands: ShopHands) -> None:
    code = sell_card(hands)
    hands.till.desk.run("gift_card")
    hands.ui.scanner.scanned.emit(code)
    hands.tap("gift_card.value_10")
    edit = sheet(hands).field.edit
    edit.selectAll()
    type_keys(hands.ui, edit, FRESH)
    hands.tap("gift_card.take")
    assert [line.code for line in hands.shop.services.selling.basket().lines] == [FRESH]


def test_a_scan_on_the_sale_says_what_is_on_it(hands: ShopHands) -> None:
    code = sell_card(hands)
    hands.ui.scanner.scanned.emit(code)
    notice = hands.till.controller.state.notice
    assert notice is not None
    assert notice.text == f"Cadeaubon {shown_code(code)}: saldo €\u00a025,00"
    hands.ui.scanner.scanned.emit(FRESH)  # a card of the rack: it is sold now
    assert dialogs(hands.window) == ["gift_card"]
    hands.tap("gift_card.value_10")
    hands.tap("gift_card.take")
    assert hands.shop.services.selling.basket().lines[0].code == FRESH


def test_paying_takes_what_is_needed_and_no_more_than_there_is(hands: ShopHands) -> None:
    code = sell_card(hands)
    hands.shop.sell(COLA, actor=hands.shop.owner)
    done: list[int] = []
    flow(hands).pay(lambda: done.append(1))
    hands.ui.scanner.scanned.emit(code)
    assert (payments(hands), done, dialogs(hands.window)) == ([(code, 250)], [1], [])


def test_a_typed_card_shows_its_balance_before_it_pays(hands: ShopHands) -> None:
    code = sell_card(hands)
    hands.shop.sell(BREAD, actor=hands.shop.owner)
    flow(hands).pay(lambda: None)
    for sign in code[1:]:
        hands.tap(f"gift_card_pay.key_{sign}")
    hands.tap("gift_card_pay.take")
    assert hands.words("gift_card_pay.card.balance") == "€\u00a025,00"
    assert pay_sheet(hands).take.label() == "Betalen €\u00a025,00"
    hands.tap("gift_card_pay.take")
    assert payments(hands) == [(code, 2500)]


def test_what_cannot_pay_says_so_and_another_card_may(hands: ShopHands) -> None:
    code = sell_card(hands)
    hands.shop.sell(BREAD, actor=hands.shop.owner)
    flow(hands).pay(lambda: None)
    hands.ui.scanner.scanned.emit(BREAD)
    assert "geen cadeaubon" in pay_sheet(hands).notice.text
    hands.ui.scanner.scanned.emit(FRESH)
    assert "niet verkocht" in pay_sheet(hands).notice.text
    hands.ui.scanner.scanned.emit(code)
    assert payments(hands) == [(code, 2500)]


def test_the_same_card_twice_is_told_clearly(hands: ShopHands) -> None:
    code = sell_card(hands)
    hands.shop.sell(BREAD, actor=hands.shop.owner)
    assert flow(hands).take(code, lambda: None)
    assert flow(hands).take(code, lambda: None)
    assert "betaalt al alles" in pay_sheet(hands).notice.text
    assert payments(hands) == [(code, 2500)]
    assert not flow(hands).take(COLA, lambda: None)


def test_what_was_paid_with_a_card_goes_back_on_it_at_once(hands: ShopHands) -> None:
    code = sell_card(hands)
    shop = hands.shop
    shop.sell(COLA, actor=shop.owner)
    flow(hands).take(code, lambda: None)
    sold = shop.services.checkout.complete(new_id(), shop.owner)
    hands.till.controller.refresh()
    hands.till.counter.returns.show_receipt(sold.receipt_id)
    hands.tap("return.all")
    hands.tap("return.take")
    flow(hands).pay(lambda: None)
    assert payments(hands) == [(code, -250)]
    assert shop.services.checkout.refund_plan() == ()
    shop.services.checkout.complete(new_id(), shop.owner)
    assert shop.services.counter().gift_cards.look_up(code).balance == Money(2500)
