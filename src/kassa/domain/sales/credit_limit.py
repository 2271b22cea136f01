"""Whether a document takes a customer above what may stand open: said before confirming, never in the way of it."""

from __future__ import annotations

from typing import Final

from kassa.domain.errors import Reason
from kassa.domain.values.dutch import format_money
from kassa.domain.values.money import Money

OVER_LIMIT: Final = "document.credit_limit"


def over_limit(title: str, limit: Money | None, owed: Money, gross: Money) -> Reason | None:
    """Return what to say when a document goes above the credit limit ("Kredietlimiet") of its customer, or None.

    Args:
        title: name of the customer.
        limit: the most that may stand open; None is without limit.
        owed: what stands open on invoices and waits on delivery notes now; below zero when the customer has credit.
        gross: total of the document.
    """
    if limit is None or gross <= Money.ZERO or owed + gross <= limit:
        return None
    return Reason(
        OVER_LIMIT,
        f"{title} komt boven de kredietlimiet van {format_money(limit)}: er staat {format_money(owed)} open en dit "
        f"document is {format_money(gross)}.",
        "Laat eerst betalen of aanbetalen, of verhoog de limiet bij de relatie.",
        "Doorgaan mag; de limiet verhogen mag wie 'Kredietlimiet wijzigen' heeft.",
    )
