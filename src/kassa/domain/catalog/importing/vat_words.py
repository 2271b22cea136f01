"""VAT as lists write it: a percentage, a word or a code of this shop."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final

from kassa.domain.catalog.folding import fold
from kassa.domain.errors import InputError, Reason
from kassa.domain.pricing.vat import VatCategory, VatCode
from kassa.domain.values.dutch import format_rate
from kassa.domain.values.rate import Rate
from kassa.domain.values.typed import parse_rate

_HIGH: Final = frozenset({"hoog", "high", "standaard", "standard", "normaal", "h", "btw hoog", "hoog tarief"})
_LOW: Final = frozenset({"laag", "low", "verlaagd", "reduced", "l", "btw laag", "laag tarief"})
_MIDDLE: Final = frozenset({"midden", "tussen", "middle", "intermediate"})
_ZERO: Final = frozenset({"nul", "zero", "nultarief", "0-tarief", "geen", "none", "n"})
_EXEMPT: Final = frozenset({"vrij", "vrijgesteld", "exempt", "vrijstelling", "v"})


class VatWords:
    """Understands VAT cells for one shop on one day.

    Args:
        codes: the VAT codes of the shop.
        day: the business date; rates that hold then are meant.
    """

    def __init__(self, codes: Sequence[VatCode], day: dt.date) -> None:
        self._rates = {code.code: code.rate_on(day) for code in codes}
        self._words: dict[str, str] = {}
        taxed = sorted(
            (code for code in codes if code.category is VatCategory.STANDARD), key=lambda code: self._rates[code.code]
        )
        zero = [code for code in codes if code.category is VatCategory.ZERO]
        exempt = [code for code in codes if code.category is VatCategory.EXEMPT]
        self._learn(_HIGH, taxed[-1:])
        self._learn(_LOW, taxed[:1] if len(taxed) > 1 else [])
        self._learn(_MIDDLE, taxed[1:2] if len(taxed) > 2 else [])
        self._learn(_ZERO, zero or exempt)
        self._learn(_EXEMPT, exempt)
        for code in reversed(codes):
            self._learn({fold(code.name), fold(code.code)}, [code])
        self._by_rate: dict[int, str] = {}
        for code in (*taxed, *zero, *exempt):
            self._by_rate.setdefault(self._rates[code.code].basis_points, code.code)
        self._shown = ", ".join(format_rate(Rate(points)) for points in sorted(self._by_rate, reverse=True))

    def rate(self, code: str) -> Rate:
        """Return the rate of one of the codes."""
        return self._rates[code]

    def knows(self, code: str) -> bool:
        """Tell whether ``code`` is a code of this shop."""
        return code in self._rates

    def code(self, text: str) -> str:
        """Return the VAT code a cell means: ``9``, ``9%``, ``0,09``, ``Laag`` or the code itself.

        Raises:
            InputError: it is no VAT rate of this shop.
        """
        folded = fold(text)
        found = self._words.get(folded)
        if found is None:
            found = self._by_rate.get(_basis_points(folded), "")
        if not found:
            shown = text if len(text) <= 30 else f"{text[:30]}…"
            raise InputError(
                Reason("import.vat", f"Btw '{shown}' is geen tarief van deze winkel.", f"Gebruik {self._shown}.")
            )
        return found

    def _learn(self, words: Iterable[str], codes: Sequence[VatCode]) -> None:
        if codes:
            self._words.update(dict.fromkeys(words, codes[0].code))


def _basis_points(text: str) -> int:
    """Return the rate in basis points, -1 when it is none; a fraction below one is a part of one: 0,09 is 9%."""
    try:
        points = parse_rate(text).basis_points
    except InputError:
        return -1
    return points * 100 if 0 < points < 100 and "%" not in text else points
