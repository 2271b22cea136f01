"""A million invoices of years, straight into the tables; the register and its totals are worked out as always."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from typing import Final

from kassa.db.engine import Database, Transaction
from kassa.db.repos import sales, sales_register
from kassa.db.schema import KNOWN
from kassa.db.statements import insert
from kassa.db.triggers import trigger_names, trigger_statements
from kassa.domain.catalog.folding import fold
from kassa.system.identity import id_run

_BATCH: Final = 20_000
_DAYS: Final = 3_650
_CUSTOMERS: Final = 20_000
_KINDS: Final = (
    "Garage",
    "Hotel",
    "Bakkerij",
    "School",
    "Stichting",
    "Hoveniersbedrijf",
    "Café",
    "Bouwbedrijf",
    "Sportclub",
)
_NAMES: Final = (
    "Proefrit",
    "De Proef",
    "Voorbeeld",
    "Testveld",
    "Proeftuin",
    "Het Monster",
    "De Demo",
    "Noord",
    "Zuid",
)
_GOODS: Final = (
    "Werkbroeken",
    "Polo's bediening",
    "Vesten vrijwilligers",
    "Veiligheidsschoenen",
    "Regenpakken",
    "Overalls",
)
_OPEN_ITEM: Final = ("document_id", "kind", "customer_id", "due_date", "gross", "paid", "credited", "open")
_TABLES: Final = {
    "sales_document": (*sales.HEAD, "created_at"),
    "sales_line": ("document_id", *sales.LINE),
    "sales_vat": ("document_id", *sales.VAT),
    "open_item": _OPEN_ITEM,
    "sales_dispatch": ("document_id", "method", "origin"),
}
Rows = dict[str, list[dict[str, object]]]


def add_invoices(database: Database, wanted: int, today: dt.date, largest: int = 0) -> None:
    """Fill a new shop with ``wanted`` invoices up to today: one in fifty open, one in two hundred too late.

    Args:
        database: the shop.
        wanted: how many invoices.
        today: the date of the last one.
        largest: how many of them are of customer 0; customer 1 then has ten, and all of both are open.
    """
    with database.write() as tx:
        for name in trigger_names():
            tx.run(f"DROP TRIGGER {name}")
        indexes = tx.all(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name LIKE 'sales_%'"
        )
        for name, _ in indexes:
            tx.run(f"DROP INDEX {name}")
    made = _documents(wanted, today, largest)
    left = wanted
    while left > 0:
        with database.write() as tx:
            _batch(tx, made, min(left, _BATCH))
        left -= _BATCH
    with database.write() as tx:
        sales_register.rebuild(tx)
    with database.write() as tx:
        for _, sql in indexes:
            tx.run(sql)
        for version in KNOWN:
            for statement in trigger_statements("sqlite", version):
                tx.run(statement)
        tx.run("ANALYZE")


def _batch(tx: Transaction, made: Iterator[Rows], count: int) -> None:
    rows: Rows = {table: [] for table in _TABLES}
    for _ in range(count):
        for table, some in next(made).items():
            rows[table] += some
    for table, columns in _TABLES.items():
        tx.many(insert(table, columns), rows[table])


def _documents(wanted: int, today: dt.date, largest: int) -> Iterator[Rows]:
    chance = random.Random(8)
    customers = [f"{chance.choice(_KINDS)} {chance.choice(_NAMES)} {number}" for number in range(_CUSTOMERS)]
    ids, numbers = id_run(), dict[int, int]()
    for turn in range(wanted):
        age = _DAYS - (turn * _DAYS) // wanted - 1
        day = today - dt.timedelta(days=age)
        numbers[day.year] = numbers.get(day.year, 0) + 1
        who = _who(turn, wanted, largest) if largest else chance.randrange(_CUSTOMERS)
        gross = chance.randint(500, 250_000)
        is_open = (age < 60 and chance.random() < 0.9) or chance.random() < 0.004 or (largest > 0 and who < 2)
        head = _head(next(ids), day, numbers[day.year], who, customers[who], chance.choice(_GOODS), gross)
        if turn >= wanted - 300 and turn % 3 == 0:
            head |= {"status": "concept", "number": None, "series": None, "sequence": None}
        yield _rows(
            head, chance.randrange(gross) if is_open else gross, chance.choice(("email", "email", "post", "none"))
        )


def _who(turn: int, wanted: int, largest: int) -> int:
    """Spread the invoices of the largest customer and of the one with ten over the years."""
    if turn % max(1, wanted // largest) == 0:
        return 0
    return 1 if turn % (wanted // 10) == 1 else 2 + turn * 7_919 % (_CUSTOMERS - 2)


def _head(identity: str, day: dt.date, number: int, who: int, title: str, goods: str, gross: int) -> dict[str, object]:
    printed = f"{day.year}-{number:04d}"
    vat = gross * 21 // 121
    moment = int(dt.datetime(day.year, day.month, day.day, 12, tzinfo=dt.UTC).timestamp()) * 1_000_000
    return {
        "id": identity,
        "kind": "invoice",
        "status": "definitive",
        "type_code": "invoice",
        "series": f"invoice/{day.year}",
        "sequence": number,
        "number": printed,
        "branch_id": "centrum",
        "employee_id": "eigenaar",
        "employee_name": "M. Testman",
        "customer_id": f"{who:032x}",
        "customer_number": f"{10_000 + who}",
        "customer_title": title,
        "party": f'{{"name":"J. Voorbeeld","company":"{title}","street":"Dorpsstraat {who}","city":"Utrecht"}}',
        "subject": f"{goods} {number % 97}",
        "reference": f"PO {number * 7 % 9999}",
        "folded": fold(f"{printed} {goods} {number % 97} PO {number * 7 % 9999} {10_000 + who} {title} Utrecht"),
        "date": day.isoformat(),
        "due_date": (day + dt.timedelta(days=30)).isoformat(),
        "expected_date": None,
        "delivery_method": "",
        "price_mode": "inclusive",
        "net": gross - vat,
        "vat": vat,
        "gross": gross,
        "note": "",
        "source_id": None,
        "version": 1,
        "revision": 2,
        "created_at": moment,
        "changed_at": moment,
        "confirmed_at": moment,
        "confirmed_by": "eigenaar",
    }


def _rows(head: dict[str, object], paid: int, method: str) -> Rows:
    amounts = {name: head[name] for name in ("net", "vat", "gross")}
    line: dict[str, object] = dict.fromkeys(sales.LINE, "")
    line |= amounts | {
        "document_id": head["id"],
        "position": 1,
        "id": head["id"],
        "kind": "goods",
        "name": head["subject"],
        "quantity": 1000,
        "cancelled": 0,
        "price": int(str(head["gross"])) * 100,
        "price_basis": "inclusive",
        "list_price": int(str(head["gross"])) * 100,
        "discount": None,
        "amount": head["gross"],
        "vat_code": "high",
        "vat_letter": "A",
        "vat_rate": 2100,
        "stocked": 0,
        "source_line": None,
    }
    vat = amounts | {"document_id": head["id"], "position": 1, "vat_code": "high", "letter": "A", "rate": 2100}
    rows: Rows = {"sales_document": [head], "sales_line": [line], "sales_vat": [vat]}
    if head["status"] == "definitive":
        gross = int(str(head["gross"]))
        item = {name: head[name] for name in ("kind", "customer_id", "due_date", "gross")}
        rows["open_item"] = [item | {"document_id": head["id"], "paid": paid, "credited": 0, "open": gross - paid}]
        rows["sales_dispatch"] = [{"document_id": head["id"], "method": method, "origin": ""}]
    return rows
