"""One payment on a sale that is not completed yet, and the states it may go through."""

from __future__ import annotations

from collections.abc import Mapping

from kassa.domain.frozen import frozen
from kassa.domain.payments.method import MethodKind, PaymentState
from kassa.domain.payments.terminal import TerminalState
from kassa.domain.values.money import Money

PAYMENT_TRANSITIONS: Mapping[tuple[str, PaymentState], PaymentState] = {
    ("approve", PaymentState.PENDING): PaymentState.APPROVED,
    ("approve", PaymentState.UNKNOWN): PaymentState.APPROVED,
    ("approve", PaymentState.APPROVED): PaymentState.APPROVED,
    ("decline", PaymentState.PENDING): PaymentState.DECLINED,
    ("decline", PaymentState.UNKNOWN): PaymentState.DECLINED,
    ("decline", PaymentState.DECLINED): PaymentState.DECLINED,
    ("lose", PaymentState.PENDING): PaymentState.UNKNOWN,
    ("lose", PaymentState.UNKNOWN): PaymentState.UNKNOWN,
    ("ask", PaymentState.UNKNOWN): PaymentState.PENDING,
    ("ask", PaymentState.PENDING): PaymentState.PENDING,
}
"""A payment on a terminal is stored as PENDING before it is sent; cash is RECEIVED at once and never moves.

The same answer twice changes nothing: two askers may hear it.
"""

_ACTIONS: Mapping[TerminalState, str] = {
    TerminalState.REQUESTED: "ask",
    TerminalState.PENDING: "ask",
    TerminalState.APPROVED: "approve",
    TerminalState.DECLINED: "decline",
    TerminalState.CANCELLED: "decline",
    TerminalState.UNKNOWN: "lose",
}


def action_for(state: TerminalState) -> str:
    """Return the action of ``PAYMENT_TRANSITIONS`` that an answer of the terminal means."""
    return _ACTIONS[state]


@frozen
class BasketPayment:
    """A payment on a sale that is not completed yet.

    Attributes:
        id: identity, made when the button became pressable.
        method: code of the payment method.
        kind: kind of the method.
        amount: amount handed over or sent to the terminal; a refund is negative.
        state: how far it is.
        reference: what the terminal calls it.
        lines: the customer's lines of the terminal, masked.
    """

    id: str
    method: str
    kind: MethodKind
    amount: Money
    state: PaymentState = PaymentState.RECEIVED
    reference: str = ""
    lines: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether the money is there."""
        return self.state is PaymentState.RECEIVED or self.state is PaymentState.APPROVED

    @property
    def is_open(self) -> bool:
        """Whether the outcome must be known before anything else may happen."""
        return self.state is PaymentState.PENDING or self.state is PaymentState.UNKNOWN
