"""Putting a customer, invoices and an order on a basket; a new basket is returned, or it is refused with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kassa.domain.errors import Reason, RuleError
from kassa.domain.till.attached import CUSTOMER_DISCOUNT, BasketCustomer, BasketOrder, Settles
from kassa.domain.till.changes import append, bare_line, require_free, with_line
from kassa.domain.till.model import Basket, BasketLine, BasketStatus, LineKind
from kassa.domain.values.dutch import format_money
from kassa.domain.values.money import Money


def set_customer(basket: Basket, customer: BasketCustomer | None) -> Basket:
    """Put a customer on the basket or take them off; the discount of who leaves goes, that of who comes is given.

    A discount somebody gave by hand stays, and wins. While money was received a customer without a discount may still
    join a basket that has none: that changes nothing about what is paid.

    Raises:
        RuleError: invoices or an order of another customer stand on it, or money was received.
    """
    if not _joins_while_paying(basket, customer):
        require_free(basket)
    _require_same_debtor(basket, customer.id if customer else "", customer.title if customer else "")
    given = customer.line_discount if customer else None
    lines = tuple(replace(line, discount=given) if _takes_customer_discount(line) else line for line in basket.lines)
    return replace(basket, customer=customer, lines=lines)


def add_invoice(
    basket: Basket, settles: Settles, *, line_id: str, customer: BasketCustomer, amount: Money | None = None
) -> Basket:
    """Put an invoice or credit invoice on the basket, to be paid with it; its debtor becomes the customer.

    Args:
        basket: the open basket.
        settles: which document.
        line_id: identity of the line.
        customer: the debtor, with the discount they have.
        amount: what is paid of it; None pays everything that is open.

    Raises:
        RuleError: it stands on the basket already, is of another debtor, nothing is open on it, or the amount is wrong.
    """
    require_free(basket)
    if any(line.settles is not None and line.settles.document_id == settles.document_id for line in basket.lines):
        raise RuleError(
            Reason("basket.invoice_twice", f"{_name(settles)} staat al op deze bon.", "Kies een andere factuur.")
        )
    _require_same_debtor(basket, settles.customer_id, settles.title)
    if basket.customer is None or (basket.customer.id != customer.id and not basket.has_goods):
        basket = set_customer(basket, customer)
    elif basket.customer.id != customer.id:
        raise _second_debtor(basket.customer.title, settles.title)
    line = replace(
        bare_line(line_id, LineKind.INVOICE, _name(settles)),
        number=settles.number,
        detail=settles.title,
        fixed=_checked(settles, settles.open if amount is None else amount),
        settles=settles,
    )
    return append(basket, line)


def set_paid_part(basket: Basket, line_id: str, amount: Money) -> Basket:
    """Set what is paid of an invoice on the basket.

    Raises:
        RuleError: the line pays no invoice, or the amount is nothing or more than is open.
    """
    require_free(basket)
    index = basket.index(line_id)
    line = basket.lines[index]
    if line.settles is None:
        raise RuleError(
            Reason("basket.no_invoice", f"'{line.name}' is geen factuur. Er is niets veranderd.", "Kies een factuur.")
        )
    return with_line(basket, index, replace(line, fixed=_checked(line.settles, amount)))


def spread_oldest_first(basket: Basket, amount: Money) -> Basket:
    """Divide an amount over the invoices on the basket, oldest due date first; credit invoices count in full.

    An invoice nothing is left for goes off the basket.

    Raises:
        RuleError: nothing, or more than is open on the invoices together.
    """
    require_free(basket)
    parts = parts_oldest_first([line.settles for line in basket.lines if line.settles is not None], amount)
    kept = tuple(
        line if line.settles is None else replace(line, fixed=parts[line.settles.document_id])
        for line in basket.lines
        if line.settles is None or parts[line.settles.document_id]
    )
    return replace(basket, lines=kept)


def parts_oldest_first(known: Sequence[Settles], amount: Money) -> dict[str, Money]:
    """Divide an amount over documents, oldest due date first; credit invoices count in full.

    Returns:
        What is paid of each document, in the sign of the document; nothing for those nothing is left for.

    Raises:
        RuleError: nothing, or more than is open on the documents together.
    """
    open_now = Money(sum(one.open.cents for one in known))
    if not Money.ZERO < amount <= open_now:
        raise RuleError(
            Reason(
                "basket.spread",
                f"Op deze facturen staat samen {format_money(open_now)} open; {format_money(amount)} past niet.",
                "Typ hoogstens dat bedrag.",
            )
        )
    left = amount - Money(sum(one.open.cents for one in known if one.open < Money.ZERO))
    parts: dict[str, Money] = {}
    for one in sorted(known, key=lambda one: (one.due_date, one.number)):
        part = one.open if one.open < Money.ZERO else min(one.open, left)
        parts[one.document_id] = part
        left -= max(part, Money.ZERO)
    return parts


def take_off_invoice(basket: Basket, document_id: str) -> Basket:
    """Take an invoice or credit invoice off the basket; it stays as open as it was.

    Raises:
        RuleError: it does not stand on it, or money was received.
    """
    require_free(basket)
    kept = tuple(line for line in basket.lines if line.settles is None or line.settles.document_id != document_id)
    if len(kept) == len(basket.lines):
        raise RuleError(
            Reason("basket.no_invoice", "Deze factuur staat niet op de bon. Er is niets veranderd.", "Kies een regel.")
        )
    return replace(basket, lines=kept)


def reload_invoice(basket: Basket, document_id: str, open_now: Money) -> Basket:
    """Bring an invoice on the basket up to date with what is open on it now; what is paid of it is at most that.

    Raises:
        RuleError: money was received.
    """
    require_free(basket)

    def loaded(line: BasketLine) -> BasketLine:
        if line.settles is None or line.settles.document_id != document_id:
            return line
        whole = line.amount == line.settles.open or abs(line.amount) > abs(open_now)
        return replace(line, settles=replace(line.settles, open=open_now), fixed=open_now if whole else line.amount)

    return replace(basket, lines=tuple(loaded(line) for line in basket.lines))


def open_order(basket: Basket, order: BasketOrder, customer: BasketCustomer, lines: Sequence[BasketLine]) -> Basket:
    """Put an order on an empty basket, to hand it out.

    Args:
        basket: an open basket without goods, order and returns.
        order: the order.
        customer: whose it is.
        lines: what is still to hand out, priced as the order has it.

    Raises:
        RuleError: something else stands on the basket, or nothing is left to hand out.
    """
    require_free(basket)
    if basket.has_goods or basket.order is not None:
        raise RuleError(
            Reason(
                "basket.not_empty",
                "Er staat al iets op de bon. De order is niet geopend.",
                "Parkeer de bon of reken hem eerst af.",
            )
        )
    if not lines:
        raise RuleError(
            Reason("order.nothing_left", f"Van order {order.number} is alles geleverd.", "Kies een andere order.")
        )
    _require_same_debtor(basket, customer.id, customer.title)
    return replace(basket, order=order, customer=customer, lines=(*basket.lines, *lines))


def _joins_while_paying(basket: Basket, customer: BasketCustomer | None) -> bool:
    if customer is None or customer.discount or basket.customer is not None:
        return False
    return basket.status is BasketStatus.OPEN and not any(payment.is_open for payment in basket.payments)


def _takes_customer_discount(line: BasketLine) -> bool:
    given = line.discount
    return (
        line.kind is LineKind.ARTICLE
        and line.returns is None
        and line.fixed is None
        and line.order_line is None
        and (given is None or given.reason == CUSTOMER_DISCOUNT)
    )


def _require_same_debtor(basket: Basket, customer_id: str, title: str) -> None:
    """Refuse a second debtor beside invoices or an order, and name both (M0-106, M0-107)."""
    for line in basket.invoice_lines:
        if line.settles is not None and line.settles.customer_id != customer_id:
            raise _second_debtor(line.settles.title, title)
    if basket.order is not None and basket.customer is not None and basket.customer.id != customer_id:
        raise _second_debtor(basket.customer.title, title)


def _second_debtor(first: str, second: str) -> RuleError:
    told = f" en niet van {second}" if second else ""
    return RuleError(
        Reason(
            "basket.second_debtor",
            f"Wat op de bon staat is van {first}{told}. Er is niets veranderd.",
            "Kies facturen van dezelfde debiteur, of haal de andere eerst van de bon.",
        )
    )


def _checked(settles: Settles, amount: Money) -> Money:
    """Return what is paid of a document.

    Raises:
        RuleError: nothing is open, nothing is paid, or more than is open.
    """
    if not settles.open:
        raise RuleError(
            Reason(
                "basket.invoice_paid",
                f"Op {_name(settles).lower()} staat niets meer open. Er is niets toegevoegd.",
                "Kies een openstaande factuur.",
            )
        )
    positive = settles.open > Money.ZERO
    if not amount or (amount > Money.ZERO) != positive or abs(amount) > abs(settles.open):
        raise RuleError(
            Reason(
                "basket.invoice_amount",
                f"Op {_name(settles).lower()} staat {format_money(settles.open)} open, niet {format_money(amount)}.",
                "Typ een bedrag boven nul en hoogstens wat openstaat.",
            )
        )
    return amount


def _name(settles: Settles) -> str:
    return f"{'Creditfactuur' if settles.kind.value == 'credit' else 'Factuur'} {settles.number}"
