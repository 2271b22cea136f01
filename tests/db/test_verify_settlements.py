"""What a receipt settled beside its goods cannot be changed behind the back of the database."""

from __future__ import annotations

import pytest

from kassa.db.engine import Database
from kassa.db.verify import verify
from tests.db.test_verify import tamper
from tests.support.clock import FrozenClock
from tests.support.counter import Counter


@pytest.fixture
def settled(database: Database, clock: FrozenClock) -> Database:
    """Give a database with a receipt of goods, an invoice, a credit invoice and a gift card."""
    counter = Counter(database, clock)
    counter.put(counter.invoice(("1001", 1)))
    counter.put(counter.credit(("1003", 1)))
    counter.sell_card("GC-1", 2500)
    counter.scan("1002")
    counter.pay("card", 3000)
    counter.pay("cash")
    counter.complete()
    counter.sound()
    return database


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE receipt_settlement SET amount = amount + 1 WHERE kind = 'invoice'", "receipt.settled"),
        ("UPDATE receipt_settlement SET amount = amount + 1 WHERE kind = 'gift_card'", "receipt.paid"),
        ("UPDATE receipt_settlement SET number = 'X' WHERE kind = 'invoice'", "receipt.changed"),
        ("UPDATE receipt_settlement SET open_after = 5 WHERE kind = 'credit'", "receipt.changed"),
        ("DELETE FROM receipt_settlement WHERE kind = 'credit'", "receipt.settled"),
        ("INSERT INTO receipt_settlement VALUES ('x', 1, 'invoice', 'y', '1', '', 0, 0)", "receipt.orphan"),
        ("UPDATE customer_payment SET amount = amount + 1", "totals.shift"),
        ("UPDATE customer_payment SET shift_id = 'x'", "receipt.of_document"),
        ("UPDATE payment SET id = 'x' WHERE position = 1", "receipt.of_document"),
        ("UPDATE receipt SET customer_title = 'Iemand anders'", "receipt.changed"),
        ("UPDATE action SET fingerprint = 'x'", "receipt.changed"),
    ],
)
def test_tampering_is_found(settled: Database, statement: str, code: str) -> None:
    tamper(settled, statement)
    assert code in {finding.code for finding in verify(settled.location).findings}
