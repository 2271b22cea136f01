"""The top bar of the till: menu, till, search, 'Aantal ×', state of the devices, employee, time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from kassa.domain.values.dutch import format_quantity, format_time
from kassa.ui.till.line_text import TIMES
from kassa.ui.widgets.buttons import Button, icon_button
from kassa.ui.widgets.fields import SearchField
from kassa.ui.widgets.labels import ElidedLabel, label
from kassa.ui.widgets.status_dots import StatusDots

if TYPE_CHECKING:
    from kassa.domain.values.dutch import Lang
    from kassa.domain.values.quantity import Quantity
    from kassa.ui.shell.context import UiContext
    from kassa.ui.till.frame import FrameSizes

HEIGHT = 56
_SECOND_MS = 1000


class TopBar(QFrame):
    """Emits what is wanted; shows who stands here and what time it is."""

    menu = Signal()
    back = Signal()
    quantity = Signal()

    def __init__(self, ui: UiContext, till: str, branch: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._person = ""
        self._compact = False
        self._waiting: Quantity | None = None
        self._left_width = 337
        self.setProperty("fx", "topbar")
        self.setFixedHeight(HEIGHT)
        theme = ui.theme
        self.menu_button = icon_button(theme, "menu", "x", name="top.menu", kind="topbar-ghost")
        self.menu_button.setIconSize(QSize(24, 24))
        self.menu_button.setFixedWidth(50)
        self.menu_button.clicked.connect(self.menu)
        self.back_button = Button(theme, "x", name="top.back", kind="topbar-ghost", icon="arrow-left")
        self.back_button.clicked.connect(self.back)
        self.back_button.hide()
        self._till = label(till, "title", "topbar")
        self._branch = ElidedLabel(branch, "body", "topbar2")
        self.search = SearchField(theme, "", name="top.search", icon="scan-barcode", ink="topbar_ink2")
        self.search.setProperty("fx", "topbar")
        self.quantity_button = Button(theme, "x", name="top.quantity", kind="topbar")
        self.quantity_button.clicked.connect(self.quantity)
        self.status = StatusDots(theme)
        self._face = QLabel()
        self._name = ElidedLabel("", "strong", "topbar")
        self._time = label("", "title", "topbar")
        self._time.setObjectName("top.time")
        self._build()
        theme.changed.connect(self._recolour)
        self._recolour()
        self._clock = QTimer(self, interval=_SECOND_MS)
        self._clock.timeout.connect(self._tick)
        self._clock.start()
        self._tick()
        self._retranslate()

    def set_sizes(self, sizes: FrameSizes) -> None:
        """Another variant of the window: the search field begins just beyond the receipt's middle."""
        self._compact = sizes.compact
        self.search.setFixedWidth(sizes.search)
        self._left_width = 334 if sizes.compact else 337
        if not self.back_button.isVisibleTo(self):
            self._left.setFixedWidth(self._left_width)
        self.status.set_compact(sizes.compact)
        self._show_person()

    def set_full(self, full: bool) -> None:
        """A screen that takes everything below the bar: 'Terug naar kassa' instead of menu and search (picture 13)."""
        self._left.setMinimumWidth(480 if full else self._left_width)
        self._left.setMaximumWidth(480 if full else self._left_width)
        self.back_button.setVisible(full)
        for part in (self.menu_button, self.search, self.quantity_button):
            part.setVisible(not full)

    def set_selling(self, selling: bool) -> None:
        """Menu, search and 'Aantal ×' belong to selling; during a payment or a count there is nothing to do them to."""
        for part in (self.menu_button, self.search, self.quantity_button):
            part.setEnabled(selling)

    def show_person(self, name: str) -> None:
        """Who stands at the till; empty when nobody does."""
        self._person = name
        self._show_person()

    def show_quantity(self, quantity: Quantity | None, lang: Lang) -> None:
        """'Aantal ×', or the number that waits for the next article."""
        if quantity != self._waiting:
            self._waiting = quantity
            self._label_quantity(lang)

    def _label_quantity(self, lang: Lang) -> None:
        quantity = self._waiting
        waiting = quantity is not None
        text = f"{format_quantity(quantity, lang)} {TIMES}" if quantity is not None else self.tr("Aantal ×")
        self.quantity_button.set_label(text, self.tr("Aantal voor volgend artikel"))
        self.quantity_button.setCheckable(waiting)
        self.quantity_button.setChecked(waiting)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            others = self._row.sizeHint().width() - self.status.sizeHint().width()
            self.status.set_room(self.width() - others)
        return done

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        self._left = QWidget()
        left = QHBoxLayout(self._left)
        left.setContentsMargins(6, 0, 0, 0)
        left.setSpacing(8)
        for part in (self.menu_button, self.back_button, self._till, self._branch):
            left.addWidget(part)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 18, 0)
        row.setSpacing(8)
        row.addWidget(self._left)
        row.addWidget(self.search)
        row.addWidget(self.quantity_button)
        row.addStretch(1)
        row.addWidget(self.status)
        row.addSpacing(20)
        row.addWidget(self._face)
        row.addWidget(self._name)
        row.addSpacing(14)
        row.addWidget(self._time)

    def _show_person(self) -> None:
        name = self._person.split(" ")[0] if self._compact else self._person
        self._name.setText(name)
        self._name.setFixedWidth(min(190, self._name.fontMetrics().horizontalAdvance(name) + 12))
        self._face.setVisible(bool(name))

    def _tick(self) -> None:
        self._time.setText(format_time(self._ui.clock.now().astimezone(self._ui.zone)))

    def _recolour(self) -> None:
        self._face.setPixmap(self._ui.theme.pixmap("user", "topbar_ink", 22, self.devicePixelRatioF()))

    def _retranslate(self) -> None:
        self.back_button.set_label(self.tr("Terug naar kassa"))
        self.menu_button.setAccessibleName(self.tr("Menu"))
        self.menu_button.setToolTip(self.tr("Menu"))
        self.search.set_placeholder(self.tr("Zoek of scan artikel…"))
        self._label_quantity("en" if self._ui.language.current == "en" else "nl")
