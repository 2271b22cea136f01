"""The grid of a colour/size article: colours down, sizes across; per cell the price and the stock (picture 09)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kassa.domain.catalog.master import Article, Matrix, ordered_sizes
from kassa.domain.errors import InputError
from kassa.domain.values.dutch import format_quantity
from kassa.domain.values.money import UnitPrice
from kassa.domain.values.quantity import Quantity
from kassa.domain.values.typed import parse_quantity, parse_unit_price
from kassa.ui.widgets.buttons import Button, icon_button
from kassa.ui.widgets.choices import Segmented
from kassa.ui.widgets.fields import Field, SelectAllEdit
from kassa.ui.widgets.labels import label, restyle, rule

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

CELL_WIDTH = 92
PRICE, STOCK, CODE = "price", "stock", "code"


class VariantsGrid(QFrame):
    """Makes and shows the variants of one article; what is typed is taken over when the article is saved."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._price = UnitPrice(0)
        self._number = ""
        self._shown = PRICE
        self._cells: dict[tuple[str, str], Article] = {}
        self._stock: dict[tuple[str, str], Quantity] = {}
        self._edits: dict[tuple[str, str], SelectAllEdit] = {}
        self._colours: list[str] = []
        self._sizes: list[str] = []
        self._view = Segmented(
            theme,
            ((PRICE, self.tr("Prijs")), (STOCK, self.tr("Voorraad")), (CODE, self.tr("Barcode"))),
            name="article.variant_view",
        )
        self._view.chosen.connect(self._other_view)
        self.colour = Field(self.tr("Kleuren toevoegen"), name="article.add_colours")
        self.colour.set_help(self.tr("Bijvoorbeeld Zwart, Marine."))
        self.size_ = Field(self.tr("Maten toevoegen"), name="article.add_sizes")
        self.size_.set_help(self.tr("Bijvoorbeeld S, M of 46-58."))
        add = Button(theme, self.tr("Toevoegen"), name="article.add_variants", icon="plus")
        add.clicked.connect(self._add)
        for field in (self.colour, self.size_):
            field.edit.returnPressed.connect(self._add)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.colour, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.size_, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(add, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self._view, 0, Qt.AlignmentFlag.AlignVCenter)
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self.empty = label(self.tr("Nog geen varianten. Voeg kleuren en maten toe."), "body", "second")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(row)
        column.addWidget(self.empty)
        column.addWidget(self._table, 0, Qt.AlignmentFlag.AlignLeft)

    def show_matrix(self, matrix: Matrix) -> None:
        """Show the stored variants."""
        self._price, self._number = matrix.price, matrix.number
        self._colours, self._sizes = list(matrix.colours), list(matrix.sizes)
        self._cells, self._stock = {}, {}
        for one in matrix.variants:
            place = (one.colour, one.size)
            self._cells[place] = Article(
                id=one.article_id,
                number=one.number,
                name=matrix.name,
                colour=one.colour,
                size=one.size,
                price=one.price,
                barcodes=one.barcodes,
                blocked_reason=one.blocked_reason,
                stock=one.stock,
            )
        self._build()

    def set_article(self, number: str, price: UnitPrice) -> None:
        """Say with which number and price new variants begin."""
        self._number, self._price = number, price

    def variants(self) -> tuple[Article, ...]:
        """Return the variants as typed, row by row.

        Raises:
            InputError: a cell cannot be understood.
        """
        self._take_over()
        return tuple(
            self._cells[colour, size]
            for colour in self._colours
            for size in self._sizes
            if (colour, size) in self._cells
        )

    def stock_changes(self) -> dict[tuple[str, str], Quantity]:
        """Return the stock that was typed, by colour and size, where it differs from what was there."""
        return {
            place: stock
            for place, stock in self._stock.items()
            if place in self._cells and self._cells[place].stock != stock
        }

    # --- building --------------------------------------------------------------------------------------

    def _add(self) -> None:
        colours = _parts(self.colour.text()) or ([] if self._colours else [""])
        sizes = [part for text in _parts(self.size_.text()) for part in _size_range(text)] or (
            [] if self._sizes else [""]
        )
        if colours + sizes in ([""], ["", ""]):
            return
        self._take_over(quiet=True)
        self._colours += [colour for colour in colours if colour not in self._colours]
        self._sizes = list(ordered_sizes([*self._sizes, *sizes]))
        for colour in self._colours:
            for size in self._sizes:
                if (colour, size) not in self._cells and (colour in colours or size in sizes):
                    number = "-".join(part for part in (self._number, colour, size) if part)
                    self._cells[colour, size] = Article(number=number, colour=colour, size=size, price=self._price)
        for field in (self.colour, self.size_):
            field.set_text("")
        self._build()
        self.changed.emit()

    def _build(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        self._edits = {}
        filled = bool(self._cells)
        self.empty.setVisible(not filled)
        self._table.setVisible(filled)
        if not filled:
            return
        self._grid.addWidget(label(self.tr("Kleur \\ maat"), "caption"), 0, 0)
        for across, size in enumerate(self._sizes, start=1):
            head = label(size or "–", "strong")
            self._grid.addWidget(head, 0, across, Qt.AlignmentFlag.AlignHCenter)
        self._grid.addWidget(rule(), 1, 0, 1, len(self._sizes) + 2)
        for down, colour in enumerate(self._colours, start=2):
            self._grid.addWidget(label(colour or "–", "strong"), down, 0)
            for across, size in enumerate(self._sizes, start=1):
                self._grid.addWidget(self._cell(colour, size), down, across)
            cross = icon_button(
                self._theme,
                "x",
                self.tr("Kleur %1 verwijderen").replace("%1", colour),
                name=f"article.remove_colour_{down - 1}",
                kind="ghost",
                sz="s",
            )
            cross.clicked.connect(lambda _on=False, gone=colour: self._remove_colour(gone))
            self._grid.addWidget(cross, down, len(self._sizes) + 1)
        self._fill()

    def _cell(self, colour: str, size: str) -> QWidget:
        edit = SelectAllEdit()
        edit.setObjectName(f"article.variant_{len(self._edits) + 1}")
        edit.setAccessibleName(" · ".join(part for part in (colour, size) if part))
        edit.setFixedWidth(CELL_WIDTH)
        edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        edit.editingFinished.connect(lambda place=(colour, size): self._typed(place))
        self._edits[colour, size] = edit
        return edit

    def _other_view(self, view: str) -> None:
        """Take over what was typed, then show another side of the cells."""
        self._take_over(quiet=True)
        self._shown = view
        self._fill()

    def _fill(self) -> None:
        view = self._shown
        width = CELL_WIDTH if view != CODE else CELL_WIDTH + 48
        for place, edit in self._edits.items():
            edit.setFixedWidth(width)
            edit.setText(self._text(place, view))
            edit.setPlaceholderText("–")
            edit.setEnabled(view != STOCK or place in self._cells)
            restyle(edit, "state", "")

    def _text(self, place: tuple[str, str], view: str) -> str:
        article = self._cells.get(place)
        if article is None:
            return ""
        if view == PRICE:
            return price_text(article.price)
        if view == CODE:
            return article.barcodes[0] if article.barcodes else ""
        stock = self._stock.get(place, article.stock)
        return "" if stock is None else format_quantity(stock)

    def _typed(self, place: tuple[str, str]) -> None:
        try:
            self._take(place, self._shown)
        except InputError as refused:
            restyle(self._edits[place], "state", "error")
            self._edits[place].setToolTip(str(refused))
            return
        restyle(self._edits[place], "state", "")
        self._edits[place].setToolTip("")
        self.changed.emit()

    def _take_over(self, *, quiet: bool = False) -> None:
        for place in self._edits:
            try:
                self._take(place, self._shown)
            except InputError:
                if not quiet:
                    self._edits[place].setFocus()
                    raise

    def _take(self, place: tuple[str, str], view: str) -> None:
        text = self._edits[place].text().strip()
        if text == self._text(place, view):
            return
        colour, size = place
        article = self._cells.get(place)
        if article is None:
            number = "-".join(part for part in (self._number, colour, size) if part)
            article = Article(number=number, colour=colour, size=size, price=self._price)
        if view == PRICE:
            if not text:
                self._cells.pop(place, None)
                return
            article = replace(article, price=parse_unit_price(text))
        elif view == CODE:
            article = replace(article, barcodes=(text, *article.barcodes[1:]) if text else article.barcodes[1:])
        else:
            self._stock[place] = parse_quantity(text or "0", negative=True)
        self._cells[place] = article

    def _remove_colour(self, colour: str) -> None:
        self._take_over(quiet=True)
        self._colours = [one for one in self._colours if one != colour]
        self._cells = {place: article for place, article in self._cells.items() if place[0] != colour}
        self._build()
        self.changed.emit()


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]


def _size_range(text: str) -> Sequence[str]:
    """Return the even sizes of a range such as 46-58; anything else is one size."""
    low, dash, high = text.partition("-")
    if dash and low.isdigit() and high.isdigit() and int(low) < int(high) <= int(low) + 60:
        step = 2 if (int(high) - int(low)) % 2 == 0 else 1
        return [str(size) for size in range(int(low), int(high) + 1, step)]
    return [text]


def price_text(price: UnitPrice) -> str:
    """Return a price as it is typed: two decimals, more where it has them."""
    whole, part = divmod(price.units, 10_000)
    digits = f"{part:04d}".rstrip("0").ljust(2, "0")
    return f"{whole},{digits}"
