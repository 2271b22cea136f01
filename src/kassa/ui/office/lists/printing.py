"""'Afdrukken' of a list, with preview: the same table as the PDF, drawn on the printer's page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPageLayout, QPainter, QPen
from PySide6.QtWidgets import QWidget

from kassa.domain.frozen import frozen

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

    from kassa.output.table import Cell, CellFormat, Table
    from kassa.ui.theme.theme import Theme

MOST_ROWS = 5000
"""More is a book: the page proposes an export instead."""
WIDE = 760
POINT = 1 / 72
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


@frozen
class Sheet:
    """A table whose rows were read, so that the preview can draw it again."""

    table: Table
    rows: Sequence[tuple[Cell, ...]]


def preview(sheet: Sheet, form: CellFormat, theme: Theme, parent: QWidget) -> QPrintPreviewDialog:
    """Return the print preview of a list; the caller shows it."""
    # First use: the print system of the machine is asked for its printers here.
    from PySide6.QtPrintSupport import QPrintPreviewDialog

    dialog = QPrintPreviewDialog(parent)
    printer = dialog.printer()  # its own: one made here would be gone when this function ends
    printer.setDocName(sheet.table.title)
    if sum(head.width for head in sheet.table.heads) > WIDE:
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    dialog.setWindowTitle(sheet.table.title)
    dialog.setObjectName("print_preview")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.resize(1000, 760)
    dialog.paintRequested.connect(lambda target: ListPainter(sheet, form, theme).paint(target))
    return dialog


class ListPainter:
    """Draws a sheet on a printer, page after page."""

    def __init__(self, sheet: Sheet, form: CellFormat, theme: Theme) -> None:
        self._sheet = sheet
        self._form = form
        self._theme = theme

    def paint(self, printer: QPrinter) -> int:
        """Draw every page; return how many there are."""
        painter = QPainter(printer)
        dots = printer.resolution() * POINT
        page = QRectF(0, 0, printer.pageLayout().paintRectPixels(printer.resolution()).width(), 0)
        page.setHeight(printer.pageLayout().paintRectPixels(printer.resolution()).height())
        self._begin(painter, page, dots, number=1)
        row_height, top, number = 15 * dots, self._top, 1
        for row in self._sheet.rows:
            if top + row_height > page.height() - 20 * dots:
                printer.newPage()
                number += 1
                self._begin(painter, page, dots, number=number)
                top = self._top
            self._line(painter, row, top, row_height, bold=False)
            painter.drawLine(0, int(top + row_height), int(page.width()), int(top + row_height))
            top += row_height
        if self._sheet.table.totals:
            self._line(painter, self._sheet.table.totals, top, row_height, bold=True)
        painter.end()
        return number

    def _begin(self, painter: QPainter, page: QRectF, dots: float, *, number: int) -> None:
        table = self._sheet.table
        whole = sum(head.width for head in table.heads)
        self._widths = [page.width() * head.width / whole for head in table.heads]
        self._font, self._bold = self._sized(8 * dots), self._sized(8 * dots, bold=True)
        painter.setPen(QPen(self._theme.color("text" if not self._theme.dark else "bg"), 0.4 * dots))
        self._pad = 3 * dots
        top = 0.0
        if number == 1:
            painter.setFont(self._sized(14 * dots, bold=True))
            painter.drawText(QRectF(0, 0, page.width(), 22 * dots), _LEFT, table.title)
            painter.setFont(self._font)
            painter.drawText(QRectF(0, 22 * dots, page.width(), 14 * dots), _LEFT, table.subtitle)
            top = 42 * dots
        painter.setFont(self._font)
        painter.drawText(QRectF(0, page.height() - 12 * dots, page.width(), 12 * dots), _RIGHT, str(number))
        painter.setFont(self._bold)
        left = 0.0
        for head, width in zip(table.heads, self._widths, strict=True):
            box = QRectF(left + self._pad, top, width - 2 * self._pad, 16 * dots)
            painter.drawText(box, _RIGHT if head.kind.right else _LEFT, head.label)
            left += width
        painter.drawLine(0, int(top + 16 * dots), int(page.width()), int(top + 16 * dots))
        self._top = top + 16 * dots

    def _line(self, painter: QPainter, row: tuple[Cell, ...], top: float, height: float, *, bold: bool) -> None:
        font = self._bold if bold else self._font
        painter.setFont(font)
        metrics = QFontMetricsF(font, painter.device())
        left = 0.0
        for head, cell, width in zip(self._sheet.table.heads, row, self._widths, strict=True):
            if not (bold and cell is None):
                box = QRectF(left + self._pad, top, width - 2 * self._pad, height)
                text = self._form.text(head.kind, cell, head.words)
                shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
                painter.drawText(box, _RIGHT if head.kind.right else _LEFT, shown)
            left += width

    def _sized(self, pixels: float, *, bold: bool = False) -> QFont:
        return self._theme.font(max(1, round(pixels)), 600 if bold else 400)
