"""The requests of this till, and what a response says about a payment."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from kassa.devices.terminal.opi.message import (
    SENDER,
    Element,
    OpiError,
    amount_cents,
    amount_text,
    message,
    words,
    written,
)
from kassa.domain.frozen import frozen
from kassa.domain.payments.card_lines import card_lines
from kassa.domain.payments.terminal import TerminalAnswer, TerminalState, TerminalTotals
from kassa.domain.values.money import Money

PAYMENTS: Final = ("CardPayment", "PaymentRefund")
_FIRST_MILLISECOND: Final = 1_577_836_800_000  # 1 January 2020, UTC
_DECLINED: Final = frozenset(
    {
        "Failure",
        "DeviceUnavailable",
        "Busy",
        "LoggedOut",
        "FormatError",
        "ParsingError",
        "ValidationError",
        "MissingMandatoryData",
    }
)
_CANCELLED: Final = frozenset({"Aborted", "TimedOut"})
_WORDS: Final = {
    "Busy": "De terminal is bezig. Er is niets betaald.",
    "LoggedOut": "De terminal is afgemeld. Er is niets betaald.",
    "DeviceUnavailable": "De terminal is niet gereed. Er is niets betaald.",
    "TimedOut": "Er is geen kaart aangeboden. Er is niets betaald.",
    "Aborted": "De betaling is afgebroken. Er is niets betaald.",
}
NO_ANSWER = TerminalAnswer(TerminalState.UNKNOWN, "De terminal antwoordt niet.")
OTHER_AMOUNT = TerminalAnswer(
    TerminalState.UNKNOWN, "De terminal meldt een ander bedrag dan gevraagd.", asks_cashier=True
)


@frozen
class Names:
    """Who asks: name of the till at the terminal, and the moment."""

    workstation: str
    moment: datetime

    def head(self, kind: str, request_id: str) -> dict[str, str]:
        """Return the attributes every request has."""
        return {
            "RequestType": kind,
            "ApplicationSender": SENDER,
            "WorkstationID": self.workstation,
            "RequestID": request_id,
        }

    @property
    def stamp(self) -> str:
        """The moment as OPI writes it."""
        return self.moment.isoformat(timespec="seconds")


def request_id(reference: str) -> str:
    """Return the number a payment has at the terminal, from the moment in our reference (a version 7 UUID).

    Later payments have larger numbers, so that after a crash it can be told whether the terminal ever saw this one.

    Raises:
        ValueError: the reference is no identity of ours.
    """
    if len(reference) != 32:
        raise ValueError("a payment is known by a version 7 UUID in hex")
    return str(int(reference[:12], 16) - _FIRST_MILLISECOND)


def payment_request(names: Names, number: str, cents: int) -> bytes:
    """Return the request for a payment, or for a refund when the amount is negative."""
    kind = "CardPayment" if cents > 0 else "PaymentRefund"
    data = written("POSdata", {}, written("POSTimeStamp", {}, words(names.stamp)))
    total = written("TotalAmount", {"Currency": "EUR"}, amount_text(cents))
    return message("CardServiceRequest", names.head(kind, number), data, total)


def card_request(names: Names, kind: str, number: str) -> bytes:
    """Return a request about payments without an amount: ``AbortRequest``, ``RepeatLastMessage``."""
    data = written("POSdata", {}, written("POSTimeStamp", {}, words(names.stamp)))
    return message("CardServiceRequest", names.head(kind, number), data)


def service_request(names: Names, kind: str, number: str) -> bytes:
    """Return a request about the terminal: ``Login``, ``Logoff``, ``Diagnosis``, ``Reconciliation`` ..."""
    data = written("POSdata", {}, written("POSTimeStamp", {}, words(names.stamp)))
    return message("ServiceRequest", names.head(kind, number), data)


def device_response(request: Element, result: str) -> bytes:
    """Return the answer to what the terminal wants shown or printed."""
    head = {name: request.get(name) for name in ("RequestType", "WorkstationID", "RequestID")}
    outputs = [
        written("Output", {"OutDeviceTarget": one.get("OutDeviceTarget"), "OutResult": result})
        for one in request.all("Output")
    ]
    return message("DeviceResponse", {**head, "ApplicationSender": SENDER, "OverallResult": result}, *outputs)


def text_lines(output: Element) -> tuple[str, ...]:
    """Return the lines of one output, in the order of their rows."""
    return tuple(line.text for line in output.all("TextLine"))


def outcome(response: Element, cents: int | None, text: tuple[str, ...]) -> TerminalAnswer:
    """Return what a response says about a payment.

    Args:
        response: a ``CardServiceResponse`` about it.
        cents: what was asked, negative for a refund; None when that is not known any more.
        text: the customer's lines that came on channel 1.
    """
    result = response.get("OverallResult")
    terminal, permission = response.find("Terminal"), response.find("Authorisation")
    stan = terminal.get("STAN") if terminal is not None else ""
    if result in _CANCELLED:
        return TerminalAnswer(TerminalState.CANCELLED, _WORDS[result], transaction=stan)
    if result in _DECLINED:
        return TerminalAnswer(TerminalState.DECLINED, _WORDS.get(result, ""), transaction=stan)
    if result != "Success":
        return NO_ANSWER
    total = response.find("TotalAmount")
    try:
        charged = None if total is None else amount_cents(total.text)
    except OpiError:
        return OTHER_AMOUNT
    if cents is not None and charged is not None and charged != abs(cents):
        return OTHER_AMOUNT
    if total is not None and total.get("Currency") not in ("", "EUR"):
        return OTHER_AMOUNT
    known = permission or Element("Authorisation", {})
    lines = card_lines(
        known.get("CardCircuit"),
        known.get("CardPAN") or known.get("PANprint"),
        known.get("ApprovalCode"),
        terminal.get("TerminalID") if terminal is not None else "",
        text,
    )
    return TerminalAnswer(TerminalState.APPROVED, card_lines=lines, transaction=stan)


def totals(response: Element) -> TerminalTotals:
    """Return what a terminal says it took: payments less refunds, of every kind of card.

    Raises:
        OpiError: it does not say so.
    """
    if response.name != "ServiceResponse" or response.get("OverallResult") != "Success":
        raise OpiError("no totals")
    cents = count = 0
    for total in response.all("TotalAmount"):
        sign = -1 if total.get("PaymentType").lower() in ("credit", "refund") else 1
        cents += sign * amount_cents(total.text)
        number = total.get("NumberPayments")
        count += int(number) if number.isascii() and number.isdigit() and len(number) <= 9 else 0
    return TerminalTotals(Money(cents), count)
