"""'Btw-codes': the codes of the shop with their rates by date, and a new rate from a day on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from kassa.domain.errors import InputError, Reason
from kassa.domain.pricing.vat import VatCategory, VatCode
from kassa.domain.values.days import parse_day
from kassa.domain.values.dutch import format_date, format_rate
from kassa.domain.values.typed import parse_rate
from kassa.ui.office.form_fields import ChoiceField
from kassa.ui.office.form_page import FormPage
from kassa.ui.widgets.fields import Field

if TYPE_CHECKING:
    from kassa.services.vat import VatCodes
    from kassa.ui.office.context import OfficeContext

ROW = 36


class VatForm(FormPage):
    """Codes and rates."""

    def __init__(self, office: OfficeContext, vat: VatCodes) -> None:
        super().__init__(office, "vat", "")
        self._vat = vat
        self.set_title(self.tr("Btw-codes"))
        self.close_button.hide()
        self.table = QTableWidget(0, 4)
        self.table.setObjectName("vat.table")
        self.table.setAccessibleName(self.tr("Btw-codes"))
        self.table.setHorizontalHeaderLabels(
            [self.tr("Letter"), self.tr("Naam"), self.tr("Vanaf"), self.tr("Percentage")]
        )
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(ROW)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.body.addWidget(self.table)
        explanation = self.tr("Bonnen en facturen houden het percentage waarmee ze zijn gemaakt.")
        grid = self.section(self.tr("Nieuw percentage"), explanation)
        self.code = ChoiceField(office.ui.theme, self.tr("Btw-code"), (), name="vat.code", required=True)
        self.rate = Field(self.tr("Percentage"), name="vat.rate", required=True)
        self.day = Field(self.tr("Vanaf"), name="vat.from", required=True)
        for field in (self.code, self.rate, self.day):
            grid.add(field)
        self.body.addStretch(1)
        office.ui.jobs.run(self, vat.codes, done=self._loaded, failed=self.refuse)

    def _loaded(self, codes: tuple[VatCode, ...]) -> None:
        for code in codes:
            if code.category is VatCategory.STANDARD:
                self.code.add_choice(code.code, code.name)
        self._show(codes)

    def _show(self, codes: tuple[VatCode, ...]) -> None:
        lines = [
            (code.letter, code.name, format_date(dated.valid_from), format_rate(dated.rate, self._office.form.lang))
            for code in codes
            for dated in code.rates
        ]
        self.table.setRowCount(len(lines))
        for number, line in enumerate(lines):
            for place, text in enumerate(line):
                self.table.setItem(number, place, QTableWidgetItem(text))
        self.table.setFixedHeight(ROW * (len(lines) + 1) + 6)

    def save(self) -> None:
        """Give a code another rate from a day on."""
        for field in (self.rate, self.day):
            field.set_error("")
        today = self._office.data.lists.today()
        try:
            rate = parse_rate(self.rate.text())
        except InputError as error:
            self.rate.set_error(str(error))
            self.rate.setFocus()
            return
        try:
            day = parse_day(self.day.text(), today)
        except InputError as error:
            self.day.set_error(str(error))
            self.day.setFocus()
            return
        vat, code, actor = self._vat, self.code.value(), self._office.actor

        def work() -> tuple[VatCode, ...]:
            vat.add_rate(code, rate, day, actor)
            return vat.codes()

        self.run(work, self._saved)

    def _saved(self, codes: tuple[VatCode, ...]) -> None:
        self._show(codes)
        self.rate.set_text("")
        self.day.set_text("")
        self.say(self.tr("Bewaard."), "success")

    def mark(self, reason: Reason) -> bool:
        """Show a reason at the day when it is about the day."""
        if reason.code != "vat.past":
            return False
        self.day.set_error(f"{reason.sentence} {reason.fix}")
        self.day.setFocus()
        return True
