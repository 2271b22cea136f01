"""A label printer; it says nothing back."""

from __future__ import annotations

from kassa.devices.printer.transport import PrintJob, Transport
from kassa.domain.delivery import Delivered, Outcome
from kassa.domain.errors import Reason

ABSENT = Reason(
    "label_printer.absent",
    "De etiketprinter is niet bereikbaar. Er is niets afgedrukt.",
    "Controleer stroom, kabel en het adres bij Instellingen, Bedrijf, Etiketten.",
)
BROKEN_OFF = Reason(
    "label_printer.broken_off",
    "De verbinding met de etiketprinter viel weg. Een deel van de etiketten kan eruit zijn.",
    "Tel wat eruit kwam en druk alleen de rest opnieuw af.",
)
_OWN = frozenset({"label_printer.none", "printer.address"})


class LabelPrinter:
    """Satisfies ``services.ports.LabelPrinter``.

    Args:
        transport: the road to it.
    """

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def print(self, data: bytes) -> Delivered:
        """Send labels once; never raises for trouble of the device."""
        done = self._transport.deliver(PrintJob(data, needs_paper=False))
        if done.outcome is Outcome.UNSURE:
            return Delivered(done.outcome, BROKEN_OFF)
        if done.outcome is Outcome.NOTHING_SENT and (done.reason is None or done.reason.code not in _OWN):
            return Delivered(done.outcome, ABSENT, done.final)
        return done
