"""Every way to change a database behind its back is found, on both engines (reliability.md T15)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kassa.db import journal
from kassa.db.engine import Database, open_database
from kassa.db.triggers import trigger_names
from kassa.db.verify import verify
from kassa.domain.errors import InputError, StoreError
from kassa.domain.journal import Anchor
from kassa.domain.verification import parse_anchor
from tests.support.clock import FrozenClock
from tests.support.databases import NO_SERVER, PostgresTemplate, SqliteTemplate
from tests.support.story import BAG, MILK, SHIRT, Story

SECOND = "(SELECT id FROM receipt WHERE number = 2)"
ENTRY = "(SELECT MIN(id) FROM ledger_entry WHERE event = 'receipt')"


def sell_a_day(location: str) -> None:
    """Three sales and a closed day, short of five euros; receipt 2 holds two articles of one rate."""
    database = open_database(location)
    story = Story(database, FrozenClock())
    story.open()
    story.sell(SHIRT)
    story.sell(SHIRT, BAG)
    story.sell(MILK, method="card")
    story.close(missing=500, deposit=10000)
    database.close()


@pytest.fixture(scope="session")
def sqlite_day(tmp_path_factory: pytest.TempPathFactory) -> SqliteTemplate:
    return SqliteTemplate(tmp_path_factory.mktemp("day"), sell_a_day)


@pytest.fixture(scope="session")
def postgres_day() -> Iterator[PostgresTemplate]:
    server = os.environ.get("KASSA_TEST_POSTGRES")
    if not server:
        pytest.skip(NO_SERVER)
    template = PostgresTemplate(server, sell_a_day)
    yield template
    template.drop()


@pytest.fixture(params=["sqlite", "postgresql"])
def sold(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    if request.param == "sqlite":
        database = open_database(request.getfixturevalue("sqlite_day").clone(tmp_path))
        yield database
        database.close()
        return
    template = request.getfixturevalue("postgres_day")
    database = open_database(template.clone())
    yield database
    database.close()
    template.drop(database.location)


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
    assert verdict.records == sum(head.seq for head in verdict.heads)
    assert len(verdict.heads) == 2


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE journal SET payload = '{\"gross\":1}' WHERE seq = 2 AND chain <> 'office'", "journal.changed"),
        ("UPDATE journal SET moment = moment - 86400000000 WHERE seq = 2", "journal.changed"),
        ("UPDATE journal SET employee_id = 'e2' WHERE seq = 1", "journal.changed"),
        ("UPDATE journal SET prev_hash = hash WHERE seq = 3", "journal.link"),
        ("UPDATE journal SET grand_total = 0 WHERE event = 'shift.closed'", "journal.total"),
        ("DELETE FROM journal WHERE seq = 2", "journal.gap"),
        ("DELETE FROM journal WHERE event = 'shift.closed'", "journal.head"),
        ("DELETE FROM journal", "journal.head"),
        ("DELETE FROM journal_chain", "journal.head"),
        (f"UPDATE receipt_line SET net = net - 1, vat = vat + 1 WHERE receipt_id = {SECOND}", "receipt.lines"),
        (f"UPDATE receipt_line SET name = 'Iets anders' WHERE receipt_id = {SECOND}", "receipt.changed"),
        (f"UPDATE receipt_vat SET net = 0, vat = 0, gross = 0 WHERE receipt_id = {SECOND}", "receipt.vat"),
        ("UPDATE receipt SET employee_name = 'Niemand' WHERE number = 1", "receipt.changed"),
        ("UPDATE receipt SET business_date = '2026-03-13' WHERE number = 1", "receipt.changed"),
        ("UPDATE payment SET method = 'card', kind = 'card' WHERE method = 'cash'", "receipt.changed"),
        ("DELETE FROM payment WHERE method = 'card'", "receipt.changed"),
        ("DELETE FROM receipt WHERE number = 2", "series.gap"),
        ("DELETE FROM receipt WHERE number = 3", "series.last"),
        ("DELETE FROM receipt WHERE number = 1", "receipt.orphan"),
        ("UPDATE shift SET difference = 5", "shift.changed"),
        ("UPDATE shift SET deposit = 5000", "shift.changed"),
        ("UPDATE shift SET report = '{}'", "shift.changed"),
        (f"UPDATE ledger_posting SET amount = amount + 1 WHERE position = 1 AND entry_id = {ENTRY}", "ledger.entry"),
        (f"DELETE FROM ledger_posting WHERE entry_id = {ENTRY}", "ledger.orphan"),
        ("UPDATE ledger_balance SET amount = amount + 1", "ledger.balance"),
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
        printed = next(head for chain, head in journal.heads(reader).items() if chain != "office")
    assert codes(sold, parse_anchor(printed.short)) == set()
    assert codes(sold, Anchor(printed.chain, printed.seq, "f" * 12)) == {"journal.anchor"}
    assert codes(sold, Anchor(printed.chain, printed.seq + 1, printed.hash)) == {"journal.anchor"}


@pytest.mark.parametrize("text", ["", "12", "12:xyz", "12:abc", "-1:aaaaaaaa", "99999999999999:aaaaaaaa"])
def test_unreadable_anchor_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="geen ankerpunt"):
        parse_anchor(text)


def test_verify_leaves_the_file_as_it_is(sqlite_location: str) -> None:
    file = Path(sqlite_location)
    before = file.read_bytes()
    assert verify(sqlite_location).clean
    assert file.read_bytes() == before


@pytest.mark.parametrize("part", [b"receipt.completed", b"Werkshirt", b"Winkel van Els"])
def test_silent_damage_is_found(sqlite_day: SqliteTemplate, tmp_path: Path, part: bytes) -> None:
    location = sqlite_day.clone(tmp_path)
    file = Path(location)
    content = bytearray(file.read_bytes())
    content[content.rindex(part)] ^= 1
    file.write_bytes(content)
    assert not verify(location).clean


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is er niet"):
        verify(str(tmp_path / "none.db"))
    wrong = tmp_path / "wrong.db"
    wrong.write_bytes(b"a shopping list " * 100)
    with pytest.raises(StoreError, match="geen Kassa-bestand"):
        verify(str(wrong))
