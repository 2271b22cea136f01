"""Gift cards and every move on them; a balance never goes below zero, whoever comes first."""

from __future__ import annotations

from typing import Final

from kassa.db.engine import Reader, Transaction
from kassa.db.statements import insert
from kassa.domain.errors import RuleError
from kassa.domain.frozen import frozen
from kassa.domain.till.gift_card import why_not_payable
from kassa.domain.values.money import Money
from kassa.system.identity import new_id

_CARD: Final = ("id", "code", "balance", "sold_at", "receipt_id")
_MOVE: Final = ("card_id", "position", "document_id", "amount", "moment")
_ISSUE: Final = (
    f"{insert('gift_card', _CARD)} ON CONFLICT (code) DO UPDATE SET balance = gift_card.balance + excluded.balance"
)


@frozen
class GiftCard:
    """A gift card.

    Attributes:
        id: identity.
        code: what is printed on it.
        balance: what is on it.
        sold_at: when it was first sold, microseconds UTC.
        receipt_id: the receipt it was first sold on.
    """

    id: str
    code: str
    balance: Money
    sold_at: int
    receipt_id: str


@frozen
class GiftCardMove:
    """What was put on a card (positive) or paid with it (negative).

    Attributes:
        position: counts the moves of a card, from 1.
        document_id: the receipt.
        amount: what it did to the balance.
        moment: microseconds UTC.
    """

    position: int
    document_id: str
    amount: Money
    moment: int


def get(reader: Reader, code: str, *, lock: bool = False) -> GiftCard | None:
    """Return a card, or None; ``lock`` keeps others from it until the transaction ends."""
    end = " FOR UPDATE" if lock and reader.kind == "postgresql" else ""
    row = reader.one(f"SELECT {', '.join(_CARD)} FROM gift_card WHERE code = :code{end}", code=code)
    if row is None:
        return None
    identity, found, balance, sold_at, receipt_id = row
    return GiftCard(identity, found, Money(balance), sold_at, receipt_id)


def moves(reader: Reader, card_id: str) -> tuple[GiftCardMove, ...]:
    """Return every move on a card, oldest first."""
    rows = reader.all(
        "SELECT position, document_id, amount, moment FROM gift_card_move WHERE card_id = :id ORDER BY position",
        id=card_id,
    )
    return tuple(GiftCardMove(position, document, Money(amount), moment) for position, document, amount, moment in rows)


def balances_after(reader: Reader, document_id: str) -> dict[str, Money]:
    """Return what was left on each card right after a document moved it, by code."""
    rows = reader.all(
        "SELECT c.code, SUM(x.amount) FROM (SELECT card_id, MAX(position) AS last FROM gift_card_move "
        "WHERE document_id = :id GROUP BY card_id) m JOIN gift_card c ON c.id = m.card_id "
        "JOIN gift_card_move x ON x.card_id = m.card_id AND x.position <= m.last GROUP BY c.code",
        id=document_id,
    )
    return {code: Money(int(cents)) for code, cents in rows}


def issue(tx: Transaction, code: str, amount: Money, receipt_id: str, moment: int) -> GiftCard:
    """Put money on a card that is sold; a card that exists is topped up.

    Args:
        tx: the transaction of the sale.
        code: code of the card.
        amount: what is put on it.
        receipt_id: the receipt it is sold on.
        moment: microseconds UTC.
    """
    tx.run(_ISSUE, id=new_id(), code=code, balance=amount.cents, sold_at=moment, receipt_id=receipt_id)
    return _moved(tx, code, amount, receipt_id, moment)


def redeem(tx: Transaction, code: str, amount: Money, document_id: str, moment: int) -> GiftCard:
    """Pay with a card; a negative amount puts money back on it.

    Args:
        tx: the transaction of the sale.
        code: code of the card.
        amount: what it pays.
        document_id: the receipt.
        moment: microseconds UTC.

    Raises:
        RuleError: there is no such card, or less is on it; names what is left. Nothing was booked.
    """
    touched = tx.run(
        "UPDATE gift_card SET balance = balance - :amount WHERE code = :code AND balance >= :amount",
        code=code,
        amount=amount.cents,
    )
    if not touched:
        card = get(tx, code, lock=True)
        reason = why_not_payable(code, card.balance if card else None, Money.ZERO, amount)
        if reason is None:
            raise AssertionError("a card that can pay was refused")
        raise RuleError(reason)
    return _moved(tx, code, -amount, document_id, moment)


def _moved(tx: Transaction, code: str, amount: Money, document_id: str, moment: int) -> GiftCard:
    """Append a move to a card whose row this transaction has just written, and return the card."""
    card = get(tx, code)
    if card is None:
        raise AssertionError("a card that was just written is there")
    last = tx.value("SELECT COALESCE(MAX(position), 0) FROM gift_card_move WHERE card_id = :id", id=card.id)
    tx.run(
        insert("gift_card_move", _MOVE),
        card_id=card.id,
        position=int(last) + 1,
        document_id=document_id,
        amount=amount.cents,
        moment=moment,
    )
    return card
