"""Which card terminals there are, by the words of the settings (``domain.settings.till``)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final, Protocol

from kassa.devices.terminal.standalone import StandaloneTerminal
from kassa.domain.errors import Reason
from kassa.domain.frozen import frozen
from kassa.domain.payments.terminal import TerminalAnswer, TerminalState, TerminalTotals
from kassa.domain.values.network import read_address
from kassa.system.clock import Clock

_OPI_PORT: Final = 4100


@frozen
class TerminalSetup:
    """How a card terminal is set.

    Attributes:
        kind: ``none``, ``standalone``, ``opi`` or ``mollie``.
        address: OPI: ``host:port``; Mollie: address of the API, empty for Mollie itself.
        device_port: OPI: where the till listens for what the terminal wants shown.
        number: Mollie: identity of the terminal; OPI: name of the till at the terminal.
    """

    kind: str
    address: str = ""
    device_port: int = 4102
    number: str = ""


class Terminal(Protocol):
    """What every driver can do: ``services.ports.CardTerminal`` and ``TerminalDay``, and be looked after."""

    @property
    def busy(self) -> bool:
        """Whether a payment goes on in a thread of the driver."""
        ...

    def start(self, amount_cents: int, reference: str) -> TerminalAnswer:
        """Ask for an amount."""
        ...

    def status(self, reference: str) -> TerminalAnswer:
        """Ask what became of a payment."""
        ...

    def abort(self, reference: str) -> TerminalAnswer:
        """Ask to break off."""
        ...

    def totals(self, since: datetime) -> TerminalTotals | None:
        """Return what it took."""
        ...

    def end_day(self) -> None:
        """Let its totals begin anew."""
        ...

    def check(self) -> Reason | None:
        """Return what is wrong with it."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


def make_terminal(setup: TerminalSetup, key: Callable[[], str], clock: Clock) -> Terminal:
    """Return the driver; with settings that cannot work it answers every payment with the reason.

    Args:
        setup: how it is set.
        key: gives the key of Mollie; asked at each request.
        clock: for patience.
    """
    if setup.kind == "opi":
        return _opi(setup, clock)
    if setup.kind == "mollie":
        return _mollie(setup, key, clock)
    return StandaloneTerminal()


def _opi(setup: TerminalSetup, clock: Clock) -> Terminal:
    from kassa.devices.terminal.opi.line import OpiSetup  # first use: a till without it starts without it
    from kassa.devices.terminal.opi.opi_terminal import OpiTerminal

    found = read_address(setup.address, _OPI_PORT)
    if found is None:
        return UnusableTerminal(
            Reason(
                "terminal.address",
                f"'{setup.address[:60]}' is geen adres van een PIN-terminal. Er is niets betaald.",
                "Vul bij Instellingen, deze kassa, het adres in zoals 192.168.1.60:4100.",
            )
        )
    return OpiTerminal(OpiSetup(*found, setup.device_port, setup.number), clock)


def _mollie(setup: TerminalSetup, key: Callable[[], str], clock: Clock) -> Terminal:
    from kassa.devices.terminal.mollie import ADDRESS, TERMINAL_ID, MollieSetup, MollieTerminal  # first use

    number = setup.number.strip()
    if not TERMINAL_ID.fullmatch(number):
        return UnusableTerminal(
            Reason(
                "terminal.number",
                f"'{number[:60]}' is geen terminalnummer van Mollie. Er is niets betaald.",
                "Vul bij Instellingen, deze kassa, het nummer in dat bij Mollie met term_ begint.",
            )
        )
    try:
        return MollieTerminal(MollieSetup(number, setup.address.strip() or ADDRESS), key, clock)
    except ValueError:
        return UnusableTerminal(
            Reason(
                "terminal.address",
                f"'{setup.address[:60]}' is geen veilig adres. Er is niets betaald.",
                "Laat het adres leeg om Mollie zelf te gebruiken.",
            )
        )


class UnusableTerminal:
    """A terminal that cannot exist as it is set; it says why, and takes nothing."""

    busy = False

    def __init__(self, reason: Reason) -> None:
        self._reason = reason

    def start(self, amount_cents: int, reference: str) -> TerminalAnswer:
        """Take nothing."""
        del amount_cents, reference
        return TerminalAnswer(TerminalState.DECLINED, str(self._reason))

    def status(self, reference: str) -> TerminalAnswer:
        """Know nothing: what was asked was asked before the settings were changed."""
        del reference
        return TerminalAnswer(TerminalState.UNKNOWN, str(self._reason), asks_cashier=True)

    abort = status

    def totals(self, since: datetime) -> None:
        """Tell nothing."""
        del since

    def end_day(self) -> None:
        """End nothing."""

    def check(self) -> Reason:
        """Return why not."""
        return self._reason

    def close(self) -> None:
        """Hold nothing."""
