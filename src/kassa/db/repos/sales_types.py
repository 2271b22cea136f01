"""Kinds within a kind of sales document ("Soorten")."""

from __future__ import annotations

from typing import Final

from kassa.db.engine import Reader, Transaction
from kassa.db.statements import insert
from kassa.domain.sales.document import DocumentKind
from kassa.domain.sales.types import STANDARD_TYPES, SalesType

TYPE: Final = ("code", "kind", "name", "prefix", "term_days", "intro", "footer", "template", "standard", "active")
_SELECT: Final = f"SELECT {', '.join(TYPE)} FROM sales_type"
_KEPT: Final = ", ".join(f"{name} = excluded.{name}" for name in TYPE if name not in ("code", "kind"))


def of_kind(reader: Reader, kind: DocumentKind) -> tuple[SalesType, ...]:
    """Return every kind of a document: the standard one first, then by name."""
    rows = reader.all(f"{_SELECT} WHERE kind = :kind ORDER BY standard DESC, name, code", kind=kind.value)
    return tuple(_type(*row) for row in rows)


def get(reader: Reader, code: str) -> SalesType | None:
    """Return one kind, or None."""
    row = reader.one(f"{_SELECT} WHERE code = :code", code=code)
    return None if row is None else _type(*row)


def save(tx: Transaction, wanted: SalesType) -> None:
    """Store a kind, new or changed; a new standard one takes the place of the old."""
    if wanted.standard:
        tx.run(
            "UPDATE sales_type SET standard = 0 WHERE kind = :kind AND code <> :code",
            kind=wanted.kind.value,
            code=wanted.code,
        )
    tx.run(f"{insert('sales_type', TYPE)} ON CONFLICT (code) DO UPDATE SET {_KEPT}", **_row(wanted))


def ensure_standard(tx: Transaction) -> None:
    """Give a shop the kinds every shop has; those that are there stay as they are, also when two programs do this."""
    tx.many(f"{insert('sales_type', TYPE)} ON CONFLICT (code) DO NOTHING", [_row(one) for one in STANDARD_TYPES])


def default_type(tx: Transaction, kind: DocumentKind) -> str:
    """Return the code of the kind a new document starts with."""
    found = of_kind(tx, kind)
    if not found:
        ensure_standard(tx)
        found = of_kind(tx, kind)
    return found[0].code


def _row(one: SalesType) -> dict[str, object]:
    return {name: getattr(one, name) for name in TYPE} | {
        "kind": one.kind.value,
        "standard": int(one.standard),
        "active": int(one.active),
    }


def _type(  # the columns of TYPE, in their order
    code: str, kind: str, name: str, prefix: str, term: int | None, intro: str, footer: str, template: str,
    standard: int, active: int,
) -> SalesType:  # fmt: skip
    return SalesType(
        code, DocumentKind(kind), name, prefix, term, intro, footer, template, bool(standard), bool(active)
    )
