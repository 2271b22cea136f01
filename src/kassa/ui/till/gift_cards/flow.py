"""Gift cards at the till: the function 'Cadeaubon', a scan on the sale, and paying with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kassa.domain.errors import KassaError
from kassa.domain.payments.method import MethodKind
from kassa.domain.till.gift_card import read_code, shown_code
from kassa.domain.values.money import Money
from kassa.system.identity import new_id
from kassa.ui.till.amounts import Amounts
from kassa.ui.till.gift_cards.pay_sheet import GiftCardPaySheet
from kassa.ui.till.gift_cards.sell_sheet import GiftCardSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from kassa.domain.people.actor import Actor
    from kassa.services.till.gift_cards import GiftCards
    from kassa.ui.till.counter import Counter

METHOD = "gift_card"


class GiftCardFlow(QObject):
    """Sells, looks up and takes gift cards."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter.window)
        self._counter = counter
        counter.desk.offer("gift_card", self.sell)
        counter.controller.gift_card_scanned.connect(self.scanned)

    # Selling -------------------------------------------------------------------------------------------------------

    def sell(self, code: str = "") -> None:
        """'Cadeaubon': how much, and on which card."""
        counter = self._counter
        sheet = GiftCardSheet(counter.ui, counter.window.work, self._cards.look_up)
        counter.controller.open_sheet()
        sheet.finished.connect(counter.controller.drop_question)
        sheet.finished.connect(self._sold)
        sheet.ask(code)

    def scanned(self, code: str) -> None:
        """A gift card on the sale: what is on it; a card that was not sold yet is sold now."""
        counter = self._counter
        try:
            facts = self._cards.look_up(code)
        except KassaError as error:
            counter.controller.refuse(error.reason)
            return
        counter.ui.sounds.play("ok")
        if not facts.known:
            self.sell(facts.code)
            return
        words = self.tr("Cadeaubon {}: saldo {}")
        counter.controller.tell(words.format(shown_code(facts.code), self._money(facts.available)))

    def _sold(self, answer: tuple[Money, str] | None) -> None:
        if answer is not None:
            value, code = answer
            words = self.tr("Cadeaubon {}").format(self._money(value))
            self._counter.controller.change(lambda actor: self._cards.put(value, actor, code), words)

    # Paying --------------------------------------------------------------------------------------------------------

    def pay(self, then: Callable[[], None]) -> None:
        """The method 'Cadeaubon': a card that paid before gets its money back at once, another one is scanned.

        Args:
            then: follows when the payment stands on the basket.
        """
        checkout = self._counter.services.checkout
        plan = checkout.refund_plan() if checkout.settlement().open < Money.ZERO else ()
        back = next((one for one in plan if one.kind is MethodKind.GIFT_CARD), None)
        if back is not None:
            self._book(back.reference, -back.amount, new_id(), then, lambda text: self._ask("", then, text))
        else:
            self._ask("", then)

    def take(self, code: str, then: Callable[[], None]) -> bool:
        """A scan while paying: a gift card pays at once; ``False`` when it is none.

        Args:
            code: what was scanned.
            then: follows when the payment stands on the basket.
        """
        read = read_code(code)
        if read is None:
            return False
        self._take(read, new_id(), then, lambda text: self._ask(read, then, text))
        return True

    def _ask(self, code: str, then: Callable[[], None], refusal: str = "") -> None:
        counter, key = self._counter, new_id()
        needed = counter.services.checkout.settlement().open

        def asked(read: str) -> None:
            self._take(read, key, done, sheet.refuse)

        def done() -> None:
            sheet.done(True)
            then()

        sheet = GiftCardPaySheet(counter.ui, counter.window.work, self._cards.look_up, needed, asked)
        sheet.ask(code)
        if refusal:
            sheet.refuse(refusal)

    def _take(self, code: str, key: str, then: Callable[[], None], refused: Callable[[str], None]) -> None:
        """Take what is needed from a card: its balance or what is open, whichever is less."""
        needed = self._counter.services.checkout.settlement().open
        try:
            available = self._cards.look_up(code).available
        except KassaError as error:
            refused(str(error.reason))
            return
        amount = needed if needed <= Money.ZERO or not available else min(needed, available)
        self._book(code, amount, key, then, refused)

    def _book(
        self, code: str, amount: Money, key: str, then: Callable[[], None], refused: Callable[[str], None]
    ) -> None:
        counter = self._counter

        def act(actor: Actor) -> None:
            counter.services.checkout.add_payment(METHOD, amount, actor, key, reference=code)
            counter.ui.sounds.play("ok")
            then()

        counter.approvals.with_approval(counter.actor(), act, lambda error: refused(str(error.reason)))

    @property
    def _cards(self) -> GiftCards:
        return self._counter.services.counter().gift_cards

    def _money(self, amount: Money) -> str:
        return Amounts(self._counter.ui.language).money(amount)
