"""T13: the import of lists of articles and customers, killed at moments of chance.

Afterwards all of the list is in or nothing of it, and the same list again makes the shop what it was to be: each row
once. ``--flaw rows`` commits while it writes.
"""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

from kassa.db.engine import Database, open_database
from kassa.db.verify import verify
from kassa.domain.errors import KassaError
from kassa.integrations.sheets import SheetFiles
from kassa.services.catalog.import_write import Writer
from kassa.services.catalog.importing import Importing
from kassa.services.importing.plan import Progress
from kassa.services.people.customer_importing import CustomerImporting
from kassa.system.clock import SystemClock
from tests.proof import report
from tests.proof.killing import killed, timed
from tests.support.databases import SqliteTemplate
from tests.support.shop import OWNER, set_up_shop

ARTICLES = "Nummer;Barcode;Omschrijving;Prijs;Btw;Groep;Voorraad\n"
CUSTOMERS = "Debiteurnummer;Naam;Straat;Postcode;Plaats\n"
_LOOK = (
    "SELECT number, name, price, blocked_reason FROM article ORDER BY number",
    "SELECT b.code, a.number FROM barcode b JOIN article a ON a.id = b.article_id ORDER BY b.code",
    "SELECT a.number, s.quantity FROM stock_level s JOIN article a ON a.id = s.article_id ORDER BY a.number",
    "SELECT name FROM article_group ORDER BY name",
    "SELECT number, name, street, city FROM customer ORDER BY number",
)


@dataclass(frozen=True, slots=True)
class List:
    """A list to read in, and what reads it."""

    file: Path
    reader: type[Importing] | type[CustomerImporting]

    def read_in(self, location: str) -> None:
        """Read the list in, as ``kassa import`` does."""
        database = open_database(location)
        importing = self.reader(database, SystemClock(), SheetFiles())
        sheet = importing.open(self.file)
        importing.run(sheet, self.file, importing.guess(sheet), OWNER)
        database.close()


def lists(folder: Path, rows: int) -> tuple[List, List]:
    """Write the two lists."""
    articles, customers = folder / "artikelen.csv", folder / "klanten.csv"
    articles.write_text(
        ARTICLES + "".join(f"{n};;Artikel {n};{n % 90},95;21;Groep {n % 12};{n % 7}\n" for n in range(1, rows + 1)),
        encoding="utf-8",
    )
    customers.write_text(
        CUSTOMERS + "".join(f"{n};Klant {n};Dorpsstraat {n};1234 AB;Utrecht\n" for n in range(1, rows + 1)),
        encoding="utf-8",
    )
    return List(articles, Importing), List(customers, CustomerImporting)


def looks(location: str) -> list[list[tuple[Any, ...]]]:
    """Return everything an import can touch, without identities."""
    database = Database(location)
    with database.read() as reader:
        found = [reader.all(statement) for statement in _LOOK]
    database.close()
    return found


def commit_while_writing() -> None:
    """Put the mistake in: what is written so far is kept before the rest is there."""
    whole = Writer.write

    def piecemeal(writer: Writer, progress: Progress, cancelled: Callable[[], bool]) -> None:
        tx = writer._tx

        def told(done: int, total: int, what: str) -> None:
            tx._driver.commit(tx._connection)
            tx._driver.begin_write(tx._connection)
            time.sleep(0.2)  # so that a few kills are enough to meet it
            progress(done, total, what)

        whole(writer, told, cancelled)

    mock.patch.object(Writer, "write", piecemeal).start()


def reading(one: List, location: str, *, flawed: bool) -> None:
    """Read a list in; with the mistake when asked."""
    if flawed:
        commit_while_writing()
    one.read_in(location)


def torture(folder: Path, kills: int, rows: int, seed: int, *, flawed: bool) -> report.Found:
    """Read both lists in again and again on fresh copies of a shop, killed; return what was found."""
    chance = random.Random(seed)
    empty = SqliteTemplate(folder, _found)
    broken: list[str] = []
    counts = {"nothing": 0, "all": 0, "half": 0}
    done = 0
    for one in lists(folder, rows):
        location = empty.clone(folder)
        before = looks(location)
        seconds = timed(partial(reading, one, location, flawed=flawed))
        whole = looks(location)
        if whole == before:
            broken.append(f"{one.file.name}: nothing was read in: this proves nothing")
        for number in range(kills // 2):
            location = empty.clone(folder)
            moment = chance.random() ** 0.5 * seconds * 1.05
            done += killed(partial(reading, one, location, flawed=flawed), moment)
            after = looks(location)
            stands = "nothing" if after == before else "all" if after == whole else "half"
            counts[stands] += 1
            if stands == "half":
                broken.append(
                    f"{one.file.name}, kill {number}: {[len(part) for part in after]} rows of the list stand there"
                )
            broken += again(one, location, whole, number)
            for left in folder.glob(f"{Path(location).name}*"):
                left.unlink()
    shutil.rmtree(folder / "reservekopieen", ignore_errors=True)
    return {"kills": done, **counts}, broken


def again(one: List, location: str, whole: list[list[tuple[Any, ...]]], number: int) -> list[str]:
    """Read a list in once more after a kill; return what is then wrong."""
    try:
        one.read_in(location)
        found = [f"{finding.code} {finding.place}" for finding in verify(location).findings]
    except KassaError as error:
        return [f"{one.file.name}, kill {number}: cannot be read in again: {error.code}"]
    if looks(location) != whole:
        found.append("read in again, it is not what it was to be")
    return [f"{one.file.name}, kill {number}: {text}" for text in found]


def _found(location: str) -> None:
    database = open_database(location)
    set_up_shop(database)
    database.close()


def main() -> None:
    """Kill and check."""
    options = report.options(__doc__, kills=8, rows=1500).parse_args()
    report.run(
        "import",
        options.flaw,
        lambda folder: torture(folder, options.kills, options.rows, options.seed, flawed=options.flaw == "rows"),
    )


if __name__ == "__main__":
    main()
