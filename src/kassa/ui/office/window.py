"""The back-office window: header, navigation, tabs, pages (ui.md 8.1, picture 08)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kassa.ui.office.bell import BellPopover, Toast
from kassa.ui.office.finder import Finder
from kassa.ui.office.header import Header
from kassa.ui.office.lists.page import ListPage
from kassa.ui.office.navigation import Navigation
from kassa.ui.office.screens import Entry, ScreenSpec, allowed, navigation
from kassa.ui.office.tabs import DocumentTabs, Place
from kassa.ui.office.welcome import Welcome
from kassa.ui.theme.theme import Mode
from kassa.ui.widgets.focus_ring import FocusRing
from kassa.ui.widgets.motion import set_reduced_motion

if TYPE_CHECKING:
    from kassa.ui.office.context import OfficeContext

SLIM_BELOW = 1200
KEEP_AFTER_MS = 500
TABS = "office.tabs"


class ApartWindow(QWidget):
    """One page in a window of its own."""

    def __init__(self, page: QWidget, title: str) -> None:
        super().__init__()
        self.setWindowTitle(title)
        self.setProperty("fx", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self.page = page
        page.show()
        page.windowTitleChanged.connect(self.setWindowTitle)
        self.resize(1100, 760)


class OfficeWindow(QWidget):
    """The window of one signed-in employee."""

    pos_wanted = Signal()
    sign_out_wanted = Signal()
    restore_wanted = Signal()
    looks_changed = Signal()
    """The theme was chosen; the language tells by itself."""

    def __init__(
        self, office: OfficeContext, branch: str, screens: Callable[[OfficeWindow], Mapping[str, ScreenSpec]]
    ) -> None:
        super().__init__()
        self._office = office
        self._screens = {name: spec for name, spec in screens(self).items() if spec.open_to(office.actor)}
        self._apart: list[ApartWindow] = []
        self._wants_slim: bool | None = None
        self._restoring = False
        self.setWindowTitle("Backoffice")
        self.setObjectName("office")
        self.setProperty("fx", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(800, 560)
        entries = allowed(navigation(), lambda screen: screen in self._screens)
        unused = self._unused()
        self.header = Header(office.ui, office.notices, branch, office.actor.name)
        self.navigation = Navigation(office.ui.theme, entries)
        self.navigation.hide_screens(unused)
        self._stack = QStackedWidget()
        self.tabs = DocumentTabs(office.ui.theme, self._stack, self)
        self.welcome = Welcome(office.ui.theme, entries)
        self.welcome.hide_screens(unused)
        self._stack.addWidget(self.welcome)
        self.toast = Toast(office.ui.theme, self)
        self._lay_out()
        self.finder = Finder(office, self.header.search, entries, self)
        self.finder.hide_screens(unused)
        self._connect(entries)
        self._ring = FocusRing(office.ui.theme, self)
        self._keep = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._keep.timeout.connect(self.keep_tabs)
        self._restore()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.tabs)
        right.addWidget(self._stack, 1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(row, 1)

    def _connect(self, entries: Sequence[Entry]) -> None:
        header, office = self.header, self._office
        self.navigation.chosen.connect(lambda screen: self.open_page(screen))
        self.navigation.collapsed.connect(self._slim_chosen)
        self.welcome.chosen.connect(lambda screen: self.open_page(screen))
        self.tabs.current_changed.connect(self._front)
        self.tabs.apart_wanted.connect(self.take_apart)
        self.tabs.changed.connect(self._tabs_changed)
        self.finder.opened.connect(self.open_page)
        header.pos_wanted.connect(self.pos_wanted)
        header.bell_wanted.connect(self._bell)
        header.about_wanted.connect(lambda: self.open_page("about"))
        header.sign_out_wanted.connect(self.sign_out_wanted)
        header.theme_chosen.connect(self._theme)
        header.language_chosen.connect(self._language)
        header.motion_chosen.connect(self._motion)
        office.notices.arrived.connect(self.toast.tell)
        office.changes.changed.connect(self._changed)
        search = QShortcut(QKeySequence("Ctrl+K"), self, context=Qt.ShortcutContext.WindowShortcut)
        search.activated.connect(lambda: header.search.setFocus(Qt.FocusReason.ShortcutFocusReason))
        header.till.setVisible(bool(entries))

    def _unused(self) -> frozenset[str]:
        """Return the pages of the parts that the shop switched off; a tab that is open stays."""
        return frozenset(name for name, spec in self._screens.items() if not spec.in_use())

    def _changed(self, topics: frozenset[str]) -> None:
        if "settings" in topics:
            unused = self._unused()
            for part in (self.navigation, self.welcome, self.finder):
                part.hide_screens(unused)

    # --- pages -----------------------------------------------------------------------------------------

    def open_page(self, screen: str, key: str = "") -> QWidget | None:
        """Bring a page to the front, opening it when needed; ``None`` when this person may not."""
        spec = self._screens.get(screen)
        document = self._screens.get(f"{screen}.document")
        if spec is not None and not spec.in_use():
            return None
        if key and document is not None:
            return self._open(document, f"{screen}.document", key)
        page = self._open(spec, screen, "") if spec is not None else None
        if key and isinstance(page, ListPage):
            page.show_key(key)
        return page

    def _open(self, spec: ScreenSpec, screen: str, key: str) -> QWidget | None:
        place = Place(screen, key)
        if not self.tabs.show_place(place):
            page = spec.build(key)
            if isinstance(page, ListPage):
                page.apart_wanted.connect(lambda row: self.open_apart(screen, row.key))
            self.tabs.add(place, page, page.windowTitle(), spec.icon)
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        return self.tabs.page(place)

    def page_in_front(self) -> QWidget | None:
        """Return the page people work in: of the window of its own that is active, else of the tab in front."""
        apart = next((window for window in self._apart if window.isActiveWindow()), None)
        if apart is not None:
            return apart.page
        place = self.tabs.current
        return self.tabs.page(place) if place is not None else None

    def open_apart(self, screen: str, key: str) -> None:
        """Open a document in a window of its own."""
        spec = self._screens.get(f"{screen}.document")
        place = Place(f"{screen}.document", key)
        if spec is not None and self._open(spec, place.screen, key) is not None:
            self.take_apart(place)

    def close_page(self, page: QWidget) -> None:
        """Close the tab or window of a page."""
        for place in self.tabs.places:
            if self.tabs.page(place) is page:
                self.tabs.close_place(place)
                return
        for window in self._apart:
            if page.window() is window:
                window.close()

    def take_apart(self, place: Place) -> None:
        """Give a tab a window of its own."""
        title = self.tabs.bar.tabText(self.tabs.places.index(place))
        page = self.tabs.take(place)
        if page is None:
            return
        window = ApartWindow(page, title)
        window.destroyed.connect(lambda: self._apart.remove(window) if window in self._apart else None)
        self._apart.append(window)
        window.show()

    def _front(self, place: Place | None) -> None:
        if place is None:
            self._stack.setCurrentWidget(self.welcome)
        self.navigation.set_current(place.screen.split(".")[0] if place is not None else "")

    # --- what comes back -------------------------------------------------------------------------------

    def _restore(self) -> None:
        saved, employee = self._office.data.saved, self._office.actor.employee_id
        self._office.ui.jobs.run(self, lambda: saved.preference(employee, TABS), done=self._restored)

    def _restored(self, body: Mapping[str, object]) -> None:
        self._restoring = True
        kept, current = body.get("tabs"), body.get("current")
        slim = body.get("slim")
        self._wants_slim = slim if isinstance(slim, bool) else None
        for pair in kept if isinstance(kept, list) else []:
            screen, key = str(pair[0]), str(pair[1])
            spec = self._screens.get(screen)
            if spec is not None and spec.in_use():
                self._open(spec, screen, key)
        if isinstance(current, int) and 0 <= current < self.tabs.bar.count():
            self.tabs.bar.setCurrentIndex(current)
        elif not self.tabs.bar.count():
            self._open_first()
        self._restoring = False
        self._fit()

    def _open_first(self) -> None:
        for screen in ("receipts", "articles"):
            if self.open_page(screen) is not None:
                return

    def _tabs_changed(self) -> None:
        if not self._restoring:
            self._keep.start()

    def keep_tabs(self) -> None:
        """Remember which tabs are open."""
        body = {
            "tabs": [[place.screen, place.key] for place in self.tabs.places],
            "current": self.tabs.bar.currentIndex(),
            "slim": self._wants_slim,
        }
        saved, employee = self._office.data.saved, self._office.actor.employee_id
        self._office.ui.jobs.run(self, lambda: saved.set_preference(employee, TABS, body))

    # --- header ----------------------------------------------------------------------------------------

    def _bell(self) -> None:
        BellPopover(self._office.ui.theme, self.header.bell, self._office.notices).pop()

    def _theme(self, mode: Mode) -> None:
        self._office.ui.theme.set_mode(mode)
        self.looks_changed.emit()

    def _motion(self, reduced: bool) -> None:
        set_reduced_motion(reduced)
        self.looks_changed.emit()

    def _language(self, code: str) -> None:
        self._office.ui.language.switch(code)

    # --- sizes -----------------------------------------------------------------------------------------

    def _slim_chosen(self, slim: bool) -> None:
        self._wants_slim = slim
        self._keep.start()

    def _fit(self) -> None:
        slim = self.width() < SLIM_BELOW if self._wants_slim is None else self._wants_slim
        if slim != self.navigation.slim:
            self.navigation.set_slim(slim)
            current = self.tabs.current
            self.navigation.set_current(current.screen.split(".")[0] if current else "")
        self.header.fit(self.width())
        self.toast.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit navigation and header to the width."""
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the windows that were taken apart as well."""
        for window in list(self._apart):
            window.close()
        super().closeEvent(event)
