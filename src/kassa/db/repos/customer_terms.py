"""What an invoice needs of its customer as they are now: how documents reach them."""

from __future__ import annotations

from typing import Final

from kassa.db.engine import Reader
from kassa.domain.frozen import frozen
from kassa.domain.people.dispatch import Dispatch, DispatchMethod, resolve_dispatch

_TERMS: Final = (
    "SELECT c.dispatch, c.email, k.dispatch, k.company, k.name, COALESCE(k.email, ''), "
    "(SELECT COUNT(*) FROM customer_contact d WHERE d.customer_id IN (c.id, k.id) AND d.for_invoices = 1) "
    "FROM customer g JOIN customer c ON c.id = COALESCE(g.merged_into, g.id) "
    "LEFT JOIN customer k ON k.id = c.company_id WHERE g.id = :id"
)


@frozen
class CustomerTerms:
    """How documents reach a customer.

    Attributes:
        dispatch: how documents reach them, and why.
        has_recipient: whether there is an e-mail address an invoice may go to.
    """

    dispatch: Dispatch
    has_recipient: bool


def customer_terms(reader: Reader, customer_id: str) -> CustomerTerms:
    """Return what holds for a customer, or for who they were merged into: their own method, else their company's."""
    row = reader.one(_TERMS, id=customer_id)
    if row is None:
        return CustomerTerms(resolve_dispatch(DispatchMethod.NONE, None), has_recipient=False)
    own, email, linked, company, name, company_email, ticked = row
    theirs = None if linked is None else DispatchMethod(linked)
    dispatch = resolve_dispatch(DispatchMethod(own), theirs, company or name or "")
    return CustomerTerms(dispatch, bool(email or company_email or ticked))
