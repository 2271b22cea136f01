"""Bars of a code: EAN-13 and EAN-8 where it is one, else Code 128."""

from __future__ import annotations

from enum import StrEnum

from kassa.domain.catalog.barcode import check_digit_ok
from kassa.domain.frozen import frozen

QUIET = 11
"""Modules without ink before and after the bars (GS1 General Specifications, EAN-13 left)."""


class Symbology(StrEnum):
    """How digits or letters become bars."""

    EAN13 = "ean13"
    EAN8 = "ean8"
    CODE128 = "code128"


@frozen
class Bars:
    """A code as bars.

    Attributes:
        symbology: how.
        code: what it says.
        modules: one letter a module from the left, ``1`` is dark.
    """

    symbology: Symbology
    code: str
    modules: str


def symbology_of(code: str) -> Symbology:
    """Return how a code is drawn."""
    if check_digit_ok(code):
        found = {13: Symbology.EAN13, 8: Symbology.EAN8}.get(len(code))
        if found is not None:
            return found
    return Symbology.CODE128


def bars(code: str) -> Bars:
    """Return the bars of a code.

    Args:
        code: not empty, printable ASCII.
    """
    import barcode  # first use: only labels draw bars

    symbology = symbology_of(code)
    made = barcode.get_barcode_class(symbology.value)(code)
    return Bars(symbology, code, str(made.build()[0]))
