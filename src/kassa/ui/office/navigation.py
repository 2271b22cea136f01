"""The navigation at the left: 216 px with words, 56 px with icons (ui.md 8.1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QVBoxLayout, QWidget

from kassa.ui.widgets.painted import PaintedButton

if TYPE_CHECKING:
    from kassa.ui.office.screens import Entry
    from kassa.ui.theme.theme import Theme

WIDE, SLIM = 216, 56
GROUP_HEIGHT, CHILD_HEIGHT = 38, 36
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class NavButton(PaintedButton):
    """One line: a group with its icon, or a page below it."""

    def __init__(self, theme: Theme, text: str, icon: str, name: str, *, child: bool = False) -> None:
        super().__init__(theme, text, name)
        self._icon_name = icon
        self._child = child
        self.slim = False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(CHILD_HEIGHT if child else GROUP_HEIGHT)

    def sizeHint(self) -> QSize:
        """Return the height of a line."""
        return QSize(SLIM, self.height())

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(SLIM - 8, CHILD_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        painter, theme = QPainter(self), self._theme
        box = QRect(10, 1, self.width() - 20, self.height() - 2)
        on = self.isChecked()
        fill = "primary_soft" if on else "sunken" if self.isDown() else "row_hover" if self._hovered() else ""
        if fill:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(fill))
            painter.drawRoundedRect(QRectF(box), 6, 6)
        ink = "primary_ink" if on else "text" if self._child else "text2"
        left = box.left() + (12 if not self.slim else (box.width() - 18) // 2)
        if self._icon_name:
            pixmap = theme.pixmap(self._icon_name, ink, 18, self.devicePixelRatioF())
            painter.drawPixmap(QPoint(left, box.center().y() - 8), pixmap)
            left += 27
        if not self.slim:
            left = left if self._icon_name else box.left() + 36
            painter.setPen(theme.color(ink))
            painter.setFont(theme.font(theme.sizes.body, 600 if on else 500))
            painter.drawText(QRect(left, box.top(), box.right() - left - 4, box.height()), _LEFT, self.label())


class Navigation(QFrame):
    """The lines a person may use."""

    chosen = Signal(str)
    """Identity of the page."""
    collapsed = Signal(bool)

    def __init__(self, theme: Theme, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("fx", "nav")
        self.setObjectName("navigation")
        self._theme = theme
        self._entries = tuple(entries)
        self._groups: list[tuple[Entry, NavButton]] = []
        self._lines: dict[str, NavButton] = {}
        self._children: list[tuple[Entry, Entry, NavButton]] = []
        self._open: Entry | None = None
        self._hidden: frozenset[str] = frozenset()
        self._slim = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 10)
        column.setSpacing(1)
        for place, entry in enumerate(self._entries, start=1):
            self._group(column, entry, place)
        column.addStretch(1)
        self.toggle = NavButton(theme, self.tr("Inklappen"), "chevron-left", "navigation.collapse")
        self.toggle.setCheckable(False)
        self.toggle.clicked.connect(lambda: self.set_slim(not self._slim, told=True))
        column.addWidget(self.toggle)
        self.set_slim(False)

    def _group(self, column: QVBoxLayout, entry: Entry, place: int) -> None:
        name = entry.screen or f"group_{place}"
        button = NavButton(self._theme, entry.label, entry.icon, f"navigation.{name}")
        button.setToolTip(f"{entry.label} (Alt+{place})")
        if entry.children:
            button.setAccessibleName(self.tr("Groep %1").replace("%1", entry.label))
        button.clicked.connect(lambda: self._pressed(entry, button))
        self._groups.append((entry, button))
        column.addWidget(button)
        if entry.screen:
            self._lines[entry.screen] = button
        for child in entry.children:
            line = NavButton(self._theme, child.label, "", f"navigation.{child.screen}", child=True)
            line.clicked.connect(lambda _on=False, screen=child.screen: self.chosen.emit(screen))
            self._lines[child.screen] = line
            self._children.append((entry, child, line))
            column.addWidget(line)
        shortcut = QShortcut(QKeySequence(f"Alt+{place}"), self, context=Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(lambda: self._jump(entry, button))

    def set_slim(self, slim: bool, *, told: bool = False) -> None:
        """Show icons only, or words again."""
        self._slim = slim
        self.setFixedWidth(SLIM if slim else WIDE)
        for _entry, button in self._groups:
            button.slim = slim
            button.update()
        self._unfold()
        self.toggle.slim = slim
        self.toggle.set_label(self.tr("Uitklappen") if slim else self.tr("Inklappen"))
        self.toggle.setToolTip(self.toggle.label() if slim else "")
        if told:
            self.collapsed.emit(slim)

    def hide_screens(self, hidden: frozenset[str]) -> None:
        """Leave out the pages of parts that the shop does not use."""
        self._hidden = hidden
        for entry, button in self._groups:
            button.setVisible(bool(self._shown(entry)))
        self._unfold()

    def _shown(self, entry: Entry) -> list[Entry]:
        return [one for one in entry.children or (entry,) if one.screen not in self._hidden]

    @property
    def slim(self) -> bool:
        """Whether only icons are shown."""
        return self._slim

    def set_current(self, screen: str) -> None:
        """Mark the line of a page and unfold its group; when only icons are shown, the group is marked."""
        for name, line in self._lines.items():
            line.setChecked(name == screen)
        for entry, button in self._groups:
            inside = any(child.screen == screen for child in entry.children)
            if inside:
                self._open = entry
            if entry.children:
                button.setChecked(inside and self._slim)
        self._unfold()

    def _unfold(self) -> None:
        """Show the lines of one group, so that all groups fit on the smallest screen."""
        for entry, child, line in self._children:
            line.setVisible(entry is self._open and not self._slim and child.screen not in self._hidden)

    def _pressed(self, entry: Entry, button: NavButton) -> None:
        button.setChecked(False)
        shown = self._shown(entry)
        if self._slim and len(shown) > 1:
            menu = QMenu(self)
            for child in shown:
                menu.addAction(child.label).triggered.connect(lambda _on=False, s=child.screen: self.chosen.emit(s))
            menu.popup(button.mapToGlobal(QPoint(button.width(), 0)))
        else:
            self._jump(entry, button)

    def _jump(self, entry: Entry, button: NavButton) -> None:
        button.setChecked(False)
        if shown := self._shown(entry):
            self.chosen.emit(shown[0].screen)
