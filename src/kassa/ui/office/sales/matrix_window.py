"""The colour/size window (picture 09): colours down, sizes across, free stock under each cell, totals both ways."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from kassa.domain.catalog.master import Matrix, Variant
from kassa.domain.errors import InputError
from kassa.domain.frozen import frozen
from kassa.domain.values.dutch import Lang, format_quantity, format_unit_price
from kassa.domain.values.quantity import Quantity
from kassa.domain.values.typed import parse_quantity
from kassa.ui.theme.swatches import swatch_of
from kassa.ui.widgets.announce import announce
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.choices import Segmented
from kassa.ui.widgets.fields import SelectAllEdit
from kassa.ui.widgets.labels import label, restyle, rule
from kassa.ui.widgets.notice import Notice
from kassa.ui.widgets.overlay import Dialog

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

COUNT, STOCK, PRICE = "count", "stock", "price"
CELL, BELOW = 76, 20
MOST_PIECES = 9_999
_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_CENTRE = Qt.AlignmentFlag.AlignCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@frozen
class MatrixStock:
    """A colour/size article with what is free of each variant; an article that is missing keeps no stock."""

    matrix: Matrix
    free: Mapping[str, Quantity]


class Swatch(QWidget):
    """A dot in the colour a word names; a ring for a word that names none."""

    def __init__(self, theme: Theme, colour: str) -> None:
        super().__init__()
        self._theme, self._swatch = theme, swatch_of(colour)
        self.setFixedSize(QSize(16, 16))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dot."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("control"), 1))
        painter.setBrush(QColor(self._swatch) if self._swatch else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(1, 1, 14, 14))


class _Cell(QObject):
    """One variant: its field and what stands below."""

    def __init__(self, edit: SelectAllEdit, below: QLabel, variant: Variant | None, place: tuple[int, int]) -> None:
        super().__init__(edit)
        self.edit, self.below, self.variant, self.place = edit, below, variant, place


class MatrixWindow(Dialog):
    """Asks how many of each colour and size; ``finished`` carries ``{article_id: Quantity}`` of every variant."""

    counted = Signal()

    def __init__(
        self, theme: Theme, over: QWidget, stock: MatrixStock, now: Mapping[str, Quantity], lang: Lang
    ) -> None:
        matrix = stock.matrix
        width = max(760, 300 + (CELL + 6) * len(matrix.sizes))
        super().__init__(theme, over, self.tr("Kleur en maat"), name="matrix", width=width)
        self._stock, self._view, self._lang = stock, COUNT, lang
        self._counts: dict[str, Quantity] = {key: value for key, value in now.items() if value}
        self._wrong: set[str] = set()
        self._cells: dict[tuple[int, int], _Cell] = {}
        self._row_totals: list[QLabel] = []
        self._column_totals: list[QLabel] = []
        self._grand = label("", "strong")
        self._build_head()
        self._build_grid()
        self.notice = Notice(theme, name="matrix.notice")
        self.body.addWidget(self.notice)
        hint = label(self.tr("Pijltjes of Tab: volgende cel  ·  Ctrl+Enter: overnemen"), "caption")
        self._buttons.insertWidget(0, hint)
        hint.setMinimumWidth(hint.sizeHint().width())
        self.add_button(self.tr("Annuleren"), None, name="matrix.cancel")
        self.take = Button(theme, "", name="matrix.take", kind="primary", sz="l")
        self.take.clicked.connect(self._take_over)
        self.add_action(self.take)
        self._show()

    # --- building --------------------------------------------------------------------------------------

    def _build_head(self) -> None:
        matrix = self._stock.matrix
        price = self.tr("€ %1 incl. btw").replace("€ ", "€\u00a0")
        price = price.replace("%1", format_unit_price(matrix.price, self._lang))
        self.explanation.setText(" · ".join((matrix.number, matrix.name, price)))
        self.explanation.setVisible(True)
        options = ((COUNT, self.tr("Aantal")), (STOCK, self.tr("Voorraad")), (PRICE, self.tr("Prijs")))
        self.views = Segmented(self._theme, options, name="matrix.view")
        self.views.chosen.connect(self._other_view)
        head, titles = QHBoxLayout(), QVBoxLayout()
        titles.setSpacing(2)
        column = self._column
        column.removeWidget(self.title)
        column.removeWidget(self.explanation)
        restyle(self.title, "role", "h1")
        titles.addWidget(self.title)
        titles.addWidget(self.explanation)
        head.addLayout(titles, 1)
        head.addWidget(self.views, 0, Qt.AlignmentFlag.AlignTop)
        column.insertLayout(0, head)
        column.insertWidget(1, rule())

    def _build_grid(self) -> None:
        matrix, inside = self._stock.matrix, QWidget()
        inside.setProperty("fx", "surface")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(1)
        grid.addWidget(label(self.tr("Kleur \\ maat"), "label"), 0, 0, 1, 2)
        for across, size in enumerate(matrix.sizes):
            grid.addWidget(label(size or "–", "strong"), 0, across + 2, _CENTRE)
        grid.addWidget(label(self.tr("Totaal"), "strong"), 0, len(matrix.sizes) + 2, _RIGHT)
        for down, colour in enumerate(matrix.colours):
            row = 1 + 2 * down
            grid.addWidget(Swatch(self._theme, colour), row, 0)
            grid.addWidget(label(colour or "–", "strong"), row, 1)
            for across, size in enumerate(matrix.sizes):
                self._add_cell(grid, (down, across), matrix.cell(colour, size), f"{colour}, {size}".strip(", "))
            total = label("", "strong")
            self._row_totals.append(total)
            grid.addWidget(total, row, len(matrix.sizes) + 2, _RIGHT)
        last = 1 + 2 * len(matrix.colours)
        grid.addWidget(rule(), last, 0, 1, len(matrix.sizes) + 3)
        grid.addWidget(label(self.tr("Totaal"), "strong"), last + 1, 0, 1, 2)
        for across in range(len(matrix.sizes)):
            total = label("", "strong")
            self._column_totals.append(total)
            grid.addWidget(total, last + 1, across + 2, _CENTRE)
        grid.addWidget(self._grand, last + 1, len(matrix.sizes) + 2, _RIGHT)
        grid.setRowMinimumHeight(last + 1, 34)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(last + 2, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setProperty("fx", "clear")
        area.setWidget(inside)
        area.setMinimumHeight(min(inside.sizeHint().height() + 6, 520))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area = area
        self.body.addWidget(area, 1)

    def _add_cell(self, grid: QGridLayout, place: tuple[int, int], variant: Variant | None, said: str) -> None:
        down, across = place
        edit, below = SelectAllEdit(), label("", "swatch")
        edit.setObjectName(f"matrix.cell_{down + 1}_{across + 1}")
        edit.setProperty("fx", "matrix")
        edit.setFixedWidth(CELL)
        edit.setMaxLength(8)
        edit.setAlignment(_CENTRE)
        edit.installEventFilter(self)
        cell = _Cell(edit, below, variant, place)
        self._cells[place] = cell
        grid.addWidget(edit, 1 + 2 * down, across + 2)
        grid.addWidget(below, 2 + 2 * down, across + 2, _CENTRE)
        if variant is None:
            edit.setEnabled(False)
            edit.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            edit.setText("×")
            edit.setAccessibleName(self.tr("%1, bestaat niet").replace("%1", said))
            below.setText(" ")
            below.setFixedHeight(BELOW)
            return
        below.setFixedHeight(BELOW)
        edit.textEdited.connect(lambda text, cell=cell: self._typed(cell, text))

    # --- typing ----------------------------------------------------------------------------------------

    def _typed(self, cell: _Cell, text: str) -> None:
        variant = cell.variant
        if variant is None or self._view != COUNT:
            return
        try:
            quantity = parse_quantity(text, decimals=0) if text.strip() else Quantity.ZERO
            if quantity.milli > MOST_PIECES * 1000:
                raise _too_many()
        except InputError as refused:
            self._wrong.add(variant.article_id)
            cell.edit.setToolTip(str(refused))
            self.notice.say(f"{variant.colour} {variant.size}: {refused}", "danger")
        else:
            self._wrong.discard(variant.article_id)
            cell.edit.setToolTip("")
            self._counts[variant.article_id] = quantity
        self._show(typing=cell)

    def _other_view(self, view: str) -> None:
        self._view = view
        self._show()

    def _show(self, typing: _Cell | None = None) -> None:
        for cell in self._cells.values():
            if cell.variant is not None:
                self._show_cell(cell, keep_text=cell is typing or cell.variant.article_id in self._wrong)
        matrix = self._stock.matrix
        for down, total in enumerate(self._row_totals):
            total.setText(_or_dash(sum(self._milli(down, across) for across in range(len(matrix.sizes)))))
        for across, total in enumerate(self._column_totals):
            total.setText(_or_dash(sum(self._milli(down, across) for down in range(len(matrix.colours)))))
        whole = self.total
        self._grand.setText(format_quantity(whole))
        self.take.set_label(self.tr("%1 stuks overnemen").replace("%1", format_quantity(whole)))
        self.take.setEnabled(not self._wrong)
        if not self._wrong:
            self.notice.say(self._short_sentence(), "warn")
        if self.isVisible():
            self._fit()  # the notice takes room of its own, not that of the totals
        self.counted.emit()

    def _show_cell(self, cell: _Cell, *, keep_text: bool) -> None:
        variant = cell.variant
        assert variant is not None
        edit, count = cell.edit, self._counts.get(variant.article_id, Quantity.ZERO)
        free = self._stock.free.get(variant.article_id)
        short = free is not None and count.milli > max(free.milli, 0)
        edit.setReadOnly(self._view != COUNT)
        if self._view == COUNT:
            if not keep_text:
                edit.setText(format_quantity(count) if count else "")
            wrong = variant.article_id in self._wrong
            restyle(edit, "state", "error" if wrong else "short" if short else "filled" if count else "")
            below, tone = self._below(free, short=short)
        elif self._view == STOCK:
            edit.setText("–" if variant.stock is None else format_quantity(variant.stock))
            restyle(edit, "state", "")
            below, tone = self._below(free, short=short)
        else:
            edit.setText(format_unit_price(variant.price, self._lang))
            restyle(edit, "state", "")
            below, tone = format_quantity(count) if count else " ", ""
        cell.below.setText(below)
        restyle(cell.below, "tone", tone)
        edit.setAccessibleName(self._spoken(variant, count, free))

    def _below(self, free: Quantity | None, *, short: bool) -> tuple[str, str]:
        if free is None:
            return " ", ""
        if free.milli <= 0:
            return self.tr("op"), "danger"
        return self.tr("vrij %1").replace("%1", format_quantity(free)), "warn" if short else ""

    def _spoken(self, variant: Variant, count: Quantity, free: Quantity | None) -> str:
        """Return ``Marine, maat 54, 3 besteld, 2 vrij``."""
        parts = [variant.colour, self.tr("maat %1").replace("%1", variant.size) if variant.size else ""]
        parts.append(self.tr("%1 besteld").replace("%1", format_quantity(count)))
        if free is not None:
            parts.append(self.tr("%1 vrij").replace("%1", format_quantity(free)))
        return ", ".join(part for part in parts if part)

    def _short_sentence(self) -> str:
        """Say of the first cell that asks more than is free what happens; of more cells how many there are."""
        found = []
        for cell in self._cells.values():
            variant = cell.variant
            count = self._counts.get(variant.article_id, Quantity.ZERO) if variant is not None else Quantity.ZERO
            free = self._stock.free.get(variant.article_id) if variant is not None else None
            if variant is not None and free is not None and count.milli > max(free.milli, 0):
                found.append((variant, count, free))
        if not found:
            return ""
        variant, count, free = found[0]
        text = self.tr("%1: %2 besteld, %3 vrij. Rest komt op backorder.")
        if len(found) > 1:
            text = self.tr("%1: %2 besteld, %3 vrij (zo zijn er %4). Rest komt op backorder.")
        name = " ".join(part for part in (variant.colour, variant.size) if part)
        shown = format_quantity(free) if free.milli > 0 else "0"
        text = text.replace("%1", name).replace("%2", format_quantity(count)).replace("%3", shown)
        return text.replace("%4", str(len(found)))

    def _milli(self, down: int, across: int) -> int:
        cell = self._cells.get((down, across))
        variant = cell.variant if cell is not None else None
        return self._counts.get(variant.article_id, Quantity.ZERO).milli if variant is not None else 0

    @property
    def total(self) -> Quantity:
        """How many pieces stand in the window."""
        return Quantity(sum(count.milli for count in self._counts.values()))

    def counts(self) -> dict[str, Quantity]:
        """Return how many of each variant; zero for what is empty."""
        return {one.article_id: self._counts.get(one.article_id, Quantity.ZERO) for one in self._stock.matrix.variants}

    # --- keys, scans, end ------------------------------------------------------------------------------

    def open(self, focus: QWidget | None = None) -> None:
        """Show with the cursor in the first cell."""
        super().open(focus or next((cell.edit for cell in self._cells.values() if cell.variant), None))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk through the cells with the arrows and Enter."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            cell = next((one for one in self._cells.values() if one.edit is watched), None)
            ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if cell is not None and not ctrl:
                return self._walk(cell, event)
        return super().eventFilter(watched, event)

    def _walk(self, cell: _Cell, event: QKeyEvent) -> bool:
        step = _ARROWS.get(Qt.Key(event.key()))
        if step is not None:
            self._go(cell.place, step)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextPrevChild(True)
            return True
        return False

    def _go(self, place: tuple[int, int], step: tuple[int, int]) -> None:
        """Move to the next cell that exists in this direction; at the edge it stays."""
        down, across = place[0] + step[0], place[1] + step[1]
        while (down, across) in self._cells:
            cell = self._cells[down, across]
            if cell.variant is not None:
                cell.edit.setFocus(Qt.FocusReason.OtherFocusReason)
                self._area.ensureWidgetVisible(cell.edit)
                return
            down, across = down + step[0], across + step[1]

    def take_scan(self, code: str) -> bool:
        """Add one to the variant with this barcode and go there; false for a code of anything else."""
        for cell in self._cells.values():
            if cell.variant is not None and code in (*cell.variant.barcodes, cell.variant.number):
                before = self._counts.get(cell.variant.article_id, Quantity.ZERO)
                self._counts[cell.variant.article_id] = before + Quantity.ONE
                self._wrong.discard(cell.variant.article_id)
                self.views.set_value(COUNT)
                self._view = COUNT
                self._show()
                cell.edit.setFocus(Qt.FocusReason.OtherFocusReason)
                announce(cell.edit, cell.edit.accessibleName())
                return True
        return False

    def _take_over(self) -> None:
        if not self._wrong:
            self.done(self.counts())


def _or_dash(milli: int) -> str:
    return format_quantity(Quantity(milli)) if milli else "–"


def _too_many() -> InputError:
    from kassa.domain.errors import Reason

    return InputError(Reason("matrix.too_many", "Meer dan 9.999 stuks kan hier niet.", "Typ een kleiner aantal."))
