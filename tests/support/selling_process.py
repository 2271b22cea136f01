"""A till that sells and prints until somebody kills it: ``python -m tests.support.selling_process FILE SALES``.

Says ``sold NUMBER`` for every sale that was acknowledged.
"""

from __future__ import annotations

import sys

from kassa.bootstrap.services import till_services
from kassa.db.engine import open_database
from kassa.devices.terminal.standalone import StandaloneTerminal
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.domain.values import Money
from kassa.services.outbox_worker import OutboxWorker
from kassa.services.settings import Settings
from kassa.services.shop import Shop
from kassa.system.clock import SystemClock
from kassa.system.identity import new_id
from tests.support.till import BREAD, COLA


def main(location: str, sales: int) -> None:
    """Sell ``sales`` times, then wait until somebody closes standard input."""
    database, clock = open_database(location), SystemClock()
    settings = Settings(database, clock)
    place = Shop(database, settings, clock).place()
    row = database.one("SELECT id, name FROM employee ORDER BY number LIMIT 1")
    assert row is not None
    actor = Actor(row[0], row[1], frozenset(Right), place.till_id)
    services = till_services(database, clock, settings, place, b"k" * 32, StandaloneTerminal(), lambda: None)
    worker = OutboxWorker(services.outbox.delivery)
    worker.start()
    for _ in range(sales):
        if not services.selling.basket().payments:  # killed between paying and completing: the money stands there
            for code in (BREAD, COLA):
                services.selling.scan(code, actor)
            services.checkout.add_payment("cash", Money(50_000), actor, new_id())
        number = services.checkout.complete(new_id(), actor).number
        worker.nudge()
        print(f"sold {number}", flush=True)
    sys.stdin.read()
    worker.stop()
    database.close()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
