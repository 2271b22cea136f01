"""What is done with an order: cancelled, delivered; and a delivery note taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kassa.domain.sales.document import DocumentKind
from kassa.domain.values import Money, Quantity
from kassa.domain.values.dutch import format_money
from kassa.services.sales.prepaid import DepositChoice
from kassa.system.identity import new_id
from kassa.ui.office.sales.desk import Flow
from kassa.ui.office.sales.dialogs import CancelChoice, CancelOrderDialog
from kassa.ui.office.sales.quantities import Countable, Counted, QuantitiesDialog
from kassa.ui.widgets.overlay import ConfirmDialog

if TYPE_CHECKING:
    from kassa.domain.sales.document import SalesDocument
    from kassa.domain.sales.progress import OrderProgress
    from kassa.services.sales.dossier import Dossier


class OrderFlow(Flow):
    """'Order annuleren', 'Regels annuleren', 'Pakbon aanmaken', 'Pakbon annuleren'."""

    def cancel(self, dossier: Dossier, progress: OrderProgress) -> None:
        """Ask what becomes of a deposit and cancel the order."""
        sales, key, actor = self._desk.sales, new_id(), self._desk.office.actor
        order = dossier.document
        paid = format_money(progress.deposit, self._desk.office.form.lang) if progress.deposit > Money.ZERO else ""
        dialog = CancelOrderDialog(self._theme, self.over, order.number, paid, sales.payments.methods())

        def answered(choice: object) -> None:
            if isinstance(choice, CancelChoice):
                deposit = DepositChoice(choice.deposit)
                self.run(lambda: sales.orders.cancel(order.id, deposit, actor, key, choice.method), cancelled)

        def cancelled(_result: object) -> None:
            self.changed.emit()
            text = self.tr("Order %1 heeft nu de status 'Volledig geannuleerd'").replace("%1", order.number)
            self.tell(text)

        dialog.finished.connect(answered)
        dialog.ask()

    def cancel_lines(self, dossier: Dossier, progress: OrderProgress) -> None:
        """Ask how many of each line are not delivered any more and cancel them."""
        sales, key, actor = self._desk.sales, new_id(), self._desk.office.actor
        order = dossier.document
        title = self.tr("Regels annuleren van order %1").replace("%1", order.number)
        text = self.tr(
            "Alles wat nog open is staat ingevuld. De reservering ervan vervalt; wat geleverd is blijft staan."
        )
        if progress.deposit > Money.ZERO:
            kept = self.tr("Er is %1 aanbetaald; wat de order daarna minder kost blijft als aanbetaling staan.")
            text = f"{text} {kept.replace('%1', format_money(progress.deposit, self._desk.office.form.lang))}"
        dialog = QuantitiesDialog(self._theme, self.over, title, text, _open_lines(order, progress), dossier.today)
        dialog.day.hide()

        def answered(counted: object) -> None:
            if isinstance(counted, Counted):
                self.run(lambda: sales.orders.cancel_lines(order.id, counted.quantities, actor, key), cancelled)

        def cancelled(_result: object) -> None:
            self.changed.emit()
            self.tell(self.tr("Regels van order %1 geannuleerd").replace("%1", order.number))

        dialog.finished.connect(answered)
        dialog.finish(self.tr("Ja, regels annuleren"), self.tr("Nee, terug"))

    def deliver(self, dossier: Dossier, progress: OrderProgress) -> None:
        """Ask how many of each line go along and make the delivery note."""
        sales, key, actor = self._desk.sales, new_id(), self._desk.office.actor
        order = dossier.document
        title = self.tr("Pakbon aanmaken van order %1").replace("%1", order.number)
        text = self.tr("Alles wat nog open is staat ingevuld. Wat niet meegaat blijft open op de order.")
        dialog = QuantitiesDialog(self._theme, self.over, title, text, _open_lines(order, progress), dossier.today)

        def answered(counted: object) -> None:
            if isinstance(counted, Counted):
                self.run(lambda: sales.orders.deliver(order.id, counted.quantities, counted.day, actor, key), made)

        def made(delivery: SalesDocument) -> None:
            self.changed.emit()
            text = self.tr("Pakbon %1 gemaakt").replace("%1", delivery.number)
            self.tell(text, self.tr("Openen"), lambda: self._desk.open_page("deliveries", delivery.id))

        dialog.finished.connect(answered)
        dialog.finish(self.tr("Pakbon aanmaken"), self.tr("Annuleren"))

    def cancel_delivery(self, dossier: Dossier) -> None:
        """Take a delivery note back, after a question."""
        sales, key, actor = self._desk.sales, new_id(), self._desk.office.actor
        note = dossier.document
        text = self.tr("De artikelen komen terug in de voorraad.")
        if dossier.linked(DocumentKind.ORDER):
            text = self.tr("De artikelen komen terug in de voorraad en staan weer open op de order.")
        dialog = ConfirmDialog(
            self._theme,
            self.over,
            self.tr("Pakbon %1 annuleren?").replace("%1", note.number),
            text,
            self.tr("Ja, pakbon annuleren"),
            self.tr("Nee, pakbon behouden"),
            name="cancel_delivery",
        )

        def answered(yes: object) -> None:
            if yes:
                self.run(lambda: sales.deliveries.cancel(note.id, actor, key), cancelled)

        def cancelled(_result: object) -> None:
            self.changed.emit()
            self.tell(self.tr("Pakbon %1 geannuleerd").replace("%1", note.number))

        dialog.finished.connect(answered)
        dialog.ask()


def _open_lines(order: SalesDocument, progress: OrderProgress) -> list[Countable]:
    return [
        Countable(line.id, line.name, line.detail, progress.line(line.id).open, line.unit)
        for line in order.goods
        if progress.line(line.id).open > Quantity.ZERO
    ]
