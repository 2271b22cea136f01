"""Around invoices: where their lines come from, what of those is invoiced, and how they go out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from kassa.db.engine import Reader, Transaction
from kassa.db.repos import sales_register
from kassa.db.statements import insert
from kassa.domain.frozen import frozen
from kassa.domain.people.dispatch import Dispatch, DispatchMethod
from kassa.domain.pricing.totals import PriceMode
from kassa.domain.sales.document import DocumentKind, DocumentStatus
from kassa.domain.values.money import Money
from kassa.domain.values.quantity import Quantity

_BEHIND: Final = (
    "SELECT DISTINCT s.document_id, t.document_id FROM sales_line l CROSS JOIN sales_line s "
    "LEFT JOIN sales_line t ON t.id = s.source_line WHERE l.document_id = :id AND s.id = l.source_line"
)
# CROSS JOIN keeps SQLite to this order, from the lines of one document outwards: it knows no better without statistics.
# What of a line was invoiced, less what of those invoice lines was credited.
_NET: Final = (
    "l.quantity + COALESCE((SELECT SUM(c.quantity) FROM sales_line c CROSS JOIN sales_document e "
    "WHERE c.source_line = l.id AND e.id = c.document_id AND e.kind = 'credit' AND e.status = 'definitive'), 0)"
)
_ON_INVOICE: Final = "d.id = l.document_id AND d.kind = 'invoice' AND d.status = 'definitive'"
_INVOICED: Final = (
    f"SELECT s.id, SUM({_NET}), MAX(d.number) FROM sales_line s CROSS JOIN sales_line l CROSS JOIN sales_document d "
    f"WHERE s.document_id = :id AND l.source_line = s.id AND {_ON_INVOICE} GROUP BY s.id"
)
_INVOICED_BY_SLIPS: Final = (
    f"SELECT s.id, SUM({_NET}), MAX(d.number) FROM sales_line s CROSS JOIN sales_line m CROSS JOIN sales_line l "
    "CROSS JOIN sales_document d WHERE s.document_id = :id AND m.source_line = s.id AND l.source_line = m.id "
    f"AND {_ON_INVOICE} GROUP BY s.id"
)
_TOO_MUCH: Final = (
    f"SELECT s.document_id, s.quantity - s.cancelled, (SELECT SUM({_NET}) FROM sales_line l "
    f"CROSS JOIN sales_document d WHERE l.source_line = s.id AND {_ON_INVOICE}) "
    "FROM sales_line i CROSS JOIN sales_line s WHERE i.document_id = :id AND i.kind = 'goods' AND s.id = i.source_line"
)
_CREDITED: Final = (
    "SELECT l.source_line, SUM(l.quantity), SUM(l.amount) FROM sales_document d CROSS JOIN sales_line l "
    "WHERE d.source_id = :id AND d.kind = 'credit' AND d.status = 'definitive' AND l.document_id = d.id "
    "AND l.source_line IS NOT NULL GROUP BY l.source_line"
)
_ORDERS_BEHIND: Final = (
    "SELECT DISTINCT o.document_id FROM sales_line l CROSS JOIN sales_line o "
    "WHERE l.document_id = :id AND o.id = l.source_line"
)
# Invoices of an order and of its delivery notes, less what of them was credited.
_ORDER_INVOICED_GROSS: Final = (
    "SELECT COALESCE(SUM(l.gross + COALESCE((SELECT SUM(c.gross) FROM sales_line c CROSS JOIN sales_document e "
    "WHERE c.source_line = l.id AND e.id = c.document_id AND e.kind = 'credit' AND e.status = 'definitive'), 0)), 0) "
    "FROM (SELECT id FROM sales_line WHERE document_id = :id UNION ALL SELECT m.id FROM sales_line o "
    "CROSS JOIN sales_line m WHERE o.document_id = :id AND m.source_line = o.id) s CROSS JOIN sales_line l "
    f"CROSS JOIN sales_document d WHERE l.source_line = s.id AND {_ON_INVOICE}"
)
_SLIP: Final = (
    "SELECT COALESCE(number, ''), COALESCE(customer_id, ''), price_mode, type_code, date FROM sales_document "
    "WHERE id = :id"
)


@frozen
class Slip:
    """What groups delivery notes into invoices."""

    id: str
    number: str
    customer_id: str
    price_mode: PriceMode
    type_code: str


@frozen
class Source:
    """A document behind the lines of another one.

    Attributes:
        id: identity.
        kind: order or delivery note.
        status: stored state.
        number: its number.
        date: ISO date.
        direct: whether lines come from it itself; otherwise from a delivery note of it.
    """

    id: str
    kind: DocumentKind
    status: DocumentStatus
    number: str
    date: str
    direct: bool


@frozen
class Invoiced:
    """How much of a line is invoiced and not credited, and the last invoice it stands on."""

    quantity: Quantity
    number: str


@frozen
class Credited:
    """How much of an invoice line was credited: quantity and amount, both in the sign of the credit."""

    quantity: Quantity
    amount: Money


def sources(tx: Transaction, document_id: str) -> tuple[Source, ...]:
    """Lock and return the documents behind the lines of a document, and the orders behind those, oldest first."""
    rows = tx.all(_BEHIND, id=document_id)
    direct = {one for one, _ in rows}
    behind = sorted(direct | {one for _, one in rows if one})
    names = {f"d{place}": identity for place, identity in enumerate(behind)}
    if not names:
        return ()
    # In the order of their identities, as every act locks them.
    chosen = f"WHERE id IN ({', '.join(':' + name for name in names)}) ORDER BY id"
    end = " FOR UPDATE" if tx.kind == "postgresql" else ""
    heads = tx.all(f"SELECT id, kind, status, number, date FROM sales_document {chosen}{end}", **names)
    found = [
        Source(identity, DocumentKind(kind), DocumentStatus(status), number or "", date, identity in direct)
        for identity, kind, status, number, date in heads
    ]
    return tuple(sorted(found, key=lambda one: (one.date, one.number)))


def invoiced_too_much(tx: Transaction, document_id: str) -> str | None:
    """Return the document behind a line of this invoice of which more is invoiced than there is, or None."""
    for source_id, most, total in tx.all(_TOO_MUCH, id=document_id):
        if abs(total) > abs(most) or total * most < 0:
            return str(source_id)
    return None


def lock_with_orders(tx: Transaction, slip_ids: Sequence[str]) -> None:
    """Lock delivery notes and the orders behind them, in the order every act locks them."""
    if tx.kind != "postgresql":
        return  # one writer anyway
    behind = {order for slip_id in slip_ids for order in orders_behind(tx, slip_id)}
    for document_id in sorted(behind.union(slip_ids)):
        locked(tx, document_id)


def slips(reader: Reader, ids: Sequence[str]) -> list[Slip]:
    """Return what groups delivery notes into invoices, oldest first; those that are not there are left out."""
    found = []
    for document_id in ids:
        row = reader.one(_SLIP, id=document_id)
        if row is not None:
            found.append((row[4], row[0], document_id, row[1], PriceMode(row[2]), row[3]))
    return [Slip(identity, number, customer, mode, kind) for _, number, identity, customer, mode, kind in sorted(found)]


def orders_behind(reader: Reader, slip_id: str) -> tuple[str, ...]:
    """Return the orders the lines of a delivery note come from."""
    return tuple(sorted(order for (order,) in reader.all(_ORDERS_BEHIND, id=slip_id)))


def locked(tx: Transaction, document_id: str, *, direct: bool = True) -> Source | None:
    """Return the state of a document and keep others from it until the transaction ends; None when it is not there."""
    end = " FOR UPDATE" if tx.kind == "postgresql" else ""
    row = tx.one(f"SELECT kind, status, number, date FROM sales_document WHERE id = :id{end}", id=document_id)
    if row is None:
        return None
    return Source(document_id, DocumentKind(row[0]), DocumentStatus(row[1]), row[2] or "", row[3], direct)


def invoiced(reader: Reader, document_id: str) -> dict[str, Invoiced]:
    """Return per line of an order or delivery note what stands on invoices made from that line itself."""
    return {line: Invoiced(Quantity(int(sum_)), number) for line, sum_, number in reader.all(_INVOICED, id=document_id)}


def invoiced_by_slips(reader: Reader, document_id: str) -> dict[str, Invoiced]:
    """Return per line of an order what stands on invoices made from its delivery notes."""
    rows = reader.all(_INVOICED_BY_SLIPS, id=document_id)
    return {line: Invoiced(Quantity(int(sum_)), number) for line, sum_, number in rows}


def credited(reader: Reader, invoice_id: str) -> dict[str, Credited]:
    """Return per line of an invoice what its definitive credit invoices took back."""
    rows = reader.all(_CREDITED, id=invoice_id)
    return {line: Credited(Quantity(int(quantity)), Money(int(amount))) for line, quantity, amount in rows}


def credited_gross(reader: Reader, invoice_id: str) -> Money:
    """Return the sum of the definitive credit invoices of an invoice, negative."""
    cents = reader.value(
        "SELECT COALESCE(SUM(gross), 0) FROM sales_document "
        "WHERE source_id = :id AND kind = 'credit' AND status = 'definitive'",
        id=invoice_id,
    )
    return Money(int(cents))


def invoiced_unpaid(reader: Reader, order_id: str) -> Money:
    """Return what of an order stands on invoices and was not paid by its deposits: no deposit is needed for it."""
    return Money(int(reader.value(_ORDER_INVOICED_GROSS, id=order_id))) - Money(
        int(
            reader.value(
                "SELECT COALESCE(SUM(amount), 0) FROM allocation WHERE source = 'deposit' AND source_id = :id",
                id=order_id,
            )
        )
    )


def replacement_of(reader: Reader, invoice_id: str) -> str | None:
    """Return the invoice that was begun in place of this one, or None."""
    found: str | None = reader.value(
        "SELECT id FROM sales_document WHERE source_id = :id AND kind = 'invoice'", id=invoice_id
    )
    return found


# How it goes out --------------------------------------------------------------------------------------------------


def settle_dispatch(tx: Transaction, document_id: str, dispatch: Dispatch) -> None:
    """Keep how a definitive invoice goes out; by post puts it on the list to print and post."""
    tx.run(
        insert("sales_dispatch", ("document_id", "method", "origin")),
        document_id=document_id,
        method=dispatch.method.value,
        origin=dispatch.origin,
    )
    if dispatch.method is DispatchMethod.POST:
        tx.run(
            insert("post_item", ("document_id", "posted_at", "posted_by")),
            document_id=document_id,
            posted_at=None,
            posted_by="",
        )
    sales_register.refresh(tx, document_id)


def dispatch_of(reader: Reader, document_id: str) -> Dispatch | None:
    """Return how a definitive invoice goes out; None for a concept."""
    row = reader.one("SELECT method, origin FROM sales_dispatch WHERE document_id = :id", id=document_id)
    return None if row is None else Dispatch(DispatchMethod(row[0]), row[1])


def to_post(reader: Reader) -> tuple[str, ...]:
    """Return the invoices that are still to be printed and posted, oldest first."""
    rows = reader.all(
        "SELECT p.document_id FROM post_item p JOIN sales_document d ON d.id = p.document_id "
        "WHERE p.posted_at IS NULL ORDER BY d.date, d.number"
    )
    return tuple(identity for (identity,) in rows)


def mark_posted(tx: Transaction, document_ids: Iterable[str], employee_id: str, moment: int) -> tuple[str, ...]:
    """Mark invoices as posted and return those that were still to be posted."""
    return tuple(
        identity
        for identity in document_ids
        if tx.run(
            "UPDATE post_item SET posted_at = :moment, posted_by = :who WHERE document_id = :id AND posted_at IS NULL",
            id=identity,
            moment=moment,
            who=employee_id,
        )
    )
