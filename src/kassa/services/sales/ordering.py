"""The acts on an order inside a transaction of somebody else: of the office, and of a till that settles."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from datetime import datetime

from kassa.db.engine import Transaction
from kassa.db.journal import micros
from kassa.db.repos import holds, open_items, reserved, sales
from kassa.db.repos import orders as repo
from kassa.domain.people.actor import Actor
from kassa.domain.sales import amending, lifecycles
from kassa.domain.sales.document import DocumentKind, SalesDocument, document_totals, without_card_numbers
from kassa.domain.sales.progress import reserved_by
from kassa.domain.values.money import Money
from kassa.services.acting import record
from kassa.services.catalog.vat_cache import VatCache
from kassa.services.sales import issuing
from kassa.services.sales.numbers import take_number
from kassa.services.sales.rates import on_date


def confirm(tx: Transaction, document: SalesDocument, actor: Actor, moment: datetime, key: str) -> SalesDocument:
    """Place an order: number, open item, reservation and journal.

    Args:
        tx: the transaction of the act.
        document: the concept, stored before or not.
        actor: who confirms; the caller checked the right.
        moment: when.
        key: action key of the press, for the journal.

    Raises:
        RuleError: something is missing.
        Conflict: somebody else changed it.
    """
    at = micros(moment)
    issuing.require_kind(document, DocumentKind.ORDER)
    issuing.require_no_problems(document)
    kept = issuing.keep_concept(tx, document, at)
    status = lifecycles.after(kept, "confirm")
    numbered = take_number(tx, kept, actor, moment)
    order = replace(kept, status=status, number=numbered.number)
    open_items.add(tx, order, document_totals(order).gross)
    if not sales.save(tx, order, at, numbered):
        raise issuing.changed_meanwhile(order)
    order = replace(order, revision=order.revision + 1)
    reserved.move(tx, reserved_by(order, {}))
    record(tx, actor, "order.confirmed", order.id, {**sales.body(order), "action": key}, moment)
    return order


def amend(
    tx: Transaction, old: SalesDocument, wanted: SalesDocument, actor: Actor, moment: datetime, key: str
) -> SalesDocument:
    """Change a confirmed order; how it was is kept, and the reservation follows.

    Args:
        tx: the transaction of the act; it holds the order.
        old: the order as it is stored.
        wanted: as it is to be.
        actor: who changes it; the caller checked the right.
        moment: when.
        key: action key of the press, for the journal.

    Raises:
        RuleError: something is missing, or less than delivered is ordered.
    """
    amended = amending.amended(old, without_card_numbers(wanted))
    issuing.require_no_problems(amended)
    item = open_items.get(tx, old.id, lock=True)
    amending.require_possible(old, amended, issuing.done_of(tx, old), item.paid if item else Money.ZERO)
    order = replaced(tx, old, amended, actor, micros(moment))
    holds.take_out(tx, order.id)
    body = {"before": sales.body(old), "after": sales.body(order), "action": key}
    record(tx, actor, "order.amended", order.id, body, moment)
    return order


def deliver(
    tx: Transaction,
    order: SalesDocument,
    made: SalesDocument,
    date: dt.date,
    actor: Actor,
    moment: datetime,
    key: str,
    vat: VatCache,
) -> SalesDocument:
    """Issue the delivery note of an order.

    Args:
        tx: the transaction of the act; it holds the order.
        order: the order as it is stored.
        made: the concept of ``amending.delivery_of``.
        date: date of the delivery note.
        actor: who delivers; the caller checked the right.
        moment: when.
        key: action key of the press, for the journal.
        vat: the rates of that date.

    Raises:
        RuleError: more than open is delivered, or the date lies before the order.
    """
    standard = issuing.standard_type(tx, DocumentKind.DELIVERY)
    head = replace(made, type_code=standard.code, date=date, employee_id=actor.employee_id, employee_name=actor.name)
    concept = issuing.keep_concept(tx, on_date(head, vat), micros(moment))
    return issuing.issue(tx, concept, order, actor, moment, key)


def replaced(tx: Transaction, old: SalesDocument, new: SalesDocument, actor: Actor, at: int) -> SalesDocument:
    """Store a changed order, its old version beside it; open item, reservation and state follow."""
    before = reserved_by(old, issuing.delivered_of(tx, old))
    repo.keep_version(tx, old, at, actor.employee_id)
    repo.change_open_item(tx, new, document_totals(new).gross)
    if not sales.save(tx, new, at):
        raise issuing.changed_meanwhile(old)
    return issuing.settle(tx, replace(new, revision=new.revision + 1), before, at)
