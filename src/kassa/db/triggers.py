"""Final is final, in the database itself: no code path and no stray statement changes a legal record.

A receipt is written children first: lines, VAT and payments, then the receipt. From then on the triggers refuse
more children, and every change or removal (domain.md 3, reliability.md P5).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

# Tables whose rows never change and never go, by the schema version that brought them.
_APPEND_ONLY: Final[dict[str, tuple[str, ...]]] = {
    "0001": (
        "receipt",
        "receipt_line",
        "receipt_vat",
        "payment",
        "ledger_entry",
        "ledger_posting",
        "journal",
        "snapshot",
        "action",
        "stock_movement",
    ),
    "0002": ("consent_text", "customer_consent"),
    "0003": ("sales_version", "customer_payment", "allocation"),
    "0004": ("stored_file",),
    "0005": ("receipt_settlement", "gift_card_move"),
}

# (child, its column, parent): children come before their parent, never after.
_SEALED_BY: Final[dict[str, tuple[tuple[str, str, str], ...]]] = {
    "0001": (
        ("receipt_line", "receipt_id", "receipt"),
        ("receipt_vat", "receipt_id", "receipt"),
        ("payment", "document_id", "receipt"),
        ("ledger_posting", "entry_id", "ledger_entry"),
    ),
    "0005": (("receipt_settlement", "receipt_id", "receipt"),),
}

# A sales document that is not a concept keeps its lines; only an order is amended, its old version kept.
_ISSUED: Final = (
    "EXISTS (SELECT 1 FROM sales_document d WHERE d.id = {row}.document_id "
    "AND d.kind <> 'order' AND d.status <> 'concept')"
)
_NUMBER_NOT_GIVEN: Final = (
    "NEW.number IS NOT NULL AND NOT EXISTS (SELECT 1 FROM series s WHERE s.id = NEW.series AND s.last = NEW.sequence)"
)
_SENT: Final = "EXISTS (SELECT 1 FROM mail_message m WHERE m.id = {}.message_id AND m.state = 'sent')"

# What a trigger forbids: (table, name, moment, condition on NEW/OLD that is refused).
_FORBIDDEN: Final[dict[str, tuple[tuple[str, str, str, str], ...]]] = {
    "0001": (
        ("series", "series_by_one", "UPDATE", "NEW.last <> OLD.last + 1 OR NEW.id <> OLD.id"),
        ("series", "series_kept", "DELETE", "1 = 1"),
        ("journal_chain", "journal_chain_by_one", "UPDATE", "NEW.seq <> OLD.seq + 1 OR NEW.chain <> OLD.chain"),
        ("journal_chain", "journal_chain_kept", "DELETE", "1 = 1"),
        (
            "receipt",
            "receipt_once",
            "INSERT",
            "EXISTS (SELECT 1 FROM receipt r WHERE r.id = NEW.id OR (r.series = NEW.series AND r.number = NEW.number))",
        ),
        (
            "receipt",
            "receipt_number_given",
            "INSERT",
            "NOT EXISTS (SELECT 1 FROM series s WHERE s.id = NEW.series AND s.last = NEW.number)",
        ),
        (
            "journal",
            "journal_in_order",
            "INSERT",
            "NOT EXISTS (SELECT 1 FROM journal_chain c "
            "WHERE c.chain = NEW.chain AND c.seq = NEW.seq AND c.hash = NEW.hash)",
        ),
        (
            "shift",
            "shift_closed_is_closed",
            "UPDATE",
            "OLD.status IN ('closed', 'checked') AND (NEW.report <> OLD.report OR NEW.z_number <> OLD.z_number "
            "OR NEW.business_date <> OLD.business_date OR NEW.difference <> OLD.difference "
            "OR NEW.deposit <> OLD.deposit OR NEW.count <> OLD.count OR NEW.journal_hash <> OLD.journal_hash "
            "OR NEW.closed_at <> OLD.closed_at OR NEW.float_amount <> OLD.float_amount "
            "OR NEW.status NOT IN ('closed', 'checked') OR OLD.status = 'checked')",
        ),
        ("shift", "shift_kept", "DELETE", "1 = 1"),
    ),
    "0003": (
        ("sales_document", "sales_document_numbered", "INSERT", _NUMBER_NOT_GIVEN),
        (
            "sales_document",
            "sales_document_once",
            "INSERT",
            "EXISTS (SELECT 1 FROM sales_document d WHERE d.number IS NOT NULL "
            "AND (d.id = NEW.id OR (d.kind = NEW.kind AND d.number = NEW.number)))",
        ),
        ("sales_document", "sales_document_number_given", "UPDATE", f"OLD.number IS NULL AND {_NUMBER_NOT_GIVEN}"),
        (
            "sales_document",
            "sales_document_number_kept",
            "UPDATE",
            "NEW.id <> OLD.id OR NEW.kind <> OLD.kind OR (OLD.number IS NOT NULL AND (NEW.number IS NULL "
            "OR NEW.number <> OLD.number OR NEW.series <> OLD.series OR NEW.sequence <> OLD.sequence))",
        ),
        ("sales_document", "sales_document_definitive", "UPDATE", "OLD.status = 'definitive'"),
        (
            "sales_document",
            "sales_document_delivered",
            "UPDATE",
            "OLD.kind = 'delivery' AND OLD.number IS NOT NULL AND (NEW.gross <> OLD.gross OR NEW.net <> OLD.net "
            "OR NEW.party <> OLD.party OR NEW.date <> OLD.date OR NEW.customer_id <> OLD.customer_id)",
        ),
        ("sales_document", "sales_document_kept", "DELETE", "OLD.number IS NOT NULL"),
        *(
            (
                table,
                f"{table}_{moment.lower()}_final",
                moment,
                _ISSUED.format(row="OLD" if moment != "INSERT" else "NEW"),
            )
            for table in ("sales_line", "sales_vat")
            for moment in ("INSERT", "UPDATE", "DELETE")
        ),
        ("open_item", "open_item_kept", "DELETE", "1 = 1"),
        ("sales_dispatch", "sales_dispatch_kept", "DELETE", "1 = 1"),
    ),
    "0004": (
        (
            "stored_file",
            "stored_file_once",
            "INSERT",
            "EXISTS (SELECT 1 FROM stored_file f WHERE f.id = NEW.id "
            "OR (f.document_id = NEW.document_id AND f.sha256 = NEW.sha256))",
        ),
        ("mail_message", "mail_message_begins", "INSERT", "NEW.state <> 'concept'"),
        (
            "mail_message",
            "mail_message_sent",
            "UPDATE",
            "OLD.state = 'sent' OR NEW.message_id <> OLD.message_id OR NEW.document_id <> OLD.document_id",
        ),
        ("mail_message", "mail_message_kept", "DELETE", "OLD.state <> 'deleted'"),
        ("mail_attachment", "mail_attachment_added", "INSERT", _SENT.format("NEW")),
        ("mail_attachment", "mail_attachment_changed", "UPDATE", _SENT.format("OLD")),
        ("mail_attachment", "mail_attachment_kept", "DELETE", _SENT.format("OLD")),
    ),
    "0005": (("gift_card", "gift_card_kept", "DELETE", "1 = 1"),),
}


def trigger_statements(dialect: str, version: str) -> Iterator[str]:
    """Yield the statements that create the triggers of one schema version on ``sqlite`` or ``postgresql``."""
    for table, name, moment, condition in _guards(version):
        yield from _refuse(dialect, table, name, moment, condition)


def trigger_names() -> tuple[str, ...]:
    """Return the name of every trigger, so that a check can miss one."""
    versions = sorted(_APPEND_ONLY.keys() | _SEALED_BY.keys() | _FORBIDDEN.keys())
    return tuple(name for version in versions for _, name, _, _ in _guards(version))


def _guards(version: str) -> Iterator[tuple[str, str, str, str]]:
    for table in _APPEND_ONLY.get(version, ()):
        for moment in ("UPDATE", "DELETE"):
            yield table, f"{table}_no_{moment.lower()}", moment, "1 = 1"
    for child, column, parent in _SEALED_BY.get(version, ()):
        yield child, f"{child}_sealed", "INSERT", f"EXISTS (SELECT 1 FROM {parent} p WHERE p.id = NEW.{column})"
    yield from _FORBIDDEN.get(version, ())


def _refuse(dialect: str, table: str, name: str, moment: str, condition: str) -> Iterator[str]:
    if dialect == "sqlite":
        yield (
            f"CREATE TRIGGER {name} BEFORE {moment} ON {table} WHEN {condition} "
            f"BEGIN SELECT RAISE(ABORT, 'final.{name}'); END"
        )
        return
    # PostgreSQL allows no subquery in WHEN: the condition stands in a function of its own.
    yield (
        f"CREATE FUNCTION kassa_{name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {condition} THEN "
        f"RAISE EXCEPTION 'final.{name}'; END IF; "
        f"RETURN {'OLD' if moment == 'DELETE' else 'NEW'}; END $$"
    )
    yield f"CREATE TRIGGER {name} BEFORE {moment} ON {table} FOR EACH ROW EXECUTE FUNCTION kassa_{name}()"
