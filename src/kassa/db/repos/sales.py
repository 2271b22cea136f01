"""Sales documents in and out: head, lines and VAT rows, the stored result beside them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import fields
from typing import Final

from kassa.db.engine import Reader, Row, Transaction
from kassa.db.repos import sales_register
from kassa.db.statements import insert, named
from kassa.domain.catalog.folding import fold
from kassa.domain.frozen import frozen
from kassa.domain.journal import canonical
from kassa.domain.pricing.totals import EnteredPrice, LineTotal, PriceMode, Totals, VatRow
from kassa.domain.sales.document import (
    DocumentKind,
    DocumentStatus,
    Party,
    SalesDocument,
    SalesLine,
    SalesLineKind,
    document_totals,
)
from kassa.domain.values.money import Money, UnitPrice
from kassa.domain.values.quantity import Quantity
from kassa.domain.values.rate import Rate

HEAD: Final = (
    "id",
    "kind",
    "status",
    "type_code",
    "series",
    "sequence",
    "number",
    "branch_id",
    "employee_id",
    "employee_name",
    "customer_id",
    "customer_number",
    "customer_title",
    "party",
    "subject",
    "reference",
    "folded",
    "date",
    "due_date",
    "expected_date",
    "delivery_method",
    "price_mode",
    "net",
    "vat",
    "gross",
    "note",
    "source_id",
    "version",
    "revision",
    "created_at",
    "changed_at",
    "confirmed_at",
    "confirmed_by",
)
LINE: Final = (
    "position",
    "id",
    "kind",
    "article_id",
    "group_id",
    "number",
    "code",
    "name",
    "detail",
    "text",
    "quantity",
    "cancelled",
    "unit",
    "price",
    "price_basis",
    "list_price",
    "discount",
    "amount",
    "net",
    "vat",
    "gross",
    "vat_code",
    "vat_letter",
    "vat_rate",
    "stocked",
    "source_line",
)
VAT: Final = ("position", "vat_code", "letter", "rate", "net", "vat", "gross")
_PARTY: Final = tuple(one.name for one in fields(Party))
Values = dict[str, object]


@frozen
class StoredDocument:
    """A document with what was stored beside it.

    Attributes:
        document: the document.
        totals: the stored result, as it was computed when it was saved.
        series: its number series; empty for a concept.
        sequence: its place in the series; 0 for a concept.
        created_at: microseconds UTC.
        changed_at: microseconds UTC.
        confirmed_at: microseconds UTC, or None.
        confirmed_by: employee who confirmed it; empty for a concept.
    """

    document: SalesDocument
    totals: Totals
    series: str
    sequence: int
    created_at: int
    changed_at: int
    confirmed_at: int | None
    confirmed_by: str


@frozen
class Numbered:
    """The number a document got: its series, its place in it, the number as printed, when and by whom."""

    series: str
    sequence: int
    number: str
    moment: int
    employee_id: str


def add(
    tx: Transaction,
    document: SalesDocument,
    moment: int,
    numbered: Numbered | None = None,
    totals: Totals | None = None,
) -> None:
    """Store a new document: its lines, then its head, so that one that is final at once is sealed by its head.

    ``totals`` saves working out the result again.
    """
    totals = totals or document_totals(document)
    _add_children(tx, document, totals)
    add_head(tx, document, moment, numbered, totals)


def save(
    tx: Transaction,
    document: SalesDocument,
    moment: int,
    numbered: Numbered | None = None,
    totals: Totals | None = None,
) -> bool:
    """Store a changed document; its lines come first, because a document that is final is sealed.

    Args:
        tx: the transaction of the act.
        document: with the revision it was read with; the stored one is one higher.
        moment: microseconds UTC.
        numbered: the number it gets now, when it is confirmed.
        totals: its result, when it was worked out already.

    Returns:
        Whether it was stored: False when somebody else saved it in the meantime.
    """
    totals = totals or document_totals(document)
    save_lines(tx, document, totals)
    return save_head(tx, document, moment, numbered, totals)


def save_lines(tx: Transaction, document: SalesDocument, totals: Totals) -> list[Values]:
    """Store the lines and VAT rows of a document in place of those that are there; return the lines by column."""
    for table in ("sales_line", "sales_vat"):
        tx.run(f"DELETE FROM {table} WHERE document_id = :id", id=document.id)
    return _add_children(tx, document, totals)


def add_head(tx: Transaction, document: SalesDocument, moment: int, numbered: Numbered | None, totals: Totals) -> None:
    """Store the head of a new document whose lines are stored already."""
    tx.run(insert("sales_document", HEAD), **_head(document, totals, moment, numbered), created_at=moment)
    sales_register.refresh(tx, document.id)


def save_head(tx: Transaction, document: SalesDocument, moment: int, numbered: Numbered | None, totals: Totals) -> bool:
    """Store the head of a changed document whose lines are stored already; False when somebody else saved it."""
    values = _head(document, totals, moment, numbered)
    kept = ("id", "kind") if numbered or not document.number else ("id", "kind", "series", "sequence", *_CONFIRMED)
    changed = ", ".join(f"{name} = :{name}" for name in HEAD if name not in (*kept, "created_at", "revision"))
    touched = tx.run(
        f"UPDATE sales_document SET {changed}, revision = revision + 1 WHERE id = :id AND revision = :revision",
        **{name: value for name, value in values.items() if name not in kept or name == "id"},
    )
    sales_register.refresh(tx, document.id)
    return touched == 1


_CONFIRMED: Final = ("confirmed_at", "confirmed_by")
_NOT_TOLD: Final = ("series", "sequence", "changed_at", *_CONFIRMED, "folded")


def set_status(tx: Transaction, document_id: str, status: DocumentStatus, moment: int) -> None:
    """Move a document to another state and nothing else."""
    tx.run(
        "UPDATE sales_document SET status = :status, changed_at = :moment, revision = revision + 1 WHERE id = :id",
        id=document_id,
        status=status.value,
        moment=moment,
    )
    sales_register.refresh(tx, document_id)


def remove(tx: Transaction, document_id: str) -> None:
    """Take a concept out; the triggers refuse everything else."""
    for table in ("sales_line", "sales_vat"):
        tx.run(f"DELETE FROM {table} WHERE document_id = :id", id=document_id)
    tx.run("DELETE FROM sales_document WHERE id = :id", id=document_id)
    sales_register.refresh(tx, document_id)


def get(reader: Reader, document_id: str, *, lock: bool = False) -> StoredDocument | None:
    """Return a document as it was stored, or None.

    Args:
        reader: where to look.
        document_id: which.
        lock: keep others from changing it until this transaction ends; SQLite has one writer anyway.
    """
    end = " FOR UPDATE" if lock and reader.kind == "postgresql" else ""
    row = reader.one(f"SELECT {', '.join(HEAD)} FROM sales_document WHERE id = :id{end}", id=document_id)
    if row is None:
        return None
    lines = [named(LINE, line) for line in _children(reader, "sales_line", LINE, document_id)]
    return _stored(named(HEAD, row), lines, _children(reader, "sales_vat", VAT, document_id))


def document_of(reader: Reader, document_id: str) -> SalesDocument | None:
    """Return a document without its stored result, or None: for who only goes on from its lines."""
    row = reader.one(f"SELECT {', '.join(HEAD)} FROM sales_document WHERE id = :id", id=document_id)
    if row is None:
        return None
    lines = _children(reader, "sales_line", LINE, document_id)
    return _document(named(HEAD, row), tuple(_line(named(LINE, line)) for line in lines))


def _children(reader: Reader, table: str, columns: tuple[str, ...], document_id: str) -> list[Row]:
    """Return the lines or VAT rows of a document, in order."""
    return reader.all(
        f"SELECT {', '.join(columns)} FROM {table} WHERE document_id = :id ORDER BY position", id=document_id
    )


@frozen
class Head:
    """What names a document: kind, state, number, customer and total."""

    id: str
    kind: DocumentKind
    status: DocumentStatus
    number: str
    branch_id: str
    customer_id: str
    customer_title: str
    date: dt.date
    gross: Money

    @property
    def title(self) -> str:
        """What people call it: ``Verkoopfactuur 2026-0012``."""
        return f"{self.kind.dutch} {self.number}"


def head_of(reader: Reader, document_id: str) -> Head | None:
    """Return what names a document, without its lines, or None."""
    row = reader.one(
        "SELECT kind, status, number, branch_id, customer_id, customer_title, date, gross FROM sales_document "
        "WHERE id = :id",
        id=document_id,
    )
    if row is None:
        return None
    kind, status, number, branch, customer, title, date, gross = row
    return Head(
        document_id,
        DocumentKind(kind),
        DocumentStatus(status),
        number or "",
        branch,
        customer or "",
        title,
        dt.date.fromisoformat(date),
        Money(gross),
    )


def quantities(reader: Reader, document_id: str) -> list[tuple[str, Quantity]]:
    """Return per line with a price how many still count."""
    rows = reader.all(
        "SELECT id, quantity - cancelled FROM sales_line WHERE document_id = :id AND kind = 'goods'", id=document_id
    )
    return [(line, Quantity(count)) for line, count in rows]


def by_number(reader: Reader, kind: DocumentKind, number: str) -> str | None:
    """Return the identity of a document with this number, or None."""
    found: str | None = reader.value(
        "SELECT id FROM sales_document WHERE kind = :kind AND number = :number", kind=kind.value, number=number
    )
    return found


def body(document: SalesDocument, totals: Totals | None = None, lines: Sequence[Values] | None = None) -> Values:
    """Return what a journal, an order version and the trash keep of a document: every value of head and lines.

    ``totals`` and ``lines`` (as :func:`save_lines` returned them) save working them out again.
    """
    totals = totals or document_totals(document)
    head = _head(document, totals, 0, None)
    for name in _NOT_TOLD:
        head.pop(name)
    return {
        "head": head,
        "lines": [list(row.values()) for row in lines or _line_rows(document, totals)],
        "vat": [list(row.values()) for row in _vat_rows(totals)],
    }


def stored_body(reader: Reader, document_id: str) -> Values | None:
    """Return the body of a document as the tables tell it now, nothing worked out again; None when it is not there."""
    names = [name for name in HEAD if name not in (*_NOT_TOLD, "created_at")]
    row = reader.one(f"SELECT {', '.join(names)} FROM sales_document WHERE id = :id", id=document_id)
    if row is None:
        return None
    lines = _children(reader, "sales_line", LINE, document_id)
    vat = _children(reader, "sales_vat", VAT, document_id)
    return {"head": named(names, row), "lines": [list(line) for line in lines], "vat": [list(one) for one in vat]}


def of_body(kept: Values) -> SalesDocument:
    """Return the document of a body made by :func:`body`.

    Raises:
        KeyError: the body is of another program or damaged.
    """
    head = kept["head"]
    rows = kept["lines"]
    if not isinstance(head, dict) or not isinstance(rows, list):
        raise KeyError("head")
    return _document(head, tuple(_line(named(LINE, row)) for row in rows))


def _head(document: SalesDocument, totals: Totals, moment: int, numbered: Numbered | None) -> Values:
    party = document.party
    party_text = canonical({name: getattr(party, name) for name in _PARTY}) if party else ""
    found_by = (document.number, document.subject, document.reference)
    who = (party.number, party.name, party.company, party.city) if party else ()
    return {
        "id": document.id,
        "kind": document.kind.value,
        "status": document.status.value,
        "type_code": document.type_code,
        "series": numbered.series if numbered else None,
        "sequence": numbered.sequence if numbered else None,
        "number": numbered.number if numbered else document.number or None,
        "branch_id": document.branch_id,
        "employee_id": document.employee_id,
        "employee_name": document.employee_name,
        "customer_id": party.customer_id if party else None,
        "customer_number": party.number if party else "",
        "customer_title": party.title if party else "",
        "party": party_text,
        "subject": document.subject,
        "reference": document.reference,
        "folded": fold(" ".join(part for part in (*found_by, *who) if part)),
        "date": document.date.isoformat(),
        "due_date": _iso(document.due_date),
        "expected_date": _iso(document.expected_date),
        "delivery_method": document.delivery_method,
        "price_mode": document.price_mode.value,
        "net": totals.net.cents,
        "vat": totals.vat.cents,
        "gross": totals.gross.cents,
        "note": document.note,
        "source_id": document.source_id,
        "version": document.version,
        "revision": document.revision,
        "changed_at": moment,
        "confirmed_at": numbered.moment if numbered else None,
        "confirmed_by": numbered.employee_id if numbered else "",
    }


def _add_children(tx: Transaction, document: SalesDocument, totals: Totals) -> list[Values]:
    owner = {"document_id": document.id}
    lines = _line_rows(document, totals)
    tx.many(insert("sales_line", ("document_id", *LINE)), [owner | row for row in lines])
    tx.many(insert("sales_vat", ("document_id", *VAT)), [owner | row for row in _vat_rows(totals)])
    return lines


def _line_rows(document: SalesDocument, totals: Totals) -> list[Values]:
    return [
        {
            "position": position,
            "id": line.id,
            "kind": line.kind.value,
            "article_id": line.article_id,
            "group_id": line.group_id,
            "number": line.number,
            "code": line.code,
            "name": line.name,
            "detail": line.detail,
            "text": line.text,
            "quantity": line.quantity.milli,
            "cancelled": line.cancelled.milli,
            "unit": line.unit,
            "price": line.price.price.units,
            "price_basis": line.price.basis.value,
            "list_price": line.list_price.units,
            "discount": None if line.discount is None else line.discount.basis_points,
            "amount": line.amount.cents,
            "net": total.net.cents,
            "vat": total.vat.cents,
            "gross": total.gross.cents,
            "vat_code": line.vat_code,
            "vat_letter": line.vat_letter,
            "vat_rate": line.vat_rate.basis_points,
            "stocked": int(line.stocked),
            "source_line": line.source_line,
        }
        for position, (line, total) in enumerate(zip(document.lines, totals.lines, strict=True), 1)
    ]


def _vat_rows(totals: Totals) -> list[Values]:
    return [
        {
            "position": position,
            "vat_code": row.code,
            "letter": row.letter,
            "rate": row.rate.basis_points,
            "net": row.net.cents,
            "vat": row.vat.cents,
            "gross": row.gross.cents,
        }
        for position, row in enumerate(totals.vat_rows, 1)
    ]


def _stored(head: Values, lines: Sequence[Values], vat: Sequence[Row]) -> StoredDocument:
    results = tuple(LineTotal(*(_money(line[name]) for name in ("net", "vat", "gross"))) for line in lines)
    rows = tuple(
        VatRow(str(code), str(letter), Rate(rate), Money(net), Money(tax), Money(gross))
        for _position, code, letter, rate, net, tax, gross in vat
    )
    totals = Totals(results, rows, *(_money(head[name]) for name in ("net", "vat", "gross")))
    return StoredDocument(
        _document(head, tuple(_line(line) for line in lines)),
        totals,
        str(head["series"] or ""),
        _whole(head["sequence"] or 0),
        _whole(head["created_at"]),
        _whole(head["changed_at"]),
        None if head["confirmed_at"] is None else _whole(head["confirmed_at"]),
        str(head["confirmed_by"]),
    )


def _document(head: Values, lines: tuple[SalesLine, ...]) -> SalesDocument:
    party = json.loads(str(head["party"])) if head["party"] else None
    return SalesDocument(
        id=str(head["id"]),
        kind=DocumentKind(str(head["kind"])),
        status=DocumentStatus(str(head["status"])),
        type_code=str(head["type_code"]),
        number=str(head["number"] or ""),
        branch_id=str(head["branch_id"]),
        employee_id=str(head["employee_id"]),
        employee_name=str(head["employee_name"]),
        party=Party(**party) if party else None,
        subject=str(head["subject"]),
        reference=str(head["reference"]),
        date=dt.date.fromisoformat(str(head["date"])),
        due_date=_day(head["due_date"]),
        expected_date=_day(head["expected_date"]),
        delivery_method=str(head["delivery_method"]),
        price_mode=PriceMode(str(head["price_mode"])),
        lines=lines,
        note=str(head["note"]),
        source_id=None if head["source_id"] is None else str(head["source_id"]),
        version=_whole(head["version"]),
        revision=_whole(head["revision"]),
    )


def _line(row: Values) -> SalesLine:
    return SalesLine(
        id=str(row["id"]),
        kind=SalesLineKind(str(row["kind"])),
        article_id=None if row["article_id"] is None else str(row["article_id"]),
        group_id=None if row["group_id"] is None else str(row["group_id"]),
        number=str(row["number"]),
        code=str(row["code"]),
        name=str(row["name"]),
        detail=str(row["detail"]),
        text=str(row["text"]),
        quantity=Quantity(_whole(row["quantity"])),
        unit=str(row["unit"]),
        price=EnteredPrice(UnitPrice(_whole(row["price"])), PriceMode(str(row["price_basis"]))),
        list_price=UnitPrice(_whole(row["list_price"])),
        discount=None if row["discount"] is None else Rate(_whole(row["discount"])),
        vat_code=str(row["vat_code"]),
        vat_letter=str(row["vat_letter"]),
        vat_rate=Rate(_whole(row["vat_rate"])),
        stocked=bool(row["stocked"]),
        cancelled=Quantity(_whole(row["cancelled"])),
        source_line=None if row["source_line"] is None else str(row["source_line"]),
    )


def _iso(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(stored: object) -> dt.date | None:
    return None if stored is None else dt.date.fromisoformat(str(stored))


def _money(value: object) -> Money:
    return Money(_whole(value))


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError("an amount is stored as a whole number")
    return value
