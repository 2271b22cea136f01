"""Imports of customer lists: what the shop has, writing many rows at once, and how to undo them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from kassa.db.engine import Reader, Transaction
from kassa.db.repos import customers
from kassa.db.repos.customer_links import unused
from kassa.db.statements import insert as insert_into
from kassa.db.statements import pieces
from kassa.domain.people.customer import Customer

_WRITTEN: Final = (*customers.COLUMNS, "folded", "searched", "import_run_id")
CHANGED_FIELDS: Final = tuple(
    name for name in customers.COLUMNS if name not in ("id", "number", "merged_into", "erased")
)
_UPDATE: Final = (
    "UPDATE customer SET "
    + ", ".join(f"{name} = :{name}" for name in (*CHANGED_FIELDS, "folded", "searched"))
    + ", revision = revision + 1 WHERE id = :id"
)


def known(reader: Reader, numbers: Sequence[str]) -> dict[str, Customer]:
    """Return the customers with these numbers, by number; merged and erased ones too."""
    found: dict[str, Customer] = {}
    for names, values in pieces(numbers):
        found.update((one.number, one) for one in customers.where(reader, f"c.number IN ({names})", **values))
    return found


def by_id(reader: Reader, ids: Sequence[str]) -> dict[str, Customer]:
    """Return customers by identity."""
    found: dict[str, Customer] = {}
    for names, values in pieces(ids):
        found.update((one.id, one) for one in customers.where(reader, f"c.id IN ({names})", **values))
    return found


def last_seq(reader: Reader) -> int:
    """Return the highest key of the customer table; customers inserted after this have higher ones."""
    return int(reader.value("SELECT MAX(seq) FROM customer") or 0)


def insert_new(tx: Transaction, rows: Iterable[dict[str, Any]], run_id: str) -> None:
    """Insert new customers: what ``customers.written`` returns."""
    tx.many(insert_into("customer", _WRITTEN), [{**row, "import_run_id": run_id} for row in rows])


def index_after(tx: Transaction, seq: int) -> None:
    """Put every customer with a key above ``seq`` into the search index, in one statement."""
    if tx.kind == "sqlite":
        tx.run(
            "INSERT INTO customer_search (rowid, body) SELECT seq, ' ' || searched FROM customer WHERE seq > :seq "
            "ORDER BY seq",
            seq=seq,
        )


def change(tx: Transaction, found: Sequence[Customer]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Store changed customers; return their columns before and after."""
    before = by_id(tx, [one.id for one in found])
    pairs, moved = [], []
    for one in found:
        values = [detail.value for detail in customers.contacts(tx, one.id)]
        old, new = customers.plain(before[one.id], values), customers.plain(one, values)
        pairs.append((old, new))
        seq = tx.value("SELECT seq FROM customer WHERE id = :id", id=one.id)
        if old["searched"] != new["searched"]:
            moved.append((int(seq), str(old["searched"]), str(new["searched"])))
    names = ("id", *CHANGED_FIELDS, "folded", "searched")
    tx.many(_UPDATE, [{name: new[name] for name in names} for _, new in pairs])
    customers.reindex(tx, moved)
    return pairs


def delete_new(tx: Transaction, run_id: str) -> tuple[int, int]:
    """Remove the customers of an import that nobody used or changed since; return how many went and how many stay."""
    total = int(tx.value("SELECT COUNT(*) FROM customer WHERE import_run_id = :run", run=run_id))
    # Persons first: a company is in use for as long as one of its persons is there.
    gone = sum(_delete(tx, run_id, link) for link in ("customer.company_id IS NOT NULL", "1 = 1"))
    tx.run("UPDATE customer SET import_run_id = NULL WHERE import_run_id = :run", run=run_id)
    return gone, total - gone


def _delete(tx: Transaction, run_id: str, which: str) -> int:
    mine = f"import_run_id = :run AND revision = 1 AND {which} AND {unused('customer.id')}"
    ids = f"(SELECT id FROM customer WHERE {mine})"
    if tx.kind == "sqlite":
        tx.run(
            "INSERT INTO customer_search (customer_search, rowid, body) SELECT 'delete', seq, ' ' || searched "
            f"FROM customer WHERE {mine} AND searched <> ''",
            run=run_id,
        )
    for table in ("customer_contact", "customer_address"):
        tx.run(f"DELETE FROM {table} WHERE customer_id IN {ids}", run=run_id)
    return tx.run(f"DELETE FROM customer WHERE {mine}", run=run_id)
