"""A million receipts, copied from sales that the services really made; identities, chain and totals are right."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Final

from benchmarks.shop import BenchShop, sell
from kassa.db.documents import RECEIPT_COMPLETED, content_mark, receipt_body
from kassa.db.engine import Transaction
from kassa.db.ledger import ENTRY, POSTING
from kassa.db.repos import receipts
from kassa.db.schema import KNOWN
from kassa.db.statements import insert
from kassa.db.triggers import trigger_names, trigger_statements
from kassa.domain.journal import canonical, record_hash
from kassa.system.identity import new_id

_BATCH: Final = 5_000
_TEMPLATES: Final = 200


def add_receipts(shop: BenchShop, wanted: int) -> None:
    """Add receipts until the shop has ``wanted``."""
    have = int(shop.database.one("SELECT COUNT(*) FROM receipt")[0])  # type: ignore[index]
    if have >= wanted:
        return
    templates = _templates(shop)
    have = int(shop.database.one("SELECT COUNT(*) FROM receipt")[0])  # type: ignore[index]
    with shop.database.write() as tx:
        for name in trigger_names():
            tx.run(f"DROP TRIGGER {name}")
    while have < wanted:
        count = min(_BATCH, wanted - have)
        with shop.database.write() as tx:
            _batch(tx, shop, templates, count)
        have += count
    with shop.database.write() as tx:
        _recount(tx)
        for version in KNOWN:
            for statement in trigger_statements("sqlite", version):
                tx.run(statement)
        tx.run("ANALYZE")


def _templates(shop: BenchShop) -> list[tuple[receipts.StoredReceipt, list[tuple[str, str, int]]]]:
    chance = random.Random(3)
    made = []
    for turn in range(_TEMPLATES):
        receipt_id = sell(shop, chance.choices(shop.codes, k=chance.randint(1, 5)), "cash" if turn % 3 else "card")
        with shop.database.read() as reader:
            stored = receipts.get(reader, receipt_id)
            rows = reader.all(
                "SELECT p.account, p.subject, p.amount FROM ledger_posting p JOIN ledger_entry e ON e.id = p.entry_id "
                "WHERE e.document_id = :id ORDER BY p.position",
                id=receipt_id,
            )
        if stored is None:
            raise AssertionError("a sold receipt is there")
        made.append((stored, [(row[0], row[1], row[2]) for row in rows]))
    return made


def _batch(
    tx: Transaction,
    shop: BenchShop,
    templates: list[tuple[receipts.StoredReceipt, list[tuple[str, str, int]]]],
    count: int,
) -> None:
    till_id = shop.services.place.till_id
    head = tx.one("SELECT seq, hash, grand_total FROM journal_chain WHERE chain = :chain", chain=till_id)
    series = str(templates[0][0].receipt["series"])
    number = int(tx.value("SELECT last FROM series WHERE id = :id", id=series))
    if head is None:
        raise AssertionError("a till that sold has a chain")
    seq, previous, grand = int(head[0]), str(head[1]), int(head[2])
    rows: dict[str, list[dict[str, object]]] = {name: [] for name in _TABLES}
    for turn in range(count):
        template, postings = templates[(number + turn) % len(templates)]
        number += 1
        seq += 1
        receipt_id, action_key, entry_id = new_id(), new_id(), new_id()
        stored = receipts.StoredReceipt(
            {**template.receipt, "id": receipt_id, "number": number},
            template.lines,
            template.vat,
            tuple({**payment, "id": new_id()} for payment in template.payments),
        )
        entry = {
            "id": entry_id,
            "moment": template.receipt["moment"],
            "business_date": template.receipt["business_date"],
            "event": "receipt",
            "document_id": receipt_id,
            "shift_id": template.receipt["shift_id"],
            "note": str(number),
        }
        booked: dict[str, object] = {**entry, "postings": [list(posting) for posting in postings]}
        payload = canonical(receipt_body(stored, booked, action_key, ""))
        moment = int(str(template.receipt["moment"]))
        grand += max(int(str(template.receipt["gross"])), 0)
        record: dict[str, object] = {
            "chain": till_id,
            "seq": seq,
            "moment": moment,
            "employee_id": shop.actor.employee_id,
            "event": RECEIPT_COMPLETED,
            "ref": receipt_id,
            "payload": payload,
            "grand_total": grand,
            "prev_hash": previous,
        }
        previous = record_hash(**record)  # type: ignore[arg-type]
        rows["journal"].append({**record, "hash": previous})
        rows["receipt"].append(stored.receipt)
        rows["receipt_line"] += [{"receipt_id": receipt_id, **line} for line in stored.lines]
        rows["receipt_vat"] += [{"receipt_id": receipt_id, **row} for row in stored.vat]
        rows["payment"] += [{"document_id": receipt_id, **payment} for payment in stored.payments]
        rows["ledger_entry"].append(entry)
        rows["ledger_posting"] += _postings(entry_id, postings)
        rows["action"].append(
            {"key": action_key, "fingerprint": content_mark(stored), "result": receipt_id, "moment": moment}
        )
        rows["stock_movement"] += _moves(stored, receipt_id, shop.services.place.branch_id, moment)
    for table, columns in _TABLES.items():
        tx.many(insert(table, columns), rows[table])
    tx.run("UPDATE series SET last = :last WHERE id = :id", last=number, id=series)
    tx.run(
        "UPDATE journal_chain SET seq = :seq, hash = :hash, grand_total = :grand WHERE chain = :chain",
        seq=seq,
        hash=previous,
        grand=grand,
        chain=till_id,
    )


_TABLES: Final = {
    "receipt": receipts.RECEIPT,
    "receipt_line": ("receipt_id", *receipts.LINE),
    "receipt_vat": ("receipt_id", *receipts.VAT),
    "payment": ("document_id", *receipts.PAYMENT),
    "ledger_entry": ENTRY,
    "ledger_posting": POSTING,
    "action": ("key", "fingerprint", "result", "moment"),
    "stock_movement": ("document_id", "position", "article_id", "branch_id", "kind", "quantity", "moment"),
    "journal": (
        "chain", "seq", "moment", "employee_id", "event", "ref", "payload", "grand_total", "prev_hash", "hash",
    ),
}  # fmt: skip


def _postings(entry_id: str, postings: Iterable[tuple[str, str, int]]) -> list[dict[str, object]]:
    return [
        {"entry_id": entry_id, "position": position, "account": account, "subject": subject, "amount": amount}
        for position, (account, subject, amount) in enumerate(postings, 1)
    ]


def _moves(stored: receipts.StoredReceipt, receipt_id: str, branch_id: str, moment: int) -> list[dict[str, object]]:
    return [
        {
            "document_id": receipt_id,
            "position": line["position"],
            "article_id": line["article_id"],
            "branch_id": branch_id,
            "kind": "sale",
            "quantity": -int(str(line["quantity"])),
            "moment": moment,
        }
        for line in stored.lines
        if line["article_id"]
    ]


def _recount(tx: Transaction) -> None:
    """Count every running total again, in statements over the whole."""
    tx.run("DELETE FROM ledger_balance")
    tx.run(
        "INSERT INTO ledger_balance (account, subject, amount) "
        "SELECT account, subject, SUM(amount) FROM ledger_posting GROUP BY account, subject"
    )
    tx.run("DELETE FROM stock_level")
    tx.run(
        "INSERT INTO stock_level (article_id, branch_id, quantity, sales) "
        "SELECT article_id, branch_id, SUM(quantity), COUNT(*) FROM stock_movement GROUP BY article_id, branch_id"
    )
    tx.run("DELETE FROM day_vat_total")
    tx.run(
        "INSERT INTO day_vat_total (business_date, till_id, vat_code, rate, net, vat, gross) "
        "SELECT r.business_date, r.till_id, v.vat_code, v.rate, SUM(v.net), SUM(v.vat), SUM(v.gross) "
        "FROM receipt_vat v JOIN receipt r ON r.id = v.receipt_id GROUP BY 1, 2, 3, 4"
    )
    tx.run("DELETE FROM day_group_total")
    tx.run(
        "INSERT INTO day_group_total (business_date, till_id, group_id, quantity, gross) "
        "SELECT r.business_date, r.till_id, COALESCE(l.group_id, ''), SUM(l.quantity), SUM(l.gross) "
        "FROM receipt_line l JOIN receipt r ON r.id = l.receipt_id GROUP BY 1, 2, 3"
    )
    tx.run("DELETE FROM shift_total")
    tx.run(
        "INSERT INTO shift_total (shift_id, kind, key, amount, count) "
        "SELECT shift_id, 'method', method, SUM(amount), COUNT(*) FROM payment GROUP BY shift_id, method"
    )
    tx.run(
        "INSERT INTO shift_total (shift_id, kind, key, amount, count) "
        "SELECT shift_id, 'receipts', '', SUM(gross), COUNT(*) FROM receipt GROUP BY shift_id"
    )
    for part in ("net", "vat", "gross"):
        tx.run(
            "INSERT INTO shift_total (shift_id, kind, key, amount, count) "
            f"SELECT r.shift_id, '{part}', v.vat_code || ':' || v.rate, SUM(v.{part}), COUNT(*) "
            "FROM receipt_vat v JOIN receipt r ON r.id = v.receipt_id GROUP BY 1, 3"
        )
