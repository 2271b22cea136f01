"""'Geparkeerd': the bons that were set aside, as cards; a tap brings one back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from kassa.domain.values.dutch import format_money, format_time
from kassa.ui.till.screen import Place, Screen
from kassa.ui.widgets.buttons import icon_button
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.overlay import SidePanel
from kassa.ui.widgets.painted import PaintedButton, paint_focus

if TYPE_CHECKING:
    from collections.abc import Callable

    from kassa.domain.values.dutch import Lang
    from kassa.services.till.selling import ParkedBasket
    from kassa.ui.shell.context import UiContext
    from kassa.ui.theme.theme import Theme

_HEIGHT = 148
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class ParkedCard(PaintedButton):
    """One parked bon: time, articles, first lines, total."""

    discard = Signal()

    def __init__(self, theme: Theme, basket: ParkedBasket, lang: Lang, texts: tuple[str, str, str], name: str) -> None:
        """Take ``texts``: the time, the number of articles, and the name of the bin."""
        self._time, words, remove = texts
        super().__init__(theme, words, name)
        self._basket, self._count = basket, words
        self._total = format_money(basket.total, lang)
        self._names = ", ".join(basket.line_names)
        self.setAccessibleName(f"{self._time}, {words}, {self._total}".replace("\u00a0", " "))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        self._bin = icon_button(theme, "trash-2", remove, name=f"{name}.discard", kind="ghost", parent=self)
        self._bin.clicked.connect(self.discard)

    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    def resizeEvent(self, event: object) -> None:
        self._bin.setGeometry(self.width() - 54, 4, 50, 50)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.discard.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        fill = "sunken" if self.isDown() else "row_hover" if self._hovered() else "surface"
        self._box(painter, theme.color(fill), theme.color("line2"), theme.sizes.radius_card)
        width = self.width()
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font(20, 600))
        painter.drawText(QRect(16, 10, width - 80, 30), _LEFT, self._time)
        painter.setFont(theme.font(14))
        painter.setPen(theme.color("text2"))
        area = QRect(16, 46, width - 32, 40)
        names = QFontMetrics(painter.font()).elidedText(
            self._names, Qt.TextElideMode.ElideRight, int(area.width() * 1.8)
        )
        painter.drawText(area, _WRAP, names)
        painter.setPen(theme.color("text3"))
        painter.drawText(QRect(16, _HEIGHT - 46, width - 32, 34), _LEFT, self._count)
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font(18, 600))
        painter.drawText(QRect(16, _HEIGHT - 46, width - 32, 34), _RIGHT, self._total)
        if self.hasFocus():
            paint_focus(painter, theme, self.rect(), theme.sizes.radius_card)


class ParkedScreen(Screen):
    """Panel over the work area; emits which bon to bring back or to throw away."""

    resume = Signal(str)
    discard = Signal(str)
    place = Place.WORK

    def __init__(self, ui: UiContext, parked: Callable[[], tuple[ParkedBasket, ...]]) -> None:
        super().__init__()
        self._ui, self._parked = ui, parked
        self._columns = 3
        self.setObjectName("parked")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 10, 12)
        self._panel = SidePanel(ui.theme, "", name="parked.panel", close_name="")
        self._panel.closed.connect(self.back)
        column.addWidget(self._panel)
        self._empty = label("", "body", "second")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._panel.body.addWidget(self._empty)
        self._scroll = QScrollArea()
        self._scroll.setProperty("fx", "clear")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._panel.body.addWidget(self._scroll, 1)
        self._retranslate()

    def set_columns(self, columns: int) -> None:
        """Two on a narrow window, three or more on a wider one."""
        if columns != self._columns:
            self._columns = columns
            self.reload()

    def entered(self) -> None:
        """Show what is parked now and take the focus."""
        self.reload()
        first = self._scroll.findChild(ParkedCard)
        (first or self._panel.close_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Read again."""
        baskets = self._parked()
        self._empty.setVisible(not baskets)
        self._scroll.setVisible(bool(baskets))
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 6, 0)
        grid.setSpacing(12)
        lang: Lang = "en" if self._ui.language.current == "en" else "nl"
        for place, basket in enumerate(baskets):
            card = self._card(basket, lang, place)
            grid.addWidget(card, place // self._columns, place % self._columns)
        for number in range(self._columns):
            grid.setColumnStretch(number, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        self._scroll.setWidget(holder)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _card(self, basket: ParkedBasket, lang: Lang, place: int) -> ParkedCard:
        count = basket.article_count
        words = self.tr("1 artikel") if count == 1 else self.tr("{} artikelen").format(count)
        parked = basket.parked_at
        time = format_time(parked.astimezone(self._ui.zone)) if parked is not None else ""
        remove = self.tr("Bon van {} verwijderen").format(time)
        card = ParkedCard(self._ui.theme, basket, lang, (time, words, remove), f"parked.card_{place}")
        card.clicked.connect(lambda: self.resume.emit(basket.id))
        card.discard.connect(lambda: self.discard.emit(basket.id))
        return card

    def _retranslate(self) -> None:
        self._panel.set_title(self.tr("Geparkeerd"), self.tr("Geparkeerd sluiten"))
        self._empty.setText(self.tr("Geen geparkeerde bonnen"))
