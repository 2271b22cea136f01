"""The register of sales documents: what lists sort, filter, search and add up by, worked out again at each change.

Whoever changes a document, its open item, its dispatch, its customer's number or what was mailed of it calls
:func:`refresh` in the same transaction. Nothing in it is typed: every value follows from the other tables, so that a
check can work it out again.
"""

from __future__ import annotations

from typing import Final

from kassa.db.engine import Transaction
from kassa.db.statements import add_to, insert, named

COLUMNS: Final = (
    "document_id",
    "book",
    "kind",
    "status",
    "number",
    "type_code",
    "branch_id",
    "employee_name",
    "customer_number",
    "title",
    "subject",
    "reference",
    "date",
    "due_date",
    "standing",
    "dispatch",
    "invoice_id",
    "gross",
    "paid",
    "credited",
    "open",
    "unsent",
    "searched",
)
"""Every column but the row key. ``book`` is the list it stands in: orders, deliveries, or invoices and credits."""

# The definitive invoice that has a line of this delivery note which is not credited in full. The joins are crossed and
# what it has to be is asked of the rows they give, so that both engines walk from the lines of this document, and
# PostgreSQL does before it knows how full its tables are: from all invoices it would cost what the shop has of them.
_INVOICED_BY: Final = (
    "COALESCE((SELECT MAX(CASE WHEN i.kind = 'invoice' AND i.status = 'definitive' AND n.quantity + "
    "COALESCE((SELECT SUM(CASE WHEN k.kind = 'credit' AND k.status = 'definitive' THEN c.quantity ELSE 0 END) "
    "FROM sales_line c CROSS JOIN sales_document k WHERE c.source_line = n.id AND k.id = c.document_id), 0) <> 0 "
    "THEN i.id END) FROM sales_line s CROSS JOIN sales_line n CROSS JOIN sales_document i "
    "WHERE s.document_id = d.id AND d.kind = 'delivery' AND n.source_line = s.id AND i.id = n.document_id), '')"
)
# In which order documents want attention: the order of a list that is sorted by its status.
_STANDING: Final = (
    "CASE x.kind WHEN 'delivery' THEN CASE WHEN x.status = 'concept' THEN '2' WHEN x.status = 'cancelled' THEN '0' "
    "WHEN x.invoice_id <> '' THEN '1' ELSE '3' END || x.date "
    "WHEN 'order' THEN CASE x.status WHEN 'concept' THEN '0' WHEN 'open' THEN '1' WHEN 'completed' THEN '2' "
    "ELSE '3' END || x.due_date "
    "ELSE CASE WHEN x.status = 'concept' THEN '0' || x.date WHEN x.open <> 0 THEN '1' || x.due_date "
    "WHEN x.credited = 0 THEN '2' || x.date ELSE '3' || x.date END END"
)
# By mail, and no mail with it was sent yet; looked up by the document, never among all mails that were sent.
_UNSENT: Final = (
    "CASE WHEN d.status = 'definitive' AND w.method = 'email' AND NOT EXISTS (SELECT 1 FROM mail_message m "
    "WHERE m.document_id = d.id AND m.state || '' = 'sent') THEN 1 ELSE 0 END"
)
# The number a customer has now; of one that was merged, the number of the one who stays.
_CUSTOMER: Final = "COALESCE(k.number, c.number, d.customer_number)"
_DERIVED: Final = (
    f"SELECT x.*, {_STANDING} AS standing FROM (SELECT d.id AS document_id, "
    "CASE d.kind WHEN 'credit' THEN 'invoice' ELSE d.kind END AS book, d.kind, d.status, "
    "COALESCE(d.number, '') AS number, d.type_code, d.branch_id, d.employee_name, "
    f"{_CUSTOMER} AS customer_number, "
    "d.customer_title AS title, d.subject, d.reference, d.date, "
    "COALESCE(d.due_date, d.expected_date, '') AS due_date, COALESCE(w.method, '') AS dispatch, "
    f"{_INVOICED_BY} AS invoice_id, d.gross, COALESCE(o.paid, 0) AS paid, COALESCE(o.credited, 0) AS credited, "
    f"COALESCE(o.open, 0) AS open, {_UNSENT} AS unsent, "
    "d.folded || ' ' || LOWER(REPLACE(COALESCE(d.number, ''), '-', '')) || "
    f"CASE WHEN {_CUSTOMER} <> d.customer_number THEN ' ' || LOWER({_CUSTOMER}) ELSE '' END AS searched "
    "FROM sales_document d LEFT JOIN open_item o ON o.document_id = d.id "
    "LEFT JOIN sales_dispatch w ON w.document_id = d.id LEFT JOIN customer c ON c.id = d.customer_id "
    "LEFT JOIN customer k ON k.id = c.merged_into{where}) x"
)
_NAMES: Final = ", ".join(COLUMNS)
_ONE: Final = f"SELECT {_NAMES} FROM ({_DERIVED.format(where=' WHERE d.id = :id')}) y"
_ALL: Final = f"SELECT {_NAMES} FROM ({_DERIVED.format(where='')}) y"
_STORED: Final = f"SELECT seq, {_NAMES} FROM sales_register WHERE document_id = :id"
_ADD: Final = insert("sales_register", COLUMNS)
_TOTAL: Final = add_to("sales_day_total", ("book", "date"), ("count", "gross"))
# Delivery notes whose goods are on an invoice, or on the invoice that a credit invoice corrects.
_SLIPS: Final = (
    "SELECT DISTINCT s.document_id FROM sales_line l CROSS JOIN sales_line n CROSS JOIN sales_line s "
    "CROSS JOIN sales_document d WHERE l.document_id = :id AND n.id = l.source_line "
    "AND s.id IN (n.id, n.source_line) AND d.id = s.document_id AND d.kind = 'delivery'"
)

