"""Crediting: the lines of a credit invoice, so that all credits together never exceed the invoice (domain.md 3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from kassa.domain.errors import Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.people.actor import Actor
from kassa.domain.pricing.totals import EnteredPrice
from kassa.domain.sales.document import DocumentKind, DocumentStatus, SalesDocument, SalesLine, document_totals
from kassa.domain.values.amounts import line_amount
from kassa.domain.values.dutch import format_date, format_money, format_quantity
from kassa.domain.values.money import Money, UnitPrice
from kassa.domain.values.quantity import MILLI, Quantity
from kassa.domain.values.rounding import round_half_up

_UNITS: Final = 100_000  # ten-thousandths of a euro times thousandths of a unit, per cent
_NOTHING: Final = "Er is niets gecrediteerd."


@frozen
class Taken:
    """How much of an invoice line earlier credits took back: positive in the sign of the invoice line."""

    quantity: Quantity
    amount: Money


_ROUNDING_PER_LINE: Final = 2
"""Cents that rounding of a line and its VAT may differ between parts and the whole."""

NOTHING_TAKEN: Final = Taken(Quantity.ZERO, Money.ZERO)


def left_of(line: SalesLine, taken: Mapping[str, Taken]) -> Quantity:
    """Return how much of an invoice line can still be credited, in the sign of the line."""
    return line.quantity - taken.get(line.id, NOTHING_TAKEN).quantity


def credit_lines(
    invoice: SalesDocument,
    wanted: Mapping[str, Quantity] | None,
    taken: Mapping[str, Taken],
    most: Money,
    make_id: Callable[[], str],
) -> tuple[SalesLine, ...]:
    """Return the lines of a credit invoice.

    The credit that takes the last of a line takes exactly what is left of its amount, so rounding of parts never
    credits a cent too much; where VAT on parts would, the dearest line gives that cent.

    Args:
        invoice: the definitive invoice.
        wanted: per line how much to credit, in the sign of the line; None credits everything that is left.
        taken: what earlier credits took, per line.
        most: what may still be credited of the invoice as a whole.
        make_id: makes identities.

    Raises:
        RuleError: nothing is left, or more is asked than is left; the code ends in the line's identity. On an invoice
            with goods taken back, goods alone may be more than the whole: that is refused as well.
    """
    asked = _asked(invoice, wanted, taken)
    targets = {line.id: _target(line, quantity, taken.get(line.id, NOTHING_TAKEN)) for line, quantity in asked}
    while True:
        lines = tuple(one for line, count in asked for one in _mirrored(line, count, targets[line.id], make_id))
        excess = -document_totals(replace(invoice, lines=lines)).gross - most
        if excess <= Money.ZERO:
            return lines
        if excess > Money(_ROUNDING_PER_LINE * (len(asked) + 1)):
            raise RuleError(_over_invoice(most))
        dearest = max(targets, key=lambda line_id: targets[line_id])
        targets[dearest] -= Money(1)


def _over_invoice(most: Money) -> Reason:
    return Reason(
        "credit.over_invoice",
        f"Van deze factuur kan hoogstens {format_money(most)} worden gecrediteerd. {_NOTHING}",
        "Crediteer ook de regels met een negatief aantal, of de hele factuur.",
    )


def before_invoice(date: dt.date, invoice: SalesDocument) -> Reason:
    """Return the refusal of a credit dated before its invoice."""
    return Reason(
        "invoice.date",
        f"De datum {format_date(date)} ligt voor die van {invoice.title} ({format_date(invoice.date)}). {_NOTHING}",
        "Kies een datum op of na de factuurdatum.",
    )


def credit_of(
    invoice: SalesDocument, lines: tuple[SalesLine, ...], date: dt.date, actor: Actor, type_code: str, identity: str
) -> SalesDocument:
    """Return the credit invoice with these lines, a concept that names the invoice it corrects."""
    return replace(
        _begun(invoice, date, actor, identity),
        kind=DocumentKind.CREDIT,
        type_code=type_code,
        lines=lines,
        source_id=invoice.id,
    )


def replacement(invoice: SalesDocument, date: dt.date, actor: Actor, make_id: Callable[[], str]) -> SalesDocument:
    """Return a new concept in place of an invoice that was credited; its lines still know where they came from."""
    lines = tuple(replace(line, id=make_id()) for line in invoice.lines)
    return replace(_begun(invoice, date, actor, make_id()), lines=lines, source_id=invoice.id)


def _begun(invoice: SalesDocument, date: dt.date, actor: Actor, identity: str) -> SalesDocument:
    return replace(
        invoice,
        id=identity,
        status=DocumentStatus.CONCEPT,
        number="",
        employee_id=actor.employee_id,
        employee_name=actor.name,
        date=date,
        due_date=None,
        version=1,
        revision=0,
    )


def _asked(
    invoice: SalesDocument, wanted: Mapping[str, Quantity] | None, taken: Mapping[str, Taken]
) -> list[tuple[SalesLine, Quantity]]:
    goods = {line.id: line for line in invoice.goods}
    if wanted is None:
        asked = [(line, left_of(line, taken)) for line in invoice.goods]
    else:
        asked = [(invoice.line(line_id), quantity) for line_id, quantity in wanted.items()]
        order = {line_id: place for place, line_id in enumerate(goods)}
        asked.sort(key=lambda pair: order.get(pair[0].id, -1))
    asked = [(line, quantity) for line, quantity in asked if quantity]
    if not asked:
        raise RuleError(
            Reason("credit.nothing", f"Er is niets meer te crediteren. {_NOTHING}", "Bekijk de creditfacturen erbij.")
        )
    for line, quantity in asked:
        left = left_of(line, taken)
        if not line.is_goods or quantity.milli * line.quantity.milli < 0 or abs(quantity.milli) > abs(left.milli):
            raise RuleError(
                Reason(
                    f"credit.too_much.{line.id}",
                    f"Van '{line.name}' kan hoogstens {format_quantity(left)} worden gecrediteerd. {_NOTHING}",
                    "Verlaag het aantal.",
                )
            )
    return asked


def _target(line: SalesLine, quantity: Quantity, taken: Taken) -> Money:
    """Return the amount a credit takes of a line, in the sign of the line, never more than is left of it."""
    left = line.amount - taken.amount
    if quantity == line.quantity - taken.quantity:
        return left
    natural = line_amount(line.price.price, quantity, line.discount)
    return natural if abs(natural) <= abs(left) else left


def _mirrored(line: SalesLine, quantity: Quantity, target: Money, make_id: Callable[[], str]) -> Iterator[SalesLine]:
    """Yield the credit lines of one invoice line: usually one, two where rounding needs a price of its own."""
    mirror = replace(line, id=make_id(), quantity=-quantity, cancelled=Quantity.ZERO, source_line=line.id)
    if mirror.amount == -target:
        yield mirror
        return
    sign = 1 if quantity.milli > 0 else -1
    rest = Quantity(sign * min(MILLI, abs(quantity.milli)))  # on one unit a price of four decimals hits every cent
    first = replace(mirror, quantity=rest - quantity)
    if first.quantity:
        yield first
    price = UnitPrice(round_half_up((target + first.amount).cents * _UNITS, rest.milli))
    yield replace(mirror, id=make_id(), quantity=-rest, price=EnteredPrice(price, line.price.basis), discount=None)
