"""What the sales services need to know of the settings, read once and again when they change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from kassa.domain.errors import Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.pricing.rounding import CashRounding
from kassa.domain.settings import company, sales
from kassa.services.settings import Settings


@frozen
class SalesRules:
    """The rules of the shop for invoices and payments.

    Attributes:
        zone: time zone of the shop; decides what day it is.
        cash_rounding: the rule for cash.
        closed_until: last day of the closed period, or None.
        invoicing: whether the invoice module is on.
        standalone_card: whether a card payment may be registered in the office ("losse automaat").
        term_days: days until an invoice is due when neither its kind nor the customer says so.
    """

    zone: ZoneInfo
    cash_rounding: CashRounding
    closed_until: dt.date | None = None
    invoicing: bool = True
    standalone_card: bool = False
    term_days: int = 14

    def today(self, moment: datetime) -> dt.date:
        """Return the day it is in the shop."""
        return moment.astimezone(self.zone).date()


SalesRulesSource = Callable[[], SalesRules]


def sales_rules(settings: Settings) -> SalesRules:
    """Return the rules as the settings of the shop have them now."""
    return SalesRules(
        zone=ZoneInfo(settings.get(company.TIME_ZONE)),
        cash_rounding=CashRounding(settings.get(company.CASH_ROUNDING)),
        closed_until=sales.closed_until(settings.get(sales.BOOKS_CLOSED_UNTIL)),
        invoicing=settings.get(sales.INVOICING),
        standalone_card=settings.get(sales.STANDALONE_CARD),
        term_days=settings.get(sales.TERM_DAYS),
    )


def require_invoicing(rules: SalesRules) -> None:
    """Refuse everything about invoices while the module is off.

    Raises:
        RuleError: ``invoice.module_off``.
    """
    if not rules.invoicing:
        raise RuleError(
            Reason(
                "invoice.module_off",
                "De module Facturen staat uit. Er is niets gewijzigd.",
                "Zet haar aan bij Instellingen, Factuurinstellingen.",
                "Wie factuurinstellingen mag wijzigen.",
            )
        )
