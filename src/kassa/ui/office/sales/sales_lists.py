"""'Verkoopfacturen', 'Verkooporders', 'Pakbonnen': lists with what can be done with one or more documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from kassa.domain.errors import Reason
from kassa.domain.people.rights import why_not as right_missing
from kassa.domain.sales.document import DocumentKind, DocumentStatus
from kassa.ui.office.lists.bars import BulkAction
from kassa.ui.office.lists.page import ListHooks, ListPage
from kassa.ui.office.sales import acts
from kassa.ui.office.sales.context import EDIT
from kassa.ui.office.sales.document_pane import DocumentPane
from kassa.ui.office.sales.invoice_flow import InvoiceFlow
from kassa.ui.office.sales.list_rows import KINDS, RowSubjects
from kassa.ui.office.sales.paper_flow import PaperFlow
from kassa.ui.office.sales.payment_flow import PaymentFlow
from kassa.ui.office.sales.slips_flow import SlipsFlow
from kassa.ui.office.why import Why
from kassa.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from kassa.services.lists.spec import Row
    from kassa.ui.office.lists.pane import PreviewPane
    from kassa.ui.office.sales.acts import Act
    from kassa.ui.office.sales.desk import SalesDesk

NEW = "new"
_K = DocumentKind


class SalesList(QObject):
    """Makes one list page and does what its buttons ask.

    Args:
        desk: services and ways.
        name: of the list: invoices, orders, deliveries, to_post, unsent.
        placeholder: in the search field.
    """

    def __init__(self, desk: SalesDesk, name: str, placeholder: str) -> None:
        super().__init__()
        self._desk = desk
        self._name = name
        self._kind = KINDS[name]
        spec = desk.office.data.lists.spec(name)
        self._subjects = RowSubjects(spec)
        new = self._kind if name in ("invoices", "orders", "deliveries") else None
        missing = right_missing(desk.office.actor, EDIT[new]) if new else None
        hooks = ListHooks(
            open_row=self._open,
            new=(lambda: desk.open_page(f"{name}.edit", NEW)) if new else None,
            new_denied=str(missing) if missing is not None else "",
            more=self._more(),
            pane=self._pane,
            bulk=self._bulk(),
            empty=self._none(),
        )
        self.page = ListPage(desk.office, spec, hooks, placeholder)
        self.page.setWindowTitle(self.page.spec.title)
        self.page.table.cells.alarm = self._late
        self.setParent(self.page)
        page = self.page
        self.why = Why(desk.office.ui.theme, page)
        self.money = PaymentFlow(desk, page, self.say_reason)
        self.paper = PaperFlow(desk, page, self.say_reason)
        self.slips = SlipsFlow(desk, page, self.say_reason)
        self.invoices = InvoiceFlow(desk, page, self.say_reason)
        for flow in (self.money, self.paper, self.slips, self.invoices):
            flow.changed.connect(self._changed)
        if isinstance(page.pane, DocumentPane):
            page.pane.changed.connect(self.refresh)
        self.invoice = self._invoice_button() if name == "deliveries" else None
        if new is not None:
            delete = QShortcut(QKeySequence("Del"), page.table, context=Qt.ShortcutContext.WidgetShortcut)
            delete.activated.connect(self._delete_concept)

    # --- what there is to do ---------------------------------------------------------------------------

    def _pane(self) -> PreviewPane:
        return DocumentPane(self._desk, self._name, self._kind)

    def _none(self) -> str:
        """Return what a work list says when all its work is done."""
        return {
            "to_post": QCoreApplication.translate("SalesLists", "Alles is geprint en gepost."),
            "unsent": QCoreApplication.translate("SalesLists", "Alles is verzonden."),
        }.get(self._name, "")

    def _open(self, row: Row) -> None:
        """Open a document on its page; concepts of orders and delivery notes go on in the editor."""
        subject = self._subjects.of(row)
        edits = subject.status is DocumentStatus.CONCEPT and not subject.kind.is_invoice
        screen = "invoices" if self._kind is _K.INVOICE else self._name
        self._desk.open_page(f"{screen}.edit" if edits else screen, row.key)

    def _bulk(self) -> tuple[BulkAction, ...]:
        pay = self._action("pay", QCoreApplication.translate("SalesLists", "Betalen"), "banknote", acts.PAY, self._pay)
        print_ = self._action(
            "print", QCoreApplication.translate("SalesLists", "Afdrukken"), "printer", acts.PRINT, self._print
        )
        mail = self._action("mail", QCoreApplication.translate("SalesLists", "Mailen"), "mail", acts.MAIL, self._mail)
        copy = self._action("copy", QCoreApplication.translate("SalesLists", "Kopiëren"), "copy", acts.COPY, self._copy)
        post = self._action("post", QCoreApplication.translate("SalesLists", "Gepost"), "send", acts.POST, self._post)
        invoice = self._action(
            "invoice", QCoreApplication.translate("SalesLists", "Factureren"), "file-text", acts.INVOICE, self._invoice
        )
        return {
            "invoices": (pay, mail, copy, print_),
            "orders": (mail, copy, print_),
            "deliveries": (invoice, mail, copy, print_),
            "to_post": (print_, post),
            "unsent": (mail, print_),
        }[self._name]

    def _action(self, name: str, word: str, icon: str, act: Act, do: Callable[[tuple[Row, ...]], object]) -> BulkAction:
        actor = self._desk.office.actor

        def refusal(row: Row) -> Reason | None:
            return act.refusal(self._subjects.of(row), actor)

        def fitting(rows: tuple[Row, ...]) -> None:
            fits = tuple(row for row in rows if refusal(row) is None)
            if fits:
                do(fits)

        return BulkAction(name, word, icon, lambda: self.page.with_ticked(fitting), refusal=refusal)

    def _more(self) -> tuple[tuple[str, Callable[[], object], str], ...]:
        if self._name != "invoices":
            return ()
        return (
            (QCoreApplication.translate("SalesLists", "Factuur verwijderen"), self._delete, ""),
            (
                QCoreApplication.translate("SalesLists", "Definitief, maar nog niet verzonden"),
                lambda: self._desk.open_page("unsent", ""),
                "",
            ),
            (
                QCoreApplication.translate("SalesLists", "Te printen en posten"),
                lambda: self._desk.open_page("to_post", ""),
                "",
            ),
            (
                QCoreApplication.translate("SalesLists", "Openstaande debiteuren"),
                lambda: self._desk.open_page("receivables", ""),
                "",
            ),
            (QCoreApplication.translate("SalesLists", "Prullenbak"), lambda: self._desk.open_page("trash", ""), ""),
        )

    def _late(self, row: Row, column: str) -> bool:
        """Tell whether a cell is a due date that has passed (ui.md 8.2)."""
        return column == "due_date" and self._subjects.cell(row, "status") == "overdue"

    # --- acts ------------------------------------------------------------------------------------------

    def _pay(self, rows: tuple[Row, ...]) -> None:
        debtors = {self._subjects.cell(row, "customer_number") for row in rows}
        if len(debtors) > 1:
            self.say_reason(
                Reason(
                    "sales.more_debtors",
                    self.tr("Er zijn facturen van %1 debiteuren gekozen.").replace("%1", str(len(debtors))),
                    self.tr("Een betaling is van één debiteur: kies facturen van één debiteur."),
                )
            )
            return
        self.money.pay(tuple(row.key for row in rows))

    def _mail(self, rows: tuple[Row, ...]) -> None:
        if len(rows) == 1:
            self.paper.mail(rows[0].key)
            return
        text = self.tr("Mailen gaat per document, zodat elk bericht gecontroleerd kan worden.")
        self.say_reason(Reason("sales.mail_one", text, self.tr("Kies één document.")))

    def _copy(self, rows: tuple[Row, ...]) -> None:
        self.invoices.copy(rows[0].key, self._subjects.of(rows[0]).kind)

    def _print(self, rows: tuple[Row, ...]) -> None:
        self.paper.print([row.key for row in rows], self.page.spec.title)

    def _post(self, rows: tuple[Row, ...]) -> None:
        self.paper.mark_posted([row.key for row in rows])

    def _invoice(self, rows: tuple[Row, ...]) -> None:
        self.slips.invoice([row.key for row in rows], self._desk.office.data.lists.today())

    def _delete(self) -> None:
        """Delete the one document that is ticked, or else the current one: a concept at once, a final one guided."""
        rows = self._ticked_or_current()
        if len(rows) != 1:
            text = self.tr("Verwijderen gaat per document.")
            self.say_reason(Reason("sales.delete_one", text, self.tr("Kies één document.")))
            return
        subject, actor = self._subjects.of(rows[0]), self._desk.office.actor
        act = acts.DELETE_CONCEPT if subject.status is DocumentStatus.CONCEPT else acts.CREDIT
        reason = act.refusal(subject, actor)
        if reason is not None:
            self.say_reason(reason)
            return
        dossiers = self._desk.sales.dossiers
        self.invoices.run(lambda: dossiers.of(rows[0].key), self.invoices.delete)

    def _delete_concept(self) -> None:
        """Del: what is no concept is not deleted by a key (ui.md 8.2)."""
        rows = self._ticked_or_current()
        if len(rows) == 1 and self._subjects.of(rows[0]).status is DocumentStatus.CONCEPT:
            self._delete()

    def _ticked_or_current(self) -> Sequence[Row]:
        model = self.page.model
        if model.ticked_count:
            return tuple(model.ticked.values())
        row = model.known(self.page.table.current_row())
        return (row,) if row is not None else ()

    def say_reason(self, reason: Reason) -> None:
        """Say above the list why something was not done."""
        self.page.error.say(str(reason))

    def _changed(self) -> None:
        self.page.model.untick_all()
        self.refresh()

    def refresh(self) -> None:
        """Read again what the list and its preview show."""
        self.page.error.hide()
        self.page.refresh()

    # --- 'Factureren' at the head of 'Pakbonnen' ------------------------------------------------------------

    def _invoice_button(self) -> Button:
        """Return the button that invoices the row that was chosen; what is ticked has the selection bar."""
        page = self.page
        button = Button(
            self._desk.office.ui.theme, self.tr("Factureren"), name=f"{self._name}.invoice", icon="file-text"
        )
        page.head.add_button(button)
        self._pointed = ""
        button.clicked.connect(self._invoice_chosen)
        page.model.ticks_changed.connect(self._weigh)
        page.table.clicked.connect(lambda _index: self._point())
        page.table.current_moved.connect(lambda _row: self._weigh())
        page.loader.opened.connect(self._forget)
        page.loader.refreshed.connect(self._weigh)
        QTimer.singleShot(0, page, self._weigh)
        return button

    def _point(self) -> None:
        row = self.page.model.known(self.page.table.current_row())
        self._pointed = row.key if row is not None else ""
        self._weigh()

    def _forget(self) -> None:
        self._pointed = ""
        self._weigh()

    def _chosen(self) -> Sequence[Row]:
        """Return the ticked rows, or else the row that was clicked and still is the current one."""
        model = self.page.model
        if model.ticked_count:
            return tuple(model.ticked.values())
        row = model.known(self.page.table.current_row())
        return (row,) if row is not None and row.key == self._pointed else ()

    def _weigh(self) -> None:
        button = self.invoice
        if button is None:
            return
        rows, count = self._chosen(), self.page.model.ticked_count
        refusals = [acts.INVOICE.refusal(self._subjects.of(row), self._desk.office.actor) for row in rows]
        fits = refusals.count(None)
        reason = next((one for one in refusals if one is not None), None) if not fits else None
        if not rows and not count:
            reason = Reason(
                "sales.none_chosen",
                self.tr("Er is geen pakbon gekozen."),
                self.tr("Kies een pakbon in de lijst, of vink er meer aan."),
            )
        button.setVisible(not count)  # the selection bar has one of its own
        self.why.refuse(button, reason)

    def _invoice_chosen(self) -> None:
        if self.page.model.ticked_count:
            self.page.with_ticked(self._invoice_fitting)
        else:
            self._invoice_fitting(tuple(self._chosen()))

    def _invoice_fitting(self, rows: tuple[Row, ...]) -> None:
        actor = self._desk.office.actor
        fits = tuple(row for row in rows if acts.INVOICE.refusal(self._subjects.of(row), actor) is None)
        if fits:
            self._invoice(fits)
