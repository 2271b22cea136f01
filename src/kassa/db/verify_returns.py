"""What must hold of returns and gift cards: nothing comes back that was not sold, no card pays what is not on it."""

from __future__ import annotations

from typing import Final

RETURN_RULES: Final = (
    (
        "return.sold",
        "SELECT o.receipt_id, o.position FROM receipt_line o JOIN (SELECT origin_receipt, origin_position, "
        "SUM(quantity) AS quantity, SUM(gross) AS gross FROM receipt_line WHERE origin_receipt <> '' "
        "GROUP BY origin_receipt, origin_position) b ON b.origin_receipt = o.receipt_id "
        "AND b.origin_position = o.position WHERE o.quantity + b.quantity < 0 OR o.gross + b.gross < 0 "
        "OR (o.quantity + b.quantity = 0 AND o.gross + b.gross <> 0)",
        "Van deze bonregel is meer teruggenomen dan er verkocht en betaald is.",
    ),
    (
        "return.origin",
        "SELECT l.origin_receipt, l.origin_position FROM receipt_line l LEFT JOIN receipt_line o "
        "ON o.receipt_id = l.origin_receipt AND o.position = l.origin_position WHERE l.origin_receipt <> '' "
        "AND (o.receipt_id IS NULL OR o.kind NOT IN ('article', 'open') OR o.quantity <= 0 OR l.quantity >= 0)",
        "Er is iets teruggenomen van een bonregel die er niet is.",
    ),
    (
        "gift_card.balance",
        "SELECT c.code, c.balance FROM gift_card c LEFT JOIN (SELECT card_id, SUM(amount) AS amount "
        "FROM gift_card_move GROUP BY card_id) m ON m.card_id = c.id "
        "WHERE c.balance <> COALESCE(m.amount, 0) OR c.balance < 0",
        "Wat op deze cadeaubon staat, is niet de som van wat erop gezet en ermee betaald is.",
    ),
    (
        "gift_card.orphan",
        "SELECT 'gift_card_move', card_id FROM gift_card_move WHERE card_id NOT IN (SELECT id FROM gift_card) "
        "UNION SELECT 'receipt', document_id FROM gift_card_move WHERE document_id NOT IN (SELECT id FROM receipt)",
        "Er is een mutatie van een cadeaubon of een kassabon die er niet is.",
    ),
    (
        "gift_card.ledger",
        "SELECT subject, SUM(amount) FROM (SELECT id AS subject, balance AS amount FROM gift_card UNION ALL "
        "SELECT subject, amount FROM ledger_balance WHERE account = 'gift_cards') x "
        "GROUP BY subject HAVING SUM(amount) <> 0",
        "Wat de winkel op deze cadeaubon schuldig is, is niet wat erop staat.",
    ),
)
"""Each finds rows that should not be there: (code, statement, sentence about the row)."""
