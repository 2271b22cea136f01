"""Two tills that sell on one PostgreSQL server at the same time: sales per second (target 20).

Run as ``python -m benchmarks.two_tills WHAT URL TILL SECONDS``; prints how many sales that till made.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from hashlib import sha256

import psycopg

from benchmarks.measure import Figure, ratio
from benchmarks.shop import empty_shop, long_list, reopen, sell
from dev import PostgresServer, server_programs
from kassa.domain.catalog.master import Article
from kassa.domain.values.money import UnitPrice
from kassa.services.settings import Settings
from kassa.services.shop import Shop
from kassa.system.clock import SystemClock
from kassa.system.identity import new_id

_TILLS = (1, 2)
_ARTICLES = 400
_LINES = 8
_ROUNDS = 3
_TABLES = (
    "article (code text PRIMARY KEY, id text, name text, price bigint)",
    "stock (article text PRIMARY KEY, quantity bigint)",
    "basket_line (till int, position int, body text, PRIMARY KEY (till, position))",
    "counter (till int PRIMARY KEY, last bigint)",
    "receipt (till int, number bigint, moment bigint, gross bigint, body text, PRIMARY KEY (till, number))",
    "line (till int, number bigint, position int, article text, name text, quantity bigint, price bigint, "
    "net bigint, vat bigint, gross bigint, PRIMARY KEY (till, number, position))",
    "vat (till int, number bigint, position int, net bigint, vat bigint, PRIMARY KEY (till, number, position))",
    "payment (id text PRIMARY KEY, till int, number bigint, method text, amount bigint)",
    "move (till int, number bigint, position int, article text, quantity bigint, PRIMARY KEY (till, number, position))",
    "action (key text PRIMARY KEY, mark text, result text)",
    "entry (id text PRIMARY KEY, moment bigint, document text)",
    "posting (entry text, position int, account text, amount bigint, PRIMARY KEY (entry, position))",
    "balance (account text PRIMARY KEY, amount bigint)",
    "journal (till int, seq bigint, hash text, body text, PRIMARY KEY (till, seq))",
    "total (till int, kind text, amount bigint, number bigint, PRIMARY KEY (till, kind))",
)
_ACCOUNTS = ("cash", "revenue", "vat")
_TOTALS = ("articles", "gross", "method", "net", "receipts", "vat")


def figures(env: Mapping[str, str], seconds: int) -> tuple[Figure, ...]:
    """Measure what two tills sell together, each ``seconds`` at a time; nothing where there is no server."""
    programs = server_programs()
    if programs is None:
        return ()
    server = PostgresServer(programs)
    try:
        server.start(durable=True)
        ours, bare = (_database(server.url, name) for name in ("ours", "bare"))
        _found(ours)
        _lay_out(bare)
        mine = floor = 0
        for _ in range(_ROUNDS):  # in turns, so that a slow moment of the machine hits both
            floor += _together("bare", bare, env, seconds)
            mine += _together("ours", ours, env, seconds)
    finally:
        server.remove()
    each = _ROUNDS * seconds
    name = f"two tills on PostgreSQL, sales of {_LINES} lines"
    return (Figure("20", name, f"{mine / each:.0f} /s", f"{floor / each:.0f} /s", ratio(floor, mine), 3, 2),)


def _database(url: str, name: str) -> str:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return url.rsplit("/", 1)[0] + f"/{name}"


def _found(location: str) -> None:
    """Make a shop with two tills and some articles, the days opened."""
    shop = empty_shop(location)
    vat = shop.services.articles.vat_codes()[0].code
    for code, name, _price, _vat in _articles():
        made = Article(name=f"{name} {code}", vat_code=vat, stocked=True, price=UnitPrice(24_900), barcodes=(code,))
        shop.services.articles.save(made, shop.actor)
    tills = Shop(shop.database, Settings(shop.database, SystemClock()), SystemClock())
    tills.add_till(tills.branches()[0].id, "Kassa 2", shop.actor)
    shop.database.close()


def _articles() -> list[tuple[str, str, str, str]]:
    return [row for row, _ in zip(long_list(), range(_ARTICLES), strict=False)]


def _lay_out(url: str) -> None:
    with psycopg.connect(url) as connection:
        for table in _TABLES:
            connection.execute(f"CREATE TABLE {table}".encode())
        for code, name, _price, _vat in _articles():
            connection.execute("INSERT INTO article VALUES (%s, %s, %s, %s)", (code, new_id(), name, 24_900))
            connection.execute("INSERT INTO stock SELECT id, 0 FROM article WHERE code = %s", (code,))
        for account in _ACCOUNTS:
            connection.execute("INSERT INTO balance VALUES (%s, 0)", (account,))
        for till in _TILLS:
            connection.execute("INSERT INTO counter VALUES (%s, 0)", (till,))
            for kind in _TOTALS:
                connection.execute("INSERT INTO total VALUES (%s, %s, 0, 0)", (till, kind))


def _together(what: str, url: str, env: Mapping[str, str], seconds: int) -> int:
    """Let both tills sell at the same time and return how many sales they made."""
    begun = [
        subprocess.Popen(
            [sys.executable, "-m", "benchmarks.two_tills", what, url, str(till), str(seconds)],
            env=dict(env), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for till in _TILLS
    ]  # fmt: skip
    for one in begun:
        if one.stdout is None or one.stdout.readline() != "ready\n":
            raise RuntimeError(f"a till of {what} did not open")
    for one in begun:
        if one.stdin is not None:
            one.stdin.write("go\n")
            one.stdin.flush()
    return sum(int(one.communicate()[0]) for one in begun)


def _sell(make: Callable[[], None], seconds: int) -> None:
    """Warm up, wait for the other till, sell, and tell how often."""
    for _ in range(5):
        make()
    print("ready", flush=True)
    sys.stdin.readline()
    until, number = time.monotonic() + seconds, 0
    while time.monotonic() < until:
        make()
        number += 1
    print(number)


def ours(url: str, till: int) -> Callable[[], None]:
    """Return what sells through the services of a till."""
    shop, chance = reopen(url, till), random.Random(till)

    def make() -> None:
        sell(shop, chance.sample(shop.codes, _LINES))

    return make


def bare(url: str, till: int) -> Callable[[], None]:
    """Return what writes the same rows in the same transactions: a basket that is durable per scan, then the sale."""
    connection, chance = psycopg.connect(url), random.Random(till)
    run = connection.execute
    codes = [row[0] for row in run("SELECT code FROM article").fetchall()]
    connection.commit()

    def make() -> None:
        scanned = []
        for position, code in enumerate(chance.sample(codes, _LINES)):
            row = run("SELECT id, name, price FROM article WHERE code = %s", (code,)).fetchone()
            run("INSERT INTO basket_line VALUES (%s, %s, %s)", (till, position, json.dumps(row)))
            connection.commit()
            scanned.append(row)
        run("INSERT INTO basket_line VALUES (%s, %s, %s)", (till, -1, "cash"))
        connection.commit()
        _book(connection, till, scanned)
        connection.commit()

    return make


def _book(connection: psycopg.Connection, till: int, scanned: list[tuple[str, ...] | None]) -> None:
    """Write one sale in the order in which two tills never wait for each other in a circle."""
    key, entry, run = new_id(), new_id(), connection.execute
    lines = [row for row in scanned if row is not None]
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE stock SET quantity = quantity - 1000 WHERE article = %s", sorted((row[0],) for row in lines)
        )
        took = run("UPDATE counter SET last = last + 1 WHERE till = %s RETURNING last", (till,)).fetchone()
        number = int(took[0]) if took else 0
        body = json.dumps([number, lines])
        run("INSERT INTO receipt VALUES (%s, %s, %s, %s, %s)", (till, number, time.time_ns(), 1992, body))
        cursor.executemany(
            "INSERT INTO line VALUES (%s, %s, %s, %s, %s, 1000, 24900, 206, 43, 249)",
            [(till, number, position, row[0], row[1]) for position, row in enumerate(lines)],
        )
        cursor.executemany(
            "INSERT INTO move VALUES (%s, %s, %s, %s, -1000)",
            [(till, number, position, row[0]) for position, row in enumerate(lines)],
        )
        run("INSERT INTO vat VALUES (%s, %s, 1, 1646, 346)", (till, number))
        run("INSERT INTO payment VALUES (%s, %s, %s, 'cash', 1990)", (key, till, number))
        run("INSERT INTO action VALUES (%s, %s, %s)", (key, sha256(body.encode()).hexdigest(), key))
        cursor.executemany(
            "UPDATE total SET amount = amount + 1992, number = number + 1 WHERE till = %s AND kind = %s",
            [(till, kind) for kind in _TOTALS],
        )
        run("DELETE FROM basket_line WHERE till = %s", (till,))
        last = run("SELECT hash FROM journal WHERE till = %s ORDER BY seq DESC LIMIT 1", (till,)).fetchone()
        digest = sha256(f"{last}{body}".encode()).hexdigest()
        run("INSERT INTO journal VALUES (%s, %s, %s, %s)", (till, number, digest, body))
        run("INSERT INTO entry VALUES (%s, %s, %s)", (entry, time.time_ns(), key))
        cursor.executemany(
            "INSERT INTO posting VALUES (%s, %s, %s, 1992)",
            [(entry, position, account) for position, account in enumerate(_ACCOUNTS)],
        )
        cursor.executemany(
            "UPDATE balance SET amount = amount + 1992 WHERE account = %s", [(account,) for account in _ACCOUNTS]
        )


if __name__ == "__main__":
    _, asked, where, place, time_given = sys.argv
    _sell({"ours": ours, "bare": bare}[asked](where, int(place)), int(time_given))
