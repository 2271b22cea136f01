"""Which orders of the queue are in sight: by chip and by what is typed. No Qt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

from kassa.domain.catalog.folding import fold
from kassa.domain.till.due import Lateness
from kassa.domain.till.ending import Fulfilment

if TYPE_CHECKING:
    from kassa.services.till.order_queue import QueueCard


class Choice(StrEnum):
    """The chips above the cards."""

    ALL = "all"
    PICKUP = "pickup"
    DELIVERY = "delivery"
    LATE = "late"


CHOICES = tuple(Choice)


def counted(cards: Iterable[QueueCard], now: dt.datetime) -> dict[Choice, int]:
    """Return how many orders stand behind each chip."""
    found = dict.fromkeys(CHOICES, 0)
    for card in cards:
        for choice in CHOICES:
            found[choice] += _belongs(card, choice, now)
    return found


def filtered(cards: Iterable[QueueCard], choice: Choice, text: str, now: dt.datetime) -> tuple[QueueCard, ...]:
    """Return the orders behind a chip that have every typed word in their number, customer or phone."""
    words = fold(text).split()
    digits = "".join(sign for sign in text if sign.isdigit())
    return tuple(card for card in cards if _belongs(card, choice, now) and _has(card, words, digits))


def _belongs(card: QueueCard, choice: Choice, now: dt.datetime) -> bool:
    if choice is Choice.ALL:
        return True
    if choice is Choice.LATE:
        return card.lateness(now) is Lateness.LATE
    return (card.fulfilment is Fulfilment.PICKUP) == (choice is Choice.PICKUP)


def _has(card: QueueCard, words: list[str], digits: str) -> bool:
    if not words:
        return True
    text = fold(f"{card.number} {card.title} {card.customer_number}")
    phone = "".join(sign for sign in card.phone if sign.isdigit())
    return all(word in text for word in words) or (len(digits) > _FEW and digits in phone)


_FEW = 3
