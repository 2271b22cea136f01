"""The panel in which one filter is made: tick values, type a part, or give bounds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kassa.domain.errors import InputError
from kassa.services.lists.spec import Filter, Operator, Value
from kassa.ui.office.lists.filter_words import DAYS, MOVING, moving_day, read_value, shown_value
from kassa.ui.office.lists.popover import Popover
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.choices import Chip
from kassa.ui.widgets.desk import CheckBox
from kassa.ui.widgets.fields import Field

if TYPE_CHECKING:
    import datetime as dt

    from kassa.output.table import CellFormat
    from kassa.services.lists.spec import Column
    from kassa.ui.theme.theme import Theme

LIST_HEIGHT = 240


class FilterPopover(Popover):
    """Makes the filters of one column."""

    applied = Signal(object)
    """A tuple of :class:`Filter` for the column; empty takes the filter away."""

    def __init__(
        self, theme: Theme, owner: QWidget, column: Column, now: Sequence[Filter], form: CellFormat, today: dt.date
    ) -> None:
        super().__init__(theme, owner, column.label, name="filter", width=340)
        self._column = column
        self._form = form
        self._today = today
        self._ticks: list[tuple[Value, CheckBox]] = []
        self._low: Field | None = None
        self._high: Field | None = None
        self._part: Field | None = None
        self._now = tuple(now)

    def offer(self, choices: Sequence[Value]) -> None:
        """Build the controls; ``choices`` are the values to tick, empty where bounds or a part are asked."""
        if choices:
            self._tick_list(choices)
        elif self._column.kind in DAYS or self._column.kind.right:
            self._bounds()
        else:
            self._part = Field(self.tr("Bevat"), name="filter.contains")
            self._part.set_text(str(next((one.values[0] for one in self._now), "")))
            self.body.addWidget(self._part)
        self._buttons()
        self.pop()
        first = self.findChild(CheckBox) if choices else self._part or self._low
        if isinstance(first, QWidget):
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _tick_list(self, choices: Sequence[Value]) -> None:
        inside = QWidget()
        inside.setProperty("fx", "surface")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        wanted = {value for one in self._now for value in one.values}
        for place, value in enumerate(choices):
            word = self._column.words.get(str(value))
            text = word.text if word else str(value)
            box = CheckBox(self._theme, text, name=f"filter.value_{place}")
            box.setChecked(value in wanted)
            column.addWidget(box)
            self._ticks.append((value, box))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setFixedHeight(min(LIST_HEIGHT, 34 * len(choices) + 4))
        self.body.addWidget(area)

    def _bounds(self) -> None:
        if self._column.kind in DAYS:
            self._moving_days()
        bounds = {one.operator: one.values[0] for one in self._now}
        row = QHBoxLayout()
        row.setSpacing(10)
        self._low = Field(self.tr("Vanaf"), name="filter.from")
        self._high = Field(self.tr("Tot en met"), name="filter.until")
        for field, operator in ((self._low, Operator.FROM), (self._high, Operator.UNTIL)):
            if operator in bounds:
                field.set_text(shown_value(self._column, bounds[operator], self._form))
            row.addWidget(field)
        self.body.addLayout(row)

    def _moving_days(self) -> None:
        for pair in (MOVING[:3], MOVING[3:]):
            row = QHBoxLayout()
            row.setSpacing(6)
            for key in pair:
                chip = Chip(self._theme, moving_day(key).capitalize(), name=f"filter.{key}")
                chip.setProperty("sz", "s")
                chip.setChecked(any(key in one.values for one in self._now))
                chip.clicked.connect(lambda _on=False, day=key: self._choose_moving(day))
                row.addWidget(chip)
            row.addStretch(1)
            self.body.addLayout(row)

    def _choose_moving(self, day: str) -> None:
        filters = [Filter(self._column.key, Operator.FROM, (day,))]
        if day in ("today", "yesterday"):
            filters = [Filter(self._column.key, Operator.IS, (day,))]
        self._end(tuple(filters))

    def _buttons(self) -> None:
        row = QHBoxLayout()
        clear = Button(self._theme, self.tr("Filter wissen"), name="filter.clear", kind="link", sz="s")
        clear.clicked.connect(lambda: self._end(()))
        apply = Button(self._theme, self.tr("Toepassen"), name="filter.apply", kind="primary", sz="s")
        apply.clicked.connect(self._apply)
        apply.setDefault(True)
        row.addWidget(clear)
        row.addStretch(1)
        row.addWidget(apply)
        self.body.addLayout(row)
        for field in (self._part, self._low, self._high):
            if field is not None:
                field.edit.returnPressed.connect(self._apply)

    def _apply(self) -> None:
        key = self._column.key
        if self._ticks:
            values = tuple(value for value, box in self._ticks if box.isChecked())
            self._end((Filter(key, Operator.IS, values),) if values else ())
        elif self._part is not None:
            part = self._part.text().strip()
            self._end((Filter(key, Operator.CONTAINS, (part,)),) if part else ())
        else:
            self._apply_bounds(key)

    def _apply_bounds(self, key: str) -> None:
        made = []
        for field, operator in ((self._low, Operator.FROM), (self._high, Operator.UNTIL)):
            if field is None or not field.text().strip():
                continue
            before = next((one for one in self._now if one.operator is operator), None)
            if before is not None and field.text() == shown_value(self._column, before.values[0], self._form):
                made.append(before)
                continue
            try:
                made.append(Filter(key, operator, (read_value(self._column, field.text(), self._today),)))
            except InputError as error:
                field.set_error(f"{error.reason.sentence} {error.reason.fix}")
                field.setFocus()
                self.adjustSize()
                return
        self._end(tuple(made))

    def _end(self, filters: tuple[Filter, ...]) -> None:
        self.applied.emit(filters)
        self.close()
