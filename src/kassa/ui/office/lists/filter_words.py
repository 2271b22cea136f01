"""How filters read on a chip and in a field: words from filters, filters from what is typed. No widgets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from kassa.domain.values import UnitPrice
from kassa.domain.values.days import parse_day
from kassa.domain.values.dutch import format_date_chip
from kassa.domain.values.typed import parse_amount, parse_quantity, parse_rate, parse_unit_price
from kassa.output.table import CellFormat, CellKind
from kassa.services.lists.spec import Column, Filter, Operator, Value

MOVING = ("today", "yesterday", "week", "month", "year")
DAYS = (CellKind.DATE, CellKind.MOMENT)


def moving_day(key: str) -> str:
    """Return the word of a day that moves with the calendar."""
    return {
        "today": QCoreApplication.translate("Filters", "vandaag"),
        "yesterday": QCoreApplication.translate("Filters", "gisteren"),
        "week": QCoreApplication.translate("Filters", "deze week"),
        "month": QCoreApplication.translate("Filters", "deze maand"),
        "year": QCoreApplication.translate("Filters", "dit jaar"),
    }[key]


def chip_text(column: Column, filters: Sequence[Filter], form: CellFormat) -> str:
    """Return what a chip says about all filters on one column, as ``Datum: sinds 1 okt``."""
    words = " ".join(_words(column, one, form) for one in filters)
    return f"{column.label}: {words}"


def _words(column: Column, one: Filter, form: CellFormat) -> str:
    shown = ", ".join(_value(column, value, form) for value in one.values)
    if one.operator is Operator.IS:
        return shown
    if one.operator is Operator.CONTAINS:
        return QCoreApplication.translate("Filters", "bevat %1").replace("%1", shown)
    if one.operator is Operator.UNTIL:
        return QCoreApplication.translate("Filters", "t/m %1").replace("%1", shown)
    if column.kind in DAYS and one.values[0] in MOVING:
        return shown
    if column.kind in DAYS:
        return QCoreApplication.translate("Filters", "sinds %1").replace("%1", shown)
    return QCoreApplication.translate("Filters", "vanaf %1").replace("%1", shown)


def _value(column: Column, value: Value, form: CellFormat) -> str:
    word = column.words.get(str(value))
    if word is not None:
        return word.text
    if column.kind in DAYS:
        if value in MOVING:
            return moving_day(str(value))
        return format_date_chip(dt.date.fromisoformat(str(value)), form.lang)
    return form.text(column.kind, value)


def read_value(column: Column, text: str, today: dt.date) -> Value:
    """Return a typed bound in the unit of the column.

    Raises:
        InputError: it cannot be understood.
    """
    kind = column.kind
    if kind in DAYS:
        return parse_day(text, today).isoformat()
    if kind is CellKind.MONEY:
        return parse_amount(text, negative=True).cents
    if kind is CellKind.PRICE:
        price: UnitPrice = parse_unit_price(text, negative=True)
        return price.units
    if kind is CellKind.QUANTITY:
        return parse_quantity(text, negative=True).milli
    if kind is CellKind.RATE:
        return parse_rate(text).basis_points
    return parse_quantity(text, decimals=0, negative=True).milli // 1000


def shown_value(column: Column, value: Value, form: CellFormat) -> str:
    """Return a stored bound as it stands in its field."""
    if column.kind in DAYS and value in MOVING:
        return moving_day(str(value))
    if column.kind in DAYS:
        return form.text(CellKind.DATE, value)
    return form.text(column.kind, value).replace(".", "")
