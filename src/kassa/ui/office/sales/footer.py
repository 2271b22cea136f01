"""Below the lines: inclusive or exclusive, reference and remark, and the totals with VAT per rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kassa.domain.pricing.totals import PriceMode, Totals
from kassa.domain.sales.document import DocumentKind, SalesDocument
from kassa.domain.values.dutch import Lang, format_money, format_rate
from kassa.ui.widgets.announce import announce
from kassa.ui.widgets.choices import Segmented
from kassa.ui.widgets.fields import Field
from kassa.ui.widgets.labels import label

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

TOTALS_WIDTH, TOTALS_NARROW, NARROW = 330, 280, 960
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Footer(QFrame):
    """Tells what was chosen or typed; shows the outcome it is given."""

    mode_chosen = Signal(object)
    """A :class:`PriceMode`."""
    typed = Signal()

    def __init__(self, theme: Theme, kind: DocumentKind, lang: Lang) -> None:
        super().__init__()
        self._lang = lang
        self.setProperty("fx", "foot")
        words = {
            DocumentKind.ORDER: (self.tr("Prijzen in deze order"), self.tr("Opmerking op order")),
            DocumentKind.DELIVERY: (self.tr("Prijzen in deze pakbon"), self.tr("Opmerking op pakbon")),
        }
        prices, remark = words.get(kind, (self.tr("Prijzen in deze factuur"), self.tr("Opmerking op factuur")))
        options = (
            (PriceMode.INCLUSIVE.value, self.tr("Inclusief btw")),
            (PriceMode.EXCLUSIVE.value, self.tr("Exclusief btw")),
        )
        self.mode = Segmented(theme, options, name="editor.price_mode")
        self.mode.setAccessibleName(prices)
        self.mode.chosen.connect(lambda value: self.mode_chosen.emit(PriceMode(value)))
        self.told = label("", "caption", "info", name="editor.mode_told")
        self.told.hide()
        self.reference = Field(self.tr("Kenmerk"), name="editor.reference")
        self.reference.edit.setMaxLength(80)
        self.note = Field(remark, name="editor.note")
        self.note.edit.setMaxLength(2000)
        for field in (self.reference, self.note):
            field.edit.textEdited.connect(self.typed)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(label(prices, "label"))
        left.addWidget(self.mode)
        left.addWidget(self.told)
        left.addStretch(1)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(3)
        self._rows: list[QLabel] = []
        self.total = label("", "total", name="editor.total")
        self._total_word = label(self.tr("Totaal incl. btw"), "strong")
        sums = QWidget()
        sums.setFixedWidth(TOTALS_NARROW)
        column = QVBoxLayout(sums)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._grid)
        last = QHBoxLayout()
        last.addWidget(self._total_word, 1)
        last.addWidget(self.total, 0, _RIGHT)
        column.addLayout(last)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 20, 10)
        row.setSpacing(14)
        row.addLayout(left)
        self._typed = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._typed.setSpacing(8)
        self._typed.addWidget(self.reference, 1, Qt.AlignmentFlag.AlignTop)
        self._typed.addWidget(self.note, 2, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._typed, 1)
        row.addWidget(sums)
        self._sums = sums

    def show_document(self, document: SalesDocument) -> None:
        """Fill the fields, without a signal."""
        self.mode.set_value(document.price_mode.value)
        self.reference.set_text(document.reference)
        self.note.set_text(document.note)

    def show_totals(self, totals: Totals) -> None:
        """Show the totals."""
        wanted = [(self.tr("Totaal excl. btw"), format_money(totals.net, self._lang))]
        for row in totals.vat_rows:
            if row.vat or len(totals.vat_rows) > 1:
                text = self.tr("Btw %1 over %2").replace("%1", format_rate(row.rate, self._lang))
                text = text.replace("%2", format_money(row.net, self._lang))
                wanted.append((text, format_money(row.vat, self._lang)))
        while len(self._rows) < 2 * len(wanted):
            place = len(self._rows) // 2
            for column in range(2):
                made = label("", "body", "" if column else "second")
                self._rows.append(made)
                self._grid.addWidget(made, place, column, _RIGHT if column else Qt.AlignmentFlag.AlignLeft)
        for place, made in enumerate(self._rows):
            shown = place // 2 < len(wanted)
            made.setText(wanted[place // 2][place % 2] if shown else "")
            made.setVisible(shown)
        self.total.setText(format_money(totals.gross, self._lang))
        self.total.setAccessibleName(f"{self._total_word.text()} {format_money(totals.gross, self._lang)}")

    def tell_mode(self, totals: Totals, mode: PriceMode) -> None:
        """Say that the prices are written otherwise and the amount to pay stays."""
        word = self.tr("inclusief") if mode is PriceMode.INCLUSIVE else self.tr("exclusief")
        text = self.tr("Prijzen staan nu %1 btw; te betalen blijft %2.")
        self.told.setText(text.replace("%1", word).replace("%2", format_money(totals.gross, self._lang)))
        self.told.show()
        announce(self.told, self.told.text())

    def fit(self, width: int) -> None:
        """Stand below each other where there is no room beside."""
        narrow = width < NARROW
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._typed.setDirection(wanted)
        self._sums.setFixedWidth(TOTALS_NARROW if narrow else TOTALS_WIDTH)

    def set_read_only(self, on: bool) -> None:
        """Let nothing be typed."""
        self.mode.setEnabled(not on)
        for field in (self.reference, self.note):
            field.edit.setReadOnly(on)
