"""VAT as lists write it: a percentage, a word or a code of this shop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kassa.domain.catalog.folding import fold
from kassa.domain.errors import InputError, Reason
from kassa.domain.values.dutch import format_rate
from kassa.domain.values.rate import Rate
from kassa.domain.values.typed import parse_rate

_HIGH: Final = frozenset({"hoog", "high", "standaard", "standard", "normaal", "h", "btw hoog", "hoog tarief"})
_LOW: Final = frozenset({"laag", "low", "verlaagd", "reduced", "l", "btw laag", "laag tarief"})
_MIDDLE: Final = frozenset({"midden", "tussen", "middle", "intermediate"})
_ZERO: Final = frozenset({"nul", "zero", "nultarief", "0-tarief", "geen", "none", "n"})
_EXEMPT: Final = frozenset({"vrij", "vrijgesteld", "exempt", "vrijstelling", "v"})


@dataclass(frozen=True, slots=True)
class VatChoice:
    """A VAT code an article of this shop may carry, with its rate on the business date.

    Attributes:
        code: the shop's code.
        rate: the rate on the day of the import.
        exempt: no rate at all, which is not the same as a rate of zero.
    """

    code: str
    rate: Rate
    exempt: bool = False


class VatWords:
    """Understands VAT cells for one shop on one day."""

    def __init__(self, choices: Sequence[VatChoice]) -> None:
        self._by_code = {fold(choice.code): choice.code for choice in choices}
        self._rates = {choice.code: choice.rate for choice in choices}
        taxed = sorted(
            (choice for choice in choices if not choice.exempt and choice.rate.basis_points),
            key=lambda choice: choice.rate.basis_points,
        )
        zero = [choice for choice in choices if not choice.exempt and not choice.rate.basis_points]
        exempt = [choice for choice in choices if choice.exempt]
        self._by_rate: dict[int, str] = {}
        for choice in (*taxed, *zero, *exempt):
            self._by_rate.setdefault(choice.rate.basis_points, choice.code)
        self._words: dict[str, str] = {}
        self._learn(_HIGH, taxed[-1:])
        self._learn(_LOW, taxed[:1] if len(taxed) > 1 else [])
        self._learn(_MIDDLE, taxed[1:2] if len(taxed) > 2 else [])
        self._learn(_ZERO, zero or exempt)
        self._learn(_EXEMPT, exempt)
        self._shown = ", ".join(format_rate(choice.rate) for choice in reversed([*zero[:1], *taxed]))

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
        found = self._by_code.get(folded) or self._words.get(folded)
        if found is None:
            found = self._by_rate.get(_basis_points(folded), "")
        if not found:
            shown = text if len(text) <= 30 else f"{text[:30]}…"
            raise InputError(
                Reason("import.vat", f"Btw '{shown}' is geen tarief van deze winkel.", f"Gebruik {self._shown}.")
            )
        return found

    def _learn(self, words: frozenset[str], choices: Sequence[VatChoice]) -> None:
        if choices:
            self._words.update(dict.fromkeys(words, choices[0].code))


def _basis_points(text: str) -> int:
    """Return the rate in basis points, -1 when it is none; a fraction below one is a part of one: 0,09 is 9%."""
    try:
        points = parse_rate(text).basis_points
    except InputError:
        return -1
    return points * 100 if 0 < points < 100 and "%" not in text else points
