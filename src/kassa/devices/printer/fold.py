"""Letters a printer does not have, replaced by letters it has, before the lines are laid out."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

_REPLACEMENTS = {
    "\u2212": "-",
    "\u2013": "-",
    "\u2014": "-",
    "\u2010": "-",
    "\u2011": "-",
    "\u2018": "'",
    "\u2019": "'",
    "\u201a": ",",
    "\u201c": '"',
    "\u201d": '"',
    "\u201e": '"',
    "\u2026": "...",
    "\u2022": "*",
    "\u00b7": ".",
    "\u00d7": "x",
    "\u20ac": "EUR",
    "\u2122": "TM",
    "\u2264": "<=",
    "\u2265": ">=",
    "\u0132": "IJ",
    "\u0133": "ij",
    "\u0153": "oe",
    "\u0152": "OE",
    "\u00df": "ss",
}


def fold(text: str, preferred: Callable[[str], bool], anywhere: Callable[[str], bool]) -> str:
    """Return the text in letters the printer has.

    Kept is what the preferred code page has; then a written replacement is better than a switch of code page for a
    dash; then what any code page has; then the letter without its accent; at last a question mark.

    Args:
        text: any text.
        preferred: whether the preferred code page has a letter.
        anywhere: whether some code page of the printer has it.
    """
    if text.isascii():
        return text
    return "".join(
        letter if letter.isascii() or preferred(letter) else _other(letter, anywhere)
        for letter in unicodedata.normalize("NFC", text)
    )


def _other(letter: str, anywhere: Callable[[str], bool]) -> str:
    if letter.isspace() or unicodedata.category(letter)[0] in "CZ":
        return letter  # the layout cleans these, and a no-break space still has to keep words together
    if letter in _REPLACEMENTS:
        return _REPLACEMENTS[letter]
    if anywhere(letter):
        return letter
    bare = "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
    return bare if bare.isascii() and bare else "?"
