"""What is done to the lines by hand: typed, moved, removed, and the menu of a line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from kassa.domain.errors import KassaError
from kassa.domain.pricing.totals import EnteredPrice, PriceMode
from kassa.domain.pricing.vat import VatCode
from kassa.domain.sales import lines
from kassa.domain.sales.document import SalesDocument, SalesLine
from kassa.system.identity import new_id
from kassa.ui.office.sales.cell_input import as_words, empty_line, typed_into
from kassa.ui.office.sales.line_columns import LineField
from kassa.ui.office.sales.line_model import LineModel, Wrong
from kassa.ui.office.sales.line_table import LineTable

if TYPE_CHECKING:
    from kassa.ui.office.context import OfficeContext
    from kassa.ui.office.sales.adding import Adding
    from kassa.ui.office.sales.draft import Draft


class LineEditing(QObject):
    """Takes over what happens in a :class:`LineTable` into a :class:`Draft`."""

    wrong = Signal(str, object)
    """Line and field where something was typed that cannot be understood."""
    refused = Signal(object)
    removed = Signal(str)
    """What was taken away, for 'Ongedaan maken'."""

    def __init__(self, office: OfficeContext, draft: Draft, adding: Adding, table: LineTable, model: LineModel) -> None:
        super().__init__(table)
        self._office, self._draft, self._adding = office, draft, adding
        self._table, self._model = table, model
        self.vat: tuple[VatCode, ...] = ()
        table.typed.connect(self._typed)
        table.more_wanted.connect(self._more)
        table.picker_wanted.connect(self.pick_for)
        table.remove_wanted.connect(self.remove)

    def add_empty(self) -> None:
        """Add an empty line and begin to type in it."""
        line = empty_line(new_id(), self._draft.document, self.vat)
        if self._change(lambda document: lines.add_line(document, line)):
            self._table.open_cell(line.id, LineField.ARTICLE)

    def move(self, step: int) -> None:
        """Move the current line up or down."""
        line_id = self._table.current_line()
        if line_id and not self._draft.read_only:
            self._table.commit()
            self._change(lambda document: lines.move_line(document, line_id, step))
            self._table.set_current(line_id)

    def remove(self, line_id: str) -> None:
        """Take a line off; it can be taken back."""
        if self._draft.read_only or self._model.row_of(line_id) < 0:
            return
        row, name = self._model.row_of(line_id), self._draft.document.line(line_id).name
        if self._change(lambda document: lines.remove_line(document, line_id)):
            said = self.tr("Regel %1 verwijderd").replace("%1", str(row + 1))
            self.removed.emit(f"{said}: {name}" if name else said)
            beside = self._model.line_at(min(row, self._model.rowCount() - 1))
            if beside is not None:
                self._table.set_current(beside.id)

    def pick_for(self, line_id: str) -> None:
        """Choose another article for a line; of a colour/size article the window opens with what stands there."""
        line = self._draft.document.line(line_id)
        if line.detail and line.article_id:
            self._adding.open_matrix_of(line)
        elif line.is_goods:
            self._adding.pick(line_id=line_id)

    # --- typing ----------------------------------------------------------------------------------------

    def _typed(self, line_id: str, field: LineField, text: str) -> None:
        self._model.wrong.pop((line_id, field), None)
        if field is LineField.ARTICLE:
            if text.strip():
                self._adding.typed_in_line(line_id, text.strip(), self._marker(line_id, field, text))
            return
        try:
            self._draft.put(typed_into(self._draft.document, line_id, field, text, self.vat))
        except KassaError as refused:
            self._mark(line_id, field, text, str(refused))
        self._table.viewport().update()

    def _marker(self, line_id: str, field: LineField, text: str) -> Callable[[str], None]:
        return lambda told: self._mark(line_id, field, text, told)

    def _mark(self, line_id: str, field: LineField, text: str, told: str) -> None:
        """Keep what was typed in its cell, marked with what to type."""
        self._model.wrong[line_id, field] = Wrong(text, told)
        self._office.ui.sounds.play("fout")
        self._table.viewport().update()
        self.wrong.emit(line_id, field)

    def _change(self, change: Callable[[SalesDocument], SalesDocument]) -> bool:
        try:
            self._draft.put(change(self._draft.document))
        except KassaError as refused:
            self.refused.emit(refused)
            return False
        return True

    # --- menu ------------------------------------------------------------------------------------------

    def _more(self, line_id: str, place: QPoint) -> None:
        if not self._draft.read_only:
            self.menu_of(self._draft.document.line(line_id), self._table).popup(place)

    def menu_of(self, line: SalesLine, over: QWidget) -> QMenu:
        """Return the menu of a line."""
        menu = QMenu(over)
        menu.setObjectName("editor.line_menu")
        menu.aboutToHide.connect(menu.deleteLater)

        def offer(words: str, act: Callable[[], object]) -> None:
            menu.addAction(words).triggered.connect(lambda _on=False: act())

        if line.is_goods and line.detail:
            offer(self.tr("Kleur en maat…"), lambda: self.pick_for(line.id))
        elif line.is_goods:
            offer(self.tr("Artikel kiezen… (F4)"), lambda: self.pick_for(line.id))
        offer(self.tr("Tekst bij regel"), lambda: self._table.open_cell(line.id, LineField.TEXT))
        if line.price_changed:
            offer(self.tr("Prijs van het artikel terugzetten"), lambda: self._put(_at_list_price(line)))
        if line.is_goods and not line.article_id:
            offer(self.tr("Tekstregel van maken"), lambda: self._put(as_words(line)))
        menu.addSeparator()
        offer(self.tr("Omhoog (Ctrl+↑)"), lambda: self._step(line.id, -1))
        offer(self.tr("Omlaag (Ctrl+↓)"), lambda: self._step(line.id, 1))
        offer(self.tr("Verwijderen (Ctrl+Del)"), lambda: self.remove(line.id))
        return menu

    def _put(self, line: SalesLine) -> None:
        self._change(lambda document: lines.put_line(document, line))

    def _step(self, line_id: str, step: int) -> None:
        self._table.set_current(line_id)
        self.move(step)


def _at_list_price(line: SalesLine) -> SalesLine:
    return replace(line, price=EnteredPrice(line.list_price, PriceMode.INCLUSIVE))
