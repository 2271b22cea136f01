"""The work area of the sale: pages, quick buttons and functions from the published layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kassa.domain.till.layout import Layout, Page, Tile, TileKind, screens_of
from kassa.domain.values.dutch import format_money
from kassa.ui.till.frame import FrameSizes, frame_sizes
from kassa.ui.till.functions import ICONS, label_of
from kassa.ui.widgets.buttons import Button, icon_button
from kassa.ui.widgets.painted import FunctionButton
from kassa.ui.widgets.painted import Tile as TileButton

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from kassa.domain.values.dutch import Lang
    from kassa.ui.theme.theme import Theme

_ARROWS = {
    Qt.Key.Key_Left.value: (0, -1),
    Qt.Key.Key_Right.value: (0, 1),
    Qt.Key.Key_Up.value: (-1, 0),
    Qt.Key.Key_Down.value: (1, 0),
}


class ButtonGrid(QWidget):
    """Buttons on a grid of equal cells; the arrow keys walk it, Tab enters and leaves it once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: dict[tuple[int, int], QWidget] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)

    def fill(self, cells: dict[tuple[int, int], tuple[QWidget, int, int]], rows: int, columns: int) -> None:
        """Show these widgets: (row, column) to (widget, row span, column span)."""
        for old in self._cells.values():
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._cells = {}
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 1 if row < rows else 0)
        for row in range(rows):
            self._grid.setRowStretch(row, 1)
            self._grid.setRowMinimumHeight(row, 44)
        for column in range(max(columns, self._grid.columnCount())):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for (row, column), (widget, row_span, column_span) in sorted(cells.items(), key=lambda cell: cell[0]):
            self._grid.addWidget(widget, row, column, row_span, column_span)
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus if self._cells else Qt.FocusPolicy.TabFocus)
            widget.installEventFilter(self)
            widget.show()  # at once: a layout shows what it got only in the next turn of the event loop
            self._cells[row, column] = widget

    def buttons(self) -> list[QWidget]:
        """The buttons in reading order."""
        return list(self._cells.values())

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _ARROWS:
            place = next((place for place, widget in self._cells.items() if widget is watched), None)
            step = _ARROWS[event.key()]
            if place is not None:
                target = self._cells.get((place[0] + step[0], place[1] + step[1]))
                if target is not None:
                    target.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False


