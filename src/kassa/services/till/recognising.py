"""What a scan names: a document, a customer or a gift card; articles and receipts are looked up where they are sold."""

from __future__ import annotations

from typing import Final

from kassa.db.engine import Database, Reader
from kassa.db.queries import till_select
from kassa.domain.frozen import frozen
from kassa.domain.sales.document import DocumentKind
from kassa.domain.sales.document_code import (
    CodeKind,
    DocumentCode,
    names_a_paper,
    number_in_reference,
    read_document_code,
)
from kassa.domain.sales.transfer import read_transfer_code
from kassa.services.till.carried import of_card

_PLAIN: Final = (DocumentKind.ORDER, DocumentKind.INVOICE, DocumentKind.CREDIT, DocumentKind.DELIVERY)
"""In which order a number without a letter is looked up."""
_SHORTEST: Final = 4


@frozen
class Recognised:
    """What a scan names.

    Attributes:
        kind: a document, a customer or a gift card.
        id: identity of the document or the customer; the number itself of a gift card.
        number: number as a person knows it.
    """

    kind: CodeKind
    id: str
    number: str


class Recognising:
    """Looks up what papers and cards say.

    Args:
        database: the shop.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def recognise(self, code: str) -> Recognised | None:
        """Return what a scan names, in the order of ui.md 6.1, or None when no paper or card has this code."""
        text = code.strip()
        if not text:
            return None
        with self._database.read() as reader:
            return self._by_shape(reader, text) if names_a_paper(text) else self._by_number(reader, text)

    def numbered(self, number: str, kinds: tuple[DocumentKind, ...]) -> Recognised | None:
        """Return the document of one of these kinds with exactly this number, typed or scanned with its letter."""
        read = read_document_code(number)
        with self._database.read() as reader:
            if read is not None and read.kind.document in kinds:
                found = self._document(reader, read)
                if found is not None:
                    return found
            return next((hit for kind in kinds if (hit := _numbered(reader, kind, number.strip()))), None)

    def _by_shape(self, reader: Reader, text: str) -> Recognised | None:
        reference = read_transfer_code(text)
        if reference is not None:
            return self._by_number(reader, reference) or self._referred(reader, reference)
        read = read_document_code(text)
        if read is None:
            return self._referred(reader, text)
        if read.kind is CodeKind.GIFT_CARD:
            return Recognised(read.kind, read.number, read.number)
        if read.kind is CodeKind.CUSTOMER:
            found = of_card(reader, text)
            return None if found is None else Recognised(CodeKind.CUSTOMER, found.id, found.number)
        return self._document(reader, read) or self._by_number(reader, text)

    def _document(self, reader: Reader, read: DocumentCode) -> Recognised | None:
        kind = read.kind.document
        return None if kind is None else _numbered(reader, kind, read.number)

    def _by_number(self, reader: Reader, number: str) -> Recognised | None:
        return next((hit for kind in _PLAIN if (hit := _numbered(reader, kind, number))), None)

    def _referred(self, reader: Reader, reference: str) -> Recognised | None:
        """Return the invoice a payment reference stands for; nothing when two invoices could be meant."""
        compact = number_in_reference(reference)
        if len(compact) < _SHORTEST:
            return None
        found = till_select.referred(reader, compact)
        return Recognised(CodeKind.INVOICE, *found[0]) if len(found) == 1 else None


def _numbered(reader: Reader, kind: DocumentKind, number: str) -> Recognised | None:
    found = till_select.of_number(reader, kind, number)
    code = next(one for one in CodeKind if one.document is kind)
    return None if found is None else Recognised(code, found, number)
