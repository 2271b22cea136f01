"""The frame of every editor: title, status, buttons with one primary, a bar for what is wrong, sections of fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kassa.domain.errors import KassaError, Reason
from kassa.ui.office.form_fields import FieldGrid
from kassa.ui.widgets.badge import Badge
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.labels import ElidedLabel, label, restyle

if TYPE_CHECKING:
    from kassa.ui.office.context import OfficeContext

T = TypeVar("T")


class FormPage(QFrame):
    """An editor on a tab."""

    saved = Signal(str)
    """Identity of what was saved."""
    close_wanted = Signal()

    def __init__(self, office: OfficeContext, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("fx", "page")
        self.setObjectName(name)
        self._office = office
        self._name = name
        theme = office.ui.theme
        self.title = ElidedLabel(title, "h1")  # it stands on the tab as well; the buttons need their words
        self.status = Badge(theme, "", "", "neutral")
        self.status.hide()
        self.told = label("", "caption", name=f"{name}.told")
        self.save_button = Button(theme, self.tr("Opslaan"), name=f"{name}.save", kind="primary", icon="save")
        self.save_button.clicked.connect(self.save)
        self.close_button = Button(theme, self.tr("Sluiten"), name=f"{name}.close")
        self.close_button.clicked.connect(self.close_wanted)
        self._tools = QHBoxLayout()
        self._tools.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(20, 14, 20, 10)
        head.setSpacing(10)
        for part in (self.title, self.status, self.told):
            head.addWidget(part)
        head.addStretch(1)
        head.addLayout(self._tools)
        head.addWidget(self.close_button)
        head.addWidget(self.save_button)
        self.bar = label("", "body", "danger", wrap=True, name=f"{name}.error")
        self.bar.setContentsMargins(20, 4, 20, 8)
        self.bar.hide()
        inside = QWidget()
        inside.setProperty("fx", "surface")
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(20, 8, 20, 24)
        self.body.setSpacing(14)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(area, 1)
        for keys in ("Ctrl+S", "F12", "Ctrl+Return"):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save_button.click)

    def add_tool(self, button: Button) -> None:
        """Put a button before 'Sluiten'."""
        self._tools.addWidget(button)

    def section(self, title: str, explanation: str = "") -> FieldGrid:
        """Add a heading with a grid of fields below it."""
        if title:
            self.body.addWidget(label(title, "title"))
        if explanation:
            self.body.addWidget(label(explanation, "body", "second", wrap=True))
        grid = FieldGrid()
        self.body.addWidget(grid)
        return grid

    def set_title(self, text: str) -> None:
        """Name the page and its tab."""
        self.title.setText(text)
        self.setWindowTitle(text)

    def set_status(self, text: str, icon: str, tone: str) -> None:
        """Show a status badge."""
        self.status.set_badge(text, icon, tone)
        self.status.show()

    def save(self) -> None:
        """Save what is filled in; pages override this."""

    def say(self, text: str, tone: str = "danger") -> None:
        """Say something at the top of the page; empty takes it away."""
        restyle(self.bar, "tone", tone)
        self.bar.setText(text)
        self.bar.setVisible(bool(text))

    def refuse(self, error: Exception) -> None:
        """Show why it was not saved; a bug is not hidden."""
        if not isinstance(error, KassaError):
            raise error
        self.save_button.setEnabled(True)
        if not self.mark(error.reason):
            self.say(str(error))

    def mark(self, reason: Reason) -> bool:
        """Show a reason at the field it is about; false when it is about none."""
        return reason is None

    def run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Save in the background; the button waits so that a second press does nothing."""
        self.say("")
        self.save_button.setEnabled(False)

        def ended(result: T) -> None:
            self.save_button.setEnabled(True)
            done(result)

        self._office.ui.jobs.run(self, work, done=ended, failed=self.refuse)
