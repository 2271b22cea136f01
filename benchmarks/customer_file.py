"""The side tab 'Klantenbeheer' of a customer with 10,000 open invoices, painted, against one with ten in that shop.

Run as ``python -m benchmarks.customer_file LOCATION ROUNDS``; prints one line of JSON with times in seconds.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import Figure, Series, ratio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from kassa.ui.till.till import Till

_MOST = 10_000
_TODAY = dt.date(2026, 11, 21)


def opened(folder: Path, wanted: int, env: Mapping[str, str], rounds: int) -> Figure:
    """Build the shop and measure it in a process of its own."""
    from benchmarks.invoices import add_invoices
    from benchmarks.shop import empty_shop
    from kassa.db.repos import customers
    from kassa.domain.people.customer import Customer

    most = min(_MOST, wanted // 2)
    shop = empty_shop(folder / f"customer-file-{wanted}.kassa")
    add_invoices(shop.database, wanted, _TODAY, most)
    with shop.database.write() as tx:
        for who in range(2):
            customers.insert(tx, Customer(f"{who:032x}", f"{10_000 + who}", f"Klant {who}"))
        tx.run("ANALYZE")
    shop.database.close()
    command = [sys.executable, "-m", "benchmarks.customer_file", shop.location, str(rounds)]
    done = subprocess.run(command, env=dict(env), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1] if done.stderr else "the file was not measured")
    found: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    many, few = Series(tuple(found["many"])), Series(tuple(found["few"]))
    return Figure(
        "8",
        f"side tab open for a customer with {most} open invoices of {wanted}, to painted rows",
        f"{many.p50:.1f} ms",
        f"{few.p50:.1f} ms",
        ratio(many.p50, few.p50),
        1.5,
        1.2,
    )


def main(location: str, rounds: int) -> dict[str, list[float]]:
    """Open the panel of both customers in turns."""
    from benchmarks.shop import reopen
    from kassa.domain.till.attached import BasketCustomer
    from kassa.domain.till.attaching import set_customer
    from kassa.system import paths
    from kassa.ui.shell.app import make_application
    from kassa.ui.shell.context import open_context
    from kassa.ui.theme.sizes import TOUCH
    from kassa.ui.theme.theme import Mode
    from kassa.ui.till.till import Till
    from kassa.ui.work.jobs import Jobs

    app = make_application("benchmark")
    cache = Path(tempfile.mkdtemp())
    shop = reopen(location)
    services = shop.services
    clock = services.clock
    ui = open_context(app, paths.resources(), cache, clock, Jobs(app), sizes=TOUCH, mode=Mode.LIGHT, volume=0)
    till = Till(ui, services)
    till.window.resize(1366, 768)
    till.window.show()
    till._signed_in(shop.actor)
    times: dict[str, list[float]] = {"many": [], "few": []}
    for turn in range(rounds + 3):
        for who, name in enumerate(("many", "few")):
            held = BasketCustomer(f"{who:032x}", f"{10_000 + who}", f"Klant {who}")
            till.window.show_screen("sale")
            services.selling.attach(lambda bon, held=held: set_customer(bon, held), shop.actor)  # type: ignore[misc]
            till.controller.refresh()
            app.processEvents()
            seconds = _open(app, till)
            if turn >= 3:
                times[name].append(seconds)
    return times


def _open(app: QApplication, till: Till) -> float:
    """Open the panel; return how long it takes until its rows are painted."""
    begin = time.perf_counter()
    till.counter.file.open("invoices")
    till.window.repaint()
    app.processEvents()
    seconds = time.perf_counter() - begin
    till.window.show_screen("sale")
    app.processEvents()
    return seconds


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(json.dumps(main(sys.argv[1], int(sys.argv[2]))), flush=True)
    os._exit(0)
