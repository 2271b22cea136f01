"""What must hold of sales documents: totals, numbers, open items, stock and reservations. Read by ``verify``."""

from __future__ import annotations

from typing import Final

_DELIVERED: Final = (
    "COALESCE((SELECT SUM(x.quantity) FROM sales_line x JOIN sales_document y ON y.id = x.document_id "
    "WHERE x.source_line = l.id AND y.kind = 'delivery' AND y.status = 'to_invoice'), 0)"
)
_SUMS: Final = (
    "SELECT d.kind, COALESCE(d.number, d.id) FROM sales_document d LEFT JOIN (SELECT document_id, SUM(net) AS net, "
    "SUM(vat) AS vat, SUM(gross) AS gross FROM {table} GROUP BY document_id) x ON x.document_id = d.id "
    "WHERE COALESCE(x.net, 0) <> d.net OR COALESCE(x.vat, 0) <> d.vat OR COALESCE(x.gross, 0) <> d.gross"
)

SALES_RULES: Final = (
    (
        "sales.lines",
        _SUMS.format(table="sales_line"),
        "De regels van dit document tellen niet op tot het totaal.",
    ),
    (
        "sales.vat",
        _SUMS.format(table="sales_vat"),
        "De btw-tabel van dit document telt niet op tot het totaal.",
    ),
    (
        "sales.orphan",
        "SELECT 'sales_line', document_id FROM sales_line WHERE document_id NOT IN (SELECT id FROM sales_document) "
        "UNION SELECT 'sales_vat', document_id FROM sales_vat WHERE document_id NOT IN (SELECT id FROM sales_document)",
        "Er zijn regels van een document dat er niet is.",
    ),
    (
        "order.open_item",
        "SELECT 'order', d.number FROM sales_document d LEFT JOIN open_item o ON o.document_id = d.id "
        "WHERE d.kind = 'order' AND d.number IS NOT NULL "
        "AND (o.document_id IS NULL OR o.kind <> 'order' OR o.gross <> d.gross OR o.customer_id <> d.customer_id)",
        "Wat op deze order openstaat, hoort niet bij het totaal van de order.",
    ),
    (
        "order.delivered",
        "SELECT d.number, l.name FROM sales_line l JOIN sales_document d ON d.id = l.document_id "
        f"WHERE d.kind = 'order' AND d.number IS NOT NULL AND l.kind = 'goods' AND {_DELIVERED} > "
        "l.quantity - l.cancelled",
        "Van deze orderregel is meer geleverd dan er besteld is.",
    ),
    (
        "order.status",
        "SELECT d.status, d.number FROM sales_document d WHERE d.kind = 'order' AND d.status IN ('open', 'completed') "
        "AND (d.status = 'open') <> EXISTS (SELECT 1 FROM sales_line l WHERE l.document_id = d.id "
        f"AND l.kind = 'goods' AND l.quantity - l.cancelled > {_DELIVERED})",
        "De status van deze order hoort niet bij wat er geleverd is.",
    ),
    (
        "delivery.stock",
        "SELECT number, article_id FROM (SELECT d.number, l.article_id, l.quantity FROM sales_line l "
        "JOIN sales_document d ON d.id = l.document_id WHERE d.kind = 'delivery' AND d.number IS NOT NULL "
        "AND l.stocked = 1 AND l.article_id IS NOT NULL UNION ALL "
        "SELECT d.number, m.article_id, m.quantity FROM stock_movement m JOIN sales_document d "
        "ON d.id = m.document_id) x GROUP BY number, article_id HAVING SUM(quantity) <> 0",
        "Deze pakbon heeft de voorraad niet precies een keer verplaatst.",
    ),
    (
        "stock.reserved",
        "SELECT article_id, SUM(quantity) FROM (SELECT article_id, branch_id, quantity FROM stock_reserved UNION ALL "
        "SELECT article_id, branch_id, CASE WHEN rest > 0 THEN -rest ELSE 0 END FROM (SELECT l.article_id, "
        f"d.branch_id, l.quantity - l.cancelled - {_DELIVERED} AS rest FROM sales_line l "
        "JOIN sales_document d ON d.id = l.document_id WHERE d.kind = 'order' AND d.status = 'open' "
        "AND l.stocked = 1 AND l.article_id IS NOT NULL) r) x GROUP BY article_id, branch_id HAVING SUM(quantity) <> 0",
        "De reservering van dit artikel is niet de som van de openstaande orders.",
    ),
)
"""Each finds rows that should not be there: (code, statement, sentence about the row)."""
