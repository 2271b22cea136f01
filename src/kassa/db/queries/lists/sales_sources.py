"""The sources of the lists of sales documents: the register, and what is looked up beside it for the rows shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kassa.db.queries.lists.narrowing import document_keys
from kassa.db.queries.lists.source import Kept, Source, Test

_TYPE: Final = "COALESCE((SELECT t.name FROM sales_type t WHERE t.code = e.type_code), '')"
_BRANCH: Final = "COALESCE((SELECT b.name FROM branch b WHERE b.id = e.branch_id), '')"
_CHOICES: Final = {
    "branch": "SELECT name FROM branch ORDER BY name",
    "employee": "SELECT name FROM employee ORDER BY number",
}
_KINDS: Final = {"invoice": "'invoice', 'credit'", "order": "'order'", "delivery": "'delivery'"}
_OPEN: Final = "e.open <> 0"
# How a concept would go out is asked of its customer; once it is definitive that is settled.
_DISPATCH: Final = (
    "CASE WHEN e.status <> 'concept' THEN e.dispatch ELSE COALESCE((SELECT CASE WHEN c.dispatch <> 'none' THEN "
    "c.dispatch ELSE COALESCE(k.dispatch, 'none') END FROM customer c LEFT JOIN customer k ON k.id = c.company_id "
    "WHERE c.number = e.customer_number), '') END"
)
_ORDERS: Final = {
    "dispatch": "e.dispatch",
    "number": "e.number",
    "status": "e.standing",
    "due_date": "e.due_date",
    "expected_date": "e.due_date",
}
_HEAD: Final = {
    "number": "NULLIF(e.number, '')",
    "date": "e.date",
    "customer": "e.title",
    "subject": "e.subject",
    "gross": "e.gross",
    "type": _TYPE,
    "reference": "e.reference",
    "branch": _BRANCH,
    "employee": "e.employee_name",
    "customer_number": "e.customer_number",
}


def _register(
    book: str, more: Mapping[str, str], tests: Mapping[str, Mapping[str, Test]], sums: Mapping[str, str]
) -> Source:
    """Return the source of one book of the register."""
    return Source(
        table="sales_register e",
        key="e.document_id",
        where=f"e.book = '{book}'",
        columns={**_HEAD, **more},
        orders=_ORDERS,
        folded=("e.searched",),
        amounts=("e.gross", "e.open"),
        narrow=document_keys,
        choices=_CHOICES | {"type": f"SELECT name FROM sales_type WHERE kind IN ({_KINDS[book]}) ORDER BY name"},
        kept=Kept("sales_day_total t", sums, {"date": "t.date"}, f"t.book = '{book}'", "t.count"),
        few={"open": _OPEN},
        tests=tests,
    )


_CONCEPT: Final = Test("e.status = 'concept'")
_OWED: Final = "e.kind = 'invoice' AND e.status = 'definitive'"

INVOICES: Final = _register(
    "invoice",
    {
        "due_date": "NULLIF(e.due_date, '')",
        "status": (
            "CASE WHEN e.status = 'concept' THEN 'concept' WHEN e.kind = 'credit' THEN 'credit' "
            "WHEN e.credited = e.gross AND e.gross <> 0 THEN 'credited' WHEN e.open = 0 THEN 'paid' "
            "WHEN e.due_date < :today THEN 'overdue' WHEN e.open <> e.gross THEN 'partly_paid' ELSE 'open' END"
        ),
        "dispatch": _DISPATCH,
        "open": "e.open",
    },
    {
        "status": {
            "concept": _CONCEPT,
            "open": Test(_OPEN, f"{_OWED} AND e.due_date >= :today AND e.open = e.gross"),
            "partly_paid": Test(_OPEN, f"{_OWED} AND e.due_date >= :today AND e.open <> e.gross"),
            "overdue": Test(_OPEN, f"{_OWED} AND e.due_date < :today"),
            "paid": Test("e.open = 0", f"{_OWED} AND NOT (e.credited = e.gross AND e.gross <> 0)"),
            "credited": Test("", f"{_OWED} AND e.credited = e.gross AND e.gross <> 0"),
            "credit": Test("", "e.kind = 'credit' AND e.status = 'definitive'"),
        }
    },
    {"gross": "t.gross"},
)

_PARTLY: Final = "EXISTS (SELECT 1 FROM sales_line l WHERE l.document_id = e.document_id AND l.cancelled <> 0)"
_DELIVERED: Final = (
    "COALESCE((SELECT SUM(n.quantity) FROM sales_line n JOIN sales_document p ON p.id = n.document_id "
    "WHERE n.source_line = l.id AND p.kind = 'delivery' AND p.status = 'to_invoice'), 0)"
)
# The lines of definitive invoices that were made from an order or from its delivery notes, less what was credited.
_BILLED: Final = (
    "(SELECT b.document_id, b.quantity + COALESCE((SELECT SUM(c.quantity) FROM sales_line c JOIN sales_document k "
    "ON k.id = c.document_id AND k.kind = 'credit' AND k.status = 'definitive' WHERE c.source_line = b.id), 0) AS net "
    "FROM (SELECT n.id, n.document_id, n.quantity FROM sales_line l JOIN sales_line n ON n.source_line = l.id "
    "WHERE l.document_id = e.document_id UNION ALL SELECT m.id, m.document_id, m.quantity FROM sales_line l "
    "JOIN sales_line n ON n.source_line = l.id JOIN sales_line m ON m.source_line = n.id "
    "WHERE l.document_id = e.document_id) b JOIN sales_document i ON i.id = b.document_id AND i.kind = 'invoice' "
    "AND i.status = 'definitive') x"
)
_WANTED: Final = (
    "(SELECT SUM(l.quantity - l.cancelled) FROM sales_line l WHERE l.document_id = e.document_id AND l.kind = 'goods')"
)
# As ``domain.sales.progress`` says it; a test holds the two together.
_PAID_WORD: Final = (
    "CASE WHEN e.status = 'concept' THEN '' WHEN e.gross <> 0 AND e.paid >= e.gross THEN 'paid' "
    f"WHEN (SELECT SUM(x.net) FROM {_BILLED} HAVING SUM(x.net) > 0) >= {_WANTED} AND NOT EXISTS "
    f"(SELECT 1 FROM {_BILLED} JOIN open_item o ON o.document_id = x.document_id WHERE o.open > 0) THEN 'paid' "
    f"WHEN e.paid > 0 OR EXISTS (SELECT 1 FROM {_BILLED} JOIN open_item o ON o.document_id = x.document_id "
    "WHERE o.paid > 0) THEN 'deposit' ELSE 'unpaid' END"
)

ORDERS: Final = _register(
    "order",
    {
        "status": (
            f"CASE WHEN e.status IN ('concept', 'cancelled') THEN e.status WHEN {_PARTLY} THEN 'partly_cancelled' "
            "ELSE e.status END"
        ),
        "expected_date": "NULLIF(e.due_date, '')",
        "delivery_method": "(SELECT d.delivery_method FROM sales_document d WHERE d.id = e.document_id)",
        "paid_word": _PAID_WORD,
        "paid": "e.paid",
        "to_deliver": (
            f"(SELECT COALESCE(SUM(l.quantity - l.cancelled - {_DELIVERED}), 0) FROM sales_line l "
            "WHERE l.document_id = e.document_id AND l.kind = 'goods' AND e.status = 'open')"
        ),
    },
    {
        "status": {
            "concept": _CONCEPT,
            "open": Test("", f"e.status = 'open' AND NOT {_PARTLY}"),
            "completed": Test("", f"e.status = 'completed' AND NOT {_PARTLY}"),
            "partly_cancelled": Test("", f"e.status IN ('open', 'completed') AND {_PARTLY}"),
            "cancelled": Test("", "e.status = 'cancelled'"),
        }
    },
    {"gross": "t.gross"},
)

DELIVERIES: Final = _register(
    "delivery",
    {
        "status": (
            "CASE WHEN e.status <> 'to_invoice' THEN e.status WHEN e.invoice_id = '' THEN 'to_invoice' "
            "ELSE 'invoiced' END"
        ),
        "invoice": "(SELECT i.number FROM sales_document i WHERE i.id = e.invoice_id)",
    },
    {
        "status": {
            "concept": _CONCEPT,
            "to_invoice": Test("", "e.status = 'to_invoice' AND e.invoice_id = ''"),
            "invoiced": Test("", "e.status = 'to_invoice' AND e.invoice_id <> ''"),
            "cancelled": Test("", "e.status = 'cancelled'"),
        }
    },
    {"gross": "t.gross"},
)

RECEIVABLES: Final = Source(
    table=(
        "(SELECT e.customer_number, MAX(e.title) AS title, COUNT(*) AS documents, SUM(e.open) AS open, "
        "SUM(CASE WHEN e.kind = 'credit' OR e.due_date >= :today THEN e.open ELSE 0 END) AS due_later, "
        "SUM(CASE WHEN e.kind = 'credit' OR e.due_date >= :today THEN 0 ELSE e.open END) AS overdue, "
        "MIN(CASE WHEN e.kind = 'invoice' THEN e.due_date END) AS oldest "
        "FROM sales_register e WHERE e.book = 'invoice' AND e.open <> 0 GROUP BY e.customer_number) r"
    ),
    key="r.customer_number",
    columns={
        "customer_number": "r.customer_number",
        "customer": "r.title",
        "documents": "r.documents",
        "oldest": "COALESCE(r.oldest, '')",
        "due_later": "r.due_later",
        "overdue": "r.overdue",
        "open": "r.open",
    },
    search=("r.customer_number", "r.title"),
    amounts=("r.open",),
)

TO_POST: Final = Source(
    table="post_item p JOIN sales_register e ON e.document_id = p.document_id",
    key="e.document_id",
    where="p.posted_at IS NULL",
    columns=_HEAD | {"due_date": "NULLIF(e.due_date, '')"},
    orders=_ORDERS,
    folded=("e.searched",),
    amounts=("e.gross",),
    choices=_CHOICES,
)

_MAIL: Final = (
    "COALESCE((SELECT CASE m.state WHEN 'sending' THEN 'queued' ELSE m.state END FROM mail_message m "
    "WHERE m.document_id = e.document_id AND m.state <> 'deleted' ORDER BY m.created_at DESC, m.id DESC LIMIT 1), "
    "'none')"
)

UNSENT: Final = Source(
    table="sales_register e",
    key="e.document_id",
    where="e.book = 'invoice' AND e.unsent = 1",
    columns=_HEAD | {"due_date": "NULLIF(e.due_date, '')", "mail": _MAIL},
    orders=_ORDERS,
    folded=("e.searched",),
    amounts=("e.gross",),
    choices=_CHOICES,
)

TRASH: Final = Source(
    table="trash x LEFT JOIN employee p ON p.id = x.employee_id",
    key="x.id",
    where="x.kind <> 'changes'",
    columns={"moment": "x.moment", "kind": "x.kind", "title": "x.title", "employee": "COALESCE(p.name, '')"},
    search=("x.title", "p.name"),
    choices={"employee": _CHOICES["employee"]},
)

SALES_SOURCES: Final[Mapping[str, Source]] = {
    "invoices": INVOICES,
    "orders": ORDERS,
    "deliveries": DELIVERIES,
    "receivables": RECEIVABLES,
    "to_post": TO_POST,
    "unsent": UNSENT,
    "trash": TRASH,
}
