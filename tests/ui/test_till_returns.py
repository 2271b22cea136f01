"""'Retour' in the whole till window: by receipt, without one, exchange, scans, and what goes back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kassa.domain.errors import Reason, StoreError
from kassa.domain.settings import company
from kassa.domain.settings.fields import Scope
from kassa.domain.till.receipt_code import ReceiptCode
from kassa.domain.values import Money, Quantity
from kassa.services.till.checkout import Completed
from kassa.system.identity import new_id
from kassa.ui.shell.context import UiContext
from kassa.ui.till.returns.screen import ReturnScreen
from tests.support.hands import ShopHands
from tests.support.screens import dialogs
from tests.support.shop import OWNER
from tests.support.till import BREAD, COLA, TestTill


@pytest.fixture
def hands(qtbot: QtBot, ui: UiContext, till_shop: TestTill) -> ShopHands:
    till_shop.open_day()
    made = ShopHands(qtbot, ui, till_shop)
    made.enter(till_shop.owner)
    return made


def sold(hands: ShopHands, *codes: str, method: str = "card") -> Completed:
    shop = hands.shop
    shop.sell(*codes, actor=shop.owner)
    shop.services.checkout.add_payment(method, None, shop.owner, new_id())
    done = shop.services.checkout.complete(new_id(), shop.owner)
    hands.till.controller.refresh()
    return done


def screen(hands: ShopHands) -> ReturnScreen:
    return hands.till.counter.returns.screen


def total(hands: ShopHands) -> Money:
    return hands.shop.services.selling.basket().total


def primary(hands: ShopHands) -> str:
    return hands.window.receipt.checkout_button.label().replace("\u00a0", " ")


def is_red(hands: ShopHands, row: int) -> bool:
    """Whether a line of the bon is painted in the colour of what comes back."""
    lines = hands.window.receipt.lines
    image = lines.viewport().grab(lines.visualRect(lines._rows.index(row, 0))).toImage()
    red = hands.ui.theme.color("danger_ink").rgb()
    return any(image.pixel(x, y) == red for x in range(image.width()) for y in range(image.height()))


def test_f12_is_the_primary_of_the_screen_and_not_of_the_bon_beside_it(hands: ShopHands) -> None:
    sold(hands, COLA)
    hands.ui.scanner.scanned.emit(BREAD)
    hands.till.desk.run("return_goods")
    screen(hands)._tapped(screen(hands)._model.index(0))
    QTest.keyClick(screen(hands), Qt.Key.Key_F12)
    assert hands.window.current == "returns", "nothing was chosen yet"
    hands.tap("return.line_1.more")
    QTest.keyClick(screen(hands), Qt.Key.Key_F12)
    assert hands.window.current == "sale"
    assert total(hands) == Money(18_570 - 250)


def test_what_comes_back_stands_on_the_bon_with_its_receipt(hands: ShopHands) -> None:
    done = sold(hands, COLA, COLA, BREAD)
    hands.till.desk.run("return_goods")
    assert hands.window.current == "returns"
    screen(hands)._tapped(screen(hands)._model.index(0))
    assert hands.words("return.title") == f"Bon {done.number}"
    assert not screen(hands).primary.isEnabled()
    hands.tap("return.line_1.more")
    hands.tap("return.line_1.more")
    hands.tap("return.line_1.less")
    hands.tap("return.reason_1")
    assert hands.words("return.worth") == "−€\u00a02,50"
    hands.tap("return.take")
    assert hands.window.current == "sale"
    assert total(hands) == Money(-250)
    assert primary(hands) == "Terugbetalen € 2,50"
    rows = hands.window.receipt.lines._rows
    assert rows.index(0, 2).data() == f"van bon {done.number} · Defect"
    assert rows.index(0, 1).data() == "−1×"
    hands.tap("sale.undo.button")
    assert hands.shop.services.selling.basket().is_empty
    assert primary(hands) == "Naar afrekenen"


def test_what_comes_back_stands_in_red_and_what_is_sold_does_not(hands: ShopHands) -> None:
    done = sold(hands, COLA)
    hands.till.counter.returns.show_receipt(done.receipt_id)
    hands.tap("return.all")
    hands.tap("return.take")
    hands.ui.scanner.scanned.emit(COLA)
    assert [is_red(hands, row) for row in range(2)] == [True, False]


def test_everything_and_nothing_left(hands: ShopHands) -> None:
    done = sold(hands, COLA, BREAD)
    hands.till.counter.returns.show_receipt(done.receipt_id)
    hands.tap("return.all")
    hands.tap("return.take")
    assert total(hands) == -done.total
    hands.till.counter.returns.show_receipt(done.receipt_id)
    assert screen(hands)._nothing.isVisible()
    assert not screen(hands)._rows[0].more.isEnabled()


def test_a_returned_line_can_only_be_removed(hands: ShopHands) -> None:
    done = sold(hands, COLA)
    hands.till.counter.returns.show_receipt(done.receipt_id)
    hands.tap("return.all")
    hands.tap("return.take")
    controller = hands.till.controller
    controller.select_line(controller.state.lines[0].id)
    for name in ("less", "number", "more", "price", "discount", "text"):
        assert not hands.visible(f"sale.line_{name}"), name
    controller.step_quantity(1)
    controller.step_quantity(-1)
    assert total(hands) == Money(-250)
    hands.tap("sale.line_remove")
    assert hands.shop.services.selling.basket().is_empty


def test_an_exchange_is_a_return_and_a_sale(hands: ShopHands) -> None:
    done = sold(hands, COLA)
    hands.till.counter.returns.show_receipt(done.receipt_id)
    hands.tap("return.all")
    hands.tap("return.take")
    hands.ui.scanner.scanned.emit(BREAD)
    assert total(hands) == Money(18_570 - 250)
    assert primary(hands) == "Naar afrekenen"


def test_a_scanned_receipt_offers_the_return(hands: ShopHands) -> None:
    done = sold(hands, COLA)
    code = str(ReceiptCode(hands.shop.place.number, hands.clock.now().year, done.number))
    hands.ui.scanner.scanned.emit(code)
    assert dialogs(hands.window) == ["slip"]
    hands.tap("slip.return")
    assert (hands.window.current, hands.words("return.title")) == ("returns", f"Bon {done.number}")
    hands.ui.scanner.scanned.emit(COLA)
    assert screen(hands)._rows[0].chosen == Quantity.ONE
    hands.ui.scanner.scanned.emit(BREAD)
    assert "niet (meer) op deze bon" in screen(hands).notice.text
    hands.ui.scanner.scanned.emit(code)
    assert screen(hands)._rows[0].chosen == Quantity.ZERO


def test_a_receipt_is_scanned_or_typed_in_the_screen(hands: ShopHands) -> None:
    first, second = sold(hands, COLA), sold(hands, BREAD)
    hands.till.desk.run("return_goods")
    screen(hands).look_up("185,70")
    assert [row.id for row in screen(hands)._model.rows] == [second.receipt_id]
    screen(hands).look_up("zzz")
    assert screen(hands)._empty.isVisible()
    hands.ui.scanner.scanned.emit(COLA)  # an article finds the receipts it stands on
    assert [row.id for row in screen(hands)._model.rows] == [first.receipt_id]
    code = str(ReceiptCode(hands.shop.place.number, hands.clock.now().year, second.number))
    hands.ui.scanner.scanned.emit(code)
    assert hands.words("return.title") == f"Bon {second.number}"
    QTest.keyClick(hands.window, Qt.Key.Key_Escape)
    assert screen(hands)._pages.currentIndex() == 0
    QTest.keyClick(hands.window, Qt.Key.Key_Escape)
    assert hands.window.current == "sale"


def test_a_scan_while_the_shop_does_not_answer_shows_no_other_receipt(
    hands: ShopHands, monkeypatch: pytest.MonkeyPatch
) -> None:
    sold(hands, COLA)
    hands.till.desk.run("return_goods")
    returning = hands.shop.services.counter().returning

    def broken(*_given: object) -> None:
        raise StoreError(Reason("store.away", "De database antwoordt niet. Er is niets verloren.", "Wacht even."))

    monkeypatch.setattr(type(returning), "find", broken)
    hands.ui.scanner.scanned.emit(str(ReceiptCode(hands.shop.place.number, hands.clock.now().year, 999)))
    assert screen(hands)._pages.currentIndex() == 0
    assert "antwoordt niet" in screen(hands).notice.text


def test_the_list_of_receipts_has_it_too_and_says_what_came_back(hands: ShopHands) -> None:
    done = sold(hands, COLA, COLA)
    hands.till.desk.run("receipts")
    hands.tap("receipts.return")
    assert hands.words("return.title") == f"Bon {done.number}"
    hands.tap("return.line_1.more")
    hands.tap("return.take")
    hands.shop.services.checkout.add_payment("card", None, hands.shop.owner, new_id())
    hands.shop.services.checkout.complete(new_id(), hands.shop.owner)
    hands.till.controller.refresh()
    hands.till.desk.run("return_goods")
    spoken = [screen(hands)._model.index(row).data() for row in range(2)]
    assert "Retour: deels" in spoken[1]
    assert hands.till.receipts._receipts.search("", OWNER)[1].state.dutch == "Retour: deels"


def test_without_a_receipt_the_owner_takes_one_article_back(hands: ShopHands) -> None:
    hands.till.desk.run("return_goods")
    hands.tap("return.free")
    assert hands.window.current == "sale"
    assert hands.visible("sale.mode")
    hands.ui.scanner.scanned.emit("4006381333931")
    assert hands.visible("sale.mode")  # nobody knows it: still waiting
    hands.ui.scanner.scanned.emit(COLA)
    assert total(hands) == Money(-250)
    assert not hands.visible("sale.mode")
    assert hands.window.receipt.lines._rows.index(0, 2).data() == "zonder bon"
    hands.ui.scanner.scanned.emit(BREAD)
    assert total(hands) == Money(18_320)


def test_the_cross_and_another_screen_end_it(hands: ShopHands) -> None:
    for by_cross in (True, False):
        hands.till.desk.run("return_goods")
        hands.tap("return.free")
        if by_cross:
            hands.tap("sale.mode.close")
        else:
            hands.till.desk.run("receipts")
        hands.window.show_screen("sale")
        assert not hands.visible("sale.mode")
        hands.ui.scanner.scanned.emit(COLA)
    assert total(hands) == Money(500)


def test_a_seller_needs_a_supervisor_for_it(hands: ShopHands) -> None:
    hands.till.controller.sign_in(hands.shop.seller)
    hands.till.desk.run("return_goods")
    hands.tap("return.free")
    assert dialogs(hands.window) == ["approval"]
    assert not hands.visible("sale.mode")


def test_the_reasons_are_those_of_the_shop_and_one_holds(hands: ShopHands) -> None:
    done = sold(hands, COLA)
    hands.shop.settings.change(Scope.COMPANY, {company.RETURN_REASONS.key: "Te klein\nTe groot"}, hands.shop.owner)
    hands.till.counter.returns.show_receipt(done.receipt_id)
    chips = screen(hands)._chips
    assert [chip.label() for chip in chips] == ["Te klein", "Te groot"]
    hands.tap("return.reason_0")
    hands.tap("return.reason_1")
    assert [chip.isChecked() for chip in chips] == [False, True]
    hands.tap("return.all")
    hands.tap("return.take")
    line = hands.shop.services.selling.basket().lines
    assert [one.returns.reason for one in line if one.returns] == ["Te groot"]


def test_every_control_has_a_name_and_is_large_enough(hands: ShopHands) -> None:
    done = sold(hands, COLA)
    hands.till.counter.returns.show_receipt(done.receipt_id)
    QApplication.processEvents()
    for name in ("return.line_1.less", "return.line_1.more", "return.reason_0", "return.all", "return.take"):
        found = hands.window.findChild(QWidget, name)
        assert found is not None
        assert min(found.width(), found.height()) >= 48, name
        assert found.accessibleName()
