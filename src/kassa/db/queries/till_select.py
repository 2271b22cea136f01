"""What the till asks when somebody picks an invoice or an order: a page of the register, by key, over any number.

Every statement of an open page walks one index of the register: row 900,000 costs what row 9 costs.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Final

from kassa.db.engine import Reader
from kassa.db.queries.lists.narrowing import document_keys
from kassa.domain.catalog.folding import fold
from kassa.domain.frozen import frozen
from kassa.domain.sales.document import DocumentKind
from kassa.domain.values.money import Money

NARROWED: Final = 2000
"""A part of a number in more documents than this is looked for by walking the list."""
_SHORTEST: Final = 3


class Book(StrEnum):
    """Which list of the register."""

    INVOICE = "invoice"
    ORDER = "order"


class Standing(StrEnum):
    """Which documents: what is open, what is done ("Betaald", "Afgehandeld"), or all that are no concept."""

    OPEN = "open"
    DONE = "done"
    ALL = "all"


@frozen
class Wanted:
    """Which rows.

    Attributes:
        book: invoices with credit invoices, or orders.
        standing: open, done, or all.
        customer: number of the customer; empty for all. Documents of a customer who was merged stand under the
            number of the one who stays.
        number: a part of the document number; empty for all.
        since: documents of this date or later.
        cents: total or open amount.
    """

    book: Book
    standing: Standing
    customer: str = ""
    number: str = ""
    since: dt.date | None = None
    cents: int | None = None

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the standing is asked."""
        return bool(self.customer or self.number or self.since or self.cents is not None)


@frozen
class Found:
    """A document as the dialog shows it.

    Attributes:
        id: identity.
        kind: order, invoice or credit invoice.
        status: stored state.
        number: document number.
        date: document date.
        due_date: latest payment date, or the expected date of an order; None without one.
        customer: number of the customer it is on the account of now.
        title: name of the customer on the document.
        subject: what it is about.
        gross: its total.
        open: what is open on it, in the sign of the document.
        place: where it stands in this list: a page starts after it.
    """

    id: str
    kind: DocumentKind
    status: str
    number: str
    date: dt.date
    due_date: dt.date | None
    customer: str
    title: str
    subject: str
    gross: Money
    open: Money
    place: str


# Per book and standing what holds and by what it is sorted; each pair is one range of one index. Paid invoices are
# most of them: adding nothing to ``open`` keeps a planner from collecting and sorting them all.
_CLAUSES: Final = {
    (Book.INVOICE, Standing.OPEN): ("e.standing >= '1' AND e.standing < '2' AND e.open <> 0", "e.standing", "ASC"),
    (Book.INVOICE, Standing.DONE): ("e.status = 'definitive' AND e.open + 0 = 0", "e.date", "DESC"),
    (Book.INVOICE, Standing.ALL): ("e.status <> 'concept'", "e.date", "DESC"),
    (Book.ORDER, Standing.OPEN): ("e.standing >= '1' AND e.standing < '2'", "e.standing", "ASC"),
    (Book.ORDER, Standing.DONE): ("e.standing >= '2' AND e.standing < '3'", "e.standing", "DESC"),
    (Book.ORDER, Standing.ALL): ("e.status <> 'concept'", "e.date", "DESC"),
}
_COLUMNS: Final = (
    "e.document_id, e.kind, e.status, e.number, e.date, e.due_date, e.customer_number, e.title, e.subject, e.gross, "
    "e.open"
)
_AMOUNT: Final = (
    "e.document_id IN (SELECT a.document_id FROM sales_register a WHERE a.book = :book AND a.gross = :cents "
    "UNION SELECT b.document_id FROM sales_register b WHERE b.book = :book AND b.open = :cents)"
)
_CONCEPTS: Final = "SELECT COUNT(*) FROM sales_register e WHERE e.book = :book AND e.status = 'concept'"
_KEPT: Final = "SELECT COALESCE(SUM(count), 0) FROM sales_day_total WHERE book = :book"


def page(reader: Reader, wanted: Wanted, after: Found | None, limit: int) -> tuple[Found, ...]:
    """Return up to ``limit`` documents after one of the list; None is its begin. What is open comes oldest first."""
    where, values = _where(reader, wanted)
    _, order, way = _CLAUSES[wanted.book, wanted.standing]
    if after is not None:
        sign = ">" if way == "ASC" else "<"
        where += f" AND ({order}, e.document_id) {sign} (:place, :last)"
        values |= {"place": after.place, "last": after.id}
    sql = (
        f"SELECT {_COLUMNS}, {order} FROM sales_register e WHERE {where} "
        f"ORDER BY {order} {way}, e.document_id {way} LIMIT :most"
    )
    return tuple(_found(row) for row in reader.all(sql, **values, most=limit))


