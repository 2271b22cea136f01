"""The driver of a Mollie terminal: payments of ``method=pointofsale`` through the Payments API (libraries.md 7, [20]).

Our reference goes along as ``Idempotency-Key``, so that creating a payment again within its life creates nothing, and
as ``metadata``, so that a payment whose identity was lost in a crash is found again in the list of payments.
"""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Final
from urllib.parse import quote

from kassa.devices.terminal.http import JsonApi, NoReplyError, Reply
from kassa.domain.errors import DeviceError, KassaError, Reason
from kassa.domain.frozen import frozen
from kassa.domain.payments.card_lines import card_lines
from kassa.domain.payments.terminal import SETTLED, TerminalAnswer, TerminalState, TerminalTotals
from kassa.domain.values.money import Money
from kassa.system.clock import Clock

ADDRESS: Final = "https://api.mollie.com"
TERMINAL_ID = re.compile(r"term_[A-Za-z0-9]{4,40}")
_PAYMENT_ID = re.compile(r"tr_[A-Za-z0-9]{4,40}")
_AMOUNT = re.compile(r"(?P<euros>[0-9]{1,9})\.(?P<cents>[0-9]{2})")
_PATH: Final = "/v2/payments"
_PAGE: Final = 250
_MOST_PAGES: Final = 8
_TRIES: Final = 3
_SURE_AFTER: Final = 120.0
_ASK_EVERY: Final = 1.5
_EARLIER: Final = timedelta(minutes=10)

_BEGUN = TerminalAnswer(TerminalState.PENDING, "Even wachten")
_FOLLOW = TerminalAnswer(TerminalState.PENDING, "Kaart aanbieden")
_NO_ANSWER = TerminalAnswer(TerminalState.UNKNOWN, "Mollie antwoordt niet.")
_OTHER_AMOUNT = TerminalAnswer(TerminalState.UNKNOWN, "Mollie meldt een ander bedrag dan gevraagd.", asks_cashier=True)
_NOT_REACHED = TerminalAnswer(TerminalState.DECLINED, "Mollie is niet bereikbaar. Er is niets betaald.")
_NOT_FOUND = TerminalAnswer(TerminalState.CANCELLED, "Mollie kent deze betaling niet. Er is niets betaald.")
_NO_REFUND = TerminalAnswer(
    TerminalState.DECLINED, "Terugbetalen kan niet op deze terminal. Betaal contant terug of via Mollie zelf."
)
_STATES: Final = {
    "open": TerminalState.PENDING,
    "pending": TerminalState.PENDING,
    "authorized": TerminalState.PENDING,
    "paid": TerminalState.APPROVED,
    "failed": TerminalState.DECLINED,
    "canceled": TerminalState.CANCELLED,
    "expired": TerminalState.CANCELLED,
}
_ENDED: Final = {
    TerminalState.DECLINED: "De betaling is geweigerd. Er is niets betaald.",
    TerminalState.CANCELLED: "De betaling is afgebroken. Er is niets betaald.",
}
_UNREACHABLE = Reason(
    "terminal.unreachable",
    "Mollie is niet bereikbaar. Er is niets gevraagd.",
    "Kijk of deze computer internet heeft en probeer opnieuw.",
)
_log = logging.getLogger("kassa.devices")


@frozen
class MollieSetup:
    """How a terminal is reached.

    Attributes:
        terminal: its identity, ``term_...``.
        address: of the API; another one than Mollie's own is for a simulator on this machine.
        seconds: patience with each request.
    """

    terminal: str
    address: str = ADDRESS
    seconds: float = 10.0


class _Payment:
    """One payment: its identity at Mollie once that is known, and what was said last."""

    def __init__(self, cents: int | None, answer: TerminalAnswer, at: float) -> None:
        self.cents = cents
        self.answer = answer
        self.since = at
        self.asked_at = 0.0
        self.id = ""
        self.thread: threading.Thread | None = None

    @property
    def runs(self) -> bool:
        """Whether it is being created."""
        return self.thread is not None and self.thread.is_alive()


