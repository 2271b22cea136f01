"""A final document against its journal record: most silent damage passes ``integrity_check`` (reliability.md 0.6).

The journal keeps the whole receipt with its booking, its action and its paper; what the tables say now must give the
very same text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256

from kassa.db.actions import fingerprint
from kassa.db.engine import Reader
from kassa.db.ledger import ENTRY
from kassa.db.repos import receipts
from kassa.db.statements import named
from kassa.domain.journal import canonical
from kassa.domain.verification import Finding

RECEIPT_COMPLETED = "receipt.completed"
SHIFT_CLOSED = "shift.closed"


def documents(reader: Reader) -> Iterator[Finding]:
    """Compare every receipt, its booking and its action with what the journal says was booked."""
    journalled = 0
    for ref, payload in reader.rows(
        "SELECT ref, payload FROM journal WHERE event = :event ORDER BY chain, seq", event=RECEIPT_COMPLETED
    ):
        journalled += 1
        if receipt_payload(reader, ref, payload) != payload:
            yield Finding("receipt.changed", ref, "Deze kassabon is niet meer zoals hij geboekt is.")
    stored = reader.value("SELECT COUNT(*) FROM receipt")
    if stored != journalled:
        yield Finding("receipt.count", f"{stored} en {journalled}", "Het journaal heeft niet evenveel kassabonnen.")
    for digest, text in reader.rows("SELECT hash, body FROM snapshot"):
        if sha256(text.encode()).hexdigest() != digest:
            yield Finding("snapshot.changed", digest[:12], "De bewaarde tekst op de bonnen is gewijzigd.")
    for shift_id, payload, seq, digest in reader.rows(
        "SELECT ref, payload, seq, hash FROM journal WHERE event = :event ORDER BY chain, seq", event=SHIFT_CLOSED
    ):
        stored_shift = reader.one(_SHIFT, id=shift_id)
        if stored_shift is None or stored_shift != _readable(payload, seq, digest):
            yield Finding("shift.changed", shift_id, "Deze dagafsluiting is niet meer zoals zij geboekt is.")


_SHIFT = (
    "SELECT report, journal_seq, journal_hash, business_date, z_number, opened_at, closed_at, float_amount, "
    "difference, difference_reason, deposit, bag FROM shift WHERE id = :id"
)


def _readable(payload: str, seq: int, digest: str) -> tuple[object, ...] | None:
    """Return what the row must hold; None when the record itself cannot be read any more."""
    try:
        return _shift_row(payload, seq, digest)
    except (ValueError, KeyError, TypeError):
        return None


def _shift_row(payload: str, seq: int, digest: str) -> tuple[object, ...]:
    """Return what the row of a closed session must hold, from its journal record."""
    report = json.loads(payload)
    drawer = report["drawer"]
    # Each method as (name, count, expected, counted); the counted cash stands with the drawer.
    difference = sum(counted - expected for _, _, expected, counted in report["methods"] if counted is not None)
    return (
        payload,
        seq,
        digest,
        report["date"],
        report["number"],
        report["opened"],
        report["printed"],
        drawer["float"],
        difference + (drawer["counted"] or 0) - drawer["expected"],
        drawer["explanation"],
        drawer["deposit"],
        drawer["bag"],
    )


def receipt_payload(reader: Reader, receipt_id: str, written: str) -> str:
    """Return the journal text of a receipt as the tables tell it now.

    Args:
        reader: where to read.
        receipt_id: which receipt.
        written: the journal's own text: names the action that belongs to it.
    """
    stored = receipts.get(reader, receipt_id)
    try:
        body = json.loads(written)
    except ValueError:
        return ""
    if stored is None or not isinstance(body, dict):
        return ""
    key = str(body.get("action"))
    action = reader.one("SELECT fingerprint, result FROM action WHERE key = :key", key=key)
    if action is None or action[1] != receipt_id or action[0] != content_mark(stored):
        return ""
    paper = reader.value("SELECT payload FROM outbox WHERE dedup = :dedup", dedup=f"receipt:{receipt_id}")
    return canonical(receipt_body(stored, booking(reader, receipt_id), key, paper or ""))


def receipt_body(
    stored: receipts.StoredReceipt, booked: dict[str, object], action_key: str, paper: str
) -> dict[str, object]:
    """Return what the journal keeps of a completed receipt: the whole document, booking and paper included."""
    return stored.body() | {"booking": booked, "action": action_key, "paper": paper}


def content_mark(stored: receipts.StoredReceipt) -> str:
    """Return the fingerprint of what was sold and how it was paid, without identities and moments."""
    lines = [
        [line[name] for name in ("kind", "number", "name", "quantity", "price", "gross", "vat_code")]
        for line in stored.lines
    ]
    payments = [[payment["method"], payment["amount"]] for payment in stored.payments]
    told: dict[str, object] = {"lines": lines, "payments": payments}
    if stored.settlements:
        told["settlements"] = [[row[name] for name in ("kind", "number", "amount")] for row in stored.settlements]
    return fingerprint("receipt", canonical(told))


def booking(reader: Reader, document_id: str) -> dict[str, object]:
    """Return the ledger entry of a document with its postings, as the journal keeps them."""
    row = reader.one(
        f"SELECT {', '.join(ENTRY)} FROM ledger_entry WHERE document_id = :document_id", document_id=document_id
    )
    if row is None:
        return {}
    postings = reader.all(
        "SELECT account, subject, amount FROM ledger_posting WHERE entry_id = :id ORDER BY position", id=row[0]
    )
    return named(ENTRY, row) | {"postings": [list(posting) for posting in postings]}