_STORED_ROWS: Final = f"SELECT {_NAMES} FROM sales_register"
REGISTER_RULES: Final = (
    (
        "register.document",
        f"SELECT DISTINCT document_id FROM (SELECT * FROM ({_ALL} EXCEPT {_STORED_ROWS}) a "
        f"UNION ALL SELECT * FROM ({_STORED_ROWS} EXCEPT {_ALL}) b) x",
        "De lijst van verkoopdocumenten toont iets anders dan dit document.",
    ),
    (
        "register.day",
        "SELECT book, date FROM (SELECT book, date, 1 AS count, gross FROM sales_register UNION ALL "
        "SELECT book, date, -count, -gross FROM sales_day_total) x GROUP BY book, date "
        "HAVING SUM(count) <> 0 OR SUM(gross) <> 0",
        "Het totaal onder de lijst is niet de som van de documenten van deze dag.",
    ),
)
"""What a check of the database asks of the register: (code, statement that finds what is wrong, sentence)."""


def refresh(tx: Transaction, document_id: str) -> None:
    """Bring the register up to date with a document at the end of the transaction, once however often it changed.

    What follows from a document, its open item and its dispatch is worked out then, or taken out with them; delivery
    notes on an invoice follow at the moment it becomes definitive.
    """
    tx.at_end("sales_register", document_id, lambda last: _refresh(last, document_id))


def _refresh(tx: Transaction, document_id: str) -> None:
    stored = tx.one(_STORED, id=document_id)
    row = tx.one(_ONE, id=document_id)
    before = named(("seq", *COLUMNS), stored) if stored else None
    after = named(COLUMNS, row) if row else None
    if before and stored and row and stored[1:] == row:
        return
    if after is None:
        tx.run("DELETE FROM sales_register WHERE document_id = :id", id=document_id)
    elif before is None:
        tx.run(_ADD, **after)
    else:
        _change(tx, before, after)
    _total(tx, before, after)
    _index(tx, before, after)
    was_final = before is not None and before["status"] == "definitive"
    if after and after["book"] == "invoice" and after["status"] == "definitive" and not was_final:
        for (slip,) in tx.all(_SLIPS, id=document_id):
            refresh(tx, slip)


def _change(tx: Transaction, before: dict[str, object], after: dict[str, object]) -> None:
    """Store what is different: naming a column rewrites each index it stands in, and a list has one for every order."""
    changed = {name: value for name, value in after.items() if value != before[name]}
    columns = ", ".join(f"{name} = :{name}" for name in changed)
    tx.run(
        f"UPDATE sales_register SET {columns} WHERE document_id = :document_id",
        **changed,
        document_id=after["document_id"],
    )


def follow_customer(tx: Transaction, customer_id: str) -> None:
    """Bring the documents of a customer under the number they have now, also when they were merged."""
    for (document_id,) in tx.all("SELECT id FROM sales_document WHERE customer_id = :id", id=customer_id):
        refresh(tx, document_id)


def rebuild(tx: Transaction) -> None:
    """Work the whole register out again, in statements over everything."""
    for table in ("sales_register", "sales_day_total"):
        tx.run(f"DELETE FROM {table}")
    tx.run(f"INSERT INTO sales_register ({_NAMES}) {_ALL}")
    tx.run(
        "INSERT INTO sales_day_total (book, date, count, gross) "
        "SELECT book, date, COUNT(*), SUM(gross) FROM sales_register GROUP BY book, date"
    )
    if tx.kind == "sqlite":
        tx.run("INSERT INTO sales_search (sales_search) VALUES ('delete-all')")
        tx.run("INSERT INTO sales_search (rowid, body) SELECT seq, ' ' || searched FROM sales_register")


def _total(tx: Transaction, before: dict[str, object] | None, after: dict[str, object] | None) -> None:
    moved: dict[tuple[object, object], list[int]] = {}
    for row, sign in ((before, -1), (after, 1)):
        if row:
            sums = moved.setdefault((row["book"], row["date"]), [0, 0])
            sums[0] += sign
            sums[1] += sign * int(str(row["gross"]))
    for (book, date), (count, gross) in moved.items():
        if count or gross:
            tx.run(_TOTAL, book=book, date=date, count=count, gross=gross)


def _index(tx: Transaction, before: dict[str, object] | None, after: dict[str, object] | None) -> None:
    if tx.kind != "sqlite" or (before and after and before["searched"] == after["searched"]):
        return
    if before:
        tx.run(
            "INSERT INTO sales_search (sales_search, rowid, body) VALUES ('delete', :seq, :body)",
            seq=before["seq"],
            body=f" {before['searched']}",
        )
    if after:
        seq = tx.value("SELECT seq FROM sales_register WHERE document_id = :id", id=after["document_id"])
        tx.run("INSERT INTO sales_search (rowid, body) VALUES (:seq, :body)", seq=seq, body=f" {after['searched']}")
