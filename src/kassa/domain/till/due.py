"""When an order is promised: the end of the promise, its words, and whether it is or becomes late."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Final

from kassa.domain.till.ending import Fulfilment
from kassa.domain.values.dutch import Lang, format_date_chip, format_date_long

_BROUGHT: Final = ("bezorg", "verzend", "verstuur", "lever", "post", "koerier", "transport", "deliver", "ship")
_NEAR: Final = {
    "nl": {-1: "gisteren", 0: "vandaag", 1: "morgen"},
    "en": {-1: "yesterday", 0: "today", 1: "tomorrow"},
}
_HOUR: Final = {"nl": "u", "en": "h"}
_HALF_YEAR: Final = 180
_MIDNIGHT: Final = dt.time(0)


class Lateness(StrEnum):
    """How an order stands to its promise."""

    NONE = "none"
    SOON = "soon"
    """Promised soon and not ready: somebody must begin."""
    LATE = "late"
    """The promise has passed."""


def fulfilment_of(delivery_method: str) -> Fulfilment:
    """Return how an order of the office reaches its customer, read from its "Leverwijze"."""
    said = delivery_method.casefold()
    return Fulfilment.DELIVERY if any(word in said for word in _BROUGHT) else Fulfilment.PICKUP


def promised_end(day: dt.date, slot_from: str, slot_to: str, zone: dt.tzinfo) -> dt.datetime:
    """Return when a promise has passed: the end of its slot, or of its day.

    Args:
        day: the day.
        slot_from: begin of the time slot as ``HH:MM``; empty is the whole day.
        slot_to: end of the time slot; empty is a promise for one moment, ``slot_from``.
        zone: time zone of the shop.
    """
    end = slot_to or slot_from
    if end:
        return dt.datetime.combine(day, dt.time.fromisoformat(end), zone)
    return dt.datetime.combine(day + dt.timedelta(days=1), _MIDNIGHT, zone)


def promise_words(day: dt.date | None, slot_from: str, slot_to: str, today: dt.date, lang: Lang = "nl") -> str:
    """Return when an order is promised: ``vandaag 10:30``, ``morgen 08–12 u``, ``vr 28 nov``; empty without a day."""
    if day is None:
        return ""
    away = (day - today).days
    chip = format_date_chip(day, lang) if abs(away) < _HALF_YEAR else format_date_long(day, lang)
    return f"{_NEAR[lang].get(away, chip)} {_slot_words(slot_from, slot_to, lang)}".strip()


def lateness(promised: dt.datetime | None, warn: dt.timedelta, now: dt.datetime, *, ready: bool) -> Lateness:
    """Return whether a promise has passed, or will within ``warn`` while the order is not ready."""
    if promised is None:
        return Lateness.NONE
    if promised <= now:
        return Lateness.LATE
    return Lateness.SOON if not ready and promised - warn <= now else Lateness.NONE


def _slot_words(slot_from: str, slot_to: str, lang: Lang) -> str:
    if not slot_from or not slot_to:
        return slot_from or slot_to
    if slot_from.endswith(":00") and slot_to.endswith(":00"):
        return f"{slot_from[:2]}–{slot_to[:2]} {_HOUR[lang]}"
    return f"{slot_from}–{slot_to}"
