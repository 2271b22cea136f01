"""The till's hot paths: checkout, look-up, verifying, closing, the n-th document (targets 5, 6, 16, 17, 19)."""

from __future__ import annotations

import hashlib
import random
import time
from collections.abc import Callable
from pathlib import Path

from pysqlite3 import dbapi2

from benchmarks.measure import Figure, Series, in_turns, ratio
from benchmarks.receipts import add_receipts
from benchmarks.shop import BenchShop, sell
from kassa.db.engine import Reader
from kassa.db.verify import ChainWalk
from kassa.domain.till.shift import Count
from kassa.domain.values.money import Money
from kassa.system.identity import new_id


class BareTill:
    """The least a sale can cost: receipt, lines and payment, three inserts and one durable commit."""

    def __init__(self, file: Path) -> None:
        self.db = dbapi2.connect(str(file), isolation_level=None)
        self.db.execute("PRAGMA journal_mode=WAL")
        self.db.execute("PRAGMA synchronous=FULL")
        self.db.executescript(
            "CREATE TABLE receipt (id INTEGER PRIMARY KEY, number INTEGER, moment INTEGER, gross INTEGER);"
            "CREATE TABLE line (receipt_id INTEGER, position INTEGER, article TEXT, name TEXT, quantity INTEGER, "
            "price INTEGER, amount INTEGER, PRIMARY KEY (receipt_id, position)) WITHOUT ROWID;"
            "CREATE TABLE payment (receipt_id INTEGER PRIMARY KEY, method TEXT, amount INTEGER);"
        )

    def sell(self, number: int, lines: int) -> None:
        db = self.db
        db.execute("BEGIN IMMEDIATE")
        db.execute("INSERT INTO receipt VALUES (?, ?, ?, ?)", (number, number, number, 1999))
        db.executemany(
            "INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(number, position, "8712345678906", "Artikel van de zaak", 1000, 24900, 249) for position in range(lines)],
        )
        db.execute("INSERT INTO payment VALUES (?, ?, ?)", (number, "cash", 1999))
        db.execute("COMMIT")


def checkout(shop: BenchShop, folder: Path, rounds: int) -> tuple[Figure, ...]:
    """Target 5: the commit of a sale of 8 lines with everything that belongs to it."""
    bare = BareTill(folder / "bare.db")
    selling, taking, actor = shop.services.selling, shop.services.checkout, shop.actor
    chance = random.Random(5)
    whole: list[float] = []

    def prepare() -> str:
        for code in chance.sample(shop.codes, 8):
            selling.scan(code, actor)
        taking.add_payment("cash", None, actor, new_id())
        return new_id()

    floors: list[float] = []
    for turn in range(rounds + 10):
        key = prepare()
        begin = time.perf_counter()
        taking.complete(key, actor)
        between = time.perf_counter()
        bare.sell(turn, 8)
        end = time.perf_counter()
        if turn >= 10:
            whole.append(between - begin)
            floors.append(end - between)
    mine, floor = Series(tuple(whole)), Series(tuple(floors))
    return (
        Figure(
            "5", "durable checkout, 8 lines, p50", _ms(mine.p50), _ms(floor.p50), ratio(mine.p50, floor.p50), 3, 1.5
        ),
        Figure(
            "5", "durable checkout, 8 lines, p99", _ms(mine.p99), _ms(floor.p99), ratio(mine.p99, floor.p99), 3, 1.5
        ),
    )


def look_up(shop: BenchShop, rounds: int) -> Figure:
    """Target 6: barcode to article through the service, against the same question asked by hand."""
    bare = dbapi2.connect(shop.location, isolation_level=None)
    sql = (
        "SELECT a.id, a.number, a.name, a.price, a.vat_code, v.letter FROM barcode b "
        "JOIN article a ON a.id = b.article_id JOIN vat_code v ON v.code = a.vat_code WHERE b.code = ?"
    )
    chance = random.Random(6)
    codes = [chance.choices(shop.codes, k=100) for _ in range(rounds + 5)]
    day = shop.services.selling.business_date()
    articles = shop.services.articles

    def by_service(turn: int) -> None:
        for code in codes[turn]:
            articles.by_code(code, day)

    def by_hand(turn: int) -> None:
        for code in codes[turn]:
            bare.execute(sql, (code,)).fetchone()

    mine, floor = in_turns(rounds, by_service, by_hand)
    return Figure(
        "6",
        "barcode look-up through the service",
        f"{mine.p50 * 10:.1f} us",
        f"{floor.p50 * 10:.1f} us",
        ratio(mine.p50, floor.p50),
        4,
        1.5,
    )


def closing(make: Callable[[Path], BenchShop], folder: Path, few: int, many: int) -> Figure:
    """Target 16: closing a day of many receipts against a day of few."""
    times = {}
    for count in (few, many):
        best = float("inf")
        for _ in range(3):
            shop = make(folder / f"day-{count}-{new_id()}.kassa")
            for _ in range(min(count, few)):
                sell(shop, [shop.codes[0]])
            if count > few:
                add_receipts(shop, count)
            best = min(best, _close(shop))
            shop.database.close()
        times[count] = best * 1000
    return Figure(
        "16",
        f"closing a day of {many} receipts against {few}",
        _ms(times[many]),
        _ms(times[few]),
        ratio(times[many], times[few]),
        2,
        1.1,
    )


def _close(shop: BenchShop) -> float:
    shifts, actor = shop.services.shifts, shop.actor
    shifts.save_count(Count.of({5000: 5}), actor)
    shifts.control(actor)
    shifts.settle("Meting", Money(0), Money(0), "", actor)
    begin = time.perf_counter()
    shifts.close(actor, new_id())
    return time.perf_counter() - begin


def verify_chain(shop: BenchShop) -> Figure:
    """Target 17: walking the whole chain against reading and hashing the bare bytes."""

    def ours(reader: Reader) -> float:
        begin = time.perf_counter()
        if list(ChainWalk(()).findings(reader)):
            raise AssertionError("the chain of a measured shop is sound")
        return time.perf_counter() - begin

    bare = dbapi2.connect(shop.location, isolation_level=None)

    def by_hand() -> float:
        begin = time.perf_counter()
        for (payload,) in bare.execute("SELECT payload FROM journal ORDER BY chain, seq"):
            hashlib.sha256(payload.encode()).hexdigest()
        return time.perf_counter() - begin

    with shop.database.read() as reader:
        by_hand()
        pairs = [(ours(reader), by_hand()) for _ in range(3)]
        records = int(reader.value("SELECT COUNT(*) FROM journal"))
    mine, floor = min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)
    return Figure(
        "17", f"verify the chain of {records} records", f"{mine:.2f} s", f"{floor:.2f} s", ratio(mine, floor), 4, 2
    )


def nth_document(full: BenchShop, empty: BenchShop, rounds: int) -> Figure:
    """Target 19: a sale after a million against a sale in a new shop with the same articles."""
    chance = random.Random(19)
    orders = [chance.sample(full.codes, 5) for _ in range(rounds + 5)]
    late, early = in_turns(
        rounds,
        lambda turn: sell(full, orders[turn]),
        lambda turn: sell(empty, orders[turn]),
    )
    return Figure(
        "19", "a sale after a million against the first", _ms(late.p50), _ms(early.p50),
        ratio(late.p50, early.p50), 1.2, 1.05,
    )  # fmt: skip


def _ms(value: float) -> str:
    return f"{value:.2f} ms"
