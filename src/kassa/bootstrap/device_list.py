"""The kinds of devices of a till: one entry per kind, and the page of the devices and of the health follow.

A new kind is a function that returns a :class:`Device`, and its name in ``till_devices``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from kassa.bootstrap.devices import SetDisplay, SetPrinter
from kassa.bootstrap.trials import Trials
from kassa.db.engine import Database
from kassa.domain.errors import DeviceError, Reason
from kassa.domain.frozen import frozen
from kassa.domain.settings import till
from kassa.domain.settings.fields import Setting, to_text
from kassa.domain.values.dutch import format_quantity
from kassa.services.devices import Answer, Device, Found, TillDevices, Trial, TypedAddress, answer_of
from kassa.services.health import Finding, State, wrong
from kassa.services.health_checks import paper_check
from kassa.services.settings import Settings
from kassa.services.till.place import TillPlace
from kassa.services.till.sale_settings import drawer_name, printer_name
from kassa.system.clock import Clock

SCANNER_TEST = "scanner_test"
"""Name of the page that shows what a scanner sends."""


_TERMINAL_NEEDS = {
    "opi": "Met het adres dat al is ingevuld; typ het anders hieronder.",
    "mollie": "Het nummer en de sleutel van Mollie staan in de backoffice bij Instellingen, deze kassa.",
}
"""What stands behind a choice."""


@frozen
class Desk:
    """What an entry is made with.

    Attributes:
        database: the shop.
        settings: of the shop.
        place: which till.
        clock: for time limits.
        printer: what the till prints its receipts with; None when this is not its computer.
        printer_trouble: what the printer said when it was last asked; None when this is not its computer.
        drawer_trouble: the same of the drawer.
        scanner_trouble: what is wrong with the scanner; None when this is not its computer.
        display: what the till shows the bon on; None when this is not its computer.
    """

    database: Database
    settings: Settings
    place: TillPlace
    clock: Clock
    printer: SetPrinter | None = None
    printer_trouble: Callable[[], Reason | None] | None = None
    drawer_trouble: Callable[[], Reason | None] | None = None
    scanner_trouble: Callable[[], Reason | None] | None = None
    display: SetDisplay | None = None

    @property
    def trials(self) -> Trials:
        """The same trials as the settings of the office have."""
        from kassa.bootstrap.secrets import terminal_key  # first use

        key = partial(terminal_key, self.database, self.clock)
        return Trials(self.settings, lambda _till_id: self.place, key, self.clock, self.printer, self.display)

    def get(self, setting: Setting[str]) -> str:
        """Return a setting of this till."""
        return self.settings.get(setting, self.place.till_id)

    def words(self, setting: Setting[str]) -> str:
        """Return a setting of this till as a person reads it."""
        return to_text(setting, self.get(setting))


_ANSWERS: Mapping[str, str] = {
    "auto": "terugmelding nog niet gezien",
    "blind": "meldt niets terug",
    "status": "meldt papier en klep",
    "confirms": "meldt ook dat de bon eruit is",
}
"""What a printer can tell, by the choices of ``till.PRINTER_ANSWERS``."""


def till_devices(desk: Desk) -> TillDevices:
    """Return the devices of a till."""
    kinds = (printer, drawer, scanner, terminal, display, scale)
    here = desk.scanner_trouble is not None
    return TillDevices(desk.settings, desk.place.till_id, [kind(desk) for kind in kinds], here=here)


def printer(desk: Desk) -> Device:
    """The receipt printer."""

    def about() -> str:
        if desk.get(till.PRINTER) == "none":
            return ""
        answers = desk.printer.answers if desk.printer is not None else desk.get(till.PRINTER_ANSWERS)
        where = f"{desk.words(till.PRINTER)} · {desk.get(till.PRINTER_ADDRESS)}"
        return f"{where} · {desk.words(till.PRINTER_MODEL)} · {_ANSWERS[answers]}"

    def check() -> Finding:
        if desk.get(till.PRINTER) == "none":
            return Finding(State.ABSENT, "Geen bonprinter ingesteld.")
        return paper_check(desk.database, printer_name(desk.place.till_id), desk.printer_trouble)

    def print_trial() -> Answer:
        return answer_of(desk.trials.trial_print(desk.place.till_id), "Kijk of alle tekens op de testbon kloppen.")

    def store_logo() -> Answer:
        return answer_of(desk.trials.store_logo(desk.place.till_id), "Het logo staat op de volgende bon.")

    return Device(
        "printer",
        "Bonprinter",
        "printer",
        about,
        check,
        find=_find_printers,
        address=TypedAddress("Adres in het netwerk", "192.168.1.50:9100", _network_printer),
        trials=(
            Trial("print", "Testbon", "printer", print_trial),
            Trial("logo", "Logo naar printer", "image", store_logo),
        ),
    )


def drawer(desk: Desk) -> Device:
    """The cash drawer."""

    def about() -> str:
        return "" if desk.get(till.DRAWER) == "none" else desk.words(till.DRAWER)

    def check() -> Finding:
        if desk.get(till.DRAWER) == "none":
            return Finding(State.ABSENT, "Geen kassalade ingesteld.")
        return paper_check(desk.database, drawer_name(desk.place.till_id), desk.drawer_trouble)

    def open_drawer() -> Answer:
        if desk.get(till.DRAWER) == "none":
            return Answer(False, "Bij deze kassa is geen lade ingesteld. Kies er eerst een met 'Wijzigen'.")
        return answer_of(desk.trials.open_drawer(desk.place.till_id), "Kijk of de lade openging.")

    def find() -> tuple[Found, ...]:
        return tuple(Found(one.label, "", {till.DRAWER.key: one.value}) for one in till.DRAWER.choices)

    trial = Trial("open", "Lade openen", "vault", open_drawer)
    return Device("drawer", "Kassalade", "vault", about, check, find=find, searches=False, trials=(trial,))


def scanner(desk: Desk) -> Device:
    """The bar code scanner."""

    def about() -> str:
        if desk.get(till.SCANNER) == "keyboard":
            return desk.words(till.SCANNER)
        return f"{desk.words(till.SCANNER)} · {desk.get(till.SCANNER_PORT)} · {desk.get(till.SCANNER_BAUD)} baud"

    def check() -> Finding:
        if desk.get(till.SCANNER) == "keyboard":
            return Finding(
                State.UNKNOWN, "Een scanner die typt, meldt niet of hij er is. Scan iets om hem te proberen."
            )
        if desk.scanner_trouble is None:
            return Finding(State.UNKNOWN, "Of de scanner verbonden is, ziet alleen de kassa zelf.")
        reason = desk.scanner_trouble()
        return Finding(State.GOOD, "Verbonden.") if reason is None else wrong(reason)

    def find() -> tuple[Found, ...]:
        from kassa.devices.finding import serial_ports

        typing = Found("Als toetsenbord", "De scanner typt de code.", {till.SCANNER.key: "keyboard"})
        ports = (
            Found(f"Seriële poort {port}", said, {till.SCANNER.key: "serial", till.SCANNER_PORT.key: port})
            for port, said in serial_ports()
        )
        return (typing, *ports)

    return Device("scanner", "Scanner", "scan-barcode", about, check, find=find, test_page=SCANNER_TEST)


def terminal(desk: Desk) -> Device:
    """The card terminal."""

    def about() -> str:
        if desk.get(till.TERMINAL) == "none":
            return ""
        where = {"opi": till.TERMINAL_ADDRESS, "mollie": till.TERMINAL_NUMBER}.get(desk.get(till.TERMINAL))
        return " · ".join(part for part in (desk.words(till.TERMINAL), desk.get(where) if where else "") if part)

    def check() -> Finding:
        if desk.get(till.TERMINAL) == "none":
            return Finding(State.ABSENT, "Deze kassa neemt geen PIN aan.")
        if desk.get(till.TERMINAL) == "standalone":
            return Finding(State.UNKNOWN, "De losse automaat is niet met de kassa verbonden. Kijk op de automaat zelf.")
        return Finding(State.UNKNOWN, "Probeer de terminal om te zien of hij antwoordt.")

    def find() -> tuple[Found, ...]:
        return tuple(
            Found(one.label, _TERMINAL_NEEDS.get(one.value, ""), {till.TERMINAL.key: one.value})
            for one in till.TERMINAL.choices
        )

    def ask() -> Answer:
        return answer_of(desk.trials.trial_terminal(desk.place.till_id), "De terminal antwoordt.")

    return Device(
        "terminal",
        "PIN-terminal",
        "credit-card",
        about,
        check,
        find=find,
        searches=False,
        address=TypedAddress("Adres van een OPI-terminal", "192.168.1.60:4100", _opi_terminal),
        trials=(Trial("terminal", "Terminal proberen", "credit-card", ask),),
    )


def display(desk: Desk) -> Device:
    """The two lines for the customer."""

    def welcome() -> Answer:
        return answer_of(desk.trials.show_welcome(desk.place.till_id), "Kijk of de naam van de winkel er staat.")

    trial = Trial("welcome", "Welkom tonen", "monitor", welcome)
    return _serial_device(desk, "display", "Klantendisplay", "monitor", till.DISPLAY, till.DISPLAY_PORT, trial)


def scale(desk: Desk) -> Device:
    """What weighs at the till."""

    def weigh() -> Answer:
        try:
            weight = desk.trials.weigh(desk.place.till_id)
        except DeviceError as error:
            return Answer(False, str(error.reason))
        return Answer(True, f"Op de weegschaal ligt {format_quantity(weight)} kg.")

    trial = Trial("weigh", "Wegen", "scale", weigh)
    return _serial_device(desk, "scale", "Weegschaal", "scale", till.WEIGHING, till.WEIGHING_PORT, trial)


def _serial_device(
    desk: Desk, key: str, title: str, icon: str, kind: Setting[str], port: Setting[str], trial: Trial
) -> Device:
    """Return a device on a serial port that nobody hears before it is tried: its kinds are offered on each port."""

    def about() -> str:
        return "" if desk.get(kind) == "none" else f"{desk.words(kind)} · {desk.get(port)}"

    def check() -> Finding:
        if desk.get(kind) == "none":
            return Finding(State.ABSENT, f"Geen {title.lower()} ingesteld.")
        return Finding(State.UNKNOWN, f"Druk op '{trial.title}' om te zien of dit apparaat antwoordt.")

    def find() -> tuple[Found, ...]:
        from kassa.devices.finding import serial_ports

        found = tuple(
            Found(f"{one.label}, {name}", said, {kind.key: one.value, port.key: name})
            for name, said in serial_ports()
            for one in kind.choices
            if one.value != "none"
        )
        return (*found, Found(f"Geen {title.lower()}", "", {kind.key: "none"}))

    return Device(key, title, icon, about, check, find=find, trials=(trial,))


def _find_printers() -> tuple[Found, ...]:
    from kassa.devices.finding import print_queues, serial_ports, usb_printers

    found = [_printer("windows" if _windows() else "cups", queue, "Wachtrij", "") for queue in print_queues()]
    refused = None
    try:
        found += [_printer("usb", one.address, "USB", one.name) for one in usb_printers()]
    except DeviceError as error:
        refused = error
    found += [_printer("serial", port, "Seriële poort", said) for port, said in serial_ports()]
    if refused is not None and not found:
        raise refused
    return (*found, Found("Geen bonprinter", "", {till.PRINTER.key: "none"}))


def _printer(kind: str, address: str, word: str, said: str) -> Found:
    return Found(f"{word} {address}", said, {till.PRINTER.key: kind, till.PRINTER_ADDRESS.key: address})


def _network_printer(text: str) -> Mapping[str, object]:
    return {till.PRINTER.key: "tcp", till.PRINTER_ADDRESS.key: text}


def _opi_terminal(text: str) -> Mapping[str, object]:
    return {till.TERMINAL.key: "opi", till.TERMINAL_ADDRESS.key: text}


def _windows() -> bool:
    import sys

    return sys.platform == "win32"
