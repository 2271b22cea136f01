"""A shop to measure: articles of the long list, receipts of years, everything consistent down to the chain."""

from __future__ import annotations

import csv
import gzip
import itertools
import os
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kassa.bootstrap.services import till_services
from kassa.db.engine import Database, open_database
from kassa.db.migrate import migrate
from kassa.domain.payments.terminal import TerminalAnswer, TerminalState
from kassa.domain.people.actor import Actor
from kassa.domain.pricing.vat import Country
from kassa.domain.values.money import Money
from kassa.services.container import TillServices
from kassa.services.people.passwords import Passwords
from kassa.services.people.users import Users
from kassa.services.settings import Settings
from kassa.services.shop import Shop
from kassa.system.clock import SystemClock
from kassa.system.identity import new_id

DATA = Path(__file__).resolve().parent.parent / "bench-data"
_KEY = b"benchmark benchmark benchmark 32"
_LONG_LIST = "articles/artikelen_818k.csv.gz"


class ApprovingTerminal:
    """A card terminal that always approves at once."""

    def start(self, amount_cents: int, reference: str) -> TerminalAnswer:
        return TerminalAnswer(TerminalState.APPROVED)

    def status(self, reference: str) -> TerminalAnswer:
        return TerminalAnswer(TerminalState.APPROVED)

    def abort(self, reference: str) -> TerminalAnswer:
        return TerminalAnswer(TerminalState.CANCELLED)


@dataclass(frozen=True)
class BenchShop:
    """An open shop with an open till."""

    location: str
    services: TillServices
    actor: Actor
    codes: tuple[str, ...]

    @property
    def database(self) -> Database:
        return self.services.database


def long_list() -> Iterator[tuple[str, str, str, str]]:
    """Yield barcode, name, price and VAT of the long list; a made-up one of the same shape where it is not there."""
    root = Path(__file__).resolve().parents[1]
    places = [Path(os.environ["KASSA_SHARED"])] if os.environ.get("KASSA_SHARED") else []
    for place in [*places, *(folder / "shared" for folder in root.parents)]:
        found = place / "samples" / _LONG_LIST
        if found.exists():
            with gzip.open(found, "rt", encoding="utf-8-sig", newline="") as stream:
                reader = csv.reader(stream, delimiter=";")
                next(reader)
                for row in reader:
                    yield row[0], row[1], row[2], row[3]
            return
    words = ["melk", "brood", "kaas", "thee", "koffie", "appel", "sap", "soep", "rijst", "pasta", "crème", "müsli"]
    chance = random.Random(818)
    for number in range(818_775):
        name = " ".join(chance.choices(words, k=3))
        yield f"{8_700_000_000_000 + number:013d}", f"{name} {number}", f"{chance.randint(50, 2500) / 100:.2f}", "9"


def write_list(file: Path, most: int) -> Path:
    """Write the first ``most`` rows of the long list as a file that a shop would import."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(".part")
        with part.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, delimiter=";")
            writer.writerow(["Barcode", "Omschrijving", "Verkoopprijs incl. btw", "Btw %"])
            writer.writerows(itertools.islice(long_list(), most))
        part.replace(file)
    return file


def empty_shop(location: Path | str) -> BenchShop:
    """Make a shop with one till and its owner in a file or on a server, the day opened."""
    migrate(str(location))
    database, clock = open_database(str(location)), SystemClock()
    settings = Settings(database, clock)
    users = Users(database, clock, Passwords(_KEY))
    owner = users.create_owner("Eigenaar", "4826", "drie losse woorden")
    shop = Shop(database, settings, clock)
    shop.found("Meetwinkel", Country.NL, "Centrum", owner)
    return _opened(str(location), database, owner)


def reopen(location: str, till: int | None = None) -> BenchShop:
    """Open a shop that was made before, at one of its tills."""
    database = open_database(location)
    row = database.one("SELECT id, name FROM employee ORDER BY number LIMIT 1")
    if row is None:
        raise AssertionError("a shop has an owner")
    from kassa.domain.people.rights import Right

    return _opened(location, database, Actor(row[0], row[1], frozenset(Right), None), till)


def _opened(location: str, database: Database, owner: Actor, till: int | None = None) -> BenchShop:
    clock = SystemClock()
    settings = Settings(database, clock)
    place = Shop(database, settings, clock).place(till)
    services = till_services(database, clock, settings, place, _KEY, ApprovingTerminal(), lambda: None)
    actor = replace(owner, till_id=place.till_id)
    if services.shifts.current() is None:
        services.shifts.open(Money(25_000), actor)
    with database.read() as reader:
        codes = tuple(code for (code,) in reader.all("SELECT code FROM barcode ORDER BY code LIMIT 50000"))
    return BenchShop(location, services, actor, codes)


def sell(shop: BenchShop, codes: list[str], method: str = "cash") -> str:
    """Sell some articles through the services and return the receipt's id."""
    for code in codes:
        shop.services.selling.scan(code, shop.actor)
    shop.services.checkout.add_payment(method, None, shop.actor, new_id())
    return shop.services.checkout.complete(new_id(), shop.actor).receipt_id


def copy_of(file: Path, to: Path) -> Path:
    """Copy a closed database file."""
    for suffix in ("", "-wal", "-shm"):
        Path(f"{to}{suffix}").unlink(missing_ok=True)
    shutil.copy(file, to)
    return to
