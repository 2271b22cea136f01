"""Invoices become definitive once, with everything that belongs to them."""

from __future__ import annotations

import pytest

from kassa.db.engine import Database
from kassa.db.ledger import balance
from kassa.db.repos import open_items
from kassa.domain.errors import Conflict, RuleError
from kassa.domain.payments.ledger import Account
from kassa.domain.sales.document import DocumentKind
from kassa.domain.values.money import Money
from kassa.services.sales.payments import Part
from tests.support.invoices import Desk, open_desk
from tests.support.sales import DAY, PARTY, concept, goods
from tests.support.shop import OWNER


@pytest.fixture
def desk(database: Database) -> Desk:
    return open_desk(database)


def test_an_invoice_is_confirmed_and_paid(desk: Desk) -> None:
    made = desk.invoicing.confirm(concept(DocumentKind.INVOICE, goods(1210, 3)), OWNER, "k1")
    assert (made.number, made.gross) == ("2026-0001", Money(3630))
    paid = desk.payments.pay([made.document_id], [Part("bank", Money(3000))], DAY, "", OWNER, "p1")
    assert (paid.applied, paid.still_open) == (Money(3000), Money(630))
    paid = desk.payments.pay([made.document_id], [Part("cash", Money(1000))], DAY, "", OWNER, "p2")
    assert (paid.applied, paid.change, paid.still_open) == (Money(630), Money(370), Money(0))
    with desk.database.read() as reader:
        item = open_items.get(reader, made.document_id)
        assert item is not None
        assert (item.paid, item.open) == (Money(3630), Money(0))
        assert balance(reader, Account.DEBTORS, PARTY.customer_id) == Money(0)
        assert balance(reader, Account.RECEIVABLE, "bank") == Money(3000)
        assert balance(reader, Account.REVENUE, "high") == Money(-3000)


def test_the_same_press_books_once(desk: Desk) -> None:
    invoice = concept(DocumentKind.INVOICE, goods(1210))
    first = desk.invoicing.confirm(invoice, OWNER, "k1")
    assert desk.invoicing.confirm(invoice, OWNER, "k1") == first
    with pytest.raises(Conflict):
        desk.invoicing.confirm(concept(DocumentKind.INVOICE, goods(1210)), OWNER, "k1")
    with pytest.raises(RuleError):
        desk.invoicing.confirm(invoice, OWNER, "k2")
    pay = [[first.document_id], [Part("bank", Money(1210))], DAY, "", OWNER, "p1"]
    assert desk.payments.pay(*pay) == desk.payments.pay(*pay)  # type: ignore[arg-type]
