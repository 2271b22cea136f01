"""Barcodes: cleaning, check digits, and codes of scales that carry a price or a weight."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from kassa.domain.errors import InputError, Reason
from kassa.domain.frozen import frozen
from kassa.domain.values.money import Money
from kassa.domain.values.quantity import Quantity

LONGEST = 80
"""Characters; the longest code a shop scans is a GS1 code of 48, the rest is no article."""

_GTIN_LENGTHS = frozenset({8, 12, 13, 14})
_SCALE_CODE = 13
SEPARATOR = "\x1d"
"""FNC1 as scanners send it: the end of an element without a fixed length in a GS1 code."""


def normalise(code: str) -> str:
    """Return the code as it is stored and compared: no spaces around it or inside digits, leading zeros kept.

    Args:
        code: what a scanner, a person or a file gave.

    Raises:
        InputError: nothing is left, it is longer than 80 characters or holds control characters but for FNC1.
    """
    cleaned = code.strip()
    if not cleaned:
        raise InputError(
            Reason("barcode.empty", "De code is leeg. Er is niets toegevoegd.", "Scan het artikel opnieuw.")
        )
    if len(cleaned) > LONGEST:
        raise InputError(
            Reason(
                "barcode.too_long",
                f"Deze code heeft {len(cleaned)} tekens; een streepjescode heeft er hoogstens {LONGEST}.",
                "Scan het artikel opnieuw, of zoek het op naam.",
            )
        )
    if not cleaned.replace(SEPARATOR, "").isprintable():
        raise InputError(
            Reason(
                "barcode.unreadable",
                "In de code staan onleesbare tekens. Er is niets toegevoegd.",
                "Scan het artikel opnieuw, of zoek het op naam.",
            )
        )
    joined = cleaned.replace(" ", "").replace("\u00a0", "")
    return joined if joined.isascii() and joined.isdigit() else cleaned


def check_digit_ok(code: str) -> bool | None:
    """Return whether the last digit of a GTIN (EAN-8, UPC-A, EAN-13, GTIN-14) is right; None for other codes."""
    if len(code) not in _GTIN_LENGTHS or not (code.isascii() and code.isdigit()):
        return None
    digits = code.encode()
    # Weights 1 and 3 from the right make a multiple of ten; a digit's byte is 48 more than the digit.
    excess = 48 * (len(digits) + len(digits) // 2 * 2)
    return (sum(digits[::-2]) + 3 * sum(digits[-2::-2]) - excess) % 10 == 0


def check_digit(body: str) -> str:
    """Return the GS1 check digit that belongs behind ``body`` (digits only): weights 3 and 1 from the right."""
    digits = body.encode("ascii")
    odd, even = digits[::-2], digits[-2::-2]
    return str(-(3 * (sum(odd) - 48 * len(odd)) + sum(even) - 48 * len(even)) % 10)


def same_article_codes(code: str) -> tuple[str, ...]:
    """Return the codes that name the same article: a UPC-A is an EAN-13 with a zero in front."""
    if len(code) == 12 and check_digit_ok(code):
        return (code, f"0{code}")
    if len(code) == 13 and code.startswith("0") and check_digit_ok(code):
        return (code, code[1:])
    return (code,)


class Carries(StrEnum):
    """What the digits of a scale mean."""

    PRICE = "price"
    WEIGHT = "weight"


@frozen
class WeightRule:
    """How the scale of the shop builds its EAN-13.

    Attributes:
        prefix: first digits, 20 to 29 in practice.
        article_digits: digits of the article number.
        value_digits: digits of the price or the weight, just before the check digit; digits between the two
            (an inner check digit) are skipped.
        decimals: decimals of the value: 2 for euros, 3 for kilograms.
        carries: price or weight.

    Raises:
        InputError: the digits do not fit in thirteen.
    """

    prefix: str
    article_digits: int
    value_digits: int
    decimals: int
    carries: Carries

    def __post_init__(self) -> None:
        fits = len(self.prefix) + self.article_digits + self.value_digits < _SCALE_CODE
        most = 2 if self.carries is Carries.PRICE else 3
        counts = self.article_digits > 0 and self.value_digits > 0 and 0 <= self.decimals <= most
        if not (self.prefix.isascii() and self.prefix.isdigit() and fits and counts):
            raise InputError(
                Reason(
                    "weight_rule.digits",
                    f"Een weegcode heeft 13 cijfers; het voorvoegsel '{self.prefix}' met {self.article_digits} en "
                    f"{self.value_digits} cijfers past daar niet in.",
                    "Gebruik bijvoorbeeld voorvoegsel 21, 5 cijfers artikel en 5 cijfers prijs of gewicht.",
                )
            )


@frozen
class WeightCode:
    """What a scale code says.

    Attributes:
        article: article number of the scale, leading zeros kept.
        stem: prefix and article number, as some shops store it.
        price: price of the whole piece, when the code carries a price.
        weight: weight, when the code carries a weight.
    """

    article: str
    stem: str
    price: Money | None
    weight: Quantity | None


def read_weight_code(code: str, rules: Iterable[WeightRule]) -> WeightCode | None:
    """Read a price- or weight-carrying EAN-13; None when no rule fits or the check digit is wrong."""
    if len(code) != _SCALE_CODE or not check_digit_ok(code):
        return None
    for rule in rules:
        if code.startswith(rule.prefix):
            stem = code[: len(rule.prefix) + rule.article_digits]
            value = int(code[-1 - rule.value_digits : -1])
            article = stem[len(rule.prefix) :]
            if rule.carries is Carries.PRICE:
                return WeightCode(article, stem, Money(value * 10 ** (2 - rule.decimals)), None)
            return WeightCode(article, stem, None, Quantity(value * 10 ** (3 - rule.decimals)))
    return None
