"""Rows of a few fields below each other, to add and take away; what is taken away can be put back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kassa.domain.people.contact import Address, ContactDetail, ContactKind
from kassa.ui.widgets.buttons import Button, icon_button
from kassa.ui.widgets.desk import CheckBox, ComboBox
from kassa.ui.widgets.fields import SelectAllEdit
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.strips import UndoBar

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

T = TypeVar("T")
L = TypeVar("L", bound="Line[Any]")
UNDO_WIDTH, UNDO_HEIGHT = 420, 36
KIND_WIDTH, INVOICE_WIDTH, COUNTRY_WIDTH, POSTCODE_WIDTH = 130, 104, 60, 96


class Line(Protocol[T]):
    """The fields of one row."""

    @property
    def parts(self) -> Sequence[tuple[QWidget, int]]:
        """Its fields and how much of the width each takes; 0 is its own width."""
        ...

    def show_value(self, value: T) -> None:
        """Fill the fields."""
        ...

    def value(self) -> T:
        """Return what is filled in."""
        ...

    def is_empty(self) -> bool:
        """Tell whether nothing was filled in."""
        ...


class DetailRows(QWidget, Generic[T, L]):
    """Rows with one button to add and one per row to take away.

    Args:
        theme: for colours and icons.
        name: object name; rows are called ``name.row_1`` and so on.
        words: of the button that adds a row, and after a row was taken away.
        heads: words above the fields.
        make: makes the fields of a row; called with the object name of the row.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        words: tuple[str, str],
        heads: Sequence[str],
        make: Callable[[str], L],
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._theme, self._name, self._make = theme, name, make
        self._made = 0
        self.lines: list[L] = []
        self._rows: list[QWidget] = []
        self._gone: tuple[int, T] | None = None
        self._removed = words[1]
        self._head = QWidget()
        self._heads = QHBoxLayout(self._head)
        self._heads.setContentsMargins(0, 0, 0, 0)
        self._heads.setSpacing(8)
        self._labels = [label(text, "label") for text in heads]
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self.add_button = Button(theme, words[0], name=f"{name}.add", icon="plus", sz="s")
        self.add_button.clicked.connect(self._add_empty)
        self.undo = UndoBar(theme, name=f"{name}.undo")
        self.undo.setFixedSize(UNDO_WIDTH, UNDO_HEIGHT)
        self.undo.undone.connect(self._put_back)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.add_button)
        below.addWidget(self.undo)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._head)
        column.addLayout(self._column)
        column.addLayout(below)
        self._show_head()

    def show_values(self, values: Sequence[T]) -> None:
        """Show exactly these rows."""
        for row in list(self._rows):
            self._drop(row)
        for value in values:
            self._add(value)
        self._gone = None
        self.undo.dismiss()

    def values(self) -> tuple[T, ...]:
        """Return what is filled in; rows without anything do not count."""
        return tuple(line.value() for line in self.lines if not line.is_empty())

    def set_locked(self, locked: bool) -> None:
        """Show without letting anything change."""
        self.add_button.setEnabled(not locked)
        for row in self._rows:
            row.setEnabled(not locked)

    # --- rows ------------------------------------------------------------------------------------------

    def _add_empty(self) -> None:
        line = self._add(None)
        line.parts[0][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, value: T | None, place: int = -1) -> L:
        self._made += 1
        name = f"{self._name}.row_{self._made}"
        line = self._make(name)
        if value is not None:
            line.show_value(value)
        row = QWidget()
        fields = QHBoxLayout(row)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(8)
        for part, stretch in line.parts:
            fields.addWidget(part, stretch)
        remove = icon_button(self._theme, "trash-2", self.tr("Regel weghalen"), name=f"{name}.remove", kind="ghost")
        remove.clicked.connect(lambda: self._remove(row))
        fields.addWidget(remove)
        at = len(self.lines) if place < 0 else place
        self.lines.insert(at, line)
        self._rows.insert(at, row)
        self._column.insertWidget(at, row)
        self._show_head()
        return line

    def _remove(self, row: QWidget) -> None:
        place = self._rows.index(row)
        line = self.lines[place]
        self._gone = None if line.is_empty() else (place, line.value())
        self._drop(row)
        if self._gone is not None:
            self.undo.offer(self._removed)
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_back(self) -> None:
        if self._gone is not None:
            place, value = self._gone
            self._add(value, min(place, len(self.lines)))
            self._gone = None

    def _drop(self, row: QWidget) -> None:
        place = self._rows.index(row)
        del self._rows[place], self.lines[place]
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._show_head()

    def _show_head(self) -> None:
        """Give the words above the fields the widths of the fields."""
        self._head.setVisible(bool(self.lines))
        if not self.lines or self._heads.count():
            return
        for made, (part, stretch) in zip(self._labels, self.lines[0].parts, strict=True):
            if not stretch:
                made.setFixedWidth(part.sizeHint().width() if part.maximumWidth() > 9999 else part.maximumWidth())
            self._heads.addWidget(made, stretch)
        self._heads.addSpacing(42)


