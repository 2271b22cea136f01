"""Every way to change a database behind its back is found, on both engines (reliability.md T15)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kassa.db import journal
from kassa.db.engine import Database, Transaction, open_database
from kassa.db.triggers import trigger_names
from kassa.db.verify import verify
from kassa.domain.errors import InputError, StoreError
from kassa.domain.journal import Anchor
from kassa.domain.verification import parse_anchor

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
SERIES = "receipt/t1/2026"


def insert(tx: Transaction, table: str, **values: object) -> None:
    columns = ", ".join(values)
    marks = ", ".join(f":{name}" for name in values)
    tx.run(f"INSERT INTO {table} ({columns}) VALUES ({marks})", **values)


def sell(tx: Transaction, number: int) -> None:
    """Write what belongs together: lines, VAT, receipt, number, books, totals, journal."""
    receipt = f"receipt-{number}"
    if number == 1:
        insert(tx, "series", id=SERIES, last=0, last_date="")
    tx.run("UPDATE series SET last = last + 1 WHERE id = :id", id=SERIES)
    amounts = {"net": 1000, "vat": 210, "gross": 1210}
    words = dict.fromkeys(("number", "code", "name", "detail", "unit", "discount_reason", "vat_letter", "note"), "")
    line = {"receipt_id": receipt, "position": 1, "vat_code": "high", **amounts}
    zeros = dict.fromkeys(("price", "list_price", "discount", "amount", "vat_rate"), 0)
    insert(tx, "receipt_line", **line, **words, **zeros, kind="article", quantity=1000)
    insert(tx, "receipt_vat", **line, letter="H", rate=2100)
    insert(
        tx,
        "receipt",
        **amounts,
        **dict.fromkeys(("till_id", "branch_id", "shift_id", "employee_id", "employee_name"), "x"),
        **dict.fromkeys(("discount_reason", "note", "snapshot", "price_mode"), ""),
        **dict.fromkeys(("discount", "cash_rounding", "training", "moment"), 0),
        id=receipt,
        series=SERIES,
        number=number,
        business_date="2026-03-14",
        article_count=1,
    )
    entry = f"entry-{number}"
    insert(tx, "ledger_posting", entry_id=entry, position=1, account="cash", subject="", amount=1210)
    insert(tx, "ledger_posting", entry_id=entry, position=2, account="turnover", subject="", amount=-1210)
    words = dict.fromkeys(("event", "document_id", "shift_id", "note"), "")
    insert(tx, "ledger_entry", id=entry, moment=0, business_date="2026-03-14", **words)
    for account, amount in (("cash", 1210), ("turnover", -1210)):
        add = "ON CONFLICT (account, subject) DO UPDATE SET amount = ledger_balance.amount + excluded.amount"
        tx.run(f"INSERT INTO ledger_balance VALUES (:account, '', :amount) {add}", account=account, amount=amount)
    key = {"business_date": "2026-03-14", "till_id": "x", "vat_code": "high", "rate": 2100}
    if number == 1:
        insert(tx, "day_vat_total", **key, **amounts)
    else:
        tx.run("UPDATE day_vat_total SET net = net + 1000, vat = vat + 210, gross = gross + 1210")
    journal.append(tx, "t1", "receipt.completed", receipt, amounts, employee_id="e1", moment=NOON, turnover=1210)


@pytest.fixture
def sold(location: str) -> Iterator[Database]:
    database = open_database(location)
    for number in (1, 2, 3):
        with database.write() as tx:
            sell(tx, number)
    yield database
    database.close()


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
    assert (verdict.clean, verdict.records, verdict.receipts) == (True, 3, 3)
    assert [(head.chain, head.seq) for head in verdict.heads] == [("t1", 3)]


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE journal SET payload = '{\"gross\":1}' WHERE seq = 2", "journal.changed"),
        ("UPDATE journal SET moment = moment - 86400000000 WHERE seq = 2", "journal.changed"),
        ("UPDATE journal SET employee_id = 'e2' WHERE seq = 1", "journal.changed"),
        ("UPDATE journal SET prev_hash = hash WHERE seq = 3", "journal.link"),
        ("UPDATE journal SET grand_total = 1 WHERE seq = 3", "journal.total"),
        ("DELETE FROM journal WHERE seq = 2", "journal.gap"),
        ("DELETE FROM journal WHERE seq = 3", "journal.head"),
        ("DELETE FROM journal", "journal.head"),
        ("DELETE FROM journal_chain", "journal.head"),
        ("UPDATE receipt_line SET net = 900, vat = 310 WHERE receipt_id = 'receipt-2'", "receipt.lines"),
        ("UPDATE receipt_vat SET net = 0, vat = 0, gross = 0 WHERE receipt_id = 'receipt-2'", "receipt.vat"),
        ("DELETE FROM receipt WHERE number = 2", "series.gap"),
        ("DELETE FROM receipt WHERE number = 3", "series.last"),
        ("DELETE FROM receipt WHERE number = 1", "receipt.orphan"),
        ("UPDATE ledger_posting SET amount = 1 WHERE entry_id = 'entry-1' AND position = 1", "ledger.entry"),
        ("DELETE FROM ledger_posting WHERE entry_id = 'entry-1'", "ledger.orphan"),
        ("UPDATE ledger_balance SET amount = 0 WHERE account = 'cash'", "ledger.balance"),
        ("UPDATE day_vat_total SET gross = gross - 100, net = net - 100", "totals.day"),
    ],
)
def test_tampering_is_found(sold: Database, statement: str, code: str) -> None:
    tamper(sold, statement)
    assert code in codes(sold)


def test_missing_guard_is_found(sold: Database) -> None:
    name = trigger_names()[0]
    with sold.write() as tx:
        tx.run(f"DROP TRIGGER {name}" + (" ON receipt" if sold.kind == "postgresql" else ""))
    assert codes(sold) == {"guard.missing"}


def test_anchor_on_paper_finds_a_rewritten_journal(sold: Database) -> None:
    with sold.read() as reader:
        printed = journal.heads(reader)["t1"]
    assert codes(sold, parse_anchor(printed.short)) == set()
    assert codes(sold, Anchor("t1", 3, "f" * 12)) == {"journal.anchor"}
    assert codes(sold, Anchor("t1", 4, printed.hash)) == {"journal.anchor"}


@pytest.mark.parametrize("text", ["", "12", "12:xyz", "12:abc", "-1:aaaaaaaa", "99999999999999:aaaaaaaa"])
def test_unreadable_anchor_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="geen ankerpunt"):
        parse_anchor(text)


def test_verify_leaves_the_file_as_it_is(sqlite_location: str) -> None:
    file = Path(sqlite_location)
    before = file.read_bytes()
    assert verify(sqlite_location).clean
    assert file.read_bytes() == before


def test_silent_damage_is_found(sqlite_database: Database) -> None:
    with sqlite_database.write() as tx:
        sell(tx, 1)
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
