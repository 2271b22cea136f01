"""'Afdrukken' of stored papers, with preview: their very pages as pixels on the printer's page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from kassa.output.pdf.render import count_pages
from kassa.ui.office.sales.paper_view import picture

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

LEAST_DPI, MOST_DPI = 150, 300


def paper_preview(files: Sequence[bytes], title: str, parent: QWidget) -> QPrintPreviewDialog:
    """Return the print preview of PDF files, one after the other; the caller shows it."""
    # First use: the print system of the machine is asked for its printers here.
    from PySide6.QtPrintSupport import QPrintPreviewDialog

    dialog = QPrintPreviewDialog(parent)
    printer = dialog.printer()
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    printer.setFullPage(True)
    dialog.setWindowTitle(title)
    dialog.setObjectName("paper_preview")
    dialog.resize(1000, 760)
    dialog.paintRequested.connect(lambda target: paint_papers(files, target))
    return dialog


def paint_papers(files: Sequence[bytes], printer: QPrinter) -> int:
    """Draw every page of every file on the printer; return how many pages there were."""
    dpi = min(MOST_DPI, max(LEAST_DPI, printer.resolution()))
    painter = QPainter(printer)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    number = 0
    for pdf in files:
        for page in range(count_pages(pdf)):
            if number:
                printer.newPage()
            number += 1
            paper = printer.pageLayout().fullRectPixels(printer.resolution())
            painter.drawImage(QRectF(0, 0, paper.width(), paper.height()), picture(pdf, page, dpi))
    painter.end()
    return number
