"""The one parser for days a person types (ui.md 3)."""

from __future__ import annotations

import datetime as dt
import re

from kassa.domain.errors import InputError, Reason

_DATE = re.compile(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?\Z")
_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4})?\Z")
_STEP = re.compile(r"([+-])(\d{1,3})\Z")
_FIX = "Typ een datum als 26-11-2025, 26-11, 2611, v (vandaag), m (morgen) of +7."


def parse_day(text: str, today: dt.date) -> dt.date:
    """Return the day that was typed.

    Args:
        text: ``26-11-2025``, ``26-11``, ``2611``, ``26112025``, ISO ``2025-11-26``, ``v``, ``m`` or ``+7``.
        today: the day in the shop; a day without a year is in its year.

    Raises:
        InputError: it is no day.
    """
    typed = text.strip().lower()
    if typed in ("v", "vandaag"):
        return today
    if typed in ("m", "morgen"):
        return today + dt.timedelta(days=1)
    step = _STEP.match(typed)
    if step:
        days = int(step[2])
        return today + dt.timedelta(days=days if step[1] == "+" else -days)
    found = _DATE.match(typed) or _DIGITS.match(typed)
    try:
        if found is None:
            return dt.date.fromisoformat(typed)
        return dt.date(_year(found[3], today), int(found[2]), int(found[1]))
    except ValueError:
        raise InputError(Reason("day.unknown", f"'{text.strip()[:40]}' is geen datum.", _FIX)) from None


def _year(text: str | None, today: dt.date) -> int:
    if text is None:
        return today.year
    return int(text) + 2000 if len(text) == 2 else int(text)
