"""The top of a list page: title, count, 'Nieuw', views, search, filters and tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kassa.ui.office.lists.filter_bar import FilterBar
from kassa.ui.office.lists.views_bar import ViewsBar
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.fields import SearchField
from kassa.ui.widgets.labels import label

if TYPE_CHECKING:
    from kassa.services.lists.spec import ListSpec
    from kassa.ui.office.context import OfficeContext

SEARCH_WIDTH = 400
NARROW = 1000


class ListHead(QWidget):
    """Everything above the table that is always there."""

    def __init__(self, office: OfficeContext, spec: ListSpec, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme, name = office.ui.theme, spec.name
        self.count = label("", "body", "muted", name=f"{name}.count")
        self.more = Button(theme, self.tr("Meer acties"), name=f"{name}.more", icon="ellipsis")
        self.new = Button(theme, self.tr("Nieuw"), name=f"{name}.new", kind="primary", icon="plus")
        self.views = ViewsBar(theme, name)
        self.search = SearchField(theme, placeholder, name=f"{name}.search")
        self.filters = FilterBar(office, spec)
        self.columns = Button(theme, self.tr("Kolommen"), name=f"{name}.columns", icon="columns-3")
        self.export = Button(theme, self.tr("Exporteren"), name=f"{name}.export", icon="download")
        self.print = Button(theme, self.tr("Afdrukken"), name=f"{name}.print", icon="printer")
        self._tools = (self.columns, self.export, self.print)
        self._words = {button: button.label() for button in self._tools}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._title_row(spec.title))
        tabs = QFrame()
        tabs.setProperty("fx", "viewrow")
        row = QHBoxLayout(tabs)
        row.setContentsMargins(12, 0, 20, 0)
        row.addWidget(self.views)
        column.addWidget(tabs)
        column.addLayout(self._tool_row())

    def add_button(self, button: Button) -> None:
        """Put a button of the page before 'Meer acties'."""
        self._titles.insertWidget(self._titles.indexOf(self.more), button)

    def _title_row(self, title: str) -> QHBoxLayout:
        row = self._titles = QHBoxLayout()
        row.setContentsMargins(20, 14, 20, 4)
        row.setSpacing(12)
        row.addWidget(label(title, "h1"))
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.more)
        row.addWidget(self.new)
        return row

    def _tool_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(20, 12, 20, 10)
        row.setSpacing(8)
        self.search.setMaximumWidth(SEARCH_WIDTH)
        self.search.setMinimumWidth(180)
        row.addWidget(self.search, 2)
        row.addWidget(self.filters)
        row.addStretch(1)
        for button in self._tools:
            row.addWidget(button)
        return row

    def fit(self, width: int) -> None:
        """Show the tools as icons where there is no room for words."""
        for button in self._tools:
            word = self._words[button]
            text = word if width >= NARROW else ""
            if button.label() != text:
                button.setProperty("square", not text)
                button.set_label(text, word)
                button.setToolTip("" if text else word)
                button.style().unpolish(button)
                button.style().polish(button)
