"""The count of wrong codes per till and person: kept in the store, waited for on the monotonic clock."""

from __future__ import annotations

import math

from kassa.db.engine import Database
from kassa.db.journal import append, micros
from kassa.db.repos import people as repo
from kassa.domain.errors import Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.people.lockout import count_before_try, pause_after
from kassa.system.clock import Clock


class Paused(RuleError):
    """Too many wrong codes; ``seconds`` says how long no code is taken."""

    def __init__(self, seconds: int) -> None:
        minutes = math.ceil(seconds / 60)
        wait = f"{seconds} seconden" if seconds <= 60 else f"{minutes} minuten"
        super().__init__(
            Reason(
                "login.paused",
                f"Te vaak een verkeerde code. Wacht nog {wait}.",
                "Een leidinggevende kan intussen aanmelden.",
            )
        )
        self.seconds = seconds


@frozen
class _Wait:
    """A pause this process is timing: the count it belongs to, and when it ends on the monotonic clock."""

    wrong: int
    until: float


class Guard:
    """Counts every try before it is checked, so that pulling the plug does not win one.

    The pause belongs to the count and not to the wall clock: after a restart it begins again, and setting the
    clock changes nothing.
    """

    def __init__(self, database: Database, clock: Clock, place: str) -> None:
        self._database = database
        self._clock = clock
        self._place = place
        self._waits: dict[str, _Wait] = {}

    def seconds_left(self, person: str) -> int:
        """Return how long no code is taken for this person here; 0 when one may be tried."""
        with self._database.read() as reader:
            wrong = repo.wrong_codes(reader, self._place, person)
        return self._left(person, wrong)

    def begin(self, person: str) -> int:
        """Count one try and return the count; the caller then checks the code and reports it.

        Raises:
            Paused: a pause is running; the try is not counted.
        """
        with self._database.write() as tx:
            wrong = repo.hold_wrong_codes(tx, self._place, person)
            left = self._left(person, wrong)
            if left:
                raise Paused(left)
            wrong = count_before_try(wrong) + 1
            repo.set_wrong_codes(tx, self._place, person, wrong, micros(self._clock.now()))
        return wrong

    def forget(self, person: str) -> None:
        """The code was good: the count is zero again."""
        with self._database.write() as tx:
            repo.hold_wrong_codes(tx, self._place, person)
            repo.set_wrong_codes(tx, self._place, person, 0, micros(self._clock.now()))
        self._waits.pop(person, None)

    def failed(self, person: str, wrong: int, means: str) -> None:
        """The code was wrong: journal it, and the pause when one begins now."""
        moment = self._clock.now()
        pause = pause_after(wrong)
        body = {"person": person, "means": means, "wrong": wrong}
        with self._database.write() as tx:
            append(tx, self._place, "login.failed", person, body, employee_id="", moment=moment)
            if pause:
                locked = {**body, "seconds": pause}
                append(tx, self._place, "login.locked", person, locked, employee_id="", moment=moment)
        self._left(person, wrong)

    def _left(self, person: str, wrong: int) -> int:
        pause = pause_after(wrong)
        if not pause:
            return 0
        wait = self._waits.get(person)
        if wait is None or wait.wrong != wrong:
            wait = self._waits[person] = _Wait(wrong, self._clock.monotonic() + pause)
        return max(0, math.ceil(wait.until - self._clock.monotonic()))
