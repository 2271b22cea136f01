"""The sources of all lists, by the name of the list."""

from __future__ import annotations

from collections.abc import Mapping

from kassa.db.queries.lists.narrowing import article_keys, customer_keys
from kassa.db.queries.lists.sales_sources import SALES_SOURCES
from kassa.db.queries.lists.source import Kept, Source

RECEIPTS = Source(
    table="receipt r",
    key="r.id",
    columns={
        "number": "r.number",
        "date": "r.business_date",
        "time": "r.moment",
        "till": "(SELECT t.name FROM till t WHERE t.id = r.till_id)",
        "employee": "r.employee_name",
        "articles": "r.article_count",
        "method": "(SELECT string_agg(p.method_name, ' + ') FROM payment p WHERE p.document_id = r.id)",
        "kind": "CASE WHEN r.training = 1 THEN 'training' WHEN r.gross < 0 THEN 'return' ELSE 'sale' END",
        "discount": "r.discount",
        "net": "r.net",
        "vat": "r.vat",
        "gross": "r.gross",
        "note": "r.note",
    },
    search=("CAST(r.number AS TEXT)", "r.employee_name", "r.note"),
    amounts=("r.gross",),
    choices={
        "till": "SELECT name FROM till ORDER BY number",
        "employee": "SELECT name FROM employee ORDER BY number",
    },
    kept=Kept(
        "day_vat_total d",
        {"net": "d.net", "vat": "d.vat", "gross": "d.gross"},
        {"date": "d.business_date", "till": "(SELECT t.name FROM till t WHERE t.id = d.till_id)"},
    ),
)

ARTICLES = Source(
    table="article a",
    key="a.id",
    where="a.style_id IS NULL",
    columns={
        "number": "a.number",
        "name": "a.name",
        "group": "COALESCE((SELECT g.name FROM article_group g WHERE g.id = a.group_id), '')",
        "barcode": "(SELECT MIN(b.code) FROM barcode b WHERE b.article_id = a.id)",
        "kind": "a.kind",
        "status": "CASE WHEN a.blocked = 1 THEN 'blocked' ELSE 'active' END",
        "vat": "(SELECT v.name FROM vat_code v WHERE v.code = a.vat_code)",
        "unit": "a.unit",
        "stock": (
            "(SELECT SUM(s.quantity) FROM stock_level s WHERE s.article_id = a.id OR s.article_id IN"
            " (SELECT w.id FROM article w WHERE w.style_id = a.id))"
        ),
        "cost": "a.cost",
        "price": "a.price",
    },
    orders={"name": "a.folded"},
    search=("a.number",),
    folded=("a.folded",),
    codes=(
        "a.id IN (SELECT COALESCE(x.style_id, x.id) FROM barcode c JOIN article x ON x.id = c.article_id"
        " WHERE c.code = {word})",
        "a.id IN (SELECT y.style_id FROM article y WHERE y.number = {word})",
    ),
    whole=("SELECT (SELECT COUNT(*) FROM article) - (SELECT COUNT(*) FROM article v WHERE v.style_id IS NOT NULL)"),
    narrow=article_keys,
    choices={
        "group": "SELECT name FROM article_group ORDER BY name",
        "vat": "SELECT name FROM vat_code ORDER BY letter",
        "unit": "SELECT DISTINCT unit FROM article ORDER BY unit",
    },
)

SHIFTS = Source(
    table="shift s JOIN till t ON t.id = s.till_id LEFT JOIN employee e ON e.id = s.opened_by",
    key="s.id",
    columns={
        "z_number": "COALESCE(s.z_number, 0)",
        "date": "s.business_date",
        "till": "t.name",
        "opened_at": "s.opened_at",
        "closed_at": "s.closed_at",
        "employee": "COALESCE(e.name, '')",
        "status": "s.status",
        "turnover": "COALESCE((SELECT t.amount FROM shift_total t WHERE t.shift_id = s.id AND t.kind = 'receipts'), 0)",
        "receipts": "COALESCE((SELECT t.count FROM shift_total t WHERE t.shift_id = s.id AND t.kind = 'receipts'), 0)",
        "difference": "COALESCE(s.difference, 0)",
        "deposit": "s.deposit",
    },
    orders={"date": "s.opened_at"},
    search=("CAST(COALESCE(s.z_number, 0) AS TEXT)", "t.name", "e.name", "s.bag"),
)

