"""``kassa self-test``: a whole shop in a temporary folder, from an empty database to paper and a verified journal.

A packaged program is started with this before it may be published: what was left out of the package shows here.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kassa.bootstrap.files import safekeeping
from kassa.bootstrap.services import till_services
from kassa.db.engine import Database, open_database
from kassa.devices.printer.escpos_writer import EscposWriter
from kassa.devices.printer.model import PrinterModel
from kassa.devices.printer.virtual import VirtualPrinter
from kassa.devices.terminal.standalone import StandaloneTerminal
from kassa.domain.catalog.master import Article
from kassa.domain.errors import Reason, StoreError
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.domain.pricing.vat import Country
from kassa.domain.values.money import Money, UnitPrice
from kassa.services.settings import Settings
from kassa.services.shop import Shop
from kassa.system import paths
from kassa.system.clock import SystemClock
from kassa.system.identity import new_id

_CODE = "8712345000014"
_WHO = Actor("", "Zelftest", frozenset(Right), None)


def self_test() -> int:
    """Try everything on a temporary shop and say what was done; anything wrong is an exception."""
    with tempfile.TemporaryDirectory(prefix="kassa-self-test-", ignore_cleanup_errors=True) as folder:
        location = str(Path(folder) / "kassa.db")
        safekeeping(location).migrate()
        print("ok  database gemaakt")
        database = open_database(location)
        try:
            for line in _sell(database):
                print(f"ok  {line}")
        finally:
            database.close()
        verdict = safekeeping(location).verify()
        if not verdict.clean:
            found = verdict.findings[0]
            raise StoreError(Reason(found.code, f"{found.place}: {found.sentence}"))
        print(f"ok  {verdict.records} journaalnummers gecontroleerd")
        for line in _draw(Path(folder)):
            print(f"ok  {line}")
    print("Zelftest geslaagd.")
    return 0


def _sell(database: Database) -> Iterator[str]:
    clock = SystemClock()
    settings = Settings(database, clock)
    shop = Shop(database, settings, clock)
    shop.found("Zelftest", Country.NL, "Centrum", _WHO)
    till = till_services(database, clock, settings, shop.place(), b"self-test", StandaloneTerminal(), lambda: None)
    price = UnitPrice.of(Money(1995))
    till.articles.save(Article(number="1", name="Artikel", vat_code="high", price=price, barcodes=(_CODE,)), _WHO)
    cashier = replace(_WHO, till_id=till.place.till_id)
    till.shifts.open(Money(10000), cashier)
    till.selling.scan(_CODE, cashier)
    till.checkout.add_payment("cash", None, cashier, new_id())
    done = till.checkout.complete(new_id(), cashier)
    yield f"bon {done.number} van {done.total.cents} cent verkocht"
    slip = till.slips.slip({"document": "receipt", "id": done.receipt_id, "copy": 0})
    for columns in (32, 42, 48):
        printer = VirtualPrinter(columns)
        printer.feed(EscposWriter(PrinterModel(columns=columns)).write(slip))
        paper = "\n".join(page.text for page in printer.pages)
        if "Artikel" not in paper or "19,95" not in paper:
            raise RuntimeError(f"the receipt of {columns} columns does not say what was sold")
    yield "bon afgedrukt op 32, 42 en 48 kolommen"


def _draw(folder: Path) -> Iterator[str]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from kassa.ui.shell.selftest import load_everything

    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(["kassa"])
    yield from load_everything(app, paths.resources(), folder)
