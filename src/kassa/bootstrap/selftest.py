"""``kassa self-test``: a whole shop in a temporary folder, from an empty database to paper and a verified journal.

A packaged program is started with this before it may be published: what was left out of the package shows here.
"""

from __future__ import annotations

import os
import pkgutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import kassa
from kassa.bootstrap.files import safekeeping
from kassa.bootstrap.imports import command_line
from kassa.bootstrap.office import office_services
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
from kassa.domain.values.quantity import Quantity
from kassa.integrations.sheets import SheetFiles
from kassa.output.papers.paper import Paper, PaperKind, PaperLine, Receiver, Sender
from kassa.output.pdf.batch import draw_papers
from kassa.output.pdf.render import render_page
from kassa.services.lists.exporting import ExportRequest
from kassa.services.people.passwords import Passwords
from kassa.services.settings import Settings
from kassa.services.shop import Shop
from kassa.system import paths
from kassa.system.clock import SystemClock
from kassa.system.identity import new_id

_LIBRARIES = ("psycopg", "serial", "serial.tools.list_ports", "usb.core", "keyring", "cryptography")
_CODE = "8712345000014"
_WHO = Actor("", "Zelftest", frozenset(Right), None)


def self_test() -> int:
    """Try everything on a temporary shop and say what was done; anything wrong is an exception."""
    for line in _load():
        print(f"ok  {line}")
    with tempfile.TemporaryDirectory(prefix="kassa-self-test-", ignore_cleanup_errors=True) as folder:
        location = str(Path(folder) / "kassa.db")
        safekeeping(location).migrate()
        print("ok  database gemaakt")
        database = open_database(location)
        try:
            for line in (*_sell(database), *_write(database, Path(folder))):
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


def _load() -> Iterator[str]:
    """Import what is otherwise imported at first use: every module of ours, and the libraries behind devices."""
    names = [module.name for module in pkgutil.walk_packages(kassa.__path__, "kassa.")]
    modules = [name for name in names if not name.startswith("kassa.db.migrations")]  # those are run by Alembic
    for name in modules:
        import_module(name)
    yield f"{len(modules)} modules"
    for name in _LIBRARIES:
        import_module(name)
    yield f"bibliotheken voor apparaten, PostgreSQL en wachtwoorden: {len(_LIBRARIES)}"
    usb = import_module("usb.backend.libusb1").get_backend() is not None
    yield "USB" if usb else "USB-printers alleen via het systeem: hier is geen libusb"
    passwords = Passwords(b"self-test")
    if not passwords.password_matches(passwords.hash_password("zelftest"), "zelftest"):
        raise RuntimeError("a password does not match its own hash")
    yield "wachtwoord bewaard en herkend"


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


def _write(database: Database, folder: Path) -> Iterator[str]:
    office = office_services(database, SystemClock(), b"self-test")
    for suffix in (".xlsx", ".csv", ".pdf"):
        office.exporting(command_line()).run(ExportRequest("receipts", str(folder / f"list{suffix}")))
    for suffix in (".xlsx", ".csv"):
        rows = list(SheetFiles().open(folder / f"list{suffix}").rows())
        if not rows:
            raise RuntimeError(f"the list that was written as {suffix} has no rows when it is read")
    yield "lijst geschreven als Excel, CSV en PDF, en teruggelezen"
    line = PaperLine("Artikel", number="1", quantity=Quantity.of(1))
    day = SystemClock().now().date()
    paper = Paper(PaperKind.DELIVERY, Sender("Zelftest"), Receiver("Klant"), day, (line,), number="1", prices=False)
    for content in draw_papers((paper, paper), workers=1):
        if not any(render_page(content, 0, 36).rgb):
            raise RuntimeError("a paper was drawn as nothing but black")
    yield "papieren getekend in een proces ernaast"


def _draw(folder: Path) -> Iterator[str]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from kassa.ui.shell.selftest import load_everything

    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(["kassa"])
    yield from load_everything(app, paths.resources(), folder)
