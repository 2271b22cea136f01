"""The driver of a terminal that speaks OPI: every payment has a thread of its own until its outcome is known."""

from __future__ import annotations

import contextlib
import logging
import threading
from dataclasses import replace
from datetime import datetime
from typing import Final

from kassa.devices.terminal.opi.line import Conversation, LostError, NotSentError, OpiSetup, Shown
from kassa.devices.terminal.opi.message import Element, OpiError
from kassa.devices.terminal.opi.requests import (
    NO_ANSWER,
    PAYMENTS,
    Names,
    card_request,
    device_response,
    outcome,
    payment_request,
    request_id,
    service_request,
    text_lines,
    totals,
)
from kassa.domain.errors import DeviceError, Reason
from kassa.domain.payments.terminal import SETTLED, TerminalAnswer, TerminalState, TerminalTotals
from kassa.system.clock import Clock

_BEGUN = TerminalAnswer(TerminalState.PENDING, "Even wachten")
_BUSY = TerminalAnswer(TerminalState.PENDING, "De terminal is bezig.")
_OTHER_BUSY = TerminalAnswer(
    TerminalState.DECLINED, "De terminal is nog bezig met een andere betaling. Er is niets betaald."
)
_NOT_REACHED = TerminalAnswer(TerminalState.DECLINED, "De terminal is niet bereikbaar. Er is niets betaald.")
_NEVER_SEEN = TerminalAnswer(TerminalState.CANCELLED, "De terminal kent deze betaling niet. Er is niets betaald.")
_LATER_SEEN = TerminalAnswer(
    TerminalState.UNKNOWN, "De terminal weet alleen nog van een latere betaling.", asks_cashier=True
)
_NOTHING_KNOWN = TerminalAnswer(TerminalState.UNKNOWN, "De terminal weet niets van een betaling.", asks_cashier=True)
_UNREACHABLE = Reason(
    "terminal.unreachable",
    "De PIN-terminal is niet bereikbaar. Er is niets gevraagd.",
    "Kijk of de terminal aan staat en aan hetzelfde netwerk hangt, en probeer opnieuw.",
)
_SURE_AFTER: Final = 2
_LEAVING: Final = 1.0
"""Seconds for logging off: a till that closes does not wait for a terminal that is off."""
_log = logging.getLogger("kassa.devices")


class _Payment:
    """One payment: what was asked, what was said last, and what the terminal gave for the customer's receipt."""

    def __init__(self, reference: str, cents: int | None, answer: TerminalAnswer) -> None:
        self.number = request_id(reference)
        self.cents = cents
        self.answer = answer
        self.text: tuple[str, ...] = ()
        self.thread: threading.Thread | None = None
        self.missed = 0

    @property
    def runs(self) -> bool:
        """Whether its conversation goes on."""
        return self.thread is not None and self.thread.is_alive()


