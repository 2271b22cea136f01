"""The words of a customer file: when an invoice is due, how an order stands, an amount read aloud."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kassa.domain.frozen import frozen
from kassa.domain.values.dutch import format_date_long
from kassa.domain.values.money import Money

if TYPE_CHECKING:
    from kassa.domain.values.dutch import Lang
    from kassa.services.till.customer_file import FileInvoice, FileOrder


@frozen
class Mark:
    """A badge: its word, icon and tone."""

    word: str
    icon: str
    tone: str


def due_mark(invoice: FileInvoice, today: dt.date, lang: Lang) -> Mark:
    """Return how late an invoice is, or when it is due; of one that is settled that it is paid."""
    if not invoice.open:
        return Mark(QCoreApplication.translate("CustomerFile", "Betaald"), "circle-check", "success")
    if invoice.open < Money.ZERO:
        return Mark(QCoreApplication.translate("CustomerFile", "tegoed"), "undo-2", "neutral")
    days = (today - invoice.due_date).days
    if days > 1:
        words = QCoreApplication.translate("CustomerFile", "{} dagen te laat").format(days)
        return Mark(words, "circle-alert", "danger")
    if days == 1:
        return Mark(QCoreApplication.translate("CustomerFile", "1 dag te laat"), "circle-alert", "danger")
    if days == 0:
        return Mark(QCoreApplication.translate("CustomerFile", "vervalt vandaag"), "clock", "warn")
    if days == -1:
        return Mark(QCoreApplication.translate("CustomerFile", "vervalt morgen"), "clock", "warn")
    due = short_day(invoice.due_date, lang, today)
    return Mark(QCoreApplication.translate("CustomerFile", "vervalt {}").format(due), "calendar", "neutral")


def working_mark(order: FileOrder) -> Mark:
    """Return how far the work on an order is; late wins."""
    if order.late:
        return Mark(QCoreApplication.translate("CustomerFile", "Te laat"), "circle-alert", "danger")
    if order.working == "ready":
        return Mark(QCoreApplication.translate("CustomerFile", "Klaar"), "circle-check", "success")
    if order.working == "busy":
        return Mark(QCoreApplication.translate("CustomerFile", "In behandeling"), "clock", "neutral")
    return Mark(QCoreApplication.translate("CustomerFile", "Nieuw"), "package", "info")


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


def day_words(day: dt.date, lang: Lang) -> str:
    """Return a day without its weekday: '30 okt 2025'."""
    return format_date_long(day, lang).split(" ", 1)[1]


def short_day(day: dt.date, lang: Lang, today: dt.date) -> str:
    """Return a day as '4 dec', with its year when that is another one."""
    words = day_words(day, lang)
    return words.rsplit(" ", 1)[0] if day.year == today.year else words


def spoken_amount(amount: Money) -> str:
    """Return an amount as it is read aloud: '245 euro 95', 'min 20 euro'."""
    euros, cents = divmod(abs(amount.cents), 100)
    words = f"{euros} euro {cents:02d}" if cents else f"{euros} euro"
    if amount < Money.ZERO:
        return QCoreApplication.translate("CustomerFile", "min {}").format(words)
    return words
