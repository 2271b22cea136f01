"""Everything of one customer as the till shows it beside a sale ("Klantenbeheer"): read in pages, never all at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from enum import StrEnum
from typing import Any, Final, Generic, TypeVar
from zoneinfo import ZoneInfo

from kassa.db.engine import Database, Reader, Row
from kassa.db.journal import moment_of
from kassa.db.queries import customer_file as query
from kassa.db.repos import customers as customer_repo
from kassa.db.repos.receipts import find_code
from kassa.domain.errors import Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.people.actor import Actor
from kassa.domain.people.customer import Customer
from kassa.domain.people.rights import Right, require
from kassa.domain.sales.document import DocumentKind
from kassa.domain.till.receipt_code import ReceiptCode
from kassa.domain.values.money import Money
from kassa.domain.values.quantity import Quantity
from kassa.domain.values.rate import Rate
from kassa.services.people.customers import CustomerCard, read_card, same_customer
from kassa.services.sales.notes import NOTED
from kassa.system.clock import Clock

PAGE: Final = 200
_DOCUMENTS: Final = 40
_NOTED: Final = 40
_LAST_DAY: Final = "9999-12-31"
_LAST: Final = 2**62
_AFTER_EVERY_ID: Final = "~"

T = TypeVar("T")
Key = tuple[Any, ...]
"""Where a page ended; the next one begins after it."""


class InvoiceStatus(StrEnum):
    """Which invoices are shown."""

    OPEN = "open"
    PAID = "paid"
    ALL = "all"


@frozen
class Page(Generic[T]):
    """A part of a list.

    Attributes:
        rows: in the order of the list.
        after: what to ask the next page with; None at the end.
    """

    rows: tuple[T, ...]
    after: Key | None = None


@frozen
class Figures:
    """The head of the panel.

    Attributes:
        customer: who it is; of one that was merged the one it became.
        open: what is open on invoices; credit invoices count off.
        overdue: what of it is past its due date.
        open_count: how many invoices and credit invoices are open.
        credit_left: what may still be bought on account, below zero when it is over; None without a limit.
        today: the day in the shop.
    """

    customer: Customer
    open: Money
    overdue: Money
    open_count: int
    credit_left: Money | None
    today: dt.date

    @property
    def discount(self) -> Rate:
        """The discount on every article."""
        return self.customer.discount


@frozen
class FileInvoice:
    """An invoice or credit invoice.

    Attributes:
        id: identity.
        kind: invoice or credit invoice.
        number: its number.
        subject: what it is about: its subject, else its reference, else its first line.
        date: its date.
        due_date: latest payment date.
        gross: its total.
        open: what is open on it, in the sign of the document.
    """

    id: str
    kind: DocumentKind
    number: str
    subject: str
    date: dt.date
    due_date: dt.date
    gross: Money
    open: Money


@frozen
class FileOrder:
    """An order that is not handed out yet.

    Attributes:
        id: identity.
        number: its number.
        date: its date.
        subject: what it is about.
        promised: the day it is promised on; None without one.
        slot: hours of that day, such as ``10:00-12:00``; empty for the whole day.
        fulfilment: ``pickup``, ``delivery``, or empty when it was not said.
        working: ``new``, ``busy``, ``ready``, or empty.
        late: whether it should have been handed out by now.
        gross: its total.
        paid: what was paid in advance.
    """

    id: str
    number: str
    date: dt.date
    subject: str
    promised: dt.date | None
    slot: str
    fulfilment: str
    working: str
    late: bool
    gross: Money
    paid: Money


@frozen
class FileSlip:
    """A delivery note that is to be invoiced."""

    id: str
    number: str
    date: dt.date
    subject: str
    gross: Money


@frozen
class FileSale:
    """A line this customer bought.

    Attributes:
        document: ``receipt``, or the kind of the sales document.
        document_id: identity of the receipt or document.
        number: its number.
        date: when it was sold.
        position: the line.
        article_id: the article; None for a free line.
        name: article and variant.
        unit: unit of a measured quantity.
        quantity: how many; below zero came back.
        amount: VAT included.
    """

    document: str
    document_id: str
    number: str
    date: dt.date
    position: int
    article_id: str | None
    name: str
    unit: str
    quantity: Quantity
    amount: Money


@frozen
class FileNote:
    """A note on one of the documents of a customer."""

    document_id: str
    kind: DocumentKind
    number: str
    moment: dt.datetime
    employee: str
    text: str


class CustomerFile:
    """Reads what the panel shows.

    Args:
        database: the shop.
        clock: the moment.
        zone: time zone of the shop.
    """

    def __init__(self, database: Database, clock: Clock, zone: ZoneInfo) -> None:
        self._db = database
        self._clock = clock
        self._zone = zone

    def figures(self, customer_id: str) -> Figures:
        """Return who the customer is and how they stand.

        Raises:
            RuleError: ``customer.gone``: there is no such customer any more.
        """
        today = self._today()
        with self._db.read() as reader:
            customer = _now(reader, customer_id)
            owed, overdue, count = query.open_sums(reader, customer.number, today.isoformat())
            left = None
            if customer.credit_limit is not None:
                left = customer.credit_limit - Money(owed + query.waiting(reader, customer.number))
        return Figures(customer, Money(owed), Money(overdue), count, left, today)

    def card(self, customer_id: str, actor: Actor) -> CustomerCard:
        """Return all that belongs to the customer: contact details, addresses, consent, people, what was merged.

        Raises:
            RuleError: ``customer.gone``: there is no such customer any more.
        """
        require(actor, Right.VIEW_CUSTOMERS)
        with self._db.read() as reader:
            return read_card(reader, _now(reader, customer_id).id)

    def note_to_show(self, customer_id: str) -> str:
        """Return the note that is shown at a sale, empty when there is none or it is not ticked."""
        with self._db.read() as reader:
            customer = _now(reader, customer_id)
        return customer.note if customer.note_at_sale else ""

    # Invoices ------------------------------------------------------------------------------------------------------

    def count_invoices(self, customer_id: str, actor: Actor, status: InvoiceStatus) -> int:
        """Return how many invoices and credit invoices there are."""
        require(actor, Right.VIEW_INVOICES)
        with self._db.read() as reader:
            number = _now(reader, customer_id).number
            if status is InvoiceStatus.OPEN:
                return query.open_sums(reader, number, "")[2]
            sql = query.COUNT_PAID if status is InvoiceStatus.PAID else query.COUNT_ALL
            return query.count(reader, sql, number)

    def invoices(
        self, customer_id: str, actor: Actor, status: InvoiceStatus, after: Key | None = None, limit: int = PAGE
    ) -> Page[FileInvoice]:
        """Return a page of definitive invoices: open ones by due date, oldest first; the others newest first."""
        require(actor, Right.VIEW_INVOICES)
        with self._db.read() as reader:
            number = _now(reader, customer_id).number
            if status is InvoiceStatus.OPEN:
                due, document_id = after or ("", "")
                found = query.rows(reader, query.OPEN_INVOICES, number, limit, due_date=due, document_id=document_id)
                return _page(found, limit, _invoice, lambda row: (row[7], row[0]))
            sql = query.PAID_INVOICES if status is InvoiceStatus.PAID else query.ALL_INVOICES
            date, seq = after or (_LAST_DAY, _LAST)
            found = query.rows(reader, sql, number, limit, date=date, seq=seq)
            return _page(found, limit, _invoice, lambda row: (row[6], row[10]))

    # Orders, delivery notes ----------------------------------------------------------------------------------------

    def orders(self, customer_id: str, actor: Actor, after: Key | None = None, limit: int = PAGE) -> Page[FileOrder]:
        """Return a page of open orders, oldest first."""
        require(actor, Right.VIEW_ORDERS)
        now = self._clock.now()
        with self._db.read() as reader:
            found = self._busy(reader, query.OPEN_ORDERS, "order", customer_id, after, limit)
        return _page(found, limit, lambda row: self._order(row, now), lambda row: (row[2], row[0]))

    def slips(self, customer_id: str, actor: Actor, after: Key | None = None, limit: int = PAGE) -> Page[FileSlip]:
        """Return a page of delivery notes that are to be invoiced, oldest first."""
        require(actor, Right.VIEW_DELIVERIES)
        with self._db.read() as reader:
            found = self._busy(reader, query.OPEN_SLIPS, "delivery", customer_id, after, limit)
        return _page(found, limit, _slip, lambda row: (row[2], row[0]))

    def customer_of(self, document_id: str) -> str:
        """Return whose a sales document is; empty when it is not there or nobody's."""
        with self._db.read() as reader:
            return query.customer_of(reader, document_id)

    # What was sold -------------------------------------------------------------------------------------------------

    def history(
        self, customer_id: str, actor: Actor, after: Key | None = None, limit: int = _DOCUMENTS
    ) -> Page[FileSale]:
        """Return the lines of a page of receipts, delivery notes and invoices, newest first.

        Args:
            customer_id: whose.
            actor: who looks.
            after: where the page before ended.
            limit: of how many documents; documents without goods of their own are passed over.
        """
        require(actor, Right.VIEW_RECEIPTS)
        with self._db.read() as reader:
            customer = _now(reader, customer_id)
            ids = same_customer(customer, customer_repo.merged_into(reader, customer.id))
            found: list[FileSale] = []
            while not found:
                sold = self._sold(reader, customer.number, ids, after, limit)
                chosen = sold[:limit]
                found = _lines(reader, chosen)
                after = _reached(after, chosen) if len(sold) > limit else None
                if after is None:
                    break
        return Page(tuple(found), after)

    def receipt_of(self, customer_id: str, code: ReceiptCode) -> str | None:
        """Return the receipt whose bar code was scanned, when it is one of this customer; else None."""
        with self._db.read() as reader:
            customer = _now(reader, customer_id)
            found = find_code(reader, code.till_number, code.year, code.number)
            if found is None:
                return None
            ids = same_customer(customer, customer_repo.merged_into(reader, customer.id))
            return found if query.receipt_customer(reader, found) in ids else None

    # Notes ---------------------------------------------------------------------------------------------------------

    def notes(self, customer_id: str, actor: Actor) -> tuple[FileNote, ...]:
        """Return the notes on the newest documents of the customer, newest first."""
        require(actor, Right.VIEW_ORDERS)
        with self._db.read() as reader:
            number = _now(reader, customer_id).number
            documents = {
                row[0]: (DocumentKind(row[1]), str(row[2]))
                for book in ("order", "delivery", "invoice")
                for row in query.rows(reader, query.NEWEST_OF_BOOK, number, _NOTED, book=book)
            }
            found = query.noted(reader, tuple(documents), NOTED)
        return tuple(
            FileNote(ref, *documents[ref], moment_of(moment).astimezone(self._zone), name, text)
            for ref, moment, name, text in found
        )

    # Inside --------------------------------------------------------------------------------------------------------

    def _today(self) -> dt.date:
        return self._clock.now().astimezone(self._zone).date()

    def _busy(self, reader: Reader, sql: str, book: str, customer_id: str, after: Key | None, limit: int) -> list[Row]:
        date, document_id = after or ("", "")
        number = _now(reader, customer_id).number
        return query.rows(reader, sql, number, limit, book=book, date=date, document_id=document_id)

    def _order(self, row: Row, now: dt.datetime) -> FileOrder:
        identity, number, date, expected, gross, paid, fulfilment, begin, end, promised_at, working, subject = row
        promised = _day(expected)
        late = (
            moment_of(promised_at) < now
            if promised_at is not None
            else promised is not None and (promised < now.astimezone(self._zone).date())
        )
        slot = "-".join(part for part in (begin, end) if part)
        amounts = Money(int(gross)), Money(int(paid))
        day = dt.date.fromisoformat(date)
        return FileOrder(identity, number, day, subject, promised, slot, fulfilment, working, late, *amounts)

    def _sold(self, reader: Reader, number: str, ids: tuple[str, ...], after: Key | None, limit: int) -> list[_Sold]:
        """Return the next documents of every kind, newest first, one more than asked when there are more."""
        receipt, delivery, invoice = after or (None, None, None)
        moment, before = receipt or (_LAST, _AFTER_EVERY_ID)
        found = [
            _Sold(moment_of(row[1]).astimezone(self._zone).date(), 0, (row[1], row[0]), "receipt", row[0], str(row[2]))
            for row in query.receipts(reader, ids, limit + 1, moment, before)
        ]
        for place, book, key in ((1, "delivery", delivery), (2, "invoice", invoice)):
            date, seq = key or (_LAST_DAY, _LAST)
            rows = query.rows(reader, query.DOCUMENTS, number, limit + 1, book=book, date=date, seq=seq)
            found += [
                _Sold(dt.date.fromisoformat(row[1]), place, (row[1], row[2]), row[3], row[0], str(row[4]))
                for row in rows
            ]
        return sorted(found, key=lambda one: (-one.date.toordinal(), one.source))[: limit + 1]


