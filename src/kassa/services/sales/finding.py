"""Finds documents while a person types, to copy their lines (ui.md 8.3, 'Kopiëren')."""

from __future__ import annotations

import datetime as dt
from typing import Final

from kassa.db.engine import Database
from kassa.db.queries import sales_find
from kassa.domain.catalog.folding import fold
from kassa.domain.frozen import frozen
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.domain.sales.document import DocumentKind, DocumentStatus
from kassa.domain.values.money import Money

LONGEST: Final = 100
VIEW: Final = {
    DocumentKind.ORDER: Right.VIEW_ORDERS,
    DocumentKind.DELIVERY: Right.VIEW_DELIVERIES,
    DocumentKind.INVOICE: Right.VIEW_INVOICES,
    DocumentKind.CREDIT: Right.VIEW_INVOICES,
}


@frozen
class FoundDocument:
    """A document as the list to copy from shows it."""

    id: str
    kind: DocumentKind
    number: str
    status: DocumentStatus
    date: dt.date
    customer: str
    subject: str
    gross: Money


class DocumentFinder:
    """Finds documents by number, customer, subject or reference.

    Args:
        database: the shop.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def numbered(self, number: str, actor: Actor) -> FoundDocument | None:
        """Return the document of a scanned number, or None; a kind this person may not see is not found."""
        wanted = number.strip().upper()
        if "-" not in wanted:  # every number has its year and its place in it
            return None
        return next((one for one in self.find(wanted, actor) if one.number == wanted), None)

    def find(
        self, text: str, actor: Actor, kind: DocumentKind | None = None, most: int = 50
    ) -> tuple[FoundDocument, ...]:
        """Return documents that hold every word, newest first; an empty text gives the newest.

        Args:
            text: as typed.
            actor: kinds this person may not see are left out.
            kind: only this kind; None for all.
            most: how many at most.
        """
        words = fold(text[:LONGEST]).split()
        kinds = [one for one in ((kind,) if kind else tuple(DocumentKind)) if actor.may(VIEW[one])]
        with self._database.read() as reader:
            rows = [row for one in kinds for row in sales_find.newest(reader, one.value, words, most)]
        rows.sort(key=lambda row: (row[4], row[0]), reverse=True)
        return tuple(
            FoundDocument(
                str(id_), DocumentKind(kind_), str(number), DocumentStatus(status), dt.date.fromisoformat(str(date)),
                str(customer), str(subject), Money(gross),
            )
            for id_, kind_, number, status, date, customer, subject, gross in rows[:most]
        )  # fmt: skip
