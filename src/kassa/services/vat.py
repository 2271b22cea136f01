"""VAT codes and their rates by date, as the office changes them."""

from __future__ import annotations

import datetime as dt

from kassa.db.engine import Database
from kassa.db.repos import vat as repo
from kassa.domain.errors import InputError, Reason, RuleError
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.domain.pricing.vat import DatedRate, VatCategory, VatCode
from kassa.domain.values import Rate
from kassa.domain.values.dutch import format_date, format_rate
from kassa.services.acting import record
from kassa.system.clock import Clock


class VatCodes:
    """The VAT codes of the shop.

    Args:
        database: where they are.
        clock: says which day it is.
        zone: the time zone of the shop.
    """

    def __init__(self, database: Database, clock: Clock, zone: dt.tzinfo) -> None:
        self._database = database
        self._clock = clock
        self._zone = zone

    def codes(self) -> tuple[VatCode, ...]:
        """Return every code with its rates, oldest first."""
        with self._database.read() as reader:
            return repo.vat_codes(reader, only_active=False)

    def add_rate(self, code: str, rate: Rate, valid_from: dt.date, actor: Actor) -> VatCode:
        """Let a code have another rate from a day on; documents keep the rate they were made with.

        Raises:
            Denied: the person may not change settings.
            InputError: the day is past: sales of that day were made with another rate.
            RuleError: there is no such code, or it never has a percentage.
        """
        require(actor, Right.EDIT_SETTINGS)
        if valid_from < self._clock.now().astimezone(self._zone).date():
            raise InputError(
                Reason(
                    "vat.past",
                    f"{format_date(valid_from)} is voorbij; met het oude percentage kan al verkocht zijn.",
                    "Kies vandaag of later.",
                )
            )
        with self._database.write() as tx:
            known = next((one for one in repo.vat_codes(tx, only_active=False) if one.code == code), None)
            if known is None:
                raise RuleError(Reason("vat.unknown", "Deze btw-code bestaat niet.", "Ververs het scherm."))
            if known.category is not VatCategory.STANDARD:
                raise RuleError(
                    Reason("vat.no_percentage", f"'{known.name}' heeft altijd 0%.", "Kies een andere code.")
                )
            repo.add_rate(tx, code, DatedRate(valid_from, rate))
            body = {"rate": format_rate(rate), "valid_from": valid_from.isoformat()}
            record(tx, actor, "vat.rate_added", code, body, self._clock.now())
        return next(one for one in self.codes() if one.code == code)
