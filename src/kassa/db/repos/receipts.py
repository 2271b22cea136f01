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
)
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
)
Values = dict[str, object]


@frozen
class StoredReceipt:
    """The rows of one receipt: column name to stored value, amounts in cents."""

    receipt: Values
    lines: tuple[Values, ...]
    vat: tuple[Values, ...]
    payments: tuple[Values, ...]

    def body(self) -> Values:
        """Return what the journal keeps of it: every column of every row."""
        return {
            "receipt": self.receipt,
            "lines": [list(line.values()) for line in self.lines],
            "vat": [list(row.values()) for row in self.vat],
            "payments": [list(payment.values()) for payment in self.payments],
        }


def add(tx: Transaction, stored: StoredReceipt) -> None:
    """Write a receipt: its children first, because a receipt that stands is sealed."""
    owner = stored.receipt["id"]
    tx.many(insert("receipt_line", ("receipt_id", *LINE)), [{"receipt_id": owner, **line} for line in stored.lines])
    tx.many(insert("receipt_vat", ("receipt_id", *VAT)), [{"receipt_id": owner, **row} for row in stored.vat])
    tx.many(insert("payment", ("document_id", *PAYMENT)), [{"document_id": owner, **paid} for paid in stored.payments])
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
