"""A definitive invoice against its journal record, and what is open against what settled it (domain.md 3 to 5)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final

from kassa.db.documents import booking
from kassa.db.engine import Reader
from kassa.db.repos import invoices, sales
from kassa.db.repos.customer_payments import PAYMENT
from kassa.db.repos.sales import Numbered
from kassa.db.statements import named
from kassa.domain.journal import canonical
from kassa.domain.people.dispatch import Dispatch
from kassa.domain.verification import Finding

DEFINITIVE: Final = "invoice.definitive"
PAYMENTS: Final = ("payment.received", "deposit.received", "payment.reversed")
_PAID_BACK: Final = "order.cancelled"

_CONFIRMED: Final = "SELECT series, sequence, confirmed_at, confirmed_by FROM sales_document WHERE id = :id"
_ALLOCATED: Final = (
    "SELECT source_id, document_id, amount FROM allocation WHERE source_id = :id AND source = 'payment' "
    "ORDER BY position"
)
_OPEN_BY_CUSTOMER: Final = (
    "SELECT customer_id AS subject, open AS amount FROM open_item WHERE kind IN ('invoice', 'credit') UNION ALL "
    "SELECT subject, -amount FROM ledger_balance WHERE account = 'debtors'"
)

INVOICE_RULES: Final = (
    (
        "invoice.open_item",
        "SELECT d.kind, d.number FROM sales_document d LEFT JOIN open_item o ON o.document_id = d.id "
        "WHERE d.kind IN ('invoice', 'credit') AND d.status = 'definitive' AND (o.document_id IS NULL "
        "OR o.kind <> d.kind OR o.gross <> d.gross OR o.customer_id <> d.customer_id "
        "OR o.due_date <> COALESCE(d.due_date, d.date))",
        "Wat op deze factuur openstaat, hoort niet bij de factuur.",
    ),
    (
        "open_item.orphan",
        "SELECT o.kind, o.document_id FROM open_item o LEFT JOIN sales_document d ON d.id = o.document_id "
        "WHERE d.number IS NULL",
        "Er staat iets open op een document dat er niet is.",
    ),
    (
        "open_item.paid",
        "SELECT document_id, SUM(amount) FROM (SELECT document_id, paid AS amount FROM open_item UNION ALL "
        "SELECT document_id, -amount FROM allocation WHERE source <> 'credit') x "
        "GROUP BY document_id HAVING SUM(amount) <> 0",
        "Wat op dit document betaald is, is niet de som van de betalingen.",
    ),
    (
        "open_item.credited",
        "SELECT document_id, SUM(amount) FROM (SELECT document_id, credited AS amount FROM open_item UNION ALL "
        "SELECT document_id, -amount FROM allocation WHERE source = 'credit') x "
        "GROUP BY document_id HAVING SUM(amount) <> 0",
        "Wat van dit document verrekend is, is niet de som van de verrekeningen.",
    ),
    (
        "allocation.credit",
        "SELECT 'verrekening', SUM(amount) FROM allocation WHERE source = 'credit' HAVING SUM(amount) <> 0",
        "Een creditfactuur is maar aan een kant verrekend.",
    ),
    (
        "debtors.balance",
        f"SELECT subject, SUM(amount) FROM ({_OPEN_BY_CUSTOMER}) x GROUP BY subject HAVING SUM(amount) <> 0",
        "Het saldo van deze debiteur is niet de som van wat openstaat.",
    ),
    (
        "prepayments.balance",
        "SELECT subject, SUM(amount) FROM (SELECT document_id AS subject, paid AS amount FROM open_item "
        "WHERE kind = 'order' UNION ALL SELECT a.source_id, -a.amount FROM allocation a "
        "JOIN open_item o ON o.document_id = a.source_id AND o.kind = 'order' WHERE a.source = 'deposit' UNION ALL "
        "SELECT subject, amount FROM ledger_balance WHERE account = 'prepayments') x "
        "GROUP BY subject HAVING SUM(amount) <> 0",
        "De vooruitbetaling op deze order is niet wat er nog van over is.",
    ),
    (
        "credit.exceeds",
        "SELECT d.number, SUM(c.gross) FROM sales_document d JOIN sales_document c ON c.source_id = d.id "
        "AND c.kind = 'credit' AND c.status = 'definitive' WHERE d.kind = 'invoice' "
        "GROUP BY d.id, d.number, d.gross HAVING SUM(c.gross) + d.gross < 0",
        "Van deze factuur is meer gecrediteerd dan er gefactureerd is.",
    ),
    (
        "credit.exceeds_line",
        "SELECT d.number, l.name FROM sales_line l JOIN sales_document d ON d.id = l.document_id "
        "AND d.kind = 'invoice' AND d.status = 'definitive' "
        "JOIN (SELECT c.source_line, SUM(c.quantity) AS quantity FROM sales_line c "
        "JOIN sales_document e ON e.id = c.document_id WHERE e.kind = 'credit' AND e.status = 'definitive' "
        "GROUP BY c.source_line) x ON x.source_line = l.id WHERE (l.quantity > 0 AND l.quantity + x.quantity < 0) "
        "OR (l.quantity < 0 AND l.quantity + x.quantity > 0)",
        "Van deze factuurregel is meer gecrediteerd dan er gefactureerd is.",
    ),
    (
        "invoice.dispatch",
        "SELECT d.kind, d.number FROM sales_document d LEFT JOIN sales_dispatch s ON s.document_id = d.id "
        "LEFT JOIN post_item p ON p.document_id = d.id WHERE d.kind IN ('invoice', 'credit') "
        "AND d.status = 'definitive' AND (s.document_id IS NULL OR (s.method = 'post') <> (p.document_id IS NOT NULL))",
        "Hoe deze factuur verzonden wordt, is niet meer vastgelegd.",
    ),
)
"""Each finds rows that should not be there: (code, statement, sentence about the row)."""


def invoices_sound(reader: Reader) -> Iterator[Finding]:
    """Compare every definitive invoice and every payment, with their bookings, with what the journal says."""
    journalled = 0
    for ref, payload in _journal(reader, (DEFINITIVE,)):
        journalled += 1
        if _invoice_payload(reader, ref, payload) != payload:
            yield Finding("invoice.changed", ref, "Deze factuur is niet meer zoals zij definitief werd.")
    stored = reader.value(
        "SELECT COUNT(*) FROM sales_document WHERE kind IN ('invoice', 'credit') AND status = 'definitive'"
    )
    if stored != journalled:
        yield Finding("invoice.count", f"{stored} en {journalled}", "Het journaal heeft niet evenveel facturen.")
    told = 0
    for ref, payload in _journal(reader, (*PAYMENTS, _PAID_BACK)):
        rows = _payments_told(payload)
        told += len(rows)
        if any(_payment_row(reader, row) != row for row in rows):
            yield Finding("payment.changed", ref, "Deze betaling is niet meer zoals zij geboekt is.")
        elif _told(payload).get("payments") and _payment_payload(reader, payload) != payload:
            yield Finding("payment.booking", ref, "De boeking van deze betaling is gewijzigd.")
    stored = reader.value("SELECT COUNT(*) FROM customer_payment")
    if stored != told:
        yield Finding("payment.count", f"{stored} en {told}", "Het journaal heeft niet evenveel betalingen.")


def _journal(reader: Reader, events: Sequence[str]) -> Iterator[tuple[str, str]]:
    names = {f"e{place}": event for place, event in enumerate(events)}
    chosen = ", ".join(f":{name}" for name in names)
    yield from reader.rows(f"SELECT ref, payload FROM journal WHERE event IN ({chosen}) ORDER BY chain, seq", **names)


def _invoice_payload(reader: Reader, document_id: str, written: str) -> str:
    """Return the journal text of a definitive invoice as the tables tell it now."""
    key = str(_told(written).get("action"))
    head = reader.one(_CONFIRMED, id=document_id)
    body = sales.stored_body(reader, document_id)
    dispatch = invoices.dispatch_of(reader, document_id)
    action = reader.value("SELECT result FROM action WHERE key = :key", key=key)
    if head is None or body is None or dispatch is None or action != document_id:
        return ""
    series, sequence, moment, employee_id = head
    numbered = Numbered(series, sequence, "", moment, employee_id)
    return canonical(invoice_body(body, numbered, booking(reader, document_id), key, dispatch))


def _payment_payload(reader: Reader, written: str) -> str:
    """Return the journal text of a payment as the tables tell it now."""
    told = _told(written)
    rows = _payments_told(written)
    ids = [str(row.get("id")) for row in rows]
    allocations = [list(row) for one in ids for row in reader.all(_ALLOCATED, id=one)]
    kept = {"payments": [_payment_row(reader, row) for row in rows], "allocations": allocations}
    return canonical(told | kept | {"booking": booking(reader, ids[0])})


def _payment_row(reader: Reader, told: dict[str, object]) -> dict[str, object]:
    row = reader.one(f"SELECT {', '.join(PAYMENT)} FROM customer_payment WHERE id = :id", id=told.get("id"))
    return {} if row is None else named(PAYMENT, row)


def _payments_told(payload: str) -> list[dict[str, object]]:
    """Return the payments a record tells of: its own, or the deposit that a cancelled order gave back."""
    told = _told(payload)
    rows = told.get("payments")
    if isinstance(rows, list):
        return [row for row in rows if isinstance(row, dict)]
    deposit = told.get("deposit")
    back = deposit.get("payment") if isinstance(deposit, dict) else None
    return [back] if isinstance(back, dict) else []


def _told(payload: str) -> dict[str, object]:
    try:
        told = json.loads(payload)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def invoice_body(
    document: dict[str, object],
    numbered: Numbered,
    booking_told: dict[str, object],
    action_key: str,
    dispatch: Dispatch,
) -> dict[str, object]:
    """Return what the journal keeps of a definitive invoice: the whole document, its booking, its action, its way."""
    return {
        "document": document,
        "series": numbered.series,
        "sequence": numbered.sequence,
        "confirmed": [numbered.moment, numbered.employee_id],
        "booking": booking_told,
        "action": action_key,
        "dispatch": [dispatch.method.value, dispatch.origin],
    }
