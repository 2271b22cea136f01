"""Changing, partly cancelling and delivering a confirmed order: what may, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from kassa.domain.errors import Reason, RuleError
from kassa.domain.sales.document import (
    DocumentKind,
    DocumentStatus,
    SalesDocument,
    SalesLine,
    document_totals,
)
from kassa.domain.sales.progress import Follower, delivered_per_line
from kassa.domain.values.dutch import format_money, format_quantity
from kassa.domain.values.money import Money
from kassa.domain.values.quantity import Quantity

Done = Mapping[str, Quantity]
"""How much of each line is delivered or invoiced already."""


def amended(old: SalesDocument, wanted: SalesDocument) -> SalesDocument:
    """Return the order with what may be changed; identity, kind, number and what was cancelled stay."""
    cancelled = {line.id: line.cancelled for line in old.lines}
    lines = tuple(replace(line, cancelled=cancelled.get(line.id, Quantity.ZERO)) for line in wanted.lines)
    return replace(
        wanted, kind=old.kind, status=old.status, type_code=old.type_code, number=old.number, lines=lines,
        source_id=old.source_id, version=old.version + 1, revision=old.revision,
    )  # fmt: skip


def require_possible(old: SalesDocument, new: SalesDocument, done: Done, paid: Money) -> None:
    """Refuse a change that contradicts what was delivered or paid.

    Raises:
        RuleError: the first thing that cannot be.
    """
    for reason in _impossible(old, new, done, paid):
        raise RuleError(reason)


def consequences(old: SalesDocument, wanted: SalesDocument, done: Done, paid: Money) -> tuple[Reason, ...]:
    """Return what these changes run into, and what becomes of money that was paid in advance."""
    new = amended(old, wanted)
    found = list(_impossible(old, new, done, paid))
    gross = document_totals(new).gross
    if paid.cents > 0 and paid > gross:
        found.append(
            Reason(
                "order.below_paid",
                f"Er is {format_money(paid)} aanbetaald en de order kost nog {format_money(gross)}. "
                f"{format_money(paid - gross)} blijft als aanbetaling op de order staan.",
                "Betaal het verschil terug, of verreken het met de factuur.",
            )
        )
    return tuple(found)


def without(order: SalesDocument, quantities: Mapping[str, Quantity] | None, done: Done) -> SalesDocument:
    """Return the order with a part of its lines cancelled.

    Raises:
        RuleError: more than is open, nothing, or everything of an order that nothing was delivered of.
    """
    asked = _open(order, done) if quantities is None else quantities
    if not any(quantity.milli > 0 for quantity in asked.values()):
        raise RuleError(Reason("order.nothing", "Er is niets om te annuleren.", "Kies een regel en een aantal."))
    for line_id, quantity in asked.items():
        line = order.line(line_id)
        left = line.effective - done.get(line_id, Quantity.ZERO)
        if quantity.milli < 0 or quantity > left:
            raise RuleError(_more_than_open(line, left, quantity, "Er is niets geannuleerd."))
    lines = tuple(
        replace(line, cancelled=line.cancelled + asked[line.id]) if line.id in asked else line for line in order.lines
    )
    if not any(line.effective for line in lines if line.is_goods):
        raise RuleError(
            Reason(
                "order.everything",
                "Zo blijft er niets van de order over. Er is niets geannuleerd.",
                "Kies 'Order annuleren': dan wordt ook naar de aanbetaling gevraagd.",
            )
        )
    return replace(order, lines=lines, version=order.version + 1)


def delivery_of(
    order: SalesDocument,
    quantities: Mapping[str, Quantity] | None,
    followers: Iterable[Follower],
    new_id: Callable[[], str],
) -> SalesDocument:
    """Return the concept delivery note of an order; its lines point at the lines of the order.

    Args:
        order: the order.
        quantities: how many per line; None takes the whole rest.
        followers: what was made from its lines so far.
        new_id: makes identities.

    Raises:
        RuleError: nothing is delivered, or more than is open.
    """
    made = tuple(followers)
    delivered = delivered_per_line(made)
    asked = _open(order, delivered) if quantities is None else quantities
    if not any(quantity.milli > 0 for quantity in asked.values()):
        raise RuleError(Reason("delivery.nothing", "Er is niets om te leveren.", "Kies een regel en een aantal."))
    for line_id in asked:
        order.line(line_id)
    said = {one.source_line for one in made if one.delivers}
    lines = []
    for line in order.lines:
        quantity = asked.get(line.id, Quantity.ZERO)
        left = line.effective - delivered.get(line.id, Quantity.ZERO)
        if line.is_goods and (quantity.milli < 0 or quantity > left):
            raise RuleError(_more_than_open(line, left, quantity, "Er is niets geleverd."))
        if quantity.milli > 0 or (not line.is_goods and line.id not in said):
            lines.append(_delivered_line(line, quantity, new_id()))
    return replace(
        order, id=new_id(), kind=DocumentKind.DELIVERY, status=DocumentStatus.CONCEPT, number="", due_date=None,
        expected_date=None, lines=tuple(lines), source_id=order.id, version=1, revision=0,
    )  # fmt: skip


def _delivered_line(line: SalesLine, quantity: Quantity, line_id: str) -> SalesLine:
    return replace(line, id=line_id, quantity=quantity, cancelled=Quantity.ZERO, source_line=line.id)


def _open(order: SalesDocument, done: Done) -> dict[str, Quantity]:
    left = {line.id: line.effective - done.get(line.id, Quantity.ZERO) for line in order.goods}
    return {line_id: quantity for line_id, quantity in left.items() if quantity.milli > 0}


def _impossible(old: SalesDocument, new: SalesDocument, done: Done, paid: Money) -> Iterable[Reason]:
    there = {line.id: line for line in new.goods}
    for line in old.goods:
        least = done.get(line.id, Quantity.ZERO) + line.cancelled
        now = there[line.id].quantity if line.id in there else Quantity.ZERO
        if now < least:
            yield Reason(
                "order.below_delivered",
                f"Van {line.name} is al {format_quantity(least)} geleverd, gefactureerd of geannuleerd; "
                f"{format_quantity(now)} is te weinig. Er is niets gewijzigd.",
                "Verhoog het aantal, of annuleer eerst de pakbon.",
            )
        elif done.get(line.id) and there[line.id].article_id != line.article_id:
            yield Reason(
                "order.other_article",
                f"{line.name} is al geleverd en kan geen ander artikel worden. Er is niets gewijzigd.",
                "Voeg voor het andere artikel een regel toe.",
            )
    if (old.party and old.party.customer_id) != (new.party and new.party.customer_id) and (done or paid):
        yield Reason(
            "order.other_customer",
            "Op deze order is al geleverd of betaald; de debiteur kan niet meer veranderen. Er is niets gewijzigd.",
            "Maak een nieuwe order voor de andere debiteur.",
        )
    if old.branch_id != new.branch_id and done:
        yield Reason(
            "order.other_branch",
            "Van deze order is al geleverd; het filiaal kan niet meer veranderen. Er is niets gewijzigd.",
            "Annuleer de rest en maak een nieuwe order.",
        )
    if old.date != new.date:
        yield Reason(
            "order.date_kept",
            "De datum van een bevestigde order verandert niet meer. Er is niets gewijzigd.",
            "Gebruik de verwachte leverdatum.",
        )


def _more_than_open(line: SalesLine, left: Quantity, asked: Quantity, safe: str) -> Reason:
    return Reason(
        "order.more_than_open",
        f"Van {line.name} staat nog {format_quantity(left)} open, niet {format_quantity(asked)}. {safe}",
        "Verlaag het aantal of wijzig eerst de order.",
    )