def count(reader: Reader, wanted: Wanted) -> int:
    """Return how many documents are wanted."""
    if wanted.standing is not Standing.OPEN and not wanted.is_narrowed and wanted.book is Book.INVOICE:
        whole = int(reader.value(_KEPT, book=wanted.book.value)) - int(reader.value(_CONCEPTS, book=wanted.book.value))
        if wanted.standing is Standing.ALL:
            return whole
        return whole - count(reader, Wanted(wanted.book, Standing.OPEN))
    where, values = _where(reader, wanted)
    return int(reader.value(f"SELECT COUNT(*) FROM sales_register e WHERE {where}", **values))


def of_document(reader: Reader, document_id: str) -> Found | None:
    """Return one document that is no concept, whatever the filter says; None when there is none."""
    row = reader.one(
        f"SELECT {_COLUMNS}, e.date FROM sales_register e WHERE e.document_id = :id AND e.status <> 'concept' "
        "AND e.book IN ('invoice', 'order')",
        id=document_id,
    )
    return None if row is None else _found(row)


def of_number(reader: Reader, kind: DocumentKind, number: str) -> str | None:
    """Return the document of a kind with exactly this number; capitals do not count."""
    sql = "SELECT id FROM sales_document WHERE kind = :kind AND number = :number"
    for written in dict.fromkeys((number, number.upper())):
        found: str | None = reader.value(sql, kind=kind.value, number=written)
        if found is not None:
            return found
    return None


def referred(reader: Reader, compact: str) -> list[tuple[str, str]]:
    """Return the invoices whose number has these letters and digits, or these digits: (identity, number)."""
    keys = document_keys(reader, compact, compact.lower(), None, NARROWED) or ()
    if not keys:
        return []
    values = {f"k{place}": key for place, key in enumerate(keys)}
    names = ", ".join(f":{name}" for name in values)
    rows = reader.all(
        "SELECT document_id, number FROM sales_register WHERE book = 'invoice' AND kind = 'invoice' AND number <> '' "
        f"AND document_id IN ({names})",
        **values,
    )
    return [
        (identity, number) for identity, number in rows if _compact(number) == compact or _digits(number) == compact
    ]


def _compact(number: str) -> str:
    return "".join(letter for letter in number.upper() if letter.isalnum())


def _digits(number: str) -> str:
    return "".join(letter for letter in number if letter.isdigit()).lstrip("0")


def _where(reader: Reader, wanted: Wanted) -> tuple[str, dict[str, object]]:
    parts = ["e.book = :book", _CLAUSES[wanted.book, wanted.standing][0]]
    values: dict[str, object] = {"book": wanted.book.value}
    if wanted.customer:
        parts.append("e.customer_number = :customer")
        values["customer"] = wanted.customer
    if wanted.since is not None:
        parts.append("e.date >= :since")
        values["since"] = wanted.since.isoformat()
    if wanted.cents is not None:
        parts.append(_AMOUNT)
        values["cents"] = wanted.cents
    if wanted.number:
        part = fold(wanted.number).replace("-", "")
        parts.append("REPLACE(LOWER(e.number), '-', '') LIKE :part ESCAPE '!'")
        values["part"] = f"%{part.replace('!', '!!').replace('%', '!%').replace('_', '!_')}%"
        keys = document_keys(reader, part, part, None, NARROWED) if len(part) >= _SHORTEST else None
        if keys is not None:
            names = {f"k{place}": key for place, key in enumerate(keys)}
            parts.append(f"e.document_id IN ({', '.join(f':{name}' for name in names)})" if names else "1 = 0")
            values |= names
    return " AND ".join(parts), values


def _found(row: tuple[object, ...]) -> Found:
    identity, kind, status, number, date, due, customer, title, subject, gross, open_now, place = map(str, row)
    return Found(
        identity,
        DocumentKind(kind),
        status,
        number,
        dt.date.fromisoformat(date),
        dt.date.fromisoformat(due) if due else None,
        customer,
        title,
        subject,
        Money(int(gross)),
        Money(int(open_now)),
        place,
    )
