"""Sums a person types into a field of the office (ui.md 3): ``3*5,95`` is worked out exactly, then read as a number."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from kassa.domain.errors import InputError, Reason

LONGEST: Final = 80
_TOKEN = re.compile(r"\s*(?:(?P<number>[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)|(?P<sign>[-+*/x×()]))")
_IS_SUM = re.compile(r"[0-9)]\s*[-+*/x×(]|\(")


def worked_out(text: str, decimals: int) -> str:
    """Return the outcome of a typed sum as it would be typed: ``17,85``; anything that is no sum comes back as it is.

    Args:
        text: numbers with + - * / x and brackets; comma and point both mean decimals.
        decimals: how many the outcome is rounded to, half away from zero.

    Raises:
        InputError: it is a sum that cannot be read, or it divides by zero.
    """
    bare = text.strip().removeprefix("€").strip().replace("\u2212", "-")
    if not _IS_SUM.search(bare):
        return text
    if len(bare) > LONGEST:
        raise _unreadable(bare)
    outcome = _Sum(bare).outcome()
    scaled = outcome * 10**decimals
    whole = (2 * abs(scaled.numerator) + scaled.denominator) // (2 * scaled.denominator)
    digits = f"{whole:0{decimals + 1}d}"
    number = f"{digits[:-decimals]},{digits[-decimals:]}".rstrip("0").rstrip(",") if decimals else digits
    return f"-{number}" if outcome < 0 and whole else number


class _Sum:
    """Reads one sum from left to right, times and divided first."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens: list[str] = []
        place = 0
        while place < len(text):
            found = _TOKEN.match(text, place)
            if found is None:
                raise _unreadable(text)
            self._tokens.append(found["number"] or found["sign"])
            place = found.end()

    def outcome(self) -> Fraction:
        result = self._added()
        if self._tokens:
            raise _unreadable(self._text)
        return result

    def _added(self) -> Fraction:
        result = self._multiplied()
        while self._tokens and self._tokens[0] in "+-":
            sign, part = self._tokens.pop(0), self._multiplied()
            result = result + part if sign == "+" else result - part
        return result

    def _multiplied(self) -> Fraction:
        result = self._part()
        while self._tokens and self._tokens[0] in "*x×/":
            sign, part = self._tokens.pop(0), self._part()
            if sign != "/":
                result *= part
            elif part:
                result *= Fraction(part.denominator, part.numerator)
            else:
                raise InputError(Reason("sum.zero", "Delen door nul kan niet.", "Typ een andere som."))
        return result

    def _part(self) -> Fraction:
        token = self._tokens.pop(0) if self._tokens else ""
        if token == "-":
            return -self._part()
        if token == "(":
            result = self._added()
            if not self._tokens or self._tokens.pop(0) != ")":
                raise _unreadable(self._text)
            return result
        if not token or token in "+*x×/)":
            raise _unreadable(self._text)
        return Fraction(token.replace(",", ".").rstrip(".") if token[0] not in ",." else f"0.{token[1:]}")


def _unreadable(text: str) -> InputError:
    return InputError(
        Reason("sum.unreadable", f"'{text[:20]}' is geen som.", "Typ een getal, of een som als 3*5,95 of 10+2,50.")
    )
