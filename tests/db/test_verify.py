"""Every way to change a database behind its back is found, on both engines (reliability.md T15)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kassa.db import journal
from kassa.db.engine import Database
from kassa.db.triggers import trigger_names
from kassa.db.verify import verify
from kassa.domain.errors import InputError, StoreError
from kassa.domain.journal import OFFICE_CHAIN, Anchor
from kassa.domain.till.shift import Count
from kassa.domain.values import Money
from kassa.domain.verification import parse_anchor
from kassa.services.till.sale_settings import printer_name
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.tills import Till, fill_shelf

RECEIPT = "(SELECT id FROM receipt WHERE number = 2)"
BOOKING = "(SELECT id FROM ledger_entry WHERE event = 'receipt' LIMIT 1)"


@pytest.fixture
def sold(database: Database, clock: FrozenClock) -> Database:
    """Give a database with an opened day and three receipts, really sold."""
    sell(database, clock, 3)
    return database


def sell(database: Database, clock: FrozenClock, times: int) -> None:
    fill_shelf(database, clock)
    till = Till(database, clock)
    till.settings = replace(till.settings, printer=printer_name(till.place.till_id))
    till.shifts.open(Money(15_000), till.seller)
    for _ in range(times):
        till.selling.scan("1002", till.seller)
        till.checkout.add_payment("cash", None, till.seller, new_id())
        till.checkout.complete(new_id(), till.seller)


@pytest.fixture
def closed(sold: Database, clock: FrozenClock) -> Database:
    """Give a database with a closed day in which five euros were missing."""
    place = sold.one("SELECT till_id FROM shift")
    assert place is not None
    till = Till(sold, clock)
    till.place = replace(till.place, till_id=place[0])
    till.restart()
    there = till.shifts.drawer_balance() - Money(500)
    tens, rest = divmod(there.cents, 1000)
    assert rest % 5 == 0
    till.shifts.save_count(Count(((Money(1000), tens), (Money(5), rest // 5))), till.seller)
    till.shifts.control(till.seller)
    till.shifts.settle("Wisselfout", Money(100), Money(10_000), "A1", till.seller)
    till.shifts.close(till.seller, new_id())
    return sold


def tamper(database: Database, statement: str) -> None:
    """Do what somebody with the file and a database tool can do: take the guards off, change, put them back."""
    with database.write() as tx:
        if database.kind == "sqlite":
            guards = tx.all("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            for name, _ in guards:
                tx.run(f"DROP TRIGGER {name}")
            tx.run(statement)
            for _, sql in guards:
                tx.run(sql)
        else:
            tx.run("SET LOCAL session_replication_role = replica")
            tx.run(statement)


def codes(database: Database, *anchors: Anchor) -> set[str]:
    return {finding.code for finding in verify(database.location, anchors).findings}


def test_what_was_sold_is_in_order(sold: Database) -> None:
    verdict = verify(sold.location)
    assert verdict.findings == ()
    assert (verdict.clean, verdict.receipts) == (True, 3)
    assert sum(head.seq for head in verdict.heads) == verdict.records


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE journal SET payload = '[]' WHERE seq = 2", "journal.changed"),
        ("UPDATE journal SET moment = moment - 86400000000 WHERE seq = 2", "journal.changed"),
        ("UPDATE journal SET employee_id = 'e2' WHERE seq = 1", "journal.changed"),
        ("UPDATE journal SET prev_hash = hash WHERE seq = 3", "journal.link"),
        ("UPDATE journal SET grand_total = 1 WHERE seq = 3", "journal.total"),
        ("DELETE FROM journal WHERE seq = 2", "journal.gap"),
        ("DELETE FROM journal WHERE chain <> 'office' AND seq = 4", "journal.head"),
        ("DELETE FROM journal", "journal.head"),
        ("DELETE FROM journal_chain", "journal.head"),
        (
            "UPDATE receipt_line SET net = net - 1, vat = vat + 1 WHERE receipt_id = {RECEIPT}",
            "receipt.lines",
        ),
        (
            "UPDATE receipt_vat SET net = 0, vat = 0, gross = 0 WHERE receipt_id = {RECEIPT}",
            "receipt.vat",
        ),
        ("DELETE FROM receipt WHERE number = 2", "series.gap"),
        ("DELETE FROM receipt WHERE number = 3", "series.last"),
        ("DELETE FROM receipt WHERE number = 1", "receipt.orphan"),
        (
            "UPDATE ledger_posting SET amount = 1 WHERE entry_id = {BOOKING} AND position = 1",
            "ledger.entry",
        ),
        (
            "DELETE FROM ledger_posting WHERE entry_id = {BOOKING}",
            "ledger.orphan",
        ),
        ("UPDATE payment SET amount = amount + 1 WHERE position = 1", "receipt.paid"),
        ("UPDATE receipt_line SET name = 'Iets anders' WHERE position = 1", "receipt.changed"),
        ("UPDATE action SET fingerprint = 'x'", "receipt.changed"),
        ("UPDATE action SET result = 'x'", "receipt.changed"),
        ("UPDATE snapshot SET body = body || ' '", "snapshot.changed"),
        ("UPDATE shift SET float_amount = float_amount + 1", "shift.opened"),
        ("UPDATE shift SET opened_by = 'x'", "shift.opened"),
        ("UPDATE outbox SET state = 'nev'", "outbox.job"),
        ("UPDATE outbox SET created_at = created_at + 1", "outbox.receipt"),
        ("UPDATE stock_level SET quantity = quantity + 1", "stock.level"),
        ("UPDATE stock_level SET sales = sales + 1", "stock.sales"),
        ("UPDATE day_group_total SET gross = gross + 1", "totals.group"),
        ("UPDATE shift_total SET amount = amount + 1 WHERE kind = 'method'", "totals.shift"),
        ("UPDATE ledger_balance SET amount = 0 WHERE account = 'cash'", "ledger.balance"),
        ("UPDATE day_vat_total SET gross = gross - 100, net = net - 100", "totals.day"),
    ],
)
def test_tampering_is_found(sold: Database, statement: str, code: str) -> None:
    tamper(sold, statement.format(RECEIPT=RECEIPT, BOOKING=BOOKING))
    assert code in codes(sold)


def test_a_closed_day_is_in_order(closed: Database) -> None:
    assert verify(closed.location).findings == ()


@pytest.mark.parametrize(
    "change", ["difference = 0", "deposit = 5000", "bag = 'B2'", "float_amount = 0", "report = '{}'", "z_number = 2"]
)
def test_tampering_with_a_closed_day_is_found(closed: Database, change: str) -> None:
    tamper(closed, f"UPDATE shift SET {change}")
    assert "shift.changed" in codes(closed)


@pytest.mark.parametrize(
    "column", ["receipt_line SET name = CAST('x' AS BLOB)", "journal SET payload = CAST('x' AS BLOB)"]
)
def test_what_no_program_ever_wrote_is_found(sqlite_database: Database, clock: FrozenClock, column: str) -> None:
    """SQLite keeps any kind of value in any column: a flipped bit can turn text into bytes."""
    sell(sqlite_database, clock, 1)
    tamper(sqlite_database, f"UPDATE {column}")
    assert "storage.damaged" in codes(sqlite_database)


@pytest.mark.parametrize("table", ["receipt", "journal", "setting"])
def test_a_bit_that_makes_the_tables_themselves_unreadable_is_damage(
    sqlite_database: Database, clock: FrozenClock, table: str
) -> None:
    """What SQLite then complains about is no text: the driver cannot even repeat it."""
    sell(sqlite_database, clock, 1)
    sqlite_database.close()
    file = Path(sqlite_database.location)
    content = file.read_bytes()
    begin = f"CREATE TABLE {table} ".encode()
    assert begin in content
    file.write_bytes(content.replace(begin, begin.replace(b"TABLE", b"TABL\xc5")))
    with pytest.raises(StoreError) as refused:
        verify(str(file))
    assert refused.value.code == "store.damaged"


def test_missing_guard_is_found(sold: Database) -> None:
    name = trigger_names()[0]
    with sold.write() as tx:
        tx.run(f"DROP TRIGGER {name}" + (" ON receipt" if sold.kind == "postgresql" else ""))
    assert codes(sold) == {"guard.missing"}


def test_anchor_on_paper_finds_a_rewritten_journal(sold: Database) -> None:
    with sold.read() as reader:
        till = next(chain for chain in journal.heads(reader) if chain != OFFICE_CHAIN)
        printed = journal.heads(reader)[till]
    assert codes(sold, parse_anchor(printed.short)) == set()
    assert codes(sold, Anchor(till, printed.seq, "f" * 12)) == {"journal.anchor"}
    assert codes(sold, Anchor(till, printed.seq + 1, printed.hash)) == {"journal.anchor"}


@pytest.mark.parametrize("text", ["", "12", "12:xyz", "12:abc", "-1:aaaaaaaa", "99999999999999:aaaaaaaa"])
def test_unreadable_anchor_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="geen nummer van een bon"):
        parse_anchor(text)


def test_verify_leaves_the_file_as_it_is(sqlite_location: str) -> None:
    file = Path(sqlite_location)
    before = file.read_bytes()
    assert verify(sqlite_location).clean
    assert file.read_bytes() == before


def test_silent_damage_is_found(sqlite_database: Database, clock: FrozenClock) -> None:
    sell(sqlite_database, clock, 1)
    sqlite_database.close()
    file = Path(sqlite_database.location)
    content = bytearray(file.read_bytes())
    place = content.index(b"receipt.completed")
    content[place] ^= 1
    file.write_bytes(content)
    assert not verify(sqlite_database.location).clean


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is er niet"):
        verify(str(tmp_path / "none.db"))
    wrong = tmp_path / "wrong.db"
    wrong.write_bytes(b"a shopping list " * 100)
    with pytest.raises(StoreError, match="geen Kassa-bestand"):
        verify(str(wrong))
