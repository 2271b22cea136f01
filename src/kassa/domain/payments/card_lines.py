"""What a card terminal may leave behind with us: brand, last four digits, authorisation; never a card number.

PCI DSS: the terminal does the card, the till keeps amount, brand, last four digits and authorisation. Whatever looks
like a card number in what a terminal sends is masked before it reaches a screen, the store, the journal or paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from kassa.domain.payments.terminal import TerminalAnswer

MOST_LINES: Final = 48
LONGEST_LINE: Final = 64
LONGEST_REFERENCE: Final = 64
_STARS: Final = "************"

_TRACK = re.compile(r"([0-9]{12,19})[=D][0-9]{4,}")  # of the magnetic stripe: nothing of it may be kept (PCI DSS 3.3)
_RUN = re.compile(r"[0-9]{13,}")
_GROUPED = re.compile(r"[0-9]{4}(?:[ .-][0-9]{4}){2,3}[ .-][0-9]{1,7}|[0-9]{4}[ .-][0-9]{6}[ .-][0-9]{4,5}")
_TRUNCATED = re.compile(r"[0-9]{4,6}[ -]?[0-9*#xX•.-]{0,4}[*#xX•]{2,}[0-9*#xX• -]*?(?P<end>[0-9]{1,4})(?![0-9])")
_SHORT, _SURE = 13, 16  # ISO/IEC 7812-1: 13 to 19 digits; from 16 on nothing else on a slip is as long


def looks_like_card_number(text: str) -> bool:
    """Whether what looks like a card number stands in a text, bare or in groups.

    That is 16 digits or more, or 13 to 15 of which the last one is right (Luhn).
    """
    return _masked_whole(text) != text


def masked(text: str) -> str:
    """Return a text in which of each card number, whole or truncated, only the last four digits are left."""
    return _TRUNCATED.sub(lambda found: _STARS + found["end"], _masked_whole(text))


def cleaned(answer: TerminalAnswer) -> TerminalAnswer:
    """Return an answer as it may be shown and stored.

    Lines are masked, stripped of control characters and cut to length; a reference that looks like a card number is
    refused, which leaves the payment without one.
    """
    transaction = _printable(answer.transaction)[:LONGEST_REFERENCE].strip()
    return replace(
        answer,
        display=masked(_printable(answer.display)).strip()[: 2 * LONGEST_LINE],
        card_lines=tuple(_lines(answer.card_lines)),
        transaction="" if masked(transaction) != transaction else transaction,
    )


def card_lines(brand: str, number: str, authorisation: str, terminal: str, text: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the lines for the receipt of the customer.

    Args:
        brand: of the card, such as ``Maestro``.
        number: of the card, in any form a terminal sends it; only the last four digits are used.
        authorisation: what the bank answered.
        terminal: number of the terminal.
        text: the customer's text of the terminal.
    """
    digits = re.findall("[0-9]+", number)
    last = f"{_STARS}{digits[-1][-4:]}" if digits else ""
    known = (("Aut.", authorisation), ("Term.", terminal))
    facts = (
        " ".join(part for part in (brand.strip(), last) if part),
        " ".join(f"{name} {value.strip()}" for name, value in known if value.strip()),
    )
    return tuple(_lines((*facts, *text)))


def _lines(lines: Iterable[str]) -> list[str]:
    found = [masked(_printable(line)).rstrip()[:LONGEST_LINE] for line in lines]
    while found and not found[-1]:
        found.pop()
    return [line for place, line in enumerate(found) if line or (place and found[place - 1])][:MOST_LINES]


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)


def _masked_whole(text: str) -> str:
    without_track = _TRACK.sub(lambda found: _STARS + found[1][-4:], text)
    return _GROUPED.sub(_mask, _RUN.sub(_mask, without_track))


def _mask(found: re.Match[str]) -> str:
    digits = re.sub("[^0-9]", "", found[0]).lstrip("0")
    if len(digits) < _SHORT or (len(digits) < _SURE and not _luhn(digits)):
        return found[0]
    return _STARS + digits[-4:]


def _luhn(digits: str) -> bool:
    """Whether the check digit is right (ISO/IEC 7812-1, annex B)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
