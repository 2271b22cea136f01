"""The second screen, for the customer: the bon as it grows, what is due, what comes back, thanks. Nothing to touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QCloseEvent, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from kassa.domain.till.customer_view import IDLE, CustomerView, ShownLine, Stage
from kassa.domain.values.dutch import Lang, format_money, format_quantity
from kassa.domain.values.money import Money
from kassa.output.texts import texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QScreen

    from kassa.ui.theme.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LINES_SHARE = 0.6
"""Of the width; the rest is for the figures."""
_SMALLEST = 0.5
"""Of its size, for a figure that does not fit."""


def chosen_screen(wanted: str, screens: Sequence[QScreen], own: QScreen) -> QScreen | None:
    """Return the screen for the customer, None when there is none: the till itself is never covered.

    Args:
        wanted: value of the setting: ``none``, ``auto`` or the number of a screen.
        screens: as the system gives them, the first is its main one.
        own: where the till stands.
    """
    if wanted == "none":
        return None
    if wanted == "auto":
        return next((screen for screen in screens if screen is not own), None)
    number = int(wanted) - 1
    return screens[number] if number < len(screens) and screens[number] is not own else None


class CustomerWindow(QWidget):
    """Painted as a whole, with sizes that follow its height: it is read from two metres.

    Args:
        theme: colours and letters, those of the till.
        till: its window; this one closes with it.
    """

    def __init__(self, theme: Theme, till: QWidget) -> None:
        flags = Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus
        super().__init__(till, flags)
        self._theme = theme
        self._view = IDLE
        self._shop = ""
        self._language: Lang = "nl"
        self.setObjectName("customer_display")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.BlankCursor)
        theme.changed.connect(self.update)

    def show_view(self, view: CustomerView, shop: str, language: Lang) -> None:
        """Show another state of the sale."""
        self._view, self._shop, self._language = view, shop, language
        self.setWindowTitle(self._say("title"))
        self.setAccessibleName(self._say("title"))
        self.setAccessibleDescription(self._spoken())
        self.update()

    def fill(self, screen: QScreen) -> None:
        """Fill a screen, without taking the focus from whoever sells."""
        before = QApplication.activeWindow()
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        if before is not None and before is not self:
            before.activateWindow()  # not every window system minds that a window does not accept the focus

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nobody closes it by itself; the end of the program does, which would not end for a window that refuses."""
        event.setAccepted(not event.spontaneous())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.color("bg"))
        if self._view.stage in (Stage.IDLE, Stage.THANKS):
            self._paint_words(painter)
        else:
            self._paint_bon(painter)

    # Words ---------------------------------------------------------------------------------------------------------

    def _say(self, key: str) -> str:
        return texts(self._language).say(f"display.{key}")

    def _money(self, amount: Money) -> str:
        return format_money(amount, self._language)

    def _spoken(self) -> str:
        view = self._view
        if view.stage is Stage.IDLE:
            return f"{self._shop}. {self._say('welcome')}"
        if view.stage is Stage.THANKS:
            return ". ".join([self._say("thanks"), *(" ".join(row) for row in self._endings())])
        line = view.lines[view.last]
        return ". ".join(
            [f"{self._before(line)}{line.name} {self._money(line.amount)}", *(" ".join(row) for row in self._figures())]
        )

    def _endings(self) -> list[tuple[str, str]]:
        return [(self._say("change"), self._money(self._view.change))] if self._view.change else []

    def _figures(self) -> list[tuple[str, str]]:
        """What stands at the right: the last one is the large one."""
        view = self._view
        rows = []
        if view.discount:
            rows.append((self._say("discount"), self._money(-view.discount)))
        if view.deposit:
            rows.append((self._say("deposit"), self._money(-view.deposit)))
        back = view.total < Money.ZERO
        rows.append((self._say("refund" if back else "total"), self._money(-view.total if back else view.total)))
        if view.stage is Stage.PAYING and view.received > Money.ZERO:
            rows.append((self._say("received"), self._money(view.received)))
            if view.change:
                rows.append((self._say("change"), self._money(view.change)))
            elif view.due:
                rows.append((self._say("due"), self._money(view.due)))
        return rows

    def _before(self, line: ShownLine) -> str:
        if line.quantity is None or (not line.unit and line.quantity.milli == 1000):
            return ""
        text = format_quantity(line.quantity, self._language)
        return f"{text} {line.unit} " if line.unit else f"{text}\u00d7 "

    # Paint ---------------------------------------------------------------------------------------------------------

    @property
    def _unit(self) -> float:
        """A hundredth of the height, less on a narrow screen."""
        return min(self.height(), self.width() * 0.75) / 100

    def _font(self, hundredths: float, weight: int = 400, *, display: bool = False) -> QFont:
        return self._theme.font(max(8, round(hundredths * self._unit)), weight, display=display)

    def _text(
        self, painter: QPainter, box: QRectF, text: str, font: QFont, token: str, align: Qt.AlignmentFlag = _LEFT
    ) -> None:
        """Write one line, smaller where it does not fit and at last cut; words at the left are cut at once."""
        width = QFontMetricsF(font).horizontalAdvance(text)
        if width > box.width() > 0:
            if align is not _LEFT:
                font.setPixelSize(max(round(font.pixelSize() * _SMALLEST), int(font.pixelSize() * box.width() / width)))
            text = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        painter.drawText(box, int(align), text)

    def _paint_words(self, painter: QPainter) -> None:
        unit, centre = self._unit, Qt.AlignmentFlag.AlignCenter
        middle = self.height() / 2
        room = QRectF(4 * unit, 0, self.width() - 8 * unit, 14 * unit)
        if self._view.stage is Stage.IDLE:
            rows = ((self._shop, 9.0, "text"), (self._say("welcome"), 5.0, "text2"))
        elif self._view.change:
            rows = ((self._say("thanks"), 6.0, "text2"), (self._money(self._view.change), 13.0, "success_ink"))
        else:
            rows = ((self._say("thanks"), 9.0, "text"), (self._say("goodbye"), 5.0, "text2"))
        top = middle - (17 if self._view.change else 13) * unit
        for text, size, token in rows:
            self._text(painter, room.translated(0, top), text, self._font(size, 700, display=True), token, centre)
            top += 14 * unit
        if self._view.stage is Stage.THANKS and self._view.change:
            self._text(
                painter, room.translated(0, top - 2 * unit), self._say("change"), self._font(4.5), "text2", centre
            )

    def _paint_bon(self, painter: QPainter) -> None:
        unit = self._unit
        split = self.width() * _LINES_SHARE
        head = QRectF(0, 0, self.width(), 10 * unit)
        painter.fillRect(head, self._theme.color("surface"))
        painter.fillRect(QRectF(0, head.bottom(), self.width(), max(1.0, unit / 8)), self._theme.color("line"))
        self._text(painter, head.adjusted(4 * unit, 0, -4 * unit, 0), self._shop, self._font(4, 600), "text")
        body = QRectF(4 * unit, 13 * unit, split - 6 * unit, self.height() - 17 * unit)
        self._paint_lines(painter, body)
        side = QRectF(split, 13 * unit, self.width() - split - 4 * unit, self.height() - 17 * unit)
        self._paint_figures(painter, side)

    def _paint_lines(self, painter: QPainter, body: QRectF) -> None:
        """The line that was touched last in a card at the bottom, the others above it, as many as there is room for."""
        unit, view = self._unit, self._view
        line = view.lines[view.last]
        card = QRectF(body.left(), body.bottom() - 17 * unit, body.width(), 17 * unit)
        self._card(painter, card, "primary_soft")
        inside = card.adjusted(3 * unit, 1.5 * unit, -3 * unit, -1.5 * unit)
        name = QRectF(inside.left(), inside.top(), inside.width(), inside.height() / 2)
        self._text(painter, name, f"{self._before(line)}{line.name}", self._font(4.6, 600), "text")
        amount = self._money(line.amount)
        font = self._font(5.4, 600)
        below = QRectF(inside.left(), name.bottom(), inside.width(), inside.height() / 2)
        self._text(painter, below, amount, font, "text", _RIGHT)
        details = [line.detail, f"{self._say('discount')} {self._money(-line.discount)}" if line.discount else ""]
        room = below.adjusted(0, 0, -QFontMetricsF(font).horizontalAdvance(amount) - 2 * unit, 0)
        self._text(painter, room, " \u00b7 ".join(part for part in details if part), self._font(3.4), "text2")
        others = [one for place, one in enumerate(view.lines) if place != view.last]
        height = 6.4 * unit
        fit = max(0, int((card.top() - 2 * unit - body.top()) / height))
        top = card.top() - 2 * unit - height * min(fit, len(others))
        for one in others[len(others) - min(fit, len(others)) :]:
            row = QRectF(body.left() + 3 * unit, top, body.width() - 6 * unit, height)
            small, text = self._font(3.4), self._money(one.amount)
            self._text(painter, row, text, small, "text2", _RIGHT)
            left = row.adjusted(0, 0, -QFontMetricsF(small).horizontalAdvance(text) - 2 * unit, 0)
            self._text(painter, left, f"{self._before(one)}{one.name}", self._font(3.4), "text2")
            top += height

    def _paint_figures(self, painter: QPainter, side: QRectF) -> None:
        unit = self._unit
        self._card(painter, side, "surface")
        inside = side.adjusted(3 * unit, 3 * unit, -3 * unit, -3 * unit)
        *small, large = self._figures()
        top = inside.top()
        for word, figure in small:
            row = QRectF(inside.left(), top, inside.width(), 6.4 * unit)
            font = self._font(3.8, 600)
            self._text(painter, row, figure, font, "text", _RIGHT)
            left = row.adjusted(0, 0, -QFontMetricsF(font).horizontalAdvance(figure) - unit, 0)
            self._text(painter, left, word, self._font(3.8), "text2")
            top += 6.4 * unit
        word, figure = large
        foot = QRectF(inside.left(), inside.bottom() - 22 * unit, inside.width(), 22 * unit)
        done = self._view.stage is Stage.PAYING and bool(self._view.change)
        self._text(painter, QRectF(foot.left(), foot.top(), foot.width(), 7 * unit), word, self._font(5), "text2")
        box = QRectF(foot.left(), foot.top() + 7 * unit, foot.width(), 15 * unit)
        self._text(painter, box, figure, self._font(11, 700, display=True), "success_ink" if done else "text", _RIGHT)

    def _card(self, painter: QPainter, box: QRectF, token: str) -> None:
        painter.setPen(self._theme.color("line"))
        painter.setBrush(self._theme.color(token))
        painter.drawRoundedRect(box, 1.6 * self._unit, 1.6 * self._unit)
