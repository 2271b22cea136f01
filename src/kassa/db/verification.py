"""Is everything still as it was booked? Needs nothing but the file (reliability.md 0.6, P4 to P8).

``integrity_check`` looks at pages, not at data: most silent damage passes it. So every receipt is compared with its
journal record, the chain is walked, and every running total is counted again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from kassa.db.actions import fingerprint
from kassa.db.engine import Reader
from kassa.db.ledger import ENTRY
from kassa.db.repos import receipts
from kassa.db.statements import named
from kassa.domain.journal import FIRST_HASH, Anchor, canonical, record_hash

RECEIPT_COMPLETED = "receipt.completed"
SHIFT_CLOSED = "shift.closed"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was booked.

    Attributes:
        code: which promise is broken, such as ``chain.broken``.
        sentence: Dutch, with the number or place.
    """

    code: str
    sentence: str


def integrity(reader: Reader) -> Iterator[Finding]:
    """Check the pages and references of an SQLite file; a server does this itself."""
    if reader.kind != "sqlite":
        return
    for (line,) in reader.all("PRAGMA integrity_check"):
        if line != "ok":
            yield Finding("file.damaged", f"Het bestand is beschadigd: {line}.")
    for row in reader.all("PRAGMA foreign_key_check"):
        yield Finding("file.reference", f"Een verwijzing in '{row[0]}' wijst nergens heen.")


def chains(reader: Reader, anchors: tuple[Anchor, ...] = ()) -> Iterator[Finding]:
    """Walk every chain from its first record: each holds the hash of the one before."""
    wanted: dict[tuple[str, int], str] = {(anchor.chain, anchor.seq): anchor.hash for anchor in anchors}
    stored = {
        chain: (seq, digest, grand)
        for chain, seq, digest, grand in reader.all("SELECT chain, seq, hash, grand_total FROM journal_chain")
    }
    reached: dict[str, tuple[int, str, int]] = dict.fromkeys(stored, (0, FIRST_HASH, 0))
    broken: set[str] = set()
    for record in reader.rows(
        "SELECT chain, seq, moment, employee_id, event, ref, payload, grand_total, prev_hash, hash "
        "FROM journal ORDER BY chain, seq"
    ):
        chain, seq, moment, employee_id, event, ref, payload, grand_total, prev_hash, digest = record
        if chain in broken:
            continue
        before = reached.get(chain, (0, FIRST_HASH, 0))
        sound = (
            seq == before[0] + 1
            and prev_hash == before[1]
            and grand_total >= before[2]
            and digest
            == record_hash(
                chain=chain,
                seq=seq,
                moment=moment,
                employee_id=employee_id,
                event=event,
                ref=ref,
                payload=payload,
                grand_total=grand_total,
                prev_hash=prev_hash,
            )
        )
        if not sound:
            broken.add(chain)
            yield Finding("chain.broken", f"De journaalketen van '{chain}' is gewijzigd bij record {seq}.")
            continue
        anchored = wanted.pop((chain, seq), None)
        if anchored is not None and not digest.startswith(anchored):
            yield Finding("chain.anchor", f"Record {seq} van '{chain}' is niet dat van het afgedrukte anker.")
        reached[chain] = (seq, digest, grand_total)
    for chain, head in reached.items():
        if chain not in broken and stored.get(chain) != head:
            yield Finding("chain.head", f"De kop van journaalketen '{chain}' klopt niet bij record {head[0]}.")
    for chain, seq in wanted:
        if chain not in broken:
            yield Finding("chain.cut", f"Journaalketen '{chain}' eindigt voor record {seq} van het anker.")


def documents(reader: Reader) -> Iterator[Finding]:
    """Compare every receipt, its booking and its action with what the journal says was booked."""
    journalled = 0
    for ref, payload in reader.rows(
        "SELECT ref, payload FROM journal WHERE event = :event ORDER BY chain, seq", event=RECEIPT_COMPLETED
    ):
        journalled += 1
        if receipt_payload(reader, ref, json.loads(payload)) != payload:
            yield Finding("receipt.changed", f"Kassabon {ref} is niet meer zoals hij geboekt is.")
    stored = reader.value("SELECT COUNT(*) FROM receipt")
    if stored != journalled:
        yield Finding("receipt.count", f"Er zijn {stored} kassabonnen en {journalled} in het journaal.")
    for (receipt_id,) in reader.all(
        "SELECT r.id FROM receipt r WHERE gross + cash_rounding <> "
        "(SELECT COALESCE(SUM(p.amount), 0) FROM payment p WHERE p.document_id = r.id)"
    ):
        yield Finding("receipt.unpaid", f"De betalingen van kassabon {receipt_id} zijn niet gelijk aan het totaal.")
    for digest, body in reader.rows("SELECT hash, body FROM snapshot"):
        if sha256(body.encode()).hexdigest() != digest:
            yield Finding("snapshot.changed", f"De bewaarde bontekst {digest[:12]} is gewijzigd.")
    for shift_id, payload in reader.rows(
        "SELECT ref, payload FROM journal WHERE event = :event ORDER BY chain, seq", event=SHIFT_CLOSED
    ):
        row = reader.one("SELECT report FROM shift WHERE id = :id", id=shift_id)
        if row is None or row[0] != payload:
            yield Finding("shift.changed", f"Dagafsluiting {shift_id} is niet meer zoals zij geboekt is.")


