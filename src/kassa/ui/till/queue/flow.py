"""'Orderwachtrij' in the till: its side tab with the number of orders, opening one, and what its menu does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from kassa.domain.errors import KassaError
from kassa.services.till.order_queue import QueueCard, Working
from kassa.services.till.selling import Changed
from kassa.system.identity import new_id
from kassa.ui.till.amounts import Amounts
from kassa.ui.till.paper_files import open_file, written
from kassa.ui.till.queue.keeper import OrderKeeper
from kassa.ui.till.window import SALE
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kassa.domain.errors import Reason
    from kassa.domain.people.actor import Actor
    from kassa.ui.till.counter import Counter
    from kassa.ui.till.frame import FrameSizes
    from kassa.ui.till.queue.screen import QueueScreen

QUEUE = "queue"
_TOPICS = frozenset({"sales", "payments"})


class QueueFlow(QObject):
    """The queue and the order on the bon; ``opened`` comes when one was put there.

    Args:
        counter: the window, the basket and the services.
    """

    opened = Signal()

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter.window)
        self._counter = counter
        self._screen: QueueScreen | None = None
        self._counted = False
        window = counter.window
        self.tab = window.add_tab(QUEUE, "package", 1)
        self._count = 0
        window.add_later(QUEUE, lambda: self.screen)
        window.shown_screen.connect(self._shown)
        window.sizes_changed.connect(self._resized)
        window.key_pressed.connect(self._key)
        window.installEventFilter(self)
        window.receipt.order.put_back.connect(self.put_back)
        window.receipt.order.reopen.connect(self.reopen)
        self.keeper = OrderKeeper(counter)
        self.open_file: Callable[[Path], object] = open_file
        self._retranslate()

    @property
    def screen(self) -> QueueScreen:
        """The panel; made and imported at first use, because the first paint does not show it."""
        if self._screen is None:
            from kassa.ui.till.queue.screen import QueueScreen

            screen = self._screen = QueueScreen(self._counter.ui)
            screen.set_sizes(self._counter.window.frame_sizes)
            screen.wanted.connect(self._read)
            screen.chosen.connect(self.open_order)
            screen.menu.connect(self._menu)
            self._counter.window.add_screen(QUEUE, screen)
        return self._screen

    # What others ask -----------------------------------------------------------------------------------------------

    def open_order(self, order_id: str) -> None:
        """Put what is left of an order on the bon and show it; a bon with lines is parked by itself first."""
        person = self._counter.controller.actor
        if person is not None:
            self._counter.approvals.with_approval(
                person, lambda actor: self._open(order_id, actor), lambda error: self._refused(order_id, error)
            )

    def changed(self, topics: frozenset[str]) -> None:
        """Something was written here or elsewhere: the counter, the cards and the order on the bon follow."""
        if self._counter.controller.actor is None or not topics & _TOPICS:
            return
        self.keeper.look()
        if self._counter.window.current == QUEUE:
            self._bring()
        else:
            self._recount()

    def put_back(self) -> None:
        """'Order terugzetten': the order is as it was; the undo bar brings it back on the bon."""
        order = self._counter.controller.state.basket
        number = order.order.number if order is not None and order.order is not None else ""
        words = self.tr("Order {} teruggezet").format(number)
        self._counter.controller.change(self._counter.services.counter().opening.put_back, words)

    def reopen(self) -> None:
        """'Opnieuw openen': the order as it is now."""
        opening = self._counter.services.counter().opening

        def work(actor: Actor) -> Changed:
            try:
                return opening.reopen(actor).changed
            finally:
                self._counter.controller.refresh()

        self._counter.controller.change(work)

    # Opening -------------------------------------------------------------------------------------------------------

    def _open(self, order_id: str, actor: Actor) -> None:
        controller, opening = self._counter.controller, self._counter.services.counter().opening
        hint = controller.state.receipt_hint
        opened = opening.open(order_id, actor)
        parked = opened.parked_id

        def back(person: Actor) -> Changed:
            opening.put_back(person)
            return self._counter.services.selling.resume(parked, person)

        words = self.tr("Bon {} geparkeerd").format(hint) if parked else ""
        controller.change(
            lambda _actor: opened.changed, words, undo=back if parked else None, then=controller.count_parked
        )
        self._counter.window.show_screen(SALE)
        self.opened.emit()

    def _refused(self, order_id: str, error: KassaError) -> None:
        if error.code == "document.held":
            self._look(order_id, error.reason)
        elif self._counter.window.current == QUEUE:
            self.screen.say(str(error.reason), "warn")
            self._bring()
        else:
            self._counter.controller.show_refusal(error)

    def _look(self, order_id: str, held: Reason) -> None:
        from kassa.ui.till.queue.sheets import OrderViewSheet

        ui, window = self._counter.ui, self._counter.window
        try:
            view = self._counter.services.counter().opening.view(order_id)
        except KassaError as error:
            self._counter.controller.show_refusal(error)
            return
        sheet = OrderViewSheet(ui.theme, window.work, view, held, Amounts(ui.language))
        self._counter.controller.open_sheet()
        sheet.finished.connect(self._counter.controller.drop_question)
        sheet.open(sheet.close_button)

    # The menu of a card --------------------------------------------------------------------------------------------

    def _menu(self, order_id: str) -> None:
        from kassa.ui.till.queue.sheets import CardMenu

        card = self.screen.card(order_id)
        if card is None:
            return
        key, services, file = new_id(), self._counter.services.counter(), ""
        try:
            no_mail = services.ready_mail.why_not(order_id)
            file = services.queue.attachment_name(order_id)
        except KassaError as error:
            no_mail = error.reason
        sheet = CardMenu(self._counter.ui.theme, self._counter.window.work, card, no_mail, file)
        sheet.finished.connect(lambda result: self._chosen(card, result, key))
        sheet.open()

    def _chosen(self, card: QueueCard, result: object, key: str) -> None:
        services = self._counter.services.counter()
        if result == "open":
            self.open_order(card.id)
        elif isinstance(result, Working):
            self._do(lambda actor: services.queue.mark(card.id, result, actor))
        elif result == "slip":
            words = self.tr("De pakbon van order {} gaat naar de printer.").format(card.number)
            self._do(lambda actor: self._print(card, actor), words)
        elif result == "file":
            self._do(lambda _actor: self._open_file(card.id))
        elif result == "mail":

            def send(actor: Actor) -> None:
                address = services.ready_mail.send(card.id, actor, key)
                self.screen.say(self.tr("De e-mail gaat naar {}.").format(address))

            self._do(send)

    def _print(self, card: QueueCard, actor: Actor) -> None:
        self._counter.services.counter().queue.print_slip(card.id, actor)
        self._counter.services.nudge()

    def _open_file(self, order_id: str) -> None:
        file = self._counter.services.counter().queue.attachment(order_id)
        if file is not None:
            self.open_file(written(file.name, file.content))

    def _do(self, work: Callable[[Actor], None], told: str = "") -> None:
        person = self._counter.controller.actor

        def action(actor: Actor) -> None:
            work(actor)
            self._bring()
            if told:
                self.screen.say(told)

        if person is not None:
            self._counter.approvals.with_approval(
                person, action, lambda error: self.screen.say(str(error.reason), "warn")
            )

    # Reading -------------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        self._run(self.screen.show_cards)

    def _bring(self) -> None:
        self._run(self.screen.bring)

    def _run(self, show: Callable[[tuple[QueueCard, ...]], None]) -> None:
        source = self._counter.services.counter

        def read(cards: tuple[QueueCard, ...]) -> None:
            self._show_count(len(cards))
            show(cards)

        self._counter.ui.jobs.run(self, lambda: source().queue.cards(), done=read, failed=self._unread, lane=Lane.IO)

    def _recount(self) -> None:
        source = self._counter.services.counter
        self._counter.ui.jobs.run(
            self, lambda: source().queue.count(), done=self._show_count, failed=_unknown, lane=Lane.IO
        )

    def _unread(self, error: Exception) -> None:
        if not isinstance(error, KassaError):
            raise error
        self.screen.say_unread(str(error.reason))

    # Inside --------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange and watched is self._counter.window:
            self._retranslate()
        return False

    def _shown(self, name: str) -> None:
        if name == SALE and not self._counted and self._counter.controller.actor is not None:
            self._counted = True
            self._recount()

    def _show_count(self, count: int) -> None:
        self._count = count
        self.tab.set_count(count)

    def _resized(self, sizes: FrameSizes) -> None:
        if self._screen is not None:
            self._screen.set_sizes(sizes)

    def _key(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F9:
            window = self._counter.window
            window.show_screen(SALE if window.current == QUEUE else QUEUE)
            event.accept()

    def _retranslate(self) -> None:
        self.tab.set_label(self.tr("Orderwachtrij"))
        self.tab.set_count(self._count)


def _unknown(_error: Exception) -> None:
    """The number of orders stays as it was known; the queue itself says that it cannot be read."""
