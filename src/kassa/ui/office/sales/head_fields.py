"""The fields above the lines: Soort, Debiteur, Datum and what a kind of document has besides (ui.md 9.1, 9.3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from kassa.domain.errors import InputError
from kassa.domain.frozen import frozen
from kassa.domain.sales.document import DocumentKind, SalesDocument
from kassa.domain.values.days import parse_day
from kassa.domain.values.dutch import format_date, format_date_long
from kassa.ui.office.form_fields import ChoiceField
from kassa.ui.widgets.fields import Field
from kassa.ui.widgets.picker import Choice, Picker

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme
    from kassa.ui.work.jobs import Runner

STEPS = ((900, 4), (640, 3), (0, 2))
"""From which width so many columns."""
_STRETCH = {4: (5, 9, 5, 7), 3: (5, 8, 5), 2: (1, 1)}


@frozen
class HeadChoices:
    """What the head offers to choose from, as (value, word)."""

    types: tuple[tuple[str, str], ...]
    employees: tuple[tuple[str, str], ...]
    branches: tuple[tuple[str, str], ...]


class DateField(Field):
    """A date typed as ui.md 3 allows: ``26-11``, ``2611``, ``v``, ``m``, ``+7``; read when it is left."""

    chosen = Signal(object)
    """A date, or None when an empty field is allowed."""

    def __init__(self, text: str, today: Callable[[], dt.date], *, name: str, required: bool = False) -> None:
        super().__init__(text, name=name, required=required)
        self._today, self._required_day = today, required
        self._day: dt.date | None = None
        self.edit.editingFinished.connect(self.take)

    @property
    def day(self) -> dt.date | None:
        """The date that was last understood."""
        return self._day

    def set_day(self, day: dt.date | None) -> None:
        """Show a date, without a signal."""
        self._day = day
        self.edit.setText("" if day is None else format_date(day))
        self.edit.setToolTip("" if day is None else format_date_long(day))
        self.set_error("")

    def take(self) -> bool:
        """Read what was typed; false when it is no date, which is said below and stays."""
        text = self.edit.text().strip()
        if text == ("" if self._day is None else format_date(self._day)):
            self.set_error("")
            return True
        if not text and not self._required_day:
            self.set_day(None)
            self.chosen.emit(None)
            return True
        try:
            day = parse_day(text, self._today())
        except InputError as refused:
            self.set_error(str(refused))
            return False
        self.set_day(day)
        self.chosen.emit(day)
        return True


class HeadFields(QWidget):
    """Shows the head of a document and tells which part was changed.

    ``changed`` carries the name of the part: type, date, due_date, expected_date, subject, employee, branch, delivery.
    """

    changed = Signal(str)
    customer_picked = Signal(str)
    """Identity of the customer, or an empty text when the field was emptied."""

    def __init__(
        self,
        theme: Theme,
        jobs: Runner,
        kind: DocumentKind,
        today: Callable[[], dt.date],
        find_customers: Callable[[str, int], Sequence[Choice]],
    ) -> None:
        super().__init__()
        self._kind = kind
        self._across = 0
        self.type = ChoiceField(theme, self.tr("Soort"), (), name="editor.type")
        self.customer = Picker(theme, jobs, self.tr("Debiteur"), find_customers, name="editor.customer", required=True)
        self.date = DateField(self.tr("Datum"), today, name="editor.date", required=True)
        self.due_date = DateField(self.tr("Vervaldatum"), today, name="editor.due_date")
        self.subject = Field(self.tr("Betreft"), name="editor.subject")
        self.subject.edit.setMaxLength(200)
        self.employee = ChoiceField(theme, self.tr("Medewerker"), (), name="editor.employee")
        self.branch = ChoiceField(theme, self.tr("Filiaal"), (), name="editor.branch")
        self.expected = DateField(self.tr("Verwachte leverdatum"), today, name="editor.expected_date")
        self.method = ChoiceField(theme, self.tr("Leverwijze"), self._methods(), name="editor.delivery_method")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(20, 6, 20, 10)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        self._shown = self._fields()
        for field in (self.due_date, self.expected, self.method):
            if field not in self._shown:
                field.setParent(self)
                field.hide()
        self._connect()

    def _methods(self) -> tuple[tuple[str, str], ...]:
        return (("", self.tr("Nog niet bekend")), ("pickup", self.tr("Afhalen")), ("delivery", self.tr("Bezorgen")))

    def _fields(self) -> tuple[QWidget, ...]:
        if self._kind is DocumentKind.ORDER:
            first = (self.type, self.customer, self.date, self.employee)
            return (*first, self.branch, self.subject, self.expected, self.method)
        if self._kind is DocumentKind.DELIVERY:
            return (self.type, self.customer, self.date, self.employee, self.branch, self.subject)
        return (self.type, self.customer, self.date, self.due_date, self.branch, self.subject, self.employee)

    def _connect(self) -> None:
        self.customer.picked.connect(lambda choice: self.customer_picked.emit(choice.key if choice else ""))
        for field, part in (
            (self.type, "type"),
            (self.employee, "employee"),
            (self.branch, "branch"),
            (self.method, "delivery"),
        ):
            field.changed.connect(lambda part=part: self.changed.emit(part))
        for date, part in ((self.date, "date"), (self.due_date, "due_date"), (self.expected, "expected_date")):
            date.chosen.connect(lambda _day, part=part: self.changed.emit(part))
        self.subject.edit.textEdited.connect(lambda: self.changed.emit("subject"))

    def set_choices(self, choices: HeadChoices) -> None:
        """Offer the kinds, people and branches there are."""
        self.type.set_choices(choices.types)
        self.employee.set_choices(choices.employees)
        self.branch.set_choices(choices.branches)

    def show_document(self, document: SalesDocument) -> None:
        """Fill the fields, without a signal."""
        self.blockSignals(True)
        for field, value, word in (
            (self.type, document.type_code, document.type_code),
            (self.employee, document.employee_id, document.employee_name),
            (self.branch, document.branch_id, document.branch_id),
            (self.method, document.delivery_method, document.delivery_method),
        ):
            if value and not field.offers(value):
                field.add_choice(value, word)
            field.set_value(value)
        self.show_customer(document)
        self.show_dates(document)
        self.subject.set_text(document.subject)
        self.blockSignals(False)

    def show_customer(self, document: SalesDocument) -> None:
        """Show for whom the document is."""
        party = document.party
        words = f"{party.number} · {party.title}" if party else ""
        self.customer.set_choice(Choice(party.customer_id, words) if party else None)
        if party:
            self.customer.set_error("")

    def show_dates(self, document: SalesDocument) -> None:
        """Show the dates; a due date follows date and customer."""
        self.date.set_day(document.date)
        self.due_date.set_day(document.due_date)
        self.expected.set_day(document.expected_date)

    def field_of(self, part: str) -> Field | ChoiceField | None:
        """Return the field a problem is about."""
        fields: dict[str, Field | ChoiceField] = {
            "customer": self.customer,
            "date": self.date,
            "due_date": self.due_date,
            "expected_date": self.expected,
            "type": self.type,
            "subject": self.subject,
            "branch": self.branch,
            "employee": self.employee,
        }
        return fields.get(part)

    def take_dates(self) -> bool:
        """Read every date that is still being typed; false when one is no date."""
        read = [field.take() for field in (self.date, self.due_date, self.expected) if field in self._shown]
        return all(read)

    def set_read_only(self, on: bool) -> None:
        """Let nothing be typed."""
        for field in self._shown:
            field.setEnabled(not on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the number of columns."""
        super().resizeEvent(event)
        across = next(count for width, count in STEPS if self.width() >= width)
        if across == self._across:
            return
        for column in range(self._across):
            self._grid.setColumnStretch(column, 0)
        self._across = across
        for place, field in enumerate(self._shown):
            self._grid.addWidget(field, place // across, place % across, Qt.AlignmentFlag.AlignTop)
        for column, stretch in enumerate(_STRETCH[across]):
            self._grid.setColumnStretch(column, stretch)
