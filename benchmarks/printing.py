"""Paper: what a receipt costs in bytes, and that selling does not notice the printer (target 13)."""

from __future__ import annotations

import os
import pty
import random
import select
import socket
import threading
import time
import tty
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace

from benchmarks.measure import Figure, Series, ratio
from benchmarks.shop import BenchShop
from kassa.devices.printer.escpos_writer import EscposWriter
from kassa.devices.printer.model import Answers, PrinterModel
from kassa.devices.registry import PrinterSetup, make_printer
from kassa.domain.settings import till
from kassa.domain.settings.fields import Scope
from kassa.output.receipts.receipt import receipt_slip
from kassa.output.slip import plain_text
from kassa.services.outbox import Outbox
from kassa.services.outbox_delivery import OutboxDevice
from kassa.services.outbox_worker import OutboxWorker
from kassa.services.till.sale_settings import printer_name
from kassa.system.identity import new_id

FRAME_MS = 16.7
_BAUD = 9_600
_BITS_PER_BYTE = 11
_MODEL = "TM-T88V"
_FEED_AND_CUT = b"\n" * 6 + b"\x1dV\x01"


def receipt_bytes(shop: BenchShop) -> tuple[Figure, ...]:
    """Bytes of a text receipt of eight lines against the same lines joined by hand, in one code page."""
    receipt_id, _ = _sell(shop, random.Random(13).sample(shop.codes, 8), lambda: None)
    shop.services.selling.clear(shop.actor)
    slip = receipt_slip(replace(shop.services.receipts.document(receipt_id), barcode="", qr=""))
    figures = []
    for columns in (32, 42, 48):
        by_hand = plain_text(slip, columns).replace("\u2212", "-").encode("cp1252", "replace") + _FEED_AND_CUT
        mine, floor = len(EscposWriter(PrinterModel(_MODEL, columns)).write(slip)), len(by_hand)
        name = f"receipt of 8 lines, {columns} columns"
        figures.append(Figure("13", name, f"{mine} B", f"{floor} B", ratio(mine, floor), 1.1, 1.1))
    return tuple(figures)


def selling_beside(shop: BenchShop, rounds: int) -> tuple[Figure, ...]:
    """Payment booked to next scan taken: printer on, off, and on a serial line of 9,600 baud."""
    owner = shop.services.place.till_id
    values: dict[str, object] = {till.PRINTER.key: "tcp", till.PRINTER_ADDRESS.key: "127.0.0.1:9100"}
    shop.services.settings.change(Scope.TILL, values, shop.actor, owner)
    with fast_printer() as address:
        on = _beside(shop, PrinterSetup("tcp", address, model=_blind()), rounds)
    off = _beside(shop, PrinterSetup("tcp", f"127.0.0.1:{_closed_port()}", model=_blind()), rounds)
    with _slow_printer() as path:
        slow = _beside(shop, PrinterSetup("serial", path, _BAUD, _blind()), rounds)
    shop.services.settings.change(Scope.TILL, {till.PRINTER.key: "none"}, shop.actor, owner)
    return tuple(
        Figure(
            "13",
            f"paid to next scan, printer {name}, p99",
            f"{series.p99:.2f} ms",
            f"{on.p99:.2f} ms",
            series.p99,
            FRAME_MS,
            min(FRAME_MS, 1.1 * on.p99),
            "ms",
        )
        for name, series in (("on", on), ("off", off), ("at 9,600 baud", slow))
    )


def _beside(shop: BenchShop, setup: PrinterSetup, rounds: int) -> Series:
    services = shop.services
    name = printer_name(services.place.till_id)
    device = OutboxDevice(name, "Bonprinter", name, printer=make_printer(setup, services.clock))
    outbox = Outbox(services.database, services.clock, services.place.till_id, (device,), services.slips)
    worker = OutboxWorker(outbox.delivery)
    worker.start()
    chance = random.Random(13)
    try:
        times = [_sell(shop, chance.sample(shop.codes, 3), worker.nudge)[1] for _ in range(rounds + 5)]
    finally:
        worker.stop()
    services.selling.clear(shop.actor)
    return Series(tuple(times[5:]))


def _sell(shop: BenchShop, codes: list[str], nudge: Callable[[], None]) -> tuple[str, float]:
    """Sell, wake the outbox, scan the next article; return the receipt and the seconds from paid to scanned."""
    selling, checkout, actor = shop.services.selling, shop.services.checkout, shop.actor
    for code in codes:
        selling.scan(code, actor)
    checkout.add_payment("cash", None, actor, new_id())
    done = checkout.complete(new_id(), actor)
    begin = time.perf_counter()
    nudge()
    selling.scan(codes[0], actor)
    return done.receipt_id, time.perf_counter() - begin


def _blind() -> PrinterModel:
    return PrinterModel(_MODEL, answers=Answers.BLIND)


def _closed_port() -> int:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        return int(unused.getsockname()[1])


@contextmanager
def _reading(read: Callable[[threading.Event], None]) -> Iterator[None]:
    stop = threading.Event()
    thread = threading.Thread(target=read, args=(stop,))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


@contextmanager
def fast_printer() -> Iterator[str]:
    """A network printer that takes everything at once."""
    server = socket.create_server(("127.0.0.1", 0))

    def read(stop: threading.Event) -> None:
        while not stop.is_set():
            if select.select([server], [], [], 0.05)[0]:
                line, _ = server.accept()
                with line, suppress(ConnectionResetError):  # the last job may be broken off
                    while line.recv(65_536):
                        pass

    with server, _reading(read):
        yield f"127.0.0.1:{server.getsockname()[1]}"


@contextmanager
def _slow_printer() -> Iterator[str]:
    """A serial printer that takes as many bytes a second as its line carries."""
    master, slave = pty.openpty()
    tty.setraw(slave)
    step = 0.02

    def read(stop: threading.Event) -> None:
        while not stop.wait(step):
            if select.select([master], [], [], 0)[0]:
                os.read(master, int(_BAUD / _BITS_PER_BYTE * step))

    try:
        with _reading(read):
            yield os.ttyname(slave)
    finally:
        os.close(slave)
        os.close(master)
