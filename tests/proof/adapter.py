"""What the torture scripts drive: the program's own services, no window, nothing softened.

``REL_ADAPTER=tests.proof.adapter:Till`` with the checkout and ``src`` on the path points every script here.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from kassa.bootstrap.services import till_services
from kassa.db.actions import reused
from kassa.db.engine import Database, open_database
from kassa.db.migrate import migrate
from kassa.db.verify import verify as verify_database
from kassa.domain.catalog.master import Article
from kassa.domain.errors import KassaError
from kassa.domain.journal import Anchor
from kassa.domain.payments.terminal import TerminalAnswer, TerminalState
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.domain.pricing.vat import Country
from kassa.domain.settings import till as keys
from kassa.domain.settings.fields import Scope
from kassa.domain.values.money import Money, UnitPrice
from kassa.domain.values.quantity import Quantity
from kassa.services.people.passwords import Passwords
from kassa.services.people.users import Users
from kassa.services.settings import Settings
from kassa.services.shop import Shop
from kassa.services.till.place import TillPlace
from kassa.system.clock import SystemClock
from kassa.system.identity import new_id
from kassa.system.single import SingleInstance

KEY = b"the machine key of the torture!!"
PRICES = {"A": 250, "B": 100, "C": 1999}
Line = Sequence[object]


class NoTerminal:
    """These sales are paid in cash."""

    def start(self, amount_cents: int, reference: str) -> TerminalAnswer:
        return TerminalAnswer(TerminalState.DECLINED)

    def status(self, reference: str) -> TerminalAnswer:
        return TerminalAnswer(TerminalState.DECLINED)

    def abort(self, reference: str) -> TerminalAnswer:
        return TerminalAnswer(TerminalState.CANCELLED)


class Till:
    """One till on a store that may have been cut off anywhere before."""

    has_flaws = False

    def __init__(self, path: str, flaws: Sequence[str] = ()) -> None:
        migrate(path)
        self._database = open_database(path)
        try:
            self._set_up(path)
        except BaseException:
            self._database.close()
            raise

    def _set_up(self, path: str) -> None:
        clock = SystemClock()
        settings = Settings(self._database, clock)
        users = Users(self._database, clock, Passwords(KEY))
        row = self._database.one("SELECT id FROM employee LIMIT 1")
        owner = row[0] if row else users.create_owner("Eigenaar", "4826", "drie losse woorden").employee_id
        actor = Actor(owner, "Eigenaar", frozenset(Right), None)
        shop = Shop(self._database, settings, clock)
        if not shop.branches():
            shop.found("Proefwinkel", Country.NL, "Centrum", actor)
        if not shop.tills():
            shop.add_till(shop.branches()[0].id, "Kassa 1", actor)
        place, self._lock = _own_till(shop, Path(tempfile.gettempdir()) / "kassa-proof-locks", actor)
        if settings.get(keys.PRINTER, place.till_id) == "none":
            settings.change(
                Scope.TILL, {keys.PRINTER.key: "file", keys.PRINTER_ADDRESS.key: "/dev/null"}, actor, place.till_id
            )
        self._services = till_services(self._database, clock, settings, place, KEY, NoTerminal(), lambda: None)
        self._actor = Actor(owner, "Eigenaar", frozenset(Right), place.till_id)
        vat = self._database.one("SELECT code FROM vat_code WHERE category = 'S' ORDER BY code LIMIT 1")
        for number, cents in PRICES.items():
            if self._database.one("SELECT 1 FROM article WHERE number = :number", number=number) is None and vat:
                made = Article(
                    number=number, name=f"Artikel {number}", vat_code=vat[0], price=UnitPrice.of(Money(cents))
                )
                self._services.articles.save(made, actor)
        with self._database.write() as tx:  # disk_full.py counts documents by this name
            tx.run("CREATE VIEW IF NOT EXISTS document AS SELECT * FROM receipt")
        if self._services.shifts.current() is None:
            self._services.shifts.open(Money(25_000), self._actor)

    def checkout(self, key: str, lines: Sequence[Line], ack: Callable[[str, int], object] = lambda *_: None) -> int:
        """Sell, as the window would: scan, number, pay, complete; "sold" is shown only after that returned."""
        taking, selling, actor = self._services.checkout, self._services.selling, self._actor
        done = taking.completed_with(key)
        if done is not None:
            self._require_same(done.receipt_id, lines)
        else:
            self._empty_basket()
            for sku, quantity, _ in lines:
                added = selling.scan(str(sku), actor)
                if added.line_id is None:
                    raise AssertionError(f"{sku} is an article of this shop: {added.reason}")
                if quantity != 1:
                    selling.set_quantity(added.line_id, Quantity.of(int(str(quantity))), actor)
            taking.add_payment("cash", None, actor, new_id())
            done = taking.complete(key, actor)
        ack(key, done.number)
        return done.number

    def _empty_basket(self) -> None:
        """Clear what the last run left half-way: it stands there again, as it must."""
        selling, taking, actor = self._services.selling, self._services.checkout, self._actor
        selling.reload()
        for payment in selling.basket().payments:
            taking.take_back(payment.id, actor)
        if not selling.basket().is_empty:
            selling.clear(actor)

    def _require_same(self, receipt_id: str, lines: Sequence[Line]) -> None:
        sold = [
            (line.name[-1], line.quantity.milli // 1000) for line in self._services.receipts.document(receipt_id).lines
        ]
        if sold != [(str(sku), quantity) for sku, quantity, _ in lines]:
            raise reused()

    def close(self) -> None:
        """Close the store."""
        self._database.close()
        self._lock.release()

    def head(self) -> tuple[int, str]:
        """Return the head of this till's journal, to keep elsewhere."""
        row = self._database.one(
            "SELECT seq, hash FROM journal_chain WHERE chain = :chain", chain=self._services.place.till_id
        )
        return (row[0], row[1]) if row else (0, "")

    @staticmethod
    def verify(
        path: str,
        acked: Mapping[str, int] | None = None,
        offered: set[str] | None = None,
        anchor: tuple[int, str] | None = None,
    ) -> list[str]:
        """Return the broken promises: what ``kassa verify`` finds, and what was shown as sold but is not there."""
        try:
            verdict = verify_database(path, (Anchor("", *anchor),) if anchor else ())
        except KassaError as error:
            nothing_yet = error.code in ("store.empty", "store.foreign", "store.missing")
            return [] if nothing_yet and not acked else [f"P-INTEGRITY {error.code} {error}"]
        broken = [f"P-{finding.code} {finding.place} {finding.sentence}" for finding in verdict.findings]
        return broken + _promises(path, acked or {}, offered)


