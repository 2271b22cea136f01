"""Between the sale screen and the services: calls selling, publishes the next state, asks what must be asked."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from kassa.domain.errors import KassaError, RuleError, StoreError
from kassa.domain.frozen import frozen
from kassa.domain.till.basket import LineKind
from kassa.domain.values.dutch import format_quantity
from kassa.domain.values.quantity import Quantity
from kassa.services.till.selling import Changed, ScanKind
from kassa.ui.till import state as states
from kassa.ui.till.state import Previous, SaleState

if TYPE_CHECKING:
    from kassa.domain.catalog.article import SaleArticle
    from kassa.domain.errors import Reason
    from kassa.domain.people.actor import Actor
    from kassa.domain.till.basket import Basket, Discount
    from kassa.domain.values.money import Money, UnitPrice
    from kassa.domain.values.rate import Rate
    from kassa.services.till.selling import ParkedBasket, Scanned, Selling
    from kassa.ui.shell.sounds import Sounds


@frozen
class Question:
    """What the till must know before an article is on the bon.

    Attributes:
        reason: the refusal that can be answered; its code says what to ask.
        article: the article it is about.
        quantity: how many were asked for, if any.
        line_id: the line whose number is to change, when it is not about a new article.
    """

    reason: Reason
    article: SaleArticle | None = None
    quantity: Quantity | None = None
    line_id: str | None = None


_AWAY = "store.no_server"


class Adding(Protocol):
    """What takes a scan or a tap: the sale, or for one article a return without a receipt."""

    def scan(self, code: str, actor: Actor, quantity: Quantity | None = None) -> Scanned:
        """Take what was scanned."""
        ...

    def add_article(
        self,
        article_id: str,
        actor: Actor,
        quantity: Quantity | None = None,
        price: UnitPrice | None = None,
        *,
        sure: bool = False,
    ) -> Scanned:
        """Take what was tapped."""
        ...


Permit = Callable[["Actor", Callable[["Actor"], None], Callable[[KassaError], None]], None]


class SaleController(QObject):
    """One per till window; every method is safe to call from a button."""

    changed = Signal(object)
    """The next ``SaleState``."""
    asked = Signal(object)
    """A ``Question``; the window opens its sheet and calls ``answer`` or ``drop_question``."""
    receipt_scanned = Signal(str)
    """Identity of a receipt whose code was scanned."""
    gift_card_scanned = Signal(str)
    """Code of a gift card that was scanned."""

    paper_scanned = Signal(object)
    """A ``Recognised``: a document, a customer or a gift card."""

    def __init__(
        self,
        selling: Selling,
        sounds: Sounds,
        next_number: Callable[[], str],
        permit: Permit,
        parent: QObject | None = None,
    ) -> None:
        """Take ``permit``, which does an action and asks a second person where a right is missing."""
        super().__init__(parent)
        self._selling, self._sounds, self._next_number, self._permit = selling, sounds, next_number, permit
        self._actor: Actor | None = None
        self._undo: Callable[[Actor], Changed] | None = None
        self._queued: tuple[str, ...] = ()
        self._adding: Adding = selling
        self._added: Callable[[], None] | None = None
        self.state = SaleState()

    # Who, and from where -------------------------------------------------------------------------------------------

    def sign_in(self, actor: Actor) -> None:
        """Somebody stands at the till: show the basket that stands there."""
        self._actor = actor
        self.refresh()

    @property
    def actor(self) -> Actor | None:
        """Who stands at the till."""
        return self._actor

    def refresh(self) -> None:
        """Read the basket, the next number and the parked baskets again."""
        state = states.with_basket(self.state, self._selling.basket())
        parked = len(self._selling.parked())
        self._publish(replace(state, receipt_hint=self._next_number(), parked=parked))

    # Scans and taps ------------------------------------------------------------------------------------------------

    def scan(self, code: str) -> None:
        """Put what was scanned on the bon; while a question is open it waits visibly."""
        if self._actor is None:
            return
        if self.state.asking or self.state.offline:
            self._publish(states.hold_scan(self.state, code))
            if self.state.offline:
                self._sounds.play("wacht")
            return
        state, quantity = states.take_next_quantity(self.state)
        self.state = state

        def work(actor: Actor) -> Scanned:
            try:
                return self._adding.scan(code, actor, quantity)
            except StoreError as error:
                if error.code == _AWAY:
                    self._publish(states.hold_scan(replace(self.state, next_quantity=quantity), code))
                raise

        self._add(work, quantity)

    def add_article(
        self,
        article_id: str,
        *,
        quantity: Quantity | None = None,
        price: UnitPrice | None = None,
        sure: bool = False,
    ) -> None:
        """Put a tapped or chosen article on the bon; 'Aantal ×' counts once."""
        state, waiting = states.take_next_quantity(self.state)
        self.state = state
        wanted = quantity or waiting
        self._add(lambda actor: self._adding.add_article(article_id, actor, wanted, price, sure=sure), wanted)

    def take_next(self, adding: Adding | None, then: Callable[[], None] | None = None) -> None:
        """The next article goes through ``adding`` and then the sale goes on; ``None`` goes on with the sale now.

        Args:
            adding: takes the next scan or tap.
            then: follows when it took one.
        """
        self._adding, self._added = adding or self._selling, then

    def solve(self, line_id: str, article_id: str) -> None:
        """The red line turned out to be this article."""
        self.change(lambda actor: self._selling.solve_unknown(line_id, article_id, actor))

    def answer(self, question: Question, *, quantity: Quantity | None = None, price: UnitPrice | None = None) -> None:
        """Go on with what was asked; the scans that waited follow."""
        self._close_question()
        if question.article is not None:
            wanted = quantity or question.quantity
            self.add_article(question.article.id, quantity=wanted, price=price, sure=True)
        elif question.line_id is not None and question.quantity is not None:
            line_id, number = question.line_id, question.quantity
            self.change(lambda actor: self._selling.set_quantity(line_id, number, actor, sure=True))
        self._scan_waiting()

    def drop_question(self) -> None:
        """Nothing is added; the scans that waited follow."""
        self._close_question()
        self._scan_waiting()

    def open_sheet(self) -> None:
        """A sheet opens over the work area: scans wait until ``drop_question``."""
        self._publish(states.ask(self.state))

    def set_next_quantity(self, quantity: Quantity | None) -> None:
        """'Aantal ×' for the next scan or tap; more than the till takes is refused in words."""
        if quantity is not None and quantity > states.LARGEST_NEXT:
            most = format_quantity(states.LARGEST_NEXT)
            self.warn(self.tr("Meer dan {} tegelijk kan niet. Er is niets veranderd.").format(most))
            return
        self._publish(states.set_next_quantity(self.state, quantity))

    # Lines ---------------------------------------------------------------------------------------------------------

    def select(self, line_id: str | None) -> None:
        """Put the action row on a line or take it away."""
        self._publish(states.select(self.state, line_id))

    def select_line(self, line_id: str) -> None:
        """Put the action row on a line, also when it is there already."""
        if self.state.selected != line_id:
            self.select(line_id)

    def move_selection(self, step: int) -> None:
        """The arrow keys."""
        self._publish(states.move_selection(self.state, step))

    def step_quantity(self, step: int) -> None:
        """− and + of the selected line; below one it is removed."""
        line = self.state.selected_line
        if line is not None and line.kind.is_settled:
            self.warn(
                self.tr("Van {} verandert het aantal niet. Haal de regel van de bon, of wijzig het bedrag.").format(
                    line.name
                )
            )
            return
        if line is None or not line.kind.is_goods or line.returns is not None:
            return
        wanted = line.quantity + Quantity.of(step)
        if wanted <= Quantity.ZERO:
            self.remove_line()
        else:
            self.set_quantity(wanted)

    def set_quantity(self, quantity: Quantity) -> None:
        """Set the number of the selected line; a very large one is asked about."""
        line = self.state.selected_line
        if line is None:
            return

        def work(actor: Actor) -> Changed:
            return self._selling.set_quantity(line.id, quantity, actor)

        self.change(work, question=lambda reason: Question(reason, quantity=quantity, line_id=line.id))

    def set_price(self, price: UnitPrice, reason: str = "") -> None:
        """Change the price of the selected line."""
        line = self.state.selected_line
        if line is not None:
            words = self.tr("Prijs van {} gewijzigd").format(line.name)
            self.change(lambda actor: self._selling.set_price(line.id, price, reason, actor), words)

    def set_line_discount(self, discount: Discount | None) -> None:
        """Give a discount on the selected line or take it away."""
        line = self.state.selected_line
        if line is not None:
            words = self.tr("Korting op {}") if discount is not None else self.tr("Korting van {} gehaald")
            self.change(
                lambda actor: self._selling.set_line_discount(line.id, discount, actor), words.format(line.name)
            )

    def set_note(self, text: str) -> None:
        """Set the text under the selected line."""
        line = self.state.selected_line
        if line is not None:
            words = self.tr("Tekst bij {} gewijzigd").format(line.name)
            self.change(lambda actor: self._selling.set_note(line.id, text, actor), words)

    def remove_line(self) -> None:
        """Take the selected line off; the undo bar offers it back."""
        line = self.state.selected_line
        if line is not None:
            name = line.code if line.kind is LineKind.UNKNOWN else line.name
            words = self.tr("{} verwijderd").format(name)
            self.change(lambda actor: self._selling.remove_line(line.id, actor), words)

    # The whole bon -------------------------------------------------------------------------------------------------

    def add_open(self, name: str, price: UnitPrice, vat: tuple[str, str, Rate]) -> None:
        """'Vrij artikel'."""
        self.change(lambda actor: self._selling.add_open(name, price, vat, actor))

    def add_text(self, text: str) -> None:
        """'Tekstregel'."""
        self.change(lambda actor: self._selling.add_text(text, actor))

    def set_discount(self, discount: Discount | None) -> None:
        """Discount on the whole bon."""
        words = self.tr("Korting op de bon") if discount is not None else self.tr("Korting van de bon gehaald")
        self.change(lambda actor: self._selling.set_discount(discount, actor), words)

    def clear(self) -> None:
        """Take everything off; the undo bar offers it back."""
        basket = self.state.basket
        if basket is not None and (basket.lines or basket.customer is not None):
            self.change(self._selling.clear, self.tr("Bon gewist"))

    def undo(self) -> None:
        """'Ongedaan maken'."""
        undo, self._undo = self._undo, None
        if undo is not None and self.state.undo_text:
            self.change(undo, then=self.count_parked)

    def forget_undo(self) -> None:
        """The eight seconds are over."""
        self._undo = None
        if self.state.undo_text:
            self._publish(states.forget_undo(self.state))

    # Parking -------------------------------------------------------------------------------------------------------

    def park(self) -> None:
        """Set the bon aside and begin the next; the undo bar brings it back."""
        basket = self.state.basket
        if basket is None or basket.is_empty:
            return

        def back(actor: Actor) -> Changed:
            return self._selling.resume(basket.id, actor)

        self.change(self._selling.park, self.tr("Bon geparkeerd"), undo=back, then=self.count_parked)

    def parked(self) -> tuple[ParkedBasket, ...]:
        """The parked baskets, oldest first."""
        return self._selling.parked()

    def resume(self, basket_id: str, then: Callable[[], None]) -> None:
        """Bring a parked basket back, then go on with ``then``; the bon on the screen is parked first."""
        current = self.state.basket
        words = self.tr("Vorige bon geparkeerd") if current is not None and not current.is_empty else ""

        def done() -> None:
            self.count_parked()
            if words:
                self._publish(replace(self.state, notice=states.Notice(words, states.Tone.INFO)))
            then()

        self.change(lambda actor: self._selling.resume(basket_id, actor), then=done)

    def discard_parked(self, basket_id: str, then: Callable[[], None]) -> None:
        """Throw a parked basket away, then go on with ``then``; the undo bar offers it back."""
        thrown: list[Basket] = []

        def work(actor: Actor) -> Changed:
            thrown.append(self._selling.discard_parked(basket_id, actor))
            return Changed(self._selling.basket())

        def back(actor: Actor) -> Changed:
            self._selling.restore_parked(thrown[0], actor)
            return Changed(self._selling.basket())

        def done() -> None:
            self.count_parked()
            then()

        self.change(work, self.tr("Geparkeerde bon verwijderd"), undo=back, then=done)

    # Payment -------------------------------------------------------------------------------------------------------

    def to_checkout(self) -> None:
        """The bon goes to payment: the change of the one before is no longer needed, and nothing is undone there."""
        self.forget_undo()
        self._publish(states.forget_previous(self.state))

    def sold(self, receipt_id: str, number: str, change: Money | None) -> None:
        """A receipt was completed; ``change`` is what the customer got back, ``None`` when it was no cash."""
        self._undo = None
        previous = Previous(receipt_id, number, change) if change is not None else None
        self._publish(states.sold(self.state, self._selling.basket(), previous, self._next_number()))

    def close_previous(self) -> None:
        """The change strip is closed."""
        self._publish(states.forget_previous(self.state))

    def close_notice(self) -> None:
        """The warning is closed."""
        self._publish(states.dismiss_notice(self.state))

    def refuse(self, reason: Reason) -> None:
        """Show and sound a refusal."""
        self._sounds.play("fout")
        self._publish(states.refuse(self.state, reason))

    def warn(self, text: str) -> None:
        """Show and sound what must be done first."""
        self._sounds.play("fout")
        self._publish(replace(self.state, notice=states.Notice(text)))

    def tell(self, text: str) -> None:
        """Show that something was done."""
        self._publish(replace(self.state, notice=states.Notice(text, states.Tone.INFO)))

    # The server ----------------------------------------------------------------------------------------------------

    def server_answers(self, answers: bool) -> None:
        """The database went away or came back; what was scanned meanwhile goes on the bon when it is back."""
        if answers == (not self.state.offline):
            return
        if not answers:
            self._sounds.play("fout")
            words = self.tr("Geen verbinding met de server. De bon is bewaard; scans wachten tot hij terug is.")
            self._publish(replace(self.state, offline=True, notice=states.Notice(words, states.Tone.DANGER)))
            return
        self.state = replace(self.state, offline=False, notice=None)
        if self._actor is None:
            self._publish(self.state)
            return
        self._selling.reload()
        self.refresh()
        if not self.state.asking:
            self._close_question()
            self._scan_waiting()

    # Inside --------------------------------------------------------------------------------------------------------

    def _add(self, work: Callable[[Actor], Scanned], quantity: Quantity | None) -> None:
        if self._actor is not None:
            self._permit(self._actor, lambda actor: self._show_scanned(work(actor), quantity), self.show_refusal)

    def _show_scanned(self, result: Scanned, quantity: Quantity | None) -> None:
        kind = result.kind
        if kind is ScanKind.ADDED or kind is ScanKind.UNKNOWN:
            self._undo = None
            self._publish(states.with_basket(self.state, result.basket, line_id=result.line_id))
            self._sounds.play("ok" if kind is ScanKind.ADDED else "fout")
            then = self._added
            self.take_next(None)
            if then is not None:
                then()
        elif kind is ScanKind.QUESTION and result.reason is not None:
            self._ask(Question(result.reason, result.article, quantity))
        elif kind is ScanKind.RECEIPT and result.receipt_id is not None:
            self.receipt_scanned.emit(result.receipt_id)
        elif kind is ScanKind.GIFT_CARD:
            self.gift_card_scanned.emit(result.code)
        elif result.recognised is not None:
            self.paper_scanned.emit(result.recognised)
        elif result.reason is not None:
            self.refuse(result.reason)

    def change(
        self,
        work: Callable[[Actor], Changed],
        words: str = "",
        *,
        undo: Callable[[Actor], Changed] | None = None,
        question: Callable[[Reason], Question] | None = None,
        then: Callable[[], None] | None = None,
    ) -> None:
        """Do a change of the basket, asking permission where needed, and show what came of it.

        Args:
            work: the change.
            words: the words beside 'Ongedaan maken'.
            undo: what takes it back; None takes what the change itself gives.
            question: made of a refusal that can be answered.
            then: what follows when it was done.
        """

        def action(actor: Actor) -> None:
            try:
                result = work(actor)
            except RuleError as error:
                if question is None or error.code != "basket.quantity_large":
                    raise
                self._ask(question(error.reason))
                return
            self._keep_undo(result, undo)
            text = words if self._undo is not None else ""
            self._publish(states.with_basket(self.state, result.basket, line_id=result.line_id, undo_text=text))
            if then is not None:
                then()

        if self._actor is not None:
            self._permit(self._actor, action, self.show_refusal)

    def _ask(self, question: Question) -> None:
        self._sounds.play("vraag")
        self._publish(states.ask(self.state))
        self.asked.emit(question)

    def show_refusal(self, error: KassaError) -> None:
        """Show what ``permit`` refused; it was sounded already."""
        if error.code == "store.unknown":
            self._selling.reload()  # only the store knows whether the change was kept
            with suppress(StoreError):  # it is read again when the server is back
                self.state = states.with_basket(self.state, self._selling.basket())
        self._publish(states.refuse(self.state, error.reason))

    def _keep_undo(self, result: Changed, undo: Callable[[Actor], Changed] | None) -> None:
        old = result.undo
        if undo is not None:
            self._undo = undo
        elif old is not None:
            self._undo = lambda actor: self._selling.undo(old, actor)
        else:
            self._undo = None

    def _close_question(self) -> None:
        self.state, self._queued = states.answered(self.state)
        self._publish(self.state)

    def _scan_waiting(self) -> None:
        queued, self._queued = self._queued, ()
        for code in queued:
            self.scan(code)

    def count_parked(self) -> None:
        """Count the parked baskets and read the next number again: another till may have changed them."""
        self._publish(replace(self.state, parked=len(self._selling.parked()), receipt_hint=self._next_number()))

    def _publish(self, state: SaleState) -> None:
        self.state = state
        self.changed.emit(state)