class OpiTerminal:
    """Satisfies ``services.ports.CardTerminal`` and ``TerminalDay``.

    Args:
        setup: how the terminal is reached.
        clock: for patience and time stamps.
    """

    def __init__(self, setup: OpiSetup, clock: Clock) -> None:
        self._setup = setup
        self._clock = clock
        self._payments: dict[str, _Payment] = {}
        self._lock = threading.Lock()
        self._talking = threading.Lock()
        self._ended = threading.Event()
        self._logged_in = False
        self._asked = 0

    # Paying --------------------------------------------------------------------------------------------------------

    def start(self, amount_cents: int, reference: str) -> TerminalAnswer:
        """See ``services.ports.CardTerminal.start``; returns at once, the conversation goes on by itself."""
        if amount_cents == 0:
            raise ValueError("an amount of nothing is not paid by card")
        with self._lock:
            known = self._payments.get(reference)
            if known is not None:
                return known.answer
            payment = _Payment(reference, amount_cents, _BEGUN)
            if self.busy or any(other.number == payment.number for other in self._payments.values()):
                return _OTHER_BUSY
            payment.thread = threading.Thread(target=self._pay, args=(payment,), name="terminal", daemon=True)
            self._payments[reference] = payment
            payment.thread.start()
        return _BEGUN

    def status(self, reference: str) -> TerminalAnswer:
        """See ``services.ports.CardTerminal.status``; asks the terminal again where the outcome was lost."""
        with self._lock:
            payment = self._payments.setdefault(reference, _Payment(reference, None, NO_ANSWER))
        if not payment.runs and payment.answer.state not in SETTLED:
            payment.answer = self._find_out(payment)
        return payment.answer

    def abort(self, reference: str) -> TerminalAnswer:
        """See ``services.ports.CardTerminal.abort``; the payment itself tells whether that was in time."""
        with self._lock:
            payment = self._payments.get(reference)
        if payment is None or not payment.runs:
            return self.status(reference)
        with contextlib.suppress(NotSentError, LostError):
            self._ask(card_request(self._names(), "AbortRequest", payment.number))
        return payment.answer

    @property
    def busy(self) -> bool:
        """Whether a payment goes on."""
        return any(payment.runs for payment in tuple(self._payments.values()))

    def close(self) -> None:
        """End what goes on, log off, and wait for the threads; what was asked is asked again after a start."""
        self._ended.set()
        for payment in tuple(self._payments.values()):
            if payment.thread is not None:
                payment.thread.join()
        if self._logged_in:
            self._logged_in = False
            with contextlib.suppress(NotSentError, LostError):
                request = service_request(self._names(), "Logoff", self._number())
                hasty = replace(self._setup, connecting=_LEAVING, answering=_LEAVING)
                Conversation(hasty, self._clock, None, lambda: False).ask(request, _LEAVING)

    # The day -------------------------------------------------------------------------------------------------------

    def totals(self, since: datetime) -> TerminalTotals:
        """See ``services.ports.TerminalDay.totals``; a terminal counts since its own last closing."""
        del since
        try:
            self._log_in()
            return totals(self._ask(service_request(self._names(), "Reconciliation", self._number())))
        except (NotSentError, LostError, OpiError) as error:
            raise DeviceError(_UNREACHABLE) from error

    def end_day(self) -> None:
        """See ``services.ports.TerminalDay.end_day``: the terminal closes its period."""
        try:
            self._log_in()
            response = self._ask(service_request(self._names(), "ReconciliationWithClosure", self._number()))
        except (NotSentError, LostError) as error:
            raise DeviceError(_UNREACHABLE) from error
        if response.get("OverallResult") != "Success":
            raise DeviceError(_UNREACHABLE)

    def check(self) -> Reason | None:
        """Return what is wrong with the terminal now, or None when it is ready or takes a payment; blocking.

        A payment that is begun meanwhile waits: a terminal has one conversation at a time.
        """
        try:
            self._log_in()
            with self._talking:
                if self.busy:
                    return None
                response = self._ask(service_request(self._names(), "Diagnosis", self._number()))
            self._logged_in = response.get("OverallResult") == "Success"
        except (NotSentError, LostError):
            self._logged_in = False
        return None if self._logged_in else _UNREACHABLE

    # Inside --------------------------------------------------------------------------------------------------------

    def _pay(self, payment: _Payment) -> None:
        assert payment.cents is not None
        answer = NO_ANSWER
        try:
            self._log_in()
            request = payment_request(self._names(), payment.number, payment.cents)
            talk = Conversation(self._setup, self._clock, self._shower(payment), self._ended.is_set)
            response = talk.ask(request, self._setup.paying)
            if self._is_about(response, payment):
                answer = outcome(response, payment.cents, payment.text)
            self._logged_in = response.get("OverallResult") != "LoggedOut"
        except NotSentError as error:
            _log.warning("The terminal was not reached: %s", error)
            answer, self._logged_in = _NOT_REACHED, False
        except LostError as error:
            _log.warning("The terminal did not answer about a payment: %s", error)
            self._logged_in = False
        finally:
            payment.answer = answer

    def _find_out(self, payment: _Payment) -> TerminalAnswer:
        """Ask for the last message again: about this payment, or about an older one when this one never arrived."""
        try:
            with self._talking:
                response = self._ask(card_request(self._names(), "RepeatLastMessage", self._number()))
        except (NotSentError, LostError):
            return NO_ANSWER
        told = response.find("OriginalHeader") or response
        if self._is_about(told, payment):
            return outcome(response, payment.cents, payment.text)
        if response.get("OverallResult") == "Busy":
            return _BUSY
        number = told.get("RequestID")
        ours = told.get("RequestType") in PAYMENTS and told.get("WorkstationID") == self._setup.workstation
        if not ours or not (number.isascii() and number.isdigit()):
            return _NOTHING_KNOWN
        if int(number) > int(payment.number):
            return _LATER_SEEN
        payment.missed += 1  # what was sent before this question was taken up before it; look twice all the same
        return _NEVER_SEEN if payment.missed >= _SURE_AFTER else NO_ANSWER

    def _is_about(self, told: Element, payment: _Payment) -> bool:
        return (
            told.get("RequestID") == payment.number
            and told.get("RequestType") in PAYMENTS
            and told.get("WorkstationID") in ("", self._setup.workstation)
        )

    def _log_in(self) -> None:
        """Log in once; a terminal that refuses was asked nothing else.

        Raises:
            NotSentError: it cannot be reached, or does not let this till in.
        """
        with self._talking:
            if self._logged_in:
                return
            try:
                response = self._ask(service_request(self._names(), "Login", self._number()))
            except LostError as error:
                raise NotSentError(str(error)) from error
            if response.get("OverallResult") != "Success":
                raise NotSentError(f"login: {response.get('OverallResult')}")
            self._logged_in = True

    def _ask(self, request: bytes) -> Element:
        return Conversation(self._setup, self._clock, None, self._ended.is_set).ask(request, self._setup.answering)

    def _shower(self, payment: _Payment) -> Shown:
        def shown(request: Element) -> bytes:
            if request.get("RequestType") != "Output":
                return device_response(request, "DeviceUnavailable")  # the terminal has keys of its own
            for output in request.all("Output"):
                target = output.get("OutDeviceTarget")
                if target in ("CashierDisplay", "CustomerDisplay"):
                    payment.answer = TerminalAnswer(TerminalState.PENDING, " ".join(text_lines(output)))
                elif target == "PrinterReceipt":
                    payment.text += text_lines(output)
            return device_response(request, "Success")

        return shown

    def _names(self) -> Names:
        return Names(self._setup.workstation, self._clock.now())

    def _number(self) -> str:
        self._asked += 1
        return str(self._asked)
