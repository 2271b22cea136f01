"""Invoices and credit invoices: checked, made definitive, credited; made from delivery notes; what is open by age."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from kassa.db.actions import fingerprint
from kassa.db.engine import Database, Transaction
from kassa.db.journal import micros
from kassa.db.queries.receivables import AgedRow, aged
from kassa.db.repos import invoices, sales
from kassa.db.repos.sales import StoredDocument
from kassa.db.repos.sales_types import default_type
from kassa.domain.errors import Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.people.actor import Actor
from kassa.domain.people.dispatch import Dispatch, DispatchMethod
from kassa.domain.people.rights import Right, require
from kassa.domain.sales.collecting import InvoicePlan, Skipped
from kassa.domain.sales.crediting import before_invoice, credit_lines, credit_of, replacement
from kassa.domain.sales.document import DocumentKind, SalesDocument, document_totals
from kassa.domain.sales.invoice_checks import CheckItem, Checklist, checklist
from kassa.domain.sales.lifecycles import after
from kassa.domain.values.quantity import Quantity
from kassa.services.acting import record
from kassa.services.sales.collective import Collected, Collective, Progress
from kassa.services.sales.crediting import not_definitive, taken_of
from kassa.services.sales.definitive import Definitive, Definitives, definitive_mark
from kassa.services.sales.holding import holder_of_till, require_not_held
from kassa.services.sales.parties import limit_reason
from kassa.services.sales.rules import SalesRulesSource, require_invoicing
from kassa.system.clock import Clock
from kassa.system.identity import new_id

__all__ = [
    "AgedRow",
    "CheckItem",
    "Checklist",
    "Collected",
    "Definitive",
    "Deleted",
    "InvoicePlan",
    "Invoicing",
    "Skipped",
]


@frozen
class Deleted:
    """What undoing a definitive invoice left.

    Attributes:
        credit: the credit invoice.
        concept_id: the new concept, when one was asked for and is still there.
    """

    credit: Definitive
    concept_id: str | None


class Invoicing:
    """Everything about invoices but their lines and their payments.

    Args:
        database: the shop.
        clock: the moment.
        definitives: makes invoices definitive.
        rules: the settings of the shop.
    """

    def __init__(self, database: Database, clock: Clock, definitives: Definitives, rules: SalesRulesSource) -> None:
        self._database = database
        self._clock = clock
        self._collective = Collective(database, definitives)
        self._definitives = definitives
        self._rules = rules

    def check(self, document: SalesDocument) -> Checklist:
        """Return what was looked at before this document is made definitive; blocking items come first."""
        totals = document_totals(document)
        with self._database.read() as reader:
            refused = self._definitives.refusals(reader, document, totals)
            limit = limit_reason(reader, document)
        return checklist(document, totals, refused, limit)

    def dispatch_of(self, document: SalesDocument) -> Dispatch:
        """Return how the document goes out and why: as settled when it was made definitive, else as it would now."""
        with self._database.read() as reader:
            return self._definitives.dispatch(reader, document) or Dispatch(DispatchMethod.NONE, "geen verzending")

    def confirm(self, document: SalesDocument, actor: Actor, key: str) -> Definitive:
        """Make an invoice or credit invoice definitive, in one transaction.

        Args:
            document: the concept as it is on the screen, stored before or not.
            actor: who does it.
            key: made when the button became pressable; the same key books once, whatever is repeated.

        Raises:
            Denied: the right is missing.
            RuleError: what is wrong, with the field at the end of its code; nothing was changed.
            Conflict: somebody else saved the concept, or the key booked something else.
            StoreError: ``store.unknown`` asks to press again with the same key; otherwise nothing was booked.
        """
        require(actor, Right.MAKE_DEFINITIVE)
        require_invoicing(self._rules())
        if not document.kind.is_invoice:
            raise RuleError(_no_invoice(document))
        mark = definitive_mark(document.id)
        with self._database.write() as tx:
            done = self._definitives.earlier(tx, key, mark)
            return done or self._definitives.book(tx, document, actor, key, mark)

    # Delivery notes -----------------------------------------------------------------------------------------------

    def plan_deliveries(self, ids: Sequence[str], *, one_per_customer: bool = True) -> InvoicePlan:
        """Return how many invoices these delivery notes would make, and which of them would be skipped and why.

        Raises:
            RuleError: the module of invoices is off.
        """
        require_invoicing(self._rules())
        return self._collective.plan(ids, one_per_customer=one_per_customer)

    def invoice_deliveries(
        self,
        ids: Sequence[str],
        date: dt.date,
        actor: Actor,
        key: str,
        *,
        one_per_customer: bool = True,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Collected:
        """Make definitive invoices of delivery notes: one per customer, each in a transaction of its own.

        A delivery note that is invoiced or cancelled already is skipped and told, never invoiced twice.

        Args:
            ids: the delivery notes.
            date: date of the invoices.
            actor: who does it.
            key: made when the button became pressable; the same key makes the same invoices once.
            one_per_customer: one collective invoice per customer; otherwise one per delivery note.
            progress: told after each invoice how many of how many are done.
            cancelled: asked before each invoice; what was made before stays.

        Raises:
            Denied: the right is missing.
            RuleError: nothing could be invoiced, all for the same reason.
            StoreError: the database stopped; press again with the same key to go on.
        """
        require(actor, Right.MAKE_DEFINITIVE)
        require_invoicing(self._rules())
        done = self._collective.run(
            ids, date, actor, key, one_per_customer=one_per_customer, progress=progress, cancelled=cancelled
        )
        reasons = {one.reason.code: one.reason for one in done.skipped}
        if not done.invoices and not done.stopped and len(reasons) == 1:
            raise RuleError(next(iter(reasons.values())))
        return done

    # Crediting ----------------------------------------------------------------------------------------------------

    def credit(
        self, invoice_id: str, quantities: Mapping[str, Quantity] | None, date: dt.date, actor: Actor, key: str
    ) -> Definitive:
        """Credit an invoice, whole or in part, and set the credit off against what is still open on it.

        Args:
            invoice_id: the definitive invoice.
            quantities: per line how much, in the sign of the line; None credits everything that is left.
            date: date of the credit invoice.
            actor: who does it.
            key: made when the button became pressable; the same key credits once.

        Raises:
            Denied: the right is missing.
            RuleError: nothing is left, more is asked than is left, or the date lies before the invoice's.
        """
        require(actor, Right.CREDIT_INVOICES)
        require_invoicing(self._rules())
        asked = sorted((line, quantity.milli) for line, quantity in (quantities or {}).items())
        mark = fingerprint("invoice.credit", invoice_id, quantities is None, asked)
        with self._database.write() as tx:
            done = self._definitives.earlier(tx, key, mark)
            return done or self._credit(tx, _invoice(tx, invoice_id), quantities, date, actor, key, mark)

    def delete_definitive(self, invoice_id: str, actor: Actor, key: str, *, offer_concept: bool = True) -> Deleted:
        """Undo a definitive invoice the only way there is: credit all that is left; its slips are free again.

        Args:
            invoice_id: the definitive invoice.
            actor: who does it.
            key: made when the button became pressable; the same key does it once.
            offer_concept: whether a new concept with the same lines is made.

        Raises:
            Denied: the right is missing.
            RuleError: it is credited already; nothing was changed.
        """
        require(actor, Right.CREDIT_INVOICES)
        require_invoicing(self._rules())
        mark = fingerprint("invoice.delete", invoice_id, offer_concept)
        moment = self._clock.now()
        today = self._rules().today(moment)
        with self._database.write() as tx:
            done = self._definitives.earlier(tx, key, mark)
            if done is not None:
                return Deleted(done, invoices.replacement_of(tx, invoice_id))
            invoice = _invoice(tx, invoice_id)
            date = max(today, invoice.document.date)
            credit = self._credit(tx, invoice, None, date, actor, key, mark)
            if not offer_concept:
                return Deleted(credit, None)
            concept = replacement(invoice.document, date, actor, new_id)
            sales.add(tx, self._definitives.with_due_date(tx, concept), micros(moment))
            record(tx, actor, "invoice.replaced", invoice_id, {"concept": concept.id}, moment)
        return Deleted(credit, concept.id)

    def _credit(
        self,
        tx: Transaction,
        stored: StoredDocument,
        quantities: Mapping[str, Quantity] | None,
        date: dt.date,
        actor: Actor,
        key: str,
        mark: str,
    ) -> Definitive:
        invoice = stored.document
        after(invoice, "credit")
        require_not_held(tx, [invoice.id], micros(self._clock.now()), holder_of_till(actor.till_id))
        if date < invoice.date:
            raise RuleError(before_invoice(date, invoice))
        most = stored.totals.gross + invoices.credited_gross(tx, invoice.id)
        lines = credit_lines(invoice, quantities, taken_of(tx, invoice.id), most, new_id)
        document = credit_of(invoice, lines, date, actor, default_type(tx, DocumentKind.CREDIT), new_id())
        credit = self._definitives.book(tx, document, actor, key, mark)
        body = {"credit": credit.document_id, "number": credit.number, "gross": credit.gross.cents}
        record(tx, actor, "invoice.credited", invoice.id, body, self._clock.now())
        return credit

    # Around -------------------------------------------------------------------------------------------------------

    def receivables(self, as_of: dt.date, actor: Actor) -> tuple[AgedRow, ...]:
        """Return what is open now per customer, by how long it is overdue on a day.

        Raises:
            Denied: the right is missing.
        """
        require(actor, Right.VIEW_INVOICES)
        with self._database.read() as reader:
            return aged(reader, as_of)

    def to_post(self) -> tuple[str, ...]:
        """Return the invoices that are to be printed and posted, oldest first."""
        with self._database.read() as reader:
            return invoices.to_post(reader)

    def mark_posted(self, ids: Sequence[str], actor: Actor) -> tuple[str, ...]:
        """Mark invoices as posted; return those that were still on the list.

        Raises:
            Denied: the right is missing.
        """
        require(actor, Right.MAKE_DEFINITIVE)
        moment = self._clock.now()
        with self._database.write() as tx:
            done = invoices.mark_posted(tx, tuple(dict.fromkeys(ids)), actor.employee_id, micros(moment))
            for document_id in done:
                record(tx, actor, "invoice.posted", document_id, {}, moment)
        return done


def _invoice(tx: Transaction, invoice_id: str) -> StoredDocument:
    """Lock and return the invoice that is credited.

    Raises:
        RuleError: it is no invoice, or not there.
    """
    invoices.locked(tx, invoice_id)
    stored = sales.get(tx, invoice_id)
    if stored is None or stored.document.kind is not DocumentKind.INVOICE:
        raise not_definitive()
    return stored


def _no_invoice(document: SalesDocument) -> Reason:
    return Reason("invoice.kind", f"{document.title} is geen factuur. Er is niets gewijzigd.", "Kies een factuur.")
