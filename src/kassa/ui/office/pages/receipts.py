"""'Kassabonnen': the list of completed receipts, their paper, and a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kassa.domain.people.rights import Right
from kassa.domain.values import Money
from kassa.domain.values.dutch import format_money
from kassa.output.table import CellKind
from kassa.ui.office.lists.page import ListHooks, ListPage
from kassa.ui.office.pages.slip_pane import SlipPane

if TYPE_CHECKING:
    from kassa.services.lists.spec import Row
    from kassa.services.office import Tills
    from kassa.ui.office.context import OfficeContext


class ReceiptPane(SlipPane):
    """The paper of a receipt and what is known about it."""

    def __init__(self, office: OfficeContext, tills: Tills) -> None:
        super().__init__(office, "receipts")
        self._tills = tills
        self._key = ""
        self._spec = office.data.lists.spec("receipts")
        self.add_button(self.tr("Kopie printen"), "reprint", "printer", self._reprint, Right.REPRINT)
        self.buttons.addStretch(1)

    def show_row(self, row: Row | None) -> None:
        """Show the receipt of a row."""
        super().show_row(row)
        if row is None or row.key == self._key:
            self._key = row.key if row is not None else ""
            return
        self._key = row.key
        cells = {column.key: cell for column, cell in zip(self._spec.columns, row.cells, strict=True)}
        form = self._office.form
        moment = form.text(CellKind.MOMENT, cells["time"])
        self.title.setText(self.tr("Kassabon %1").replace("%1", str(cells["number"])))
        self.subtitle.setText(f"{moment} · {cells['till']} · {cells['employee']}")
        self.facts.show_facts(
            [
                (self.tr("Betaalwijze"), str(cells["method"] or "")),
                (self.tr("Totaal incl. btw"), format_money(Money(int(cells["gross"] or 0)), form.lang)),
                (self.tr("Btw"), format_money(Money(int(cells["vat"] or 0)), form.lang)),
            ]
        )
        tills, key, actor = self._tills, row.key, self._office.actor
        self.load(lambda: tills.receipt_slip(key, actor))

    def _reprint(self) -> None:
        tills, key, actor = self._tills, self._key, self._office.actor
        if key:
            self.act(lambda: tills.print_receipt(key, actor), self._copied)

    def _copied(self, copy: object) -> str:
        return self.tr("KOPIE %1 wordt geprint bij de kassa van deze bon.").replace("%1", str(copy))


def receipts_page(office: OfficeContext, tills: Tills) -> ListPage:
    """Return the list of receipts; Enter and Space show the paper beside it."""
    page: list[ListPage] = []
    hooks = ListHooks(open_row=lambda _row: page[0].preview.open(), pane=lambda: ReceiptPane(office, tills))
    placeholder = QCoreApplication.translate("ReceiptPane", "Zoek op nummer, medewerker of bedrag…")
    page.append(ListPage(office, office.data.lists.spec("receipts"), hooks, placeholder))
    page[0].setWindowTitle(page[0].spec.title)
    return page[0]
