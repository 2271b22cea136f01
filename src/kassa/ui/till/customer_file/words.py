"""The words of a customer file: when an invoice is due, how an order stands."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kassa.domain.values.dutch import format_day, format_day_of_year
from kassa.domain.values.money import Money
from kassa.ui.till.select.words import Tag, due_on

if TYPE_CHECKING:
    from kassa.domain.values.dutch import Lang
    from kassa.services.till.customer_file import FileInvoice, FileOrder


def due_mark(invoice: FileInvoice, today: dt.date, lang: Lang) -> Tag:
    """Return how late an invoice is, or when it is due; of one that is settled that it is paid."""
    if not invoice.open:
        return Tag(QCoreApplication.translate("CustomerFile", "Betaald"), "circle-check", "success")
    if invoice.open < Money.ZERO:
        return Tag(QCoreApplication.translate("CustomerFile", "tegoed"), "undo-2", "neutral")
    return due_on(invoice.due_date, today, lang)


def working_mark(order: FileOrder) -> Tag:
    """Return how far the work on an order is; late wins."""
    if order.late:
        return Tag(QCoreApplication.translate("CustomerFile", "Te laat"), "circle-alert", "danger")
    if order.working == "ready":
        return Tag(QCoreApplication.translate("CustomerFile", "Klaar"), "circle-check", "success")
    if order.working == "busy":
        return Tag(QCoreApplication.translate("CustomerFile", "In behandeling"), "clock", "neutral")
    return Tag(QCoreApplication.translate("CustomerFile", "Nieuw"), "package", "info")


def paid_word(order: FileOrder) -> str:
    """Return what was paid of an order: 'Niet betaald', 'Aanbetaald' or 'Volledig betaald'."""
    if not order.paid:
        return QCoreApplication.translate("CustomerFile", "Niet betaald")
    if order.paid < order.gross:
        return QCoreApplication.translate("CustomerFile", "Aanbetaald")
    return QCoreApplication.translate("CustomerFile", "Volledig betaald")


def promise(order: FileOrder, lang: Lang, today: dt.date) -> str:
    """Return how and when an order is promised: 'Afhalen 4 dec 10:00-12:00'; empty when nothing was promised."""
    ways = {
        "pickup": QCoreApplication.translate("CustomerFile", "Afhalen"),
        "delivery": QCoreApplication.translate("CustomerFile", "Bezorgen"),
    }
    day = short_day(order.promised, lang, today) if order.promised is not None else ""
    return " ".join(part for part in (ways.get(order.fulfilment, ""), day, order.slot) if part)


def short_day(day: dt.date, lang: Lang, today: dt.date) -> str:
    """Return a day as '4 dec', with its year when that is another one."""
    return format_day(day, lang) if day.year == today.year else format_day_of_year(day, lang)
