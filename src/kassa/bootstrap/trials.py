"""Trying the devices of a till from the office: the same drivers as the till has."""

from __future__ import annotations

from collections.abc import Callable

from kassa.bootstrap.devices import SetDisplay, SetDrawer, SetPrinter, SetScale, SetTerminal
from kassa.domain.delivery import Delivered, Outcome
from kassa.domain.errors import DeviceError, Reason
from kassa.domain.settings import till
from kassa.domain.values import Quantity
from kassa.output.receipts.trial_print import trial_print
from kassa.services.settings import Settings
from kassa.services.till.place import TillPlace
from kassa.system.clock import Clock


class Trials:
    """Satisfies ``services.office.DeviceTrials``.

    Args:
        settings: of the shop.
        place: says where a till stands, by its identity.
        key: gives the key of the payment provider on this machine.
        clock: for time limits.
        printer: the one the till prints its receipts with, when this is that till: they wait for each other.
        display: the one the till shows the bon on, when this is that till: it holds the port.
    """

    def __init__(
        self,
        settings: Settings,
        place: Callable[[str], TillPlace],
        key: Callable[[], str],
        clock: Clock,
        printer: SetPrinter | None = None,
        display: SetDisplay | None = None,
    ) -> None:
        self._key = key
        self._settings = settings
        self._place = place
        self._clock = clock
        self._own = printer
        self._own_display = display

    def trial_print(self, till_id: str) -> Delivered:
        """Print a test receipt; blocking."""
        if self._settings.get(till.PRINTER, till_id) == "none":
            return _no_printer()
        printer = self._printer(till_id)
        return printer.print(trial_print(self._place(till_id).name, printer.columns))

    def open_drawer(self, till_id: str) -> Delivered:
        """Open the drawer; blocking."""
        return self._drawer(till_id).open()

    def store_logo(self, till_id: str) -> Delivered:
        """Put the logo into the printer's memory; blocking."""
        if self._settings.get(till.PRINTER, till_id) == "none":
            return _no_printer()
        return self._printer(till_id).store_logo()

    def trial_terminal(self, till_id: str) -> Delivered:
        """Ask the card terminal whether it is ready; blocking, and never about money.

        It does not log off after that: the till that works with the terminal would be logged off with it.
        """
        self._settings.refresh()
        if self._settings.get(till.TERMINAL, till_id) in ("none", "standalone"):
            return _no_terminal()
        reason = SetTerminal(self._settings, self._place(till_id), self._key, self._clock).check()
        return Delivered(Outcome.CONFIRMED) if reason is None else Delivered(Outcome.NOTHING_SENT, reason)

    def show_welcome(self, till_id: str) -> Delivered:
        """Show name and welcome on the customer display; blocking."""
        self._settings.refresh()
        if self._settings.get(till.DISPLAY, till_id) == "none":
            return _not_set("display", "klantendisplay")
        display = self._own_display or SetDisplay(self._settings, self._place(till_id))
        reason = display.try_out()
        return Delivered(Outcome.HANDED_OVER if reason is None else Outcome.NOTHING_SENT, reason)

    def weigh(self, till_id: str) -> Quantity:
        """Return what lies on the scale, in kilograms; blocking.

        Raises:
            DeviceError: there is no scale, or it gives no stable weight.
        """
        self._settings.refresh()
        scale = SetScale(self._settings, self._place(till_id))
        if not scale.ready:
            raise DeviceError(_not_set_reason("scale", "weegschaal"), temporary=False)
        return scale.weigh()

    def _drawer(self, till_id: str) -> SetDrawer:
        return SetDrawer(self._settings, self._place(till_id), self._printer(till_id), self._clock)

    def _printer(self, till_id: str) -> SetPrinter:
        self._settings.refresh()
        return self._own or SetPrinter(self._settings, self._place(till_id), self._clock)


def _no_printer() -> Delivered:
    return _not_set("printer", "bonprinter")


def _not_set(device: str, name: str) -> Delivered:
    return Delivered(Outcome.NOTHING_SENT, _not_set_reason(device, name), final=True)


def _not_set_reason(device: str, name: str) -> Reason:
    return Reason(
        f"{device}.none",
        f"Bij deze kassa is geen {name} ingesteld.",
        "Kies er eerst een en probeer opnieuw.",
    )


def _no_terminal() -> Delivered:
    reason = Reason(
        "terminal.none",
        "De kassa kan deze PIN-terminal niet vragen.",
        "Kies eerst OPI of Mollie en probeer opnieuw. Een losse automaat hoeft niet geprobeerd.",
    )
    return Delivered(Outcome.NOTHING_SENT, reason, final=True)
