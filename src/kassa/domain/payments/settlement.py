"""What is due, received, rounded and given back in one settlement; no cent appears or disappears (domain.md 4)."""

from __future__ import annotations

from collections.abc import Iterable

from kassa.domain.errors import Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.payments.method import MethodKind
from kassa.domain.payments.payment import BasketPayment
from kassa.domain.pricing.rounding import CashRounding, round_cash
from kassa.domain.values.dutch import format_money
from kassa.domain.values.money import Money

CASH_CEILING = Money(300_000)
"""Cash of this amount and more is refused (NL: Wwft, ban since 2026; BE: art. 67 Law of 18-9-2017)."""

CEILING_WARNING = Money(CASH_CEILING.cents * 80 // 100)

LARGE_CHANGE = Money(50_000)
"""Change of this amount and more asks first: it is a typing error more often than a customer."""

WAITING = Reason(
    "payment.waiting",
    "De uitkomst van een PIN-betaling is nog niet bekend. De verkoop en het bedrag zijn bewaard.",
    "Vraag de uitkomst opnieuw op of kijk op de terminal.",
)

_ROUNDED_ABOVE = Money(5)  # a total of five cents or less is never rounded (BE: WER VI.7/1)
_COIN = 5


@frozen
class Settlement:
    """Where the payment of a sale stands.

    Attributes:
        total: total of the sale.
        due: what is to be paid: the total, with the cash rounding once cash settles the rest.
        received: money that is there.
        change: cash to give back ("Wisselgeld").
        rounding: cash rounding that is booked; zero as long as cash does not settle the rest.
        open: what is still to be paid, exact, for every method but cash ("Nog te betalen").
        cash_open: what is still to be paid when the rest is paid in cash, rounded.
        waiting: whether a payment is pending or its outcome unknown.
    """

    total: Money
    due: Money
    received: Money
    change: Money
    rounding: Money
    open: Money
    cash_open: Money
    waiting: bool

    @property
    def is_complete(self) -> bool:
        """Whether the sale may be completed."""
        return not self.open and not self.waiting


@frozen
class BookedPayment:
    """A payment as it is booked; ``amount == given - change``.

    Attributes:
        payment: the payment.
        amount: what it pays of the sale.
        given: what was handed over.
        change: what was given back, on cash only.
    """

    payment: BasketPayment
    amount: Money
    given: Money
    change: Money


def settle(total: Money, payments: Iterable[BasketPayment], rounding: CashRounding) -> Settlement:
    """Work out a settlement; several methods add up exactly.

    Args:
        total: total of the sale; negative for a refund.
        payments: everything on the sale; only money that is there counts.
        rounding: the rule of the shop for cash.
    """
    cash = other = 0
    waiting = False
    for payment in payments:
        waiting = waiting or payment.is_open
        if payment.counts and payment.kind is MethodKind.CASH:
            cash += payment.amount.cents
        elif payment.counts:
            other += payment.amount.cents
    rest = total.cents - other
    off = round_cash(Money(rest), rule_for(total, rounding)).cents
    cash_due = rest + off
    settled_by_cash = cash != 0 and (cash >= cash_due if total >= Money.ZERO else cash == cash_due)
    if not settled_by_cash:
        return Settlement(
            total=total,
            due=total,
            received=Money(cash + other),
            change=Money.ZERO,
            rounding=Money.ZERO,
            open=Money(rest - cash),
            cash_open=Money(cash_due - cash),
            waiting=waiting,
        )
    return Settlement(
        total=total,
        due=Money(total.cents + off),
        received=Money(cash + other),
        change=Money(cash - cash_due),
        rounding=Money(off),
        open=Money.ZERO,
        cash_open=Money.ZERO,
        waiting=waiting,
    )


def rule_for(total: Money, rounding: CashRounding) -> CashRounding:
    """Return how the cash part of this total is rounded; a total of five cents or less never is."""
    return rounding if abs(total) > _ROUNDED_ABOVE else CashRounding.NONE


def check_payment(
    total: Money,
    payments: Iterable[BasketPayment],
    kind: MethodKind,
    amount: Money,
    rounding: CashRounding,
    *,
    sure: bool = False,
) -> None:
    """Refuse a payment that may not be added.

    Args:
        total: total of the sale.
        payments: what is on it already.
        kind: kind of the method.
        amount: what is handed over or asked on the terminal.
        rounding: the rule of the shop for cash.
        sure: whether a person confirmed change of 500 euros or more.

    Raises:
        RuleError: nothing is open, another payment is waiting, too much on a method without change, cash that is no
            multiple of five cents, or the cash ceiling.
    """
    present = tuple(payments)
    now = settle(total, present, rounding)
    if now.waiting:
        raise RuleError(WAITING)
    if not now.open:
        raise RuleError(Reason("payment.nothing_open", "Er is niets meer te betalen.", "Rond de verkoop af."))
    if not amount or (amount > Money.ZERO) != (total > Money.ZERO):
        word = "terug te betalen" if total < Money.ZERO else "te betalen"
        raise RuleError(
            Reason("payment.amount", f"Met {format_money(amount)} valt er niets {word}.", "Typ het bedrag opnieuw.")
        )
    if kind is MethodKind.CASH:
        _check_cash(now, present, amount, rounding, sure=sure)
    elif abs(amount) > abs(now.open):
        raise RuleError(
            Reason(
                "payment.too_much",
                f"Er is nog {format_money(now.open)} te betalen; meer kan alleen contant. Er is niets ontvangen.",
                "Typ hoogstens het openstaande bedrag.",
            )
        )


def _check_cash(
    now: Settlement, present: tuple[BasketPayment, ...], amount: Money, rounding: CashRounding, *, sure: bool
) -> None:
    if amount.cents % _COIN and rule_for(now.total, rounding) is CashRounding.NEAREST_FIVE:
        raise RuleError(
            Reason(
                "payment.cash_coin",
                f"Contant gaat op 5 cent; {format_money(amount)} kan niet. Er is niets ontvangen.",
                f"Contant is er nog {format_money(now.cash_open)} te betalen.",
            )
        )
    if amount < Money.ZERO and amount < now.cash_open:
        raise RuleError(
            Reason(
                "payment.too_much",
                f"Er is nog {format_money(now.cash_open)} terug te betalen. Er is niets uitbetaald.",
                "Typ hoogstens dat bedrag.",
            )
        )
    change = amount - now.cash_open
    if change >= LARGE_CHANGE and not sure:
        raise RuleError(
            Reason(
                "payment.change_large",
                f"Dat zou {format_money(change)} wisselgeld zijn. Er is nog niets ontvangen.",
                "Bevestig het bedrag of typ het opnieuw.",
            )
        )
    kept = sum(payment.amount.cents for payment in present if payment.counts and payment.kind is MethodKind.CASH)
    kept += min(amount, now.cash_open).cents
    if kept >= CASH_CEILING.cents:
        raise RuleError(
            Reason(
                "payment.cash_ceiling",
                f"Contant betalen mag tot {format_money(CASH_CEILING)}. Er is niets ontvangen.",
                "Laat (een deel van) het bedrag met PIN of per bank betalen.",
            )
        )


def ceiling_warning(settlement: Settlement, cash: Money = Money.ZERO) -> Reason | None:
    """Return a warning when the rest, paid in cash, comes near the ceiling (80 %); None below that.

    Args:
        settlement: where the payment stands.
        cash: what was paid in cash already: of this sale, and earlier on its documents.
    """
    if settlement.cash_open <= Money.ZERO or settlement.cash_open + cash < CEILING_WARNING:
        return None
    return Reason(
        "payment.ceiling_near",
        f"Contant betalen mag tot {format_money(CASH_CEILING)}, delen en termijnen meegeteld.",
        "Stel PIN of een bankbetaling voor.",
    )


def why_not_complete(settlement: Settlement) -> Reason | None:
    """Return why the sale cannot be completed yet, or None when it can."""
    if settlement.waiting:
        return WAITING
    if settlement.open:
        return Reason(
            "payment.open",
            f"Er is nog {format_money(settlement.open)} te betalen.",
            "Kies een betaalwijze voor het openstaande bedrag.",
        )
    return None


def require_complete(settlement: Settlement) -> None:
    """Refuse to complete a sale that is not paid or waits for a terminal.

    Raises:
        RuleError: with what is missing.
    """
    reason = why_not_complete(settlement)
    if reason is not None:
        raise RuleError(reason)


def booked(total: Money, payments: Iterable[BasketPayment], rounding: CashRounding) -> tuple[BookedPayment, ...]:
    """Return how the payments of a complete settlement are booked: their amounts add up to total and rounding.

    The change comes out of the cash that was handed over last.

    Raises:
        RuleError: the sale is not paid or waits for a terminal.
    """
    present = tuple(payments)
    settlement = settle(total, present, rounding)
    require_complete(settlement)
    change = settlement.change
    result: list[BookedPayment] = []
    for payment in reversed(present):
        if not payment.counts:
            continue
        back = Money.ZERO
        if payment.kind is MethodKind.CASH and change:
            back = min(change, payment.amount)
            change -= back
        result.append(BookedPayment(payment, payment.amount - back, payment.amount, back))
    return tuple(reversed(result))


def booked_part(total: Money, payments: Iterable[BasketPayment], rounding: CashRounding) -> tuple[BookedPayment, ...]:
    """Return how payments are booked that need not pay everything, such as a deposit.

    Raises:
        RuleError: a payment waits for a terminal.
    """
    present = tuple(payments)
    settlement = settle(total, present, rounding)
    if settlement.waiting:
        raise RuleError(WAITING)
    if not settlement.open:
        return booked(total, present, rounding)
    return tuple(BookedPayment(one, one.amount, one.amount, Money.ZERO) for one in present if one.counts)
