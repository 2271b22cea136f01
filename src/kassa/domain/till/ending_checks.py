"""What keeps a basket from ending as an invoice or a delivery note: "Waarom niet?" of the payment screen.

The same rules refuse in ``Checkout.complete``: what the screen says beforehand is what the till would say afterwards.
"""

from __future__ import annotations

from kassa.domain.errors import Reason
from kassa.domain.till.ending import Ending
from kassa.domain.till.model import Basket, LineKind
from kassa.domain.till.paying import why_not_checkout
from kassa.domain.values.money import Money

_FIX_SALE = "Reken dit eerst af met een betaalwijze, of haal de regel van de bon."


def why_not_invoice(basket: Basket, *, invoicing: bool = True) -> Reason | None:
    """Return why "Maak factuur" is not possible, or None when it is.

    Args:
        basket: the open basket.
        invoicing: whether the module Facturen is on.
    """
    if not invoicing:
        return Reason(
            "ending.module_off",
            "De module Facturen staat uit. Er is niets gemaakt.",
            "Reken af met een betaalwijze, of zet Facturen aan in de backoffice bij Instellingen.",
            "Mag instellingen wijzigen: wie dat recht heeft, zoals Eigenaar.",
        )
    return _why_not(basket, "op een factuur")


def why_not_later(basket: Basket) -> Reason | None:
    """Return why "Later Factureren" is not possible, or None when it is."""
    return _why_not(basket, "op een pakbon")


def why_not_end(basket: Basket, ending: Ending, *, invoicing: bool = True) -> Reason | None:
    """Return why this ending is not possible, or None when it is; a paid sale has its own rules."""
    if ending is Ending.INVOICE:
        return why_not_invoice(basket, invoicing=invoicing)
    return why_not_later(basket) if ending is Ending.LATER else None


def _why_not(basket: Basket, where: str) -> Reason | None:
    refused = why_not_checkout(basket)
    if refused is not None:
        return refused
    if basket.order is not None:
        return Reason(
            "ending.order",
            f"Deze bon rekent order {basket.order.number} af; daar maakt de kassa zelf een factuur van.",
            "Kies een betaalwijze en daarna 'Afrekenen volgende klant'.",
        )
    if basket.invoice_lines:
        number = basket.invoice_lines[0].settles.number if basket.invoice_lines[0].settles else ""
        return Reason(
            "ending.invoices",
            f"Op de bon staat factuur {number}; een factuur die wordt betaald kan niet nog eens {where}.",
            _FIX_SALE,
        )
    if any(line.kind is LineKind.GIFT_CARD for line in basket.lines):
        return Reason("ending.gift_card", f"Een cadeaubon verkopen kan niet {where}.", _FIX_SALE)
    if any(line.returns is not None for line in basket.lines):
        return Reason("ending.returns", f"Een retour kan niet {where}.", _FIX_SALE)
    if basket.turnover < Money.ZERO:
        return Reason("ending.negative", f"Een bon onder nul kan niet {where}.", _FIX_SALE)
    return None
