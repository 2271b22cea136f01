"""T15: what somebody with the file can do to it, and what single flipped bits do; which of it is found.

``--flaw blind`` asks the storage engine only, as many programs do.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

from pysqlite3 import dbapi2 as sqlite3

from kassa.db.verify import verify
from kassa.domain.errors import KassaError
from kassa.domain.journal import Anchor, canonical, record_hash
from kassa.domain.verification import Finding, Verdict
from tests.proof import report
from tests.proof.adapter import Till

LINES = (("A", 1, 250), ("B", 2, 100), ("C", 1, 1999))
Attack = Callable[[sqlite3.Connection], object]


def make(path: Path, sales: int) -> Anchor:
    """Sell in a new store; return the head that stands on the last receipt."""
    till = Till(str(path))
    for number in range(sales):
        till.checkout(f"k{number}", LINES)
    seq, digest = till.head()
    till.close()
    database = sqlite3.connect(path)
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return Anchor("", seq, digest)


def found(path: Path, *anchors: Anchor) -> bool:
    """Whether the program's own verification sees that something is wrong."""
    try:
        return not verify(str(path), anchors).clean
    except KassaError:
        return True


def shrink(db: sqlite3.Connection) -> None:
    """Take ten euros off one sale everywhere but in the journal's chain."""
    receipt = db.execute("SELECT id FROM receipt WHERE number = 30").fetchone()[0]
    db.execute("UPDATE receipt SET net = net - 826, vat = vat - 174, gross = gross - 1000 WHERE id = ?", (receipt,))
    db.execute("UPDATE receipt_line SET amount = amount - 1000, net = net - 826, vat = vat - 174, gross = gross - 1000 "
               "WHERE receipt_id = ? AND position = 3", (receipt,))  # fmt: skip
    db.execute("UPDATE receipt_vat SET net = net - 826, vat = vat - 174, gross = gross - 1000 WHERE receipt_id = ?",
               (receipt,))  # fmt: skip
    db.execute("UPDATE payment SET amount = amount - 1000, given = given - 1000 WHERE document_id = ?", (receipt,))
    for table, columns in (("day_vat_total", ("net", "vat", "gross")), ("day_group_total", ("gross",))):
        for column in columns:
            off = {"net": 826, "vat": 174, "gross": 1000}[column]
            db.execute(f"UPDATE {table} SET {column} = {column} - {off}")
    db.execute("UPDATE shift_total SET amount = amount - 1000 WHERE kind = 'method'")
    entry = db.execute("SELECT id FROM ledger_entry WHERE document_id = ?", (receipt,)).fetchone()[0]
    for account, off in (("cash", -1000), ("revenue", 826), ("vat_due", 174)):
        db.execute("UPDATE ledger_posting SET amount = amount + ? WHERE entry_id = ? AND account = ?",
                   (off, entry, account))  # fmt: skip
        db.execute("UPDATE ledger_balance SET amount = amount + ? WHERE account = ?", (off, account))


def rewrite(db: sqlite3.Connection) -> None:
    """The same, and the whole chain computed again from that record on: needs no key, and the file agrees with it."""
    shrink(db)
    chain = db.execute("SELECT chain FROM journal WHERE event = 'receipt.completed' LIMIT 1").fetchone()[0]
    previous, grand = "0" * 64, 0
    rows = db.execute(
        "SELECT seq, moment, employee_id, event, ref, payload FROM journal WHERE chain = ? ORDER BY seq", (chain,)
    ).fetchall()
    for seq, moment, employee, event, ref, payload in rows:
        body = json.loads(payload)
        if event == "receipt.completed":
            if body["receipt"]["number"] == 30:
                body = _smaller(db, ref, body)
            grand += body["receipt"]["gross"]
        payload = canonical(body)
        digest = record_hash(chain=chain, seq=seq, moment=moment, employee_id=employee, event=event, ref=ref,
                             payload=payload, grand_total=grand, prev_hash=previous)  # fmt: skip
        db.execute("UPDATE journal SET payload = ?, grand_total = ?, prev_hash = ?, hash = ? "
                   "WHERE chain = ? AND seq = ?",
                   (payload, grand, previous, digest, chain, seq))  # fmt: skip
        previous = digest
    db.execute("UPDATE journal_chain SET hash = ?, grand_total = ? WHERE chain = ?", (previous, grand, chain))


