"""Delivery notes ("Pakbonnen"): issued once, cancelled only while they are not invoiced (domain.md 3)."""

from __future__ import annotations

from dataclasses import replace

from kassa.db import actions
from kassa.db.engine import Database, Reader
from kassa.db.journal import micros
from kassa.db.repos import orders as repo
from kassa.db.repos import sales
from kassa.domain.errors import Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.domain.sales import lifecycles
from kassa.domain.sales.document import DocumentKind, SalesDocument
from kassa.domain.sales.progress import reserved_by
from kassa.services.acting import record
from kassa.services.sales import issuing
from kassa.system.clock import Clock
from kassa.system.identity import new_id


@frozen
class InvoicedBy:
    """The invoice a delivery note stands on."""

    invoice_id: str
    number: str


class Deliveries:
    """Issues and cancels delivery notes."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def issue(self, document: SalesDocument, actor: Actor, key: str) -> SalesDocument:
        """Make a concept final: it gets its number and the stock moves, once.

        Args:
            document: the concept as the editor shows it.
            actor: who delivers.
            key: made when the button became pressable; the same key delivers once.

        Raises:
            Denied: the right is missing.
            RuleError: something is missing, or more than the open rest of its order is delivered.
            Conflict: somebody else changed it, or the key did something else.
        """
        require(actor, Right.EDIT_DELIVERIES)
        moment = self._clock.now()
        mark = actions.fingerprint("delivery.issue", document.id)
        with self._database.write() as tx:
            order = sales.get(tx, document.source_id, lock=True) if document.source_id else None
            sales.get(tx, document.id, lock=True)
            if actions.done_before(tx, key, mark):
                return issuing.stored(tx, document.id).document
            kept = issuing.keep_concept(tx, document, micros(moment))
            issued = issuing.issue(tx, kept, order.document if order else None, actor, moment, key)
            actions.remember(tx, key, mark, issued.id, micros(moment))
        return issued

    def cancel(self, delivery_id: str, actor: Actor, key: str) -> SalesDocument:
        """Take a delivery note back: the stock returns and its order is open again.

        Raises:
            Denied: the right is missing.
            RuleError: it is invoiced, or cancelled already.
            Conflict: the key did something else.
        """
        require(actor, Right.EDIT_DELIVERIES)
        moment = self._clock.now()
        at = micros(moment)
        mark = actions.fingerprint("delivery.cancel", delivery_id)
        with self._database.write() as tx:
            source = issuing.stored(tx, delivery_id).document.source_id
            order = sales.get(tx, source, lock=True) if source else None
            delivery = issuing.stored(tx, delivery_id, lock=True).document
            if actions.done_before(tx, key, mark):
                return delivery
            issuing.require_kind(delivery, DocumentKind.DELIVERY)
            status = lifecycles.after(delivery, "cancel")
            self._require_not_invoiced(tx, delivery)
            before = reserved_by(order.document, issuing.delivered_of(tx, order.document)) if order else {}
            sales.set_status(tx, delivery_id, status, at)
            returned = new_id()
            issuing.move_stock(tx, delivery, returned, at, out=False)
            if order is not None:
                issuing.settle(tx, order.document, before, at)
            body = {"number": delivery.number, "returned": returned, "order": source or "", "action": key}
            record(tx, actor, "delivery.cancelled", delivery_id, body, moment)
            actions.remember(tx, key, mark, delivery_id, at)
        return replace(delivery, status=status, revision=delivery.revision + 1)

    def invoiced_by(self, delivery_id: str) -> InvoicedBy | None:
        """Return the definitive invoice a delivery note stands on, or None when there is none or it was credited."""
        with self._database.read() as reader:
            return invoice_of(reader, issuing.stored(reader, delivery_id).document)

    def why_not_cancel(self, delivery_id: str) -> Reason | None:
        """Return why a delivery note cannot be cancelled, or None when it can."""
        with self._database.read() as reader:
            delivery = issuing.stored(reader, delivery_id).document
            return lifecycles.why_not(delivery, "cancel") or _why_invoiced(delivery, invoice_of(reader, delivery))

    def _require_not_invoiced(self, reader: Reader, delivery: SalesDocument) -> None:
        reason = _why_invoiced(delivery, invoice_of(reader, delivery))
        if reason is not None:
            raise RuleError(reason)


def invoice_of(reader: Reader, delivery: SalesDocument) -> InvoicedBy | None:
    """Return the definitive invoice that holds lines of a delivery note which were not wholly credited."""
    invoiced = [one for one in repo.followers(reader, [line.id for line in delivery.lines]) if one.invoices]
    credits = repo.followers(reader, [one.line_id for one in invoiced])
    for one in reversed(invoiced):
        taken = sum(back.quantity.milli for back in credits if back.source_line == one.line_id and back.invoices)
        if one.kind is DocumentKind.INVOICE and one.quantity.milli + taken > 0:
            return InvoicedBy(one.document_id, one.number)
    return None


def _why_invoiced(delivery: SalesDocument, invoice: InvoicedBy | None) -> Reason | None:
    if invoice is None:
        return None
    return Reason(
        "delivery.invoiced",
        f"{delivery.title} staat op factuur {invoice.number}. Er is niets gewijzigd.",
        "Crediteer eerst die factuur; daarna kan de pakbon worden geannuleerd.",
    )
