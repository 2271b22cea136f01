"""'Kies Klant' over a million customers: what a typed text costs until its rows are known (target 7).

Run as ``python -m benchmarks.customers FOLDER [CUSTOMERS] [ROUNDS]`` for this figure alone.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pysqlite3 import dbapi2

from benchmarks.measure import Figure, in_turns, ratio
from benchmarks.shop import BenchShop, empty_shop, reopen
from benchmarks.window import FRAME_MS
from kassa.db.engine import Transaction
from kassa.db.search import LAST, trigrams
from kassa.db.statements import insert
from kassa.services.till.choosing import CustomerChoosing

_BATCH: Final = 20_000
_FIRST: Final = ("jan", "piet", "anna", "sanne", "mohammed", "fatima", "kees", "lotte", "bram", "eva", "willem", "noor")
_BETWEEN: Final = ("", "de ", "van ", "van der ", "ter ", "van den ")
_LAST: Final = (
    "vries",
    "jansen",
    "bakker",
    "visser",
    "smit",
    "meijer",
    "bos",
    "mulder",
    "dekker",
    "dijk",
    "berg",
    "leeuw",
)
_TRADES: Final = ("bouwbedrijf", "schilders", "garage", "bakkerij", "hoveniers", "installatie", "transport", "horeca")
_TOWNS: Final = ("utrecht", "amsterdam", "breda", "zwolle", "assen", "delft", "venlo", "gouda")
_ROW: Final = (
    "id", "number", "name", "folded", "searched", "company", "phone", "email", "street", "postcode", "city", "kind",
)  # fmt: skip
_OPEN: Final = ("document_id", "kind", "customer_id", "due_date", "gross", "open")
_PREFIX: Final = (
    "SELECT c.id, c.number, c.name, c.company, c.kind, c.city, c.phone FROM customer c "
    "WHERE c.folded >= ? AND c.folded < ? AND c.merged_into IS NULL AND c.erased = 0 ORDER BY c.folded LIMIT 50"
)
_NUMBER: Final = _PREFIX.replace("c.folded", "c.number")
_WORDS: Final = (
    "SELECT c.id, c.number, c.name, c.company, c.kind, c.city, c.phone FROM customer_search s "
    "JOIN customer c ON c.seq = s.rowid WHERE customer_search MATCH ? LIMIT 50"
)


def figures(folder: Path, wanted: int, rounds: int) -> list[Figure]:
    """Build a shop with so many customers and measure the search of the till on it."""
    shop = empty_shop(folder / f"customers-{wanted}.kassa")
    add_customers(shop, wanted)
    shop.database.close()  # what was just written is still in the log; a till does not begin so
    shop = reopen(shop.location)
    found = list(_measured(shop, wanted, rounds))
    shop.database.close()
    return found


def add_customers(shop: BenchShop, wanted: int) -> None:
    """Add customers and for one in ten an open invoice, with their place in the search index."""
    chance = random.Random(7)
    for start in range(0, wanted, _BATCH):
        rows = [_customer(number, chance) for number in range(start, min(start + _BATCH, wanted))]
        with shop.database.write() as tx:
            tx.many(insert("customer", _ROW), rows)
            tx.many(insert("open_item", _OPEN), [_owed(str(row["id"]), chance) for row in rows[::10]])
    with shop.database.write() as tx:
        _index(tx)


def _index(tx: Transaction) -> None:
    tx.run("INSERT INTO customer_search (rowid, body) SELECT seq, ' ' || searched FROM customer")
    tx.run("ANALYZE")


def _customer(number: int, chance: random.Random) -> dict[str, object]:
    company = chance.random() < 0.3
    name = f"{chance.choice(_FIRST)} {chance.choice(_BETWEEN)}{chance.choice(_LAST)}"
    firm = f"{chance.choice(_TRADES)} {chance.choice(_LAST)} {number % 977}" if company else ""
    phone, postcode = f"06{chance.randrange(10**8):08}", f"{1000 + number % 9000} ab"
    bare = postcode.replace(" ", "")
    town, code = chance.choice(_TOWNS), str(10_001 + number)
    email = f"{name.split()[0]}{number}@voorbeeld.nl"
    return {
        "id": f"{number:032x}", "number": code, "name": name.title(), "folded": f"{firm} {name}".strip(),
        "searched": " ".join(part for part in (code, name, firm, postcode, town, email, phone, bare) if part),
        "company": firm.title(), "phone": phone, "email": email, "street": "Dorpsstraat 1",
        "postcode": postcode.upper(), "city": town.title(), "kind": "company" if company else "person",
    }  # fmt: skip


def _owed(customer: str, chance: random.Random) -> dict[str, object]:
    cents = chance.randrange(1_000, 500_000)
    return {
        "document_id": f"i{customer[1:]}", "kind": "invoice", "customer_id": customer,
        "due_date": f"2026-{chance.randint(1, 12):02}-15", "gross": cents, "open": cents,
    }  # fmt: skip


def _typed(wanted: int, rounds: int) -> list[str]:
    """What people type: every beginning of a name, a number, a phone number, a postcode, two words."""
    chance = random.Random(8)
    texts: list[str] = []
    while len(texts) < rounds:
        row = _customer(chance.randrange(wanted), chance)
        whole = chance.choice(
            (str(row["folded"]), str(row["number"]), str(row["phone"]), str(row["postcode"]),
             f"{chance.choice(_LAST)} {chance.choice(_TOWNS)}", chance.choice(_LAST))
        )  # fmt: skip
        texts.extend(whole[:length].strip() for length in range(2, min(len(whole), 14) + 1))
    return texts[:rounds]


def _measured(shop: BenchShop, wanted: int, rounds: int) -> Iterator[Figure]:
    choosing: CustomerChoosing = shop.services.counter().choosing
    bare = dbapi2.connect(shop.location, isolation_level=None, cached_statements=8)
    texts = _typed(wanted, rounds + 5)

    def by_service(turn: int) -> None:
        choosing.search(texts[turn])

    def by_hand(turn: int) -> None:
        text = texts[turn]
        if " " not in text:
            bare.execute(_NUMBER, (text, text + LAST)).fetchall()
        rows = bare.execute(_PREFIX, (text, text + LAST)).fetchall()
        parts = [part for part in (word if len(word) > 2 else f" {word}" for word in text.split()) if len(part) > 2]
        if len(rows) < 50 and parts:
            bare.execute(_WORDS, (" AND ".join(trigrams(*parts)),)).fetchall()

    mine, floor = in_turns(rounds, by_service, by_hand)
    bare.close()
    name = f"Kies Klant search over {wanted} customers"
    yield Figure("7", f"{name}, p50", f"{mine.p50:.2f} ms", f"{floor.p50:.2f} ms", ratio(mine.p50, floor.p50), 3, 1.5)
    yield Figure("7", f"{name}, p99", f"{mine.p99:.2f} ms", f"{floor.p99:.2f} ms", ratio(mine.p99, floor.p99), 3, 1.5)
    within = f"{name}, within a frame"
    yield Figure("7", within, f"{mine.p99:.2f} ms", f"{floor.p99:.2f} ms", mine.p99, FRAME_MS, FRAME_MS / 2, "ms")


if __name__ == "__main__":
    from benchmarks.measure import table

    many = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    print(table(figures(Path(sys.argv[1]), many, int(sys.argv[3]) if len(sys.argv) > 3 else 1_000)))