class MollieTerminal:
    """Satisfies ``services.ports.CardTerminal`` and ``TerminalDay``.

    Args:
        setup: how the terminal is reached.
        key: gives the key of the shop, from the secret store; may raise ``KassaError``.
        clock: for patience.

    Raises:
        ValueError: the address cannot be used.
    """

    def __init__(self, setup: MollieSetup, key: Callable[[], str], clock: Clock) -> None:
        self._setup = setup
        self._api = JsonApi(setup.address, setup.seconds)
        self._key = key
        self._clock = clock
        self._payments: dict[str, _Payment] = {}
        self._lock = threading.Lock()
        self._ended = threading.Event()

    # Paying --------------------------------------------------------------------------------------------------------

    def start(self, amount_cents: int, reference: str) -> TerminalAnswer:
        """See ``services.ports.CardTerminal.start``; returns at once, the payment is created in a thread of its own."""
        if amount_cents == 0:
            raise ValueError("an amount of nothing is not paid by card")
        if amount_cents < 0:
            return _NO_REFUND
        with self._lock:
            known = self._payments.get(reference)
            if known is not None:
                return known.answer
            payment = _Payment(amount_cents, _BEGUN, self._clock.monotonic())
            payment.thread = threading.Thread(
                target=self._create, args=(payment, reference), name="terminal", daemon=True
            )
            self._payments[reference] = payment
            payment.thread.start()
        return _BEGUN

    def status(self, reference: str) -> TerminalAnswer:
        """See ``services.ports.CardTerminal.status``."""
        payment = self._payment(reference)
        if payment.runs or payment.answer.state in SETTLED or payment.answer.asks_cashier:
            return payment.answer
        now = self._clock.monotonic()
        if payment.answer.state is TerminalState.PENDING and now - payment.asked_at < _ASK_EVERY:
            return payment.answer
        payment.asked_at = now
        payment.answer = self._look(payment, reference)
        return payment.answer

    def abort(self, reference: str) -> TerminalAnswer:
        """See ``services.ports.CardTerminal.abort``."""
        payment = self._payment(reference)
        if payment.runs or payment.answer.state in SETTLED:
            return payment.answer
        if payment.id:
            try:
                self._ask("DELETE", f"{_PATH}/{payment.id}")
            except (NoReplyError, KassaError) as error:
                _log.warning("Mollie did not answer about breaking off: %s", error)
        payment.answer = self._look(payment, reference)
        return payment.answer

    @property
    def busy(self) -> bool:
        """Whether a payment is being created."""
        return any(payment.runs for payment in tuple(self._payments.values()))

    def close(self) -> None:
        """Wait for the threads; what was asked is asked again after a start."""
        self._ended.set()
        for payment in tuple(self._payments.values()):
            if payment.thread is not None:
                payment.thread.join()

    # The day -------------------------------------------------------------------------------------------------------

    def totals(self, since: datetime) -> TerminalTotals:
        """See ``services.ports.TerminalDay.totals``: the paid payments of this terminal in Mollie's own list."""
        cents = count = 0
        try:
            for one in self._listed(since):
                if one.get("status") == "paid" and _terminal_of(one) == self._setup.terminal:
                    cents += _cents(one) or 0
                    count += 1
        except NoReplyError as error:
            raise DeviceError(_UNREACHABLE) from error
        return TerminalTotals(Money(cents), count)

    def end_day(self) -> None:
        """See ``services.ports.TerminalDay.end_day``: Mollie counts from any moment, so nothing has to end."""

    def check(self) -> Reason | None:
        """Return what is wrong with the terminal now, or None when it is ready; blocking."""
        try:
            reply = self._ask("GET", f"/v2/terminals/{quote(self._setup.terminal, safe='')}")
        except NoReplyError:
            return _UNREACHABLE
        except KassaError as error:
            return error.reason
        if reply.is_good and reply.text("status") == "active":
            return None
        return _refusal(reply.status)

    # Inside --------------------------------------------------------------------------------------------------------

    def _payment(self, reference: str) -> _Payment:
        with self._lock:
            if reference not in self._payments:
                self._payments[reference] = _Payment(None, _NO_ANSWER, self._clock.monotonic())
            return self._payments[reference]

    def _create(self, payment: _Payment, reference: str) -> None:
        """Create the payment; a reply that is lost is asked for again under the same key, which creates nothing."""
        assert payment.cents is not None
        body = {
            "amount": {"currency": "EUR", "value": f"{payment.cents // 100}.{payment.cents % 100:02d}"},
            "description": f"Kassa {reference[-8:]}",
            "method": "pointofsale",
            "terminalId": self._setup.terminal,
            "metadata": {"reference": reference},
        }
        answer, arrived = _NO_ANSWER, False
        try:
            for turn in range(_TRIES):
                if turn and self._ended.wait(turn):
                    break
                try:
                    reply = self._ask("POST", _PATH, body, reference)
                except NoReplyError as error:
                    _log.warning("Mollie did not answer about a new payment: %s", error)
                    arrived = arrived or error.sent
                    continue
                if reply.is_good and _PAYMENT_ID.fullmatch(reply.text("id")):
                    payment.id = reply.text("id")
                    answer = _judged(reply.body, payment.cents)
                    return
                if 400 <= reply.status < 500 and reply.status not in (408, 409, 429) and not arrived:
                    reason = _refusal(reply.status)
                    answer = TerminalAnswer(TerminalState.DECLINED, f"{reason.sentence} {reason.fix}")
                    return
                arrived = True
            answer = _NO_ANSWER if arrived else _NOT_REACHED
        except KassaError as error:  # no key: nothing was asked
            answer = TerminalAnswer(TerminalState.DECLINED, str(error.reason))
        finally:
            payment.since = self._clock.monotonic()
            payment.answer = answer

    def _look(self, payment: _Payment, reference: str) -> TerminalAnswer:
        try:
            if not payment.id:
                return self._find(payment, reference)
            reply = self._ask("GET", f"{_PATH}/{payment.id}")
        except (NoReplyError, KassaError):
            return _NO_ANSWER
        if not reply.is_good or reply.text("id") != payment.id:
            return _NO_ANSWER
        return _judged(reply.body, payment.cents)

    def _find(self, payment: _Payment, reference: str) -> TerminalAnswer:
        """Look for a payment whose identity was lost; not there after two minutes, it never came."""
        made = datetime.fromtimestamp(int(reference[:12], 16) // 1000, UTC)
        for one in self._listed(made - _EARLIER):
            told = one.get("metadata")
            if isinstance(told, Mapping) and told.get("reference") == reference:
                payment.id = str(one.get("id", ""))
                return _judged(one, payment.cents)
        return _NOT_FOUND if self._clock.monotonic() - payment.since >= _SURE_AFTER else _NO_ANSWER

    def _listed(self, since: datetime) -> Iterator[Mapping[str, object]]:
        """Give the payments since a moment, the newest first.

        Raises:
            NoReplyError: the list cannot be had, wholly.
        """
        before = ""
        for _page in range(_MOST_PAGES):
            reply = self._ask("GET", f"{_PATH}?limit={_PAGE}" + (f"&from={before}" if before else ""))
            embedded = reply.body.get("_embedded")
            rows = embedded.get("payments") if isinstance(embedded, Mapping) else None
            if not reply.is_good or not isinstance(rows, list):
                raise NoReplyError("no list of payments", sent=True)
            for one in rows:
                if not isinstance(one, dict):
                    raise NoReplyError("no payment", sent=True)
                if _moment(one) < since:
                    return
                if one.get("id") != before:
                    yield one
            if len(rows) < _PAGE:
                return
            before = quote(str(rows[-1].get("id", "")), safe="")
        raise NoReplyError("a list without end", sent=True)

    def _ask(self, method: str, path: str, body: Mapping[str, object] | None = None, idempotency: str = "") -> Reply:
        headers = {"Authorization": f"Bearer {self._key()}", "Accept": "application/hal+json"}
        if idempotency:
            headers["Idempotency-Key"] = idempotency
        return self._api.ask(method, path, headers, body)


def _judged(one: Mapping[str, object], cents: int | None) -> TerminalAnswer:
    """Return what a payment object says."""
    state = _STATES.get(str(one.get("status")))
    number = str(one.get("id", ""))
    if state is None:
        return _NO_ANSWER
    if state is TerminalState.PENDING:
        return TerminalAnswer(state, _FOLLOW.display, transaction=number)
    if state is not TerminalState.APPROVED:
        return TerminalAnswer(state, _ENDED[state], transaction=number)
    charged = _cents(one)
    if charged is None or (cents is not None and charged != cents):
        return _OTHER_AMOUNT
    details = _part(one, "details")
    receipt = _part(details, "receipt")
    lines = card_lines(
        str(details.get("cardLabel") or ""),
        str(details.get("cardNumber") or ""),
        str(receipt.get("authorizationCode") or ""),
        str(details.get("terminalId") or ""),
    )
    return TerminalAnswer(state, card_lines=lines, transaction=number)


def _part(one: Mapping[str, object], name: str) -> Mapping[str, object]:
    found = one.get(name)
    return found if isinstance(found, Mapping) else {}


def _terminal_of(one: Mapping[str, object]) -> object:
    return _part(one, "details").get("terminalId") or one.get("terminalId")


def _cents(one: Mapping[str, object]) -> int | None:
    amount = _part(one, "amount")
    found = _AMOUNT.fullmatch(str(amount.get("value", "")))
    if found is None or amount.get("currency") != "EUR":
        return None
    return int(found["euros"]) * 100 + int(found["cents"])


def _moment(one: Mapping[str, object]) -> datetime:
    try:
        found = datetime.fromisoformat(str(one.get("createdAt")))
    except ValueError as error:
        raise NoReplyError("no moment", sent=True) from error
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _refusal(status: int) -> Reason:
    if status in (401, 403):
        return Reason(
            "terminal.key",
            "Mollie aanvaardt de sleutel van deze winkel niet. Er is niets betaald.",
            "Vul de sleutel opnieuw in bij Instellingen, deze kassa.",
        )
    return Reason(
        "terminal.refused",
        "Mollie kent deze terminal niet of neemt het bedrag niet aan. Er is niets betaald.",
        "Kijk bij Instellingen, deze kassa, of de terminal klopt en aan staat.",
    )
