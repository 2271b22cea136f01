"""Finding an invoice or an order to put on the bon: pages, counts and exact numbers, for whoever may look."""

from __future__ import annotations

from typing import Final

from kassa.db.engine import Database
from kassa.db.queries import till_select
from kassa.db.queries.till_select import Book, Found, Standing, Wanted
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require

__all__ = ["PAGE", "Book", "DocumentChoice", "Found", "Standing", "Wanted"]

PAGE: Final = 100
_RIGHTS: Final = {Book.INVOICE: Right.VIEW_INVOICES, Book.ORDER: Right.VIEW_ORDERS}


class DocumentChoice:
    """Answers what stands in the dialogs 'Kies factuur', 'Betalen Facturen' and 'Kies Order'.

    Args:
        database: the shop.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(self, wanted: Wanted, actor: Actor, after: Found | None = None, limit: int = PAGE) -> tuple[Found, ...]:
        """Return up to ``limit`` documents after one of the list; None is its begin.

        Raises:
            Denied: the employee may not see these documents.
        """
        require(actor, _RIGHTS[wanted.book])
        with self._database.read() as reader:
            return till_select.page(reader, wanted, after, limit)

    def count(self, wanted: Wanted, actor: Actor) -> int:
        """Return how many documents there are.

        Raises:
            Denied: the employee may not see these documents.
        """
        require(actor, _RIGHTS[wanted.book])
        with self._database.read() as reader:
            return till_select.count(reader, wanted)

    def document(self, document_id: str, actor: Actor) -> Found | None:
        """Return one document as a row of the list, None when it is a concept or gone.

        Raises:
            Denied: the employee may not see it.
        """
        with self._database.read() as reader:
            found = till_select.of_document(reader, document_id)
        if found is not None:
            require(actor, _RIGHTS[Book.INVOICE if found.kind.is_invoice else Book.ORDER])
        return found
