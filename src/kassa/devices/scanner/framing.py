"""From a stream of bytes to codes."""

from __future__ import annotations

LONGEST = 200
"""More characters without an end are noise, not a code."""


class CodeFramer:
    """Cuts what a scanner sends into codes.

    Args:
        prefix: taken off the front when it is there.
        suffix: an end besides Enter, line feed and Tab.
    """

    def __init__(self, prefix: str = "", suffix: str = "") -> None:
        self._prefix = prefix
        self._ends = frozenset(f"\r\n\t{suffix}")
        self._begun = ""
        self._too_long = False

    def feed(self, data: bytes) -> list[str]:
        """Return the codes that end in these bytes; control characters inside a code are no part of it."""
        codes: list[str] = []
        for letter in data.decode("latin-1"):
            if letter in self._ends:
                codes += self.silence()
            elif letter.isprintable():
                self._begun += letter
                if len(self._begun) > LONGEST:
                    self._begun, self._too_long = "", True
        return codes

    def silence(self) -> list[str]:
        """Return the code that was begun, now that nothing follows any more."""
        code = self._begun.removeprefix(self._prefix).strip()
        usable = bool(code) and not self._too_long
        self.forget()
        return [code] if usable else []

    def forget(self) -> None:
        """Drop what was begun."""
        self._begun, self._too_long = "", False