class TileArea(QWidget):
    """Pages, tiles and functions; emits what was tapped."""

    article = Signal(str)
    function = Signal(str)
    all_articles = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._layout: Layout | None = None
        self._offered: Collection[str] = ()
        self._lang: Lang = "nl"
        self._sizes = frame_sizes(1366)
        self._page = ""
        self._screen = 0
        self._first_page = 0
        self._trail: list[str] = []
        self._more_functions = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 10, 12)
        column.setSpacing(10)
        self._pages = QHBoxLayout()
        self._pages.setSpacing(8)
        self._group = QButtonGroup(self)
        self._page_buttons: list[Button] = []
        self._all = Button(theme, name="sale.all_articles", kind="page", icon="search")
        self._all.set_icon("search", "text2")
        self._all.clicked.connect(self.all_articles)
        column.addLayout(self._pages)
        self.tiles = ButtonGrid()
        self.tiles.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column.addWidget(self.tiles, 1)
        self.functions = ButtonGrid()
        column.addWidget(self.functions)
        theme.changed.connect(self.update)
        self._retranslate()

    def set_layout_of(self, layout: Layout | None, offered: Collection[str], lang: Lang) -> None:
        """Show a layout; of the functions only those in ``offered``. ``None``: not read yet, grey blocks."""
        self._layout, self._offered, self._lang = layout, offered, lang
        pages = layout.top_pages if layout is not None else ()
        if self._page not in {page.id for page in (layout.pages if layout is not None else ())}:
            self._page = pages[0].id if pages else ""
            self._trail, self._screen, self._first_page = [], 0, 0
        self._rebuild()

    def set_sizes(self, sizes: FrameSizes) -> None:
        """Another variant of the window."""
        if sizes != self._sizes:
            self._sizes = sizes
            self._screen = 0
            self._retranslate()
            self._rebuild()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        words = self.tr("Alle artikelen")
        self._all.set_label("" if self._sizes.compact else words, words)
        self._all.setProperty("square", self._sizes.compact)

    def _rebuild(self) -> None:
        self._fill_pages()
        self._fill_tiles()
        self._fill_functions()

    def _fill_pages(self) -> None:
        while (item := self._pages.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self._all:
                widget.hide()
                widget.deleteLater()
        pages = self._layout.top_pages if self._layout is not None else ()
        most = self._sizes.pages
        shown = pages[self._first_page : self._first_page + most]
        for page in shown:
            button = Button(self._theme, page.name(self._lang), name=f"sale.page_{page.id}", kind="page")
            button.setCheckable(True)
            button.setChecked(page.id == (self._trail[0] if self._trail else self._page))
            button.setAutoExclusive(True)
            button.clicked.connect(lambda _on=False, target=page.id: self._open_page(target))
            self._pages.addWidget(button)
        if len(pages) > most:
            chevron = icon_button(
                self._theme, "chevron-right", self.tr("Meer pagina's"), name="sale.more_pages", kind="page"
            )
            chevron.clicked.connect(self._turn_pages)
            self._pages.addWidget(chevron)
        self._pages.addStretch(1)
        self._pages.addWidget(self._all)

    def _turn_pages(self) -> None:
        count = len(self._layout.top_pages) if self._layout is not None else 0
        self._first_page = self._first_page + self._sizes.pages
        if self._first_page >= count:
            self._first_page = 0
        self._fill_pages()

    def _open_page(self, page_id: str) -> None:
        self._page, self._screen, self._trail = page_id, 0, []
        self._fill_pages()
        self._fill_tiles()

    def _open_folder(self, page_id: str) -> None:
        self._trail.append(self._page)
        self._page, self._screen = page_id, 0
        self._fill_tiles()

    def leave_folder(self) -> bool:
        """Esc: out of a folder, back to the page; ``False`` when this is no folder."""
        if not self._trail:
            return False
        self._page, self._screen = self._trail.pop(), 0
        self._fill_tiles()
        return True

    def _fill_tiles(self) -> None:
        rows, columns = self._sizes.rows, self._sizes.columns
        page = self._layout.page(self._page) if self._layout is not None else None
        cells: dict[tuple[int, int], tuple[QWidget, int, int]] = {}
        if page is not None:
            cells = self._page_cells(page, rows, columns)
        self.tiles.fill(cells, rows, columns)

    def _page_cells(self, page: Page, rows: int, columns: int) -> dict[tuple[int, int], tuple[QWidget, int, int]]:
        cells: dict[tuple[int, int], tuple[QWidget, int, int]] = {}
        screens = screens_of(page, columns, rows, first_taken=bool(self._trail))
        self._screen %= max(1, len(screens))
        screen = screens[self._screen] if screens else ()
        for number, tile in enumerate(screen):
            button = self._tile(tile, number)
            if button is not None:
                cells[tile.row, tile.column] = (button, tile.row_span, tile.column_span)
        if self._trail:
            cells[0, 0] = (self._special(self.tr("Terug"), "back", self.leave_folder), 1, 1)
        if len(screens) > 1:
            cells[rows - 1, columns - 1] = (self._special(self.tr("Meer"), "more", self._next_screen), 1, 1)
        return cells

    def _next_screen(self) -> None:
        self._screen += 1
        self._fill_tiles()

    def _special(self, words: str, key: str, action: Callable[[], object]) -> TileButton:
        tile = TileButton(self._theme, words, name=f"sale.tile_{key}", folder=True)
        tile.clicked.connect(action)
        return tile

    def _tile(self, tile: Tile, number: int) -> QWidget | None:
        label = tile.label(self._lang)
        if tile.kind is TileKind.FUNCTION and tile.target not in self._offered:
            return None
        price = format_money(tile.price.money, self._lang) if tile.price is not None else ""
        button = TileButton(
            self._theme,
            label,
            name=f"sale.tile_{number}",
            price=price,
            colour=tile.colour,
            folder=tile.kind is TileKind.FOLDER,
            sold_out=self.tr("op") if tile.sold_out else "",
        )
        target = tile.target
        if tile.kind is TileKind.ARTICLE:
            button.clicked.connect(lambda: self.article.emit(target))
        elif tile.kind is TileKind.FOLDER:
            button.clicked.connect(lambda: self._open_folder(target))
        else:
            button.clicked.connect(lambda: self.function.emit(target))
        return button

    def _fill_functions(self) -> None:
        wanted = self._layout.functions if self._layout is not None else ()
        keys = [key for key in wanted if key in self._offered and key in ICONS]
        in_row = self._sizes.functions
        room = in_row * 2
        if len(keys) > room:
            start = self._more_functions * (room - 1)
            keys = [*keys[start : start + room - 1], "more"]
        cells: dict[tuple[int, int], tuple[QWidget, int, int]] = {}
        for place, key in enumerate(keys):
            button = FunctionButton(self._theme, label_of(key), ICONS[key], name=f"sale.function_{key}")
            button.setFixedHeight(64)
            button.clicked.connect(lambda _on=False, chosen=key: self._run(chosen))
            cells[place // in_row, place % in_row] = (button, 1, 1)
        rows = -(-len(keys) // in_row)
        self.functions.fill(cells, rows, in_row)
        self.functions.setVisible(bool(keys))

    def _run(self, key: str) -> None:
        if key != "more":
            self.function.emit(key)
            return
        wanted = self._layout.functions if self._layout is not None else ()
        count = len([one for one in wanted if one in self._offered])
        self._more_functions = (self._more_functions + 1) % (-(-count // (self._sizes.functions * 2 - 1)))
        self._fill_functions()
