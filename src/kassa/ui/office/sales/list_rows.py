"""From a row of a list of sales documents to what the checks look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kassa.domain.sales.document import DocumentKind, DocumentStatus
from kassa.domain.values import Money
from kassa.ui.office.sales.acts import Subject

if TYPE_CHECKING:
    from kassa.services.lists.spec import ListSpec, Row

_K, _S = DocumentKind, DocumentStatus
_STATUS = {
    "concept": _S.CONCEPT,
    "cancelled": _S.CANCELLED,
    "completed": _S.COMPLETED,
    "to_invoice": _S.TO_INVOICE,
    "invoiced": _S.TO_INVOICE,
}
KINDS = {
    "invoices": _K.INVOICE,
    "to_post": _K.INVOICE,
    "unsent": _K.INVOICE,
    "orders": _K.ORDER,
    "deliveries": _K.DELIVERY,
}
"""The kind of document a list is about; 'invoices' holds credit invoices too."""


class RowSubjects:
    """Reads rows of one list.

    Args:
        spec: the list, for the places of its cells.
    """

    def __init__(self, spec: ListSpec) -> None:
        self._kind = KINDS[spec.name]
        self._places = {column.key: place for place, column in enumerate(spec.columns)}

    def cell(self, row: Row, key: str) -> object:
        """Return a cell of a row; None when the list has no such column."""
        place = self._places.get(key)
        return None if place is None else row.cells[place]

    def of(self, row: Row) -> Subject:
        """Return what the checks look at."""
        word = str(self.cell(row, "status") or "")
        kind = self._kind
        credit = kind is _K.INVOICE and (word == "credit" or _cents(self.cell(row, "gross")) < 0)
        usual = _S.OPEN if kind is _K.ORDER else _S.DEFINITIVE if kind is _K.INVOICE else _S.TO_INVOICE
        return Subject(
            id=row.key,
            kind=_K.CREDIT if credit else kind,
            status=_STATUS.get(word, usual),
            number=str(self.cell(row, "number") or ""),
            open=Money(_cents(self.cell(row, "open"))),
            invoiced=str(self.cell(row, "invoice") or "") if word == "invoiced" else "",
            credited=word == "credited",
        )


def _cents(cell: object) -> int:
    return int(str(cell or 0))
