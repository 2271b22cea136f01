"""Search in everything (Ctrl+K): screens, customers, articles, receipts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kassa.domain.frozen import frozen
from kassa.domain.people.rights import Right
from kassa.services.lists.spec import Query
from kassa.ui.models.columns import cell_text
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from kassa.ui.office.context import OfficeContext
    from kassa.ui.office.screens import Entry
    from kassa.ui.widgets.fields import SearchField

MOST = 6
ROW, WIDTH = 31, 500
_FOUND = Qt.ItemDataRole.UserRole


@frozen
class Found:
    """One answer: what it says and what it opens."""

    text: str
    icon: str
    screen: str
    key: str = ""


def screens_found(entries: Sequence[Entry], text: str) -> list[Found]:
    """Return the pages whose name holds a text; the name of a group opens its first page."""
    found: dict[str, Found] = {}
    for entry in entries:
        screen = entry.screen or entry.children[0].screen
        if text.lower() in entry.label.lower():
            found.setdefault(screen, Found(entry.label, entry.icon or "list", screen))
        for one in screens_found(entry.children, text):
            found.setdefault(one.screen, one)
    return list(found.values())


class Finder(QObject):
    """The answers under the search field of the header."""

    opened = Signal(str, str)
    """Page and key of what was chosen."""

    def __init__(self, office: OfficeContext, field: SearchField, entries: Sequence[Entry], over: QWidget) -> None:
        super().__init__(over)
        self._office = office
        self._field = field
        self._entries = tuple(entries)
        self._hidden: frozenset[str] = frozenset()
        self._asked = 0
        self._over = over
        self.frame = QFrame(over)
        self.frame.setProperty("fx", "popover")
        self.frame.setObjectName("office.search_results")
        self.list = QListWidget()
        self.list.setObjectName("office.search_list")
        self.list.setAccessibleName(self.tr("Gevonden"))
        self.list.setIconSize(QSize(16, 16))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._choose)
        column = QVBoxLayout(self.frame)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.list)
        self.frame.hide()
        field.searched.connect(self.search)
        field.installEventFilter(self)

    def hide_screens(self, hidden: frozenset[str]) -> None:
        """Leave out the pages of parts that the shop does not use."""
        self._hidden = hidden

    def search(self, text: str) -> None:
        """Look for the text; two letters or one digit at least."""
        self._asked += 1
        if len(text) < 2 and not text.isdigit():
            self.frame.hide()
            return
        number = self._asked
        first = [one for one in screens_found(self._entries, text) if one.screen not in self._hidden]

        def done(rest: list[Found]) -> None:
            if number == self._asked:
                self._show([*first, *rest])

        self._office.ui.jobs.run(self, lambda: self._rows(text), done=done, failed=self._failed, lane=Lane.IO)

    def _rows(self, text: str) -> list[Found]:
        actor = self._office.actor
        found = []
        for name, icon, right in (
            ("customers", "user", Right.VIEW_CUSTOMERS),
            ("articles", "tag", Right.VIEW_ARTICLES),
            ("receipts", "receipt", Right.VIEW_RECEIPTS),
        ):
            if actor.may(right):
                found += self._of_list(name, icon, text)
        return found

    def _of_list(self, name: str, icon: str, text: str) -> list[Found]:
        lists, form = self._office.data.lists, self._office.form
        spec = lists.spec(name)
        shown = {
            "customers": ("number", "name", "city", "phone"),
            "articles": ("number", "name", "price"),
            "receipts": ("number", "date", "employee", "gross"),
        }[name]
        places = [(column, place) for place, column in enumerate(spec.columns) if column.key in shown]
        found = []
        for row in lists.page(name, Query(search=text), limit=MOST):
            words = [text for column, place in places if (text := cell_text(form, column, row.cells[place]))]
            found.append(Found(f"{spec.one.capitalize()} {' · '.join(words)}", icon, name, row.key))
        return found

    def _failed(self, _error: Exception) -> None:
        """Say nothing was found: the page that is opened tells about the trouble itself."""
        self._show([])

    def _show(self, found: Sequence[Found]) -> None:
        self.list.clear()
        for one in found:
            item = QListWidgetItem(self._office.ui.theme.icon(one.icon, "text2"), one.text)
            item.setData(_FOUND, one)
            self.list.addItem(item)
        if not found:
            item = QListWidgetItem(self.tr("Niets gevonden"))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        else:
            self.list.setCurrentRow(0)
        over = self._over
        at = self._field.mapTo(over, QPoint(0, self._field.height() + 6))
        width = max(self._field.width(), WIDTH)
        self.frame.setGeometry(at.x(), at.y(), width, min(440, ROW * self.list.count() + 20))
        self.frame.show()
        self.frame.raise_()

    def _choose(self, item: QListWidgetItem) -> None:
        found = item.data(_FOUND)
        self.frame.hide()
        if isinstance(found, Found):
            self._field.clear()
            self.opened.emit(found.screen, found.key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk through the answers from the search field."""
        if event.type() == QEvent.Type.FocusOut:
            self.frame.hide()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or self.frame.isHidden():
            return super().eventFilter(watched, event)
        acts: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Down: lambda: self._step(1),
            Qt.Key.Key_Up: lambda: self._step(-1),
            Qt.Key.Key_Return: self._enter,
            Qt.Key.Key_Enter: self._enter,
            Qt.Key.Key_Escape: self.frame.hide,
        }
        act = acts.get(event.key())
        if act is None:
            return super().eventFilter(watched, event)
        act()
        return True

    def _step(self, step: int) -> None:
        count = self.list.count()
        self.list.setCurrentRow((self.list.currentRow() + step) % count)

    def _enter(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._choose(item)
