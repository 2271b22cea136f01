"""Payments on a basket: adding, what the terminal said, taking back; nothing is charged twice (domain.md 4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kassa.domain.errors import Reason, RuleError
from kassa.domain.lifecycle import next_status
from kassa.domain.payments.method import PaymentState
from kassa.domain.payments.payment import PAYMENT_TRANSITIONS
from kassa.domain.payments.settlement import WAITING, Settlement, check_payment, settle
from kassa.domain.pricing.rounding import CashRounding
from kassa.domain.till.model import Basket, BasketPayment, BasketStatus


def why_not_checkout(basket: Basket) -> Reason | None:
    """Return why "Naar afrekenen" is not possible, or None when it is."""
    if basket.status is not BasketStatus.OPEN:
        return Reason("basket.parked", "Deze bon is geparkeerd.", "Haal de bon eerst terug.")
    unknown = basket.unknown_lines
    if unknown:
        return Reason(
            "basket.unknown_lines",
            f"Er staat nog een onbekend artikel op de bon ({unknown[0].code}).",
            "Zoek het artikel, maak er een vrij artikel van of verwijder de regel.",
        )
    if not any(line.kind.is_goods or line.kind.is_settled for line in basket.lines):
        return Reason("basket.empty", "Er staat nog geen artikel op de bon.", "Scan een artikel of kies een snelknop.")
    return None


def why_not_count(basket: Basket) -> Reason | None:
    """Return why the drawer cannot be counted now: money of an unfinished sale is in no book yet."""
    if not any(payment.counts or payment.is_open for payment in basket.payments):
        return None
    return Reason(
        "basket.paying",
        "Op de bon staat een betaling van een verkoop die nog niet is afgerond. De telling is bewaard.",
        "Rond de verkoop af of neem de betaling terug, en ga dan verder met tellen."
        if basket.status is BasketStatus.OPEN
        else "Haal de geparkeerde bon terug en rond hem af, en ga dan verder met tellen.",
    )


def why_not_card(parked: Iterable[Basket]) -> Reason | None:
    """Return why the card terminal cannot be used now: its answer about a parked bon comes first (domain.md 4)."""
    if not any(payment.is_open for basket in parked for payment in basket.payments):
        return None
    return Reason(
        "payment.terminal_waiting",
        "De uitkomst van de PIN-betaling van een geparkeerde bon is nog niet bekend. Er is niets gevraagd.",
        "Neem contant geld aan, of haal die bon terug en controleer de terminal.",
    )


def why_not_other_terminal(baskets: Iterable[Basket]) -> Reason | None:
    """Return why a till cannot get another card terminal now: only the one that was asked knows the outcome."""
    if not any(payment.is_open for basket in baskets for payment in basket.payments):
        return None
    return Reason(
        "payment.terminal_needed",
        "De uitkomst van een PIN-betaling is nog onbekend, en alleen deze terminal weet haar. Er is niets gewijzigd.",
        "Vraag de uitkomst op, of laat een leidinggevende de bon van de terminal bevestigen. Wijzig dan de terminal.",
    )


def why_not_discard(basket: Basket) -> Reason | None:
    """Return why a parked bon cannot be thrown away: it was paid, or may have been."""
    if not any(payment.counts or payment.is_open for payment in basket.payments):
        return None
    return Reason(
        "basket.paying",
        "Op deze bon staat een betaling. Hij is niet verwijderd.",
        "Haal de bon terug en rond hem af, of neem de betaling terug.",
    )


def settlement_of(basket: Basket, rounding: CashRounding) -> Settlement:
    """Return where the payment of this basket stands."""
    return settle(basket.total, basket.payments, rounding)


def add_payment(basket: Basket, payment: BasketPayment, rounding: CashRounding, *, sure: bool = False) -> Basket:
    """Put a payment on the basket; the same identity again changes nothing.

    Args:
        basket: the basket.
        payment: RECEIVED for money in hand, PENDING for what is about to be sent to a terminal.
        rounding: the rule of the shop for cash.
        sure: whether a person confirmed change of 500 euros or more.

    Raises:
        RuleError: the basket cannot be paid yet, or the payment may not be added.
    """
    if any(present.id == payment.id for present in basket.payments):
        return basket
    reason = why_not_checkout(basket)
    if reason is not None:
        raise RuleError(reason)
    check_payment(basket.total, basket.payments, payment.kind, payment.amount, rounding, sure=sure)
    return replace(basket, payments=(*basket.payments, payment))


def move_payment(
    basket: Basket, payment_id: str, action: str, *, reference: str = "", lines: tuple[str, ...] = ()
) -> Basket:
    """Bring a payment to its next state.

    Args:
        basket: the basket.
        payment_id: the payment.
        action: action of ``PAYMENT_TRANSITIONS``.
        reference: what the terminal calls it; kept when empty.
        lines: the customer's lines of the terminal; kept when empty.

    Raises:
        RuleError: the payment is not on the basket.
        TransitionError: its state does not know this action.
    """
    payment = _find(basket, payment_id)
    state = next_status(PAYMENT_TRANSITIONS, action, payment.state, "Deze betaling")
    after = replace(payment, state=state, reference=reference or payment.reference, lines=lines or payment.lines)
    return _with(basket, after)


def take_back(basket: Basket, payment_id: str, *, refunded: bool = False) -> Basket:
    """Take a payment off the basket before the sale is completed.

    Args:
        basket: the basket.
        payment_id: the payment.
        refunded: whether an approved card payment was paid back on the terminal.

    Raises:
        RuleError: its outcome is not known yet, or the card was charged and not paid back.
    """
    payment = _find(basket, payment_id)
    if payment.is_open:
        raise RuleError(WAITING)
    if payment.state is PaymentState.APPROVED and not refunded:
        raise RuleError(
            Reason(
                "payment.charged",
                "De kaart is al belast. De betaling staat nog op de bon.",
                "Betaal het bedrag eerst terug op de terminal en bevestig dat.",
            )
        )
    return replace(basket, payments=tuple(present for present in basket.payments if present.id != payment_id))


def _find(basket: Basket, payment_id: str) -> BasketPayment:
    for payment in basket.payments:
        if payment.id == payment_id:
            return payment
    raise RuleError(
        Reason("payment.gone", "Deze betaling staat niet meer op de bon. Er is niets veranderd.", "Bekijk de bon.")
    )


def _with(basket: Basket, payment: BasketPayment) -> Basket:
    return replace(
        basket, payments=tuple(payment if present.id == payment.id else present for present in basket.payments)
    )
