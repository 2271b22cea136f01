"""Third step: every row with its verdict; what is wrong can be typed over on the spot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kassa.domain.importing.columns import Mapping
from kassa.output.table import CellKind
from kassa.services.importing.plan import BADGES
from kassa.services.importing.report import Preview, PreviewRow
from kassa.services.lists.spec import Column
from kassa.ui.office.catalog.row_table import RowTable
from kassa.ui.office.form_fields import FieldGrid
from kassa.ui.office.importing.words import badge_words, line_column, text_column, verdict_column
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.choices import Chip
from kassa.ui.widgets.fields import Field as TextField
from kassa.ui.widgets.labels import label, restyle

if TYPE_CHECKING:
    from kassa.output.table import Cell, CellFormat
    from kassa.ui.office.importing.words import ImportWords
    from kassa.ui.theme.theme import Theme

ORDER = ("error", "warning", "double", "changed", "new", "unchanged")


def grouped(number: int) -> str:
    """Return a count with points for thousands."""
    return f"{number:,}".replace(",", ".")


class RowEditor(QFrame):
    """The cells of one row as fields, to type over what is wrong."""

    applied = Signal(int, list)

    def __init__(self, theme: Theme, words: ImportWords) -> None:
        super().__init__()
        self._words = words
        self.setProperty("fx", "sub")
        self._theme = theme
        self._row: PreviewRow | None = None
        self._fields: list[tuple[int, TextField]] = []
        self.title = label("", "strong")
        self.button = Button(theme, self.tr("Toepassen"), name="import.apply", kind="tonal", icon="check")
        self.button.clicked.connect(self._apply)
        self.why = label("", "body", "danger", wrap=True, name="import.why")
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self.title)
        head.addWidget(self.why, 1)
        head.addWidget(self.button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 10, 20, 12)
        self._column.addLayout(head)
        self._grid: FieldGrid | None = None
        self.hide()

    def show_row(self, row: PreviewRow | None, mapping: Mapping) -> None:
        """Show the cells of a row that did not go well; others hide the editor."""
        self._row = row
        self.setVisible(row is not None and row.badge in ("error", "warning", "double"))
        if row is None or self.isHidden():
            return
        self.title.setText(self.tr("Regel %1 verbeteren").replace("%1", str(row.line)))
        self.why.setText(row.text)
        restyle(self.why, "tone", "danger" if row.badge == "error" else "warn")
        if self._grid is not None:
            self._column.removeWidget(self._grid)
            self._grid.deleteLater()
        self._grid = FieldGrid()
        self._fields = []
        words = self._words.fields
        for place, field in enumerate(mapping.columns):
            if field is not None:
                made = TextField(words[field], name=f"import.cell_{place + 1}")
                made.set_text(row.cells[place] if place < len(row.cells) else "")
                made.edit.returnPressed.connect(self._apply)
                self._grid.add(made)
                self._fields.append((place, made))
        self._column.addWidget(self._grid)

    def _apply(self) -> None:
        if self._row is None:
            return
        cells = list(self._row.cells)
        for place, made in self._fields:
            cells += [""] * (place + 1 - len(cells))
            cells[place] = made.text()
        width = max((place for place, _ in self._fields), default=0) + 1
        self.applied.emit(self._row.line, cells[: max(width, len(self._row.cells))])


class PreviewStep(QWidget):
    """Counts per verdict as filters, the rows, and the editor of one row."""

    corrected = Signal(int, list)

    def __init__(self, theme: Theme, form: CellFormat, words: ImportWords) -> None:
        super().__init__()
        self._words = words
        self._preview = Preview()
        self._mapping = Mapping(())
        self._shown: list[PreviewRow] = []
        self.summary = label("", "strong", name="import.summary")
        self.chips: dict[str, Chip] = {}
        group = QButtonGroup(self)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.summary)
        bar.addSpacing(8)
        badges = badge_words()
        for badge in ORDER:
            chip = Chip(theme, badges[badge].text, name=f"import.filter_{badge}", icon=badges[badge].icon)
            chip.setProperty("sz", "s")
            chip.clicked.connect(lambda _on=False, chosen=badge: self.show_badge(chosen))
            group.addButton(chip)
            bar.addWidget(chip)
            self.chips[badge] = chip
        bar.addStretch(1)
        self.table = RowTable(theme, form, name="import.rows", accessible=self.tr("Regels van het bestand"))
        self.table.current_moved.connect(self._moved)
        self.more = label("", "caption", name="import.more")
        self.editor = RowEditor(theme, words)
        self.editor.applied.connect(self.corrected)
        top = QWidget()
        above = QVBoxLayout(top)
        above.setContentsMargins(20, 8, 20, 8)
        above.addLayout(bar)
        below = QHBoxLayout()
        below.setContentsMargins(20, 4, 20, 4)
        below.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self.table, 1)
        column.addLayout(below)
        column.addWidget(self.editor)

    def show_preview(self, preview: Preview, mapping: Mapping, *, keep: bool = False) -> None:
        """Show verdicts; ``keep`` stays with the filter that is on."""
        self._preview, self._mapping = preview, mapping
        words = badge_words()
        shown = preview.shown
        for badge in BADGES:
            chip = self.chips[badge]
            chip.set_label(f"{words[badge].text} {grouped(shown[badge])}")
            chip.setVisible(shown[badge] > 0)
        self.summary.setText(self.tr("%1 regels").replace("%1", grouped(preview.counts.rows)))
        on = next((badge for badge, chip in self.chips.items() if chip.isChecked() and shown[badge]), "")
        self.show_badge(on if keep and on else next((badge for badge in ORDER if shown[badge]), "new"))

    def show_badge(self, badge: str) -> None:
        """Show the rows of one verdict."""
        self.chips[badge].setChecked(True)
        self._shown = self._preview.rows[badge]
        words = self._words
        columns: list[Column] = [line_column(), verdict_column()]
        places = [place for place, field in enumerate(self._mapping.columns) if field is not None]
        for place in places:
            field = self._mapping.columns[place]
            assert field is not None
            width = words.widths.get(field, 110)
            kind = CellKind.CODE if field in words.codes else CellKind.TEXT
            head = self.tr("Prijs") if field in words.prices else words.fields[field]
            columns.append(Column(f"cell{place}", head, kind, width, sortable=False, filterable=False))
        columns.append(text_column())
        rows: list[tuple[Cell, ...]] = [
            (row.line, row.badge, *(_cell(row.cells, place) for place in places), self._text(row))
            for row in self._shown
        ]
        self.table.show_rows(columns, rows)
        total = self._preview.shown[badge]
        hidden = total - len(rows)
        text = self.tr("De eerste %1 van %2 regels.").replace("%1", grouped(len(rows))).replace("%2", grouped(total))
        self.more.setText(text if hidden > 0 else "")
        self.editor.show_row(None, self._mapping)
        if badge == "error" and self._shown:
            self.table.set_current(0)
            self._moved(0)

    def _text(self, row: PreviewRow) -> str:
        if row.text:
            return row.text
        words = {field.value: word for field, word in self._words.fields.items()}
        words["barcodes"] = words.get("barcode", "")
        return ", ".join(words.get(name, name) for name in row.changed)

    def _moved(self, number: int) -> None:
        row = self._shown[number] if 0 <= number < len(self._shown) else None
        self.editor.show_row(row, self._mapping)


def _cell(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""
