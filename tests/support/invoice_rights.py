"""Which right each act on invoices and payments asks for."""

from __future__ import annotations

from collections.abc import Callable

from kassa.db.engine import Database
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.domain.sales.document import DocumentKind
from kassa.domain.sales.types import SalesType
from kassa.system.identity import new_id
from tests.support.invoices import Desk
from tests.support.sales import DAY, concept

Act = Callable[[Desk, Actor], object]
INVOICE = DocumentKind.INVOICE

INVOICE_ACTS: dict[str, tuple[Right, Act]] = {
    "Invoicing.confirm": (Right.MAKE_DEFINITIVE, lambda d, a: d.invoicing.confirm(concept(INVOICE), a, new_id())),
    "Invoicing.invoice_deliveries": (
        Right.MAKE_DEFINITIVE,
        lambda d, a: d.invoicing.invoice_deliveries(["x"], DAY, a, new_id()),
    ),
    "Invoicing.credit": (Right.CREDIT_INVOICES, lambda d, a: d.invoicing.credit("x", None, DAY, a, new_id())),
    "Invoicing.delete_definitive": (
        Right.CREDIT_INVOICES,
        lambda d, a: d.invoicing.delete_definitive("x", a, new_id()),
    ),
    "Invoicing.receivables": (Right.VIEW_INVOICES, lambda d, a: d.invoicing.receivables(DAY, a)),
    "Invoicing.mark_posted": (Right.MAKE_DEFINITIVE, lambda d, a: d.invoicing.mark_posted(["x"], a)),
    "Payments.pay": (Right.REGISTER_PAYMENTS, lambda d, a: d.payments.pay(["x"], [], DAY, "", a, new_id())),
    "Payments.deposit": (Right.REGISTER_PAYMENTS, lambda d, a: d.payments.deposit("x", [], DAY, "", a, new_id())),
    "Payments.reverse": (Right.REVERSE_PAYMENTS, lambda d, a: d.payments.reverse("x", "Fout", a, new_id())),
    "SalesTypes.save": (
        Right.EDIT_INVOICE_SETTINGS,
        lambda d, a: d.types.save(SalesType("invoice", INVOICE, " "), a),
    ),
}

INVOICE_ELSEWHERE = {
    "Collective.run": "behind Invoicing.invoice_deliveries, which asks for the right",
    "Definitives.book": "behind Invoicing, which asks for the right",
}


def desk_on(database: Database) -> Desk:
    """Return the services of invoices on a database that another room filled."""
    return Desk(database)
