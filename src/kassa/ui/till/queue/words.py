"""Every word of a card of the order queue, as the screen speaks now."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kassa.domain.frozen import frozen
from kassa.domain.till.due import Lateness, promise_words
from kassa.domain.till.ending import Fulfilment
from kassa.services.till.order_queue import Paying, QueueCard, Working
from kassa.ui.till.amounts import Amounts

if TYPE_CHECKING:
    from collections.abc import Callable

    from kassa.domain.values.money import Money
    from kassa.ui.shell.language import Language

_BADGES = {
    Working.NEW: ("package", "info"),
    Working.BUSY: ("clock", "neutral"),
    Working.READY: ("circle-check", "success"),
}


@frozen
class CardWords:
    """What a card says.

    Attributes:
        number: of the order.
        badge: status word, its icon and tone.
        title: whose.
        how: 'Afhalen' or 'Bezorgen'.
        icon: of how.
        when: the promise.
        articles: how many, and 'Klaar' where the badge tells of lateness.
        amount: with its sign.
        pay: what is still to pay.
        tone: of that: success, warn or neutral.
        spoken: the whole card in one sentence.
    """

    number: str
    badge: tuple[str, str, str]
    title: str
    how: str
    icon: str
    when: str
    articles: str
    amount: str
    pay: str
    tone: str
    spoken: str


class QueueWords(QObject):
    """Dutch or English, as the language of the window is at this moment.

    Args:
        language: of the screen.
        zone: time zone of the shop.
    """

    def __init__(self, language: Language, zone: dt.tzinfo | None) -> None:
        super().__init__()
        self.amounts = Amounts(language)
        self._zone = zone

    def card(self, card: QueueCard, now: dt.datetime) -> CardWords:
        """Return the words of a card at this moment."""
        late = card.lateness(now)
        badge = self._badge(card.working, late)
        pickup = card.fulfilment is Fulfilment.PICKUP
        how = self.tr("Afhalen") if pickup else self.tr("Bezorgen")
        when = promise_words(
            card.day, card.slot_from, card.slot_to, now.astimezone(self._zone).date(), self.amounts.lang
        )
        articles = self.tr("1 artikel") if card.articles == 1 else self.tr("{} artikelen")
        articles = articles.format(card.articles)
        if late is not Lateness.NONE and card.working is Working.READY:
            articles = f"{articles} \u00b7 {self.tr('Klaar')}"
        pay, tone = self._pay(card, self.amounts.money)
        said, _tone = self._pay(card, self._spoken_money)
        number = self.tr("Order {}").format(card.number)
        parts = [number, card.title, f"{how.lower()} {when}".strip(), badge[0].lower(), said.lower()]
        return CardWords(
            number=card.number, badge=badge, title=card.title, how=how, icon="store" if pickup else "truck", when=when,
            articles=articles, amount=self.amounts.money(card.amount), pay=pay, tone=tone,
            spoken=", ".join(part.replace("\u00a0", " ") for part in parts),
        )  # fmt: skip

    def found(self, count: int) -> str:
        """How many orders are open, below the title."""
        one = self.tr("1 openstaande order")
        return one if count == 1 else self.tr("{} openstaande orders").format(count)

    def fresh(self, count: int) -> str:
        """How many orders came in while the queue was open."""
        one = self.tr("1 nieuwe order \u00b7 Toon")
        return one if count == 1 else self.tr("{} nieuwe orders \u00b7 Toon").format(count)

    def _badge(self, working: Working, late: Lateness) -> tuple[str, str, str]:
        if late is Lateness.LATE:
            return self.tr("Te laat"), "circle-alert", "danger"
        if late is Lateness.SOON:
            return self.tr("Bijna te laat"), "triangle-alert", "warn"
        words = {
            Working.NEW: self.tr("Nieuw"),
            Working.BUSY: self.tr("In behandeling"),
            Working.READY: self.tr("Klaar"),
        }
        return (words[working], *_BADGES[working])

    def _pay(self, card: QueueCard, money: Callable[[Money], str]) -> tuple[str, str]:
        if card.paying is Paying.PAID:
            return self.tr("Betaald"), "success"
        if card.paying is Paying.DEPOSIT:
            words = self.tr("Aanbetaald {} \u00b7 rest {}")
            return words.format(money(card.deposit), money(card.rest)), "warn"
        if card.paying is Paying.ACCOUNT:
            return self.tr("Op rekening"), "neutral"
        if card.paying is Paying.LATER:
            return self.tr("Later Factureren"), "neutral"
        return self.tr("Nog te betalen {}").format(money(card.rest)), "warn"

    def _spoken_money(self, amount: Money) -> str:
        euros, cents = divmod(amount.cents, 100)
        return f"{euros} euro {cents:02d}" if cents else f"{euros} euro"
