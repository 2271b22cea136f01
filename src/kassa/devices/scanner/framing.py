"""From a stream of bytes to codes."""

from __future__ import annotations

from kassa.domain.sales.transfer import EPC_BEGIN, EPC_LINES

LONGEST = 200
"""More characters without an end are noise, not a code."""


class CodeFramer:
    """Cuts what a scanner sends into codes; the lines of a transfer's QR code stay one code.

    Args:
        prefix: taken off the front when it is there.
        suffix: an end besides Enter, line feed and Tab.
    """

    def __init__(self, prefix: str = "", suffix: str = "") -> None:
        self._prefix = prefix
        self._ends = frozenset(f"\r\n\t{suffix}")
        self._begun = ""
        self._before = ""
        self._lines: list[str] = []
        self._too_long = False

    def feed(self, data: bytes) -> list[str]:
        """Return the codes that end in these bytes; control characters inside a code are no part of it."""
        codes: list[str] = []
        for letter in data.decode("latin-1"):
            if letter in self._ends:
                if not (letter == "\n" and self._before == "\r"):  # together they are one end
                    codes += self._end()
            elif letter.isprintable():
                self._begun += letter
                if len(self._begun) > LONGEST:
                    self._begun, self._too_long = "", True
            self._before = letter
        return codes

    def silence(self) -> list[str]:
        """Return the code that was begun, now that nothing follows any more."""
        if self._lines:
            return self._whole()
        code = self._line().strip()
        usable = bool(code) and not self._too_long
        self.forget()
        return [code] if usable else []

    def forget(self) -> None:
        """Drop what was begun."""
        self._begun, self._too_long, self._lines = "", False, []

    def _end(self) -> list[str]:
        if not self._lines and self._line().strip() != EPC_BEGIN:
            return self.silence()
        self._lines.append(self._line().strip())
        self._begun = ""
        return self._whole() if len(self._lines) >= EPC_LINES else []

    def _whole(self) -> list[str]:
        lines = [*self._lines, self._line().strip()]
        self.forget()
        return ["\n".join(lines).rstrip("\n")]

    def _line(self) -> str:
        return self._begun if self._lines else self._begun.removeprefix(self._prefix)
