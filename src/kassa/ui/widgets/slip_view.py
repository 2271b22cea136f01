"""A receipt drawn on the screen as the paper will look: the same layout as the printer gets, painted."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kassa.output.slip import (
    Barcode,
    BarcodeKind,
    Feed,
    Logo,
    Printed,
    Qr,
    Size,
    Slip,
    TextLine,
    compose,
    plain_text,
)

_MARGIN = 16
_BARCODE_HEIGHT = 56
_QR_SIDE = 120
_LOGO_LINES = 2


def _barcode_modules(item: Barcode) -> str:
    """The bars as a string of 1 (black) and 0 (white)."""
    # First use: the drawing tables are only needed when a receipt is looked at.
    from barcode.codex import Code128
    from barcode.ean import EuropeanArticleNumber8, EuropeanArticleNumber13

    makers = {
        BarcodeKind.CODE128: Code128,
        BarcodeKind.EAN13: EuropeanArticleNumber13,
        BarcodeKind.EAN8: EuropeanArticleNumber8,
    }
    return str(makers[item.kind](item.data).build()[0])


def _qr_modules(item: Qr) -> list[list[bool]]:
    """The squares of a QR code, row by row; True is black."""
    import qrcode  # first use, as above

    code = qrcode.QRCode(border=0)
    code.add_data(item.data)
    code.make()
    return [[bool(square) for square in row] for row in code.get_matrix()]


class SlipView(QWidget):
    """Paints a ``Slip`` as black on white paper; grows with its length, so put it in a scroll area.

    Args:
        columns: characters of normal size on a line, as the printer of this till has (32, 42 or 48).
    """

    def __init__(self, columns: int = 42, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._printed: tuple[Printed, ...] = ()
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(15)
        self._font = font
        metrics = QFontMetricsF(font)
        self._cell = max(metrics.horizontalAdvance("0"), 7.0)
        self._line = metrics.height() * 1.15
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_slip(self, slip: Slip) -> None:
        """Show another receipt; its text becomes the accessible description."""
        self._printed = compose(slip, self._columns)
        self.setAccessibleDescription(plain_text(slip, self._columns))
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """Width of the paper, and the height of everything on it."""
        height = sum(self._height(item) for item in self._printed)
        return QSize(round(self._columns * self._cell) + 2 * _MARGIN, round(height) + 2 * _MARGIN)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what of the paper is in view."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(Qt.GlobalColor.white))
        painter.setPen(Qt.GlobalColor.black)
        top = float(_MARGIN)
        for item in self._printed:
            height = self._height(item)
            if top + height >= event.rect().top() and top <= event.rect().bottom():
                self._paint(painter, item, top)
            top += height
        painter.end()

    def _height(self, item: Printed) -> float:
        if isinstance(item, TextLine):
            return self._line if item.size is Size.NORMAL else self._line * 2
        if isinstance(item, Feed):
            return self._line * item.lines
        if isinstance(item, Barcode):
            return _BARCODE_HEIGHT + self._line * 1.5
        if isinstance(item, Qr):
            return _QR_SIDE + self._line
        if isinstance(item, Logo):
            return self._line * _LOGO_LINES if item.alt else 0.0
        return 0.0

    def _paint(self, painter: QPainter, item: Printed, top: float) -> None:
        if isinstance(item, TextLine):
            self._paint_text(painter, item, top)
        elif isinstance(item, Barcode):
            self._paint_barcode(painter, item, top)
        elif isinstance(item, Qr):
            self._paint_qr(painter, item, top)
        elif isinstance(item, Logo) and item.alt:
            self._centred(painter, item.alt, top, self._line * _LOGO_LINES)

    def _paint_text(self, painter: QPainter, line: TextLine, top: float) -> None:
        """Every character in its own cell, as the printer does, so that columns stand under each other."""
        wide = 2 if line.size is Size.LARGE else 1
        high = 1 if line.size is Size.NORMAL else 2
        font = QFont(self._font)
        font.setBold(line.bold)
        painter.save()
        painter.setFont(font)
        painter.translate(_MARGIN, top)
        painter.scale(wide, high)
        for place, character in enumerate(line.padded(self._columns // wide)):
            if character != " ":
                cell = QRectF(place * self._cell - self._cell / 2, 0, self._cell * 2, self._line)
                painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, character)
        painter.restore()

    def _paint_barcode(self, painter: QPainter, item: Barcode, top: float) -> None:
        modules = _barcode_modules(item)
        width = max(1, min(2, (self.width() - 2 * _MARGIN) // len(modules)))
        left = (self.width() - width * len(modules)) // 2
        for place, module in enumerate(modules):
            if module == "1":
                painter.fillRect(QRect(left + place * width, round(top), width, _BARCODE_HEIGHT), Qt.GlobalColor.black)
        self._centred(painter, item.data, top + _BARCODE_HEIGHT, self._line)

    def _paint_qr(self, painter: QPainter, item: Qr, top: float) -> None:
        rows = _qr_modules(item)
        side = max(1, _QR_SIDE // len(rows))
        left = (self.width() - side * len(rows)) // 2
        for y, row in enumerate(rows):
            for x, black in enumerate(row):
                if black:
                    painter.fillRect(QRect(left + x * side, round(top) + y * side, side, side), Qt.GlobalColor.black)

    def _centred(self, painter: QPainter, text: str, top: float, height: float) -> None:
        painter.setFont(self._font)
        painter.drawText(QRectF(0, top, self.width(), height), Qt.AlignmentFlag.AlignCenter, text)
