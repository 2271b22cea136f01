"""What checkout needs to know of the settings, read once and again when they change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kassa.domain.frozen import frozen
from kassa.domain.payments.method import TILL_METHODS, MethodKind, PaymentMethod
from kassa.domain.pricing.rounding import CashRounding
from kassa.domain.settings import company, till
from kassa.domain.values.money import Money
from kassa.services.settings import Settings
from kassa.services.shop_header import header_body, shop_header
from kassa.services.till.place import TillPlace


@frozen
class SaleSettings:
    """The settings a sale is completed with.

    Attributes:
        cash_rounding: the country's or the shop's rule for cash.
        header: canonical JSON of the shop's name, address, numbers and texts as they go on the receipt.
        methods: payment methods in the order of the screen.
        printer: name of the receipt printer in the outbox; empty prints nothing.
        drawer: name of the drawer in the outbox; empty opens nothing.
        drawer_for_all: whether the drawer opens for every method, not for cash alone.
        gift_card_text: what stands at the bottom of the paper of a gift card.
        cash_back_limit: up to so much goes back in cash on a return without a supervisor.
    """

    cash_rounding: CashRounding
    header: str
    methods: tuple[PaymentMethod, ...] = TILL_METHODS
    printer: str = ""
    drawer: str = ""
    drawer_for_all: bool = False
    gift_card_text: tuple[str, ...] = ()
    cash_back_limit: Money = Money(10_000)


SaleSettingsSource = Callable[[], SaleSettings]


def sale_settings(settings: Settings, place: TillPlace) -> SaleSettings:
    """Return the settings a sale at this till is completed with today."""
    card = settings.get(till.TERMINAL, place.till_id) != "none"
    when = settings.get(till.DRAWER_WHEN, place.till_id)
    drawer = settings.get(till.DRAWER, place.till_id) != "none" and when != "never" and not place.training
    return SaleSettings(
        cash_rounding=CashRounding(settings.get(company.CASH_ROUNDING)),
        header=header_body(shop_header(settings, place.branch_id)),
        methods=tuple(
            method if card or method.kind is not MethodKind.CARD else replace(method, active=False)
            for method in TILL_METHODS
        ),
        printer=printer_name(place.till_id) if settings.get(till.PRINTER, place.till_id) != "none" else "",
        drawer=drawer_name(place.till_id) if drawer else "",
        drawer_for_all=when == "always",
        gift_card_text=tuple(settings.get(company.GIFT_CARD_TEXT).splitlines()),
        cash_back_limit=settings.get(till.CASH_BACK_LIMIT, place.till_id),
    )


def printer_name(till_id: str) -> str:
    """Return the name of a till's receipt printer in the outbox."""
    return f"printer/{till_id}"


def drawer_name(till_id: str) -> str:
    """Return the name of a till's drawer in the outbox."""
    return f"drawer/{till_id}"
