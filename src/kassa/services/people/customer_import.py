"""Importing a list of customers: all rows judged first, then one transaction; the same file again changes nothing."""

from __future__ import annotations

from dataclasses import replace
from hashlib import file_digest
from pathlib import Path

from kassa.db.engine import Database
from kassa.db.repos import customers as repo
from kassa.domain.catalog.folding import fold
from kassa.domain.errors import InputError
from kassa.domain.frozen import frozen
from kassa.domain.people.actor import Actor
from kassa.domain.people.customer import Customer
from kassa.domain.people.rights import Right, require
from kassa.services.acting import record
from kassa.services.catalog.importing import refuse_own_file
from kassa.services.people.customer_list import columns_of, customer_of
from kassa.services.ports import SheetReader
from kassa.system.clock import Clock
from kassa.system.identity import new_id


@frozen
class RowProblem:
    """A row that was left out."""

    line: int
    number: str
    text: str


@frozen
class CustomerReport:
    """What became of the rows of a file; ``problems`` names those that were left out: doubles and errors."""

    file_name: str
    new: int
    changed: int
    unchanged: int
    double: int
    error: int
    problems: tuple[RowProblem, ...]


class CustomerImport:
    """Imports customers."""

    def __init__(self, database: Database, clock: Clock, files: SheetReader) -> None:
        self._database = database
        self._clock = clock
        self._files = files

    def run(self, path: Path, actor: Actor) -> CustomerReport:
        """Import a list of customers by number: new ones are added, known ones changed where the file differs.

        A row that cannot be read, or whose number came before, is left out and stands in the report.

        Raises:
            Denied: the person may not work in the back office.
            InputError: the file is no list of customers; nothing was changed.
            StoreError: nothing was changed.
        """
        require(actor, Right.BACK_OFFICE)
        wanted, problems, doubles = self._read(path)
        with self._database.write() as tx:
            known = {customer.number: customer for customer in repo.all_customers(tx)}
            new, changed = 0, 0
            for customer in wanted.values():
                before = known.get(customer.number)
                folded = fold(f"{customer.name} {customer.company}")
                if before is None:
                    repo.add(tx, replace(customer, id=new_id()), folded)
                    new += 1
                elif replace(customer, id=before.id) != before:
                    repo.save(tx, replace(customer, id=before.id), folded)
                    changed += 1
            same, wrong = len(wanted) - new - changed, len(problems) - doubles
            body = {"new": new, "changed": changed, "unchanged": same, "double": doubles, "error": wrong}
            record(tx, actor, "customer.imported", path.name, body | {"hash": _hash(path)}, self._clock.now())
        return CustomerReport(path.name, new, changed, same, doubles, wrong, tuple(problems))

    def _read(self, path: Path) -> tuple[dict[str, Customer], list[RowProblem], int]:
        """Return the customers of a file by number, the rows that were left out, and how many of those were double."""
        refuse_own_file(self._database, path)
        sheet = self._files.open(path)
        columns = columns_of(sheet.header)
        wanted: dict[str, Customer] = {}
        problems: list[RowProblem] = []
        doubles = 0
        for line, cells in sheet.rows():
            try:
                customer = customer_of(cells, columns)
            except InputError as error:
                place = columns["number"]
                number = cells[place].strip()[:20] if place < len(cells) else ""
                problems.append(RowProblem(line, number, str(error)))
                continue
            if customer.number in wanted:
                doubles += 1
                problems.append(RowProblem(line, customer.number, "Dit nummer kwam al eerder in het bestand."))
            else:
                wanted[customer.number] = customer
        return wanted, problems, doubles


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()
