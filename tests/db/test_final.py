"""Final is final: the triggers refuse every statement on a legal record, on both engines."""

from __future__ import annotations

import pytest

from kassa.db.engine import Database
from kassa.db.statements import insert
from kassa.db.tables import METADATA
from kassa.domain.errors import KassaError, StoreError
from kassa.domain.values import Money
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.tills import Till, fill_shelf


@pytest.fixture
def sold(database: Database, clock: FrozenClock) -> Database:
    """Give a database with one sold receipt."""
    fill_shelf(database, clock)
    till = Till(database, clock)
    till.shifts.open(Money(15_000), till.seller)
    till.selling.scan("1002", till.seller)
    till.checkout.add_payment("cash", None, till.seller, new_id())
    till.checkout.complete(new_id(), till.seller)
    return database


FINAL = ("receipt", "receipt_line", "receipt_vat", "payment", "ledger_entry", "ledger_posting", "journal", "action",
         "snapshot", "stock_movement")  # fmt: skip


@pytest.mark.parametrize("table", FINAL)
def test_what_is_final_is_never_removed(sold: Database, table: str) -> None:
    before = sold.one(f"SELECT COUNT(*) FROM {table}")
    with pytest.raises(StoreError, match="definitief"), sold.write() as tx:
        tx.run(f"DELETE FROM {table}")
    assert sold.one(f"SELECT COUNT(*) FROM {table}") == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE receipt SET note = 'anders'",
        "UPDATE receipt SET number = number + 1",
        "UPDATE receipt_line SET name = 'anders'",
        "UPDATE receipt_vat SET letter = 'X'",
        "UPDATE payment SET method = 'card'",
        "UPDATE ledger_posting SET amount = amount * 2",
        "UPDATE journal SET payload = '{}'",
        "UPDATE series SET last = last + 2",
        "UPDATE series SET last = last - 1",
        "DELETE FROM series",
        "UPDATE journal_chain SET seq = seq + 2",
        "DELETE FROM journal_chain",
        "DELETE FROM shift",
    ],
)
def test_what_is_final_is_never_changed(sold: Database, statement: str) -> None:
    with pytest.raises(StoreError, match="definitief"), sold.write() as tx:
        tx.run(statement)


def test_a_sealed_receipt_takes_no_more_lines(sold: Database) -> None:
    columns = tuple(column.name for column in METADATA.tables["receipt_line"].columns)
    with pytest.raises(StoreError, match="definitief"), sold.write() as tx:
        row = dict(zip(columns, tx.all(f"SELECT {', '.join(columns)} FROM receipt_line")[0], strict=True))
        tx.run(insert("receipt_line", columns), **{**row, "position": 99})


def test_a_number_that_was_not_given_out_is_refused(sold: Database) -> None:
    columns = tuple(column.name for column in METADATA.tables["receipt"].columns)
    with pytest.raises(KassaError), sold.write() as tx:
        row = dict(zip(columns, tx.all(f"SELECT {', '.join(columns)} FROM receipt")[0], strict=True))
        tx.run(insert("receipt", columns), **{**row, "id": new_id(), "number": 77})