def _promises(path: str, acked: Mapping[str, int], offered: set[str] | None) -> list[str]:
    database = Database(path)
    try:
        with database.read() as reader:
            stored = {
                key: (number, receipt_id)
                for key, number, receipt_id in reader.all(
                    "SELECT a.key, r.number, r.id FROM action a JOIN receipt r ON r.id = a.result"
                )
            }
            receipts = reader.value("SELECT COUNT(*) FROM receipt")
            papers = reader.value("SELECT COUNT(*) FROM outbox WHERE kind = 'print' AND dedup LIKE 'receipt:%'")
    except KassaError as error:
        return [f"P-DURABLE {error.code}"] if acked else []
    finally:
        database.close()
    broken = [f"P-DURABLE {key} ({number}) was shown as sold and is {stored.get(key)}"
              for key, number in acked.items() if stored.get(key, (None,))[0] != number]  # fmt: skip
    if offered is not None:
        broken += [f"P-ONCE {key} was never offered" for key in stored if key not in offered]
    if len(stored) != receipts or len({receipt_id for _, receipt_id in stored.values()}) != receipts:
        broken.append(f"P-ONCE {receipts} receipts for {len(stored)} actions")
    if papers != receipts:
        broken.append(f"P-WHOLE {papers} print jobs for {receipts} receipts")
    return broken


def _own_till(shop: Shop, folder: Path, actor: Actor) -> tuple[TillPlace, SingleInstance]:
    """Return the first till no other process has; a new one when all are taken."""
    while True:
        for till in shop.tills():
            lock = SingleInstance(folder, till.id)
            if lock.acquire():
                return shop.place(till.number), lock
        shop.add_till(shop.branches()[0].id, f"Kassa {os.getpid()}", actor)
