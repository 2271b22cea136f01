"""Buttons of one document: each does its part of a flow, or says why not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from kassa.ui.office.sales.actions_bar import specs
from kassa.ui.office.sales.invoice_flow import InvoiceFlow
from kassa.ui.office.sales.order_flow import OrderFlow
from kassa.ui.office.sales.paper_flow import FORMATS, PaperFlow
from kassa.ui.office.sales.payment_flow import SCREENS, PaymentFlow
from kassa.ui.office.sales.slips_flow import SlipsFlow
from kassa.ui.office.sales.words import title_of
from kassa.ui.office.why import Why
from kassa.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from kassa.domain.errors import Reason
    from kassa.domain.sales.document import SalesDocument
    from kassa.ui.office.sales.desk import Flow, SalesDesk
    from kassa.ui.office.sales.facts import Facts


class DocumentActs(QObject):
    """What can be done with the document of a page or preview.

    Args:
        desk: services and ways.
        page: dialogs lie over its window.
        why: keeps the reasons of the buttons.
        name: first part of the object names.
        say: says on the page why something was refused.
    """

    changed = Signal()

    def __init__(self, desk: SalesDesk, page: QWidget, why: Why, name: str, say: Callable[[Reason], None]) -> None:
        super().__init__(page)
        self._desk = desk
        self._why = why
        self.name = name
        self._facts: Facts | None = None
        self.money = PaymentFlow(desk, page, say)
        self.invoices = InvoiceFlow(desk, page, say)
        self.orders = OrderFlow(desk, page, say)
        self.slips = SlipsFlow(desk, page, say)
        self.paper = PaperFlow(desk, page, say)
        flows: tuple[Flow, ...] = (self.money, self.invoices, self.orders, self.slips, self.paper)
        for flow in flows:
            flow.changed.connect(self.changed)
        self.buttons: dict[str, Button] = {}

    def make(self, names: Sequence[str], *, tonal: bool = False) -> list[Button]:
        """Return new buttons; in a preview the blue one is tonal, because the list has its own."""
        made = []
        for name in names:
            spec = specs()[name]
            kind = "tonal" if tonal and spec.kind == "primary" else spec.kind
            button = Button(
                self._desk.office.ui.theme, spec.label, name=f"{self.name}.{name}", kind=kind, icon=spec.icon
            )
            button.clicked.connect(lambda _on=False, act=name: self.press(act))
            self.buttons[name] = button
            made.append(button)
        return made

    def drop(self) -> None:
        """Take the buttons away: other ones come."""
        for button in self.buttons.values():
            button.hide()
            button.deleteLater()
        self.buttons = {}

    def show_facts(self, facts: Facts) -> None:
        """Take what is known of the document and weigh every button."""
        self._facts = facts
        actor = self._desk.office.actor
        for name, button in self.buttons.items():
            self._why.refuse(button, specs()[name].act.refusal(facts.subject, actor))
        for name, wanted in (("again", bool(facts.mails)), ("posted", facts.dossier.to_post)):
            if name in self.buttons:
                self.buttons[name].setVisible(wanted)

    def press(self, name: str) -> None:
        """Do what the button of this name does, when it may be done."""
        facts, button = self._facts, self.buttons.get(name)
        if facts is None or (button is not None and not button.isEnabled()):
            return
        self._doing(facts)[name]()

    def _doing(self, facts: Facts) -> dict[str, Callable[[], object]]:
        dossier, document = facts.dossier, facts.dossier.document
        title = title_of(document.kind, document.number)
        screen = SCREENS[document.kind]
        progress = facts.progress
        doing: dict[str, Callable[[], object]] = {
            "pay": lambda: self.money.pay((document.id,)),
            "back": lambda: self.money.pay((document.id,)),
            "deposit": lambda: self.money.deposit(document.id),
            "confirm": lambda: self.invoices.make_definitive(document),
            "delete": lambda: self.invoices.delete(dossier),
            "remove": lambda: self.invoices.delete(dossier),
            "credit": lambda: self.invoices.credit(dossier),
            "mail": lambda: self.paper.mail(document.id),
            "again": lambda: self.paper.mail(document.id),
            "posted": lambda: self.paper.mark_posted((document.id,)),
            "print": lambda: self.paper.print((document.id,), title),
            "export": lambda: self._export(document, title),
            "copy": lambda: self.invoices.copy(document.id, document.kind),
            "invoice": lambda: self.slips.invoice((document.id,), dossier.today),
            "take_back": lambda: self.orders.cancel_delivery(dossier),
            "open": lambda: self._desk.open_page(screen, document.id),
        }
        for name in ("edit", "go_on", "amend"):
            doing[name] = lambda: self._desk.open_page(f"{screen}.edit", document.id)
        if progress is not None:
            doing["cancel"] = lambda: self.orders.cancel(dossier, progress)
            doing["cancel_lines"] = lambda: self.orders.cancel_lines(dossier, progress)
            doing["deliver"] = lambda: self.orders.deliver(dossier, progress)
        return doing

    def _export(self, document: SalesDocument, title: str) -> None:
        """Offer the kinds of file."""
        button = self.buttons["export"]
        self.menu = QMenu(button)
        for suffix, kind in FORMATS:
            entry = self.menu.addAction(kind.split(" ")[0])
            entry.triggered.connect(lambda _on=False, end=suffix: self.paper.export((document.id,), title, end))
        self.menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