def receipt_payload(reader: Reader, receipt_id: str, written: dict[str, object]) -> str:
    """Return the journal text of a receipt as the tables tell it now.

    Args:
        reader: where to read.
        receipt_id: which receipt.
        written: the journal's own body: names the action and the paper that belong to it.
    """
    stored = receipts.get(reader, receipt_id)
    if stored is None:
        return ""
    key = str(written.get("action"))
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
    return fingerprint("receipt", canonical({"lines": lines, "payments": payments}))


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


def numbers(reader: Reader) -> Iterator[Finding]:
    """Check that every series runs without gaps up to the last number given out."""
    last: dict[str, int] = dict(reader.all("SELECT id, last FROM series"))
    for series, count, lowest, highest in reader.all(
        "SELECT series, COUNT(*), MIN(number), MAX(number) FROM receipt GROUP BY series"
    ):
        if count != highest - lowest + 1 or last.get(series) != highest:
            yield Finding(
                "numbers.gap",
                f"Reeks '{series}': {count} bonnen van {lowest} tot {highest}, laatst gegeven {last.get(series)}.",
            )


_SUMS = (
    (
        "ledger.unbalanced",
        "Boeking {0} is niet in evenwicht.",
        "SELECT entry_id FROM ledger_posting GROUP BY entry_id HAVING SUM(amount) <> 0",
    ),
    (
        "ledger.empty",
        "Boeking {0} heeft geen regels.",
        "SELECT e.id FROM ledger_entry e WHERE NOT EXISTS (SELECT 1 FROM ledger_posting p WHERE p.entry_id = e.id)",
    ),
    (
        "ledger.balance",
        "Het saldo van rekening {0} {1} is niet de som van zijn boekingen.",
        "SELECT account, subject FROM (SELECT account, subject, amount FROM ledger_balance UNION ALL "
        "SELECT account, subject, -amount FROM ledger_posting) moves GROUP BY account, subject HAVING SUM(amount) <> 0",
    ),
    (
        "totals.day",
        "De dagtotalen van {0} zijn niet de som van de bonnen.",
        "SELECT business_date FROM (SELECT business_date, till_id, vat_code, rate, net, vat, gross FROM day_vat_total "
        "UNION ALL SELECT r.business_date, r.till_id, v.vat_code, v.rate, -v.net, -v.vat, -v.gross FROM receipt_vat v "
        "JOIN receipt r ON r.id = v.receipt_id) moves GROUP BY business_date, till_id, vat_code, rate "
        "HAVING SUM(net) <> 0 OR SUM(vat) <> 0 OR SUM(gross) <> 0",
    ),
    (
        "totals.group",
        "De groeptotalen van {0} zijn niet de som van de bonregels.",
        "SELECT business_date FROM (SELECT business_date, till_id, group_id, quantity, gross FROM day_group_total "
        "UNION ALL SELECT r.business_date, r.till_id, COALESCE(l.group_id, ''), -l.quantity, -l.gross "
        "FROM receipt_line l JOIN receipt r ON r.id = l.receipt_id WHERE l.kind <> 'text') moves "
        "GROUP BY business_date, till_id, group_id HAVING SUM(quantity) <> 0 OR SUM(gross) <> 0",
    ),
    (
        "totals.shift",
        "De totalen van kassadienst {0} zijn niet de som van de betalingen.",
        "SELECT shift_id FROM (SELECT shift_id, key, amount FROM shift_total WHERE kind = 'method' "
        "UNION ALL SELECT shift_id, method, -amount FROM payment) moves GROUP BY shift_id, key HAVING SUM(amount) <> 0",
    ),
    (
        "stock.level",
        "De voorraad van artikel {0} is niet de som van de mutaties.",
        "SELECT article_id FROM (SELECT article_id, branch_id, quantity FROM stock_level UNION ALL "
        "SELECT article_id, branch_id, -quantity FROM stock_movement) moves "
        "GROUP BY article_id, branch_id HAVING SUM(quantity) <> 0",
    ),
)


def sums(reader: Reader) -> Iterator[Finding]:
    """Count every running total again."""
    for code, sentence, sql in _SUMS:
        for row in reader.all(sql):
            yield Finding(code, sentence.format(*row))


def everything(reader: Reader, anchors: tuple[Anchor, ...] = ()) -> tuple[Finding, ...]:
    """Return every finding; none means that all is as it was booked."""
    damaged = tuple(integrity(reader))
    if damaged:
        return damaged
    return (*chains(reader, anchors), *documents(reader), *numbers(reader), *sums(reader))
