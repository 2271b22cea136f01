"""Returns, exchange and gift cards at the till, each brought to a state worth looking at."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from kassa.domain.people.rights import Right
from kassa.domain.pricing.discount import Discount
from kassa.domain.values import Money, Quantity, Rate
from kassa.system.identity import new_id
from kassa.ui.till.gift_cards.pay_sheet import GiftCardPaySheet
from kassa.ui.till.gift_cards.sell_sheet import GiftCardSheet

if TYPE_CHECKING:
    from scripts.till_scenes import Stage

PICTURE = ("20410", "31055", "60211", "70010")


def _sell(stage: Stage) -> str:
    stage.window.show_training(False)
    stage.sign_in()
    stage.fill(*PICTURE)
    actor = stage.till._actor()
    stage.services.selling.set_discount(Discount.of_rate(Rate.percent(10), "Actie"), actor)
    stage.services.checkout.add_payment("cash", None, actor, new_id())
    sold = stage.services.checkout.complete(new_id(), actor).receipt_id
    stage.till.controller.refresh()
    return sold


def _find(stage: Stage) -> None:
    _sell(stage)
    stage.till.desk.run("return_goods")
    QApplication.processEvents()


def _lines(stage: Stage) -> None:
    sold = _sell(stage)
    actor = stage.till._actor()
    stage.services.counter().returning.put(sold, {2: Quantity.ONE}, "Defect", actor)
    stage.till.counter.returns.show_receipt(sold)
    stage.tap("return.line_1.more")
    stage.tap("return.reason_0")


def _on_bon(stage: Stage) -> None:
    sold = _sell(stage)
    stage.till.counter.returns.show_receipt(sold)
    stage.tap("return.all")
    stage.tap("return.reason_0")
    stage.tap("return.take")
    QApplication.processEvents()
    stage.till.controller.select_line(stage.till.controller.state.lines[0].id)


def _exchange(stage: Stage) -> None:
    _on_bon(stage)
    stage.fill("31055", "20410")


def _free(stage: Stage) -> None:
    _find(stage)
    stage.tap("return.free")


def _card(stage: Stage, cents: int = 2500) -> str:
    stage.window.show_training(False)
    stage.sign_in()
    actor = stage.till._actor()
    cards = stage.services.counter().gift_cards
    code = cards.put(Money(cents), actor).basket.lines[-1].code
    stage.services.checkout.add_payment("cash", None, actor, new_id())
    stage.services.checkout.complete(new_id(), actor)
    stage.till.controller.refresh()
    return code


def _sell_card(stage: Stage) -> None:
    code = _card(stage)
    stage.till.counter.gift_cards.sell(code)
    sheet = stage.window.findChildren(GiftCardSheet)[-1]
    sheet._quick(Money(5000))


def _card_on_bon(stage: Stage) -> None:
    code = _card(stage)
    stage.fill("70010")
    stage.services.counter().gift_cards.put(Money(5000), stage.till._actor())
    stage.till.controller.refresh()
    stage.till.controller.scan(code)


def _pay_card(stage: Stage) -> None:
    code = _card(stage)
    stage.fill(*PICTURE)
    stage.tap("sale.checkout")
    stage.till.counter.gift_cards.pay(lambda: None)
    sheet = stage.window.findChildren(GiftCardPaySheet)[-1]
    sheet.ask(code)


def _approved(stage: Stage) -> None:
    """What a seller sees who pays back another way than it was paid."""
    _find(stage)
    actor = stage.till._actor()
    stage.till.controller._actor = type(actor)(
        actor.employee_id, actor.name, actor.rights - {Right.RETURN_WITHOUT_RECEIPT}, actor.till_id
    )
    stage.tap("return.free")


RETURN_SCENES: dict[str, Callable[[Stage], None]] = {
    "return-find": _find,
    "return-lines": _lines,
    "return-on-bon": _on_bon,
    "return-exchange": _exchange,
    "return-free": _free,
    "return-approval": _approved,
    "gift-card-sell": _sell_card,
    "gift-card-on-bon": _card_on_bon,
    "gift-card-pay": _pay_card,
}
