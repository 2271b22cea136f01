"""A definitive invoice against its journal record, and what is open against what settled it (domain.md 3 to 5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kassa.db.journal import micros
from kassa.db.ledger import Entry
from kassa.db.repos import sales
from kassa.db.repos.sales import Numbered
from kassa.domain.payments.ledger import Posting
from kassa.domain.people.dispatch import Dispatch
from kassa.domain.pricing.totals import Totals
from kassa.domain.sales.document import SalesDocument

DEFINITIVE: Final = "invoice.definitive"


def invoice_body(
    document: SalesDocument,
    totals: Totals,
    numbered: Numbered,
    booking_told: dict[str, object],
    action_key: str,
    dispatch: Dispatch,
) -> dict[str, object]:
    """Return what the journal keeps of a definitive invoice: the whole document, its booking, its action, its way."""
    return {
        "document": sales.body(document, totals),
        "series": numbered.series,
        "sequence": numbered.sequence,
        "confirmed": [numbered.moment, numbered.employee_id],
        "booking": booking_told,
        "action": action_key,
        "dispatch": [dispatch.method.value, dispatch.origin],
    }


def booked(entry: Entry, postings: Sequence[Posting]) -> dict[str, object]:
    """Return a booking as the journal keeps it; the same shape as ``documents.booking`` reads back."""
    if not postings:
        return {}
    return {
        "id": entry.id,
        "moment": micros(entry.moment),
        "business_date": entry.business_date,
        "event": entry.event,
        "document_id": entry.document_id,
        "shift_id": entry.shift_id,
        "note": entry.note,
        "postings": [[posting.account.value, posting.subject, posting.amount.cents] for posting in postings],
    }
