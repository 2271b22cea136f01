"""From the function 'Maak order' to a placed order: asks the services, keeps what is typed, shows what came of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kassa.domain.errors import KassaError, Reason
from kassa.domain.till import ordering as rules
from kassa.domain.till.promise import Slot, slot_problem
from kassa.domain.till.receipt_code import read_receipt_code
from kassa.system.identity import new_id
from kassa.ui.till.order.screen import OrderScreen
from kassa.ui.till.window import SALE
from kassa.ui.widgets.file_dialog import read_attachment
from kassa.ui.widgets.overlay import ConfirmDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from kassa.domain.people.actor import Actor
    from kassa.domain.till.basket import Basket
    from kassa.domain.till.ending import OrderDraft
    from kassa.domain.till.ordering import OrderForm
    from kassa.services.till.checkout import Completed
    from kassa.services.till.ordering import Ordering
    from kassa.ui.till.counter import Counter
    from kassa.ui.till.order.doors import OrderDoors
    from kassa.ui.till.state import SaleState

ORDER = "order"
_KEEP_MS = 1_000


class OrderFlow(QObject):
    """Offers 'Maak order' and carries it out.

    Args:
        counter: the till around the sale.
        doors: the customer, the payment and placing.
    """

    def __init__(self, counter: Counter, doors: OrderDoors) -> None:
        super().__init__(counter.window)
        self._counter, self._doors = counter, doors
        self._screen: OrderScreen | None = None
        self._key = self._key_of = ""
        self._changed = False
        self._keep_soon = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._keep_soon.timeout.connect(self._keep)
        counter.window.add_later(ORDER, lambda: self.screen)
        counter.window.receipt.order_back.connect(lambda: self.screen.back())
        counter.desk.offer("create_order", self.open)
        counter.controller.changed.connect(self._follow)

    @property
    def screen(self) -> OrderScreen:
        """The screen; made when it is first asked for."""
        if self._screen is None:
            counter = self._counter
            screen = self._screen = OrderScreen(counter.ui, self._street, self._slot_over, self._sellers)
            screen.shown.connect(self._load)
            screen.gone.connect(self._keep)
            screen.edited.connect(self._edited)
            screen.choose_customer.connect(self._choose_customer)
            screen.other_day.connect(self._ask_day)
            screen.cancelled.connect(self._ask_cancel)
            screen.later.connect(self._place_later)
            screen.pay.connect(self._pay)
            screen.scanned.connect(self._scanned)
            counter.window.add_screen(ORDER, screen)
        return self._screen

    def open(self) -> None:
        """'Maak order': the screen, or the reason why not."""
        refused = rules.why_not_order(self._basket)
        if refused is not None:
            self._counter.controller.refuse(refused)
        else:
            self._counter.window.show_screen(ORDER)

    # What is typed -------------------------------------------------------------------------------------------------

    def _load(self) -> None:
        """Show what was kept with this bon, and the customer that stands on it now."""
        basket, service = self._basket, self._ordering
        self.screen.promise.offer(service.days(), service.slots())
        form = rules.from_text(basket.draft)
        self._changed = False
        if self._key_of != basket.id:
            self._key, self._key_of = new_id(), basket.id
        self.screen.show_form(form, locked=bool(form.customer_id))
        self._take_customer(basket)
        self.screen.focus_first()

    def _edited(self) -> None:
        self._changed = True
        self._keep_soon.start()

    def _keep(self) -> None:
        """Keep what is typed with the bon: durable before the screen is left, and a second after the last key."""
        self._keep_soon.stop()
        if not self._changed:
            return
        self._changed = False
        basket, text = self._basket, rules.to_text(self.screen.form())
        if basket.is_empty or basket.id != self._key_of:
            return  # the bon went away below the screen, and what was typed for it with it
        try:
            self._counter.services.selling.attach(lambda bon: replace(bon, draft=text), self._counter.actor())
        except KassaError as error:
            self._changed = True
            self._counter.controller.show_refusal(error)

    def _follow(self, _state: SaleState) -> None:
        """Another customer may have come on the bon."""
        if self._counter.window.current == ORDER:
            self._take_customer(self._basket)

    def _take_customer(self, basket: Basket) -> None:
        form = self.screen.form()
        on_bon = basket.customer.id if basket.customer is not None else ""
        if form.customer_id == on_bon:
            return
        if on_bon:
            known = self._counter.services.counter().customers.get(on_bon)
            self.screen.show_form(rules.with_customer(form, known), locked=True)
            self.screen.focus_first()
        else:
            self.screen.show_form(rules.without_customer(form), locked=False)
        self._edited()

    def _street(self, postcode: str, house_number: str) -> str:
        return self._ordering.street(postcode, house_number)

    def _slot_over(self, slot: Slot, day: dt.date | None) -> Reason | None:
        return slot_problem(slot, day, self._ordering.now())

    def _sellers(self) -> list[tuple[str, str]]:
        return [(one.id, one.name) for one in self._counter.services.login.employees()]

    def _choose_customer(self) -> None:
        self._doors.choose_customer()

    def _ask_day(self) -> None:
        from kassa.ui.till.order.calendar_sheet import CalendarSheet  # first use

        promise, today = self.screen.promise, self._ordering.now().date()
        title = self.tr("Verwachte bezorgdatum") if self.screen.form().is_delivery else self.tr("Afhaaldatum")
        sheet = CalendarSheet(self._counter.ui, self._counter.window.work, title, today, promise.day)
        sheet.finished.connect(lambda day: promise.choose_day(day) if isinstance(day, dt.date) else None)
        sheet.ask()

    def _scanned(self, code: str) -> None:
        """An article goes on the bon, a customer card on the order; anything else belongs elsewhere."""
        if read_receipt_code(code) is not None:
            self._counter.ui.sounds.play("fout")
        elif not self._doors.scan_customer(code):
            self._counter.controller.scan(code)

    # Cancelling ----------------------------------------------------------------------------------------------------

    def _ask_cancel(self) -> None:
        """One question, because the whole bon goes (M1-065); after it the undo bar brings everything back."""
        count = self._basket.article_count
        words = self.tr("Bon met 1 artikel wissen?") if count == 1 else self.tr("Bon met {} artikelen wissen?")
        question = ConfirmDialog(
            self._counter.ui.theme,
            self._counter.window,
            words.format(count),
            self.tr("De order wordt niet geplaatst. Met 'Ongedaan maken' komt daarna alles terug."),
            self.tr("Ja, bon wissen"),
            self.tr("Nee, terug"),
            name="order.cancel_sure",
        )
        question.finished.connect(lambda sure: self._cancel() if sure else None)
        question.ask()

    def _cancel(self) -> None:
        self._keep()
        controller, window = self._counter.controller, self._counter.window

        def back(_done: object = None) -> None:
            self._changed = False
            window.show_screen(SALE)

        controller.change(self._counter.services.selling.clear, self.tr("Bon gewist"), then=back)

    # Placing -------------------------------------------------------------------------------------------------------

    def _place_later(self) -> None:
        def place(form: OrderForm, actor: Actor) -> None:
            self._placed(self._doors.place(self._key, actor, draft_with_file(form)))

        self._go_on(place)

    def _pay(self) -> None:
        def pay(form: OrderForm, _actor: Actor) -> None:
            draft = draft_with_file(form)
            self._keep()
            self._doors.pay(draft)

        self._go_on(pay)

    def _go_on(self, then: Callable[[OrderForm, Actor], None]) -> None:
        """Check what is typed, keep the customer, then go on; the fields say what is wrong."""
        refused = rules.why_not_order(self._basket)
        if refused is not None:
            self._counter.controller.refuse(refused)
            return
        wrong = self._ordering.problems(self.screen.form())
        self.screen.show_problems(wrong)
        if wrong:
            self._counter.ui.sounds.play("fout")
            return

        def action(actor: Actor) -> None:
            self._keep_customer(actor)
            then(self.screen.form(), actor)

        self._counter.approvals.with_approval(self._counter.actor(), action, self._refused)

    def _keep_customer(self, actor: Actor) -> None:
        """Keep a new or changed customer and put them on the bon; from then on they are the customer of the bon."""
        form, selling = self.screen.form(), self._counter.services.selling
        kept = self._ordering.take_customer(form, selling, actor)
        if kept is None:
            return
        self.screen.show_form(replace(form, customer_id=kept.id), locked=True)
        self._edited()
        self._keep()
        self._counter.controller.refresh()

    def _placed(self, completed: Completed) -> None:
        self._changed = False
        self._keep_soon.stop()
        self._counter.services.nudge()
        self._counter.controller.sold(completed.receipt_id, "", None)
        self._counter.window.show_screen(SALE)
        self._doors.placed(completed)

    def _refused(self, error: KassaError) -> None:
        field = error.code.rpartition(".")[2]
        if field in self.screen.customer.fields and error.code.startswith(("customer.", "order.")):
            self.screen.show_problems([replace(error.reason, code=f"order.{field}")])
        self._counter.controller.show_refusal(error)

    # Facts ---------------------------------------------------------------------------------------------------------

    @property
    def _ordering(self) -> Ordering:
        return self._counter.services.counter().ordering

    @property
    def _basket(self) -> Basket:
        return self._counter.services.selling.basket()


def draft_with_file(form: OrderForm) -> OrderDraft:
    """Return what the order is told, with the bytes of its file."""
    return rules.draft_of(form, read_attachment(Path(form.attachment)) if form.attachment else None)
