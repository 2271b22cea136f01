"""The VAT rates of a day, kept in memory: six rows that every scan needs and that change a few times in a lifetime."""

from __future__ import annotations

import datetime as dt
from typing import Final

from kassa.db.engine import Database
from kassa.db.repos.vat import vat_codes
from kassa.domain.errors import Reason, RuleError
from kassa.domain.pricing.vat import VatCode
from kassa.domain.values.rate import Rate
from kassa.system.clock import Clock

_SECONDS: Final = 30


class VatCache:
    """Gives letter and rate of a VAT code on a day; reads again every half minute and when asked."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._codes: tuple[VatCode, ...] = ()
        self._days: dict[tuple[str, dt.date], tuple[str, Rate]] = {}
        self._read_at: float | None = None

    def codes(self) -> tuple[VatCode, ...]:
        """Return the VAT codes of the shop."""
        if self._read_at is None or self._clock.monotonic() - self._read_at >= _SECONDS:
            self.refresh()
        return self._codes

    def refresh(self) -> None:
        """Read the codes again."""
        with self._database.read() as reader:
            self._codes = vat_codes(reader)
        self._days = {}
        self._read_at = self._clock.monotonic()

    def letter_and_rate(self, code: str, day: dt.date) -> tuple[str, Rate]:
        """Return the letter on the receipt and the rate on ``day``.

        Raises:
            RuleError: the shop has no such code, or no rate was in force yet.
        """
        codes = self.codes()
        known = self._days.get((code, day))
        if known is None:
            found = next((one for one in codes if one.code == code), None)
            if found is None:
                raise RuleError(
                    Reason(
                        "vat.unknown", f"Btw-code '{code}' bestaat niet meer.", "Kies een andere btw bij het artikel."
                    )
                )
            known = self._days[code, day] = (found.letter, found.rate_on(day))
        return known
