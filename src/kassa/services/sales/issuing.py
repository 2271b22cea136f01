"""What orders and delivery notes share: locking, progress, reservations and issuing a delivery note."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from kassa.db.engine import Reader, Transaction
from kassa.db.journal import micros
from kassa.db.repos import orders as repo
from kassa.db.repos import reserved, sales, sales_types, stock
from kassa.db.repos.sales import StoredDocument
from kassa.domain.errors import Conflict, KassaError, Reason, RuleError
from kassa.domain.people.actor import Actor
from kassa.domain.sales import lifecycles
from kassa.domain.sales.checks import problems
from kassa.domain.sales.document import DocumentKind, DocumentStatus, SalesDocument, without_card_numbers
from kassa.domain.sales.progress import Follower, delivered_per_line, difference, line_progress, reserved_by
from kassa.domain.sales.types import STANDARD_TYPES, SalesType
from kassa.domain.stock.movement import MovementKind
from kassa.domain.values.dutch import format_date, format_quantity
from kassa.domain.values.quantity import Quantity
from kassa.services.acting import record
from kassa.services.sales.numbers import take_number


def stored(reader: Reader, document_id: str, *, lock: bool = False) -> StoredDocument:
    """Return a document; with ``lock`` nobody else changes it until the transaction ends.

    Raises:
        RuleError: it is gone.
    """
    found = sales.get(reader, document_id, lock=lock)
    if found is None:
        raise gone()
    return found


def gone() -> KassaError:
    """Return the refusal of a document that is not there any more."""
    return RuleError(Reason("document.gone", "Dit document bestaat niet meer.", "Ververs de lijst."))


def changed_meanwhile(document: SalesDocument) -> Conflict:
    """Return the refusal of a document that somebody else saved."""
    return Conflict(
        Reason(
            "document.changed_meanwhile",
            f"{document.title} is intussen door een ander gewijzigd. Er is niets bewaard.",
            "Open het document opnieuw en maak de wijziging nog eens.",
        )
    )


def require_kind(document: SalesDocument, kind: DocumentKind) -> None:
    """Refuse another document than the act is for.

    Raises:
        RuleError: it is another kind of document.
    """
    if document.kind is not kind:
        raise RuleError(
            Reason(
                "document.other_kind",
                f"{document.title} is geen {kind.dutch.lower()}. Er is niets gewijzigd.",
                "Open het document in zijn eigen lijst.",
            )
        )


def standard_type(reader: Reader, kind: DocumentKind) -> SalesType:
    """Return the kind ("Soort") a new document starts with."""
    found = [one for one in sales_types.of_kind(reader, kind) if one.active]
    return found[0] if found else next(one for one in STANDARD_TYPES if one.kind is kind)


def require_no_problems(document: SalesDocument) -> None:
    """Refuse to confirm what is not complete.

    Raises:
        RuleError: the first thing that is missing.
    """
    for problem in problems(document):
        if problem.blocking:
            raise RuleError(problem.reason)


def keep_concept(tx: Transaction, document: SalesDocument, moment: int) -> SalesDocument:
    """Store a concept as it now stands, new or changed, without card numbers; return it with its new revision.

    Raises:
        RuleError: it is no concept any more.
        Conflict: somebody else saved it in the meantime.
    """
    lifecycles.require_concept(document)
    document = without_card_numbers(document)
    old = sales.get(tx, document.id, lock=True)
    if old is None:
        if document.revision:
            raise gone()
        sales.add(tx, replace(document, revision=1), moment)
        return replace(document, revision=1)
    lifecycles.require_concept(old.document)
    if old.document == document:
        return document
    if not sales.save(tx, document, moment):
        raise changed_meanwhile(document)
    return replace(document, revision=document.revision + 1)


def followers(reader: Reader, order: SalesDocument) -> tuple[Follower, ...]:
    """Return what was made from the lines of an order: deliveries, invoices of these and credits of those."""
    found: tuple[Follower, ...] = ()
    ids = [line.id for line in order.lines]
    while ids:
        made = repo.followers(reader, ids)
        found += made
        ids = [one.line_id for one in made if one.kind is not DocumentKind.CREDIT]
    return found


def delivered_of(reader: Reader, order: SalesDocument) -> dict[str, Quantity]:
    """Return how much of each line of an order stands on delivery notes that hold."""
    return delivered_per_line(repo.followers(reader, [line.id for line in order.lines]))


def done_of(reader: Reader, order: SalesDocument) -> dict[str, Quantity]:
    """Return how much of each line is delivered or invoiced: less than that is never ordered."""
    lines = line_progress(order, followers(reader, order))
    return {one.line_id: max(one.delivered, one.invoiced) for one in lines if one.delivered or one.invoiced}


def delivered_total(reader: Reader, order: SalesDocument) -> int:
    """Return how much of an order was delivered, all its lines together, in 1/1,000."""
    return sum(quantity.milli for quantity in delivered_of(reader, order).values())


def settle(tx: Transaction, order: SalesDocument, before: Mapping[tuple[str, str], int], moment: int) -> SalesDocument:
    """Let state and reservation of an order follow from what is delivered and cancelled now.

    Args:
        tx: the transaction of the act; it holds the order.
        order: as it is stored now.
        before: what it kept from the stock until now.
        moment: microseconds UTC.
    """
    delivered = delivered_of(tx, order)
    open_left = any(line.effective > delivered.get(line.id, Quantity.ZERO) for line in order.goods)
    action = ""
    if order.status is DocumentStatus.OPEN and not open_left:
        action = "complete"
    elif order.status is DocumentStatus.COMPLETED and open_left:
        action = "reopen"
    if action:
        order = replace(order, status=lifecycles.after(order, action), revision=order.revision + 1)
        sales.set_status(tx, order.id, order.status, moment)
    reserved.move(tx, difference(before, reserved_by(order, delivered)))
    return order


def issue(
    tx: Transaction, document: SalesDocument, order: SalesDocument | None, actor: Actor, moment: dt.datetime, key: str
) -> SalesDocument:
    """Give a stored concept delivery note its number, move the stock once and let its order follow.

    Args:
        tx: the transaction of the act; it holds order and delivery note.
        document: the concept as it is stored.
        order: the order it was made from, or None.
        actor: who delivers.
        moment: when.
        key: the action key, for the journal.

    Raises:
        RuleError: something is missing, the date is wrong, or more than open is delivered.
    """
    require_no_problems(document)
    status = lifecycles.after(document, "issue")
    before: dict[tuple[str, str], int] = {}
    if order is not None:
        delivered = delivered_of(tx, order)
        _require_open(order, document, delivered)
        before = reserved_by(order, delivered)
    at = micros(moment)
    numbered = take_number(tx, document, actor, moment)
    issued = replace(document, status=status, number=numbered.number)
    if not sales.save(tx, issued, at, numbered):
        raise changed_meanwhile(document)
    issued = replace(issued, revision=issued.revision + 1)
    move_stock(tx, issued, issued.id, at, out=True)
    if order is not None:
        settle(tx, order, before, at)
    record(tx, actor, "delivery.issued", issued.id, {**sales.body(issued), "action": key}, moment)
    return issued


def move_stock(tx: Transaction, delivery: SalesDocument, document_id: str, moment: int, *, out: bool) -> None:
    """Move the stock of a delivery note out, or back under another identity when it is cancelled."""
    sign = -1 if out else 1
    moves = [
        stock.Move(position, line.article_id, sign * line.quantity.milli)
        for position, line in enumerate(delivery.lines, 1)
        if line.stocked and line.article_id is not None
    ]
    stock.move(tx, document_id, delivery.branch_id, MovementKind.DELIVERY, moment, moves)


def _require_open(order: SalesDocument, delivery: SalesDocument, delivered: Mapping[str, Quantity]) -> None:
    refused = lifecycles.why_not(order, "deliver")
    if refused is not None:
        raise RuleError(refused)
    if delivery.date < order.date:
        raise RuleError(
            Reason(
                "delivery.before_order",
                f"De pakbon is van voor de orderdatum {format_date(order.date)}. Er is niets geleverd.",
                "Kies een latere datum.",
            )
        )
    if delivery.branch_id != order.branch_id:
        raise RuleError(
            Reason(
                "delivery.branch",
                "De pakbon is van een ander filiaal dan de order. Er is niets geleverd.",
                "Kies het filiaal van de order: daar is gereserveerd.",
            )
        )
    asked: dict[str, Quantity] = {}
    for line in delivery.goods:
        if line.source_line is not None:
            asked[line.source_line] = asked.get(line.source_line, Quantity.ZERO) + line.quantity
    for line_id, quantity in asked.items():
        line = order.line(line_id)
        left = line.effective - delivered.get(line_id, Quantity.ZERO)
        if quantity > left:
            raise RuleError(
                Reason(
                    "delivery.more_than_open",
                    f"Van {line.name} staat nog {format_quantity(left)} open, niet {format_quantity(quantity)}. "
                    "Er is niets geleverd.",
                    "Verlaag het aantal of wijzig eerst de order.",
                )
            )
