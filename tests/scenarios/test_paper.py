"""From checkout to paper: a real sale, a real socket, and a printer that is absent, empty or dies halfway."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from kassa.bootstrap.devices import SetPrinter, till_outbox
from kassa.db.engine import Database
from kassa.devices.printer.virtual import VirtualPrinter
from kassa.domain.delivery import JobState, Outcome
from kassa.domain.settings import till as till_settings
from kassa.domain.settings.fields import Scope
from kassa.domain.values import Money
from kassa.output.receipts.trial_print import trial_print
from kassa.services.outbox import DeviceStatus, Outbox
from kassa.services.till.sale_settings import drawer_name, printer_name
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.printers import TcpPrinter, closed_port
from tests.support.till import BREAD, COLA, TestTill


class Counter:
    """A till with a network printer and a drawer on it."""

    def __init__(self, database: Database, clock: FrozenClock) -> None:
        self.till = TestTill(database, clock)
        self.clock = clock
        settings, place = self.till.settings, self.till.place
        printer = SetPrinter(settings, place, clock)
        self.outbox: Outbox = till_outbox(database, clock, settings, place, self.till.services.slips, printer)
        self.till.open_day()

    def plug_in(self, port: int, **settings: object) -> None:
        values: dict[str, object] = {
            till_settings.PRINTER.key: "tcp",
            till_settings.PRINTER_ADDRESS.key: f"127.0.0.1:{port}",
            till_settings.DRAWER.key: "pin2",
        }
        self.till.settings.change(Scope.TILL, values | settings, self.till.owner, self.till.place.till_id)

    def sell(self, cents: int = 20_000) -> str:
        """Sell bread and cola for cash; return the receipt."""
        self.till.sell(BREAD, COLA)
        services = self.till.services
        services.checkout.add_payment("cash", Money(cents), self.till.seller, new_id())
        return services.checkout.complete(new_id(), self.till.seller).receipt_id

    def work(self) -> None:
        for lane in self.outbox.delivery.lanes:
            while self.outbox.delivery.step(lane):
                pass

    def status(self, name: str) -> DeviceStatus:
        return next(status for status in self.outbox.status() if status.name == name)

    @property
    def paper(self) -> DeviceStatus:
        return self.status(printer_name(self.till.place.till_id))

    @property
    def drawer(self) -> DeviceStatus:
        return self.status(drawer_name(self.till.place.till_id))


@pytest.fixture
def counter(sqlite_database: Database, clock: FrozenClock) -> Counter:
    return Counter(sqlite_database, clock)


def test_a_sale_is_printed_once_and_opens_the_drawer_once(counter: Counter) -> None:
    virtual = VirtualPrinter(42)
    with TcpPrinter(virtual) as server:
        counter.plug_in(server.port)
        counter.sell()
        counter.work()
        counter.work()
    (page,) = virtual.pages
    assert "Totaal                            € 188,20" in page.text
    assert "Wisselgeld" in page.text
    assert "Brood" in page.text
    assert "KOPIE" not in page.text
    assert [code.kind for code in page.codes] == ["CODE128"]
    assert virtual.pulses == [0]
    assert counter.paper.jobs == counter.drawer.jobs == ()


def test_selling_goes_on_without_printer_and_the_bar_says_so(counter: Counter) -> None:
    counter.plug_in(closed_port())
    for _ in range(3):
        counter.sell()
        counter.work()
    assert [job.state for job in counter.paper.jobs] == [JobState.NEW] * 3
    reason = counter.paper.reason
    assert reason is not None
    assert reason.sentence.startswith("De printer antwoordt niet")
    virtual = VirtualPrinter(42)
    with TcpPrinter(virtual) as server:
        counter.plug_in(server.port)
        counter.outbox.retry(counter.paper.jobs[0].id, counter.till.seller)
        counter.work()
    assert len(virtual.pages) == 3
    assert len({page.text for page in virtual.pages}) == 3
    assert counter.paper.ready


def test_without_paper_the_drawer_opens_and_a_new_roll_does_not_open_it_again(counter: Counter) -> None:
    virtual = VirtualPrinter(42)
    virtual.paper_out = True
    with TcpPrinter(virtual) as server:
        counter.plug_in(server.port)
        counter.sell()
        counter.work()
        assert virtual.pulses == [0]
        assert counter.drawer.ready
        assert [job.state for job in counter.paper.jobs] == [JobState.NEW]
        virtual.paper_out = False
        counter.clock.advance(seconds=10)
        counter.work()
    assert len(virtual.pages) == 1
    assert virtual.pulses == [0]


def test_a_printer_that_dies_halfway_prints_a_copy_when_asked(counter: Counter) -> None:
    broken = VirtualPrinter(42)
    with TcpPrinter(broken, dies_after=300) as server:
        counter.plug_in(server.port)
        counter.sell()
        counter.work()
    (job,) = counter.paper.jobs
    assert job.state is JobState.UNSURE
    virtual = VirtualPrinter(42)
    with TcpPrinter(virtual) as server:
        counter.plug_in(server.port)
        counter.clock.advance(minutes=1)
        counter.work()
        assert virtual.pages == []
        counter.outbox.retry(job.id, counter.till.owner)
        counter.work()
    assert "KOPIE 1" in virtual.pages[0].text
    assert broken.pulses == [0]
    assert virtual.pulses == []


def test_printing_again_says_copy(counter: Counter) -> None:
    virtual = VirtualPrinter(42)
    with TcpPrinter(virtual) as server:
        counter.plug_in(server.port)
        receipt_id = counter.sell()
        counter.work()
        counter.till.services.receipts.print_again(receipt_id, counter.till.owner)
        counter.work()
    assert "KOPIE 1" in virtual.pages[1].text


def test_the_test_print_comes_at_the_width_that_is_set(counter: Counter) -> None:
    virtual = VirtualPrinter(32)
    with TcpPrinter(virtual) as server:
        counter.plug_in(server.port, **{till_settings.PRINTER_COLUMNS.key: "32"})
        printer = SetPrinter(counter.till.settings, counter.till.place, counter.clock)
        assert printer.print(trial_print("Kassa 1", printer.columns)).outcome is Outcome.HANDED_OVER
    assert "#" * 32 + "\n" in virtual.pages[0].text
    assert "€ 2,49" in virtual.pages[0].text


def test_the_code_page_that_was_chosen_is_the_one_of_the_receipt(counter: Counter) -> None:
    virtual = VirtualPrinter(42)
    with TcpPrinter(virtual) as server:
        counter.plug_in(server.port, **{till_settings.PRINTER_PAGE.key: "CP858"})
        counter.sell()
        counter.work()
    assert b"\x1bt\x13" in server.received
    assert b"\x1bt\x10" not in server.received
    assert "€ 188,20" in virtual.pages[0].text


def test_the_logo_goes_into_the_printer_once_and_stands_on_every_receipt(counter: Counter, tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    Image.new("1", (64, 32)).save(file)
    virtual = VirtualPrinter(42)
    settings = {till_settings.PRINTER_LOGO.key: "memory", till_settings.PRINTER_LOGO_FILE.key: str(file)}
    with TcpPrinter(virtual) as server:
        counter.plug_in(server.port, **settings)
        printer = SetPrinter(counter.till.settings, counter.till.place, counter.clock)
        assert printer.driver.store_logo().outcome is Outcome.HANDED_OVER
        counter.sell()
        counter.work()
        assert [(one.width, one.height) for one in virtual.pages[0].pictures] == [(64, 32)]
        file.write_text("geen plaatje")
        refused = printer.driver.store_logo()
        counter.plug_in(server.port, **(settings | {till_settings.PRINTER_LOGO.key: "raster"}))
        counter.sell()
        counter.work()
    assert refused.reason is not None
    assert refused.reason.code == "printer.no_logo"
    assert virtual.pages[1].pictures == []
    assert "Brood" in virtual.pages[1].text
