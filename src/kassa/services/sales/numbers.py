"""The number of a sales document: its series, its place in it and what is printed (domain.md 3)."""

from __future__ import annotations

from datetime import datetime

from kassa.db.engine import Transaction
from kassa.db.journal import micros
from kassa.db.numbering import last_date, next_number
from kassa.db.repos import places, sales_types
from kassa.db.repos.sales import Numbered
from kassa.domain.errors import Reason, RuleError
from kassa.domain.people.actor import Actor
from kassa.domain.sales.document import SalesDocument
from kassa.domain.sales.invoice_checks import before_last


def series_of(document: SalesDocument) -> str:
    """Return the number series of a document: kind, kind within the kind, branch and year."""
    return f"{document.kind.value}/{document.type_code}/{document.branch_id}/{document.date.year}"


def take_number(tx: Transaction, document: SalesDocument, actor: Actor, moment: datetime) -> Numbered:
    """Take the next number for a document in the transaction that makes it final.

    Raises:
        RuleError: its kind or branch is not known, or an invoice is dated before the last one of its series.
    """
    kind = sales_types.get(tx, document.type_code)
    if kind is None:
        sales_types.ensure_standard(tx)
        kind = sales_types.get(tx, document.type_code)
    if kind is None or kind.kind is not document.kind:
        raise RuleError(Reason("document.type", "Deze soort bestaat niet. Er is niets gewijzigd.", "Kies een soort."))
    year = document.date.year
    series = series_of(document)
    # Only invoices must follow each other by date; an order of yesterday may be entered today.
    day = document.date.isoformat() if document.kind.is_invoice else f"{year}-12-31"
    printed = f"{kind.prefix}{_branch(tx, document.branch_id)}{year}"
    try:
        sequence = next_number(tx, series, day)
    except RuleError as refused:
        if refused.code != "series.date_before_last":
            raise
        raise RuleError(before_last(document.date, last_date(tx, series))) from refused
    return Numbered(series, sequence, f"{printed}-{sequence:04d}", micros(moment), actor.employee_id)


def _branch(tx: Transaction, branch_id: str) -> str:
    """Return what a number says of the branch: nothing for the first one of the shop."""
    known = places.branches(tx)
    for place, branch in enumerate(known):
        if branch.id == branch_id:
            return f"{branch.code}-" if place else ""
    raise RuleError(Reason("document.branch", "Dit filiaal bestaat niet. Er is niets gewijzigd.", "Kies een filiaal."))
