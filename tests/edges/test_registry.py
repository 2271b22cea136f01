"""From the words of the settings to drivers."""

from __future__ import annotations

import pytest

from kassa.devices.display.commands import CODE_PAGES
from kassa.devices.drawer.drawers import KeyDrawer, PrinterDrawer, serial_commands
from kassa.devices.printer.escpos_library import profile_names
from kassa.devices.printer.virtual import VirtualPrinter
from kassa.devices.registry import (
    DISPLAYS,
    DRAWERS,
    PRINTERS,
    SCALES,
    DrawerSetup,
    PrinterSetup,
    make_drawer,
    make_printer,
)
from kassa.domain.delivery import Outcome
from kassa.domain.settings import till
from kassa.output.slip import Slip, Text
from kassa.system.clock import SystemClock
from tests.support.printers import TcpPrinter

CLOCK = SystemClock()


def kinds(options: object) -> set[str]:
    assert isinstance(options, tuple)
    return {option.value for option in options}


def test_every_connection_of_the_settings_has_a_driver() -> None:
    assert kinds(till.PRINTER.choices) == {"none", *PRINTERS}
    assert kinds(till.DRAWER.choices) == {"none", *DRAWERS}
    assert kinds(till.DRAWER_COMMAND.choices) == set(serial_commands(100))
    assert kinds(till.DISPLAY.choices) == {"none", *DISPLAYS}
    assert kinds(till.DISPLAY_PAGE.choices) == set(CODE_PAGES)
    assert kinds(till.WEIGHING.choices) == {"none", *SCALES}
    assert kinds(till.PRINTER_MODEL.choices) == set(profile_names())


@pytest.mark.parametrize(
    ("kind", "address"),
    [("tcp", "http://x:y"), ("tcp", "10.0.0.1:0"), ("tcp", "a b"), ("usb", "epson"), ("usb", "4b8:1")],
)
def test_an_address_that_cannot_be_fails_at_once_with_an_example(kind: str, address: str) -> None:
    printer = make_printer(PrinterSetup(kind, address), CLOCK)
    delivered = printer.print(Slip((Text("x"),)))
    assert (delivered.outcome, delivered.final) == (Outcome.NOTHING_SENT, True)
    assert delivered.reason == printer.check()
    assert delivered.reason is not None
    assert address in delivered.reason.sentence


@pytest.mark.parametrize("kind", ["serial", "file", "cups", "windows", "usb"])
def test_a_device_that_is_not_there_got_nothing(kind: str) -> None:
    address = {"usb": "04b8:ffff:X1"}.get(kind, "kassa-test-nergens")
    printer = make_printer(PrinterSetup(kind, address), CLOCK)
    assert printer.print(Slip((Text("x"),))).outcome is Outcome.NOTHING_SENT
    assert printer.check() is not None


def test_a_network_printer_and_its_drawer() -> None:
    virtual = VirtualPrinter(42)
    with TcpPrinter(virtual) as server:
        printer = make_printer(PrinterSetup("tcp", f"127.0.0.1:{server.port}"), CLOCK)
        drawer = make_drawer(DrawerSetup("pin5"), printer, CLOCK)
        assert printer.print(Slip((Text("hoi"),))).outcome is Outcome.HANDED_OVER
        assert drawer.open().outcome is Outcome.HANDED_OVER
        assert printer.check() is None
    assert virtual.page.text == "hoi\n"
    assert virtual.pulses == [1]


def test_a_drawer_without_wire_is_opened_with_its_key() -> None:
    assert isinstance(make_drawer(DrawerSetup("none"), None, CLOCK), KeyDrawer)
    assert make_drawer(DrawerSetup("pin2"), None, CLOCK).open().outcome is Outcome.HANDED_OVER
    assert isinstance(
        make_drawer(DrawerSetup("pin2"), make_printer(PrinterSetup("cups", "x"), CLOCK), CLOCK), PrinterDrawer
    )
