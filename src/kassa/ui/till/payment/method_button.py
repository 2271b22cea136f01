"""One method in the list of the payment screen: icon, name, one line of state and its key, with a cross when used."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kassa.ui.theme.theme import Theme
from kassa.ui.widgets.painted import PaintedButton, paint_focus

_CROSS = 48
_ICON = 26
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Cross(PaintedButton):
    """Takes the payment of this method back."""

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(theme, "", name, parent)
        self.setFixedSize(_CROSS, _CROSS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cross, on a sunken round while pressed."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isDown() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("primary_soft2"))
            painter.drawEllipse(QRectF(self.rect()).adjusted(4, 4, -4, -4))
        pixmap = self._theme.pixmap("x", "primary_ink", 22, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - 22) // 2, (self.height() - 22) // 2, pixmap)
        if self.hasFocus():
            paint_focus(painter, self._theme, self.rect(), self._theme.sizes.radius)
        painter.end()


class MethodButton(PaintedButton):
    """A row of 66 px. Checked means: a typed amount goes here.

    Args:
        theme: colours and letters.
        name: object name, such as ``payment.cash``; the cross is ``payment.cash_take_back``.
        icon: name of the icon.
    """

    def __init__(self, theme: Theme, name: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", name, parent)
        self._icon = icon
        self._compact = False
        self._state = self._key = ""
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.cross = _Cross(theme, f"{name}_take_back", self)
        self.cross.hide()

    def show_method(self, label: str, state: str, key: str, take_back: str = "") -> None:
        """Show the name, the line of state and the key.

        Args:
            label: name of the method.
            state: one line, such as ``€ 200,00 ontvangen``.
            key: the function key; shown when there is room.
            take_back: accessible name of the cross; empty hides it.
        """
        self.set_label(label)
        self._state, self._key = state, key
        self.setAccessibleDescription(state)
        self.cross.setAccessibleName(take_back)
        self.cross.setVisible(bool(take_back))
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Without the key, for 1024 x 768."""
        self._compact = compact
        self.updateGeometry()
        self.update()

    @property
    def state_text(self) -> str:
        """The line of state as shown."""
        return self._state

    def nextCheckState(self) -> None:
        """Stay as it is: the screen decides what is chosen."""

    def sizeHint(self) -> QSize:
        """66 px high, 56 on compact."""
        return QSize(200, 58 if self._compact and not self._state else 66)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cross at the right."""
        super().resizeEvent(event)
        self.cross.move(self.width() - _CROSS - 6, (self.height() - _CROSS) // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row in its state."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked() and self.isEnabled()
        painter.setPen(QPen(theme.color("primary" if chosen else "line2"), 2 if chosen else 1))
        painter.setBrush(theme.color(self._fill(chosen)))
        edge = 1.0 if chosen else 0.5
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), theme.sizes.radius, theme.sizes.radius
        )
        pixmap = theme.pixmap(self._icon, "primary_ink" if self.isEnabled() else "disabled_ink", _ICON, self._ratio())
        painter.drawPixmap(14, (self.height() - _ICON) // 2, pixmap)
        self._paint_words(painter, chosen)
        if self.hasFocus():
            paint_focus(painter, theme, self.rect(), theme.sizes.radius)
        painter.end()

    def _ratio(self) -> float:
        return float(self.devicePixelRatioF())

    def _fill(self, chosen: bool) -> str:
        if not self.isEnabled():
            return "disabled_bg"
        if self.isDown():
            return "primary_soft2" if chosen else "sunken"
        if chosen:
            return "primary_soft"
        return "row_hover" if self.underMouse() else "surface"

    def _paint_words(self, painter: QPainter, chosen: bool) -> None:
        theme = self._theme
        ink = "disabled_ink" if not self.isEnabled() else "primary_ink" if chosen else "text"
        end = self.width() - 14
        if not self.cross.isHidden():
            end = self.cross.x() - 2
        elif self._key and not self._compact:
            painter.setFont(theme.font(theme.sizes.caption, 500))
            painter.setPen(theme.color(ink if chosen or not self.isEnabled() else "text3"))
            painter.drawText(QRectF(end - 40, 0, 40, self.height()), _RIGHT, self._key)
            end -= 34
        room = end - 54.0
        painter.setPen(theme.color(ink))
        painter.setFont(theme.font(theme.sizes.body, 600))
        if not self._state:
            painter.drawText(QRectF(54, 0, room, self.height()), _LEFT, self._elided(painter, self.text(), room))
            return
        middle = self.height() / 2
        painter.drawText(QRectF(54, middle - 22, room, 22), _LEFT, self._elided(painter, self.text(), room))
        painter.setFont(theme.font(theme.sizes.caption))
        painter.setPen(theme.color(ink if chosen or not self.isEnabled() else "text3"))
        painter.drawText(QRectF(54, middle - 1, room, 20), _LEFT, self._elided(painter, self._state, room))

    @staticmethod
    def _elided(painter: QPainter, text: str, room: float) -> str:
        return QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, room)
