"""What is done with an invoice: made definitive, deleted, credited (manual M4)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kassa.domain.people.dispatch import DispatchMethod
from kassa.domain.sales.document import DocumentKind, DocumentStatus
from kassa.domain.values.dutch import format_money
from kassa.system.identity import new_id
from kassa.ui.office.bell import Offer
from kassa.ui.office.sales.desk import Flow, SalesDesk
from kassa.ui.office.sales.dialogs import CreditDialog, DefinitiveDialog
from kassa.ui.office.sales.payment_flow import SCREENS
from kassa.ui.office.sales.quantities import Countable, Counted, QuantitiesDialog
from kassa.ui.office.sales.words import dispatch_word, title_of
from kassa.ui.office.why import reason_of

if TYPE_CHECKING:
    from kassa.domain.people.dispatch import Dispatch
    from kassa.domain.sales.document import SalesDocument
    from kassa.domain.sales.invoice_checks import Checklist
    from kassa.services.sales.dossier import Dossier
    from kassa.services.sales.invoicing import Definitive, Deleted
    from kassa.ui.office.mail.send_dialog import SendChoice


class InvoiceFlow(Flow):
    """'Maak definitief', 'Factuur verwijderen', 'Crediteren'."""

    def make_definitive(self, document: SalesDocument) -> None:
        """Show what was checked, then make it definitive the way it goes out."""
        invoicing = self._desk.sales.invoicing

        def work() -> tuple[Checklist, Dispatch]:
            return invoicing.check(document), invoicing.dispatch_of(document)

        self.run(work, lambda found: self._ask_definitive(document, *found))

    def _ask_definitive(self, document: SalesDocument, checks: Checklist, way: Dispatch) -> None:
        text = self.tr("%1. Definitief maken kan niet ongedaan worden gemaakt; verbeteren kan met een creditfactuur.")
        text = text.replace("%1", dispatch_word(way.method.value, way.origin))
        dialog = DefinitiveDialog(self._theme, self.over, checks, text)
        key = new_id()

        def answered(yes: object) -> None:
            if not yes:
                return
            if way.method is DispatchMethod.EMAIL:
                ask_mail()
            else:
                self._confirm(document, key)

        def ask_mail() -> None:
            self._desk.mail.ask(self._page, document.id, lambda choice: self._confirm(document, key, choice))

        self._offer_ways(dialog, document, checks, ask_mail)
        dialog.finished.connect(answered)
        dialog.ask()

    def _offer_ways(
        self, dialog: DefinitiveDialog, document: SalesDocument, checks: Checklist, ask_mail: Callable[[], None]
    ) -> None:
        """Offer what can be done about an invoice that would not reach its debtor.

        Where only an e-mail address is missing, the second pop-up takes one and goes on.
        """
        wrong = {item.field for item in checks.items if item.blocking and not item.ok}
        customer = document.party.customer_id if document.party else ""
        if not customer or not wrong & {"recipient", "address"}:
            return

        def open_customer() -> None:
            self._desk.open_page("customers", customer)

        if wrong == {"recipient"}:
            dialog.offer(self.tr("E-mailadres toevoegen"), ask_mail)
        else:
            word = self.tr("Adres toevoegen") if "address" in wrong else self.tr("E-mailadres toevoegen")
            dialog.offer(word, open_customer)
        dialog.offer(self.tr("Verzendmethode wijzigen"), open_customer)

    def _confirm(self, document: SalesDocument, key: str, choice: SendChoice | None = None) -> None:
        """Make it definitive at this very press, and then let its mail go."""
        invoicing, actor = self._desk.sales.invoicing, self._desk.office.actor

        def done(_made: Definitive) -> None:
            self.changed.emit()
            self.tell(self.tr("Factuur bijgewerkt, status 'Definitief'"))
            if choice is not None:
                self._desk.mail.send(self._page, document.id, choice)

        self.run(lambda: invoicing.confirm(document, actor, key), done)

    def copy(self, document_id: str, kind: DocumentKind) -> None:
        """Make a concept with the same lines, texts and prices and go on in its editor."""
        drafts, actor = self._desk.sales.drafts, self._desk.office.actor
        wanted = DocumentKind.INVOICE if kind is DocumentKind.CREDIT else kind

        def done(made: SalesDocument) -> None:
            self.changed.emit()
            self._desk.open_page(f"{SCREENS[wanted]}.edit", made.id)

        self.run(lambda: drafts.save(drafts.copy_as(document_id, wanted, actor), actor), done)

    # --- deleting and crediting ------------------------------------------------------------------------

    def delete(self, dossier: Dossier) -> None:
        """Delete a concept at once, with undo; a definitive invoice is credited after saying what happens."""
        if dossier.document.status is DocumentStatus.CONCEPT:
            self._delete_concept(dossier.document)
        else:
            self._ask_credit(dossier)

    def _delete_concept(self, document: SalesDocument) -> None:
        drafts, actor = self._desk.sales.drafts, self._desk.office.actor

        def deleted(trash: str) -> None:
            self.changed.emit()
            self.tell(
                self.tr("%1 verwijderd").replace("%1", title_of(document.kind, "")),
                self.tr("Ongedaan maken"),
                lambda: restore(self._desk, trash, document.kind),
            )

        self.run(lambda: drafts.delete(document.id, actor), deleted)

    def _ask_credit(self, dossier: Dossier) -> None:
        invoice, lang = dossier.document, self._desk.office.form.lang
        steps = [
            self.tr("Er komt een creditfactuur van %1.").replace("%1", format_money(dossier.open_to_credit, lang)),
            self.tr("Factuur %1 krijgt de status 'Gecrediteerd' en blijft leesbaar.").replace("%1", invoice.number),
        ]
        slips = dossier.linked(DocumentKind.DELIVERY)
        if slips:
            names = ", ".join(link.number for link in slips)
            steps.append(self.tr("Pakbon %1 staat daarna weer bij 'Te factureren'.").replace("%1", names))
        if dossier.standing is not None and dossier.standing.paid.cents:
            paid = format_money(dossier.standing.paid, lang)
            steps.append(self.tr("Wat al betaald is (%1) wordt tegoed van de klant.").replace("%1", paid))
        title = self.tr("Factuur %1 verwijderen").replace("%1", invoice.number)
        dialog = CreditDialog(self._theme, self.over, title, steps)
        dialog.concept.setVisible(not slips)
        key, actor, invoicing = new_id(), self._desk.office.actor, self._desk.sales.invoicing

        def answered(choice: object) -> None:
            if choice is not None:
                concept = choice == "concept"
                self.run(lambda: invoicing.delete_definitive(invoice.id, actor, key, offer_concept=concept), credited)

        def credited(deleted: Deleted) -> None:
            self.changed.emit()
            shown = deleted.concept_id or deleted.credit.document_id
            text = self.tr("Creditfactuur %1 gemaakt").replace("%1", deleted.credit.number)
            word = self.tr("Nieuw concept openen") if deleted.concept_id else self.tr("Openen")
            self.tell(text, word, lambda: self._desk.open_page("invoices", shown))

        dialog.finished.connect(answered)
        dialog.ask()

    def credit(self, dossier: Dossier) -> None:
        """Ask how many of each line are taken back and make the credit invoice."""
        invoice = dossier.document
        lines = [
            Countable(line.id, line.name, line.detail, dossier.creditable(line.id), line.unit)
            for line in invoice.goods
            if dossier.creditable(line.id).milli > 0
        ]
        title = self.tr("Factuur %1 crediteren").replace("%1", invoice.number)
        text = self.tr("Een creditfactuur krijgt een nummer en kan daarna niet meer worden gewijzigd.")
        dialog = QuantitiesDialog(self._theme, self.over, title, text, lines, dossier.today)
        key, actor, invoicing = new_id(), self._desk.office.actor, self._desk.sales.invoicing

        def answered(counted: object) -> None:
            if isinstance(counted, Counted):
                self.run(lambda: invoicing.credit(invoice.id, counted.quantities, counted.day, actor, key), credited)

        def credited(made: Definitive) -> None:
            self.changed.emit()
            text = self.tr("Creditfactuur %1 gemaakt").replace("%1", made.number)
            self.tell(text, self.tr("Openen"), lambda: self._desk.open_page("invoices", made.document_id))

        dialog.finished.connect(answered)
        dialog.finish(self.tr("Ja, crediteren"), self.tr("Nee, terug"))


def restore(desk: SalesDesk, trash: str, kind: DocumentKind) -> None:
    """Take a deleted concept out of the trash and open it; the page it stood on may be closed by now."""
    drafts, actor = desk.sales.drafts, desk.office.actor

    def opened(document: SalesDocument) -> None:
        desk.open_page(SCREENS[kind], document.id)

    def failed(error: Exception) -> None:
        desk.offer(Offer(str(reason_of(error))))

    desk.office.ui.jobs.run(
        desk.office.notices,
        lambda: drafts.restore(trash, actor),
        done=opened,
        failed=failed,
    )
