"""Numbers and dates as people in the Netherlands, Flanders and an English screen read them (ui.md 3)."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from kassa.domain.values.money import Money, UnitPrice
from kassa.domain.values.quantity import Quantity
from kassa.domain.values.rate import Rate

Lang = Literal["nl", "en"]

MINUS = "\u2212"
NBSP = "\u00a0"

_DUTCH_SIGNS = str.maketrans(",.", ".,")
_WEEKDAYS = {
    "nl": ("ma", "di", "wo", "do", "vr", "za", "zo"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_MONTHS = {
    "nl": ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}


def format_money(amount: Money, lang: Lang = "nl") -> str:
    """Return the amount with its euro sign: ``€ 1.234,56`` (no-break space) or ``−€ 12,50``; English ``€1,234.56``."""
    sign = MINUS if amount.cents < 0 else ""
    gap = NBSP if lang == "nl" else ""
    return f"{sign}€{gap}{_grouped(abs(amount.cents), 2, lang)}"


def format_amount(amount: Money, lang: Lang = "nl") -> str:
    """Return the amount without a euro sign, for cells of a table: ``1.234,56``, ``−7,00``."""
    sign = MINUS if amount.cents < 0 else ""
    return sign + _grouped(abs(amount.cents), 2, lang)


def format_entry(amount: Money, lang: Lang = "nl") -> str:
    """Return the amount as it stands in a field: ``1234,56``, without separators, so that it parses back."""
    point = "," if lang == "nl" else "."
    sign = "-" if amount.cents < 0 else ""
    euros, cents = divmod(abs(amount.cents), 100)
    return f"{sign}{euros}{point}{cents:02d}"


def format_unit_price(price: UnitPrice, lang: Lang = "nl") -> str:
    """Return a unit price with two to four decimals: ``12,50``, ``0,1234``."""
    sign = MINUS if price.units < 0 else ""
    text = _grouped(abs(price.units), 4, lang)
    return sign + text[:-2] + text[-2:].rstrip("0")


def format_quantity(quantity: Quantity, lang: Lang = "nl") -> str:
    """Return the quantity with only the decimals it has: ``2``, ``1,35``, ``−1``."""
    sign = MINUS if quantity.milli < 0 else ""
    text = _grouped(abs(quantity.milli), 3, lang)
    return sign + text.rstrip("0").rstrip(".,")


def format_rate(rate: Rate, lang: Lang = "nl") -> str:
    """Return the percentage with only the decimals it has: ``21%``, ``5,5%``."""
    return _grouped(rate.basis_points, 2, lang).rstrip("0").rstrip(".,") + "%"


def format_date(day: dt.date) -> str:
    """Return the date for tables and fields: ``26-11-2025``, in both languages."""
    return f"{day.day:02d}-{day.month:02d}-{day.year:04d}"


def format_date_long(day: dt.date, lang: Lang = "nl") -> str:
    """Return the date for headings: ``wo 26 nov 2025``."""
    return f"{format_date_chip(day, lang)} {day.year:04d}"


def format_date_chip(day: dt.date, lang: Lang = "nl") -> str:
    """Return the date for chips: ``vr 28 nov``."""
    return f"{_WEEKDAYS[lang][day.weekday()]} {day.day} {_MONTHS[lang][day.month - 1]}"


def format_day(day: dt.date, lang: Lang = "nl") -> str:
    """Return day and month: ``13 nov``."""
    return f"{day.day} {_MONTHS[lang][day.month - 1]}"


def format_day_of_year(day: dt.date, lang: Lang = "nl") -> str:
    """Return day, month and year: ``13 nov 2025``."""
    return f"{format_day(day, lang)} {day.year:04d}"


def format_time(moment: dt.datetime | dt.time) -> str:
    """Return the time as ``11:42``; the caller brings the moment in the time zone of the shop."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def _grouped(scaled: int, decimals: int, lang: Lang) -> str:
    whole, fraction = divmod(scaled, 10**decimals)
    text = f"{whole:,}.{fraction:0{decimals}d}"
    return text.translate(_DUTCH_SIGNS) if lang == "nl" else text
