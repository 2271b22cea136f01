"""A field for a day, typed as people type days (ui.md 3): ``26-11``, ``2611``, ``v``, ``m``, ``+7``."""

from __future__ import annotations

import datetime as dt

from kassa.domain.errors import InputError
from kassa.domain.values.days import parse_day
from kassa.domain.values.dutch import format_date
from kassa.ui.widgets.fields import Field


class DayField(Field):
    """Holds a day; what is typed is written out when the field is left."""

    def __init__(self, text: str, day: dt.date, today: dt.date, *, name: str) -> None:
        super().__init__(text, name=name, required=True)
        self._today = today
        self.set_text(format_date(day))
        self.edit.editingFinished.connect(self.day)

    def day(self) -> dt.date | None:
        """Return the day, or None after saying below the field what is wrong."""
        try:
            day = parse_day(self.text(), self._today)
        except InputError as error:
            self.set_error(str(error))
            return None
        self.set_error("")
        self.set_text(format_date(day))
        return day
