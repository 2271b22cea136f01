"""Signing in: what the screen knows, without Qt."""

from __future__ import annotations

from dataclasses import field, replace

from kassa.domain.frozen import frozen
from kassa.ui.till.entry import CLEAR, DigitEntry

SHORTEST_CODE = 4
LONGEST_CODE = 6


@frozen
class CodeState:
    """A person chosen and a code being typed; used for signing in, unlocking and permission.

    Attributes:
        employee_id: who signs in; empty while nobody is chosen.
        code: the digits typed; never shown.
        message: what went wrong last, in the words of the screen; empty when nothing did.
        paused_until: moment on the monotonic clock before which no code is taken; 0 when there is no pause.
    """

    employee_id: str = ""
    code: DigitEntry = field(default_factory=lambda: DigitEntry(most=LONGEST_CODE))
    message: str = ""
    paused_until: float = 0.0

    def choose(self, employee_id: str) -> CodeState:
        """Choose a person; a code typed for somebody else is dropped."""
        if employee_id == self.employee_id:
            return self
        return replace(self, employee_id=employee_id, code=self.code.press(CLEAR), message="")

    def press(self, key: str, now: float) -> CodeState:
        """Take one key of the numpad; during a pause nothing is taken."""
        if self.seconds_left(now):
            return self
        return replace(self, code=self.code.press(key), message="")

    def refused(self, message: str, pause: float, now: float) -> CodeState:
        """The code was wrong: empty it, say so and wait ``pause`` seconds before the next try."""
        until = now + pause if pause > 0 else 0.0
        return replace(self, code=self.code.press(CLEAR), message=message, paused_until=until)

    def seconds_left(self, now: float) -> int:
        """Whole seconds of pause left, rounded up; 0 when a code may be typed."""
        left = self.paused_until - now
        return max(0, -int(-left // 1)) if left > 0 else 0

    def ready(self, now: float) -> bool:
        """Whether the code may be offered: somebody is chosen, long enough and no pause."""
        return bool(self.employee_id) and len(self.code.text) >= SHORTEST_CODE and not self.seconds_left(now)
