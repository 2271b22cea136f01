"""Receipts in and out: written once, children first, and read back exactly as they were written."""

from __future__ import annotations

from typing import Final

from kassa.db.engine import Reader, Transaction
from kassa.db.statements import insert, named
from kassa.domain.frozen import frozen

RECEIPT: Final = (
    "id",
    "series",
    "number",
    "till_id",
    "branch_id",
    "shift_id",
    "employee_id",
    "employee_name",
    "business_date",
    "moment",
    "price_mode",
    "net",
    "vat",
    "gross",
    "discount",
    "discount_reason",
    "cash_rounding",
    "article_count",
    "snapshot",
    "training",
    "note",
    "customer_id",
    "customer_number",
    "customer_title",
)
LINE: Final = (
    "position",
    "kind",
    "article_id",
    "group_id",
    "number",
    "code",
    "name",
    "detail",
    "unit",
    "quantity",
    "price",
    "list_price",
    "discount",
    "discount_reason",
    "amount",
    "net",
    "vat",
    "gross",
    "vat_code",
    "vat_letter",
    "vat_rate",
    "note",
    "origin_receipt",
    "origin_position",
    "return_reason",
)
SETTLEMENT: Final = ("position", "kind", "document_id", "number", "title", "amount", "open_after")
VAT: Final = ("position", "vat_code", "letter", "rate", "net", "vat", "gross")
PAYMENT: Final = (
    "id",
    "position",
    "method",
    "method_name",
    "kind",
    "amount",
    "given",
    "change",
    "reference",
    "till_id",
    "shift_id",
    "moment",
    "terminal_text",
)
Values = dict[str, object]
_FIRST_RECEIPT: Final = RECEIPT[: RECEIPT.index("customer_id")]
_FIRST_LINE: Final = LINE.index("origin_receipt")
_FIRST_PAYMENT: Final = PAYMENT.index("terminal_text")
"""What a receipt, a line and a payment had in their first version: the journal of those holds no more."""


@frozen
class StoredReceipt:
    """The rows of one receipt: column name to stored value, amounts in cents."""

    receipt: Values
    lines: tuple[Values, ...]
    vat: tuple[Values, ...]
    payments: tuple[Values, ...]
    settlements: tuple[Values, ...] = ()

    def body(self) -> Values:
        """Return what the journal keeps of it: every column of every row.

        What came with a later version stands there only when it says something, so that older records still match.
        """
        head = {name: value for name, value in self.receipt.items() if value != "" or name in _FIRST_RECEIPT}
        body: Values = {
            "receipt": head,
            "lines": [_line_body(line) for line in self.lines],
            "vat": [list(row.values()) for row in self.vat],
            "payments": [_payment_body(payment) for payment in self.payments],
        }
        if self.settlements:
            body["settlements"] = [list(row.values()) for row in self.settlements]
        return body


def _line_body(line: Values) -> list[object]:
    values = list(line.values())
    return values if line["return_reason"] or line["origin_receipt"] else values[:_FIRST_LINE]


def _payment_body(payment: Values) -> list[object]:
    values = list(payment.values())
    return values if payment["terminal_text"] else values[:_FIRST_PAYMENT]


def add(tx: Transaction, stored: StoredReceipt) -> None:
    """Write a receipt: its children first, because a receipt that stands is sealed."""
    owner = stored.receipt["id"]
    tx.many(insert("receipt_line", ("receipt_id", *LINE)), [{"receipt_id": owner, **line} for line in stored.lines])
    tx.many(insert("receipt_vat", ("receipt_id", *VAT)), [{"receipt_id": owner, **row} for row in stored.vat])
    tx.many(insert("payment", ("document_id", *PAYMENT)), [{"document_id": owner, **paid} for paid in stored.payments])
    tx.many(
        insert("receipt_settlement", ("receipt_id", *SETTLEMENT)),
        [{"receipt_id": owner, **row} for row in stored.settlements],
    )
    tx.run(insert("receipt", RECEIPT), **stored.receipt)


def get(reader: Reader, receipt_id: str) -> StoredReceipt | None:
    """Return a receipt as it was written, or None."""
    row = reader.one(f"SELECT {', '.join(RECEIPT)} FROM receipt WHERE id = :id", id=receipt_id)
    if row is None:
        return None
    return StoredReceipt(
        named(RECEIPT, row),
        _children(reader, "receipt_line", "receipt_id", LINE, receipt_id),
        _children(reader, "receipt_vat", "receipt_id", VAT, receipt_id),
        _children(reader, "payment", "document_id", PAYMENT, receipt_id),
        _children(reader, "receipt_settlement", "receipt_id", SETTLEMENT, receipt_id),
    )


def find_code(reader: Reader, till_number: int, year: int, number: int) -> str | None:
    """Return the id of the receipt that a receipt's bar code names, or None."""
    found: str | None = reader.value(
        "SELECT r.id FROM till t JOIN receipt r ON r.series = 'receipt/' || t.id || '/' || :year "
        "WHERE t.number = :till_number AND r.number = :number",
        till_number=till_number,
        year=str(year),
        number=number,
    )
    return found


def _children(reader: Reader, table: str, owner: str, columns: tuple[str, ...], owner_id: str) -> tuple[Values, ...]:
    rows = reader.all(
        f"SELECT {', '.join(columns)} FROM {table} WHERE {owner} = :owner ORDER BY position", owner=owner_id
    )
    return tuple(named(columns, row) for row in rows)
