"""What may be taken in advance on an order, and which payments may be taken back."""

from __future__ import annotations

from kassa.db.engine import Reader, Transaction
from kassa.db.ledger import balance
from kassa.db.repos import customer_payments, invoices, sales
from kassa.db.repos.customer_payments import CustomerPayment
from kassa.db.repos.sales import Head
from kassa.domain.errors import Reason, RuleError
from kassa.domain.payments.ledger import Account
from kassa.domain.sales.document import DocumentKind
from kassa.domain.sales.lifecycles import TRANSITIONS
from kassa.domain.values.dutch import format_money
from kassa.domain.values.money import Money

_NOTHING = "Er is niets geboekt."


def require_deposit_taken(tx: Transaction, order_id: str) -> Head:
    """Lock an order and return what names it, when a deposit may be taken on it.

    Raises:
        RuleError: no order, or its state.
    """
    invoices.locked(tx, order_id)
    order = sales.head_of(tx, order_id)
    if order is None or order.kind is not DocumentKind.ORDER:
        raise RuleError(Reason("deposit.order", f"Aanbetalen kan alleen op een order. {_NOTHING}", "Kies een order."))
    if ("deposit", order.status) not in TRANSITIONS[order.kind]:
        raise RuleError(
            Reason(
                "deposit.state",
                f"Op {order.title} kan nu niet worden aanbetaald. {_NOTHING}",
                "Ververs het scherm en bekijk de huidige status.",
            )
        )
    return order


def too_much_deposit(most: Money) -> Reason:
    """Return the refusal of a deposit above what is open on the order."""
    return Reason(
        "payment.too_much",
        f"Op deze order staat nog {format_money(most)} open; meer kan niet worden aanbetaald. {_NOTHING}",
        "Typ hoogstens dat bedrag.",
    )


def require_deposit_unused(reader: Reader, order_id: str, amount: Money) -> None:
    """Refuse to take a deposit back that an invoice used or that went another way.

    Raises:
        RuleError: ``payment.deposit_used``.
    """
    left = -balance(reader, Account.PREPAYMENTS, order_id)
    if left < amount:
        raise RuleError(
            Reason(
                "payment.deposit_used",
                f"Van deze aanbetaling is nog {format_money(left)} over; de rest is al verrekend. {_NOTHING}",
                "Crediteer eerst de factuur; het tegoed kan dan worden terugbetaald.",
            )
        )


def require_reversible(reader: Reader, payment_id: str) -> CustomerPayment:
    """Return a payment that may be taken back; its documents are locked already.

    Raises:
        RuleError: it is not there, was reversed, is a reversal itself, or is of a till.
    """
    payment = customer_payments.get(reader, payment_id)
    if payment is None:
        raise RuleError(Reason("payment.gone", f"Deze betaling is er niet. {_NOTHING}", "Ververs het scherm."))
    if payment.reverses_id is not None:
        raise RuleError(
            Reason(
                "payment.is_reversal", f"Dit is zelf een terugboeking. {_NOTHING}", "Registreer de betaling opnieuw."
            )
        )
    if customer_payments.reversal_of(reader, payment_id) is not None:
        raise RuleError(
            Reason("payment.reversed", f"Deze betaling is al teruggedraaid. {_NOTHING}", "Bekijk de betalingen.")
        )
    if payment.shift_id:
        raise RuleError(
            Reason(
                "payment.of_till",
                f"Deze betaling zit in een kassadienst. {_NOTHING}",
                "Crediteer de factuur en betaal de creditfactuur aan de kassa uit; dan klopt de lade.",
            )
        )
    return payment
