"""Rows put straight into a database, by the hundred thousand: for lists, not for rules."""

from __future__ import annotations

import json
from datetime import date, timedelta

from kassa.db.engine import Database, Transaction
from kassa.db.search import index_articles
from kassa.system.identity import new_id

HEADER = json.dumps(
    {
        "name": "De Werkplaats",
        "address": [],
        "phone": "",
        "web": "",
        "vat_id": "",
        "registration": "",
        "country": "NL",
        "closing": [],
        "farewell": "",
    }
)
FIRST_DAY = date(2026, 1, 1)


def add_shop(database: Database) -> None:
    """Give a branch, a till, a role, two employees and a VAT code."""
    with database.write() as tx:
        tx.run("INSERT INTO branch (id, code, name) VALUES ('b1', 'CEN', 'Centrum')")
        tx.run("INSERT INTO till (id, branch_id, number, name) VALUES ('t1', 'b1', 1, 'Kassa 1')")
        tx.run("INSERT INTO role (id, name, active) VALUES ('r1', 'Verkoper', 1)")
        for number, name in ((1, "J. Voorbeeld"), (2, "M. Testman")):
            tx.run(
                "INSERT INTO employee (id, number, name, initials, language, role_id, pin_hash, password_hash, active,"
                " revision) VALUES (:id, :number, :name, '', 'nl', 'r1', '', '', 1, 1)",
                id=f"e{number}",
                number=number,
                name=name,
            )
        tx.run(
            "INSERT INTO vat_code (code, name, letter, category, country, active)"
            " VALUES ('H', 'Hoog 21%', 'A', 'S', 'NL', 1)"
        )


def add_articles(database: Database, count: int, *, vat: str = "H") -> None:
    """Give articles 000001 and on, named 'Artikel 1' and on, at one cent more each."""
    rows = [
        {
            "id": new_id(),
            "vat": vat,
            "number": f"{number:06d}",
            "name": f"Artikel {number}",
            "folded": f"artikel {number}",
            "price": number * 100,
        }
        for number in range(1, count + 1)
    ]
    with database.write() as tx:
        tx.many(
            "INSERT INTO article (id, number, name, folded, color, size, size_order, kind, vat_code, price, unit,"
            " stocked, blocked, blocked_reason, revision) VALUES (:id, :number, :name, :folded, '', '', 0,"
            " 'normal', :vat, :price, 'st', 1, 0, '', 1)",
            rows,
        )
        index_articles(
            tx, [{"seq": seq, "body": f" {folded}"} for seq, folded in tx.all("SELECT seq, folded FROM article")]
        )


def add_receipts(database: Database, count: int, *, first: int = 1, till: str = "t1") -> None:
    """Give receipts of 1,21 and on, forty a day, without the triggers that would ask where they came from."""
    with database.write() as tx:
        for trigger in ("receipt_once", "receipt_number_given"):
            tx.run(f"DROP TRIGGER IF EXISTS {trigger}" + (" ON receipt" if tx.kind == "postgresql" else ""))
        tx.run("INSERT INTO snapshot (hash, body) VALUES ('head', :body) ON CONFLICT DO NOTHING", body=HEADER)
        for start in range(first, first + count, 10_000):
            _add(tx, range(start, min(start + 10_000, first + count)), till)
        add_day_totals(tx)


def add_day_totals(tx: Transaction) -> None:
    """Keep the totals of each day as a checkout does."""
    tx.run("DELETE FROM day_vat_total")
    tx.run(
        "INSERT INTO day_vat_total (business_date, till_id, vat_code, rate, net, vat, gross)"
        " SELECT business_date, till_id, 'H', 2100, SUM(net), SUM(vat), SUM(gross) FROM receipt"
        " GROUP BY business_date, till_id"
    )


def _add(tx: Transaction, numbers: range, till: str) -> None:
    rows = []
    for number in numbers:
        day = FIRST_DAY + timedelta(days=number // 40)
        rows.append(
            {
                "id": f"{number:032x}",
                "till": till,
                "number": number,
                "employee": f"e{1 + number % 2}",
                "name": ("M. Testman", "J. Voorbeeld")[number % 2],
                "day": day.isoformat(),
                "moment": (day - date(1970, 1, 1)).days * 86_400_000_000 + number % 40 * 600_000_000,
                "gross": 121 + number,
            }
        )
    tx.many(
        "INSERT INTO receipt (id, series, number, till_id, branch_id, shift_id, employee_id, employee_name,"
        " business_date, moment, price_mode, net, vat, gross, discount, discount_reason, cash_rounding, article_count,"
        " snapshot, training, note) VALUES (:id, 'bon-1', :number, :till, 'b1', 's1', :employee, :name, :day, :moment,"
        " 'inclusive', :gross - 21, 21, :gross, 0, '', 0, 1, 'head', 0, '')",
        rows,
    )
