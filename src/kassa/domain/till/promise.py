"""When an order can be promised: the days the shop is open, and the time slots ("Tijdvakken") of a day."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from kassa.domain.errors import InputError, Reason
from kassa.domain.frozen import frozen

WEEKDAYS: Final = ("ma", "di", "wo", "do", "vr", "za", "zo")
_SLOT = r"(\d{1,2}):(\d{2}) *[-–] *(\d{1,2}):(\d{2})"
_LAST: Final = "23:59"


@frozen
class Slot:
    """A part of a day; both ends empty is the whole day.

    Attributes:
        begin: as ``HH:MM``.
        end: as ``HH:MM``.
    """

    begin: str = ""
    end: str = ""

    @property
    def is_whole_day(self) -> bool:
        """Whether no part of the day was chosen."""
        return not self.end

    @property
    def hours(self) -> str:
        """The two ends as a chip shows them: ``08–12``, or ``08:30–12:00`` when one is no whole hour."""
        if self.is_whole_day:
            return ""
        if self.begin.endswith(":00") and self.end.endswith(":00"):
            return f"{self.begin[:2]}–{self.end[:2]}"
        return f"{self.begin}–{self.end}"


WHOLE_DAY: Final = Slot()


def read_slots(text: str) -> tuple[Slot, ...]:
    """Return the time slots of a text with one on each line, such as ``08:00-12:00``.

    Raises:
        InputError: a line is no time slot, ends before it begins, or overlaps the one before.
    """
    found: list[Slot] = []
    for line in (part.strip() for part in text.splitlines()):
        if not line:
            continue
        slot = _slot(line)
        if found and slot.begin < found[-1].end:
            raise InputError(
                Reason(
                    "slots.order",
                    f"Het tijdvak '{line[:40]}' begint voordat het vorige is afgelopen.",
                    "Zet de tijdvakken op volgorde en laat ze op elkaar aansluiten.",
                )
            )
        found.append(slot)
    return tuple(found)


def read_weekdays(text: str) -> frozenset[int]:
    """Return the days of a text such as ``ma di wo do vr za`` as numbers, Monday is 0.

    Raises:
        InputError: a word is no day, or there is none.
    """
    words = [word for word in re.split(r"[\s,;]+", text.strip().lower()) if word]
    unknown = next((word for word in words if word not in WEEKDAYS), None)
    if unknown is not None or not words:
        raise InputError(
            Reason(
                "weekdays.unknown",
                f"'{(unknown or text)[:40]}' is geen dag.",
                f"Schrijf de dagen als {' '.join(WEEKDAYS)}.",
            )
        )
    return frozenset(WEEKDAYS.index(word) for word in words)


def proposed_days(today: dt.date, weekdays: frozenset[int]) -> tuple[dt.date, ...]:
    """Return the days that can be chosen with one tap: today, tomorrow and the next two days the shop is open."""
    found = [today, today + dt.timedelta(days=1)]
    day = found[-1]
    for _ in range(2):
        day += dt.timedelta(days=1)
        while day.weekday() not in weekdays:
            day += dt.timedelta(days=1)
        found.append(day)
    return tuple(found)


def day_problem(day: dt.date | None, today: dt.date) -> Reason | None:
    """Return why an order cannot be promised for this day, or None."""
    if day is None:
        return Reason("order.date", "Er is nog geen datum gekozen.", "Kies een datum.")
    if day < today:
        return Reason("order.date", "Deze datum is al voorbij. Er is niets geplaatst.", "Kies vandaag of later.")
    return None


def slot_problem(slot: Slot, day: dt.date | None, now: dt.datetime) -> Reason | None:
    """Return why a time slot cannot be chosen for this day, or None.

    Args:
        slot: the part of the day.
        day: the day it is for; None while none was chosen.
        now: the moment, in the time zone of the shop.
    """
    if slot.is_whole_day or day != now.date() or slot.end > f"{now:%H:%M}":
        return None
    return Reason("order.slot", f"Het tijdvak {slot.hours} uur is vandaag al voorbij.", "Kies een later tijdvak.")


def _slot(line: str) -> Slot:
    found = re.fullmatch(_SLOT, line)
    begin, end = ("", "") if found is None else (f"{int(found[1]):02d}:{found[2]}", f"{int(found[3]):02d}:{found[4]}")
    if not begin or begin[3:] > "59" or end[3:] > "59" or not begin < end <= _LAST:
        raise InputError(
            Reason(
                "slots.line", f"'{line[:40]}' is geen tijdvak.", "Schrijf elk tijdvak op een regel, als 08:00-12:00."
            )
        )
    return Slot(begin, end)
