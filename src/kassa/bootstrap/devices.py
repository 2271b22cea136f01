"""From the settings of a till to its devices; a changed setting takes effect at the next job, without a restart.

Drivers are imported when the first job needs them: a till must be painted before it can print.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from kassa.db.engine import Database
from kassa.domain.delivery import Delivered
from kassa.domain.errors import Reason
from kassa.domain.settings import company, till
from kassa.output.slip import Slip
from kassa.services.outbox import Outbox
from kassa.services.outbox_delivery import OutboxDevice, OutboxRules
from kassa.services.ports import CardTerminal, SlipSource
from kassa.services.settings import Settings
from kassa.services.till.place import TillPlace
from kassa.services.till.sale_settings import drawer_name, printer_name
from kassa.system.clock import Clock

if TYPE_CHECKING:
    from kassa.devices.printer.escpos_printer import EscposPrinter
    from kassa.devices.registry import PrinterSetup
    from kassa.devices.scanner.serial_scanner import SerialScanner


def till_outbox(database: Database, clock: Clock, settings: Settings, place: TillPlace, slips: SlipSource) -> Outbox:
    """Return the outbox of one till with its printer and drawer, which share one wire."""
    printer = SetPrinter(settings, place, clock)
    lane = printer_name(place.till_id)
    devices = (
        OutboxDevice(printer_name(place.till_id), "Bonprinter", lane, printer=printer),
        OutboxDevice(drawer_name(place.till_id), "Kassalade", lane, drawer=SetDrawer(settings, place, printer)),
    )

    def rules() -> OutboxRules:
        return OutboxRules(settings.get(company.OUTBOX_RETRY), timedelta(minutes=settings.get(company.OUTBOX_STALE)))

    return Outbox(database, clock, place.till_id, devices, slips, rules)


def card_terminal(settings: Settings, place: TillPlace) -> CardTerminal:
    """Return the card terminal of a till."""
    from kassa.devices.terminal.standalone import StandaloneTerminal

    del settings, place  # "losse automaat" is the only kind a till can be set to
    return StandaloneTerminal()


def serial_scanner(settings: Settings, place: TillPlace) -> SerialScanner | None:
    """Return the scanner of a till when it is not a keyboard."""
    owner = place.till_id
    if settings.get(till.SCANNER, owner) != "serial":
        return None
    from kassa.devices.scanner.serial_scanner import SerialScanner

    return SerialScanner(
        settings.get(till.SCANNER_PORT, owner),
        int(settings.get(till.SCANNER_BAUD, owner)),
        settings.get(till.SCANNER_PREFIX, owner),
    )


class SetPrinter:
    """Satisfies ``services.ports.ReceiptPrinter`` with the driver that is set now."""

    def __init__(self, settings: Settings, place: TillPlace, clock: Clock) -> None:
        self._settings = settings
        self._place = place
        self._clock = clock
        self._made: tuple[PrinterSetup, EscposPrinter] | None = None

    @property
    def driver(self) -> EscposPrinter:
        """The driver; made anew after a change of the settings that concern it."""
        from kassa.devices.registry import make_printer

        setup = self._setup()
        if self._made is None or self._made[0] != setup:
            self._made = (setup, make_printer(setup, self._clock))
        return self._made[1]

    @property
    def columns(self) -> int:
        """Characters on a line."""
        return self.driver.columns

    def prepare(self) -> None:
        """Load what the first job needs, when there is a printer at all."""
        if self._settings.get(till.PRINTER, self._place.till_id) != "none":
            self.driver.prepare()

    def print(self, slip: Slip) -> Delivered:
        """Print a slip once."""
        return self.driver.print(slip)

    def check(self) -> Reason | None:
        """Return what is wrong now; nothing is wrong with a till that has no printer."""
        if self._settings.get(till.PRINTER, self._place.till_id) == "none":
            return None
        return self.driver.check()

    def _setup(self) -> PrinterSetup:
        from kassa.devices.printer.model import Answers, LogoPlace, PrinterModel
        from kassa.devices.registry import PrinterSetup

        get, owner = self._settings.get, self._place.till_id
        return PrinterSetup(
            kind=get(till.PRINTER, owner),
            address=get(till.PRINTER_ADDRESS, owner),
            baud=int(get(till.PRINTER_BAUD, owner)),
            model=PrinterModel(
                profile=get(till.PRINTER_MODEL, owner),
                columns=int(get(till.PRINTER_COLUMNS, owner)),
                answers=Answers(get(till.PRINTER_ANSWERS, owner)),
                logo=LogoPlace(get(till.PRINTER_LOGO, owner)),
                cuts=get(till.PRINTER_CUT, owner),
                pulse_milliseconds=get(till.DRAWER_PULSE, owner),
            ),
            logo=_picture(get(till.PRINTER_LOGO_FILE, owner)),
        )


def _picture(file: str) -> bytes:
    """Read the logo; one that is not there is not printed."""
    try:
        return Path(file).read_bytes() if file else b""
    except OSError:
        return b""


class SetDrawer:
    """Satisfies ``services.ports.CashDrawer`` with the drawer that is set now; training never opens it."""

    def __init__(self, settings: Settings, place: TillPlace, printer: SetPrinter) -> None:
        self._settings = settings
        self._place = place
        self._printer = printer

    def open(self) -> Delivered:
        """Give one pulse."""
        from kassa.devices.drawer.drawers import KeyDrawer
        from kassa.devices.registry import make_drawer

        if self._place.training:
            return KeyDrawer().open()
        return make_drawer(self._settings.get(till.DRAWER, self._place.till_id), self._printer.driver).open()
