"""GS1 element strings: codes that carry an article with its weight or price (GS1-128, DataBar Expanded, DataMatrix).

Source: GS1 General Specifications, section 3: application identifiers and which of them have a fixed length.
"""

from __future__ import annotations

import re
from typing import Final

from kassa.domain.catalog.barcode import SEPARATOR, check_digit_ok
from kassa.domain.frozen import frozen
from kassa.domain.values.money import Money
from kassa.domain.values.quantity import Quantity

_FIXED: Final = {"00": 18, "01": 14, "02": 14, "11": 6, "12": 6, "13": 6, "15": 6, "16": 6, "17": 6, "20": 2}
"""Application identifier to the digits behind it."""
_MEASURE: Final = re.compile(r"3[1-6]\d\d")
_MEASURE_DIGITS: Final = 6
_VARIABLE: Final = re.compile(r"(?:10|21|22|30|37|24[0-3]|25[0-5]|39[0-5]\d|400|401|410|42[0-7]|70\d\d|80\d\d|9[0-9])")
_WEIGHT, _PRICE, _PRICE_WITH_CURRENCY = "310", "392", "393"
_EURO: Final = "978"
_MOST_MILLI: Final = 3


@frozen
class Elements:
    """What a GS1 code says about one piece.

    Attributes:
        gtin: fourteen digits of the article.
        weight: net weight in kg, or None.
        price: price of the piece in euros, or None.
    """

    gtin: str
    weight: Quantity | None = None
    price: Money | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes an article may have been stored with: fourteen digits, and the EAN in them."""
        short = self.gtin.removeprefix("0")
        return (self.gtin, short, short.removeprefix("0")) if short != self.gtin else (self.gtin,)


def read_elements(code: str) -> Elements | None:
    """Read a GS1 code that names an article and says more than that; None when it is any other code.

    Weight is identifier 310n, price 392n or 393n in euros, n the number of decimals; a price in another currency and
    more decimals than there are is no price and no weight.
    """
    found = _split(code)
    if found is None or len(found) < 2 or not check_digit_ok(found.get("01", "")):
        return None
    weight = price = None
    for identifier, value in found.items():
        kind, decimals = identifier[:3], int(identifier[3]) if len(identifier) == 4 else 0
        if kind == _WEIGHT and decimals <= _MOST_MILLI:
            weight = Quantity(int(value) * 10 ** (_MOST_MILLI - decimals))
        elif kind == _PRICE and value.isdigit() and decimals <= 2:
            price = Money(int(value) * 10 ** (2 - decimals))
        elif kind == _PRICE_WITH_CURRENCY and value.isdigit() and value.startswith(_EURO) and decimals <= 2:
            price = Money(int(value[3:] or "0") * 10 ** (2 - decimals))
    return Elements(found["01"], weight, price)


def _split(code: str) -> dict[str, str] | None:
    """Cut a code into its elements; None when something in it is no element."""
    found: dict[str, str] = {}
    rest = code.removeprefix(SEPARATOR)
    if not rest.isascii():
        return None
    while rest:
        identifier, digits = _fixed(rest)
        if digits:
            value, rest = rest[len(identifier) :][:digits], rest[len(identifier) + digits :]
            if len(value) < digits or not value.isdigit():
                return None
            rest = rest.removeprefix(SEPARATOR)
        else:
            known = _VARIABLE.match(rest)
            if known is None:
                return None
            identifier = known.group()
            value, _, rest = rest[known.end() :].partition(SEPARATOR)
            if not value:
                return None
        if found.setdefault(identifier, value) != value:
            return None
    return found


def _fixed(rest: str) -> tuple[str, int]:
    if rest[:2] in _FIXED:
        return rest[:2], _FIXED[rest[:2]]
    return (rest[:4], _MEASURE_DIGITS) if _MEASURE.match(rest) else ("", 0)
