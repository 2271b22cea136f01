"""What checkout needs to know of the settings, read once and again when they change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kassa.domain.payments.method import STANDARD_METHODS, PaymentMethod
from kassa.domain.pricing.rounding import CashRounding


@dataclass(frozen=True, slots=True)
class SaleSettings:
    """The settings a sale is completed with.

    Attributes:
        cash_rounding: the country's or the shop's rule for cash.
        header: canonical JSON of the shop's name, address, numbers and texts as they go on the receipt.
        methods: payment methods in the order of the screen.
        printer: name of the receipt printer in the outbox; empty prints nothing.
        drawer: name of the drawer in the outbox; empty opens nothing.
    """

    cash_rounding: CashRounding
    header: str
    methods: tuple[PaymentMethod, ...] = STANDARD_METHODS
    printer: str = "receipt_printer"
    drawer: str = "drawer"


SaleSettingsSource = Callable[[], SaleSettings]
