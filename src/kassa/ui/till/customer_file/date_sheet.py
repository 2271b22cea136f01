"""'Factureren' of delivery notes: asks the date and says that an invoice cannot be changed (ui.md 6.4)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kassa.domain.errors import InputError
from kassa.domain.values.days import parse_day
from kassa.domain.values.dutch import format_date
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.fields import Field
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.notice import Notice
from kassa.ui.widgets.overlay import Dialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kassa.ui.theme.theme import Theme


class InvoiceDateSheet(Dialog):
    """Stays open until the invoice is made, so that pressing again is the same act.

    Args:
        theme: colours and sizes.
        over: the work area.
        facts: what is invoiced, for how much and to whom.
        today: the day in the shop.
    """

    dated = Signal(object)
    """The day of the invoice; the owner makes it and closes, or says why not."""

    def __init__(self, theme: Theme, over: QWidget, facts: str, today: dt.date) -> None:
        super().__init__(theme, over, "", name="invoice_date", text=facts)
        self._today = today
        self.title.setText(self.tr("Factureren"))
        self.setAccessibleName(self.tr("Factureren"))
        self.field = Field(self.tr("Factuurdatum"), name="invoice_date.date", required=True)
        self.field.set_text(format_date(today))
        self.notice = Notice(theme, name="invoice_date.notice")
        self.body.addWidget(self.notice)
        self.body.addWidget(self.field)
        self.body.addWidget(label(self.tr("Een factuur kan daarna niet meer worden gewijzigd."), "strong", wrap=True))
        self.add_button(self.tr("Annuleren"), None, name="invoice_date.cancel")
        self._make = Button(theme, self.tr("OK"), name="invoice_date.ok", kind="primary", sz="l")
        self._make.clicked.connect(self._press)
        self.add_action(self._make)

    def ask(self) -> None:
        """Show with the focus on the date."""
        self.open(self.field.edit)

    def refused(self, text: str) -> None:
        """It was not made: say why; what was typed stays."""
        self.notice.say(text, "danger")
        self._make.setEnabled(True)
        self._fit()

    def _press(self) -> None:
        try:
            day = parse_day(self.field.text(), self._today)
        except InputError as error:
            self.field.set_error(str(error.reason))
            self._fit()
            return
        self.field.set_text(format_date(day))
        self._make.setEnabled(False)
        self.dated.emit(day)
