"""From the settings of a till to its devices; a changed setting takes effect at the next job, without a restart.

Drivers are imported when the first job needs them: a till must be painted before it can print.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from kassa.db.engine import Database
from kassa.domain.catalog.scan import Affixes
from kassa.domain.delivery import Delivered
from kassa.domain.errors import Reason
from kassa.domain.payments.terminal import TerminalAnswer, TerminalTotals
from kassa.domain.settings import company, till
from kassa.output.slip import Slip
from kassa.services.outbox import Outbox
from kassa.services.outbox_delivery import OutboxDevice, OutboxRules
from kassa.services.ports import SlipSource
from kassa.services.settings import Settings
from kassa.services.till.place import TillPlace
from kassa.services.till.sale_settings import drawer_name, printer_name
from kassa.system.clock import Clock

if TYPE_CHECKING:
    from kassa.devices.printer.escpos_printer import EscposPrinter
    from kassa.devices.registry import PrinterSetup
    from kassa.devices.scanner.serial_scanner import SerialScanner
    from kassa.devices.terminal.kinds import Terminal, TerminalSetup
    from kassa.domain.catalog.scan import Scan


def till_outbox(
    database: Database, clock: Clock, settings: Settings, place: TillPlace, slips: SlipSource, printer: SetPrinter
) -> Outbox:
    """Return the outbox of one till with its printer and drawer, which share one wire."""
    lane = printer_name(place.till_id)
    devices = (
        OutboxDevice(printer_name(place.till_id), "Bonprinter", lane, printer=printer),
        OutboxDevice(drawer_name(place.till_id), "Kassalade", lane, drawer=SetDrawer(settings, place, printer)),
    )

    def rules() -> OutboxRules:
        return OutboxRules(settings.get(company.OUTBOX_RETRY), timedelta(minutes=settings.get(company.OUTBOX_STALE)))

    return Outbox(database, clock, place.till_id, devices, slips, rules)


class SetScanner:
    """Satisfies ``services.ports.TillScanner`` with the scanner that is set now."""

    def __init__(self, settings: Settings, place: TillPlace) -> None:
        self._settings = settings
        self._owner = place.till_id
        self._callbacks: tuple[Callable[[Scan], None], Callable[[Reason | None], None]] | None = None
        self._made: tuple[tuple[str, int, Affixes], SerialScanner] | None = None
        self._reason: Reason | None = None
        self._heard = False

    def start(self, scanned: Callable[[Scan], None], changed: Callable[[Reason | None], None]) -> None:
        """Begin to read when the scanner is not a keyboard; see ``Scanner.start``."""

        def said(reason: Reason | None) -> None:
            self._reason, self._heard = reason, True
            changed(reason)

        self._callbacks = (scanned, said)
        self.refresh()

    def stop(self) -> None:
        """Stop reading and wait for the thread."""
        self._callbacks = None
        self._end()

    def refresh(self) -> None:
        """Go on with the settings as they are now; without a change nothing is interrupted."""
        if self._callbacks is None:
            return
        setup = self._setup()
        if self._made is not None and self._made[0] == setup:
            return
        self._end()
        if setup is None:
            self._callbacks[1](None)
            return
        from kassa.devices.scanner.serial_scanner import SerialScanner

        self._made = (setup, SerialScanner(*setup))
        self._made[1].start(*self._callbacks)

    def check(self) -> Reason | None:
        """Return what is wrong with it now; a scanner that types cannot tell."""
        if self._setup() is None:
            return None
        from kassa.devices.scanner.serial_scanner import GONE

        return self._reason if self._made is not None and self._heard else GONE

    def affixes(self) -> Affixes:
        """Return what a scanner that types puts around a code; a serial one takes it off itself."""
        return Affixes() if self._setup() is not None else self._affixes()

    def _setup(self) -> tuple[str, int, Affixes] | None:
        get, owner = self._settings.get, self._owner
        if get(till.SCANNER, owner) != "serial":
            return None
        return get(till.SCANNER_PORT, owner), int(get(till.SCANNER_BAUD, owner)), self._affixes()

    def _affixes(self) -> Affixes:
        get, owner = self._settings.get, self._owner
        return Affixes(get(till.SCANNER_PREFIX, owner), get(till.SCANNER_SUFFIX, owner))

    def _end(self) -> None:
        if self._made is not None:
            self._made[1].stop()
            self._made = None
        self._reason, self._heard = None, False


class SetPrinter:
    """Satisfies ``services.ports.ReceiptPrinter`` with the driver that is set now."""

    def __init__(self, settings: Settings, place: TillPlace, clock: Clock) -> None:
        self._settings = settings
        self._place = place
        self._clock = clock
        self._made: tuple[PrinterSetup, EscposPrinter] | None = None
        self.wire = RLock()
        """Held while something is sent or asked: a trial waits for a receipt, and a receipt for a trial."""

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
        with self.wire:
            return self.driver.print(slip)

    def check(self) -> Reason | None:
        """Return what is wrong now; nothing is wrong with a till that has no printer."""
        if self._settings.get(till.PRINTER, self._place.till_id) == "none":
            return None
        with self.wire:
            return self.driver.check()

    def store_logo(self) -> Delivered:
        """Put the logo into the printer's memory."""
        with self.wire:
            return self.driver.store_logo()

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


