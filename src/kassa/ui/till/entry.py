"""What a person has typed on a numpad: plain text with rules, without Qt."""

from __future__ import annotations

from kassa.domain.errors import InputError
from kassa.domain.frozen import frozen
from kassa.domain.values.money import Money
from kassa.domain.values.typed import parse_amount

CLEAR = "clear"
BACK = "back"
_DIGITS = frozenset("0123456789")


@frozen
class AmountEntry:
    """A number being typed: digits, at most one comma, so many decimals.

    Attributes:
        text: what stands on the screen, such as ``12,5``; empty when nothing was typed.
        whole_digits: most digits before the comma; further ones are ignored.
        decimals: most digits after the comma; 0 is a whole number and knows no comma.
    """

    text: str = ""
    whole_digits: int = 6
    decimals: int = 2

    def press(self, key: str) -> AmountEntry:
        """Return the entry after a key: digits, a comma or point, ``clear`` or ``back``; others do nothing."""
        if key == CLEAR:
            return self._with("")
        if key == BACK:
            return self._with(self.text[:-1])
        if key in {",", "."}:
            return self if "," in self.text or not self.decimals else self._with(f"{self.text or '0'},")
        entry = self
        for digit in key:
            entry = entry._digit(digit)
        return entry

    def _with(self, text: str) -> AmountEntry:
        return AmountEntry(text, self.whole_digits, self.decimals)

    def _digit(self, digit: str) -> AmountEntry:
        if digit not in _DIGITS:
            return self
        whole, comma, decimals = self.text.partition(",")
        full = len(decimals) >= self.decimals if comma else len(whole) >= self.whole_digits
        if full or (self.text == "0" and digit == "0"):
            return self
        start = "" if self.text == "0" else self.text
        return self._with(start + digit)

    @property
    def empty(self) -> bool:
        """Whether nothing was typed yet."""
        return not self.text

    @property
    def amount(self) -> Money | None:
        """The amount typed so far, or None while there is none."""
        if self.empty:
            return None
        try:
            return parse_amount(self.text.rstrip(","))
        except InputError:
            return None


@frozen
class DigitEntry:
    """Digits only, such as a code or a number of coins.

    Attributes:
        text: the digits so far.
        most: the greatest number of digits; further ones are ignored.
    """

    text: str = ""
    most: int = 6

    def press(self, key: str) -> DigitEntry:
        """Return the entry after one key: digits, ``clear`` or ``back``; others do nothing."""
        if key == CLEAR:
            return DigitEntry("", self.most)
        if key == BACK:
            return DigitEntry(self.text[:-1], self.most)
        if not key or not set(key) <= _DIGITS:
            return self
        return DigitEntry((self.text + key)[: self.most], self.most)

    @property
    def number(self) -> int:
        """The number typed; 0 when empty."""
        return int(self.text or "0")
