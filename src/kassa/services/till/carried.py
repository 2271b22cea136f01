"""A customer as a basket carries them: as they are now, with the discount that holds."""

from __future__ import annotations

from kassa.db.engine import Reader
from kassa.db.repos import customers
from kassa.domain.till.attached import BasketCustomer


def carried(reader: Reader, customer_id: str) -> BasketCustomer | None:
    """Return a customer as a basket carries them; of one that was merged the one it became.

    The discount is their own, else that of their price list, whose name stands beside it.

    Returns:
        None when there is no such customer any more, or they were wiped at their request.
    """
    found = customers.get(reader, customer_id) if customer_id else None
    while found is not None and found.merged_into:
        found = customers.get(reader, found.merged_into)
    if found is None or found.erased:
        return None
    listed = customers.price_list_name(reader, found.price_list) if found.price_list else ""
    return BasketCustomer(found.id, found.number, found.title, found.discount, listed)
