"""Document tabs: lists and documents side by side (ui.md 8.1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QTabBar, QWidget

from kassa.domain.frozen import frozen
from kassa.ui.widgets.buttons import icon_button

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

STRIP = 40
CLOSE = 24


@frozen
class Place:
    """What stands on a tab: the kind of page and the key of its document."""

    screen: str
    key: str = ""


class DocumentTabs(QFrame):
    """The strip of tabs; pages live in the stack that is handed over."""

    current_changed = Signal(object)
    """The :class:`Place` in front, or ``None`` when the last tab was closed."""
    apart_wanted = Signal(object)
    changed = Signal()

    def __init__(self, theme: Theme, stack: QStackedWidget, owner: QWidget) -> None:
        super().__init__(owner)
        self.setProperty("fx", "tabstrip")
        self.setFixedHeight(STRIP)
        self._theme = theme
        self._stack = stack
        self._icons: dict[Place, str] = {}
        self._pages: dict[Place, QWidget] = {}
        self.bar = QTabBar()
        self.bar.setObjectName("office.tabs")
        self.bar.setAccessibleName(self.tr("Geopende pagina's"))
        self.bar.setMovable(True)
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setElideMode(Qt.TextElideMode.ElideRight)
        self.bar.setUsesScrollButtons(True)
        self.bar.setIconSize(QSize(16, 16))
        self.bar.currentChanged.connect(self._front)
        self.bar.tabMoved.connect(lambda: self.changed.emit())
        self.bar.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 0)
        row.addWidget(self.bar, 1)
        for keys, act in (
            ("Ctrl+Tab", lambda: self._step(1)),
            ("Ctrl+Shift+Tab", lambda: self._step(-1)),
            ("Ctrl+W", self.close_current),
            ("Ctrl+Shift+N", self._apart),
        ):
            QShortcut(QKeySequence(keys), owner, context=Qt.ShortcutContext.WindowShortcut).activated.connect(act)
        theme.changed.connect(self._recolour)

    @property
    def places(self) -> tuple[Place, ...]:
        """The tabs in order."""
        return tuple(self._place(number) for number in range(self.bar.count()))

    @property
    def current(self) -> Place | None:
        """The tab in front."""
        number = self.bar.currentIndex()
        return self._place(number) if number >= 0 else None

    def page(self, place: Place) -> QWidget | None:
        """Return the page of a tab."""
        return self._pages.get(place)

    def add(self, place: Place, page: QWidget, title: str, icon: str) -> None:
        """Open a tab in front."""
        self._pages[place] = page
        self._icons[place] = icon
        self._stack.addWidget(page)
        page.windowTitleChanged.connect(lambda text: self._rename(page, text))
        number = self.bar.addTab(self._theme.icon(icon, "text2"), title)
        self.bar.setTabData(number, place)
        close = icon_button(self._theme, "x", self.tr("Tabblad sluiten"), name="office.tab_close", kind="tabclose")
        close.setFixedSize(CLOSE, CLOSE)
        close.setIconSize(QSize(13, 13))
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(lambda: self._close_page(page))
        self.bar.setTabButton(number, QTabBar.ButtonPosition.RightSide, close)
        self._say_close(number, title)
        self.bar.setCurrentIndex(number)
        self._front(number)
        self.changed.emit()

    def show_place(self, place: Place) -> bool:
        """Bring a tab to the front; false when it is not open."""
        if place not in self._pages:
            return False
        self.bar.setCurrentIndex(self.places.index(place))
        return True

    def close_place(self, place: Place) -> None:
        """Close a tab and its page."""
        page = self.take(place)
        if page is not None:
            page.deleteLater()

    def close_current(self) -> None:
        """Close the tab in front."""
        if self.current is not None:
            self.close_place(self.current)

    def take(self, place: Place) -> QWidget | None:
        """Take a page out of its tab without closing it."""
        if place not in self._pages:
            return None
        page = self._pages.pop(place)
        self._stack.removeWidget(page)
        self.bar.removeTab(self.places.index(place))
        self.changed.emit()
        if self.bar.count() == 0:
            self.current_changed.emit(None)
        return page

    def give_key(self, page: QWidget, key: str) -> None:
        """Know a page by another key: a new document that was kept has one from then on."""
        old = self._place_of(page)
        if old is None or Place(old.screen, key) in self._pages:
            return
        place = Place(old.screen, key)
        number = self.places.index(old)
        self._pages[place], self._icons[place] = self._pages.pop(old), self._icons.pop(old)
        self.bar.setTabData(number, place)
        self.changed.emit()

    def close_all(self) -> None:
        """Close every tab."""
        for place in self.places:
            self.close_place(place)

    def reorder(self, places: Sequence[Place]) -> None:
        """Put the tabs in this order."""
        for target, place in enumerate(places):
            if place in self._pages:
                self.bar.moveTab(self.places.index(place), target)

    def _place(self, number: int) -> Place:
        place = self.bar.tabData(number)
        assert isinstance(place, Place)
        return place

    def _front(self, number: int) -> None:
        if number < 0 or not isinstance(self.bar.tabData(number), Place):
            return
        place = self._place(number)
        self._stack.setCurrentWidget(self._pages[place])
        self.current_changed.emit(place)
        self.changed.emit()

    def _step(self, step: int) -> None:
        if self.bar.count():
            self.bar.setCurrentIndex((self.bar.currentIndex() + step) % self.bar.count())

    def _apart(self) -> None:
        if self.current is not None:
            self.apart_wanted.emit(self.current)

    def _place_of(self, page: QWidget) -> Place | None:
        return next((place for place, known in self._pages.items() if known is page), None)

    def _close_page(self, page: QWidget) -> None:
        place = self._place_of(page)
        if place is not None:
            self.close_place(place)

    def _rename(self, page: QWidget, text: str) -> None:
        place = self._place_of(page)
        if place is not None and text:
            number = self.places.index(place)
            self.bar.setTabText(number, text)
            self._say_close(number, text)

    def _say_close(self, number: int, title: str) -> None:
        """Have the cross of a tab name the page it closes."""
        close = self.bar.tabButton(number, QTabBar.ButtonPosition.RightSide)
        if close is not None:
            close.setAccessibleName(self.tr("%1 sluiten").replace("%1", title))

    def _recolour(self) -> None:
        for number, place in enumerate(self.places):
            self.bar.setTabIcon(number, self._theme.icon(self._icons[place], "text2"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close the tab under a middle click."""
        if watched is self.bar and event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            number = self.bar.tabAt(event.position().toPoint())
            if event.button() == Qt.MouseButton.MiddleButton and number >= 0:
                self.close_place(self._place(number))
                return True
        return super().eventFilter(watched, event)
