"""Statements written by hand know the columns of the tables as they are declared."""

from __future__ import annotations

import pytest

from kassa.db import ledger
from kassa.db.engine import Database
from kassa.db.repos import receipts
from kassa.db.tables import METADATA


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("receipt", receipts.RECEIPT),
        ("receipt_line", ("receipt_id", *receipts.LINE)),
        ("receipt_vat", ("receipt_id", *receipts.VAT)),
        ("payment", ("document_id", *receipts.PAYMENT)),
        ("ledger_entry", ledger.ENTRY),
        ("ledger_posting", ledger.POSTING),
    ],
)
def test_every_column_of_a_document_is_written(table: str, columns: tuple[str, ...]) -> None:
    assert set(columns) == {column.name for column in METADATA.tables[table].columns}


def test_the_migrated_database_is_the_declared_one(database: Database) -> None:
    if database.kind == "sqlite":
        sql = "SELECT m.name, p.name FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table'"
    else:
        sql = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()"
    with database.read() as reader:
        stored = {(table, column) for table, column in reader.all(sql) if table in METADATA.tables}
    declared = {(table.name, column.name) for table in METADATA.tables.values() for column in table.columns}
    assert stored == declared


def test_the_migrated_indexes_are_the_declared_ones(sqlite_database: Database) -> None:
    with sqlite_database.read() as reader:
        sql = "SELECT name FROM sqlite_master WHERE type = 'index' AND name NOT LIKE 'sqlite_autoindex%'"
        stored = {name for (name,) in reader.all(sql)}
    declared = {index.name for table in METADATA.tables.values() for index in table.indexes}
    assert {name for name in stored if "_search" not in name} == declared
