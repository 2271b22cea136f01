"""Picking a day by finger: one month at a time, nothing before today."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from kassa.ui.widgets.buttons import Button, icon_button
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.overlay import Dialog

if TYPE_CHECKING:
    from kassa.ui.shell.context import UiContext

_WEEKS, _DAYS = 6, 7
_KEYS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_DAYS,
    Qt.Key.Key_Down: _DAYS,
}


class CalendarSheet(Dialog):
    """Ends with the ``date`` that was picked, or None.

    Args:
        ui: theme and language.
        over: what the sheet covers.
        title: what the day is for.
        today: the first day that can be picked.
        chosen: the day that holds now.
    """

    def __init__(self, ui: UiContext, over: QWidget, title: str, today: dt.date, chosen: dt.date | None) -> None:
        super().__init__(ui.theme, over, title, name="calendar", width=460)
        self._today = today
        self._at = chosen if chosen is not None and chosen >= today else today
        self._chosen = chosen
        self._locale = QLocale("en_GB" if ui.language.current == "en" else "nl_NL")
        theme = ui.theme
        self._earlier = icon_button(theme, "chevron-left", self.tr("Vorige maand"), name="calendar.before")
        self._next = icon_button(theme, "chevron-right", self.tr("Volgende maand"), name="calendar.after")
        self._month = label("", "strong")
        self._month.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = QHBoxLayout()
        head.addWidget(self._earlier)
        head.addWidget(self._month, 1)
        head.addWidget(self._next)
        self.body.addLayout(head)
        self._cells: list[Button] = []
        self.body.addLayout(self._grid())
        self._earlier.clicked.connect(lambda: self._turn(-1))
        self._next.clicked.connect(lambda: self._turn(1))
        self.add_button(self.tr("Sluiten"), None, name="calendar.close")
        self._show()

    def ask(self) -> None:
        """Show with the focus on the day that holds."""
        self.open(self._cells[self._first_cell() + self._at.day - 1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _KEYS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self._at = max(self._today, self._at + dt.timedelta(days=step))
        self._show()
        self._cells[self._first_cell() + self._at.day - 1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(4)
        for column in range(_DAYS):
            name = self._locale.dayName(column + 1, QLocale.FormatType.ShortFormat)
            head = label(name, "caption", "second")
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(head, 0, column)
        for place in range(_WEEKS * _DAYS):
            cell = Button(self._theme, "0", name=f"calendar.day_{place}", kind="day")
            cell.setCheckable(True)
            cell.clicked.connect(lambda _on=False, at=place: self._pick(at))
            grid.addWidget(cell, 1 + place // _DAYS, place % _DAYS)
            self._cells.append(cell)
        return grid

    def _first_cell(self) -> int:
        return self._at.replace(day=1).weekday()

    def _day(self, place: int) -> dt.date:
        return self._at.replace(day=1) + dt.timedelta(days=place - self._first_cell())

    def _pick(self, place: int) -> None:
        self.done(self._day(place))

    def _turn(self, step: int) -> None:
        month = self._at.year * 12 + self._at.month - 1 + step
        self._at = max(self._today, dt.date(month // 12, month % 12 + 1, 1))
        self._show()

    def _show(self) -> None:
        self._month.setText(self._locale.toString(QDate(self._at.year, self._at.month, 1), "MMMM yyyy"))
        self._earlier.setEnabled((self._at.year, self._at.month) > (self._today.year, self._today.month))
        for place, cell in enumerate(self._cells):
            day = self._day(place)
            here = (day.year, day.month) == (self._at.year, self._at.month)
            spoken = self._locale.toString(QDate(day.year, day.month, day.day), "dddd d MMMM yyyy")
            cell.set_label(str(day.day) if here else "", spoken)
            cell.setEnabled(here and day >= self._today)
            cell.setChecked(here and day == self._chosen)
