"""Every way to change an invoice or a payment behind its back is found, on both engines (reliability.md T15)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kassa.db.engine import Database
from kassa.domain.people.dispatch import DispatchMethod
from kassa.domain.values import Money, Quantity
from kassa.services.sales.payments import Part
from kassa.system.identity import new_id
from tests.db.test_verify import codes, tamper
from tests.support.invoices import open_desk
from tests.support.sales import DAY, goods
from tests.support.shop import OWNER

INVOICE = "(SELECT id FROM sales_document WHERE kind = 'invoice' AND number = '2026-0001')"


@pytest.fixture
def traded(database: Database) -> Database:
    """Give a database with a deposit, invoices, a credit, payments and a reversal."""
    desk = open_desk(database)
    desk.sends(DispatchMethod.POST)
    order = desk.order(goods(5000, 2))
    desk.payments.deposit(order.id, [Part("bank", Money(3000))], DAY, "", OWNER, new_id())
    desk.invoice(replace(order.goods[0], id=new_id(), source_line=order.goods[0].id, quantity=Quantity.ONE))
    made = desk.invoice(goods(1002, 3))
    line = desk.document(made.document_id).goods[0]
    desk.invoicing.credit(made.document_id, {line.id: Quantity.ONE}, DAY, OWNER, new_id())
    desk.payments.pay([made.document_id], [Part("cash", Money(1000))], DAY, "", OWNER, new_id())
    (wrong,) = desk.payments.pay([made.document_id], [Part("bank", Money(500))], DAY, "", OWNER, new_id()).payment_ids
    desk.payments.reverse(wrong, "Dubbel", OWNER, new_id())
    return database


def test_what_was_booked_is_in_order(traded: Database) -> None:
    assert codes(traded) == set()


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE sales_document SET customer_title = 'Ander' WHERE id = {INVOICE}", "invoice.changed"),
        ("UPDATE sales_document SET due_date = '2030-01-01' WHERE id = {INVOICE}", "invoice.open_item"),
        ("UPDATE sales_document SET confirmed_by = 'x' WHERE id = {INVOICE}", "invoice.changed"),
        ("UPDATE sales_line SET name = 'Ander' WHERE document_id = {INVOICE}", "invoice.changed"),
        ("UPDATE sales_line SET amount = amount + 1 WHERE document_id = {INVOICE}", "invoice.changed"),
        ("UPDATE sales_vat SET letter = 'Z' WHERE document_id = {INVOICE}", "invoice.changed"),
        ("UPDATE sales_dispatch SET origin = 'x'", "invoice.changed"),
        ("DELETE FROM sales_dispatch", "invoice.dispatch"),
        ("DELETE FROM post_item", "invoice.dispatch"),
        ("UPDATE ledger_entry SET business_date = '2020-01-01' WHERE event = 'invoice'", "invoice.changed"),
        ("UPDATE ledger_entry SET note = 'x' WHERE event = 'payment'", "payment.booking"),
        ("UPDATE ledger_entry SET note = 'x' WHERE event = 'deposit'", "payment.booking"),
        ("UPDATE action SET result = 'x'", "invoice.changed"),
        ("UPDATE open_item SET gross = gross + 1, open = open + 1 WHERE kind = 'invoice'", "invoice.open_item"),
        ("UPDATE open_item SET paid = paid - 1, open = open + 1 WHERE kind = 'invoice'", "open_item.paid"),
        ("UPDATE open_item SET credited = credited - 1, open = open + 1", "open_item.credited"),
        ("UPDATE open_item SET document_id = 'x' WHERE document_id = {INVOICE}", "open_item.orphan"),
        ("DELETE FROM open_item WHERE document_id = {INVOICE}", "invoice.open_item"),
        ("UPDATE allocation SET amount = amount + 1 WHERE source = 'payment'", "payment.booking"),
        ("DELETE FROM allocation WHERE source = 'credit' AND amount < 0", "allocation.credit"),
        ("UPDATE ledger_balance SET amount = amount + 1 WHERE account = 'debtors'", "debtors.balance"),
        ("UPDATE ledger_balance SET amount = amount + 1 WHERE account = 'prepayments'", "prepayments.balance"),
        ("UPDATE customer_payment SET method = 'bank' WHERE method = 'cash'", "payment.changed"),
        ("DELETE FROM customer_payment WHERE method = 'cash'", "payment.count"),
        ("UPDATE sales_line SET quantity = quantity * 9 WHERE quantity < 0", "credit.exceeds_line"),
        (
            "UPDATE sales_document SET gross = 9 * gross, net = 9 * net, vat = 9 * vat WHERE kind = 'credit'",
            "credit.exceeds",
        ),
        ("DELETE FROM journal WHERE event = 'invoice.definitive'", "invoice.count"),
    ],
)
def test_tampering_is_found(traded: Database, statement: str, code: str) -> None:
    tamper(traded, statement.format(INVOICE=INVOICE))
    assert code in codes(traded)
