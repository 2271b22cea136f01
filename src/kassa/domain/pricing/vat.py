"""VAT codes: what a rate is called, its category on an e-invoice, and its percentage per date.

Rates are dated data, never constants (libraries.md 3): the rate on the day of delivery counts, and a document keeps
the rate it was made with.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from kassa.domain.errors import Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.values.rate import Rate


class Country(StrEnum):
    """Where the shop stands; decides the VAT codes and whether cash is rounded by law."""

    NL = "NL"
    BE = "BE"


class VatCategory(StrEnum):
    """Category letters of EN 16931 (UNCL 5305)."""

    STANDARD = "S"
    ZERO = "Z"
    EXEMPT = "E"
    REVERSE_CHARGE = "AE"
    INTRA_EU = "K"
    EXPORT = "G"
    OUTSIDE = "O"


@frozen
class DatedRate:
    """A rate and the first day it holds."""

    valid_from: dt.date
    rate: Rate


@frozen
class VatCode:
    """A VAT code ("Btw-code") of the shop.

    Attributes:
        code: stable key, such as ``high``; articles and documents refer to it.
        name: Dutch name on screen.
        letter: one letter for the receipt.
        category: category on an e-invoice.
        rates: the rates by date, oldest first.
    """

    code: str
    name: str
    letter: str
    category: VatCategory
    rates: tuple[DatedRate, ...]

    def rate_on(self, day: dt.date) -> Rate:
        """Return the rate that holds on ``day``.

        Raises:
            RuleError: no rate was in force yet.
        """
        found = None
        for dated in self.rates:
            if dated.valid_from <= day:
                found = dated.rate
        if found is None:
            raise RuleError(
                Reason(
                    "vat.no_rate",
                    f"Btw-code '{self.name}' heeft op {day.day:02d}-{day.month:02d}-{day.year} nog geen percentage.",
                    "Kies een andere btw-code of vul het percentage met zijn begindatum aan.",
                )
            )
        return found


def _code(
    code: str, name: str, letter: str, category: VatCategory, *rates: tuple[tuple[int, int, int], int]
) -> VatCode:
    dated = tuple(DatedRate(dt.date(*start), Rate.percent(percent)) for start, percent in rates)
    return VatCode(code, name, letter, category, dated)


_ALWAYS = (1968, 1, 1)

NL_CODES: tuple[VatCode, ...] = (
    _code("high", "Hoog tarief", "A", VatCategory.STANDARD, ((2001, 1, 1), 19), ((2012, 10, 1), 21)),
    _code("low", "Laag tarief", "B", VatCategory.STANDARD, ((1986, 10, 1), 6), ((2019, 1, 1), 9)),
    _code("zero", "Nultarief", "C", VatCategory.ZERO, (_ALWAYS, 0)),
    _code("exempt", "Vrijgesteld van btw", "D", VatCategory.EXEMPT, (_ALWAYS, 0)),
    _code("reverse", "Btw verlegd", "E", VatCategory.REVERSE_CHARGE, (_ALWAYS, 0)),
    _code("intra_eu", "Intracommunautaire levering", "F", VatCategory.INTRA_EU, (_ALWAYS, 0)),
    _code("none", "Geen btw (statiegeld)", "G", VatCategory.OUTSIDE, (_ALWAYS, 0)),
)
"""The Netherlands: Wet OB 1968; 19 to 21 % on 1-10-2012, 6 to 9 % on 1-1-2019."""

BE_CODES: tuple[VatCode, ...] = (
    _code("high", "Normaal tarief", "A", VatCategory.STANDARD, ((1996, 1, 1), 21)),
    _code("middle", "Tussentarief", "B", VatCategory.STANDARD, ((1992, 4, 1), 12)),
    _code("low", "Verlaagd tarief", "C", VatCategory.STANDARD, ((1992, 4, 1), 6)),
    _code("zero", "Nultarief", "D", VatCategory.ZERO, (_ALWAYS, 0)),
    _code("exempt", "Vrijgesteld van btw", "E", VatCategory.EXEMPT, (_ALWAYS, 0)),
    _code("reverse", "Btw verlegd", "F", VatCategory.REVERSE_CHARGE, (_ALWAYS, 0)),
    _code("intra_eu", "Intracommunautaire levering", "G", VatCategory.INTRA_EU, (_ALWAYS, 0)),
    _code("none", "Geen btw (leeggoed)", "H", VatCategory.OUTSIDE, (_ALWAYS, 0)),
)
"""Belgium: KB nr. 20; 21 % since 1-1-1996."""

STANDARD_CODES: dict[Country, tuple[VatCode, ...]] = {Country.NL: NL_CODES, Country.BE: BE_CODES}
