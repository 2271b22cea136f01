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
    from kassa.devices.display.vfd import DisplaySetup, VfdDisplay
    from kassa.devices.printer.escpos_printer import EscposPrinter
    from kassa.devices.printer.transports.serial_port import SerialLine
    from kassa.devices.registry import PrinterSetup
    from kassa.devices.scale.sics import SicsScale
    from kassa.devices.scanner.serial_scanner import SerialScanner
    from kassa.devices.terminal.kinds import Terminal, TerminalSetup
    from kassa.domain.catalog.scan import Scan
    from kassa.domain.settings.fields import Setting
    from kassa.domain.till.customer_view import CustomerView
    from kassa.domain.values.dutch import Lang
    from kassa.domain.values.quantity import Quantity
    from kassa.output.labels.zpl import LabelMedia

_PRINTER_DRAWERS = ("pin2", "pin5")


def till_outbox(
    database: Database, clock: Clock, settings: Settings, place: TillPlace, slips: SlipSource, printer: SetPrinter
) -> Outbox:
    """Return the outbox of one till with its printer and drawer.

    A drawer on the printer shares its wire; one on a port of its own, as set when the till starts, never waits for it.
    """
    lane = printer_name(place.till_id)
    drawer_lane = lane if settings.get(till.DRAWER, place.till_id) != "serial" else drawer_name(place.till_id)
    drawer = SetDrawer(settings, place, printer, clock)
    devices = (
        OutboxDevice(printer_name(place.till_id), "Bonprinter", lane, printer=printer),
        OutboxDevice(drawer_name(place.till_id), "Kassalade", drawer_lane, drawer=drawer),
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

    @property
    def answers(self) -> str:
        """How much the printer says back, as far as is known now: a choice of ``till.PRINTER_ANSWERS``."""
        return self.driver.answers.value

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
        page = get(till.PRINTER_PAGE, owner)
        return PrinterSetup(
            kind=get(till.PRINTER, owner),
            address=get(till.PRINTER_ADDRESS, owner),
            baud=int(get(till.PRINTER_BAUD, owner)),
            model=PrinterModel(
                profile=get(till.PRINTER_MODEL, owner),
                columns=int(get(till.PRINTER_COLUMNS, owner)),
                code_page="" if page == "auto" else page,
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
        self._choosing = RLock()
        """Held while the driver is made, replaced or given a payment: another one would know nothing of it."""

    @property
    def driver(self) -> Terminal:
        """The driver; made anew after a change of the settings that concern it, when no payment goes on.

        The window pays by it and workers ask it: never are there two, of which one knows of a payment.
        """
        from kassa.devices.terminal.kinds import make_terminal

        with self._choosing:
            setup = self._setup()
            if self._made is None:
                self._made = (setup, make_terminal(setup, self._key, self._clock))
            elif self._made[0] != setup and not self._made[1].busy:
                self._made[1].close()
                self._made = (setup, make_terminal(setup, self._key, self._clock))
            return self._made[1]

    def start(self, amount_cents: int, reference: str) -> TerminalAnswer:
        """See ``services.ports.CardTerminal.start``."""
        with self._choosing:
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
        with self._choosing:
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

    def __init__(self, settings: Settings, place: TillPlace, printer: SetPrinter, clock: Clock) -> None:
        self._settings = settings
        self._place = place
        self._printer = printer
        self._clock = clock

    def open(self) -> Delivered:
        """Give one pulse."""
        from kassa.devices.drawer.drawers import KeyDrawer
        from kassa.devices.registry import DrawerSetup, make_drawer

        if self._place.training:
            return KeyDrawer().open()
        get, owner = self._settings.get, self._place.till_id
        kind = get(till.DRAWER, owner)
        setup = DrawerSetup(
            kind,
            serial_line(self._settings, owner, till.DRAWER_PORT, till.DRAWER_BAUD),
            get(till.DRAWER_COMMAND, owner),
            get(till.DRAWER_PULSE, owner),
        )
        if kind not in _PRINTER_DRAWERS:
            return make_drawer(setup, None, self._clock).open()
        with self._printer.wire:
            return make_drawer(setup, self._printer.driver, self._clock).open()


class SetDisplay:
    """Satisfies ``services.ports.CustomerDisplay`` with the display that is set now; training never shows on it."""

    def __init__(self, settings: Settings, place: TillPlace) -> None:
        self._settings = settings
        self._place = place
        self._made: tuple[DisplaySetup, VfdDisplay] | None = None

    @property
    def trouble(self) -> Reason | None:
        """What was wrong the last time something was to be shown."""
        return self._made[1].trouble if self._made is not None else None

    def show(self, view: CustomerView, language: Lang) -> None:
        """Show the newest state; returns at once."""
        if self._place.training or self._settings.get(till.DISPLAY, self._place.till_id) == "none":
            self._let_go()
            return
        from kassa.output.customer_lines import display_lines

        self._driver().show(*display_lines(view, self._settings.get(company.NAME), language))

    def try_out(self, language: Lang = "nl") -> Reason | None:
        """Show name and welcome and return what is wrong; blocking. The bon is back at its next change."""
        from kassa.domain.till.customer_view import IDLE
        from kassa.output.customer_lines import display_lines

        self.stop()  # a port belongs to one at a time
        return self._driver().show_now(*display_lines(IDLE, self._settings.get(company.NAME), language))

    def stop(self) -> None:
        """Let the display go, after what was to be shown last."""
        if self._made is not None:
            self._made[1].stop()
            self._made = None

    def _let_go(self) -> None:
        """After a change of the settings: whoever sells does not wait for the port."""
        if self._made is not None:
            self._made[1].stop(wait=False)
            self._made = None

    def _driver(self) -> VfdDisplay:
        from kassa.devices.display.vfd import DisplaySetup
        from kassa.devices.registry import make_display

        get, owner = self._settings.get, self._place.till_id
        line = serial_line(self._settings, owner, till.DISPLAY_PORT, till.DISPLAY_BAUD)
        setup = DisplaySetup(get(till.DISPLAY, owner), line, get(till.DISPLAY_PAGE, owner))
        if self._made is None or self._made[0] != setup:
            self._let_go()
            self._made = (setup, make_display(setup))
        return self._made[1]


class SetScale:
    """Satisfies ``services.ports.Scale`` with the scale that is set now."""

    def __init__(self, settings: Settings, place: TillPlace) -> None:
        self._settings = settings
        self._place = place

    @property
    def ready(self) -> bool:
        """Whether a scale is set."""
        return self._settings.get(till.WEIGHING, self._place.till_id) != "none"

    def weigh(self) -> Quantity:
        """Return the stable net weight in kilograms."""
        return self._driver().weigh()

    def tare(self) -> Quantity:
        """Take what lies on it as tare."""
        return self._driver().tare()

    def zero(self) -> None:
        """Set the empty scale to zero."""
        self._driver().zero()

    def _driver(self) -> SicsScale:
        from kassa.devices.registry import make_scale

        owner = self._place.till_id
        line = serial_line(self._settings, owner, till.WEIGHING_PORT, till.WEIGHING_BAUD)
        return make_scale(self._settings.get(till.WEIGHING, owner), line)


class SetLabelPrinter:
    """Satisfies ``services.ports.LabelPrinter`` with the label printer that is set now."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock

    def media(self) -> LabelMedia | None:
        """Return the labels that are in it; None without a label printer."""
        from kassa.output.labels.zpl import LabelMedia

        get = self._settings.get
        if get(company.LABEL_PRINTER) == "none":
            return None
        return LabelMedia(get(company.LABEL_WIDTH), get(company.LABEL_HEIGHT), int(get(company.LABEL_DOTS)))

    def print(self, data: bytes) -> Delivered:
        """Send labels once."""
        from kassa.devices.printer.model import Answers, PrinterModel
        from kassa.devices.registry import PrinterSetup, make_label_printer

        get = self._settings.get
        model = PrinterModel(answers=Answers.BLIND)
        setup = PrinterSetup(get(company.LABEL_PRINTER), get(company.LABEL_ADDRESS), baud=9600, model=model)
        return make_label_printer(setup, self._clock).print(data)


def serial_line(settings: Settings, owner: str, port: Setting[str], baud: Setting[str]) -> SerialLine:
    """Return how a serial port is set for a till."""
    from kassa.devices.printer.transports.serial_port import SerialLine

    return SerialLine(settings.get(port, owner).strip(), int(settings.get(baud, owner)))
