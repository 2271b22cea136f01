"""Branches and tills."""

from __future__ import annotations

from kassa.db.engine import Reader, Transaction
from kassa.domain.frozen import frozen


@frozen
class StoredBranch:
    """A branch ("Filiaal")."""

    id: str
    code: str
    name: str


@frozen
class StoredTill:
    """A till ("Kassa") with the name of its branch."""

    id: str
    number: int
    name: str
    branch_id: str
    branch_name: str


def branches(reader: Reader) -> tuple[StoredBranch, ...]:
    """Return every branch, in the order they were made."""
    return tuple(StoredBranch(*row) for row in reader.all("SELECT id, code, name FROM branch ORDER BY id"))


def tills(reader: Reader) -> tuple[StoredTill, ...]:
    """Return every till, in order of number."""
    rows = reader.all(
        "SELECT t.id, t.number, t.name, t.branch_id, b.name FROM till t JOIN branch b ON b.id = t.branch_id "
        "ORDER BY t.number"
    )
    return tuple(StoredTill(*row) for row in rows)


def save_branch(tx: Transaction, branch: StoredBranch) -> None:
    """Store a branch, new or renamed."""
    tx.run(
        "INSERT INTO branch (id, code, name) VALUES (:id, :code, :name) "
        "ON CONFLICT (id) DO UPDATE SET code = excluded.code, name = excluded.name",
        id=branch.id,
        code=branch.code,
        name=branch.name,
    )


def save_till(tx: Transaction, till: StoredTill) -> None:
    """Store a till, new or renamed; its number never changes, because receipts carry it."""
    tx.run(
        "INSERT INTO till (id, branch_id, number, name) VALUES (:id, :branch, :number, :name) "
        "ON CONFLICT (id) DO UPDATE SET name = excluded.name",
        id=till.id,
        branch=till.branch_id,
        number=till.number,
        name=till.name,
    )