USERS = Source(
    table="employee e JOIN role o ON o.id = e.role_id",
    key="e.id",
    columns={
        "number": "e.number",
        "name": "e.name",
        "initials": "e.initials",
        "role": "o.name",
        "language": "e.language",
        "pin": "CASE WHEN e.pin_hash = '' THEN 0 ELSE 1 END",
        "password": "CASE WHEN e.password_hash = '' THEN 0 ELSE 1 END",
        "status": "CASE WHEN e.active = 1 THEN 'active' ELSE 'inactive' END",
    },
    search=("CAST(e.number AS TEXT)", "e.name", "e.initials", "o.name"),
)

ROLES = Source(
    table="role o",
    key="o.id",
    columns={
        "name": "o.name",
        "rights": "(SELECT COUNT(*) FROM role_right x WHERE x.role_id = o.id)",
        "employees": "(SELECT COUNT(*) FROM employee e WHERE e.role_id = o.id AND e.active = 1)",
        "status": "CASE WHEN o.active = 1 THEN 'active' ELSE 'inactive' END",
    },
    search=("o.name",),
)

CUSTOMERS = Source(
    table="customer c",
    key="c.id",
    where="c.merged_into IS NULL",
    columns={
        "number": "c.number",
        "name": "CASE WHEN c.kind = 'company' THEN c.company ELSE c.name END",
        "kind": "c.kind",
        "company": "CASE WHEN c.kind = 'company' THEN '' ELSE c.company END",
        "contact": "CASE WHEN c.kind = 'company' AND c.name <> c.company THEN c.name ELSE '' END",
        "street": "c.street",
        "postcode": "c.postcode",
        "city": "c.city",
        "country": "c.country",
        "phone": "c.phone",
        "email": "c.email",
        "dispatch": "c.dispatch",
        "payment_days": "c.payment_days",
        "discount": "COALESCE(c.own_discount, (SELECT p.discount FROM price_list p WHERE p.code = c.price_list), 0)",
        "credit_limit": "c.credit_limit",
        "vat_id": "c.vat_id",
        "registration": "c.registration",
        "consent": (
            "COALESCE((SELECT CASE WHEN x.given = 1 THEN 'given' ELSE 'withdrawn' END FROM customer_consent x"
            " WHERE x.customer_id = c.id ORDER BY x.moment DESC, x.id DESC LIMIT 1), 'none')"
        ),
        "status": "CASE WHEN c.erased = 1 THEN 'erased' ELSE 'active' END",
    },
    orders={"name": "c.folded"},
    folded=("c.searched",),
    whole="SELECT (SELECT COUNT(*) FROM customer) - (SELECT COUNT(*) FROM customer m WHERE m.merged_into IS NOT NULL)",
    narrow=customer_keys,
    choices={"country": "SELECT DISTINCT country FROM customer ORDER BY country"},
)

JOURNAL = Source(
    table="journal j LEFT JOIN employee e ON e.id = j.employee_id",
    key="j.hash",
    columns={
        "moment": "j.moment",
        "chain": "j.chain",
        "seq": "j.seq",
        "employee": "COALESCE(e.name, '')",
        "event": "j.event",
        "ref": "j.ref",
        "hash": "j.hash",
    },
    search=("j.event", "j.ref", "e.name"),
)

IMPORTS, CUSTOMER_IMPORTS = (
    Source(
        table="import_run i LEFT JOIN employee e ON e.id = i.employee_id",
        key="i.id",
        where=f"i.kind = '{kind}'",
        columns={
            "moment": "i.started_at",
            "file": "i.file_name",
            "employee": "COALESCE(e.name, '')",
            "status": "CASE WHEN i.undone_at IS NULL THEN 'done' ELSE 'undone' END",
        },
        search=("i.file_name", "e.name"),
    )
    for kind in ("articles", "customers")
)

SOURCES: Mapping[str, Source] = {
    "receipts": RECEIPTS,
    "articles": ARTICLES,
    "shifts": SHIFTS,
    "users": USERS,
    "roles": ROLES,
    "customers": CUSTOMERS,
    "journal": JOURNAL,
    "imports": IMPORTS,
    "customer_imports": CUSTOMER_IMPORTS,
    **SALES_SOURCES,
}
