"""Colour x size of an article: colours down, sizes across, a tap adds one; the number keys set a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from kassa.domain.values.dutch import format_quantity
from kassa.domain.values.quantity import Quantity
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.overlay import Dialog
from kassa.ui.widgets.painted import PaintedButton, paint_focus

if TYPE_CHECKING:
    from kassa.domain.catalog.master import Matrix, Variant
    from kassa.ui.theme.theme import Theme

_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_MOST = 999
_CELL = 64


class Cell(PaintedButton):
    """One variant: how many are wanted, and how many are free."""

    counted = Signal()

    def __init__(self, theme: Theme, variant: Variant, name: str, words: str) -> None:
        super().__init__(theme, words, name)
        self.variant = variant
        self.count = 0
        self._words = words
        self._free = format_quantity(variant.stock) if variant.stock is not None else ""
        self.setMinimumSize(_CELL, _CELL)
        self.setEnabled(not variant.blocked_reason)
        self.setToolTip(variant.blocked_reason)
        self.clicked.connect(lambda: self.set_count(self.count + 1))

    def set_count(self, count: int) -> None:
        """Want ``count`` of this variant, 0 to 999."""
        self.count = max(0, min(count, _MOST))
        self.setAccessibleName(f"{self._words}, {self.count}")
        self.update()
        self.counted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text.isdigit() and text.isascii():
            self.set_count(int(f"{self.count}{text}"))
        elif event.key() == Qt.Key.Key_Backspace:
            self.set_count(self.count // 10)
        elif text in ("+", "-"):
            self.set_count(self.count + (1 if text == "+" else -1))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        fill = "primary_soft" if self.count else "sunken" if self.isDown() else "surface"
        border = "primary" if self.count else "line2"
        if not self.isEnabled():
            fill, border = "disabled_bg", "line"
        self._box(painter, theme.color(fill), theme.color(border), theme.sizes.radius)
        painter.setFont(theme.font(20, 600))
        ink = "primary_ink" if self.count else "text3"
        painter.setPen(theme.color(ink if self.isEnabled() else "disabled_ink"))
        top = QRect(0, 6, self.width(), 30)
        painter.drawText(top, _CENTRE, str(self.count) if self.count else "–")
        painter.setFont(theme.font(14))
        painter.setPen(theme.color("text3"))
        painter.drawText(QRect(0, self.height() - 28, self.width(), 20), _CENTRE, self._free)
        if self.hasFocus():
            paint_focus(painter, theme, self.rect(), theme.sizes.radius)


class MatrixSheet(Dialog):
    """``finished`` carries a tuple of (article identity, number); a scan of a variant adds one to its cell."""

    def __init__(self, theme: Theme, over: QWidget, matrix: Matrix) -> None:
        super().__init__(theme, over, matrix.name, name="matrix", width=max(520, 150 + 74 * len(matrix.sizes)))
        self._cells: dict[str, Cell] = {}
        self._codes: dict[str, Cell] = {}
        self.explanation.setText(self.tr("Tik op een maat. Onder elke maat staat de vrije voorraad."))
        self.explanation.show()
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for column, size in enumerate(matrix.sizes, start=1):
            head = label(size, "strong")
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(head, 0, column)
        for row, colour in enumerate(matrix.colours, start=1):
            grid.addWidget(label(colour, "strong"), row, 0)
            for column, size in enumerate(matrix.sizes, start=1):
                variant = matrix.cell(colour, size)
                if variant is not None:
                    grid.addWidget(self._cell(theme, variant, row, column), row, column)
        scroll = QScrollArea()
        scroll.setProperty("fx", "clear")
        scroll.setWidgetResizable(True)
        scroll.setWidget(holder)
        scroll.setMinimumHeight(min(420, 40 + (_CELL + 10) * len(matrix.colours)))
        self.body.addWidget(scroll)
        self.add_button(self.tr("Annuleren"), None, name="matrix.cancel")
        self._take = Button(theme, self.tr("Op bon"), name="matrix.take", kind="primary", sz="l")
        self._take.clicked.connect(self._accept)
        self._take.setEnabled(False)
        self.add_action(self._take)

    def take_scan(self, code: str) -> bool:
        """A scanned variant of this article adds one to its cell."""
        cell = self._codes.get(code)
        if cell is None:
            return False
        cell.set_count(cell.count + 1)
        cell.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def wanted(self) -> tuple[tuple[str, Quantity], ...]:
        """What was tapped: article identity and number."""
        return tuple((article, Quantity.of(cell.count)) for article, cell in self._cells.items() if cell.count)

    def _cell(self, theme: Theme, variant: Variant, row: int, column: int) -> Cell:
        cell = Cell(theme, variant, f"matrix.cell_{row}_{column}", f"{variant.colour}, {variant.size}")
        cell.counted.connect(self._counted)
        self._cells[variant.article_id] = cell
        for code in (variant.number, *variant.barcodes):
            self._codes[code] = cell
        return cell

    def _counted(self) -> None:
        total = sum(cell.count for cell in self._cells.values())
        self._take.setEnabled(total > 0)
        self._take.set_label(self.tr("Op bon ({})").format(total) if total else self.tr("Op bon"))

    def _accept(self) -> None:
        self.done(self.wanted())
