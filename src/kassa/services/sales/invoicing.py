"""Invoices and credit invoices: checked, made definitive, credited; made from delivery notes; what is open by age."""

from __future__ import annotations

from kassa.db.engine import Database
from kassa.domain.errors import Reason, RuleError
from kassa.domain.people.actor import Actor
from kassa.domain.people.dispatch import Dispatch, DispatchMethod
from kassa.domain.people.rights import Right, require
from kassa.domain.sales.document import SalesDocument, document_totals
from kassa.domain.sales.invoice_checks import Checklist, checklist
from kassa.services.sales.definitive import Definitive, Definitives, definitive_mark
from kassa.services.sales.rules import SalesRulesSource, require_invoicing

__all__ = ["Definitive", "Invoicing"]


class Invoicing:
    """Everything about invoices but their lines and their payments.

    Args:
        database: the shop.
        definitives: makes invoices definitive.
        rules: the settings of the shop.
    """

    def __init__(self, database: Database, definitives: Definitives, rules: SalesRulesSource) -> None:
        self._database = database
        self._definitives = definitives
        self._rules = rules

    def check(self, document: SalesDocument) -> Checklist:
        """Return what was looked at before this document is made definitive; blocking items come first."""
        totals = document_totals(document)
        return checklist(document, totals, self._definitives.refusals(document, totals))

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


def _no_invoice(document: SalesDocument) -> Reason:
    return Reason("invoice.kind", f"{document.title} is geen factuur. Er is niets gewijzigd.", "Kies een factuur.")
