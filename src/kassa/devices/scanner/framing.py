"""From a stream of bytes to codes."""

from __future__ import annotations

from typing import NamedTuple

from kassa.domain.catalog.barcode import SEPARATOR
from kassa.domain.catalog.scan import Affixes
from kassa.domain.sales.transfer import EPC_BEGIN, EPC_LINES

LONGEST = 200
"""More characters without an end are noise, not a code."""


class Framed(NamedTuple):
    """A piece of the stream up to an end; ``code`` is empty when it was noise."""

    code: str
    raw: bytes


class CodeFramer:
    """Cuts what a scanner sends into codes; the lines of a transfer's QR code stay one code.

    Args:
        affixes: what the scanner puts around a code; a suffix is an end besides Enter, line feed and Tab.
    """

    def __init__(self, affixes: Affixes | None = None) -> None:
        self._affixes = affixes or Affixes()
        self._begun = ""
        self._before = ""
        self._lines: list[str] = []
        self._raw = bytearray()
        self._too_long = False

    def feed(self, data: bytes) -> list[Framed]:
        """Return what ends in these bytes; control characters inside a code are no part of it, but for FNC1."""
        found: list[Framed] = []
        for byte in data:
            letter = chr(byte)
            self._raw.append(byte)
            if letter in _ENDS:
                if letter == "\n" and self._before == "\r":  # together they are one end
                    self._raw.pop()
                else:
                    found += self._end()
            elif letter.isprintable() or (letter == SEPARATOR and not self._lines):
                self._begun += letter
                if len(self._begun) > LONGEST:
                    self._begun, self._too_long = "", True
                if self._ends_by_suffix():
                    found += self.silence()
            self._before = letter
            del self._raw[: -LONGEST * (EPC_LINES + 1)]
        return found

    def silence(self) -> list[Framed]:
        """Return what was begun, now that nothing follows any more."""
        if self._lines:
            return self._whole()
        code = "" if self._too_long else self._line().strip(_AROUND)
        return self._framed(code)

    def forget(self) -> None:
        """Drop what was begun."""
        self._begun, self._too_long, self._lines = "", False, []
        self._raw.clear()

    def _end(self) -> list[Framed]:
        if not self._lines and self._line().strip(_AROUND) != EPC_BEGIN:
            return self.silence()
        self._lines.append(self._line().strip())
        self._begun = ""
        return self._whole() if len(self._lines) >= EPC_LINES else []

    def _whole(self) -> list[Framed]:
        lines = [*self._lines, self._line().strip()]
        return self._framed("\n".join(lines).rstrip("\n"))

    def _framed(self, code: str) -> list[Framed]:
        raw = bytes(self._raw)
        self.forget()
        return [Framed(code, raw)] if code or raw.strip(b"\r\n\t ") else []

    def _ends_by_suffix(self) -> bool:
        suffix = self._affixes.suffix
        return bool(suffix) and not self._lines and self._begun.endswith(suffix) and len(self._begun) > len(suffix)

    def _line(self) -> str:
        return self._begun if self._lines else self._affixes.bare(self._begun)


_ENDS = frozenset("\r\n\t")
_AROUND = f" {SEPARATOR}"
