"""What a scanner sent: the raw characters, the code in them, its kind, and what this scanner puts around a code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kassa.domain.catalog.barcode import check_digit_ok
from kassa.domain.errors import InputError, Reason
from kassa.domain.frozen import frozen
from kassa.domain.sales.transfer import EPC_BEGIN

LONGEST_AFFIX: Final = 5
"""Characters before or behind a code; more is a code of its own."""
LEARN_FROM: Final = 3
"""So many scans show what they have in common."""

_AIM_KINDS: Final = {
    "A": "Code 39",
    "C": "Code 128",
    "E": "EAN/UPC",
    "F": "Codabar",
    "G": "Code 93",
    "I": "ITF",
    "Q": "QR-code",
    "d": "DataMatrix",
    "e": "GS1 DataBar",
}
"""ISO/IEC 15424: the letter a scanner can send in front of a code to say what kind it read."""
_GTIN: Final = {8: "EAN-8", 12: "UPC-A", 13: "EAN-13", 14: "GTIN-14 (ITF-14)"}
_LONGEST_LINEAR: Final = 48


@frozen
class Scan:
    """One thing a scanner sent.

    Attributes:
        raw: the bytes as they came, end included; of a scanner that types, its characters in UTF-8.
        code: what is handed to the screens; empty when no code could be made of it.
        began: when the first byte came, microseconds of the clock that only goes forward.
        ended: when the code was complete, on the same clock.
    """

    raw: bytes
    code: str
    began: int
    ended: int

    @property
    def kind(self) -> str:
        """What kind of code it probably is."""
        return symbology(self.code, _mark(self.raw.decode("latin-1")))


@frozen
class Affixes:
    """What a scanner is set to send around every code.

    Attributes:
        prefix: before it.
        suffix: behind it, besides Enter or Tab.
    """

    prefix: str = ""
    suffix: str = ""

    def bare(self, text: str) -> str:
        """Take prefix, suffix and the mark of the kind of code off a scanned text."""
        text = text.removeprefix(self.prefix).removesuffix(self.suffix)
        return text.removeprefix(_mark(text))

    def around(self, text: str) -> bool:
        """Say whether there are affixes and both stand around this text: then it is a scan, whatever its speed."""
        long_enough = len(text) > len(self.prefix) + len(self.suffix)
        both = text.startswith(self.prefix) and text.endswith(self.suffix)
        return bool(self.prefix or self.suffix) and long_enough and both


def symbology(code: str, said: str = "") -> str:
    """Return the kind of a code in the words of its standard; Dutch where it is only likely.

    Args:
        code: without what the scanner puts around it.
        said: the mark the scanner sent (``]E0``), when it does; it knows, the rest is a guess.
    """
    if said and said[1] != "E":
        name = _AIM_KINDS.get(said[1], f"soort {said}")
        return "GS1-128" if said == "]C1" else "GS1 DataMatrix" if said == "]d2" else name
    if not code:
        return "geen code"
    if code.partition("\n")[0] == EPC_BEGIN:
        return "QR-code (betaling)"
    right = check_digit_ok(code)
    if right is not None:
        return _GTIN[len(code)] if right else f"{_GTIN[len(code)]}, controlecijfer klopt niet"
    from kassa.domain.catalog.gs1 import read_elements  # a till that never asks does not pay for it

    if read_elements(code) is not None:
        return "GS1-128"
    if len(code) > _LONGEST_LINEAR or not code.isascii():
        return "QR-code of DataMatrix"
    return "Code 128 of Code 39"


def learn_affixes(scans: Sequence[str]) -> Affixes:
    """Return what a scanner puts around a code, from scans of articles with an EAN or UPC bar code.

    The check digit tells where the code begins and ends; of several possibilities the one with the least around it.

    Args:
        scans: what came, control characters and end included; three or more.

    Raises:
        InputError: there are too few, or they are not the codes of articles with the same characters around them.
    """
    if len(scans) < LEARN_FROM:
        raise InputError(
            Reason(
                "scanner.learn_more",
                f"Er zijn {len(scans)} scans; er zijn er {LEARN_FROM} nodig.",
                "Scan nog een artikel.",
            )
        )
    possible = [_possible(_without_mark(scan)) for scan in scans]
    shared = set.intersection(*possible)
    if not shared:
        raise InputError(
            Reason(
                "scanner.learn_unclear",
                "Uit deze scans blijkt niet wat de scanner om een code heen stuurt. Er is niets veranderd.",
                "Scan drie keer een artikel met een gewone streepjescode van 8, 12 of 13 cijfers.",
            )
        )
    return min(shared, key=lambda one: (len(one.prefix) + len(one.suffix), one.prefix, one.suffix))


def _without_mark(scan: str) -> str:
    text = "".join(letter for letter in scan if letter.isprintable())
    return text.removeprefix(_mark(text))


def _mark(text: str) -> str:
    """Return the mark of ISO/IEC 15424 a text begins with, such as ``]E0``; empty when it has none."""
    begin = text[:3]
    return begin if len(text) > 3 and begin[0] == "]" and begin[1:].isascii() and begin[1:].isalnum() else ""


def _possible(text: str) -> set[Affixes]:
    found = set()
    for length in _GTIN:
        for start in range(min(LONGEST_AFFIX, len(text) - length) + 1):
            end = start + length
            if len(text) - end <= LONGEST_AFFIX and check_digit_ok(text[start:end]):
                found.add(Affixes(text[:start], text[end:]))
    return found
