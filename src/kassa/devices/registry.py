"""Which drivers there are, by the words of the settings (``domain.settings.till``)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import field

from kassa.devices.display.commands import COMMANDS
from kassa.devices.display.vfd import DisplaySetup, VfdDisplay
from kassa.devices.drawer.drawers import KeyDrawer, PrinterDrawer, SerialDrawer, serial_commands
from kassa.devices.label.label_printer import LabelPrinter
from kassa.devices.printer.escpos_printer import EscposPrinter
from kassa.devices.printer.escpos_writer import EscposWriter
from kassa.devices.printer.model import Answers, PrinterModel
from kassa.devices.printer.transport import PrintJob, Transport
from kassa.devices.printer.transports.cups import CupsTransport
from kassa.devices.printer.transports.device_file import device_file_transport
from kassa.devices.printer.transports.serial_port import SerialLine, serial_transport
from kassa.devices.printer.transports.tcp import tcp_transport
from kassa.devices.printer.transports.usb import usb_transport
from kassa.devices.printer.transports.windows_spooler import WindowsSpoolerTransport
from kassa.devices.scale.sics import SicsScale
from kassa.domain.delivery import Delivered, Outcome
from kassa.domain.errors import DeviceError, Reason
from kassa.domain.frozen import frozen
from kassa.domain.values.network import read_address
from kassa.system.clock import Clock

RAW_PORT = 9100

_USB = re.compile(r"(?P<vendor>[0-9A-Fa-f]{4}):(?P<product>[0-9A-Fa-f]{4})(?::(?P<serial>\S+))?")


@frozen
class PrinterSetup:
    """How a receipt printer is connected.

    Attributes:
        kind: a key of ``PRINTERS``.
        address: what the kind needs: ``host:port``, port, ``vendor:product``, path or name of a queue.
        baud: speed of a serial port.
        model: the printer itself.
        logo: picture of the logo, for printers that get it with every receipt.
    """

    kind: str
    address: str
    baud: int = 19_200
    model: PrinterModel = field(default_factory=PrinterModel)
    logo: bytes = b""


TransportMaker = Callable[[PrinterSetup, Clock], Transport]


def _network(setup: PrinterSetup, clock: Clock) -> Transport:
    found = read_address(setup.address, RAW_PORT)
    if found is None:
        raise _wrong(setup.address, "192.168.1.50:9100")
    return tcp_transport(*found, setup.model.answers, clock)


def _serial(setup: PrinterSetup, clock: Clock) -> Transport:
    return serial_transport(SerialLine(setup.address.strip(), setup.baud), setup.model.answers, clock)


def _usb(setup: PrinterSetup, clock: Clock) -> Transport:
    found = _USB.fullmatch(setup.address.strip())
    if found is None:
        raise _wrong(setup.address, "04b8:0e15")
    vendor, product = int(found["vendor"], 16), int(found["product"], 16)
    return usb_transport(vendor, product, found["serial"] or "", setup.model.answers, clock)


def _file(setup: PrinterSetup, clock: Clock) -> Transport:
    return device_file_transport(setup.address.strip(), setup.model.answers, clock)


def _cups(setup: PrinterSetup, _clock: Clock) -> Transport:
    return CupsTransport(setup.address.strip())


def _windows(setup: PrinterSetup, _clock: Clock) -> Transport:
    return WindowsSpoolerTransport(setup.address.strip())


PRINTERS: Mapping[str, TransportMaker] = {
    "tcp": _network,
    "serial": _serial,
    "usb": _usb,
    "file": _file,
    "cups": _cups,
    "windows": _windows,
}
"""Kind of connection to what makes its road."""

_NO_LABELS = Reason(
    "label_printer.none",
    "Er is geen etiketprinter ingesteld. Er is niets afgedrukt.",
    "Stel hem in bij Instellingen, Bedrijf, Etiketten.",
)
_NONE = Reason(
    "printer.none",
    "Er is geen bonprinter ingesteld. De bon is bewaard.",
    "Stel de printer in bij Instellingen, Apparaten.",
)


@frozen
class DrawerSetup:
    """How a drawer is connected.

    Attributes:
        kind: a key of ``DRAWERS``.
        line: its port, for one on a port of its own.
        command: what opens it there, a key of ``serial_commands``.
        milliseconds: how long it gets current.
    """

    kind: str
    line: SerialLine = field(default_factory=lambda: SerialLine(""))
    command: str = "escpos"
    milliseconds: int = 100


Drawer = PrinterDrawer | SerialDrawer | KeyDrawer
DrawerMaker = Callable[[DrawerSetup, EscposPrinter | None, Clock], Drawer]


def _on_printer(connector: int) -> DrawerMaker:
    def make(_setup: DrawerSetup, printer: EscposPrinter | None, _clock: Clock) -> Drawer:
        return KeyDrawer() if printer is None else PrinterDrawer(printer, connector)

    return make


def _on_port(setup: DrawerSetup, _printer: EscposPrinter | None, clock: Clock) -> Drawer:
    return SerialDrawer(setup.line, serial_commands(setup.milliseconds)[setup.command], clock)


DRAWERS: Mapping[str, DrawerMaker] = {"pin2": _on_printer(1), "pin5": _on_printer(2), "serial": _on_port}
"""Where a drawer is connected: to the connector of the printer (pin 2, pin 5), or to a port of its own."""

DISPLAYS = frozenset(COMMANDS)
"""The command sets of customer displays."""

SCALES: Mapping[str, Callable[[SerialLine], SicsScale]] = {"sics": SicsScale}
"""Protocol to the driver of a scale."""


def make_printer(setup: PrinterSetup, clock: Clock) -> EscposPrinter:
    """Return the driver of a printer; with settings that cannot work it answers every job with the reason."""
    transport: Transport
    try:
        transport = PRINTERS[setup.kind](setup, clock) if setup.kind in PRINTERS else UnusableTransport(_NONE)
    except DeviceError as error:
        transport = UnusableTransport(error.reason)
    return EscposPrinter(EscposWriter(setup.model, setup.logo), transport)


def make_drawer(setup: DrawerSetup, printer: EscposPrinter | None, clock: Clock) -> Drawer:
    """Return the driver of a drawer; one that is not connected is opened with its key.

    Args:
        setup: how it is connected.
        printer: the printer of the till, if any.
        clock: for time limits.
    """
    maker = DRAWERS.get(setup.kind)
    return KeyDrawer() if maker is None else maker(setup, printer, clock)


def make_label_printer(setup: PrinterSetup, clock: Clock) -> LabelPrinter:
    """Return the driver of a label printer; with settings that cannot work it answers every job with the reason."""
    transport: Transport
    try:
        transport = PRINTERS[setup.kind](setup, clock) if setup.kind in PRINTERS else UnusableTransport(_NO_LABELS)
    except DeviceError as error:
        transport = UnusableTransport(error.reason)
    return LabelPrinter(transport)


def make_display(setup: DisplaySetup) -> VfdDisplay:
    """Return the driver of a customer display; its thread starts with the first lines."""
    return VfdDisplay(setup)


def make_scale(kind: str, line: SerialLine) -> SicsScale:
    """Return the driver of a scale.

    Raises:
        KeyError: ``kind`` is none of ``SCALES``: a bug, the settings offer no other.
    """
    return SCALES[kind](line)


class UnusableTransport:
    """A road that cannot exist as it is set; it says why."""

    answers = Answers.AUTO

    def __init__(self, reason: Reason) -> None:
        self._reason = reason

    def deliver(self, job: PrintJob) -> Delivered:
        """Send nothing."""
        del job
        return Delivered(Outcome.NOTHING_SENT, self._reason, final=True)

    def status(self) -> Reason:
        """Return why not."""
        return self._reason


def _wrong(address: str, example: str) -> DeviceError:
    reason = Reason(
        "printer.address",
        f"'{address}' is geen adres van een printer. De bon is bewaard.",
        f"Vul het adres in zoals {example}.",
    )
    return DeviceError(reason, temporary=False)
