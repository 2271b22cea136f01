"""The row of tabs of the customer file; on a narrow window the last one is under 'Meer'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout

from kassa.domain.people.rights import Right
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.overlay import Dialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kassa.ui.theme.theme import Theme

CARD, INVOICES, ORDERS, SLIPS, HISTORY, NOTES = "card", "invoices", "orders", "slips", "history", "notes"
KEYS = (CARD, INVOICES, ORDERS, SLIPS, HISTORY, NOTES)
RIGHTS = {
    CARD: Right.VIEW_CUSTOMERS,
    INVOICES: Right.VIEW_INVOICES,
    ORDERS: Right.VIEW_ORDERS,
    SLIPS: Right.VIEW_DELIVERIES,
    HISTORY: Right.VIEW_RECEIPTS,
    NOTES: Right.VIEW_ORDERS,
}
"""What a person must be allowed to look at what stands on a tab."""


class FileTabs(QFrame):
    """``chosen`` carries the key of the tab that was pressed."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__()
        self._theme, self._over = theme, over
        self._compact = False
        self.setProperty("fx", "filetabs")
        self.setFixedHeight(56)
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 0)
        row.setSpacing(4)
        self._buttons: dict[str, Button] = {}
        for key in (*KEYS, "more"):
            button = Button(theme, name=f"customer_file.tab_{key}", kind="filetab")
            button.setCheckable(True)
            group.addButton(button)
            button.clicked.connect(lambda _on=False, pressed=key: self._pressed(pressed))
            self._buttons[key] = button
            row.addWidget(button)
        row.addStretch(1)
        self.retranslate()
        self.set_compact(False)

    def set_compact(self, compact: bool) -> None:
        """Five tabs and 'Meer' on a narrow window."""
        self._compact = compact
        self._buttons[NOTES].setVisible(not compact)
        self._buttons["more"].setVisible(compact)

    def show_current(self, key: str) -> None:
        """Mark a tab."""
        hidden = self._compact and key == NOTES
        self._buttons["more" if hidden else key].setChecked(True)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        words = {
            CARD: self.tr("Klant"),
            INVOICES: self.tr("Factuur"),
            ORDERS: self.tr("Order"),
            SLIPS: self.tr("Pakbon"),
            HISTORY: self.tr("Historie"),
            NOTES: self.tr("Notities"),
            "more": self.tr("Meer"),
        }
        for key, text in words.items():
            self._buttons[key].set_label(text)

    def _pressed(self, key: str) -> None:
        if key != "more":
            self.chosen.emit(key)
            return
        sheet = Dialog(self._theme, self._over, self.tr("Meer"), name="customer_file.more", width=360)
        entry = Button(
            self._theme, self.tr("Notities"), name="customer_file.more_notes", kind="row", icon="sticky-note"
        )
        entry.clicked.connect(lambda: sheet.done(NOTES))
        sheet.body.addWidget(entry)
        sheet.add_button(self.tr("Sluiten"), None, name="customer_file.more_close")
        sheet.finished.connect(lambda chosen: self.chosen.emit(chosen or ""))
        sheet.open(entry)