class SetTerminal:
    """Satisfies ``services.ports.CardTerminal`` and ``TerminalDay`` with the terminal that is set now.

    A payment that goes on is finished by the driver it began with. Training never asks a terminal for money.

    Args:
        settings: of the shop.
        place: which till.
        key: gives the key of the payment provider of this machine.
        clock: for patience.
    """

    def __init__(self, settings: Settings, place: TillPlace, key: Callable[[], str], clock: Clock) -> None:
        self._settings = settings
        self._place = place
        self._key = key
        self._clock = clock
        self._made: tuple[TerminalSetup, Terminal] | None = None

    @property
    def driver(self) -> Terminal:
        """The driver; made anew after a change of the settings that concern it, when no payment goes on."""
        from kassa.devices.terminal.kinds import make_terminal

        setup = self._setup()
        if self._made is None:
            self._made = (setup, make_terminal(setup, self._key, self._clock))
        elif self._made[0] != setup and not self._made[1].busy:
            self._made[1].close()
            self._made = (setup, make_terminal(setup, self._key, self._clock))
        return self._made[1]

    def start(self, amount_cents: int, reference: str) -> TerminalAnswer:
        """See ``services.ports.CardTerminal.start``."""
        return self.driver.start(amount_cents, reference)

    def status(self, reference: str) -> TerminalAnswer:
        """See ``services.ports.CardTerminal.status``."""
        return self.driver.status(reference)

    def abort(self, reference: str) -> TerminalAnswer:
        """See ``services.ports.CardTerminal.abort``."""
        return self.driver.abort(reference)

    def totals(self, since: datetime) -> TerminalTotals | None:
        """See ``services.ports.TerminalDay.totals``."""
        return self.driver.totals(since)

    def end_day(self) -> None:
        """See ``services.ports.TerminalDay.end_day``."""
        self.driver.end_day()

    def check(self) -> Reason | None:
        """Return what is wrong now; nothing is wrong with a terminal nobody can ask."""
        return self.driver.check()

    def close(self) -> None:
        """Let go of the terminal."""
        if self._made is not None:
            self._made[1].close()
            self._made = None

    def _setup(self) -> TerminalSetup:
        from kassa.devices.terminal.kinds import TerminalSetup

        get, owner = self._settings.get, self._place.till_id
        kind = get(till.TERMINAL, owner)
        if self._place.training or kind not in ("opi", "mollie"):
            return TerminalSetup("standalone")
        number = get(till.TERMINAL_NUMBER, owner).strip()
        if kind == "opi" and not number:
            number = f"KASSA{self._place.number}"
        return TerminalSetup(kind, get(till.TERMINAL_ADDRESS, owner), get(till.TERMINAL_PORT, owner), number)


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
        with self._printer.wire:
            return make_drawer(self._settings.get(till.DRAWER, self._place.till_id), self._printer.driver).open()
