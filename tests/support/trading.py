"""Tills and an office that trade at random at the same moment, are killed, and are checked afterwards."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kassa.db.engine import Database, open_database
from kassa.db.verify import verify
from kassa.domain.people.customer import Customer
from kassa.services.people.customers import Customers
from kassa.services.settings import Settings
from kassa.services.shop import Shop
from kassa.system.clock import SystemClock
from tests.support.till_shop import OWNER, found_shop

ROOT = Path(__file__).resolve().parents[2]
CUSTOMERS = 12


def trading_shop(location: str, tills: int) -> None:
    """Found a shop with customers and so many tills."""
    database, clock = open_database(location), SystemClock()
    found_shop(database, clock)
    shop = Shop(database, Settings(database, clock), clock)
    for number in range(1, tills):
        shop.add_till(shop.branches()[0].id, f"Kassa {number + 1}", OWNER)
    customers = Customers(database, clock)
    for number in range(CUSTOMERS):
        made = Customer("", "", f"Klant {number}", street="Dorpsstraat 1", postcode="1234 AB", city="Utrecht",
                        phone="030-1234567", own_discount=None)  # fmt: skip
        customers.save(made, OWNER)
    database.close()


@dataclass
class Told:
    """What the traders told.

    Attributes:
        done: what was acknowledged, by action key.
        in_doubt: keys that were pressed and of which nothing was heard: their process was killed.
        refused: how often each reason was given.
        ways: how often each way of ending was acknowledged.
        broken: lines of a process that ended in a mistake of ours.
        blows: how often what happened to them: killed, cut off, server crashed.
    """

    done: dict[str, str] = field(default_factory=dict)
    in_doubt: set[str] = field(default_factory=set)
    refused: Counter[str] = field(default_factory=Counter)
    ways: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    blows: Counter[str] = field(default_factory=Counter)


class Trader:
    """One process and what it says."""

    def __init__(self, location: str, till: int, seconds: float, seed: int, told: Told, *, early: bool = False) -> None:
        self.till, self._told = till, told
        path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
        command = [sys.executable, "-m", "tests.support.trading_process", location, str(till), str(seconds), str(seed)]
        command += ["--early"] * early
        self._process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
            env=dict(os.environ) | {"PYTHONPATH": path},
        )  # fmt: skip
        self._listener = threading.Thread(target=self._listen, name="trader")
        self._listener.start()

    @property
    def running(self) -> bool:
        """Whether it still trades."""
        return self._process.poll() is None

    def kill(self) -> None:
        """End it as a power cut does."""
        self._process.kill()
        self._told.blows["killed"] += 1
        self.wait(killed=True)

    def wait(self, *, killed: bool = False) -> None:
        """Wait until it ended."""
        self._process.wait()
        self._listener.join()
        assert self._process.stderr is not None
        words = self._process.stderr.read()
        self._process.stderr.close()
        if self._process.returncode and not killed:
            self._told.broken.append(f"{self.till}: {words.strip()[-1500:]}")

    def _listen(self) -> None:
        assert self._process.stdout is not None
        told = self._told
        for line in self._process.stdout:
            if not line.endswith("\n"):
                break  # killed while it told
            word, *rest = line.split()
            if word == "press":
                told.in_doubt.add(rest[0])
            elif word == "done":
                told.in_doubt.discard(rest[0])
                told.done[rest[0]] = " ".join(rest[1:])
                told.ways[rest[1] if len(rest) > 1 else ""] += 1
            elif word == "refused":
                told.in_doubt.discard(rest[0])
                told.refused[rest[1]] += 1
        self._process.stdout.close()


class Trading:
    """Tills and an office that trade at the same moment.

    Args:
        location: file or URL of the shop.
        tills: numbers of the tills, 0 for the office.
        seed: of chance.
        early: they tell that something was kept before it was: the mistake a control puts in.
    """

    def __init__(self, location: str, tills: Sequence[int], seed: int, *, early: bool = False) -> None:
        self._early = early
        self._location = location
        self._tills = tills
        self._chance = random.Random(seed)
        self._told = Told()
        self._until = 0.0
        self._running: dict[int, Trader] = {}

    def run(self, seconds: float, blows: Sequence[Callable[[Trading], None]] = (), every: float = 0) -> Told:
        """Let them trade for so long, with one blow at random every so many seconds; return what they told."""
        self._until = time.monotonic() + seconds
        for till in self._tills:
            self._start(till)
        next_blow = time.monotonic() + every
        while time.monotonic() < self._until:
            time.sleep(0.1)
            if blows and time.monotonic() > next_blow:
                self._chance.choice(blows)(self)
                next_blow = time.monotonic() + every
        for one in self._running.values():
            one.wait()
        return self._told

    def kill(self) -> None:
        """End one of them as a power cut does, and start it again."""
        till = self._chance.choice(self._tills)
        self._running[till].kill()
        self._start(till)

    def cut_off(self) -> None:
        """Drop every connection to the server."""
        import psycopg

        name = self._location.rsplit("/", 1)[1]
        with psycopg.connect(self._location.replace(f"/{name}", "/postgres"), autocommit=True) as connection:
            connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,))
        self._told.blows["cut off"] += 1

    def crashed(self) -> None:
        """Note that whoever runs this crashed the server."""
        self._told.blows["server crashed"] += 1

    def _start(self, till: int) -> None:
        left = max(1.0, self._until - time.monotonic())
        self._running[till] = Trader(
            self._location, till, left, self._chance.randrange(10**6), self._told, early=self._early
        )


def broken(location: str, told: Told) -> list[str]:
    """Return every promise that does not hold after trading (reliability.md, P1 to P8 and P19)."""
    found = list(told.broken)
    found += [f"{one.code} {one.place}: {one.sentence}" for one in verify(location).findings]
    database = open_database(location)
    found += _pressed_once(database, told)
    found += _balances(database)
    database.close()
    return found


def _pressed_once(database: Database, told: Told) -> list[str]:
    """What was acknowledged stands there, once; what is in doubt stands there once or not at all."""
    found = []
    with database.read() as reader:
        for key, what in told.done.items():
            result = reader.value("SELECT COUNT(*) FROM action WHERE key = :key OR key LIKE :parts", key=key,
                                  parts=f"{key}%")  # fmt: skip
            if not result and what != "0":
                found.append(f"acknowledged and not there: {key} {what}")
        for statement, words in (
            ("SELECT kind, number, COUNT(*) FROM sales_document WHERE number IS NOT NULL GROUP BY kind, number "
             "HAVING COUNT(*) > 1", "number twice"),
            ("SELECT series, number, COUNT(*) FROM receipt GROUP BY series, number HAVING COUNT(*) > 1",
             "receipt number twice"),
            ("SELECT document_id, open FROM open_item WHERE (gross > 0 AND open < 0) OR (gross < 0 AND open > 0)",
             "paid twice"),
            ("SELECT code, balance FROM gift_card WHERE balance < 0", "gift card below zero"),
            ("SELECT origin_receipt, origin_position FROM (SELECT b.origin_receipt, b.origin_position, "
             "SUM(b.quantity) + MAX(a.quantity) AS rest FROM receipt_line b JOIN receipt_line a "
             "ON a.receipt_id = b.origin_receipt AND a.position = b.origin_position WHERE b.origin_receipt <> '' "
             "GROUP BY b.origin_receipt, b.origin_position) x WHERE rest < 0", "returned more than sold"),
        ):  # fmt: skip
            found += [f"{words}: {row}" for row in reader.all(statement)]
    return found


def _balances(database: Database) -> list[str]:
    """Debit is credit, and the netted account is empty: what one document paid of another went somewhere."""
    with database.read() as reader:
        total = reader.value("SELECT COALESCE(SUM(amount), 0) FROM ledger_balance")
        netted = reader.value(
            "SELECT COALESCE(SUM(amount), 0) FROM ledger_balance WHERE account = 'receivable' AND subject = 'netted'"
        )
    return [f"books out of balance by {total}"] * bool(total) + [f"netted account holds {netted}"] * bool(netted)