class ContactLine:
    """Type, value, label and the tick 'Factuur' of one contact detail."""

    def __init__(
        self, theme: Theme, name: str, words: dict[ContactKind, str], texts: tuple[str, str, str, str]
    ) -> None:
        self._id = ""
        self.kind = ComboBox(theme, name=f"{name}.kind")
        self.kind.setAccessibleName(texts[0])
        self.kind.setFixedWidth(KIND_WIDTH)
        for kind, word in words.items():
            self.kind.addItem(word, kind.value)
        self.edit = _edit(f"{name}.value", texts[1])
        self.label = _edit(f"{name}.label", texts[2])
        self.invoices = CheckBox(theme, texts[3], name=f"{name}.invoices")
        self.invoices.setFixedWidth(INVOICE_WIDTH)
        self.kind.currentIndexChanged.connect(self._kind_changed)
        self.parts = ((self.kind, 0), (self.edit, 3), (self.label, 2), (self.invoices, 0))

    def show_value(self, value: ContactDetail) -> None:
        """Fill the fields."""
        self._id = value.id
        self.kind.setCurrentIndex(max(0, self.kind.findData(value.kind.value)))
        self.edit.setText(value.value)
        self.label.setText(value.label)
        self.invoices.setChecked(value.for_invoices)

    def value(self) -> ContactDetail:
        """Return what is filled in."""
        kind = ContactKind(self.kind.currentData())
        invoices = self.invoices.isChecked() and kind is ContactKind.EMAIL
        return ContactDetail(self._id, kind, self.edit.text(), self.label.text(), invoices)

    def is_empty(self) -> bool:
        """Tell whether nothing was filled in."""
        return not self.edit.text().strip() and not self.label.text().strip()

    def _kind_changed(self) -> None:
        mail = self.kind.currentData() == ContactKind.EMAIL.value
        self.invoices.setEnabled(mail)
        if not mail:
            self.invoices.setChecked(False)


class AddressLine:
    """Label, street, postcode, place and country of one delivery address."""

    def __init__(self, name: str, texts: tuple[str, str, str, str, str]) -> None:
        self._id = ""
        names = ("label", "street", "postcode", "city", "country")
        self.edits = [_edit(f"{name}.{field}", text) for field, text in zip(names, texts, strict=True)]
        self.edits[2].setFixedWidth(POSTCODE_WIDTH)
        self.edits[4].setFixedWidth(COUNTRY_WIDTH)
        self.edits[4].setText("NL")
        self.parts = tuple(zip(self.edits, (2, 3, 0, 2, 0), strict=True))

    def show_value(self, value: Address) -> None:
        """Fill the fields."""
        self._id = value.id
        texts = (value.label, value.street, value.postcode, value.city, value.country)
        for edit, text in zip(self.edits, texts, strict=True):
            edit.setText(text)

    def value(self) -> Address:
        """Return what is filled in."""
        return Address(self._id, *(edit.text() for edit in self.edits))

    def is_empty(self) -> bool:
        """Tell whether nothing was filled in."""
        return not any(edit.text().strip() for edit in self.edits[:4])


def _edit(name: str, accessible: str) -> QLineEdit:
    edit = SelectAllEdit()
    edit.setObjectName(name)
    edit.setAccessibleName(accessible)
    return edit
