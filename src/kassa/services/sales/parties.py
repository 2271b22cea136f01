"""What a document takes from a customer: who they are now, their term and their discount."""

from __future__ import annotations

from kassa.db.engine import Reader
from kassa.db.ledger import balance
from kassa.db.queries.customer_file import waiting
from kassa.db.repos import customers, sales_types
from kassa.domain.errors import Reason, RuleError
from kassa.domain.payments.ledger import Account
from kassa.domain.sales.credit_limit import over_limit
from kassa.domain.sales.document import DocumentKind, Party, SalesDocument, document_totals
from kassa.domain.values.money import Money
from kassa.domain.values.rate import Rate


def party_of(reader: Reader, customer_id: str) -> Party:
    """Return a customer as a document keeps them; one that was merged is the one it became.

    Raises:
        RuleError: the customer is gone, or was wiped at their request.
    """
    found = customers.surviving(reader, customer_id)
    if found is None or found.erased:
        raise RuleError(Reason("customer.gone", "Deze debiteur bestaat niet meer.", "Kies een andere debiteur."))
    return Party(
        customer_id=found.id,
        number=found.number,
        name="" if found.name == found.company else found.name,
        company=found.company,
        street=found.street,
        postcode=found.postcode,
        city=found.city,
        country=found.country,
        vat_id=found.vat_id,
        registration=found.registration,
        email=found.email,
        phone=found.phone,
        language=found.language,
    )


def term_of(reader: Reader, party: Party | None, type_code: str) -> int | None:
    """Return the days until an invoice is due: of its customer, else of its kind; None leaves it to the shop."""
    customer = customers.surviving(reader, party.customer_id) if party else None
    if customer is not None and customer.payment_days is not None:
        return customer.payment_days
    kind = sales_types.get(reader, type_code)
    return kind.term_days if kind else None


def discount_of(reader: Reader, party: Party | None) -> Rate | None:
    """Return the discount a customer has on every article, or None."""
    customer = customers.surviving(reader, party.customer_id) if party else None
    return (customer.discount or None) if customer else None


def limit_reason(reader: Reader, document: SalesDocument, received: Money = Money.ZERO) -> Reason | None:
    """Return what to say when a document takes its customer above their credit limit, or None.

    Invoices count, and delivery notes that wait for one: "Later Factureren" is bought on account just as well.

    Args:
        reader: where to look.
        document: what would stand open.
        received: what is paid of it at once.
    """
    customer = customers.surviving(reader, document.party.customer_id) if document.party else None
    if customer is None or customer.credit_limit is None or document.kind is DocumentKind.CREDIT:
        return None
    ids = [customer.id, *(one.id for one in customers.merged_into(reader, customer.id))]
    owed = sum(balance(reader, Account.DEBTORS, one).cents for one in ids)
    owed += waiting(reader, customer.number, [line.source_line for line in document.lines if line.source_line])
    return over_limit(customer.title, customer.credit_limit, Money(owed), document_totals(document).gross - received)
