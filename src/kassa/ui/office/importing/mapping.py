"""Second step: 'Kolomindeling', which column of the file holds which field, with examples from the file."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from kassa.domain.importing.columns import Mapping
from kassa.ui.office.form_fields import ChoiceField, FieldGrid
from kassa.ui.widgets.desk import ComboBox
from kassa.ui.widgets.fields import Field as TextField
from kassa.ui.widgets.labels import ElidedLabel, label, rule
from kassa.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from kassa.domain.pricing.vat import VatCode
    from kassa.services.importing.engine import AnyImporting
    from kassa.services.ports import Sheet
    from kassa.ui.office.importing.words import ImportWords
    from kassa.ui.theme.theme import Theme

EXAMPLES = 3
CHOICE_WIDTH = 260


class MappingStep(QWidget):
    """One line per column: its head, examples, and the field it holds."""

    changed = Signal()

    def __init__(self, theme: Theme, importing: AnyImporting, words: ImportWords) -> None:
        super().__init__()
        self._importing, self._words = importing, words
        self._by_value: dict[str, StrEnum] = {spec.field.value: spec.field for spec in importing.fields}
        self._theme = theme
        self.boxes: list[ComboBox] = []
        self.about = label("", "body", "second", wrap=True, name="import.about")
        self.notice = Notice(theme, name="import.mapping_notice")
        self.default_vat = ChoiceField(theme, self.tr("Btw als de lijst niets zegt"), (), name="import.default_vat")
        self.default_vat.changed.connect(self._changed)
        self.keep_as = TextField(self.tr("Indeling bewaren als"), name="import.keep_as")
        self.keep_as.set_help(self.tr("Leeg: alleen onthouden voor bestanden met dezelfde kolommen."))
        options = FieldGrid()
        options.add(self.default_vat)
        options.add(self.keep_as)
        self._inside = QWidget()
        self._inside.setProperty("fx", "surface")
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 12, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(8)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(12)
        column.addWidget(self.about)
        column.addWidget(self.notice)
        column.addWidget(area, 1)
        column.addWidget(options)

    def show_sheet(
        self, sheet: Sheet, mapping: Mapping, samples: Sequence[Sequence[str]], vat: Sequence[VatCode]
    ) -> None:
        """Show the columns of a file with their mapping."""
        self.about.setText(f"{sheet.name} · {sheet.about}")
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.boxes = []
        heads = (self.tr("Kolom in het bestand"), self.tr("Voorbeelden"), self.tr("Veld in Kassa"))
        for place, text in enumerate(heads):
            self._grid.addWidget(label(text, "label"), 0, place)
        self._grid.addWidget(rule(), 1, 0, 1, 3)
        for place, head in enumerate(sheet.header):
            cells = [row[place].strip() for row in samples if place < len(row) and row[place].strip()]
            examples = ElidedLabel(" · ".join(dict.fromkeys(cells[: EXAMPLES * 3])), "body", "second")
            self._grid.addWidget(label(head or self.tr("(geen naam)"), "strong"), place + 2, 0)
            self._grid.addWidget(examples, place + 2, 1)
            self._grid.addWidget(self._box(place, head, mapping.columns[place]), place + 2, 2)
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(len(sheet.header) + 2, 1)
        self._show_vat(vat, mapping)
        self._changed()

    def mapping(self) -> Mapping:
        """Return the mapping as it stands."""
        columns = tuple(self._by_value.get(str(box.currentData())) for box in self.boxes)
        return Mapping(columns, self.default_vat.value())

    def is_ready(self) -> bool:
        """Tell whether the mapping can be used."""
        return bool(self.boxes) and not self._importing.check_mapping(self.mapping())

    def _box(self, place: int, head: str, chosen: StrEnum | None) -> ComboBox:
        box = ComboBox(self._theme, name=f"import.column_{place + 1}")
        box.setAccessibleName(self.tr("Veld voor kolom %1").replace("%1", head))
        box.setFixedWidth(CHOICE_WIDTH)
        box.addItem(self.tr("Niet inlezen"), "")
        for spec in self._importing.fields:
            box.addItem(self._words.fields[spec.field], spec.field.value)
        box.setCurrentIndex(max(0, box.findData(chosen.value if chosen else "")))
        box.currentIndexChanged.connect(self._changed)
        self.boxes.append(box)
        return box

    def _show_vat(self, vat: Sequence[VatCode], mapping: Mapping) -> None:
        self.default_vat.setVisible(bool(vat))
        nothing = ("", self.tr("Niets: meld het als fout"))
        self.default_vat.set_choices([nothing, *((code.code, code.name) for code in vat)])
        self.default_vat.blockSignals(True)
        self.default_vat.set_value(mapping.default_vat)
        self.default_vat.blockSignals(False)

    def _changed(self) -> None:
        wrong = self._importing.check_mapping(self.mapping())
        self.notice.say(" ".join(str(reason) for reason in wrong), "warn")
        self.changed.emit()
