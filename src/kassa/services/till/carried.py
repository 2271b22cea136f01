"""A customer as a basket carries them, as they are now, with the discount that holds; and whose card a code is."""

from __future__ import annotations

from kassa.db.engine import Reader
from kassa.db.repos import customers
from kassa.domain.people.customer import Customer
from kassa.domain.sales.document_code import CodeKind, read_document_code
from kassa.domain.till.attached import BasketCustomer


def carried(reader: Reader, customer_id: str) -> BasketCustomer | None:
    """Return a customer as a basket carries them; of one that was merged the one it became.

    The discount is their own, else that of their price list, whose name stands beside it.

    Returns:
        None when there is no such customer any more, or they were wiped at their request.
    """
    found = customers.surviving(reader, customer_id) if customer_id else None
    if found is None or found.erased:
        return None
    listed = customers.price_list_name(reader, found.price_list) if found.price_list else ""
    return BasketCustomer(found.id, found.number, found.title, found.discount, listed)


def of_card(reader: Reader, code: str) -> Customer | None:
    """Return whose customer card ("Klantenpas", ``K`` and the customer number) a code is, as they are now.

    Returns:
        None when it is no card, nobody has that number, or they were wiped at their request.
    """
    read = read_document_code(code)
    if read is None or read.kind is not CodeKind.CUSTOMER:
        return None
    written = code.strip()[1:]
    found = customers.by_number(reader, written) or customers.by_number(reader, read.number)
    found = customers.surviving(reader, found.id) if found is not None else None
    return None if found is None or found.erased else found
