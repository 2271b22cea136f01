"""When an order is promised: chips for the day and for the part of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kassa.domain.till.promise import WHOLE_DAY, Slot
from kassa.domain.values.dutch import format_date_chip
from kassa.ui.widgets.announce import announce
from kassa.ui.widgets.choices import Chip
from kassa.ui.widgets.labels import label, restyle

if TYPE_CHECKING:
    from collections.abc import Callable

    from kassa.domain.errors import Reason
    from kassa.domain.till.ordering import OrderForm
    from kassa.domain.values.dutch import Lang
    from kassa.ui.shell.context import UiContext

_COMPACT_DAYS = 3
_NAMES = "dddd d MMMM"


class PromiseFields(QWidget):
    """Day and time slot; ``edited`` after a choice, ``other_day`` when another day must be picked.

    Args:
        ui: theme and language.
        slot_over: why a slot of a day cannot be chosen, or None.
    """

    edited = Signal()
    other_day = Signal()

    def __init__(self, ui: UiContext, slot_over: Callable[[Slot, dt.date | None], Reason | None]) -> None:
        super().__init__()
        self._ui, self._slot_over = ui, slot_over
        self._days: tuple[dt.date, ...] = ()
        self._slots: tuple[Slot, ...] = ()
        self._date: dt.date | None = None
        self._slot = WHOLE_DAY
        self._delivery = self._compact = False
        self._day_chips: list[Chip] = []
        self._slot_chips: list[Chip] = []
        self._day_label, self._slot_label = label("", "label"), label("", "label")
        self.day_error, self.slot_error = _error("order.day_error"), _error("order.slot_error")
        self._day_row, self._slot_row = _row(), _row()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self._day_label)
        column.addLayout(self._day_row)
        column.addWidget(self.day_error)
        column.addSpacing(2)
        column.addWidget(self._slot_label)
        column.addLayout(self._slot_row)
        column.addWidget(self.slot_error)
        self._retranslate()

    def offer(self, days: tuple[dt.date, ...], slots: tuple[Slot, ...]) -> None:
        """Offer these days (today first) and time slots."""
        if (days, slots) != (self._days, self._slots):
            self._days, self._slots = days, slots
            self._rebuild()

    def set_compact(self, compact: bool) -> None:
        """The narrow variant has one day less."""
        if compact != self._compact:
            self._compact = compact
            self._rebuild()

    def set_delivery(self, delivery: bool) -> None:
        """Name the day after what happens on it."""
        if delivery != self._delivery:
            self._delivery = delivery
            self._retranslate()

    def show_form(self, form: OrderForm) -> None:
        """Show what was chosen."""
        self._date, self._slot = form.date, form.slot
        self.show_errors({})
        self._mark()

    def read(self, form: OrderForm) -> OrderForm:
        """Return the form with what is chosen."""
        return replace(form, date=self._date, slot=self._slot)

    def show_errors(self, errors: dict[str, str]) -> None:
        """Say below the chips what is wrong."""
        for key, shown in (("date", self.day_error), ("slot", self.slot_error)):
            shown.setText(errors.get(key, ""))
            shown.setVisible(key in errors)

    def focus(self, key: str) -> None:
        """Put the focus on the day or on the slot."""
        chips = self._day_chips if key == "date" else self._slot_chips
        chosen = next((chip for chip in chips if chip.isChecked()), chips[0])
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def day(self) -> dt.date | None:
        """The day that is chosen."""
        return self._date

    def choose_day(self, day: dt.date) -> None:
        """A day was chosen; a slot that is over on it gives way to the whole day."""
        self._date = day
        over = self._slot_over(self._slot, day)
        if over is not None:
            self._slot = WHOLE_DAY
        self.show_errors({"slot": over.sentence} if over is not None else {})
        self._mark()
        self.edited.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _choose_slot(self, slot: Slot) -> None:
        over = self._slot_over(slot, self._date)
        if over is None:
            self._slot = slot
            self.show_errors({})
        else:
            self.show_errors({"slot": over.sentence})
            announce(self, over.sentence, urgent=True)
        self._mark()
        self.edited.emit()

    # Building ------------------------------------------------------------------------------------------------------

    def _rebuild(self) -> None:
        """Make the chips anew and mark what is chosen."""
        shown = self._days[:_COMPACT_DAYS] if self._compact else self._days
        _clear(self._day_row, self._day_chips)
        for place, day in enumerate(shown):
            chip = self._chip(self._day_row, self._day_chips, f"order.day_{place}")
            chip.clicked.connect(lambda _on=False, chosen=day: self.choose_day(chosen))
        other = self._chip(self._day_row, self._day_chips, "order.day_other", icon="calendar")
        other.clicked.connect(self._ask_other)
        _clear(self._slot_row, self._slot_chips)
        for place, slot in enumerate((WHOLE_DAY, *self._slots)):
            chip = self._chip(self._slot_row, self._slot_chips, f"order.slot_{place}")
            chip.clicked.connect(lambda _on=False, chosen=slot: self._choose_slot(chosen))
        self._slot_label.setVisible(bool(self._slots))
        for chip in self._slot_chips:
            chip.setVisible(bool(self._slots))
        self._mark()

    def _chip(self, row: QHBoxLayout, chips: list[Chip], name: str, icon: str = "") -> Chip:
        chip = Chip(self._ui.theme, "x", name=name, icon=icon, parent=self)
        chip.setProperty("sz", "l")
        row.insertWidget(row.count() - 1, chip)
        chip.show()
        chips.append(chip)
        return chip

    def _mark(self) -> None:
        """Put the words on the chips and check the chosen ones."""
        if not self._day_chips:
            return
        lang: Lang = "en" if self._ui.language.current == "en" else "nl"
        shown = self._days[:_COMPACT_DAYS] if self._compact else self._days
        for place, (day, chip) in enumerate(zip(shown, self._day_chips, strict=False)):
            words = (self.tr("Vandaag"), self.tr("Morgen"))
            chip.set_label(words[place] if place < len(words) else format_date_chip(day, lang), self._spoken(day))
            chip.setChecked(day == self._date)
        other, elsewhere = self._day_chips[-1], self._date is not None and self._date not in shown
        other.setChecked(elsewhere)
        if elsewhere and self._date is not None:
            other.set_label(format_date_chip(self._date, lang), self._spoken(self._date))
        else:
            other.set_label(self.tr("Kies datum"))
        for slot, chip in zip((WHOLE_DAY, *self._slots), self._slot_chips, strict=True):
            chip.set_label(self.tr("Hele dag") if slot.is_whole_day else self.tr("{} uur").format(slot.hours))
            chip.setChecked(slot == self._slot)
            over = self._slot_over(slot, self._date)
            restyle(chip, "tone", "muted" if over is not None else "")
            chip.setToolTip(over.sentence if over is not None else "")

    def _ask_other(self) -> None:
        self._mark()
        self.other_day.emit()

    def _spoken(self, day: dt.date) -> str:
        locale = QLocale("en_GB" if self._ui.language.current == "en" else "nl_NL")
        words = self.tr("Bezorgdatum {}") if self._delivery else self.tr("Afhaaldatum {}")
        return words.format(locale.toString(QDate(day.year, day.month, day.day), _NAMES))

    def _retranslate(self) -> None:
        self._day_label.setText(self.tr("Verwachte bezorgdatum") if self._delivery else self.tr("Afhaaldatum"))
        self._slot_label.setText(self.tr("Tijdvak"))
        self._mark()


def _row() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    return row


def _clear(row: QHBoxLayout, chips: list[Chip]) -> None:
    for chip in chips:
        row.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
    chips.clear()


def _error(name: str) -> QLabel:
    shown = label("", "caption", "danger", wrap=True, name=name)
    shown.hide()
    return shown