def _smaller(db: sqlite3.Connection, receipt: str, body: dict[str, object]) -> dict[str, object]:
    from kassa.db.documents import booking, content_mark
    from kassa.db.engine import Database
    from kassa.db.repos import receipts

    db.commit()
    path = db.execute("PRAGMA database_list").fetchone()[2]
    database = Database(path)
    with database.read() as reader:
        stored = receipts.get(reader, receipt)
        booked = booking(reader, receipt)
    database.close()
    if stored is None:
        raise AssertionError("the receipt is there")
    db.execute("UPDATE action SET fingerprint = ? WHERE result = ?", (content_mark(stored), receipt))
    return {**body, **stored.body(), "booking": booked}


def swap(db: sqlite3.Connection) -> None:
    """Exchange the numbers of two receipts."""
    for new, old in ((1000, 10), (10, 11), (11, 1000)):
        db.execute("UPDATE receipt SET number = ? WHERE number = ?", (new, old))


def cut(db: sqlite3.Connection) -> None:
    """Take away the last five sales everywhere, consistently."""
    (chain,) = db.execute("SELECT chain FROM journal_chain WHERE chain <> 'office'").fetchone()
    gone = [row[0] for row in db.execute("SELECT id FROM receipt ORDER BY number DESC LIMIT 5")]
    for receipt in gone:
        for table, column in (("receipt_line", "receipt_id"), ("receipt_vat", "receipt_id"),
                              ("payment", "document_id"), ("stock_movement", "document_id"), ("receipt", "id"),
                              ("action", "result")):  # fmt: skip
            db.execute(f"DELETE FROM {table} WHERE {column} = ?", (receipt,))
        db.execute("DELETE FROM ledger_posting WHERE entry_id IN (SELECT id FROM ledger_entry WHERE document_id = ?)",
                   (receipt,))  # fmt: skip
        db.execute("DELETE FROM ledger_entry WHERE document_id = ?", (receipt,))
        db.execute("DELETE FROM outbox WHERE dedup LIKE ?", (f"%{receipt}%",))
        db.execute("DELETE FROM journal WHERE ref = ?", (receipt,))
    db.execute("UPDATE series SET last = last - 5 WHERE id LIKE 'receipt/%'")
    last = db.execute(
        "SELECT seq, hash, grand_total FROM journal WHERE chain = ? ORDER BY seq DESC", (chain,)
    ).fetchone()
    db.execute("UPDATE journal_chain SET seq = ?, hash = ?, grand_total = ? WHERE chain = ?", (*last, chain))
    _recount(db)


def _recount(db: sqlite3.Connection) -> None:
    db.executescript(
        "DELETE FROM ledger_balance; INSERT INTO ledger_balance SELECT account, subject, SUM(amount) "
        "FROM ledger_posting GROUP BY account, subject;"
        "DELETE FROM stock_level; INSERT INTO stock_level (article_id, branch_id, quantity, sales) SELECT article_id, "
        "branch_id, SUM(quantity), COUNT(*) FROM stock_movement GROUP BY article_id, branch_id;"
        "DELETE FROM day_vat_total; INSERT INTO day_vat_total SELECT r.business_date, r.till_id, v.vat_code, v.rate, "
        "SUM(v.net), SUM(v.vat), SUM(v.gross) FROM receipt_vat v JOIN receipt r ON r.id = v.receipt_id "
        "GROUP BY 1, 2, 3, 4;"
        "DELETE FROM day_group_total; INSERT INTO day_group_total SELECT r.business_date, r.till_id, "
        "COALESCE(l.group_id, ''), SUM(l.quantity), SUM(l.gross) FROM receipt_line l JOIN receipt r "
        "ON r.id = l.receipt_id GROUP BY 1, 2, 3;"
        "UPDATE shift_total SET amount = (SELECT SUM(amount) FROM payment WHERE shift_id = shift_total.shift_id) "
        "WHERE kind = 'method'"
    )


ATTACKS: dict[str, Attack] = {
    "edit a total": lambda db: db.execute("UPDATE receipt SET gross = gross + 1, net = net + 1 WHERE number = 30"),
    "edit line, VAT, payment, books and totals": shrink,
    "delete a receipt": lambda db: db.execute("DELETE FROM receipt WHERE number = 30"),
    "swap two numbers": swap,
    "change a time stamp": lambda db: db.execute("UPDATE journal SET moment = moment - 86400000000 WHERE seq = 20"),
    "change a name on a line": lambda db: db.execute("UPDATE receipt_line SET name = 'Iets' WHERE position = 1"),
    "change a kept header": lambda db: db.execute("UPDATE snapshot SET body = body || ' '"),
    "consistent edit, whole chain computed again": rewrite,
    "last five sales cut off consistently": cut,
}
ONLY_BY_ANCHOR = frozenset({"consistent edit, whole chain computed again", "last five sales cut off consistently"})