@frozen
class _Sold:
    """A document that has sold lines; ``source`` is its place in the key of a page of the history."""

    date: dt.date
    source: int
    key: Key
    kind: str
    id: str
    number: str


def _now(reader: Reader, customer_id: str) -> Customer:
    """Return a customer; of one that was merged the one it became.

    Raises:
        RuleError: there is none.
    """
    found = customer_repo.surviving(reader, customer_id)
    if found is None:
        raise RuleError(Reason("customer.gone", "Deze klant bestaat niet meer.", "Kies een andere klant."))
    return found


def _page(found: list[Row], limit: int, make: Callable[[Row], T], key: Callable[[Row], Key]) -> Page[T]:
    after = key(found[-1]) if len(found) == limit else None
    return Page(tuple(make(row) for row in found), after)


def _invoice(row: Row) -> FileInvoice:
    identity, kind, number, subject, reference, first, date, due, gross, open_now, _ = row
    day = dt.date.fromisoformat(date)
    return FileInvoice(
        identity,
        DocumentKind(kind),
        number,
        subject or reference or first or "",
        day,
        _day(due) or day,
        Money(int(gross)),
        Money(int(open_now)),
    )


def _slip(row: Row) -> FileSlip:
    identity, number, date, subject, reference, gross = row
    return FileSlip(identity, number, dt.date.fromisoformat(date), subject or reference, Money(int(gross)))


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _lines(reader: Reader, chosen: list[_Sold]) -> list[FileSale]:
    found = {
        **query.receipt_lines(reader, [one.id for one in chosen if one.source == 0]),
        **query.document_lines(reader, [one.id for one in chosen if one.source]),
    }
    return [
        FileSale(
            one.kind,
            one.id,
            one.number,
            one.date,
            int(position),
            article_id,
            f"{name} · {detail}" if detail else name,
            unit,
            Quantity(int(quantity)),
            Money(int(gross)),
        )
        for one in chosen
        for position, article_id, name, detail, unit, quantity, gross in found[one.id]
    ]


def _reached(after: Key | None, chosen: list[_Sold]) -> Key:
    """Return where each source of the history stands after these documents."""
    keys: list[Key | None] = list(after or (None, None, None))
    for one in chosen:
        keys[one.source] = one.key
    return tuple(keys)
