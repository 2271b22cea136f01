"""The words of a row in the selection dialogs: when it is due, what it says aloud, what the dialog is called."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kassa.domain.frozen import frozen
from kassa.domain.sales.document import DocumentKind
from kassa.domain.values.dutch import format_day, format_day_of_year
from kassa.ui.till.amounts import spoken_amount

if TYPE_CHECKING:
    from kassa.domain.values.dutch import Lang
    from kassa.services.till.document_choice import Found


translate = QCoreApplication.translate


class Choice(StrEnum):
    """The three dialogs."""

    ORDER = "select_order"
    INVOICE = "select_invoice"
    INVOICES = "pay_invoices"

    @property
    def is_order(self) -> bool:
        """Whether orders are picked."""
        return self is Choice.ORDER

    @property
    def is_multiple(self) -> bool:
        """Whether several may be picked."""
        return self is Choice.INVOICES


@frozen
class Tag:
    """A badge: words, icon and tone."""

    text: str
    icon: str
    tone: str


def due_tag(row: Found, today: dt.date, lang: Lang) -> Tag:
    """Return how a document stands with its last day: ``13 dagen te laat``, ``vervalt morgen``, ``betaald``."""
    if row.kind is DocumentKind.ORDER:
        return _promised(row, today, lang)
    if not row.open:
        return Tag(translate("Select", "betaald"), "circle-check", "success")
    if row.kind is DocumentKind.CREDIT:
        return Tag(translate("Select", "tegoed"), "undo-2", "info")
    return due_on(row.due_date or row.date, today, lang)


def due_on(due: dt.date, today: dt.date, lang: Lang) -> Tag:
    """Return how an open invoice stands with its last day of payment."""
    days = (due - today).days
    if days < 0:
        late = (
            translate("Select", "1 dag te laat")
            if days == -1
            else translate("Select", "{} dagen te laat").format(-days)
        )
        return Tag(late, "circle-alert", "danger")
    if days == 0:
        return Tag(translate("Select", "vervalt vandaag"), "clock", "warn")
    if days == 1:
        return Tag(translate("Select", "vervalt morgen"), "clock", "warn")
    return Tag(translate("Select", "vervalt {}").format(_day(due, today, lang)), "calendar", "neutral")


def spoken_row(row: Found, *, chosen: bool) -> str:
    """Return what a screen reader says of a row: ``Factuur 2025-0398, 245 euro 95 openstaand, gekozen``."""
    words = translate("Select", "{}, {} openstaand") if row.open else translate("Select", "{}, betaald")
    told = words.format(document_name(row), spoken_amount(row.open))
    return f"{told}, {translate('Select', 'gekozen')}" if chosen else told


def document_name(row: Found) -> str:
    """Return what a document is called on the till: ``Factuur 2025-0398``."""
    names = {
        DocumentKind.ORDER: translate("Select", "Order {}"),
        DocumentKind.CREDIT: translate("Select", "Creditfactuur {}"),
        DocumentKind.INVOICE: translate("Select", "Factuur {}"),
        DocumentKind.DELIVERY: translate("Select", "Pakbon {}"),
    }
    return names[row.kind].format(row.number)


def titles(choice: Choice) -> tuple[str, str]:
    """Return title and explanation of a dialog."""
    if choice is Choice.ORDER:
        return translate("Select", "Kies Order"), QCoreApplication.translate(
            "SelectWords", "Kies een order om op de bon te openen"
        )
    if choice is Choice.INVOICE:
        return translate("Select", "Kies factuur"), QCoreApplication.translate(
            "SelectWords", "Kies een factuur om te betalen"
        )
    several = translate("Select", "Kies één of meer facturen van dezelfde debiteur")
    return translate("Select", "Betalen Facturen"), several


def _promised(row: Found, today: dt.date, lang: Lang) -> Tag:
    if row.status == "completed":
        return Tag(translate("Select", "afgehandeld"), "circle-check", "success")
    if row.status != "open":
        return Tag(translate("Select", "geannuleerd"), "x", "neutral")
    if row.due_date is None:
        return Tag(translate("Select", "geen datum"), "calendar", "neutral")
    days = (row.due_date - today).days
    if days < 0:
        return due_on(row.due_date, today, lang)
    if days == 0:
        return Tag(translate("Select", "vandaag"), "clock", "warn")
    if days == 1:
        return Tag(translate("Select", "morgen"), "clock", "info")
    return Tag(_day(row.due_date, today, lang), "calendar", "neutral")


def _day(day: dt.date, today: dt.date, lang: Lang) -> str:
    return format_day(day, lang) if (day - today).days < 180 else format_day_of_year(day, lang)