def tamper(folder: Path) -> int:
    """Try every attack; return how many were not found as promised."""
    good = folder / "good.db"
    anchor = make(good, 60)
    missed = 0
    for name, attack in ATTACKS.items():
        path = folder / "attacked.db"
        shutil.copy(good, path)
        db = sqlite3.connect(path, isolation_level=None)
        refused = "let through"
        try:
            attack(db)
        except sqlite3.Error:
            refused = "refused"
        db.close()
        shutil.copy(good, path)
        db = sqlite3.connect(path, isolation_level=None)
        guards = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for trigger, _ in guards:
            db.execute(f"DROP TRIGGER {trigger}")
        attack(db)
        for _, sql in guards:
            db.execute(sql)
        db.close()
        alone, anchored = found(path), found(path, anchor)
        missed += refused != "refused" or not anchored or (not alone and name not in ONLY_BY_ANCHOR)
        print(f"  tamper {name:<48} trigger: {refused:<12} verify: {_said(alone):<10} with anchor: {_said(anchored)}")
        for left in folder.glob("attacked.db*"):
            left.unlink()
    old = folder / "old.db"
    make(old, 40)
    anchored = found(old, anchor)
    missed += not anchored
    print(f"  tamper {'old copy put back':<48} with anchor: {_said(anchored)}")
    return missed


def bit_rot(folder: Path, flips: int) -> tuple[int, int]:
    """Flip single bits; return how many that changed data stayed silent, and how many changed data."""
    source = folder / "rot.db"
    make(source, 200)
    data, chance, want = source.read_bytes(), random.Random(7), dump(source)
    silent = harmful = 0
    for _ in range(flips):
        place, bit = chance.randrange(len(data)), 1 << chance.randrange(8)
        path = folder / "flipped.db"
        path.write_bytes(data[:place] + bytes([data[place] ^ bit]) + data[place + 1 :])
        seen = found(path)
        if not seen and dump(path) != want:
            silent += 1
            harmful += 1
        harmful += seen
        for left in folder.glob("flipped.db*"):
            left.unlink()
    return silent, harmful


def dump(path: Path, *, without: tuple[str, ...] = ()) -> str | None:
    """Return every row of a file, or None when it cannot be read."""
    try:
        database = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
        names = [
            row[0]
            for row in database.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'article_search%' ORDER BY name"
            )
        ]
        wanted = [name for name in names if name not in without]
        return repr([(name, database.execute(f"SELECT * FROM {name}").fetchall()) for name in wanted])
    except (sqlite3.DatabaseError, UnicodeDecodeError):  # a flipped bit in the name of a column
        return None


def _said(seen: bool) -> str:
    return "found" if seen else "NOT FOUND"


def blind(location: str, anchors: tuple[Anchor, ...]) -> Verdict:
    """Look as a program does that trusts the storage alone: the mistake a control puts in."""
    database = sqlite3.connect(location)
    try:
        sound = database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    except sqlite3.DatabaseError:
        sound = False
    finally:
        database.close()
    return Verdict(() if sound else (Finding("store.damaged", "", ""),), 0, 0, ())


def prove(folder: Path, flips: int) -> report.Found:
    """Attack and flip; return what was found."""
    missed = tamper(folder)
    silent, harmful = bit_rot(folder, flips)
    broken = [f"{missed} attacks were let through or not found"] * bool(missed)
    if silent > max(1, flips // 100):
        broken.append(f"{silent} of {harmful} flipped bits that changed data stayed silent")
    return {"attacks": len(ATTACKS) + 1, "missed": missed, "flips": flips, "harmful": harmful, "silent": silent}, broken


def main() -> None:
    """Attack, flip and print."""
    global verify
    options = report.options(__doc__, flips=400).parse_args()
    if options.flaw == "blind":
        verify = blind  # type: ignore[assignment]
    report.run("tampering", options.flaw, lambda folder: prove(folder, options.flips))


if __name__ == "__main__":
    main()
