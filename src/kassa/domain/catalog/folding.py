"""Text as it is searched and compared: no capitals, no accents, single spaces."""

from __future__ import annotations

import unicodedata
from typing import Final

_ALONE: Final = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_MARKS: Final = "\u0300"  # no combining mark comes before it


def fold(text: str) -> str:
    """Return ``text`` folded for searching: ``Crème  Brûlée`` becomes ``creme brulee``."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.casefold())
        text = "".join([letter for letter in decomposed if letter < _MARKS or not unicodedata.combining(letter)])
        text = text.translate(_ALONE)
    return " ".join(text.lower().split())
