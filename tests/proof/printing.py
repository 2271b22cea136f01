"""T7: sales with a printer that is absent, deaf, silent, talks nonsense, is empty, open or dies; then it is repaired.

A sale never waits for it, no receipt has two originals, only what the printer confirmed counts as done, and what is not
on paper stands in the list. ``--flaw resend`` sends again what is in doubt.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kassa.db.engine import Database, open_database
from kassa.db.verify import verify
from kassa.devices.printer.virtual import VirtualPrinter
from kassa.domain.delivery import NEEDS_PERSON, JobState, Outcome
from kassa.domain.errors import RuleError
from kassa.domain.people.actor import Actor
from kassa.domain.settings import till as keys
from kassa.domain.settings.fields import Scope
from kassa.services import outbox_delivery
from kassa.services.container import TillServices
from kassa.services.outbox_worker import OutboxWorker
from kassa.system.clock import SystemClock
from kassa.system.identity import new_id
from tests.proof import report
from tests.support.databases import SqliteTemplate
from tests.support.printers import PtyPrinter, TcpPrinter, closed_port, originals
from tests.support.till_shop import found_shop, till_of

COLUMNS = 42
SLOWEST_MS = 500
"""A sale that waited for a printer would have taken at least the second that connecting may take."""
PATIENCE = 30
FINAL = frozenset({JobState.DONE, JobState.HANDED_OVER})
Setting = tuple[str, str, str]
"""Connection, address, and what it is known to tell back."""
Fault = Callable[[VirtualPrinter], AbstractContextManager[Setting]]


@contextmanager
def on_network(server: TcpPrinter, answers: str = "auto") -> Iterator[Setting]:
    """Give the settings of a network printer."""
    with server:
        yield "tcp", f"127.0.0.1:{server.port}", answers


@contextmanager
def absent(_: VirtualPrinter) -> Iterator[Setting]:
    """Give the settings of a printer that is not there."""
    yield "tcp", f"127.0.0.1:{closed_port()}", "auto"


@contextmanager
def on_wire(printer: VirtualPrinter) -> Iterator[Setting]:
    """Give the settings of a serial printer."""
    with PtyPrinter(printer) as wire:
        yield "serial", wire.path, "auto"


@contextmanager
def pulled_out(_: VirtualPrinter) -> Iterator[Setting]:
    """Give the settings of a serial port that is gone."""
    yield "serial", "/dev/kassa-pulled-out", "auto"


def empty(printer: VirtualPrinter) -> AbstractContextManager[Setting]:
    """Give a printer without paper."""
    printer.paper_out = True
    return on_network(TcpPrinter(printer))


def standing_open(printer: VirtualPrinter) -> AbstractContextManager[Setting]:
    """Give a printer with its cover open."""
    printer.cover_open = True
    return on_network(TcpPrinter(printer))


FAULTS: dict[str, Fault] = {
    "sound": lambda printer: on_network(TcpPrinter(printer)),
    "absent": absent,
    "deaf": lambda printer: on_network(TcpPrinter(printer, reads=False), "status"),
    "silent": lambda printer: on_network(TcpPrinter(printer, says=lambda _: b"")),
    "nonsense": lambda printer: on_network(TcpPrinter(printer, says=lambda data: b"\xff\x00\x7e?" * (len(data) % 3))),
    "empty": empty,
    "open": standing_open,
    "refuses": lambda printer: on_network(TcpPrinter(printer, dies_after=0)),
    "dies half-way": lambda printer: on_network(TcpPrinter(printer, dies_after=400)),
    "dies later": lambda printer: on_network(TcpPrinter(printer, dies_after=1500)),
    "serial": on_wire,
    "pulled out": pulled_out,
}


@dataclass(frozen=True, slots=True)
class Told:
    """What happened with one fault.

    Attributes:
        slowest: of the sales, in milliseconds.
        papers: how often the original of each receipt came out of any printer.
        sold: numbers of the receipts.
        states: of the print jobs, by receipt number.
    """

    slowest: float
    papers: Counter[str]
    sold: list[str]
    states: list[JobState]

    def broken(self) -> list[str]:
        """Return which promises do not hold."""
        found = []
        if self.slowest > SLOWEST_MS:
            found.append(f"a sale took {self.slowest:.0f} ms")
        found += [f"receipt {number} has {times} originals" for number, times in self.papers.items() if times > 1]
        confirmed = self.states.count(JobState.DONE)
        if confirmed > len(self.papers):
            found.append(f"{confirmed} jobs confirmed, {len(self.papers)} papers")
        waiting = [state for state in self.states if state not in FINAL | NEEDS_PERSON]
        if waiting:
            found.append(f"after the repair {len(waiting)} jobs still wait")
        lost = len(set(self.sold) - set(self.papers)) - sum(state not in FINAL for state in self.states)
        if lost > 0:
            found.append(f"{lost} receipts have no paper and stand in no list")
        return found


def tried(location: str, fault: Fault, sales: int) -> Told:
    """Sell with a fault, repair it, and return what happened."""
    database = open_database(location)
    services, actor = till_of(database, SystemClock())
    worker = OutboxWorker(services.outbox.delivery)
    bad, good = VirtualPrinter(COLUMNS), VirtualPrinter(COLUMNS)
    article = database.one("SELECT id FROM article WHERE kind = 'normal' ORDER BY id LIMIT 1")
    assert article is not None
    took, sold = [], []
    with ExitStack() as stack:
        plug_in(services, actor, stack.enter_context(fault(bad)))
        worker.start()
        for _ in range(sales):
            begin = time.perf_counter()
            sold.append(str(sale(services, actor, article[0])))
            took.append((time.perf_counter() - begin) * 1000)
            worker.nudge()
            time.sleep(0.02)
        wait_until(lambda: bool(states(database)) and JobState.SENDING not in states(database))
        plug_in(services, actor, stack.enter_context(on_network(TcpPrinter(good))))
        wait_until(lambda: all_settled(services, actor, worker))
        worker.stop()
    found = states(database)
    database.close()
    return Told(max(took), originals(bad) + originals(good), sold, found)


def all_settled(services: TillServices, actor: Actor, worker: OutboxWorker) -> bool:
    """Press 'Opnieuw' on what waits, and say whether nothing waits any more; doubt is left for the eyes of a person."""
    waiting = [job for status in services.outbox.status() for job in status.jobs if job.state is not JobState.UNSURE]
    for job in waiting:
        with suppress(RuleError):  # it is just being sent
            services.outbox.retry(job.id, actor)
    worker.nudge()
    return not waiting


def sale(services: TillServices, actor: Actor, article: str) -> int:
    """Sell one article for cash and return the number of the receipt."""
    services.selling.add_article(article, actor)
    services.checkout.add_payment("cash", None, actor, new_id())
    return services.checkout.complete(new_id(), actor).number


def plug_in(services: TillServices, actor: Actor, setting: Setting) -> None:
    """Set the printer of the till."""
    values: dict[str, object] = {
        keys.PRINTER.key: setting[0], keys.PRINTER_ADDRESS.key: setting[1], keys.PRINTER_ANSWERS.key: setting[2],
        keys.PRINTER_COLUMNS.key: str(COLUMNS),
    }  # fmt: skip
    services.settings.change(Scope.TILL, values, actor, services.place.till_id)


def states(database: Database) -> list[JobState]:
    """Return the states of the receipts to print."""
    with database.read() as reader:
        return [JobState(row[0]) for row in reader.all("SELECT state FROM outbox WHERE kind = 'print'")]


def wait_until(ready: Callable[[], bool]) -> None:
    """Wait until something is so, or for half a minute: what was not ready then is seen in the figures."""
    until = time.monotonic() + PATIENCE
    while not ready() and time.monotonic() < until:
        time.sleep(0.1)


def torture(folder: Path, sales: int) -> report.Found:
    """Try every fault; return what was found."""
    shop = SqliteTemplate(folder, lambda location: _found(location))
    broken: list[str] = []
    slowest, twice = 0.0, 0
    for name, fault in FAULTS.items():
        location = shop.clone(folder)
        told = tried(location, fault, sales)
        broken += [f"{name}: {text}" for text in told.broken()]
        broken += [f"{name}: {finding.code} {finding.place}" for finding in verify(location).findings]
        slowest = max(slowest, told.slowest)
        twice += sum(times > 1 for times in told.papers.values())
        counted = ", ".join(f"{state.value} {count}" for state, count in Counter(told.states).items())
        print(f"    {name}: {len(told.papers)} of {sales} on paper; {counted}; slowest sale {told.slowest:.0f} ms")
    return {"faults": len(FAULTS), "sales": sales * len(FAULTS), "slowest_ms": round(slowest), "twice": twice}, broken


def _found(location: str) -> None:
    database = open_database(location)
    found_shop(database, SystemClock())
    database.close()


def main() -> None:
    """Break and check."""
    options = report.options(__doc__, sales=3).parse_args()
    if options.flaw == "resend":
        outbox_delivery._ACTIONS[Outcome.UNSURE] = "give_back"
    report.run("printer", options.flaw, lambda folder: torture(folder, options.sales))


if __name__ == "__main__":
    main()
