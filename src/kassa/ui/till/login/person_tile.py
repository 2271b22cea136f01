"""One employee on the sign-in screen: initials and name."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kassa.ui.theme.theme import Theme
from kassa.ui.widgets.painted import PaintedButton, paint_focus

_DISC = 52


class PersonTile(PaintedButton):
    """Checked means: this person types the code.

    Args:
        theme: colours and letters.
        name: object name, such as ``login.person_1``.
    """

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", name, parent)
        self._initials = ""
        self.employee_id = ""
        self.setCheckable(True)

    def show_person(self, employee_id: str, name: str, initials: str) -> None:
        """Show who this is."""
        self.employee_id = employee_id
        self._initials = initials
        self.set_label(name)

    def nextCheckState(self) -> None:
        """Stay as it is: the screen decides who is chosen."""

    def sizeHint(self) -> QSize:
        """A tile for a thumb."""
        return QSize(180, 128)

    def minimumSizeHint(self) -> QSize:
        """Never below a good touch target."""
        return QSize(120, 96)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tile in its state."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        painter.setPen(QPen(theme.color("primary" if chosen else "line2"), 2 if chosen else 1))
        painter.setBrush(theme.color(self._fill(chosen)))
        edge = 1.0 if chosen else 0.5
        box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.drawRoundedRect(box, theme.sizes.radius_card, theme.sizes.radius_card)
        top = (self.height() - _DISC - 10 - 22) / 2
        disc = QRectF((self.width() - _DISC) / 2, top, _DISC, _DISC)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("primary" if chosen else "primary_soft"))
        painter.drawEllipse(disc)
        painter.setPen(theme.color("on_primary" if chosen else "primary_ink"))
        painter.setFont(theme.font(theme.sizes.title, 600))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, self._initials)
        self._paint_words(painter, top + _DISC + 10, chosen)
        if self.hasFocus():
            paint_focus(painter, theme, self.rect(), theme.sizes.radius_card)
        painter.end()

    def _fill(self, chosen: bool) -> str:
        if self.isDown():
            return "primary_soft2" if chosen else "sunken"
        if chosen:
            return "primary_soft"
        return "row_hover" if self.underMouse() else "surface"

    def _paint_words(self, painter: QPainter, top: float, chosen: bool) -> None:
        theme = self._theme
        room = self.width() - 16.0
        painter.setPen(theme.color("primary_ink" if chosen else "text"))
        painter.setFont(theme.font(theme.sizes.body, 600))
        name = QFontMetricsF(painter.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(8, top, room, 22), Qt.AlignmentFlag.AlignCenter, name)
