"""Consent and erasure (AVG): who agreed to which text and when, and what remains of a customer who asks to be wiped.

Documents stay until the tax term of the country ends; only the master data are pseudonymised (libraries.md 4, 11).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from kassa.domain.errors import Reason
from kassa.domain.frozen import frozen
from kassa.domain.people.customer import Customer, CustomerKind
from kassa.domain.people.dispatch import DispatchMethod
from kassa.domain.values.dutch import format_money
from kassa.domain.values.money import Money

KEEP_YEARS: Final = {"NL": 7, "BE": 10}
"""Years that documents are kept by law: NL art. 52 AWR, BE Btw-wetboek art. 60 (10 years since 2023)."""

PSEUDONYM: Final = "Gewiste relatie"
_NAMED: Final = 5


@frozen
class Consent:
    """One act of giving or withdrawing consent; the last one holds.

    Attributes:
        given: True for given, False for withdrawn.
        version: number of the text that was agreed to.
        text: that text, as it was shown.
        moment: aware UTC.
        employee: who recorded it.
    """

    given: bool
    version: int
    text: str
    moment: datetime
    employee: str


def erasing_refused(customer: Customer, open_balance: Money, unfinished: Sequence[str]) -> Reason | None:
    """Return why the data of a customer cannot be wiped now, or None.

    Args:
        customer: whose.
        open_balance: what stands open.
        unfinished: the documents that are not done with, as people call them: they hold name and address.
    """
    if customer.erased:
        return Reason("customer.erased", f"De gegevens van {customer.number} zijn al gewist.", "Ververs de lijst.")
    if open_balance:
        return Reason(
            "customer.open_balance",
            f"{customer.title} heeft nog {format_money(open_balance)} openstaan. Er is niets gewist.",
            "Wikkel de openstaande posten eerst af.",
        )
    if unfinished:
        shown = ", ".join(unfinished[:_NAMED]) + (f" en nog {len(unfinished) - _NAMED}" if unfinished[_NAMED:] else "")
        return Reason(
            "customer.unfinished",
            f"Naam en adres van {customer.title} staan nog op documenten die niet af zijn: {shown}. "
            "Er is niets gewist.",
            "Verwijder de concepten, en rond orders en pakbonnen af of annuleer ze.",
        )
    return None


def erased(customer: Customer) -> Customer:
    """Return what remains: number, kind and country, so that documents and totals keep their customer."""
    return replace(
        Customer(id=customer.id, number=customer.number, name=PSEUDONYM, country=customer.country),
        kind=customer.kind,
        company=PSEUDONYM if customer.kind is CustomerKind.COMPANY else "",
        language=customer.language,
        dispatch=DispatchMethod.NONE,
        merged_into=customer.merged_into,
        erased=True,
        revision=customer.revision,
    )
